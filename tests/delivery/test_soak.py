"""Nothing twice, nothing lost, nothing out of order, whoever is killed in the middle of what."""

from __future__ import annotations

import pytest

from store.store import SqlStore
from tests.databases import Database
from tests.delivery.soak import Plan, Soak, platforms


async def proven(plan: Plan, database: Database, store: SqlStore) -> int:
    """Run the plan and check what stands at the end; how many workers were killed."""
    soak = Soak(plan, database, store)
    await soak.prepare()
    async with platforms(plan) as (slack, discord):
        await soak.run(slack, discord)
        await soak.check(slack, discord)
    return soak.kills


def workers(database: Database) -> int:
    """Two processes share a PostgreSQL; a SQLite file has one."""
    return 2 if database.url else 1


@pytest.mark.timeout(90)
async def test_every_digest_stands_once_though_workers_are_killed(
    database: Database, store: SqlStore
) -> None:
    plan = Plan(
        seed=2026,
        workers=workers(database),
        subscriptions=16,
        channels=8,
        kills=2,
        faults=12,
        scale=0.25,
    )
    assert await proven(plan, database, store) >= plan.kills


@pytest.mark.soak
@pytest.mark.timeout(1800)
async def test_five_hundred_subscriptions_survive_fifty_kills(
    database: Database, store: SqlStore
) -> None:
    plan = Plan(
        seed=1812,
        workers=workers(database),
        subscriptions=500,
        channels=125,
        kills=50,
        news=40,
        faults=120,
        patience=600,
    )
    assert await proven(plan, database, store) >= plan.kills
