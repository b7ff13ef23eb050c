"""States in which a second answer could go out, each made on purpose."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.delivery.inbox_timing import InboxTiming
from bot.errors import NotOurs
from bot.ports import Records
from store.store import SqlStore
from tests.databases import another_store, database, postgres, worker_id
from tests.delivery.test_inbox import LATER, TRIED, Desk, store, taken_over, tries
from tests.taken_questions import ASKED, NOW

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]


async def answered_while_the_store_is_away(desk: Desk) -> None:
    """It is kept, its answer goes out, and the store hears of neither try nor answer."""
    held = desk.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    desk.now, desk.store.failing = TRIED, True
    desk.store.allow(10)
    await held.trying()
    held.answered()
    while desk.inbox._writing:
        await asyncio.sleep(0)


async def test_a_try_that_a_living_process_could_only_note_is_known_to_who_takes_over(
    store: SqlStore,
) -> None:
    slow, other = Desk(store, "slow"), Desk(store, "other")
    slow.store.allow()
    held = slow.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    slow.now = TRIED
    await held.trying()  # the store does not hear of it for longer than the lease
    other.now = LATER
    other.store.allow(10)
    assert [one.tried_at for one in await other.looks()] == [TRIED]
    await slow.kill()


async def test_whoever_is_held_up_between_its_look_and_its_note_looks_again(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, other = Desk(store, "slow"), Desk(store, "other")
    slow.store.allow()
    held = slow.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    note = slow.inbox.notes._journal.note

    def noted_late(*args: Any, **more: Any) -> None:
        slow.now = LATER
        note(*args, **more)

    monkeypatch.setattr(slow.inbox.notes._journal, "note", noted_late)
    trying = asyncio.create_task(held.trying())
    while slow.now != LATER:
        await asyncio.sleep(0)
    other.now = LATER
    other.store.allow(10)
    assert [one.key for one in await other.looks()] == [ASKED.key]
    slow.store.allow(10)
    with pytest.raises(NotOurs):
        await trying
    await slow.kill()


async def test_what_was_answered_while_the_store_was_away_is_not_taken_up_once_it_is_back(
    store: SqlStore,
) -> None:
    desk, other = Desk(store, "one"), Desk(store, "other")
    desk.store.allow()
    await answered_while_the_store_is_away(desk)
    assert await tries(store) == [None]  # the store thinks that it waits
    desk.store.failing = False
    other.store.allow(10)
    found = await desk.looks()
    other.now = LATER
    found += await other.looks()
    assert (found, await tries(store)) == ([], [])
    assert [path.read_bytes() for path in (store.data / "asked").glob("*.jsonl")] == [b""]
    await desk.inbox.stop()


async def test_an_answer_of_which_the_store_heard_nothing_is_known_after_a_kill(
    store: SqlStore,
) -> None:
    dead = Desk(store, "dead")
    dead.store.allow()
    await answered_while_the_store_is_away(dead)
    await dead.kill()
    assert await taken_over(store) == [(ASKED.key, TRIED)]


class HangingUp(Desk):
    """Its store commits its first transaction and ends the line before it says so."""

    def __init__(self, store: SqlStore, name: str) -> None:
        super().__init__(store, name)
        commits = self.store.transaction
        hung_up = False

        @asynccontextmanager
        async def transaction(*, apart: bool = False) -> AsyncIterator[Records]:
            nonlocal hung_up
            async with commits(apart=apart) as records:
                yield records
            if not hung_up:
                hung_up = True
                raise OSError("the line broke after the commit")

        self.store.transaction = transaction  # type: ignore[method-assign] # for this one alone
        self.store.allow(1_000)


async def test_what_a_store_kept_that_hung_up_is_not_answered_again_once_its_lease_is_over(
    store: SqlStore,
) -> None:
    desk, other = HangingUp(store, "one"), Desk(store, "other")
    held = desk.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    desk.now = TRIED
    await held.trying()
    held.answered()
    assert await tries(store) == [None]
    found = await desk.looks()
    other.store.allow(10)
    other.now = LATER
    found += await other.looks()
    assert found == []
    await desk.inbox.stop()


async def test_what_is_tried_again_from_memory_is_not_taken_up_from_the_store_as_well(
    store: SqlStore,
) -> None:
    desk, other = HangingUp(store, "one"), Desk(store, "other")
    held = desk.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    held.later(timedelta(0))
    for desk.now in (NOW + timedelta(seconds=30), LATER, LATER + timedelta(seconds=5)):
        found = await desk.looks()
        if found:
            break
    other.store.allow(10)
    other.now = LATER
    found += await other.looks()
    desk.now = LATER + timedelta(seconds=60)
    found += await desk.looks()
    assert [one.key for one in found] == [ASKED.key]
    await desk.inbox.stop()


async def test_an_event_that_comes_again_is_not_answered_before_it_is_known_whose_it_is(
    store: SqlStore,
) -> None:
    """Its first process is stopped, or starved, with what keeps it on the way: it will answer."""
    second = Desk(store, "second")
    answers: list[str] = []

    async def answer() -> None:
        await held.trying()
        answers.append(held.taken.key)

    held = second.inbox.take_once(ASKED, again=True)
    assert await held.safe()  # it may be acknowledged
    attending = asyncio.create_task(second.inbox.attend(held, answer()))
    for _ in range(20):  # every patience is over
        await asyncio.sleep(0)
    async with store.transaction() as records:  # the first one's comes through
        await records.inbox.unseen([ASKED.key], now=NOW)
        await records.inbox.keep([ASKED], worker="first", until=NOW + InboxTiming().lease)
    second.store.allow(10)
    await attending
    assert answers == []
    await second.inbox.stop()


async def test_an_event_that_comes_again_brings_the_try_that_its_first_process_noted(
    store: SqlStore,
) -> None:
    first, second = Desk(store, "first"), Desk(store, "second")
    sent = first.inbox.take_once(ASKED)
    assert await sent.safe()
    first.now = TRIED
    await sent.trying()  # it goes out; the store has heard of nothing
    second.store.allow(10)
    held = second.inbox.take_once(replace(ASKED, taken_at=TRIED), again=True)
    known: list[object] = []

    async def answer() -> None:
        known.append(held.taken.tried_at)

    await second.inbox.attend(held, answer())
    assert known == [TRIED]
    await first.kill()
    await second.inbox.stop()
