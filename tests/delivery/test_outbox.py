"""Claim, send, settle: once each, in order, whatever goes wrong. On both databases."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from bot.cards import Card, Headline
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.rate_limit import RateLimit
from bot.delivery.retry import LONGEST_WAIT, MOST_TRIES
from bot.delivery.worker import DeliveryWorker, Timing
from bot.digest.briefs import pending
from bot.domain.deliveries import Action, Delivery, DeliveryReason, DeliveryState
from bot.domain.questions import Place
from bot.domain.subscriptions import PauseReason, Recurrence, State, Subscription
from bot.errors import AccessLost, OutcomeUnknown, RetryLater, Unsendable
from bot.ports.digests import LeaseRequest, OutboxMessage
from bot.ports.platforms import Outgoing, Sent
from store.outbox import StoredOutbox
from store.store import SqlStore
from tests.databases import OpenStore
from tests.delivery.a_platform import FakeChat, Platform

SLOT = datetime(2026, 10, 12, 12, tzinfo=UTC)
QUICK = Timing(
    lease=timedelta(seconds=5),
    call=timedelta(seconds=1),
    poll=timedelta(milliseconds=50),
    horizon=timedelta(0),
    first_wait=timedelta(milliseconds=50),
)
AT_ONCE = RateLimit(channel_gap=timedelta(0))


def clock() -> datetime:
    return datetime.now(UTC)


def card(title: str) -> Card:
    return Card(title=title, lang="en", parts=(Headline(text=title),))


def subscription(channel: str) -> Subscription:
    return Subscription(
        id=f"sub-{channel}",
        place=Place(platform="slack", workspace="T1", channel=channel),
        owner="U1",
        zone="America/Toronto",
        created_at=SLOT - timedelta(days=1),
        watermark=SLOT - timedelta(days=1),
        serial=3,
        recurrence=Recurrence(at=time(8)),
    )


async def enqueue(store: SqlStore, channel: str, *titles: str, slot: str = "s1") -> list[str]:
    one = subscription(channel)
    messages = pending(one, [card(t) for t in titles], slot=slot, due_at=SLOT, until=SLOT, serial=7)
    async with store.transaction() as records:
        if await records.subscriptions.get(one.id) is None:
            await records.subscriptions.save([one])
        await records.outbox.enqueue(messages)
    return [message.delivery.id for message in messages]


def delivery_worker(
    store: SqlStore,
    chat: Platform,
    *,
    worker: str = "w1",
    rate_limit: RateLimit = AT_ONCE,
    at: Callable[[], datetime] = clock,
    timing: Timing = QUICK,
) -> DeliveryWorker:
    return DeliveryWorker(
        chat,
        DeliveryBatcher(store),
        worker=worker,
        clock=at,
        rate_limit=rate_limit,
        timing=timing,
    )


async def states(store: SqlStore) -> list[tuple[DeliveryState, DeliveryReason]]:
    async with store.transaction() as records:
        found = await records.outbox.list()
    return [(one.state, one.reason) for one in reversed(found)]


async def test_a_brief_is_posted_and_its_rest_goes_in_its_thread(store: SqlStore) -> None:
    chat = Platform()
    first, second = await enqueue(store, "C1", "brief", "rest")
    assert await delivery_worker(store, chat).drain() == 2
    assert chat.stored == [(first, "C1", ""), (second, "C1", "m1")]


async def test_the_watermark_moves_with_the_settled_brief_and_not_before(store: SqlStore) -> None:
    chat = Platform(faults=deque([Unsendable("no")]))
    await enqueue(store, "C1", "brief")
    await delivery_worker(store, chat).drain()
    async with store.transaction() as records:
        assert await records.subscriptions.get("sub-C1") == replace(subscription("C1"))
    await enqueue(store, "C1", "brief", slot="s2")
    await delivery_worker(store, chat).drain()
    async with store.transaction() as records:
        assert await records.subscriptions.get("sub-C1") == replace(
            subscription("C1"), watermark=SLOT, serial=7, last_sent_at=SLOT
        )


async def test_a_reply_lost_after_storing_is_looked_up_and_not_sent_again(store: SqlStore) -> None:
    chat = Platform()
    chat.after.append(OutcomeUnknown("reply lost"))
    [first] = await enqueue(store, "C1", "brief")
    await delivery_worker(store, chat).drain()
    assert chat.stored == [(first, "C1", "")]
    assert await states(store) == [(DeliveryState.SENT, DeliveryReason.NONE)]


@pytest.mark.parametrize("refused", [RetryLater("no connection"), OutcomeUnknown("no scope")])
async def test_a_look_that_is_refused_is_no_refused_post_and_sends_nothing_again(
    store: SqlStore, refused: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line to the platform is down right after its reply was lost: it was posted all the same,
    and shows later."""
    chat = Platform()
    chat.after.append(OutcomeUnknown("reply lost"))
    [first] = await enqueue(store, "C1", "brief")
    find, looks = Platform.find, 0

    async def late(self: Platform, message: Outgoing) -> Sent | None:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise refused
        return await find(self, message)

    monkeypatch.setattr(Platform, "find", late)
    await delivery_worker(store, chat).drain()
    assert (chat.stored, looks) == ([(first, "C1", "")], 2)


async def test_a_late_look_up_adds_nothing_once_it_is_settled(store: SqlStore) -> None:
    """It went on after its time was over; by then the delivery is looked for again, or sent."""
    chat = Platform()
    chat.after.append(OutcomeUnknown("reply lost"))
    [first] = await enqueue(store, "C1", "brief")
    found: list[Outgoing] = []

    async def find(message: Outgoing) -> Sent | None:
        found.append(message)
        assert message.confirm is not None
        await message.confirm()  # it is ours while it is looked for
        return Sent(message="m1", channel="C1")

    chat.find = find  # type: ignore[method-assign] # of this one alone
    await delivery_worker(store, chat).drain()
    [looked] = found
    assert looked.confirm is not None
    with pytest.raises(Exception, match=r"^$") as dropped:
        await looked.confirm()
    assert type(dropped.value).__name__ == "_Dropped"
    assert (await states(store), chat.stored) == (
        [(DeliveryState.SENT, DeliveryReason.NONE)],
        [(first, "C1", "")],
    )


async def test_an_edit_of_what_was_deleted_is_not_posted_again_before_its_first_try_must_show(
    store: SqlStore,
) -> None:
    timing = replace(QUICK, horizon=timedelta(minutes=5), first_wait=timedelta(milliseconds=1))
    chat = Platform()
    [first] = await enqueue(store, "C1", "brief")
    await delivery_worker(store, chat).drain()
    async with store.transaction() as records:
        sent = await records.outbox.get(first)
        assert sent is not None
        edit = replace(
            sent.delivery, id="edit", slot="s1 edit", action=Action.EDIT, target=first,
            state=DeliveryState.OWED, message="", settled_at=None, attempts=0,
        )  # fmt: skip
        await records.outbox.enqueue([OutboxMessage(delivery=edit, card=card("corrected"))])
    chat.gone.add("m1")
    chat.faults.append(OutcomeUnknown("no reply: it is stored in half a minute"))
    worker = DeliveryWorker(
        chat, DeliveryBatcher(store), worker="w2", clock=clock, rate_limit=AT_ONCE, timing=timing
    )
    while (await records_of(store, "edit")).attempts < 4:
        await worker._round()
        await asyncio.gather(*worker._held)
    assert len(chat.stored) == 1  # only the brief: whether the edit's post stands is not known yet
    chat.stored.append(("edit", "C1", ""))
    while not (await records_of(store, "edit")).state.settled:
        await worker._round()
        await asyncio.gather(*worker._held)
    assert len(chat.stored) == 2


async def records_of(store: SqlStore, key: str) -> Delivery:
    async with store.transaction() as records:
        found = await records.outbox.get(key)
    assert found is not None
    return found.delivery


async def test_a_request_lost_before_storing_is_sent_after_looking(store: SqlStore) -> None:
    chat = Platform()
    chat.faults.append(OutcomeUnknown("request lost"))
    [first] = await enqueue(store, "C1", "brief")
    await delivery_worker(store, chat).drain()
    assert (chat.stored, chat.finds) == ([(first, "C1", "")], 1)


async def test_being_told_to_wait_is_obeyed_by_that_channel_only(store: SqlStore) -> None:
    chat = Platform()
    chat.faults.append(RetryLater("429", retry_after=0.6, bucket="slack:C1"))
    [first] = await enqueue(store, "C1", "brief")
    [other] = await enqueue(store, "C2", "brief")
    began = clock()
    await delivery_worker(store, chat).drain()
    assert chat.stored == [(other, "C2", ""), (first, "C1", "")]
    assert clock() - began >= timedelta(seconds=0.6)


async def test_a_slow_channel_holds_up_no_other(store: SqlStore) -> None:
    chat = Platform(slow={"C0": 0.8})
    [slow] = await enqueue(store, "C0", "brief")
    for number in range(1, 9):
        await enqueue(store, f"C{number}", "brief")
    await delivery_worker(store, chat).drain()
    assert chat.stored[-1] == (slow, "C0", "")
    assert len(chat.stored) == 9


async def test_a_closed_channel_pauses_and_tells_the_owner_once(store: SqlStore) -> None:
    chat = Platform()
    chat.faults.append(AccessLost("archived"))
    await enqueue(store, "C1", "brief", "rest")
    await enqueue(store, "C1", "brief", slot="s2")
    await delivery_worker(store, chat).drain()
    assert chat.stored == []
    assert chat.told == [("U1", "I can no longer post in a channel")]
    async with store.transaction() as records:
        paused = await records.subscriptions.get("sub-C1")
    assert paused == replace(
        subscription("C1"), state=State.PAUSED, paused_for=PauseReason.NO_ACCESS
    )
    assert (await states(store))[:3] == [(DeliveryState.SKIPPED, DeliveryReason.NO_ACCESS)] * 3


async def test_a_line_about_an_order_that_finds_the_channel_closed_pauses_nothing(
    store: SqlStore,
) -> None:
    """Whoever ordered was told to invite the bot first; the order waits for its brief."""
    chat = Platform()
    chat.faults.append(AccessLost("not_in_channel"))
    await enqueue(store, "C1", "now gets a brief", slot="notice:2026-10-09T15:00:00Z")
    await delivery_worker(store, chat).drain()
    async with store.transaction() as records:
        assert await records.subscriptions.get("sub-C1") == subscription("C1")
    assert (chat.told, await states(store)) == (
        [],
        [(DeliveryState.DEAD, DeliveryReason.NO_ACCESS)],
    )


async def test_what_a_platform_never_takes_is_a_dead_letter_and_the_next_goes_on(
    store: SqlStore,
) -> None:
    chat = Platform()
    chat.faults.append(Unsendable("msg_too_long"))
    await enqueue(store, "C1", "brief", "rest")
    [following] = await enqueue(store, "C1", "brief", slot="s2")
    await delivery_worker(store, chat).drain()
    assert chat.stored == [(following, "C1", "")]
    assert await states(store) == [
        (DeliveryState.DEAD, DeliveryReason.REFUSED),
        (DeliveryState.DEAD, DeliveryReason.TARGET_LOST),
        (DeliveryState.SENT, DeliveryReason.NONE),
    ]


async def test_an_alert_is_edited_in_place(store: SqlStore) -> None:
    chat = Platform()
    [first] = await enqueue(store, "C1", "alert", slot="alert:3")
    await delivery_worker(store, chat).drain()
    [edit] = pending(
        subscription("C1"), [card("alert, put right")], slot="alert:3:edit:9", due_at=SLOT
    )
    edit = replace(edit, delivery=replace(edit.delivery, action=Action.EDIT, target=first))
    async with store.transaction() as records:
        await records.outbox.enqueue([edit])
    await delivery_worker(store, chat).drain()
    assert chat.edits == [("m1", "alert, put right")]


async def correction(store: SqlStore, alert: str) -> tuple[str, str]:
    """An edit of the alert and the history below it, owed."""
    edit, below = pending(
        subscription("C1"),
        [card("alert, put right"), card("what it was")],
        slot="alert:3:edit:9",
        due_at=SLOT,
    )
    edit = replace(edit, delivery=replace(edit.delivery, action=Action.EDIT, target=alert))
    async with store.transaction() as records:
        await records.outbox.enqueue([edit, below])
    return edit.delivery.id, below.delivery.id


async def test_a_correction_of_a_deleted_alert_is_told_anew_with_its_history_below(
    store: SqlStore,
) -> None:
    chat = Platform(gone={"m1"})
    [first] = await enqueue(store, "C1", "alert", slot="alert:3")
    await delivery_worker(store, chat).drain()
    edit, below = await correction(store, first)
    await delivery_worker(store, chat).drain()
    assert chat.edits == []
    assert chat.stored == [(first, "C1", ""), (edit, "C1", ""), (below, "C1", "m2")]


async def test_a_correction_told_anew_whose_reply_was_lost_is_told_once(store: SqlStore) -> None:
    chat = Platform(gone={"m1"})
    [first] = await enqueue(store, "C1", "alert", slot="alert:3")
    await delivery_worker(store, chat).drain()
    edit, below = await correction(store, first)
    chat.after.append(OutcomeUnknown("reply lost"))
    await delivery_worker(store, chat).drain()
    assert chat.stored == [(first, "C1", ""), (edit, "C1", ""), (below, "C1", "m2")]


@pytest.mark.parametrize(
    ("state", "reason"),
    [(State.PAUSED, DeliveryReason.PAUSED), (State.STOPPED, DeliveryReason.STOPPED)],
)
async def test_what_never_arrived_is_not_sent_after_a_pause_or_stop(
    store: SqlStore, state: State, reason: DeliveryReason
) -> None:
    stop = asyncio.Event()

    class Lost(Platform):
        async def send(self, message: Outgoing) -> Sent:
            stop.set()  # before it is known: on a busy machine the worker would go on and try again
            raise OutcomeUnknown("request lost")

    await enqueue(store, "C1", "brief", "rest")
    await delivery_worker(store, Lost()).run(stop)
    chat = Platform()
    async with store.transaction() as records:
        await records.outbox.drop("sub-C1", reason=reason, now=clock())
        paused = PauseReason.ASKED if state is State.PAUSED else None
        await records.subscriptions.save(
            [replace(subscription("C1"), state=state, paused_for=paused)]
        )
    await delivery_worker(store, chat).drain()
    assert chat.stored == []
    assert await states(store) == [(DeliveryState.SKIPPED, reason)] * 2


async def test_a_channel_rests_between_two_messages(store: SqlStore) -> None:
    chat = Platform()
    await enqueue(store, "C1", "one", "two", "three")
    began = clock()
    await delivery_worker(
        store, chat, rate_limit=RateLimit(channel_gap=timedelta(seconds=0.3))
    ).drain()
    assert clock() - began >= timedelta(seconds=0.6)


async def test_a_platform_wide_pace_is_shared_by_two_workers(
    store: SqlStore, another_store: OpenStore
) -> None:
    chat, rate_limit = (
        Platform(),
        RateLimit(gap=timedelta(milliseconds=20), channel_gap=timedelta(0)),
    )
    for number in range(40):
        await enqueue(store, f"C{number}", "brief")
    began = clock()
    await asyncio.gather(
        delivery_worker(store, chat, worker="w1", rate_limit=rate_limit).drain(),
        delivery_worker(await another_store(), chat, worker="w2", rate_limit=rate_limit).drain(),
    )
    assert len({delivery for delivery, _, _ in chat.stored}) == len(chat.stored) == 40
    assert clock() - began >= timedelta(milliseconds=20 * 39)


async def test_a_worker_told_to_stop_finishes_what_it_holds(store: SqlStore) -> None:
    chat = Platform(slow={"C1": 0.4})
    [first] = await enqueue(store, "C1", "brief")
    stop = asyncio.Event()
    running = asyncio.create_task(delivery_worker(store, chat).run(stop))
    await asyncio.sleep(0.2)
    stop.set()
    await asyncio.wait_for(running, 60)
    assert chat.stored == [(first, "C1", "")]
    assert await states(store) == [(DeliveryState.SENT, DeliveryReason.NONE)]


async def test_silence_of_the_platform_is_an_unknown_outcome(store: SqlStore) -> None:
    chat = Platform(slow={"C1": 1.5})
    [first] = await enqueue(store, "C1", "brief")
    running = delivery_worker(store, chat)
    drained = asyncio.create_task(running.drain())
    await asyncio.sleep(1.3)
    chat.slow.clear()
    await drained
    assert chat.stored == [(first, "C1", "")]


async def test_a_message_stored_late_is_waited_for_and_not_sent_again(store: SqlStore) -> None:
    """The platform gives up at 30 s in our eyes and stores the message a little after."""
    await enqueue(store, "C1", "Brief")
    chat = Platform(faults=deque([OutcomeUnknown("no answer in time")]))
    patient = replace(QUICK, horizon=timedelta(seconds=3))
    worker = DeliveryWorker(
        chat, DeliveryBatcher(store), worker="w1", clock=clock, rate_limit=AT_ONCE, timing=patient
    )
    stop = asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    async with asyncio.timeout(20):
        while chat.finds < 1:
            await asyncio.sleep(0.05)
        (late,) = await _deliveries(store)
        chat.stored.append((late.id, "C1", ""))
        while (await _deliveries(store))[0].state is not DeliveryState.SENT:
            await asyncio.sleep(0.05)
    stop.set()
    await running
    assert [one[0] for one in chat.stored] == [late.id]


async def test_what_another_worker_took_up_meanwhile_is_not_posted(store: SqlStore) -> None:
    """As after a picture that took longer than the lease, or a process that was stopped."""
    await enqueue(store, "C1", "Brief")

    class Slow(Platform):
        async def send(self, message: Outgoing) -> Sent:
            async with store.transaction() as records:
                await records.outbox.claim(
                    "slack",
                    worker="another",
                    now=clock() + timedelta(minutes=10),
                    terms=LeaseRequest(limit=5, lease=timedelta(minutes=5), ahead=timedelta(0)),
                )
            tried.set()
            return await super().send(message)

    tried = asyncio.Event()
    chat = Slow()
    worker = DeliveryWorker(
        chat, DeliveryBatcher(store), worker="w1", clock=clock, rate_limit=AT_ONCE, timing=QUICK
    )
    stop = asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    async with asyncio.timeout(20):
        await tried.wait()
        stop.set()
        await running
    assert chat.stored == []


@pytest.mark.parametrize("action", [Action.POST, Action.EDIT, Action.TELL])
async def test_a_process_stopped_right_before_its_call_does_nothing_that_is_anothers_by_now(
    store: SqlStore, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    [first] = await enqueue(store, "C1", "Brief")
    chat = Platform()
    await drained(store, chat)
    [one] = await _deliveries(store)
    late = replace(
        one,
        id=f"late-{action}",
        slot="s2",
        action=action,
        state=DeliveryState.OWED,
        target=first if action is Action.EDIT else "",
        person="U1" if action is Action.TELL else "",
        settled_at=None,
        attempts=0,
    )
    async with store.transaction() as records:
        await records.outbox.enqueue([OutboxMessage(delivery=late, card=card("Late"))])
    noted = StoredOutbox.sending

    async def then_stopped(self: StoredOutbox, *given: Any, **more: Any) -> frozenset[str]:
        kept = await noted(self, *given, **more)
        terms = LeaseRequest(limit=5, lease=timedelta(minutes=5))
        later = clock() + timedelta(minutes=10)
        await self.claim("slack", worker="another", now=later, terms=terms)
        return kept

    monkeypatch.setattr(StoredOutbox, "sending", then_stopped)
    worker, stop = delivery_worker(store, chat), asyncio.Event()
    running = asyncio.create_task(worker.run(stop))
    async with asyncio.timeout(20):
        while (await _deliveries(store))[0].worker != "another":
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.3)
    stop.set()
    await running
    assert ([one for one, _, _ in chat.stored], chat.edits, chat.told) == ([first], [], [])


async def drained(store: SqlStore, chat: Platform) -> None:
    await delivery_worker(store, chat).drain()


async def _deliveries(store: SqlStore) -> list[Delivery]:
    async with store.transaction() as records:
        return list(await records.outbox.list())


class Broken(Platform):
    """Fails in us, not at the platform: what it is to post can't be made."""

    async def find(self, message: Outgoing) -> Sent | None:
        raise ZeroDivisionError

    async def send(self, message: Outgoing) -> Sent:
        raise ZeroDivisionError


async def test_a_message_that_can_not_be_made_is_given_up_and_holds_up_nobody_for_ever(
    store: SqlStore,
) -> None:
    [first] = await enqueue(store, "C1", "one")
    clock = FakeChat()
    broken = delivery_worker(store, Broken(), at=clock)
    for _ in range(MOST_TRIES):
        clock.now += 2 * LONGEST_WAIT
        await broken._take()
        await asyncio.gather(*broken._held)
    async with store.transaction() as records:
        found = await records.outbox.get(first)
    assert found is not None
    assert (found.delivery.state, found.delivery.reason) == (
        DeliveryState.DEAD,
        DeliveryReason.UNSURE,
    )
    [_] = await enqueue(store, "C1", "two", slot="s2")
    clock.now += timedelta(seconds=5)
    chat = Platform()
    await delivery_worker(store, chat, worker="w2", at=clock).drain()
    assert len(chat.stored) == 1


async def test_nobody_takes_up_what_the_platform_has_no_turn_for_within_a_lease(
    store: SqlStore,
) -> None:
    """Turns were taken anew with each lease that ran out before they came, more than passed
    meanwhile: nothing was sent any more, for good."""
    spare, gap = QUICK.lease - QUICK.call, timedelta(milliseconds=500)
    limit = RateLimit(gap=gap, channel_gap=timedelta(0))
    for number in range(12):
        await enqueue(store, f"C{number}", "brief")
    at = FakeChat(step=timedelta(0))
    worker = delivery_worker(store, Platform(), rate_limit=limit, at=at)

    async def claimed() -> list[datetime]:
        async with store.transaction() as records:
            return (await worker._claim(records, QUICK.batch))[1]

    async def given_away() -> timedelta:
        async with store.transaction() as records:
            return (await records.rate_limits.free(["slack"]))["slack"] - at.now

    turns: list[datetime] = []
    while some := await claimed():
        turns += some
    assert 1 < len(turns) < 12
    assert max(turns) - at.now <= spare
    before = await given_away()
    assert before <= spare + gap * limit.most_requests
    assert await claimed() == []
    at.now += QUICK.lease  # nobody sent anything: all are to be taken up anew, and looked for
    assert await given_away() <= timedelta(0)
    again = await claimed()
    assert again
    assert max(again) - at.now <= spare


async def test_a_platform_that_has_us_wait_for_longer_than_a_lease_is_left_alone(
    store: SqlStore,
) -> None:
    await enqueue(store, "C1", "brief")
    at = FakeChat(step=timedelta(0))
    until = at.now + 3 * QUICK.lease
    async with store.transaction() as records:
        await records.rate_limits.hold(["slack"], until=until)
    worker = delivery_worker(store, Platform(), at=at)
    assert await worker._take() == 0
    at.now = until - (QUICK.lease - QUICK.call)
    assert await worker._take() == 1
    for task in worker._held:
        task.cancel()
