"""The heaviest answers leave the event loop to others: what takes long is worked out beside it."""

from __future__ import annotations

import asyncio
import asyncio.events
import csv
import gc
import gzip
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.commands.dispatch.dispatcher import run
from bot.commands.dispatch.warming import warmed
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Person, Place, Question
from bot.domain.watch_lists import WatchLine, WatchList
from store import snapshot
from tests.shipped_facts import CATALOGUE
from tests.shipped_store import open_shipped

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
PLACE = Place(platform="slack", workspace="T1", channel="D1", private=True)
LINES = 3_000
MOST_SECONDS = 0.25
"""Of the loop's own work, not of the clock on the wall, between two moments at which others may
go on."""


def lines() -> tuple[WatchLine, ...]:
    """Lines of the shipped US schedule, every few of them."""
    with gzip.open(CATALOGUE / "schedules" / "us-rates.csv.gz", "rt") as table:
        codes = sorted({row[0][:8] for row in csv.reader(table) if row[0][:8].isdecimal()})
    assert len(codes) > LINES
    step = len(codes) // LINES
    return tuple(
        WatchLine(
            code=Code(code),
            label=code,
            origin=("CA", "CN", "DE", "MX")[number % 4],
            imposing="US",
            value=Money(amount=Decimal(1_000 + number), currency="USD"),
        )
        for number, code in enumerate(codes[::step][:LINES])
    )


@pytest.fixture
async def bot_context(tmp_path: Path) -> AsyncIterator[BotContext]:
    """On facts that nobody has asked about in this process."""
    snapshot.BOUND.clear()
    store = await open_shipped(tmp_path)
    made = BotContext(store=store, catalogue=COMMANDS)
    await warmed(made)
    yield made
    await store.close()


@pytest.mark.parametrize(
    "asked",
    [
        "what changed since January 2025?",
        "/watch exposure",
        "/watch exposure on 2025-04-05 versus 2026-04-06",
    ],
)
async def test_others_are_heard_while_a_heavy_answer_is_worked_out(
    bot_context: BotContext, asked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with bot_context.store.transaction() as records:
        await records.watch_lists.save(PLACE, WatchList(lines=lines(), changed_at=NOW))
    longest = 0.0
    step = asyncio.events.Handle._run

    def measured(handle: asyncio.Handle) -> None:
        nonlocal longest
        began = time.thread_time()
        step(handle)
        longest = max(longest, time.thread_time() - began)

    gc.collect()
    gc.disable()  # what it takes hangs on all that the tests before left
    monkeypatch.setattr(asyncio.events.Handle, "_run", measured)
    question = Question(
        text=asked, place=PLACE, person=Person(id="U1"), day=NOW.date(), now=NOW, locale="en"
    )
    card = await asyncio.create_task(run(question, bot_context))
    monkeypatch.undo()
    gc.enable()
    assert card.query is not None
    assert longest < MOST_SECONDS
