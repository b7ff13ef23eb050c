"""The outbox on both databases: once each, in order, shared by workers."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.cards import Card, Headline
from bot.domain.deliveries import Action, Delivery, DeliveryReason, DeliveryState, delivery_id
from bot.domain.questions import Place
from bot.ports.digests import LeaseRequest, OutboxMessage
from store.store import SqlStore
from tests.databases import OpenStore

NOW = datetime(2026, 10, 12, 12, tzinfo=UTC)
LEASE = timedelta(seconds=60)
CARD = Card(title="Tariff brief", lang="en", parts=(Headline(text="25% → 50%"),))


def message(channel: str, slot: str = "s1", part: int = 0, **more: object) -> OutboxMessage:
    one = Delivery(
        id=delivery_id(f"sub-{channel}", slot, part),
        subscription=f"sub-{channel}",
        slot=slot,
        part=part,
        place=Place(platform="slack", workspace="T1", channel=channel),
        action=Action.POST,
        due_at=NOW,
    )
    return OutboxMessage(delivery=replace(one, **more), card=CARD)  # type: ignore[arg-type] # by name


async def enqueue(store: SqlStore, *messages: OutboxMessage) -> int:
    async with store.transaction() as records:
        return await records.outbox.enqueue(messages)


async def claim(
    store: SqlStore, worker: str = "w1", *, now: datetime = NOW, limit: int = 10
) -> tuple[OutboxMessage, ...]:
    async with store.transaction() as records:
        return await records.outbox.claim(
            "slack", worker=worker, now=now, terms=LeaseRequest(limit=limit, lease=LEASE)
        )


async def settle(store: SqlStore, one: Delivery, state: DeliveryState) -> frozenset[str]:
    settled = replace(one, state=state, settled_at=NOW if state.settled else None)
    async with store.transaction() as records:
        return await records.outbox.settle([settled])


async def test_the_same_part_of_a_slot_is_owed_once(store: SqlStore) -> None:
    assert await enqueue(store, message("C1")) == 1
    assert await enqueue(store, message("C1"), message("C2")) == 1
    async with store.transaction() as records:
        assert len(await records.outbox.list()) == 2


async def test_what_is_claimed_carries_its_card_and_is_nobody_elses(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    [got] = await claim(store)
    assert got.card == CARD
    assert got.delivery.state is DeliveryState.CLAIMED
    assert await claim(store, "w2") == ()


async def test_a_channel_gets_its_messages_one_after_the_other(store: SqlStore) -> None:
    await enqueue(store, message("C1"), message("C1", part=1), message("C2"))
    first, other = await claim(store)
    assert [first.delivery.part, other.delivery.queue] == [0, "slack:T1:C2"]
    assert await claim(store) == ()
    await settle(store, first.delivery, DeliveryState.SENT)
    [second] = await claim(store)
    assert second.delivery.part == 1


async def test_a_claim_that_was_never_sent_is_free_again_after_its_lease(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    await claim(store)
    [again] = await claim(store, "w2", now=NOW + LEASE + timedelta(seconds=1))
    assert again.delivery.state is DeliveryState.CLAIMED


async def test_a_call_whose_caller_died_comes_back_as_unknown(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    [got] = await claim(store)
    async with store.transaction() as records:
        kept = await records.outbox.sending([got.delivery], now=NOW, lease=LEASE)
    assert kept == {got.delivery.id}
    [again] = await claim(store, "w2", now=NOW + LEASE + timedelta(seconds=1))
    assert again.delivery.state is DeliveryState.UNKNOWN


async def test_a_worker_whose_lease_ran_out_may_not_send(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    [got] = await claim(store)
    late = NOW + LEASE + timedelta(seconds=1)
    await claim(store, "w2", now=late)
    async with store.transaction() as records:
        assert await records.outbox.sending([got.delivery], now=late, lease=LEASE) == frozenset()
    assert await settle(store, got.delivery, DeliveryState.SENT) == frozenset()


async def test_a_retry_waits_for_its_time(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    [got] = await claim(store)
    later = NOW + timedelta(seconds=30)
    await settle(store, replace(got.delivery, not_before=later, attempts=1), DeliveryState.RETRY)
    assert await claim(store, now=NOW + timedelta(seconds=29)) == ()
    [again] = await claim(store, now=later)
    assert again.delivery.attempts == 1


async def test_a_held_queue_rests_and_the_others_go_on(store: SqlStore) -> None:
    await enqueue(store, message("C1"), message("C2"))
    async with store.transaction() as records:
        await records.rate_limits.hold(["slack:T1:C1"], until=NOW + timedelta(seconds=5))
    assert [p.delivery.queue for p in await claim(store)] == ["slack:T1:C2"]
    assert len(await claim(store, now=NOW + timedelta(seconds=5))) == 1


async def test_turns_of_a_bucket_are_given_once_to_all_processes(
    store: SqlStore, another_store: OpenStore
) -> None:
    other = await another_store()
    gap = timedelta(milliseconds=20)

    async def take(from_store: SqlStore) -> datetime:
        async with from_store.transaction() as records:
            return await records.rate_limits.reserve("discord", 5, gap=gap, now=NOW)

    starts = await asyncio.gather(*(take(s) for s in (store, other) * 5))
    apart = {round((start - NOW).total_seconds(), 3) for start in starts}
    assert apart == {round(0.1 * n, 3) for n in range(10)}


async def test_two_workers_share_what_is_owed_and_nothing_is_taken_twice(
    store: SqlStore, another_store: OpenStore
) -> None:
    other = await another_store()
    await enqueue(store, *(message(f"C{n}") for n in range(60)))
    got = await asyncio.gather(
        *(claim(s, f"w{n}", limit=7) for n, s in enumerate((store, other) * 6))
    )
    ids = [p.delivery.id for batch in got for p in batch]
    assert len(ids) == len(set(ids))
    while more := await claim(store, "w9", limit=7):
        ids += [p.delivery.id for p in more]
    assert len(ids) == len(set(ids)) == 60


async def test_a_dead_letter_can_be_owed_again_and_a_sent_one_cannot(store: SqlStore) -> None:
    await enqueue(store, message("C1"), message("C2"))
    dead, sent = (p.delivery for p in await claim(store))
    await settle(store, replace(dead, reason=DeliveryReason.REFUSED), DeliveryState.DEAD)
    await settle(store, sent, DeliveryState.SENT)
    async with store.transaction() as records:
        assert await records.outbox.requeue(dead.id)
        assert not await records.outbox.requeue(sent.id)
    assert [p.delivery.id for p in await claim(store)] == [dead.id]


async def test_what_was_perhaps_delivered_is_looked_up_when_requeued(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    [got] = await claim(store)
    await settle(store, replace(got.delivery, reason=DeliveryReason.UNSURE), DeliveryState.DEAD)
    async with store.transaction() as records:
        await records.outbox.requeue(got.delivery.id)
    [again] = await claim(store)
    assert again.delivery.state is DeliveryState.UNKNOWN


async def test_a_requeued_message_brings_back_what_was_given_up_with_it(store: SqlStore) -> None:
    await enqueue(store, message("C1"), message("C1", part=1), message("C1", part=2))
    for reason in (DeliveryReason.REFUSED, DeliveryReason.TARGET_LOST, DeliveryReason.TARGET_LOST):
        [got] = await claim(store)
        await settle(store, replace(got.delivery, reason=reason), DeliveryState.DEAD)
    async with store.transaction() as records:
        assert await records.outbox.requeue(delivery_id("sub-C1", "s1", 0))
        assert await records.outbox.counts() == {("slack", DeliveryState.OWED): 3}


async def test_what_waits_for_another_try_is_late_all_the_same(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    [got] = await claim(store)
    half_an_hour = NOW + timedelta(minutes=30)
    await settle(store, replace(got.delivery, not_before=half_an_hour), DeliveryState.RETRY)
    async with store.transaction() as records:
        assert await records.outbox.lag(NOW + timedelta(minutes=9)) == timedelta(minutes=9)


async def test_the_lag_is_that_of_the_oldest_delivery_that_is_due(store: SqlStore) -> None:
    await enqueue(store, message("C1"))
    async with store.transaction() as records:
        assert await records.outbox.lag(NOW + timedelta(minutes=3)) == timedelta(minutes=3)
        assert await records.outbox.lag(NOW - timedelta(minutes=3)) == timedelta(0)
        assert await records.outbox.counts() == {("slack", DeliveryState.OWED): 1}


async def test_a_brief_that_was_not_begun_is_replaced_with_all_its_replies(
    store: SqlStore,
) -> None:
    await enqueue(store, message("C1"), message("C1", part=1), message("C1", part=2))
    assert await supersede(store, "C1") == 3
    replaced = (DeliveryState.SKIPPED, DeliveryReason.SUPERSEDED)
    assert await ended(store) == [replaced, replaced, replaced]
    assert await claim(store) == ()


async def test_the_rest_of_a_brief_whose_first_message_stands_or_is_being_sent_still_goes(
    store: SqlStore,
) -> None:
    for channel in ("C1", "C2"):
        await enqueue(store, message(channel), message(channel, part=1))
    sent, sending = await claim(store)
    await settle(store, sent.delivery, DeliveryState.SENT)
    async with store.transaction() as records:
        await records.outbox.sending([sending.delivery], now=NOW, lease=LEASE)
    assert await supersede(store, "C1", "C2") == 0
    owed = (DeliveryState.OWED, DeliveryReason.NONE)
    assert await ended(store) == [
        (DeliveryState.SENT, DeliveryReason.NONE),
        owed,
        (DeliveryState.SENDING, DeliveryReason.NONE),
        owed,
    ]


async def test_a_replaced_brief_that_is_owed_again_brings_back_its_replies(
    store: SqlStore,
) -> None:
    await enqueue(store, message("C1"), message("C1", part=1))
    await supersede(store, "C1")
    async with store.transaction() as records:
        assert await records.outbox.requeue(delivery_id("sub-C1", "s1", 0))
    owed = (DeliveryState.OWED, DeliveryReason.NONE)
    assert await ended(store) == [owed, owed]


async def test_a_reply_stays_though_its_first_message_is_taken_while_the_brief_is_replaced(
    store: SqlStore, another_store: OpenStore
) -> None:
    other = await another_store()
    await enqueue(store, message("C1"), message("C1", part=1))
    [taken] = await claim(store)
    async with store.transaction() as records:
        await records.outbox.sending([taken.delivery], now=NOW, lease=LEASE)
        replacing = asyncio.create_task(supersede(other, "C1"))
        await asyncio.wait({replacing}, timeout=0.3)  # it has looked before this is committed
    assert await replacing == 0
    assert [state for state, _ in await ended(store)] == [
        DeliveryState.SENDING,
        DeliveryState.OWED,
    ]


async def supersede(store: SqlStore, *channels: str) -> int:
    async with store.transaction() as records:
        return await records.outbox.supersede([f"sub-{one}" for one in channels], now=NOW)


async def ended(store: SqlStore) -> list[tuple[DeliveryState, DeliveryReason]]:
    async with store.transaction() as records:
        return [(one.state, one.reason) for one in reversed(await records.outbox.list())]
