"""Clocks that were ahead and are set back: what was written meanwhile holds nothing up for days."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import datetime, timedelta

import pytest

from bot.domain.deliveries import DeliveryReason, DeliveryState
from bot.errors import RetryLater
from bot.ports.digests import LeaseRequest
from store.store import SqlStore
from tests.delivery.a_platform import Platform
from tests.delivery.test_outbox import clock, delivery_worker, enqueue, states

AHEAD = timedelta(hours=55)
SENT = [(DeliveryState.SENT, DeliveryReason.NONE)]


def ahead() -> datetime:
    """A clock that is 55 hours ahead, until somebody sets it right."""
    return clock() + AHEAD


@pytest.mark.parametrize("bucket", ["slack", "queue"])
async def test_a_pause_written_by_a_clock_ahead_holds_no_delivery_up(
    store: SqlStore, bucket: str
) -> None:
    chat = Platform()
    (key,) = await enqueue(store, "C1", "brief")
    async with store.transaction() as records:
        found = await records.outbox.get(key)
        assert found is not None
        held = found.delivery.queue if bucket == "queue" else bucket
        await records.rate_limits.hold([held], until=ahead())
    assert await asyncio.wait_for(delivery_worker(store, chat).drain(), 60) == 1
    assert await states(store) == SENT


async def test_a_wait_for_another_try_is_over_when_the_clock_is_set_right(store: SqlStore) -> None:
    chat = Platform(faults=deque([RetryLater("429", retry_after=1200, bucket="slack:C1")]))
    await enqueue(store, "C1", "brief")
    early = delivery_worker(store, chat, worker="early", at=ahead)
    await asyncio.wait_for(early.drain(patience=timedelta(seconds=1)), 60)
    assert await asyncio.wait_for(delivery_worker(store, chat).drain(), 60) == 1
    assert await states(store) == SENT


async def test_a_lease_taken_by_a_clock_ahead_is_nobodys(store: SqlStore) -> None:
    chat = Platform()
    await enqueue(store, "C1", "brief")
    terms = LeaseRequest(limit=1, lease=timedelta(seconds=90))
    async with store.transaction() as records:
        await records.outbox.claim("slack", worker="gone", now=ahead(), terms=terms)
    assert await asyncio.wait_for(delivery_worker(store, chat).drain(), 60) == 1
    assert await states(store) == SENT


async def test_delivering_until_nothing_is_left_ends_although_another_holds_what_is_left(
    store: SqlStore,
) -> None:
    await enqueue(store, "C1", "brief")
    terms = LeaseRequest(limit=1, lease=timedelta(minutes=30))
    async with store.transaction() as records:
        await records.outbox.claim("slack", worker="other", now=clock(), terms=terms)
    worker = delivery_worker(store, Platform())
    assert await asyncio.wait_for(worker.drain(patience=timedelta(seconds=1)), 60) == 0
