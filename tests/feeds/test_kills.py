"""Killed anywhere between fetch and publish: nothing is lost, nothing is there twice."""

from __future__ import annotations

import asyncio
import os
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.duty import AdValorem
from bot.domain.reviews import broken_at
from store.store import SqlStore
from tests.databases import Database, another_store, database, postgres, store, worker_id
from tests.delivery.forked import Forked
from tests.feeds import live_worker
from tests.feeds.channels import posted
from tests.feeds.fake_web import Answer, FakeWeb
from tests.feeds.review_env import Reviewing

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
SPEED = 400.0
DAY = "Tue, 13 Oct 2026 21:00:00 +0000"
PATIENCE = 120.0
"""Seconds within which another act must be published once nobody is killed any more."""
Act = tuple[int, str, str, str]


@dataclass
class Soak:
    """Acts are posted, two workers poll, read and decide, and are killed again and again."""

    fake: FakeWeb
    database: Database
    kills: int
    seed: int
    acts: list[Act] = field(default_factory=list)
    started: float = field(default_factory=time.time)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    def post(self, count: int) -> None:
        for _ in range(count):
            n = len(self.acts) + 1
            text = f"[new-duty] Act {n}: {n} percent from 2026-12-01 on 7208.51 and the like."
            self.acts.append((50_000 + n, f"Act number {n}", text, DAY))
        posted(self.fake, *reversed(self.acts))
        if self.dice.random() < 0.5:
            link = self.dice.choice([a for a in self.fake.answers if "/2026/10/" in a])
            self.fake.fault(link, Answer(status=503, times=1))

    async def worker(self) -> Forked:
        """One more, ready to work. It ends by being killed, never by itself: that would fail."""
        made = await Forked.start(
            live_worker.main,
            self.fake.base,
            self.database.data,
            self.database.url,
            self.started,
            SPEED,
            env={**os.environ},
        )
        await made.said()
        return made

    async def run(self, store: SqlStore) -> None:
        for _ in range(self.kills):
            self.post(self.dice.randint(1, 3))
            victim = await self.worker()
            await asyncio.sleep(self.dice.uniform(0.0, 0.9))
            await victim.kill()
        # a SQLite file is for one process
        last = [await self.worker() for _ in range(2 if self.database.url else 1)]
        try:
            async with asyncio.timeout(PATIENCE) as patience:
                done = 0
                while (now := await self.published(store)) < len(self.acts):
                    if now > done:  # a slow machine gets on; only a standstill fails
                        done = now
                        patience.reschedule(asyncio.get_running_loop().time() + PATIENCE)
                    await asyncio.sleep(0.2)
                    for one in last:
                        assert one.returncode is None, "".join(one.log)
                await asyncio.sleep(0.5)
        finally:
            for one in last:
                await one.stop()

    async def published(self, store: SqlStore) -> int:
        async with store.transaction() as records:
            log = await records.proposals.log()
        return sum(event.state == "published" for event in log)


async def proven(soak: Soak, store: SqlStore, folder: Path) -> None:
    """Run it, and count everything."""
    reviewing = Reviewing(store, folder, now=datetime.fromtimestamp(soak.started, UTC))
    await reviewing.start()
    await soak.run(store)
    wanted = [str(act[0]) for act in soak.acts]
    async with store.transaction() as records:
        documents = [await records.documents.get(n + 1) for n in range(len(wanted) + 5)]
        log = await records.proposals.log()
        journal = await records.journal.after(0)
    found = Counter((d.natural_id, d.version) for d in documents if d is not None)
    assert found == Counter((f"?p={key}", 1) for key in wanted)
    steps = Counter((event.proposal, event.step.value, event.person) for event in log)
    assert set(steps.values()) == {1}
    assert len({event.proposal for event in log}) == len(wanted)
    assert broken_at(log) is None
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
    database: Database, store: SqlStore, tmp_path: Path
) -> None:
    fake = await FakeWeb().start()
    try:
        await proven(Soak(fake, database, kills=2, seed=338), store, tmp_path / "facts")
    finally:
        await fake.stop()


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_a_hundred_kills_between_fetch_and_publish_lose_and_double_nothing(
    database: Database, store: SqlStore, tmp_path: Path
) -> None:
    fake = await FakeWeb().start()
    try:
        await proven(Soak(fake, database, kills=100, seed=1930), store, tmp_path / "facts")
    finally:
        await fake.stop()
