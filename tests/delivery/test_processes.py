"""`dutybell run` twice on one PostgreSQL: the work is shared, and nothing is done twice."""

from __future__ import annotations

import asyncio
import json
import signal
from collections.abc import AsyncIterator

import pytest

from store.store import SqlStore
from tests.databases import Database
from tests.delivery.processes import (
    BotProcess,
    World,
    all_sent,
    ask_around,
    due,
    environment,
    hold,
    platforms,
    standing,
    subscribe,
)


@pytest.fixture
async def world(database: Database) -> AsyncIterator[World]:
    async with platforms() as (slack, discord):
        made = World(slack, discord, environment(database, slack, discord))
        yield made
        for one in made.desks:
            await one.process.stop()


PATIENCE = 60.0
"""Seconds for what comes within three on a quiet machine: how soon is nobody's claim here."""
ON_POSTGRESQL = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@ON_POSTGRESQL
@pytest.mark.timeout(180)
async def test_people_are_answered_once_and_briefs_stand_once_though_one_of_two_processes_stops(
    world: World, store: SqlStore
) -> None:
    desks = await world.start(), await world.start()
    for desk in desks:
        await hold(desk.at.ready, PATIENCE)
    await ask_around(world)
    await subscribe(store, world)
    stopped, other = await busier(*desks)
    assert not await all_sent(store)  # four seconds of posts are only begun
    stopped.process.send_signal(signal.SIGTERM)
    await asyncio.wait_for(stopped.process.ended(), PATIENCE)
    assert stopped.process.returncode == 0
    found = await hold(lambda: all_sent(store), PATIENCE)
    assert standing(world) == due(found)
    await says_all_is_well(other)
    assert [line for desk in desks for line in desk.at.log if '"trace"' in line] == []


@ON_POSTGRESQL
@pytest.mark.soak
@pytest.mark.timeout(300)
async def test_briefs_stand_once_though_one_of_two_processes_is_killed(
    world: World, store: SqlStore
) -> None:
    desks = await world.start(), await world.start()
    for desk in desks:
        await hold(desk.at.ready, PATIENCE)
    await subscribe(store, world)
    killed, other = await busier(*desks)
    await killed.process.kill()
    found = await hold(lambda: all_sent(store), 200)  # what it held waits for its lease to end
    assert standing(world) == due(found)
    await says_all_is_well(other)


@ON_POSTGRESQL
@pytest.mark.timeout(180)
async def test_roles_can_be_split_over_processes(world: World, store: SqlStore) -> None:
    slack, discord = await world.start("--only", "slack"), await world.start("--only", "discord")
    deliver = await world.start("--only", "deliver")
    for desk in (slack, discord, deliver):
        await hold(desk.at.ready, PATIENCE)
    told = [json.loads((await desk.at.get("/readyz"))[1]) for desk in (slack, discord, deliver)]
    assert told == [
        {"ready": True, "database": True, "slack": True},
        {"ready": True, "database": True, "discord": True},
        {"ready": True, "database": True},
    ]
    await ask_around(world)
    await subscribe(store, world)
    found = await hold(lambda: all_sent(store), PATIENCE)
    assert standing(world) == due(found)
    assert (await slack.at.delivered(), await discord.at.delivered()) == (0, 0)
    assert await deliver.at.delivered() == len(found)


async def busier(one: BotProcess, other: BotProcess) -> tuple[BotProcess, BotProcess]:
    """The two, once something is delivered, the one first that delivered more."""

    async def any_delivered() -> float:
        return await one.at.delivered() + await other.at.delivered()

    await hold(any_delivered, 40)
    first = await one.at.delivered() >= await other.at.delivered()
    return (one, other) if first else (other, one)


async def says_all_is_well(desk: BotProcess) -> None:
    assert (await desk.at.get("/healthz")) == (200, "ok\n")
    status, ready = await desk.at.get("/readyz")
    assert (status, json.loads(ready)) == (
        200,
        {"ready": True, "database": True, "discord": True, "slack": True},
    )
    told = (await desk.at.metrics()).splitlines()
    assert "dutybell_outbox_lag_seconds 0.0" in told
    assert "dutybell_planning_lag_seconds 0.0" in told
