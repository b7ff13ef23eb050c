"""Nothing twice, nothing lost, nothing out of order, whoever is killed in the middle of what."""

from __future__ import annotations

import math
import time
from collections import Counter

import pytest

from store.store import SqlStore
from tests.databases import Database
from tests.delivery import points
from tests.delivery.asking import Crowd, Killing
from tests.delivery.forked import image_loaded
from tests.delivery.points import Point, place
from tests.delivery.processes import World, environment, fork, hold
from tests.delivery.processes import platforms as platforms_here
from tests.delivery.soak import Plan, Soak, platforms
from tests.soaking import BRIEFS, QUESTIONS, Say, in_words, say

__all__ = ["say"]


LEAST_LEASE = 3
"""Of questions, in seconds. On a busy machine a lease is as long as a process takes to start, and
the horizon twice that: what stands still for longer than the horizon between its last look and its
post doubles an answer, on any machine (docs/operations.md).
"""


async def proven(plan: Plan, database: Database, store: SqlStore, say: Say) -> Counter[str]:
    """Run the plan and check what stands at the end; how much of everything there was."""
    soak = Soak(plan, database, store, say)
    await soak.prepare()
    async with platforms(plan) as (slack, discord):
        await soak.run(slack, discord)
        try:
            await soak.check(slack, discord)
        finally:
            kind = "postgresql" if database.url else "sqlite"
            say(f"briefs on {kind}: {in_words(soak.counts)}")
    return soak.counts


def workers(database: Database) -> int:
    """Two processes share a PostgreSQL; a SQLite file has one."""
    return 2 if database.url else 1


@pytest.mark.parametrize(
    "point", [*points.BRIEFS, *points.QUESTIONS, *points.FEEDS], ids=lambda one: one.name
)
def test_each_point_at_which_a_process_may_kill_itself_is_in_the_code(point: Point) -> None:
    assert hasattr(*place(point))


@pytest.mark.timeout(120)
async def test_every_digest_stands_once_though_workers_are_killed(
    database: Database, store: SqlStore, say: Say
) -> None:
    plan = Plan(
        seed=2026,
        workers=workers(database),
        kills=4,
        subscriptions=16,
        channels=8,
        pictures=4,
        backlog=1,
        news=1,
        stops=1,
        troubles=1,
    )
    counts = await proven(plan, database, store, say)
    assert counts["kills"] >= plan.kills
    assert counts["edits"] == counts["pictures"] > 0


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_briefs_alerts_pictures_and_edits_survive_hundreds_of_kills(
    database: Database, store: SqlStore, say: Say
) -> None:
    kills = max(5, BRIEFS)
    plan = Plan(
        seed=1812,
        workers=workers(database),
        kills=kills,
        stops=max(1, kills // 40),
        troubles=max(1, kills // 40),
    )
    counts = await proven(plan, database, store, say)
    assert (counts["lost"], counts["doubled"], counts["foreign"]) == (0, 0, 0)
    assert counts["kills"] >= plan.kills


async def started(env: dict[str, str]) -> int:
    """Seconds, rounded up, that a process takes until it can answer, once the image is loaded that
    it is forked from."""
    await image_loaded()
    began = time.monotonic()
    process, addresses = await fork(env)
    try:
        await hold(addresses.ready, 300)
        return math.ceil(time.monotonic() - began)
    finally:
        await process.stop()


@pytest.mark.soak
@pytest.mark.timeout(7200)
async def test_questions_are_answered_once_or_apologised_for_though_processes_are_killed(
    database: Database, store: SqlStore, say: Say
) -> None:
    kills = max(5, QUESTIONS)
    async with platforms_here() as (slack, discord):
        slack.rates.enforced, slack.outbound.retry_speed = False, 50.0
        slack.faults.add("users.info", "slow", times=1_000_000, seconds=0.4)
        lease = max(LEAST_LEASE, await started(environment(database, slack, discord)))
        patience = {"DUTYBELL_LEASE": str(2 * lease), "DUTYBELL_HORIZON": str(2 * lease)}
        world = World(slack, discord, environment(database, slack, discord) | patience)
        crowd = Crowd(world)
        killing = Killing(
            world,
            crowd,
            database,
            most=kills,
            seed=1867,
            lease=lease,
            stops=max(1, kills // 20),
            locks=max(1, kills // 20),
        )
        try:
            await killing.run(workers(database))
            await crowd.quiet(store)
        finally:
            await killing.stop()
        counts = killing.counts + Counter(kills=killing.kills)
        counts.update(crowd.counts())
    kind = "postgresql" if database.url else "sqlite"
    say(f"questions on {kind}: {in_words(counts)}")
    wrong = [*crowd.silent, *crowd.doubled, *killing.noted]
    assert not wrong, "\n".join(wrong)
    assert counts["acknowledged"] > 0
