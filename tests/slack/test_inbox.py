"""What was acknowledged is answered once, or apologised for: kills, floods, a store that is away."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.inbound.taken import LIFE
from adapters.slack.words import FAILED
from bot.cards import Card, Prose
from bot.commands.registry import COMMANDS
from bot.commands.spec import Command, CommandContext
from bot.delivery.backlog import Backlog
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.unanswered import Unanswered
from bot.domain.questions import Query
from bot.domain.text import Text
from bot.ports import Records
from bot.presentation.waiting_words import BUSY, BUSY_CHANNEL, PERHAPS_ANSWERED
from store.export import export
from store.store import SqlStore
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.slack.conftest import QUICK, HandClock, Runner, Running, words

LEASE = InboxTiming().lease
LATER = LEASE + timedelta(seconds=1)
_END_SECONDS = 60.0
"""For a transaction to be undone: far more than any takes."""


class Gate:
    """A command that answers when it may; ``asked`` counts how often it was run."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.asked = 0
        self.command = Command(
            name="slow", help=Text(en="x"), options=(), examples=(), answer=self._answer
        )

    async def _answer(self, _query: Query, context: CommandContext) -> Card:
        self.asked += 1
        await self.open.wait()
        return Card(title="Slow", lang=context.lang, parts=(Prose(text="Here it is"),))


async def killed(running: Running) -> None:
    """As by kill -9: it writes and says nothing more, and the system gives up its lock.

    Returns once nothing of it runs. A transaction it was in is undone, or was committed before: in
    a thread it would go on, and end while others look.
    """

    def gone(*_: object, **__: object) -> AbstractAsyncContextManager[Any]:
        raise OSError("killed")

    app, store = running.app, running.store
    store.transaction = store.work = gone  # type: ignore[method-assign,assignment]
    app.inbox.notes._journal.close()
    app.inbox.notes._journal.note = gone  # type: ignore[method-assign,assignment]
    async with asyncio.timeout(_END_SECONDS):
        while under_way := _under_way(running):
            for task in under_way:
                task.cancel()
            await app.clients.stop()  # one whose cancellation comes too late says nothing either
            await asyncio.wait(under_way)


def _under_way(running: Running) -> set[asyncio.Task[Any]]:
    """Everything that a process is doing."""
    app = running.app
    tasks = {
        app._answering,
        app.inbox.writer._running,
        *app.tasks._running,
        *app.inbox._taken_up,
        *app.inbox._writing,
        *app.listeners.answers.people._asking.values(),
    }
    return {task for task in tasks if task is not None and not task.done()}


async def kept(running: Running) -> list[dict[str, Any]]:
    """What the inbox holds of the workspace."""
    async with running.store.work() as work:
        found: list[dict[str, Any]] = (await export(work, "slack", "T1"))["inbox"]
    return found


def said(slack: FakeSlack) -> list[str]:
    return [words(message) for message in slack.world.posted]


async def test_a_command_acknowledged_by_a_killed_process_is_answered_by_the_next(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    gate, clock = Gate(), HandClock()
    first = await start(catalogue=(gate.command,), clock=clock, inbox_timing=QUICK)
    assert (await ann.slash("/slow")).ok
    while not await kept(first):  # noted beside a store that is slow, it would be free at once
        await asyncio.sleep(0.01)
    await killed(first)
    gate.open.set()
    await start(catalogue=(gate.command,), clock=clock, inbox_timing=QUICK)
    await asyncio.sleep(0.2)
    assert said(slack) == []  # its lease still runs: it may only be slow
    clock.now += LATER
    await until(lambda: slack.world.posted)
    await asyncio.sleep(0.2)
    [answer] = slack.world.posted
    assert ("Here it is" in str(answer.blocks), answer.ephemeral_to) == (True, "U1")


async def test_what_was_about_to_be_answered_as_a_process_stopped_is_answered_by_the_next_at_once(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.inbound.listener_context._HEAD_START", 600.0)
    gate, clock = Gate(), HandClock()
    first = await start(catalogue=(gate.command,), clock=clock, inbox_timing=QUICK)
    first.app.listeners.answers.took = 1.0  # so it acknowledges first
    assert (await ann.slash("/slow")).ok
    await first.app.tasks.drain(seconds=0)
    gate.open.set()
    await start(catalogue=(gate.command,), clock=clock, inbox_timing=QUICK)
    await until(lambda: slack.world.posted)
    await asyncio.sleep(0.2)
    assert (len(slack.world.posted), gate.asked) == (1, 1)


async def test_a_mention_and_a_button_of_a_killed_process_are_answered_once_by_two_others(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    slack.rates.enforced = False
    gate, clock = Gate(), HandClock()
    catalogue = (*COMMANDS, gate.command)
    first = await start(catalogue=catalogue, clock=clock, inbox_timing=QUICK)
    await ann.slash("/tariff", "steel")
    [answer] = await until(lambda: slack.world.posted)
    mention = await ann.mention("/slow")
    assert (await ann.click(answer, "share", value='["slow","",{}]')).ok
    await killed(first)
    gate.open.set()
    for _ in range(2):
        await start(catalogue=catalogue, clock=clock, inbox_timing=QUICK)
    clock.now += LATER
    await until(lambda: len(slack.world.posted) == 3)
    await asyncio.sleep(0.3)
    after = slack.world.posted[1:]
    assert sorted((m.thread_ts, m.ephemeral_to) for m in after) == [("", ""), (mention.ts, "")]


async def test_an_answer_that_stands_already_is_not_given_again_after_a_kill(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.rates.enforced = False
    clock = HandClock()
    first = await start(clock=clock, inbox_timing=QUICK)

    async def unwritten(*_: object, **__: object) -> None:
        raise OSError("killed before it was written")

    monkeypatch.setattr("store.inbox.StoredInbox.answered", unwritten)
    await ann.mention("duty on steel?")
    await until(lambda: slack.world.posted)
    await killed(first)
    monkeypatch.undo()
    second = await start(clock=clock, inbox_timing=QUICK)
    clock.now += LATER
    await until(lambda: methods(slack, "conversations.replies"))
    await until(lambda: not second.app.inbox.holds)
    assert len(slack.world.posted) == 1


async def test_whoever_was_perhaps_answered_in_private_is_told_so(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    clock = HandClock()
    first = await start(clock=clock, inbox_timing=QUICK)
    slack.faults.add("response_url", "drop_request")
    assert (await ann.slash("/tariff", "steel")).ok
    await first.app.tasks.drain()
    clock.now += LATER
    [told] = await until(lambda: slack.world.posted)
    assert (told.ephemeral_to, told.text) == ("U1", PERHAPS_ANSWERED.on("en"))


async def test_a_question_answered_at_once_is_never_written(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def written(*_: object, **__: object) -> bool:
        raise AssertionError("the inbox was written")

    running = await start(inbox_timing=InboxTiming(settle=timedelta(seconds=2)))
    monkeypatch.setattr("store.inbox.StoredInbox.keep", written)
    assert (await ann.slash("/tariff", "steel")).seconds < 2
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """The store takes nothing for the inbox until this is set."""
    free = asyncio.Event()
    transaction = SqlStore.transaction

    @asynccontextmanager
    async def waiting(store: SqlStore, *, apart: bool = False) -> AsyncIterator[Records]:
        await free.wait()
        async with transaction(store, apart=apart) as records:
            yield records

    monkeypatch.setattr(SqlStore, "transaction", waiting)
    return free


async def test_no_acknowledgement_waits_for_a_store_that_others_wait_for_in_vain(
    slack: FakeSlack, ann: Person, start: Runner, stuck: asyncio.Event
) -> None:
    gate = Gate()
    timing = InboxTiming(acknowledge=timedelta(seconds=1))
    await start(catalogue=(gate.command,), inbox_timing=timing)
    acks = [await ann.slash("/slow") for _ in range(20)]
    assert [ack for ack in acks if not ack.ok] == []
    assert sum(ack.seconds for ack in acks) < 10 * timing.acknowledge.total_seconds()
    stuck.set()
    gate.open.set()
    await until(lambda: len(slack.world.posted) == len(acks))


async def test_a_mention_is_acknowledged_once_the_store_has_had_its_time_not_twice_that(
    slack: FakeSlack, ann: Person, start: Runner, stuck: asyncio.Event
) -> None:
    await start(inbox_timing=InboxTiming(acknowledge=timedelta(seconds=1)))
    said = ann.write("<@UBOTT1> duty on steel?")
    assert (await slack.outbound.event(ann.message_event(said))).seconds < 1.9
    stuck.set()
    await until(lambda: slack.world.posted)


@pytest.mark.parametrize("mentioned", [False, True], ids=["command", "mention"])
async def test_what_was_acknowledged_while_the_store_took_nothing_outlives_a_kill(
    slack: FakeSlack,
    ann: Person,
    start: Runner,
    monkeypatch: pytest.MonkeyPatch,
    stuck: asyncio.Event,
    mentioned: bool,
) -> None:
    gate = Gate()
    timing = InboxTiming(acknowledge=timedelta(seconds=0.1))
    first = await start(catalogue=(gate.command,), inbox_timing=timing)
    said = ann.write("<@UBOTT1> /slow")
    asked = slack.outbound.event(ann.message_event(said)) if mentioned else ann.slash("/slow")
    assert (await asked).ok
    await killed(first)
    monkeypatch.undo()
    gate.open.set()
    await start(catalogue=(gate.command,), inbox_timing=QUICK)
    [answer] = await until(lambda: slack.world.posted)
    assert ("Here it is" in str(answer.blocks), answer.thread_ts) == (
        True,
        said.ts if mentioned else "",
    )
    await asyncio.sleep(0.2)
    assert len(slack.world.posted) == 1


async def test_whoever_slack_has_wait_for_years_is_answered_before_it_is_of_no_use(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    slack.rates.enforced = False
    gate, clock = Gate(), HandClock()
    gate.open.set()
    running = await start(catalogue=(gate.command,), clock=clock, inbox_timing=QUICK)
    slack.faults.add("chat.postMessage", "drop_request")
    slack.faults.add("conversations.replies", "rate_limited", seconds=1e9)
    await ann.mention("/slow")
    await running.app.tasks.drain()
    clock.now += LIFE / 2
    await until(lambda: slack.world.posted)
    assert len(slack.world.posted) == 1


async def test_what_was_kept_in_time_is_answered_though_its_acknowledgement_did_not_wait(
    slack: FakeSlack, ann: Person, start: Runner, stuck: asyncio.Event
) -> None:
    gate, clock = Gate(), HandClock()
    timing = InboxTiming(poll=QUICK.poll, acknowledge=timedelta(0))
    first = await start(catalogue=(gate.command,), clock=clock, inbox_timing=timing)
    assert (await ann.slash("/slow")).ok
    stuck.set()
    while not await kept(first):
        await asyncio.sleep(0.01)
    await killed(first)
    gate.open.set()
    await start(catalogue=(gate.command,), clock=clock, inbox_timing=QUICK)
    clock.now += LATER
    [answer] = await until(lambda: slack.world.posted)
    assert answer.ephemeral_to == "U1"


async def test_what_is_kept_leaves_with_the_workspace_and_its_address_is_not_exported(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    gate = Gate()
    running = await start(catalogue=(gate.command,))
    await ann.slash("/slow", "our steel")
    while not await kept(running):  # a busy machine's store may take it after the acknowledgement
        await asyncio.sleep(0.01)
    async with running.store.work() as work:
        [held] = (await export(work, "slack", "T1"))["inbox"]
    assert held["payload"] == {"user": "U1", "state": '["slow","our steel",{}]'}
    assert held["address"] == "(held encrypted; not exported)"
    async with running.store.transaction() as records:
        await records.channel_settings.forget("slack", "T1")
    async with running.store.work() as work:
        assert (await export(work, "slack", "T1"))["inbox"] == []
    gate.open.set()


async def test_a_flood_of_commands_is_answered_or_told_to_come_again(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    running.app.listeners.backlog = Backlog(most=20)
    acks = await asyncio.gather(*(ann.slash("/tariff", "steel") for _ in range(150)))
    await running.app.tasks.drain(seconds=60)
    busy = [ack for ack in acks if BUSY.on("en") in ack.text]
    assert [ack for ack in acks if not ack.ok] == []
    assert len(busy) > 0
    assert len(slack.world.posted) + len(busy) == len(acks)


async def test_a_flood_in_one_channel_is_answered_for_a_minute_and_the_rest_told_once(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    slack.rates.enforced = False
    running = await start()
    await asyncio.gather(*(ann.mention("duty on steel?") for _ in range(150)))
    await until(lambda: [m for m in slack.world.posted if BUSY_CHANNEL.on("en") in m.text])
    await running.app.tasks.drain(seconds=60)
    told = [m for m in slack.world.posted if BUSY_CHANNEL.on("en") in m.text]
    answered = [m for m in slack.world.posted if m not in told]
    assert len(told) == 1
    assert (told[0].thread_ts, len(answered) >= 60) == ("", True)
    assert len({m.thread_ts for m in answered}) == len(answered)


def methods(slack: FakeSlack, name: str) -> int:
    return len([call for call in slack.world.calls if call.method == name])


def _broken_pages(monkeypatch: pytest.MonkeyPatch, running: Running) -> None:
    """No page of an answer can be made: every try fails in us, until the last."""

    async def fails(*_: object, **__: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr(running.app.listeners.answers, "_page", fails)


async def _tried_to_the_end(
    running: Running, slack: FakeSlack, clock: HandClock, expected: int
) -> None:
    """Let it be taken up as often as it is tried. Time goes on once the process has looked at the
    inbox and rests: on a busy machine it would run past the deadline of what is asked, or past half
    a lease between two looks, and nobody takes anything up then.
    """
    inbox = running.app.inbox

    def rests() -> bool:
        in_hand = inbox.holds or inbox._taken_up or inbox._writing
        return inbox._looked == clock.now and not in_hand

    for _ in range(20):
        await until(rests)
        if len(slack.world.posted) >= expected:
            return
        clock.now += timedelta(seconds=20)
    raise AssertionError("nobody is told")


async def test_whoever_is_owed_an_answer_that_fails_in_us_is_told_so_once(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.rates.enforced = False
    clock = HandClock()
    counted = list[tuple[Unanswered, int]]()
    running = await start(
        clock=clock, inbox_timing=QUICK, unanswered=lambda why, many: counted.append((why, many))
    )
    _broken_pages(monkeypatch, running)
    assert (await ann.slash("/tariff", "steel")).ok
    mention = await ann.mention("duty on steel?")
    await _tried_to_the_end(running, slack, clock, 2)
    clock.now += LATER
    await asyncio.sleep(0.3)
    told = sorted((one.ephemeral_to, one.thread_ts, words(one)) for one in slack.world.posted)
    assert told == [("", mention.ts, FAILED.on("en")), ("U1", "", FAILED.on("en"))]
    assert counted == [(Unanswered.FAILED, 1)] * 2
