"""Delivery put together: a lane for each platform that has its tokens, one ledger for all."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.cli.platforms import discord_app, slack_app
from adapters.cli.wiring import now
from bot.delivery.ledger import Ledger
from bot.delivery.outbox import Lane, Observe, Timing
from bot.delivery.pace import Pace

if TYPE_CHECKING:
    from bot.commands.spec import Desk
    from bot.ports import Chat
    from config.settings import Settings

_MARGIN = timedelta(milliseconds=20)
"""Kept from a channel's limit: the platform's clock starts when it has stored a message."""


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
        )
    from adapters.slack import limits as slack

    return Pace(channel_gap=timedelta(seconds=1 / slack.POSTS_PER_SECOND) + _MARGIN)


@contextlib.asynccontextmanager
async def opened_chats(settings: Settings, desk: Desk) -> AsyncIterator[tuple[Chat, ...]]:
    """The platforms that have tokens, opened for posting only: no events come in."""
    async with contextlib.AsyncExitStack() as stack:
        chats: list[Chat] = []
        if settings.slack_bot_token or settings.slack_client_id:
            slack = slack_app(settings, desk)
            await slack.clients.start()
            stack.push_async_callback(slack.clients.stop)
            chats.append(slack.chat)
        if settings.discord_token:
            discord = discord_app(settings, desk)
            await stack.enter_async_context(discord.posting())
            chats.append(discord.chat)
        yield tuple(chats)


async def delivered(settings: Settings, desk: Desk) -> dict[str, int]:
    """Send everything that is owed; how many tries ended how."""
    tally: dict[str, int] = {"sent": 0}

    def count(_platform: str, outcome: str, _seconds: float) -> None:
        tally[outcome] = tally.get(outcome, 0) + 1

    async with opened_chats(settings, desk) as chats:
        ledger = Ledger(desk.store)
        await asyncio.gather(*(lane(chat, ledger, observe=count).drain() for chat in chats))
    return tally


async def deliver_until(
    settings: Settings, desk: Desk, stop: asyncio.Event, *, observe: Observe = _unseen
) -> None:
    """Send what is owed, as it comes to be owed, until ``stop`` is set."""
    async with opened_chats(settings, desk) as chats:
        ledger = Ledger(desk.store)
        await asyncio.gather(*(lane(chat, ledger, observe=observe).run(stop) for chat in chats))
