"""Jobs are ticked: at once, again and again, whatever one of them raises or the clock does."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Self

import pytest

from adapters.scheduler import ticking
from bot.errors import BotError
from bot.jobs import Job, jobs
from store.store import SqlStore

NOW = datetime(2026, 10, 12, tzinfo=UTC)


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


async def test_a_clock_that_is_set_stops_no_job() -> None:
    times = [NOW, NOW + timedelta(hours=55), NOW, NOW - timedelta(hours=55)]
    seen: list[datetime] = []
    done = asyncio.Event()

    async def work(now: datetime) -> None:
        seen.append(now)
        if len(seen) == len(times):
            done.set()

    job = Job(name="a", every=timedelta(seconds=0.01), work=work)
    async with ticking((job,), lambda: times[min(len(seen), len(times) - 1)]):
        await asyncio.wait_for(done.wait(), 60)
    assert seen[: len(times)] == times


async def test_a_clock_set_back_by_days_keeps_no_job_waiting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Shifted(datetime):
        by = timedelta()

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp((datetime.now(UTC) + cls.by).timestamp(), tz)

    monkeypatch.setattr("apscheduler.schedulers.base.datetime", Shifted)
    monkeypatch.setattr("adapters.scheduler.datetime", Shifted)
    monkeypatch.setattr("adapters.scheduler.LOOK_SECONDS", 0.01)
    seen: list[datetime] = []
    again = asyncio.Event()

    async def work(now: datetime) -> None:
        seen.append(now)
        if len(seen) == 1:
            Shifted.by = timedelta(hours=-55)
        else:
            again.set()

    job = Job(name="a", every=timedelta(hours=1), work=work)
    async with ticking((job,), lambda: Shifted.now(UTC)):
        await asyncio.wait_for(again.wait(), 60)
    assert seen[1] < seen[0] - timedelta(hours=54)


async def test_a_job_under_way_ends_before_the_process_does() -> None:
    begun, ended = asyncio.Event(), []

    async def work(_now: datetime) -> None:
        begun.set()
        await asyncio.sleep(0.1)
        ended.append("whole")

    async with ticking((Job(name="a", every=timedelta(days=1), work=work),), lambda: NOW):
        await begun.wait()
    assert ended == ["whole"]


async def test_every_job_runs_and_without_facts_says_so(store: SqlStore) -> None:
    now = NOW
    zones, digests, rates, sweep = jobs(store, zones="2026c")
    await zones.work(now)
    await sweep.work(now)
    for needs_facts in (digests, rates):
        with pytest.raises(BotError, match="no facts yet"):
            await needs_facts.work(now)
