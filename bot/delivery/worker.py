"""Claim, send, settle: a worker for each platform.

A delivery is SENDING in the database before its call is made. Whoever dies in between leaves it to
be looked up at the platform; nothing is sent a second time on a guess.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.delivery import fence
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.calls import Calls, outgoing
from bot.delivery.rate_limit import RateLimit
from bot.delivery.retry import GiveUp, decide
from bot.delivery.settle import failed, sent, unwanted
from bot.delivery.timeouts import FIRST_WAIT, HORIZON, LEASE, Timeouts
from bot.domain.deliveries import Delivery, DeliveryReason, DeliveryState
from bot.errors import DeliveryError, OutcomeUnknown, Unsendable
from bot.ports import Clock, Records
from bot.ports.digests import CLOCK_WENT_BACK, LeaseRequest, OutboxMessage
from bot.ports.platforms import Chat, Sent

_log = logging.getLogger(__name__)
T = TypeVar("T")
_BREATH = 0.02
"""Seconds between two looks for work: wakes that lie closer together are one."""
_AHEAD = timedelta(milliseconds=250)
"""A channel that comes free within this is claimed already, and waited for."""
_HEADSTART = timedelta(milliseconds=50)
"""SENDING is committed this much before the call's turn, so that the commit delays no call."""
Observe = Callable[[str, str, float], None]
"""Told the platform, how a try ended, and the seconds it took."""
CALL = timedelta(seconds=65)
"""It outlasts the platforms' own patience: 30 s for an answer, 30 s for a rate limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How patient a worker is. ``lease`` must outlast ``call``: a call is over before its delivery
    is anybody else's. ``batch`` deliveries are claimed at once, ``capacity`` held at most. A
    message whose fate is unknown is not sent again within ``horizon`` of the try. ``first_wait``
    comes after a first failure, twice as much after the next.
    """

    lease: timedelta = LEASE
    call: timedelta = CALL
    poll: timedelta = timedelta(seconds=1)
    batch: int = 32
    capacity: int = 256
    horizon: timedelta = HORIZON
    first_wait: timedelta = FIRST_WAIT

    @classmethod
    def of(cls, timeouts: Timeouts) -> Timing:
        """As whoever runs the bot has set it."""
        return cls(
            lease=timeouts.lease,
            call=timeouts.part(CALL),
            horizon=timeouts.horizon,
            first_wait=timeouts.part(FIRST_WAIT),
        )


class DeliveryWorker:
    """Delivers to one platform until told to stop. Each channel in order, none waits for another.

    ``worker`` must be unique among all processes, past ones included.
    """

    def __init__(
        self,
        chat: Chat,
        batcher: DeliveryBatcher,
        *,
        worker: str,
        clock: Clock,
        rate_limit: RateLimit | None = None,
        timing: Timing | None = None,
        observe: Observe = lambda _platform, _outcome, _seconds: None,
    ) -> None:
        self._chat = chat
        self._batcher = batcher
        self._worker = worker
        self._clock = clock
        self._rate_limit = rate_limit or RateLimit()
        self._timing = timing or Timing()
        self._calls = Calls(chat, timeout=self._timing.call)
        self._observe = observe
        self._held: dict[asyncio.Task[None], str] = {}
        """What is in hand, with the delivery's id."""
        self._wakes: list[datetime] = []
        self._nudge = asyncio.Event()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until ``stop`` is set, then finish what is in hand."""
        stopping = asyncio.ensure_future(stop.wait())
        stopping.add_done_callback(lambda _: self._nudge.set())
        try:
            while not stop.is_set():
                await self._round()
        finally:
            stopping.cancel()
            await asyncio.gather(*self._held, return_exceptions=True)

    async def drain(self, *, patience: timedelta = timedelta(minutes=2)) -> int:
        """Deliver until nothing is left that may go within ``patience``; how many were tried.

        It ends as well when nothing could be done for that long: others may hold what is left.
        """
        loop, done = asyncio.get_running_loop(), 0
        moved = loop.time()
        while True:
            took = await self._round()
            done += took
            if took or self._held:
                moved = loop.time()
                continue
            if not await self._left(self._clock() + patience):
                return done
            if loop.time() - moved >= patience.total_seconds():
                _log.warning("something is left that could not be taken up")
                return done

    async def _left(self, before: datetime) -> int:
        platform = self._chat.platform
        return await self._batcher.write(lambda r: r.outbox.left(platform, before=before))

    async def _round(self) -> int:
        """Take what may go; where there was nothing, rest until something may."""
        try:
            took = await self._take()
        except Exception as error:  # the database is away: what is in hand keeps its lease
            _log.warning("cannot claim: %s", type(error).__name__)
            took = 0
        if not took:
            await self._rest()
        return took

    async def _rest(self) -> None:
        """Until a channel comes free, something ends, or it is time to look again."""
        now = self._clock()
        next_wake = min(self._wakes, default=now + self._timing.poll)
        wait = min(
            max((next_wake - now).total_seconds(), _BREATH), self._seconds(self._timing.poll)
        )
        self._nudge.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._nudge.wait(), wait)
        self._wakes = [wake for wake in self._wakes if wake > self._clock()]

    async def _take(self) -> int:
        """Claim what may go and there is room for; begin with each."""
        room = min(self._timing.batch, self._timing.capacity - len(self._held))
        if room <= 0:
            return 0
        messages, turns = await self._batcher.write(lambda records: self._claim(records, room))
        for message, turn in zip(messages, turns, strict=True):
            task = asyncio.create_task(self._deliver(message, turn))
            self._held[task] = message.delivery.id
            task.add_done_callback(self._let_go)
        return len(messages)

    async def _claim(
        self, records: Records, room: int
    ) -> tuple[tuple[OutboxMessage, ...], list[datetime]]:
        now = self._clock()
        platform = self._chat.platform
        room = min(room, await self._turns_left(records, now))
        if not room:
            return (), []
        # after a long stop its own leases are over, too; two calls for one settle each other
        claim = LeaseRequest(
            limit=room,
            lease=self._timing.lease,
            ahead=_AHEAD,
            besides=frozenset(self._held.values()),
        )
        messages = await records.outbox.claim(platform, worker=self._worker, now=now, terms=claim)
        if not messages:
            return (), []
        costs = [self._rate_limit.requests(one.delivery) for one in messages]
        gap = self._rate_limit.gap
        first = await records.rate_limits.reserve(platform, sum(costs), gap=gap, now=now)
        free = await records.rate_limits.free([one.delivery.queue for one in messages])
        free = {queue: at for queue, at in free.items() if at <= now + CLOCK_WENT_BACK}
        turns = [first + sum(costs[:n]) * gap for n in range(len(costs))]
        return messages, [
            max(turn, free.get(one.delivery.queue, turn))
            for one, turn in zip(messages, turns, strict=True)
        ]

    async def _turns_left(self, records: Records, now: datetime) -> int:
        """How many deliveries find turns at the platform that come while their leases still outlast
        a call: those of all processes may be given away, or the platform may have it wait.

        Who took up what it can't send within its lease would only keep it from others, and take
        turns anew once it is over: more than pass meanwhile, and nothing would ever be sent.
        """
        platform, limit = self._chat.platform, self._rate_limit
        spare = self._timing.lease - self._timing.call
        free = (await records.rate_limits.free([platform])).get(platform, now)
        ahead = free - now if now < free <= now + CLOCK_WENT_BACK else timedelta(0)
        if ahead > spare:
            return 0
        longest = limit.gap * limit.most_requests
        return max(1, (spare - ahead) // longest) if longest else self._timing.capacity

    def _let_go(self, task: asyncio.Task[None]) -> None:
        self._held.pop(task, None)
        self._wakes.append(self._clock() + self._rate_limit.channel_gap - _AHEAD)
        self._nudge.set()
        if not task.cancelled() and (error := task.exception()) is not None:
            # its lease runs out and somebody, perhaps we, takes it up again
            _log.error("a delivery was left in hand: %s", type(error).__name__, exc_info=error)

    async def _deliver(self, message: OutboxMessage, turn: datetime) -> None:
        await self._until(turn - _HEADSTART)
        began = self._clock()
        delivery = message.delivery
        try:
            where = await self._hand_over(message, turn)
        except _Dropped:
            return
        except DeliveryError as error:
            outcome = await self._fail(delivery, error)
        except TimeoutError:
            outcome = await self._fail(delivery, OutcomeUnknown("no answer in time"))
        else:
            now = self._clock()
            await self._batcher.write(
                lambda records: sent(records, delivery, where, rate_limit=self._rate_limit, now=now)
            )
            outcome = "sent"
        self._observe(self._chat.platform, outcome, (self._clock() - began).total_seconds())

    async def _until(self, moment: datetime) -> None:
        """Wait, at most for a lease: what waited so long is not ours any more."""
        wait = min(moment - self._clock(), self._timing.lease)
        await asyncio.sleep(max(wait.total_seconds(), 0))

    async def _hand_over(self, message: OutboxMessage, turn: datetime) -> Sent:
        """Where it stands now. Raises DeliveryError, TimeoutError, or _Dropped if not ours."""
        delivery = message.delivery
        if message.card is None:
            raise Unsendable("there is nothing in it")
        anchor = await self._anchor(delivery) if delivery.target else None
        post = outgoing(delivery, message.card, anchor)
        if delivery.state is DeliveryState.UNKNOWN:
            held = replace(post, confirm=self._holding(delivery))
            found = await _told(self._calls.look_up(delivery, held))
            if found is not None:
                return found
            self._past_horizon(delivery)
            await self._check_wanted(delivery)
        tried, lease = self._clock(), self._timing.lease
        kept = await self._batcher.write(
            lambda records: records.outbox.sending([delivery], now=tried, lease=lease)
        )
        if not kept:
            raise _Dropped
        await self._until(turn)
        confirmed = replace(post, confirm=self._renewing(delivery, tried))
        return await _told(
            self._calls.make(delivery, confirmed, anchor, settled=self._past_horizon)
        )

    def _holding(self, delivery: Delivery) -> Callable[[], Awaitable[None]]:
        """The same for a look-up that adds pages which an earlier try left out: one that is late,
        or was stopped, must not add what another has added meanwhile.
        """

        async def hold() -> None:
            now, lease = self._clock(), self._timing.lease
            if not await self._confirmed(
                lambda records: records.outbox.hold(delivery, now=now, lease=lease)
            ):
                raise _Dropped
            fence.hold(now + lease, self._clock)

        return hold

    def _renewing(self, delivery: Delivery, tried: datetime) -> Callable[[], Awaitable[None]]:
        """What takes the lease anew right before each post of a call noted at ``tried``: an edit of
        what was deleted meanwhile posts once more. It raises _Dropped where it is another's by now.

        A process that was stopped, or that uploaded a picture for longer than its lease, must not
        post what somebody else has taken up meanwhile.
        """
        noted = tried

        async def renew() -> None:
            nonlocal noted
            now, lease = self._clock(), self._timing.lease
            before = noted
            if not await self._confirmed(
                lambda records: records.outbox.renew(
                    delivery, tried_at=before, now=now, lease=lease
                )
            ):
                raise _Dropped
            noted = now
            fence.hold(now + lease, self._clock)

        return renew

    async def _confirmed(self, work: Callable[[Records], Awaitable[bool]]) -> bool:
        """What the store says in the middle of a call. Raises _Unconfirmed where it can't."""
        try:
            return await self._batcher.write(work)
        except Exception as error:
            raise _Unconfirmed(type(error).__name__) from error

    def _past_horizon(self, delivery: Delivery) -> None:
        """Raises OutcomeUnknown while the platform may still come to show an earlier try."""
        tried, now = delivery.tried_at, self._clock()
        if tried is not None and now < tried - CLOCK_WENT_BACK:
            # the clock was set back since: what is known to have passed are the waits between tries
            tried = now - self._timing.first_wait * (2 ** min(delivery.attempts, 20) - 1)
        if tried is not None and now < (shown := tried + self._timing.horizon):
            raise OutcomeUnknown(
                "not to be seen yet; looked for again before another try", settles_in=shown - now
            )

    async def _check_wanted(self, delivery: Delivery) -> None:
        """What is open at the platform is not taken back by a pause: asked before it goes again."""
        now = self._clock()
        if await self._batcher.write(lambda records: unwanted(records, delivery, now=now)):
            raise _Dropped

    async def _anchor(self, delivery: Delivery) -> Sent:
        """Where the message stands that this one replies to or edits."""
        target = await self._batcher.write(lambda records: records.outbox.get(delivery.target))
        if target is None or target.delivery.state is not DeliveryState.SENT:
            now = self._clock()
            lost = GiveUp(reason=DeliveryReason.TARGET_LOST)
            await self._batcher.write(
                lambda records: failed(records, delivery, lost, error="", now=now)
            )
            raise _Dropped
        return Sent(message=target.delivery.message, channel=target.delivery.channel)

    async def _fail(self, delivery: Delivery, error: DeliveryError) -> str:
        """Write down what follows; its name, for those who count."""
        decision = decide(error, delivery, first_wait=self._timing.first_wait)
        now = self._clock()
        said = f"{type(error).__name__}: {error}"
        await self._batcher.write(
            lambda records: failed(records, delivery, decision, error=said, now=now)
        )
        return type(decision).__name__.casefold()

    @staticmethod
    def _seconds(span: timedelta) -> float:
        return span.total_seconds()


async def _told(call: Awaitable[T]) -> T:
    """What the call returns. What fails in us is an outcome like any other: counted, tried again
    and given up in the end, or one message that can't be made would hold up its channel for ever.
    """
    try:
        return await call
    except (DeliveryError, TimeoutError, _Dropped, _Unconfirmed):
        raise
    except Exception as error:
        _log.exception("a delivery failed in us")
        raise OutcomeUnknown(f"failed in us: {type(error).__name__}") from error


class _Dropped(Exception):
    """The delivery was taken back, or settled on the way."""


class _Unconfirmed(Exception):
    """The store was away right before the post: the delivery keeps its lease, and goes later."""
