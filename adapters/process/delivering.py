"""Delivery put together: a worker for each platform that has its tokens, one batcher for all."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from typing import TYPE_CHECKING

from adapters.platform import Platform
from adapters.process.clock import now
from adapters.process.platforms import given, timeouts, with_tokens
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.rate_limit import RateLimit
from bot.delivery.worker import DeliveryWorker, Observe, Timing

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from bot.ports.platforms import Chat
    from config.settings import Settings


def _unseen(_platform: str, _outcome: str, _seconds: float) -> None:
    """For whoever counts nothing."""


def delivery_worker(
    chat: Chat,
    batcher: DeliveryBatcher,
    *,
    rate_limit: RateLimit,
    observe: Observe = _unseen,
    timing: Timing | None = None,
) -> DeliveryWorker:
    """A worker at its platform's rate, under a name that no other worker ever had."""
    return DeliveryWorker(
        chat,
        batcher,
        worker=f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}",
        clock=now,
        rate_limit=rate_limit,
        timing=timing,
        observe=observe,
    )


Opener = Callable[[], AbstractAsyncContextManager["Chat"]]


def openers(settings: Settings, bot_context: BotContext) -> dict[Platform, Opener]:
    """For each platform that has tokens, how to open it for posting only: no events come in."""
    return {
        platform: partial(platform.post, given(settings, bot_context, platform))
        for platform in with_tokens(settings)
    }


async def delivered(settings: Settings, bot_context: BotContext) -> dict[str, int]:
    """Send everything that is owed; how many tries ended how. One platform's trouble is its own.

    Raises what the first of the platforms in trouble raised, when the others are done.
    """
    tally: dict[str, int] = {"sent": 0}
    batcher = DeliveryBatcher(bot_context.store)

    def count(_platform: str, outcome: str, _seconds: float) -> None:
        tally[outcome] = tally.get(outcome, 0) + 1

    async def drained(platform: Platform, opened: Opener) -> None:
        async with opened() as chat:
            limit = platform.rate_limit()
            worker = delivery_worker(
                chat, batcher, rate_limit=limit, observe=count, timing=Timing.of(timeouts(settings))
            )
            await worker.drain()

    ended = await asyncio.gather(
        *(drained(*one) for one in openers(settings, bot_context).items()),
        return_exceptions=True,
    )
    for error in ended:
        if isinstance(error, BaseException):
            raise error
    return tally
