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
        for bot_context in made.desks:
            if bot_context.process.returncode is None:
                bot_context.process.kill()
                await bot_context.process.wait()


ON_POSTGRESQL = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@ON_POSTGRESQL
@pytest.mark.timeout(180)
async def test_people_are_answered_once_and_briefs_stand_once_though_one_of_two_processes_stops(
    world: World, store: SqlStore
) -> None:
    desks = await world.start(), await world.start()
    for bot_context in desks:
        await hold(bot_context.ready, 60)
    await ask_around(world)
    await subscribe(store, world)
    stopped, other = await busier(*desks)
    stopped.process.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(stopped.process.wait(), 60) == 0
    assert not await all_sent(store)
    found = await hold(lambda: all_sent(store), 60)
    assert standing(world) == due(found)
    await says_all_is_well(other)
    assert [line for bot_context in desks for line in bot_context.log if '"trace"' in line] == []


@ON_POSTGRESQL
@pytest.mark.soak
@pytest.mark.timeout(300)
async def test_briefs_stand_once_though_one_of_two_processes_is_killed(
    world: World, store: SqlStore
) -> None:
    desks = await world.start(), await world.start()
    for bot_context in desks:
        await hold(bot_context.ready, 60)
    await subscribe(store, world)
    killed, other = await busier(*desks)
    killed.process.kill()
    found = await hold(lambda: all_sent(store), 200)  # what it held waits for its lease to end
    assert standing(world) == due(found)
    await says_all_is_well(other)


@ON_POSTGRESQL
@pytest.mark.timeout(180)
async def test_roles_can_be_split_over_processes(world: World, store: SqlStore) -> None:
    slack, discord = await world.start("--only", "slack"), await world.start("--only", "discord")
    deliver = await world.start("--only", "deliver")
    for bot_context in (slack, discord, deliver):
        await hold(bot_context.ready, 60)
    told = [
        json.loads((await bot_context.get("/readyz"))[1])
        for bot_context in (slack, discord, deliver)
    ]
    assert told == [
        {"ready": True, "database": True, "slack": True},
        {"ready": True, "database": True, "discord": True},
        {"ready": True, "database": True},
    ]
    await ask_around(world)
    await subscribe(store, world)
    found = await hold(lambda: all_sent(store), 60)
    assert standing(world) == due(found)
    assert (await slack.delivered(), await discord.delivered()) == (0, 0)
    assert await deliver.delivered() == len(found)


async def busier(one: BotProcess, other: BotProcess) -> tuple[BotProcess, BotProcess]:
    """The two, once something is delivered, the one first that delivered more."""

    async def any_delivered() -> float:
        return await one.delivered() + await other.delivered()

    await hold(any_delivered, 40)
    first = await one.delivered() >= await other.delivered()
    return (one, other) if first else (other, one)


async def says_all_is_well(bot_context: BotProcess) -> None:
    assert (await bot_context.get("/healthz")) == (200, "ok\n")
    status, ready = await bot_context.get("/readyz")
    assert (status, json.loads(ready)) == (
        200,
        {"ready": True, "database": True, "discord": True, "slack": True},
    )
    told = (await bot_context.metrics()).splitlines()
    assert "dutybell_outbox_lag_seconds 0.0" in told
    assert "dutybell_planning_lag_seconds 0.0" in told
