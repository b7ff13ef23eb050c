"""Delivery put together: a worker for each platform that has its tokens, one batcher for all."""

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
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.rate_limit import RateLimit
from bot.delivery.worker import DeliveryWorker, Observe, Timing

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from bot.ports.platforms import Chat
    from config.settings import Settings

_MARGIN = timedelta(milliseconds=3)
"""Kept from a channel's limit, which is counted from the end of a call: the platform had stored the
message by then. It covers a sleep that ends early and a clock that is nudged."""


def _unseen(_platform: str, _outcome: str, _seconds: float) -> None:
    """For whoever counts nothing."""


def delivery_worker(
    chat: Chat,
    batcher: DeliveryBatcher,
    *,
    observe: Observe = _unseen,
    timing: Timing | None = None,
) -> DeliveryWorker:
    """A lane at its platform's pace, under a name that no other worker ever had."""
    return DeliveryWorker(
        chat,
        batcher,
        worker=f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}",
        clock=now,
        rate_limit=_rate_limit(chat.platform),
        timing=timing,
        observe=observe,
    )


def _rate_limit(platform: str) -> RateLimit:
    if platform == "discord":
        from adapters.discord import limits as discord

        return RateLimit(
            gap=timedelta(seconds=1 / discord.POSTS_A_SECOND),
            channel_gap=timedelta(seconds=1) + _MARGIN,
            reply_requests=2,  # its thread is begun first
        )
    from adapters.slack import limits as slack

    return RateLimit(channel_gap=timedelta(seconds=1 / slack.POSTS_PER_SECOND) + _MARGIN)


Opener = Callable[[], AbstractAsyncContextManager["Chat"]]


def openers(settings: Settings, bot_context: BotContext) -> dict[str, Opener]:
    """For each platform that has tokens, how to open it for posting only: no events come in."""

    @asynccontextmanager
    async def slack() -> AsyncIterator[Chat]:
        app = slack_app(settings, bot_context)
        await app.clients.start()
        try:
            yield app.chat
        finally:
            await app.clients.stop()

    @asynccontextmanager
    async def discord() -> AsyncIterator[Chat]:
        app = discord_app(settings, bot_context)
        async with app.posting():
            yield app.chat

    able: dict[str, Opener] = {}
    if settings.slack_bot_token or settings.slack_client_id:
        able["slack"] = slack
    if settings.discord_token:
        able["discord"] = discord
    return able


async def delivered(settings: Settings, bot_context: BotContext) -> dict[str, int]:
    """Send everything that is owed; how many tries ended how. One platform's trouble is its own.

    Raises what the first of the platforms in trouble raised, when the others are done.
    """
    tally: dict[str, int] = {"sent": 0}
    batcher = DeliveryBatcher(bot_context.store)

    def count(_platform: str, outcome: str, _seconds: float) -> None:
        tally[outcome] = tally.get(outcome, 0) + 1

    async def drained(opened: Opener) -> None:
        async with opened() as chat:
            await delivery_worker(chat, batcher, observe=count).drain()

    ended = await asyncio.gather(
        *(drained(opened) for opened in openers(settings, bot_context).values()),
        return_exceptions=True,
    )
    for error in ended:
        if isinstance(error, BaseException):
            raise error
    return tally
