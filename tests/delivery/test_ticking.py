"""APScheduler ticks the jobs: at once, again and again, whatever one of them raises."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from adapters.scheduler import ticking
from bot.errors import BotError
from bot.jobs import Job, jobs
from store.store import SqlStore


async def test_a_job_that_fails_is_tried_again_and_stops_no_other() -> None:
    ticks: list[str] = []

    async def fails(_now: datetime) -> None:
        ticks.append("fails")
        raise ValueError("on purpose")

    async def works(now: datetime) -> None:
        assert now.tzinfo is UTC
        ticks.append("works")

    every = timedelta(seconds=0.1)
    made = (Job(name="a", every=every, work=fails), Job(name="b", every=every, work=works))
    async with ticking(made, lambda: datetime.now(UTC)):
        await asyncio.sleep(0.45)
    assert ticks.count("fails") >= 3
    assert ticks.count("works") >= 3


async def test_every_job_runs_and_without_facts_says_so(store: SqlStore) -> None:
    now = datetime(2026, 10, 12, tzinfo=UTC)
    zones, digests, rates, sweep = jobs(store, zones="2026c")
    await zones.work(now)
    await sweep.work(now)
    for needs_facts in (digests, rates):
        with pytest.raises(BotError, match="no facts yet"):
            await needs_facts.work(now)
