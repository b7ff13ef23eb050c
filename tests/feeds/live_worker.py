"""One process that polls, reads and decides until it is killed: what a soak runs and shoots at.

It is told the fake web, the store's folder and address, and a clock that runs ``speed`` times as
fast since ``started``, so that leases end soon.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import DBAPIError

import config
from adapters.feeds.registry import sources
from adapters.feeds.web import Web
from adapters.process.feed_settings import cadence, read_feeds
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.ingest.drafting import Drafter
from bot.ingest.polling import BEAT, Poller, Watched
from store.store import SqlStore, open_store
from tests.feeds.review_env import small_reader

FEED = "white-house"


async def work(base: str, data: Path, url: str, started: float, speed: float) -> None:
    """Go on until killed."""
    store = await open_store(data=data, url=url)
    dice = random.Random()

    def clock() -> datetime:
        return datetime.fromtimestamp(started, UTC) + timedelta(
            seconds=(time.time() - started) * speed
        )

    poller = _poller(store, base, clock, beat=BEAT / speed)
    await poller.declare()
    drafter = Drafter(store, small_reader)
    print("ready", flush=True)  # noqa: T201 - the test waits for it
    while True:
        try:
            await _round(store, poller, drafter, dice, clock)
        except (DBAPIError, OSError) as error:  # as the scheduler does: another round comes
            print(f"not this time: {type(error).__name__}", flush=True)  # noqa: T201 - as above
        await asyncio.sleep(0.02)


async def _round(
    store: SqlStore,
    poller: Poller,
    drafter: Drafter,
    dice: random.Random,
    clock: Callable[[], datetime],
) -> None:
    await poller.run(FEED)
    await drafter.tick(clock())
    async with store.transaction() as records:
        waiting = [one.number for one in await records.proposals.waiting(limit=20)]
    dice.shuffle(waiting)
    for number in waiting[:4]:
        for name in ("anna", "ben"):
            await _approve(store, number, name, clock())


def _poller(store: SqlStore, base: str, clock: object, *, beat: timedelta) -> Poller:
    shipped = {
        f.name: f for f in read_feeds(Path(config.__file__).parent / "feeds.yaml", None).feeds
    }
    settings = shipped[FEED]
    web = Web(stand_in={"*": base}, pause=timedelta(0))
    source = sources([settings], web)[FEED]
    watched = Watched(
        source=source, cadence=cadence(settings), host="www.whitehouse.gov", usual=999
    )
    name = f"w{random.getrandbits(60):x}"
    return Poller(
        store,
        {FEED: watched},
        worker=name,
        clock=clock,  # type: ignore[arg-type] # a clock
        beat=beat,
    )


async def _approve(store: SqlStore, number: int, name: str, now: datetime) -> None:
    question = Question(
        text=f"approve {number}",
        command="review",
        day=now.date(),
        now=now,
        place=Place(platform="console"),
        person=Person(id=name),
        lang="en",
    )
    await run(question, BotContext(store=store, catalogue=COMMANDS))


def main(base: str, data: Path, url: str, started: float, speed: float) -> None:
    """Work until killed."""
    asyncio.run(work(base, data, url, started, speed))
