"""What the store remembers of places: threads, settings, events seen, marks."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Place, Query
from bot.ports import PlaceSettings
from store.store import SqlStore
from tests.databases import OpenStore

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
THREAD = Place(platform="slack", workspace="T1", channel="C1", thread="17.1")
ASKED = Query(
    command="duty",
    good="steel",
    goods=("steel", "copper"),
    code=Code("720851"),
    day=date(2026, 8, 22),
    money=Money(amount=Decimal("10000.50"), currency="CAD"),
    quantities=((Decimal("2.5"), "kg"),),
    values={"only": "steel"},
)


async def test_a_thread_remembers_the_last_request_whole(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.threads.remember(THREAD, Query(command="help"), now=NOW)
        await records.threads.remember(THREAD, ASKED, now=NOW)
    async with store.transaction() as records:
        assert await records.threads.recall(THREAD) == ASKED


async def test_an_open_channel_outside_threads_remembers_nothing(store: SqlStore) -> None:
    channel = Place(platform="slack", workspace="T1", channel="C1")
    private = Place(platform="slack", workspace="T1", channel="D1", private=True)
    async with store.transaction() as records:
        await records.threads.remember(channel, ASKED, now=NOW)
        await records.threads.remember(private, ASKED, now=NOW)
        assert await records.threads.recall(channel) is None
        assert await records.threads.recall(private) == ASKED


async def test_what_was_asked_before_a_moment_is_left_out(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.threads.remember(THREAD, ASKED, now=NOW)
        late = NOW + timedelta(seconds=1)
        held = [await records.threads.recall(THREAD, since=since) for since in (NOW, late)]
    assert held == [ASKED, None]


async def test_of_two_processes_that_see_the_same_event_exactly_one_is_first(
    store: SqlStore, another_store: OpenStore
) -> None:
    async def ask(at: SqlStore, key: str) -> bool:
        async with at.transaction() as records:
            return await records.idempotency_keys.first(key, now=NOW)

    other = await another_store()
    for number in range(20):
        answers = await asyncio.gather(*(ask(at, f"Ev{number}") for at in (store, other) * 3))
        assert sorted(answers) == [False] * 5 + [True]


async def test_a_seen_key_is_forgotten_after_a_day(store: SqlStore) -> None:
    async with store.transaction() as records:
        later = NOW + timedelta(days=1)
        moments = (NOW, later - timedelta(seconds=1), later, later)
        answers = [await records.idempotency_keys.first("Ev1", now=at) for at in moments]
    assert answers == [True, False, True, False]


async def test_sweeping_forgets_old_threads_and_keys_only(store: SqlStore) -> None:
    young = Place(platform="slack", workspace="T1", channel="C1", thread="18.1")
    async with store.transaction() as records:
        await records.threads.remember(THREAD, ASKED, now=NOW)
        await records.threads.remember(young, ASKED, now=NOW + timedelta(days=29))
    await store.sweep(now=NOW + timedelta(days=30))
    async with store.transaction() as records:
        held = [await records.threads.recall(place) for place in (THREAD, young)]
    assert held == [None, ASKED]


async def test_rate_limits_long_past_are_swept_and_those_of_a_forgotten_workspace_deleted(
    store: SqlStore,
) -> None:
    buckets = ("slack:T1:C1", "slack:T2:C1", "slack", "slack:T2:C9")
    async with store.transaction() as records:
        await records.rate_limits.hold(buckets[:3], until=NOW + timedelta(days=1))
        await records.rate_limits.hold(buckets[3:], until=NOW - timedelta(days=1))
        await records.channel_settings.forget("slack", "T1")
    await store.sweep(now=NOW)
    async with store.transaction() as records:
        assert set(await records.rate_limits.free(buckets)) == {"slack:T2:C1", "slack"}


async def test_a_channel_without_settings_has_its_workspaces(store: SqlStore) -> None:
    workspace = Place(platform="slack", workspace="T1")
    channel = Place(platform="slack", workspace="T1", channel="C1")
    french = PlaceSettings(lang="fr", who_may="admins", threads=False)
    async with store.transaction() as records:
        before = await records.channel_settings.settings(channel)
        await records.channel_settings.settle(workspace, french)
        fallen_back = await records.channel_settings.settings(channel)
        await records.channel_settings.settle(channel, PlaceSettings(lang="en"))
        own = await records.channel_settings.settings(channel)
    assert (before, fallen_back, own) == (PlaceSettings(), french, PlaceSettings(lang="en"))


async def test_forgetting_a_workspace_leaves_the_others_alone(store: SqlStore) -> None:
    other = Place(platform="slack", workspace="T2", channel="C1", thread="17.1")
    async with store.transaction() as records:
        for place in (THREAD, other):
            await records.threads.remember(place, ASKED, now=NOW)
            await records.channel_settings.settle(place, PlaceSettings(lang="fr"))
        for mark in ("slack:installation:T1", "slack:installation:T2", "discord:tree:T1"):
            await records.key_value.put(mark, "kept")
        await records.channel_settings.forget("slack", "T1")
    async with store.transaction() as records:
        assert await records.threads.recall(THREAD) is None
        assert await records.channel_settings.settings(THREAD) == PlaceSettings()
        marks = ("slack:installation:T1", "slack:installation:T2", "discord:tree:T1")
        assert [await records.key_value.get(mark) for mark in marks] == [None, "kept", "kept"]
        assert await records.threads.recall(other) == ASKED
        assert await records.channel_settings.settings(other) == PlaceSettings(lang="fr")


async def test_a_mark_holds_its_last_value(store: SqlStore) -> None:
    async with store.transaction() as records:
        unset = await records.key_value.get("tree")
        await records.key_value.put("tree", "a")
        await records.key_value.put("tree", "b")
        assert (unset, await records.key_value.get("tree")) == (None, "b")


async def test_an_exception_rolls_back_what_was_written(store: SqlStore) -> None:
    try:
        async with store.transaction() as records:
            await records.key_value.put("tree", "a")
            raise LookupError
    except LookupError:
        pass
    async with store.transaction() as records:
        assert await records.key_value.get("tree") is None


async def test_a_transaction_that_asks_nothing_opens_no_connection(store: SqlStore) -> None:
    await store.close()
    async with store.transaction() as records:
        assert records.lines is records.lines
    assert store.engine.pool.checkedout() == 0  # type: ignore[attr-defined] # QueuePool has it
