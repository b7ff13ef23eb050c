"""One worker as a process: plans what is due, delivers, and is killed by the test that started it.

It reads the environment as `dutybell run` does: there short leases are set, so that what a killed
worker held is taken up within the test's patience.
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy.exc import DBAPIError

from adapters.platform import Platform
from adapters.process.delivering import Opener, delivery_worker, openers
from adapters.process.platforms import PLATFORMS, timeouts
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.worker import Timing
from bot.digest.planner import Planner
from config.settings import Settings
from store.store import SqlStore, open_store


async def _tick(store: SqlStore, at: datetime) -> None:
    """Any process may tick, as often as it likes."""
    planner = Planner(store)
    while True:
        try:
            await planner.tick(at)
        except (DBAPIError, OSError) as error:  # as the scheduler does: another tick comes
            sys.stderr.write(f"not planned: {type(error).__name__}\n")
        await asyncio.sleep(0.5)


async def _opened(settings: Settings) -> SqlStore:
    """The store; what cannot open it ends, and is started again by whoever runs it."""
    while True:
        try:
            return await open_store(data=settings.data, url=settings.database_url)
        except (DBAPIError, OSError):
            await asyncio.sleep(0.1)


async def work(at: datetime) -> None:
    """Tick and deliver until killed."""
    settings = Settings.read(dict(os.environ), {p.name: p.settings for p in PLATFORMS})
    store = await _opened(settings)
    bot_context = BotContext(store=store, catalogue=COMMANDS)
    timing = replace(Timing.of(timeouts(settings)), poll=timedelta(milliseconds=100))
    batcher, never = DeliveryBatcher(store), asyncio.Event()

    def tried(_platform: str, outcome: str, _seconds: float) -> None:
        sys.stdout.write(f"{outcome}\n")
        sys.stdout.flush()

    async def deliver(platform: Platform, opened: Opener) -> None:
        async with opened() as chat:
            limit = platform.rate_limit()
            await delivery_worker(
                chat, batcher, rate_limit=limit, timing=timing, observe=tried
            ).run(never)

    opened = openers(settings, bot_context).items()
    await asyncio.gather(_tick(store, at), *(deliver(*one) for one in opened))


def main(at: datetime) -> None:
    """Work until killed."""
    asyncio.run(work(at))
