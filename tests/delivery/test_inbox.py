"""Whoever takes a question over knows that an answer may stand, whatever the dead left unwritten."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select

from bot.delivery.held_question import Held
from bot.delivery.inbox import Apologise, QuestionInbox
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.unanswered import Unanswered
from bot.domain.inbox import TakenQuestion
from bot.errors import NotOurs, RetryLater
from bot.ports import Records, Store
from bot.ports.inbox import QuestionJournal
from store.store import SqlStore
from store.tables import INBOX
from tests.databases import OpenStore
from tests.taken_questions import ASKED, NOW

TRIED = NOW + timedelta(seconds=1)
LATER = NOW + InboxTiming().lease + timedelta(seconds=10)
HASTY = InboxTiming(acknowledge=timedelta(0), patience=timedelta(0))
"""Waits for no store."""


class SlowStore:
    """A store that carries out as many transactions as it is allowed, and no more."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._allowed = asyncio.Semaphore(0)
        self.failing = False
        self.heard = asyncio.Event()
        self.heard.set()
        """Not set: what is committed is not known here yet."""

    def allow(self, transactions: int = 1) -> None:
        for _ in range(transactions):
            self._allowed.release()

    @asynccontextmanager
    async def transaction(self, *, apart: bool = False) -> AsyncIterator[Records]:
        await self._allowed.acquire()
        if self.failing:
            raise OSError("the database is locked")
        async with self._store.transaction(apart=apart) as records:
            yield records
        await self.heard.wait()

    def question_journal(self, platform: str) -> QuestionJournal:
        return self._store.question_journal(platform)


class Desk:
    """One process's inbox, and what a kill does to it."""

    def __init__(
        self,
        store: SqlStore,
        name: str,
        timing: InboxTiming = HASTY,
        *,
        apologise: Apologise | None = None,
    ) -> None:
        self.store = SlowStore(store)
        self.now = NOW
        _DESKS.append(self)
        self.told: list[str] = []
        """Keys of questions whose asker was told that no answer comes."""
        self.unanswered: list[tuple[Unanswered, int]] = []
        self.inbox = QuestionInbox(
            cast("Store", self.store),
            "slack",
            lambda: self.now,
            worker=name,
            timing=timing,
            apologise=apologise or self._apologise,
            count=lambda why, many: self.unanswered.append((why, many)),
        )

    async def _apologise(self, held: Held) -> None:
        self.told.append(held.taken.key)

    async def looks(self) -> list[TakenQuestion]:
        """What it takes up in one round."""
        found: list[TakenQuestion] = []

        async def answer(held: Held) -> None:
            found.append(held.taken)

        await self.inbox._round(answer)
        await asyncio.gather(*self.inbox._taken_up)
        return found

    async def written(self) -> None:
        """Until nothing of it is on its way to the store: nobody claims a row that is being
        written."""
        await asyncio.gather(*self.inbox._writing, return_exceptions=True)

    async def kill(self) -> None:
        """It writes nothing more, and the system gives up its lock."""
        while under_way := self._under_way():
            for task in under_way:
                task.cancel()
            await asyncio.wait(under_way)
        self.inbox.notes._journal.close()

    def _under_way(self) -> set[asyncio.Task[Any]]:
        tasks = {*self.inbox._taken_up, *self.inbox._writing, self.inbox.writer._running}
        return {task for task in tasks if task is not None and not task.done()}


_DESKS: list[Desk] = []
"""Those of the test that runs."""


@pytest.fixture
async def store(another_store: OpenStore) -> AsyncIterator[SqlStore]:
    """No desk writes any more when it is closed: a connection that is given back after that is
    nobody's, and told of as a fault of whichever test comes next.
    """
    yield await another_store()
    while _DESKS:
        await _DESKS.pop().kill()


async def tries(store: SqlStore) -> list[datetime | None]:
    """When each question that the store keeps was tried."""
    async with store.work() as work:
        found = await work.read(select(INBOX.c.tried_at))
    return list(found.scalars())


async def kept(store: SqlStore) -> None:
    """Wait until the store keeps it."""
    while not await tries(store):
        await asyncio.sleep(0.01)


async def taken_over(store: SqlStore) -> list[tuple[str, datetime | None]]:
    """What the next process takes up once every lease is over: the keys, and when it was tried."""
    found: list[tuple[str, datetime | None]] = []
    desk = Desk(store, "next", InboxTiming(poll=timedelta(milliseconds=10)))
    desk.store.allow(1_000)

    async def answer(held: Held) -> None:
        found.append((held.taken.key, held.taken.tried_at))

    running = asyncio.create_task(desk.inbox.run(answer))
    while any(len(path.read_bytes()) for path in (store.data / "asked").glob("*.jsonl")):
        await asyncio.sleep(0.01)
    desk.now = LATER
    while await tries(store) or not found:
        await asyncio.sleep(0.01)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    await desk.inbox.stop()
    return found


async def test_a_kill_between_keeping_and_ending_leaves_the_try_known(store: SqlStore) -> None:
    dead = Desk(store, "dead")
    held = dead.inbox.take_now(ASKED)
    assert await held.safe()
    dead.now = TRIED
    await held.trying()  # it goes out while the store is still at keeping it
    held.answered()
    dead.store.allow()  # it is kept, and not ended
    await kept(store)
    await dead.kill()
    assert await taken_over(store) == [(ASKED.key, TRIED)]


async def test_a_try_the_store_did_not_take_in_time_is_known_after_a_kill(store: SqlStore) -> None:
    dead = Desk(store, "dead")
    dead.store.allow()
    held = dead.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    dead.now = TRIED
    await held.trying()
    await dead.kill()
    assert await taken_over(store) == [(ASKED.key, TRIED)]


@pytest.mark.parametrize("once", [False, True], ids=["command", "mention"])
async def test_what_is_kept_and_noted_too_is_one_question_and_its_try_is_known(
    store: SqlStore, once: bool
) -> None:
    dead = Desk(store, "dead")
    held = dead.inbox.take_once(ASKED) if once else dead.inbox.take_now(ASKED)
    assert await held.safe()
    dead.now = TRIED
    await held.trying()
    async with store.transaction() as records:  # the database went through with it after the kill
        if once:
            await records.inbox.unseen([ASKED.key], now=NOW)
        await records.inbox.keep([ASKED], worker="dead", until=NOW + HASTY.lease)
    await dead.kill()
    assert await taken_over(store) == [(ASKED.key, TRIED)]


async def test_a_try_while_it_was_being_kept_is_known_to_who_tries_again(store: SqlStore) -> None:
    desk = Desk(store, "one")
    held = desk.inbox.take_now(ASKED)
    assert await held.safe()
    desk.now = TRIED
    await held.trying()
    held.later(timedelta(0))  # nobody knows whether it arrived
    desk.store.allow(10)
    while desk.inbox._writing:
        await asyncio.sleep(0.01)
    assert await tries(store) == [TRIED]
    await desk.inbox.stop()


async def test_who_finds_that_another_has_it_marks_no_try(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.inbox.keep([ASKED], worker="another", until=LATER)
    timing = replace(HASTY, patience=timedelta(seconds=60))
    desk = Desk(store, "one", timing)
    held = desk.inbox.take_now(ASKED)
    assert await held.safe()
    trying = asyncio.create_task(held.trying())
    await asyncio.sleep(0)
    desk.store.allow(10)
    with pytest.raises(NotOurs):
        await trying
    held.leave_to_another()
    await desk.inbox.stop()
    assert await tries(store) == [None]


async def test_an_answer_given_while_another_kept_it_is_known_to_the_other(
    store: SqlStore,
) -> None:
    async with store.transaction() as records:
        await records.inbox.keep([ASKED], worker="another", until=NOW)
    desk = Desk(store, "one")
    held = desk.inbox.take_now(ASKED)
    assert await held.safe()
    desk.now = TRIED
    await held.trying()
    held.answered()
    desk.store.allow(10)
    while desk.inbox._writing:
        await asyncio.sleep(0.01)
    await desk.inbox.stop()
    assert await tries(store) == [TRIED]


async def test_a_store_that_failed_counts_as_late_until_it_works_again(store: SqlStore) -> None:
    desk = Desk(store, "w1", InboxTiming(acknowledge=timedelta(seconds=20)))
    desk.store.failing = True
    desk.store.allow()
    first = desk.inbox.take_now(ASKED)
    assert await first.safe()
    await asyncio.sleep(0.01)
    late = desk.inbox.writer.late  # though nothing is being written
    desk.store.failing = False
    desk.store.allow(10)
    second = desk.inbox.take_now(replace(ASKED, key="slack:asked:2"))
    await kept(store)
    assert await second.mine_after_all()
    assert (late > 0, desk.inbox.writer.late) == (True, 0.0)
    for held in (first, second):
        held.answered()
    await desk.inbox.stop()


async def _another_takes_it(store: SqlStore) -> None:
    async with store.transaction() as records:
        [found] = await records.inbox.claim(
            "slack", worker="another", now=LATER, lease=HASTY.lease, limit=5
        )
    assert found.key == ASKED.key


@pytest.mark.parametrize("kept_first", [True, False], ids=["kept", "being kept"])
async def test_a_process_stopped_for_longer_than_its_lease_does_not_answer_what_is_anothers(
    store: SqlStore, kept_first: bool
) -> None:
    """It wakes when every patience is over, and must ask whose the question is all the same."""
    stopped = Desk(store, "stopped")
    stopped.store.allow()
    if not kept_first:
        stopped.store.heard.clear()
    held = stopped.inbox.take_now(ASKED)
    await kept(store)
    if kept_first:
        assert await held.mine_after_all()
    await _another_takes_it(store)
    stopped.now = LATER
    trying = asyncio.create_task(held.trying())
    for _ in range(20):  # every patience is over
        await asyncio.sleep(0)
    stopped.store.allow()
    stopped.store.heard.set()
    with pytest.raises(NotOurs):
        await trying


async def test_what_a_store_that_is_away_holds_beyond_the_lease_is_left_to_whoever_takes_it_up(
    store: SqlStore,
) -> None:
    desk = Desk(store, "w1")
    desk.store.allow()
    held = desk.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    desk.now, desk.store.failing = LATER, True
    desk.store.allow()
    with pytest.raises(RetryLater):
        await held.trying()


@pytest.mark.parametrize("noted_first", [False, True], ids=["taken up", "noted"])
async def test_who_starts_after_the_lease_knows_of_a_try_that_stands_beside_the_store_alone(
    store: SqlStore, noted_first: bool
) -> None:
    """One round takes the note over and the question up. Which of them the store carries out first
    is chance: what is kept anew from the note is no longer free, and is answered in a later round.
    """
    dead = Desk(store, "dead")
    held = dead.inbox.take_now(ASKED)
    assert await held.safe()
    dead.now = TRIED
    await held.trying()
    held.answered()
    dead.store.allow()
    await kept(store)
    await dead.kill()
    following = Desk(store, "next")
    following.now = LATER
    following.store.allow(10)
    if noted_first:
        following.inbox._adopt()
        await asyncio.gather(*following.inbox._writing)
    found = await following.looks()
    if not found:
        await asyncio.gather(*following.inbox._writing)
        found = await following.looks()
    await following.inbox.stop()
    assert [one.tried_at for one in found] == [TRIED]


async def test_a_try_takes_the_lease_anew(store: SqlStore) -> None:
    desk = Desk(store, "w1", InboxTiming(acknowledge=timedelta(0)))
    desk.store.allow(2)
    held = desk.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    desk.now = NOW + HASTY.lease / 2
    await held.trying()
    async with store.work() as work:
        found = await work.read(select(INBOX.c.lease_until))
    assert found.scalar_one() == desk.now + HASTY.lease


async def test_whoever_could_not_look_for_long_lets_the_living_renew_before_it_takes_over(
    store: SqlStore,
) -> None:
    """A store that was locked for longer than a lease let nobody renew: nobody is dead for that."""
    first = Desk(store, "first")
    first.store.allow()
    held = first.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    second = Desk(store, "second")
    second.store.allow(10)
    found = await second.looks()
    second.now = LATER
    found += await second.looks()
    assert (found, second.inbox.holds) == ([], 0)
    second.now = LATER + HASTY.poll
    assert [one.key for one in await second.looks()] == [ASKED.key]


async def _broken() -> None:
    raise RuntimeError("ours")


async def test_a_question_whose_owners_died_is_not_given_up_at_its_first_fault(
    store: SqlStore,
) -> None:
    desk = Desk(store, "one", InboxTiming())
    desk.store.allow(1_000)
    held = desk.inbox.take_now(replace(ASKED, tries=5))
    with pytest.raises(RuntimeError):
        await desk.inbox.attend(held, _broken())
    await asyncio.gather(*desk.inbox._writing)
    desk.now += timedelta(seconds=20)
    assert [taken.key for taken in await desk.looks()] == [ASKED.key]
    await desk.inbox.stop()


async def test_an_answer_that_fails_in_one_process_is_not_tried_for_ever(store: SqlStore) -> None:
    desk = Desk(store, "one", InboxTiming())
    desk.store.allow(1_000)
    tried = list[int]()

    async def answer(held: Held) -> None:
        tried.append(held.taken.tries)
        await _broken()

    with pytest.raises(RuntimeError):
        await desk.inbox.attend(desk.inbox.take_now(ASKED), _broken())
    await asyncio.gather(*desk.inbox._writing)
    for _ in range(12):
        desk.now += timedelta(seconds=20)
        await desk.inbox._round(answer)
        await asyncio.gather(*desk.inbox._taken_up, return_exceptions=True)
        await asyncio.gather(*desk.inbox._writing)
    assert tried == [2, 3]
    await desk.inbox.stop()


async def test_whoever_asked_is_told_once_that_the_answer_fails_for_good(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(store, "one", InboxTiming())
    desk.store.allow(1_000)
    await _fails(desk, 6)
    assert (desk.told, desk.unanswered) == ([ASKED.key], [(Unanswered.FAILED, 1)])
    said = "a question is given up, its answer fails (RuntimeError): its asker is told so"
    assert errors(caplog) == [said]
    await desk.inbox.stop()


async def test_who_cannot_be_told_now_is_told_later_and_one_that_never_can_is_logged(
    store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    refused: list[Exception] = [RetryLater("down", retry_after=30.0), ValueError("odd")]

    async def apologise(_: Held) -> None:
        raise refused.pop(0)

    desk = Desk(store, "one", InboxTiming(), apologise=apologise)
    desk.store.allow(1_000)
    await _fails(desk, 12)
    [said] = errors(caplog)
    assert (refused, said.rpartition(": ")[2]) == ([], "nor could its asker be told (ValueError)")
    assert desk.unanswered == [(Unanswered.FAILED, 1)]
    await desk.inbox.stop()


async def test_what_is_past_its_deadline_is_counted(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.inbox.keep([ASKED], worker="dead", until=NOW)
    desk = Desk(store, "one")
    desk.store.allow(10)
    desk.now = ASKED.deadline
    assert await desk.looks() == []
    assert desk.unanswered == [(Unanswered.LATE, 1)]


def errors(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [one.getMessage() for one in caplog.records if one.levelname == "ERROR"]


async def _fails(desk: Desk, rounds: int) -> None:
    """Take a question whose answer fails in us, each time it is taken up."""
    with pytest.raises(RuntimeError):
        await desk.inbox.attend(desk.inbox.take_now(ASKED), _broken())
    await asyncio.gather(*desk.inbox._writing)
    for _ in range(rounds):
        desk.now += timedelta(seconds=20)
        await desk.inbox._round(lambda _: _broken())
        await asyncio.gather(*desk.inbox._taken_up, return_exceptions=True)
        await asyncio.gather(*desk.inbox._writing)
