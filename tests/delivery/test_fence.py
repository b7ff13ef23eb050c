"""What a process that stood still for too long has in hand does not leave it any more.

Nothing sleeps: clocks are moved, and the store or a request is held where the process is to stop.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web

from adapters.fence_trace import fence_trace
from bot.delivery import fence
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.worker import DeliveryWorker
from bot.domain.deliveries import DeliveryState
from bot.errors import LeaseOver, NotOurs, OutcomeUnknown
from bot.ports.platforms import Outgoing, Sent
from store.store import SqlStore
from tests.databases import another_store, database, postgres, worker_id
from tests.delivery.a_platform import FakeChat, Platform
from tests.delivery.test_inbox import LATER, TRIED, Desk, store
from tests.delivery.test_outbox import QUICK, delivery_worker, enqueue, states
from tests.taken_questions import ASKED, NOW

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]

PATIENT = replace(QUICK, lease=timedelta(minutes=2), call=timedelta(minutes=1))
"""A lease is over by the clock that is moved, a call by the machine's own: on a busy one it takes its
time."""
BEYOND = PATIENT.lease + timedelta(seconds=1)


@dataclass
class Line:
    """A platform at the end of a real connection. ``stop`` is what happens to the process between
    its last look at the lease and the request; ``refused``: how many it refuses with a 500.
    """

    session: aiohttp.ClientSession
    address: str
    stored: list[str]
    stop: Callable[[], Awaitable[None]] | None = None

    async def post(self, words: str) -> int:
        with fence.fenced():
            if self.stop is not None:
                stop, self.stop = self.stop, None
                await stop()
            async with self.session.post(self.address, data=words) as reply:
                return reply.status


@asynccontextmanager
async def line() -> AsyncIterator[Line]:
    stored: list[str] = []

    async def stands(request: web.Request) -> web.Response:
        stored.append(await request.text())
        return web.Response()

    app = web.Application()
    app.router.add_post("/", stands)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    [port] = [address[1] for address in runner.addresses]
    try:
        async with aiohttp.ClientSession(trace_configs=[fence_trace()]) as session:
            yield Line(session, f"http://127.0.0.1:{port}/", stored)
    finally:
        await runner.cleanup()


@dataclass
class Wired(Platform):
    """The platform in memory, behind a line."""

    line: Line = field(kw_only=True)

    async def send(self, message: Outgoing) -> Sent:
        if message.confirm is not None:
            await message.confirm()
        await self.line.post(message.delivery)
        return await super().send(replace(message, confirm=None))


def beside(store: SqlStore, chat: Platform, clock: FakeChat, name: str) -> DeliveryWorker:
    return delivery_worker(store, chat, worker=name, at=clock, timing=PATIENT)


async def test_a_brief_does_not_leave_a_worker_that_was_stopped_after_its_last_look(
    store: SqlStore,
) -> None:
    """It is stopped for longer than its lease between the look and the request, and another worker
    takes the brief over and sends it meanwhile."""
    await enqueue(store, "C1", "one")
    clock = FakeChat()
    async with line() as wire:
        chat = Wired(line=wire)
        stopped, other = (beside(store, chat, clock, name) for name in ("stopped", "other"))

        async def stop() -> None:
            clock.now += BEYOND
            await other.drain()

        wire.stop = stop
        await stopped.drain()
        assert len(wire.stored) == 1
        assert len(chat.stored) == 1
    assert [state for state, _ in await states(store)] == [DeliveryState.SENT]


async def test_a_brief_that_nobody_took_over_meanwhile_goes_out_all_the_same(
    store: SqlStore,
) -> None:
    await enqueue(store, "C1", "one")
    clock = FakeChat(step=timedelta(milliseconds=50))  # a look a poll, as real ones are
    async with line() as wire:
        chat = Wired(line=wire)

        async def stop() -> None:
            clock.now += BEYOND

        wire.stop = stop
        await beside(store, chat, clock, "stopped").drain()
        assert len(wire.stored) == 1
        assert chat.finds == 0  # it never left: there is nothing to look for
    assert [state for state, _ in await states(store)] == [DeliveryState.SENT]


async def test_a_worker_that_goes_on_does_not_take_up_what_it_still_has_in_hand(
    store: SqlStore,
) -> None:
    """It looks for work again before the request of its last call gets a connection."""
    await enqueue(store, "C1", "one")
    clock = FakeChat(step=timedelta(milliseconds=50))
    async with line() as wire:
        chat = Wired(line=wire)

        async def stop() -> None:
            clock.now += BEYOND
            went_on = clock.now
            while clock.now < went_on + 40 * clock.step:  # some ten looks
                await asyncio.sleep(0.01)

        wire.stop = stop
        await beside(store, chat, clock, "stopped").drain()
        assert len(wire.stored) == 1
        assert chat.finds == 0
    assert [state for state, _ in await states(store)] == [DeliveryState.SENT]


async def test_an_answer_does_not_leave_a_process_that_was_stopped_after_its_last_look(
    store: SqlStore,
) -> None:
    stopped, other = Desk(store, "stopped"), Desk(store, "other")
    stopped.store.allow(10)
    other.store.allow(10)
    held = stopped.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    stopped.now = TRIED
    async with line() as wire:

        async def stop() -> None:
            await stopped.written()
            stopped.now = other.now = LATER
            assert [one.key for one in await other.looks()] == [ASKED.key]

        wire.stop = stop
        await held.trying()
        with pytest.raises(LeaseOver):
            await wire.post("the answer")
        with pytest.raises(NotOurs):
            await held.trying()
        assert wire.stored == []
    await stopped.kill()


async def test_a_second_request_of_a_call_whose_lease_is_over_leaves_its_outcome_open() -> None:
    """An SDK tries again by itself: what came of its first request is not known."""
    now = NOW
    async with line() as wire:
        fence.hold(NOW + timedelta(seconds=5), lambda: now)
        with fence.fenced():
            async with wire.session.post(wire.address, data="once"):
                now += timedelta(seconds=6)
            with pytest.raises(OutcomeUnknown):
                await wire.session.post(wire.address, data="twice")
        assert wire.stored == ["once"]


async def test_what_belongs_to_no_lease_leaves_whenever_it_likes() -> None:
    async with line() as wire:
        fence.hold(NOW, lambda: NOW + timedelta(days=1))
        async with wire.session.post(wire.address, data="an upload"):
            pass
        fence.hold(None, lambda: NOW)
        assert await wire.post("a reply that nobody else knows of") == 200
        assert wire.stored == ["an upload", "a reply that nobody else knows of"]


async def test_a_lease_that_another_holds_by_now_is_not_taken_for_renewed(
    store: SqlStore,
) -> None:
    """A process wakes from a long stop, looks after what it holds, and finds the store slow as it is
    about to answer: what it could not renew, it does not answer from its own notes."""
    stopped, other = Desk(store, "stopped"), Desk(store, "other")
    stopped.store.allow()
    held = stopped.inbox.take_now(ASKED)
    assert await held.mine_after_all()
    stopped.now = other.now = LATER
    other.store.allow(10)
    assert [one.key for one in await other.looks()] == [ASKED.key]
    stopped.store.allow()
    await stopped.looks()
    with pytest.raises(NotOurs):  # and the store takes nothing more
        await held.trying()
    await stopped.kill()


async def test_who_may_have_acknowledged_too_late_hears_the_store_out(store: SqlStore) -> None:
    """Slack sent the event again, to a process that the store has told that it is its own; whoever
    had it first was starved, and has not heard of that."""
    first, second = Desk(store, "first"), Desk(store, "second")
    alone = NOW + timedelta(seconds=2.5)
    starved = first.inbox.take_once(ASKED, alone_until=alone)
    assert await starved.safe()
    second.now = NOW + timedelta(seconds=4)
    second.store.allow(10)
    again = second.inbox.take_once(replace(ASKED, taken_at=second.now), again=True)
    assert await again.decided()
    first.now = NOW + timedelta(seconds=5)
    trying = asyncio.create_task(starved.trying())
    for _ in range(20):  # every patience is over
        await asyncio.sleep(0)
    assert not trying.done()
    first.store.allow(10)
    with pytest.raises(NotOurs):
        await trying
    await first.kill()
    await second.inbox.stop()


async def test_who_acknowledged_in_time_answers_though_the_store_is_slow(store: SqlStore) -> None:
    """Nobody else can have been sent the event yet; whoever is, later, finds the noted try."""
    first, second = Desk(store, "first"), Desk(store, "second")
    held = first.inbox.take_once(ASKED, alone_until=NOW + InboxTiming().lease)
    assert await held.safe()
    first.now = TRIED
    await held.trying()
    second.store.allow(10)
    again = second.inbox.take_once(replace(ASKED, taken_at=TRIED), again=True)
    assert await again.decided()
    assert again.taken.tried_at == TRIED
    await first.kill()
    await second.inbox.stop()
