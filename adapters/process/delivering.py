"""Delivery put together: a lane for each platform that has its tokens, one ledger for all."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.process.platforms import discord_app, slack_app
from adapters.process.wiring import now
from bot.delivery.batcher import Ledger
from bot.delivery.rate_limit import Pace
from bot.delivery.worker import Lane, Observe, Timing

if TYPE_CHECKING:
    from bot.commands.spec import Desk
    from bot.ports.platforms import Chat
    from config.settings import Settings

_MARGIN = timedelta(milliseconds=3)
"""Kept from a channel's limit, which is counted from the end of a call: the platform had stored the
message by then. It covers a sleep that ends early and a clock that is nudged."""


def _unseen(_platform: str, _outcome: str, _seconds: float) -> None:
    """For whoever counts nothing."""


def lane(
    chat: Chat, ledger: Ledger, *, observe: Observe = _unseen, timing: Timing | None = None
) -> Lane:
    """A lane at its platform's pace, under a name that no other worker ever had."""
    return Lane(
        chat,
        ledger,
        worker=f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}",
        clock=now,
        pace=_pace(chat.platform),
        timing=timing,
        observe=observe,
    )


def _pace(platform: str) -> Pace:
    if platform == "discord":
        from adapters.discord import limits as discord

        return Pace(
            gap=timedelta(seconds=1 / discord.POSTS_A_SECOND),
            channel_gap=timedelta(seconds=1) + _MARGIN,
            reply_requests=2,  # its thread is begun first
        )
    from adapters.slack import limits as slack

    return Pace(channel_gap=timedelta(seconds=1 / slack.POSTS_PER_SECOND) + _MARGIN)


Opener = Callable[[], AbstractAsyncContextManager["Chat"]]


def openers(settings: Settings, desk: Desk) -> dict[str, Opener]:
    """For each platform that has tokens, how to open it for posting only: no events come in."""

    @asynccontextmanager
    async def slack() -> AsyncIterator[Chat]:
        app = slack_app(settings, desk)
        await app.clients.start()
        try:
            yield app.chat
        finally:
            await app.clients.stop()

    @asynccontextmanager
    async def discord() -> AsyncIterator[Chat]:
        app = discord_app(settings, desk)
        async with app.posting():
            yield app.chat

    able: dict[str, Opener] = {}
    if settings.slack_bot_token or settings.slack_client_id:
        able["slack"] = slack
    if settings.discord_token:
        able["discord"] = discord
    return able


async def delivered(settings: Settings, desk: Desk) -> dict[str, int]:
    """Send everything that is owed; how many tries ended how. One platform's trouble is its own.

    Raises what the first of the platforms in trouble raised, when the others are done.
    """
    tally: dict[str, int] = {"sent": 0}
    ledger = Ledger(desk.store)

    def count(_platform: str, outcome: str, _seconds: float) -> None:
        tally[outcome] = tally.get(outcome, 0) + 1

    async def drained(opened: Opener) -> None:
        async with opened() as chat:
            await lane(chat, ledger, observe=count).drain()

    ended = await asyncio.gather(
        *(drained(opened) for opened in openers(settings, desk).values()), return_exceptions=True
    )
    for error in ended:
        if isinstance(error, BaseException):
            raise error
    return tally
