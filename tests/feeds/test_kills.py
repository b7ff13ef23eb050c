"""Killed anywhere between fetch and publish: nothing is lost, nothing is there twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.domain.duty import AdValorem
from bot.domain.feeds import LEASE
from bot.domain.review.reviews import follows
from store import feed_tables
from store.store import SqlStore
from tests.databases import Database, another_store, database, postgres, store, worker_id
from tests.delivery import points
from tests.delivery.forked import Forked
from tests.delivery.points import Point, drawn, run_until
from tests.feeds import live_worker
from tests.feeds.channels import posted
from tests.feeds.fake_web import Answer, FakeWeb
from tests.feeds.review_env import Reviewing
from tests.soaking import FEEDS, Say, in_words, say

__all__ = ["another_store", "database", "postgres", "say", "store", "worker_id"]
DAY = "Tue, 13 Oct 2026 21:00:00 +0000"
PATIENCE = 120.0
"""Seconds within which something more must be kept, read or decided once nobody is killed."""
LEAST_PACE = 0.25
LONGEST_LIFE = 3.0
"""Seconds within which a worker is killed, at the latest."""
WAITING_FOR = (
    "SELECT pid, state, wait_event_type, now() - xact_start AS open, query, "
    "pg_blocking_pids(pid) AS blocked_by FROM pg_stat_activity WHERE datname = current_database()"
)
_STEPS = (feed_tables.DOCUMENTS, feed_tables.DOCUMENT_READINGS, feed_tables.PROPOSAL_EVENTS)
Act = tuple[int, str, str, str]


@dataclass
class Soak:
    """Acts are posted; workers poll, read and decide, and are killed again and again.

    ``pace``: seconds that one act takes on this machine, from a worker's first word to its
    publication. The workers' clock turns so fast that a lease is four times that.
    """

    fake: FakeWeb
    database: Database
    store: SqlStore
    kills: int
    seed: int
    acts: list[Act] = field(default_factory=list)
    started: float = field(default_factory=time.time)
    pace: float = 0.0
    speed: float = 1.0
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def post(self, count: int) -> None:
        for _ in range(count):
            n = len(self.acts) + 1
            # nobody charges one twice, and 9301.00 would be all of 9301
            code = f"{9300 + n // 90}.{10 + n % 90}"
            text = f"[new-duty] Act {n}: {n} percent from 2026-12-01 on {code} and the like."
            self.acts.append((50_000 + n, f"Act number {n}", text, DAY))
        posted(self.fake, *reversed(self.acts))
        if self.dice.random() < 0.5:
            link = self.dice.choice([a for a in self.fake.answers if "/2026/10/" in a])
            self.fake.fault(link, Answer(status=503, times=1))
            self.counts["refused pages"] += 1

    async def worker(self, point: Point | None = None) -> Forked:
        """One more, ready to work. It ends by being killed, by itself at its point alone."""
        work = (live_worker.main,) if point is None else (run_until, point, live_worker.main)
        made = await Forked.start(
            *work,
            self.fake.base,
            self.database.data,
            self.database.url,
            self.started,
            self.speed,
            env={**os.environ},
        )
        if point is None:
            await made.said()
        return made

    async def run(self) -> None:
        await self._measure_pace()
        for number in range(self.kills):
            self.post(self.dice.randint(1, 3))
            stops = self.database.url and number % 20 == 10
            point = None if stops or number % 2 else drawn(points.FEEDS, self.dice)
            victim = await self.worker(point)
            if stops:
                await self._stopped(victim)
            else:
                longest = min(4 * self.pace, LONGEST_LIFE)
                life = longest if point else self.dice.uniform(0.0, longest)
                dead = await victim.kill_after(life)
                self.counts[point.name if dead and point else "at a random moment"] += 1
            self.counts["kills"] += 1
            self.counts["before all was published"] += await self._unpublished() > 0
        # a SQLite file is for one process
        last = [await self.worker() for _ in range(2 if self.database.url else 1)]
        try:
            await self._all_published(last)
        finally:
            for one in last:
                await one.stop()

    async def _measure_pace(self) -> None:
        self.post(1)
        first = await self.worker()
        began = time.time()
        try:
            await self._all_published([first])
        finally:
            await first.stop()
        self.pace = max(time.time() - began, LEAST_PACE)
        self.started, self.speed = time.time(), LEASE.total_seconds() / (4 * self.pace)

    async def _stopped(self, victim: Forked) -> None:
        """It stands still for longer than a lease while another works, and goes on beside it."""
        await asyncio.sleep(self.dice.uniform(0.0, 2 * self.pace))
        victim.send_signal(signal.SIGSTOP)
        other = await self.worker()
        try:
            await asyncio.sleep(6 * self.pace)
            victim.send_signal(signal.SIGCONT)
            await asyncio.sleep(2 * self.pace)
        finally:
            await other.kill()
            await victim.kill()
        self.counts["stopped for longer than a lease"] += 1
        self.counts["kills"] += 1

    async def _all_published(self, workers: list[Forked]) -> None:
        """Wait for that; a slow machine may take long, but only a standstill fails."""
        got_on = asyncio.get_running_loop().time()
        before = 0
        while await self._unpublished():
            await asyncio.sleep(0.2)
            for one in workers:
                assert one.returncode is None, "".join(one.log)
            if (done := await self._steps()) != before:
                before, got_on = done, asyncio.get_running_loop().time()
            stood_still = asyncio.get_running_loop().time() - got_on
            assert stood_still < PATIENCE, await self._standstill(workers)

    async def _unpublished(self) -> int:
        async with self.store.transaction() as records:
            log = await records.proposals.log()
        return len(self.acts) - sum(event.state == "published" for event in log)

    async def _steps(self) -> int:
        """How much was done: documents kept and read, steps of reviews."""
        async with self.store.work() as work:
            counts = [await work.read(select(func.count()).select_from(table)) for table in _STEPS]
        return sum(int(one.scalar_one()) for one in counts)

    async def _standstill(self, workers: list[Forked]) -> str:
        """What is left, who holds the feed until when, what PostgreSQL waits for, what was said."""
        async with self.store.work() as work:
            told = [(await work.read(select(feed_tables.FEEDS))).mappings().all()]
            if self.database.url:
                told.append((await work.read(text(WAITING_FOR))).mappings().all())
        said = ["".join(one.log) for one in workers]
        return f"{await self._unpublished()} left at {datetime.now(UTC)}: {told}\n{said}"


async def proven(soak: Soak, folder: Path, say: Say) -> None:
    """Run it, and count everything."""
    store = soak.store
    reviewing = Reviewing(store, folder, now=datetime.fromtimestamp(soak.started, UTC))
    await reviewing.start()
    try:
        await soak.run()
        await _counted(soak, reviewing)
    finally:
        kind = "postgresql" if soak.database.url else "sqlite"
        say(f"feeds on {kind}: {in_words(soak.counts)}; {soak.pace:.1f} s an act undisturbed")


async def _counted(soak: Soak, reviewing: Reviewing) -> None:
    wanted = [str(act[0]) for act in soak.acts]
    async with soak.store.transaction() as records:
        documents = [await records.documents.get(n + 1) for n in range(2 * len(wanted) + 200)]
        log = await records.proposals.log()
        journal = await records.journal.after(0)
    found = Counter((d.natural_id, d.version) for d in documents if d is not None)
    published = Counter(event.proposal for event in log if event.state == "published")
    soak.counts.update(
        {"acts": len(wanted), "documents": found.total(), "facts published": published.total()}
    )
    soak.counts["lost"] = len({f"?p={key}" for key in wanted} - {key for key, _ in found})
    soak.counts["doubled"] = found.total() - len(found) + published.total() - len(published)
    assert found == Counter((f"?p={key}", 1) for key in wanted)
    steps = Counter((event.proposal, event.step.value, event.person) for event in log)
    assert set(steps.values()) == {1}
    assert len({event.proposal for event in log}) == len(wanted)
    assert all(map(follows, log, (None, *log)))
    measures = (await reviewing.facts()).measures
    percents = sorted(
        int(m.duty.percent)
        for m in measures.values()
        if "2026-12-01" in m.slug and isinstance(m.duty, AdValorem)
    )
    assert percents == list(range(1, len(wanted) + 1))
    told = Counter(c.slug for c in journal if c.subject == "measure")
    assert told == Counter(m for m in measures if "2026-12-01" in m)
    assert {one.host for one in soak.fake.asked} == {"www.whitehouse.gov"}


@pytest.mark.timeout(180)
async def test_nothing_is_lost_or_doubled_though_workers_are_killed(
    database: Database, store: SqlStore, tmp_path: Path, say: Say
) -> None:
    fake = await FakeWeb().start()
    try:
        await proven(Soak(fake, database, store, kills=2, seed=338), tmp_path / "facts", say)
    finally:
        await fake.stop()


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_hundreds_of_kills_between_fetch_and_publish_lose_and_double_nothing(
    database: Database, store: SqlStore, tmp_path: Path, say: Say
) -> None:
    fake = await FakeWeb().start()
    soak = Soak(fake, database, store, kills=max(4, FEEDS), seed=1930)
    try:
        await proven(soak, tmp_path / "facts", say)
    finally:
        await fake.stop()
    assert soak.counts["kills"] >= soak.kills
    assert soak.counts["before all was published"] > 0
