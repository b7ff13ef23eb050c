"""One worker as a process: plans what is due, delivers, and is killed by the test that started it.

It reads the environment as `dutybell run` does. Its leases are short, so that what a killed worker
held is taken up within the test's patience.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import datetime, timedelta

from adapters.platform import Platform
from adapters.process.delivering import Opener, delivery_worker, openers
from adapters.process.platforms import PLATFORMS
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.delivery import retry
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.worker import Timing
from bot.digest.planner import Planner
from config.settings import Settings
from store.store import SqlStore, open_store


def timing(scale: float) -> Timing:
    """Short leases, ``scale`` times as long."""
    return Timing(
        lease=timedelta(seconds=10) * scale,
        call=timedelta(seconds=8) * scale,
        poll=timedelta(milliseconds=100),
        horizon=timedelta(seconds=12) * scale,
    )


async def _tick(store: SqlStore, at: datetime) -> None:
    """Any process may tick, as often as it likes."""
    planner = Planner(store)
    while True:
        await planner.tick(at)
        await asyncio.sleep(0.5)


async def work(at: datetime, scale: float) -> None:
    """Tick and deliver until killed."""
    retry.FIRST_WAIT *= scale
    settings = Settings.read(dict(os.environ), {p.name: p.settings for p in PLATFORMS})
    store = await open_store(data=settings.data, url=settings.database_url)
    bot_context = BotContext(store=store, catalogue=COMMANDS)
    batcher, never = DeliveryBatcher(store), asyncio.Event()

    async def deliver(platform: Platform, opened: Opener) -> None:
        async with opened() as chat:
            limit = platform.rate_limit()
            await delivery_worker(chat, batcher, rate_limit=limit, timing=timing(scale)).run(never)

    sys.stdout.write("ready\n")
    sys.stdout.flush()
    opened = openers(settings, bot_context).items()
    await asyncio.gather(_tick(store, at), *(deliver(*one) for one in opened))


def main(at: datetime, scale: float) -> None:
    """Work until killed."""
    asyncio.run(work(at, scale))
