"""What was acknowledged is answered once, or apologised for: also after a restart.

A question that is answered at once never touches the store. Any other is kept there before it is
acknowledged, held with a lease by the process that took it, and taken up by another (or by the same
one, started anew) where that lease runs out.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any, TypeVar

from bot.delivery.inbox_writer import InboxStep, InboxWriter
from bot.delivery.patience import HORIZON, Patience
from bot.domain.inbox import TakenQuestion
from bot.errors import AccessLost, NotOurs, OutcomeUnknown, RetryLater, Unsendable
from bot.ports import Clock, Store

_log = logging.getLogger(__name__)
T = TypeVar("T")
REMEMBERED = 20_000
"""Events whose copies a process knows by itself."""
AT_ONCE = 16
"""Questions taken up again at one time: they must not crowd out what is asked now."""
MOST_IN_MEMORY = 1_000
"""Questions to be tried again that only memory holds, while the store is away."""
LEASE = timedelta(seconds=45)
POLL, AGAIN = timedelta(seconds=5), timedelta(seconds=15)
NOTED = timedelta(hours=1)
"""Longer than any question waits for its answer."""
STOP_SECONDS = 3.0
"""For what is in hand when the process stops."""
_MOST_FAILURES = 3
"""An answer that fails in us, not at the platform, is not tried more often by one process."""
_MOST_TRIES = 8
"""Nor by all of them. A process that dies is one as well: that alone says nothing of the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxTiming:
    """``settle``: a question answered within it is never written. ``acknowledge``: after it a
    question is acknowledged, whatever the store does. ``patience``: how long an answer waits to
    hear whose it is. ``horizon``: no second answer before the platform must show the first.
    """

    lease: timedelta = LEASE
    poll: timedelta = POLL
    settle: timedelta = timedelta(milliseconds=100)
    acknowledge: timedelta = timedelta(seconds=0.2)
    patience: timedelta = timedelta(seconds=1.5)
    again: timedelta = AGAIN
    horizon: timedelta = HORIZON

    @classmethod
    def of(cls, set_by_operator: Patience) -> InboxTiming:
        """As whoever runs the bot has set it."""
        part = set_by_operator.part
        return cls(
            lease=set_by_operator.lease / 2,
            poll=part(POLL),
            again=part(AGAIN),
            horizon=set_by_operator.horizon,
        )


class _Stage(Enum):
    NEW = auto()
    WRITING = auto()
    KEPT = auto()
    IN_MEMORY = auto()
    ANOTHERS = auto()
    ENDED = auto()


_ACKNOWLEDGED = (_Stage.WRITING, _Stage.KEPT, _Stage.IN_MEMORY)
"""Stages in which the answer may be owed after a kill, and a try is to be known of."""


class Held:
    """One question that this process took. Made by :class:`QuestionInbox`."""

    def __init__(self, inbox: QuestionInbox, taken: TakenQuestion, stage: _Stage) -> None:
        self.taken = taken
        self.stage = stage
        self.not_before: datetime | None = None
        self.held_until = inbox.clock() + inbox.timing.lease
        """Before that nobody else takes it up."""
        self._inbox = inbox
        self.again = False
        """Whether it is told of once more, perhaps after another process heard of it."""
        self._once = False
        self._noted = False
        self._timer: asyncio.TimerHandle | None = None
        self._safe: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if stage in (_Stage.KEPT, _Stage.ANOTHERS):
            self._safe.set_result(None)

    async def safe(self) -> bool:
        """Wait until it may be acknowledged; False where somebody else answers it.

        It may once it is kept or answered. Where the store takes too long it is noted beside it,
        and kept once the store goes on; nobody waits for a store that others wait for in vain.
        """
        left = self._inbox.timing.acknowledge.total_seconds() - self._inbox.writer.late
        mine = await self._known_within(max(0.0, left))
        if self.stage in (_Stage.NEW, _Stage.WRITING, _Stage.IN_MEMORY):
            self.note()
        return mine

    async def mine_after_all(self) -> bool:
        """Wait until the store took it, or can't; False where somebody else answers it."""
        await self._safe
        return self.stage in (_Stage.KEPT, _Stage.IN_MEMORY)

    def kept_after_all(self, until: datetime) -> None:
        """The store has it, though it hung up as it was to keep it; ours until then."""
        self.stage, self.held_until = _Stage.KEPT, until

    async def decided(self) -> bool:
        """Wait until the store says whether it is ours, and learn of a try noted by another; False
        where it is another's. It may be slow: whoever heard of it first may have it unwritten.
        """
        if not await self.mine_after_all():
            return False
        self.taken = self._inbox.with_noted_try(self.taken)
        return True

    def note(self) -> None:
        """Note it beside the store, which has not taken it."""
        self._noted = self._inbox.noted(self.taken, once=self._once)

    def adopted(self, *, once: bool) -> None:
        """It was left beside the store by a process that died: kept, unless the store has it."""
        self._noted = True
        self.keep(once=once)

    async def _known_within(self, seconds: float) -> bool:
        await asyncio.wait({self._safe}, timeout=seconds)
        return self.stage is not _Stage.ANOTHERS

    async def trying(self) -> None:
        """Right before an answer goes out. Raises NotOurs where it is another's by now.

        Where the store does not take it in time, the try is noted beside it. A process that was
        stopped wakes with every patience over: beyond its lease it hears the store out, and raises
        RetryLater where that is away: whoever takes it up then goes on.
        """
        while not await self._tried():
            pass

    async def _tried(self) -> bool:
        """False where the lease ran out before the try was noted: then it is asked again."""
        if self.stage is _Stage.WRITING:
            await self._known_within(self._inbox.timing.patience.total_seconds())
            if self.stage is _Stage.WRITING and self._lapsed:
                await self._safe
        told = await self._told_of_a_try() if self.stage is _Stage.KEPT else None
        if told is False:
            self.stage = _Stage.ANOTHERS
        if self.stage is _Stage.ANOTHERS:
            raise NotOurs(self.taken.key)
        if told:
            return True
        self.taken = replace(self.taken, tried_at=self._inbox.clock())
        if self._noted or self.stage in _ACKNOWLEDGED:
            self.note()
        return self.stage not in (_Stage.WRITING, _Stage.KEPT) or not self._lapsed

    async def _told_of_a_try(self) -> bool | None:
        """Whether it is ours as the try is noted; None where the store is too slow to tell, and
        nobody else may have taken it up meanwhile.
        """
        while True:
            tried_at = self._inbox.clock()
            tried = replace(self.taken, tried_at=tried_at)
            writing = self._inbox.start(self._inbox.written(InboxStep.TRY, tried))
            await asyncio.wait({writing}, timeout=self._inbox.timing.patience.total_seconds())
            if not writing.done() and not self._lapsed:
                return None
            told = await writing
            if told is None and self._lapsed:
                raise RetryLater("the store is away, and may have been another's turn")
            if not told:
                return told
            self.taken, self.held_until = tried, tried_at + self._inbox.timing.lease
            if not self._lapsed:  # else it was stopped between the commit and hearing of it
                return True

    @property
    def _lapsed(self) -> bool:
        """Whether another may have taken it up."""
        return self._inbox.clock() > self.held_until

    def too_soon(self) -> float | None:
        """Seconds for which an earlier try may still come to show; None: it may be sent (again)."""
        tried = self.taken.tried_at
        if tried is None:
            return None
        left = (tried + self._inbox.timing.horizon - self._inbox.clock()).total_seconds()
        return left if 0 < left <= self._inbox.timing.horizon.total_seconds() else None

    def in_time(self, wait: float) -> timedelta:
        """``wait`` seconds, but at most half of the time in which an answer is of use: a platform
        that has us wait for half an hour is asked again before nobody can be answered.
        """
        left = self.taken.deadline - self._inbox.clock()
        return min(timedelta(seconds=wait), max(left / 2, self._inbox.timing.again))

    def answered(self) -> None:
        """It is answered, or nothing more can be done: forget it."""
        self._end(InboxStep.FORGET)

    def leave_to_another(self) -> None:
        """Somebody else answers it."""
        self.stage = _Stage.ANOTHERS
        self.unnote()
        self._inbox.let_go(self)

    def later(self, wait: timedelta) -> None:
        """It is not answered: whoever takes it up then goes on, also after a restart."""
        self.not_before = at = self._inbox.clock() + wait
        if self.stage is _Stage.NEW:
            self.keep(once=False)
        if self.stage in (_Stage.WRITING, _Stage.KEPT):
            self._end(InboxStep.RELEASE, not_before=at)
        elif self.stage is _Stage.IN_MEMORY:
            self._inbox.remember(self)

    def keep_in(self, wait: float) -> None:
        """Keep it in the store after ``wait`` seconds, if it is not answered by then."""
        self._timer = asyncio.get_running_loop().call_later(wait, lambda: self.keep(once=False))

    def keep(self, *, once: bool) -> None:
        """Keep it in the store. ``once``: unless any process had this event before."""
        self._stop_timer()
        self._once = once
        self.stage = _Stage.WRITING
        self._inbox.start(self._keep(once=once))

    async def _keep(self, *, once: bool) -> None:
        step = InboxStep.KEEP_ONCE if once else InboxStep.KEEP
        written = self.taken
        try:
            mine = await self._inbox.writer.write(step, written)
        except Exception as error:
            _log.warning("a question is held in memory alone: %s", type(error).__name__)
            stage = _Stage.IN_MEMORY
            if self.stage is _Stage.ENDED and self.not_before is not None:  # left to nobody, then
                self.stage = stage
                self._inbox.remember(self)
        else:
            stage = _Stage.KEPT if mine else _Stage.ANOTHERS
        if self.stage is _Stage.WRITING:
            self.stage = stage
        if self.stage is _Stage.ANOTHERS:
            self._inbox.let_go(self)
        self._is_safe()
        if stage is not _Stage.IN_MEMORY:
            await self._tries_known(written if stage is _Stage.KEPT else None)

    async def _tries_known(self, kept: TakenQuestion | None) -> None:
        """Tell the store of a try it does not know, then drop the note: an answer may have gone out
        while it was being kept, or before whoever kept it died. ``kept``: as we kept it ourselves.
        """
        if kept is not None and self.stage is _Stage.ENDED and self.not_before is None:
            return  # answered: its note goes with it
        tried = self.taken.tried_at
        known = tried is None or (kept is not None and kept.tried_at == tried)
        if known or await self._inbox.written(InboxStep.TRIED, self.taken) is not None:
            self.unnote()

    def _end(self, step: InboxStep, *, not_before: datetime | None = None) -> None:
        stage = self.stage
        self._stop_timer()
        self.stage = _Stage.ENDED
        self._is_safe()
        self._inbox.let_go(self)
        if stage in (_Stage.WRITING, _Stage.KEPT):  # behind what keeps it: the writer is in order
            self._inbox.start(self._ended(step, not_before))
        elif step is InboxStep.FORGET and stage is _Stage.IN_MEMORY:
            self._inbox.forget_later(self)  # a store that hung up may have kept it all the same
        elif step is InboxStep.FORGET:
            self.unnote()

    async def _ended(self, step: InboxStep, not_before: datetime | None) -> None:
        """Write its end. Till then its note stays: without it a kill leaves a question of which
        nobody knows that its answer went out. A store that is away is told once it is back.
        """
        told = await self._inbox.written(step, self.taken, not_before=not_before)
        if self.stage is not _Stage.ENDED:
            return
        if told is not None:
            self.unnote()
        elif step is InboxStep.FORGET:
            self._inbox.forget_later(self)

    def unnote(self) -> None:
        """Nobody needs to know of it any more."""
        if self._noted:
            self._noted = False
            self._inbox.unnoted(self.taken.key)

    def _is_safe(self) -> None:
        if not self._safe.done():
            self._safe.set_result(None)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class QuestionInbox:
    """The questions of one platform in this process. ``worker`` is unique among all processes."""

    def __init__(
        self,
        store: Store,
        platform: str,
        clock: Clock,
        *,
        worker: str,
        timing: InboxTiming | None = None,
    ) -> None:
        self.clock = clock
        self.worker = worker
        self.timing = timing or InboxTiming()
        self.writer = InboxWriter(store, clock, worker=worker, lease=self.timing.lease)
        self._store = store
        self._platform = platform
        self._journal = store.question_journal(platform)
        self._held: dict[str, Held] = {}
        self._recent: OrderedDict[str, None] = OrderedDict()
        self._in_memory: dict[str, Held] = {}
        self._over: dict[str, Held] = {}
        """Answered while the store was away, which may still hold them."""
        self._taken_up: set[asyncio.Task[None]] = set()
        self._writing: set[asyncio.Task[Any]] = set()
        self._noted_tries: dict[str, datetime] = {}
        """Of what dead processes noted beside the store: it may be taken up before it hears."""
        self._failed: OrderedDict[str, int] = OrderedDict()
        """How often the answer to a question failed in us, by its key; of the latest alone."""
        self._looked: datetime | None = None
        """When what nobody alive holds was last looked for."""

    def take(self, taken: TakenQuestion) -> Held:
        """A question that comes once: kept if it is not answered at once."""
        held = self._new(taken)
        held.keep_in(self.timing.settle.total_seconds())
        return held

    def take_now(self, taken: TakenQuestion) -> Held:
        """A question that is about to be told to wait: kept at once."""
        held = self._new(taken)
        held.keep(once=False)
        return held

    def take_once(self, taken: TakenQuestion, *, again: bool = False) -> Held:
        """One of an event that may come several times, to any process: kept by the first alone.
        ``again``: it came before, if not here.

        While the store is away memory alone decides: who asked is owed at least an apology.
        """
        if taken.key in self._recent:
            return Held(self, taken, _Stage.ANOTHERS)
        self._recent[taken.key] = None
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        held = self._new(taken)
        held.again = again
        held.keep(once=True)
        return held

    @property
    def holds(self) -> int:
        """How many questions are in hand here."""
        return len(self._held)

    def knows(self, key: str) -> bool:
        """Whether this process had that event before."""
        return key in self._recent

    def _new(self, taken: TakenQuestion) -> Held:
        held = Held(self, taken, _Stage.NEW)
        self._held[taken.key] = held
        return held

    async def attend(self, held: Held, work: Coroutine[Any, Any, None]) -> None:
        """Run what answers it, and see to what follows. Raises what ``work`` raised, for the log,
        but where another answers.
        """
        if held.again and not await held.decided():
            work.close()
            held.leave_to_another()
            return
        try:
            await work
        except NotOurs:
            held.leave_to_another()
        except (RetryLater, OutcomeUnknown) as error:
            wait = error.retry_after
            held.later(self.timing.again if wait is None else held.in_time(wait))
            raise
        except (AccessLost, Unsendable):
            held.answered()
            raise
        except Exception:
            failures = self._failed_again(held.taken.key)
            if failures >= _MOST_FAILURES or held.taken.tries >= _MOST_TRIES:
                held.answered()
            else:
                held.later(self.timing.again * failures)
            raise
        except BaseException:  # the process stops: another goes on at once
            held.later(timedelta(0))
            raise
        else:
            held.answered()

    def _failed_again(self, key: str) -> int:
        """How often that came to pass here, with this time."""
        self._failed[key] = failures = self._failed.pop(key, 0) + 1
        if len(self._failed) > REMEMBERED:
            self._failed.popitem(last=False)
        return failures

    async def run(self, answer: Callable[[Held], Coroutine[Any, Any, None]]) -> None:
        """Hold what is in hand, and take up what nobody alive holds, until cancelled."""
        while True:
            try:
                await self._round(answer)
            except Exception as error:  # the database is away
                _log.warning("the inbox can't be looked at: %s", type(error).__name__)
            await asyncio.sleep(self.timing.poll.total_seconds())

    def _adopt(self) -> None:
        """Take over what processes noted that died while the store took nothing."""
        try:
            left = self._journal.left_behind()
        except OSError as error:
            _log.warning("notes of dead processes can't be read: %s", type(error).__name__)
            return
        now = self.clock()
        tries = self._noted_tries.items()
        self._noted_tries = {key: at for key, at in tries if at > now - NOTED}
        for taken, once in left:
            if taken.deadline <= now:
                self.unnoted(taken.key)
                continue
            held = self._new(replace(taken, tries=taken.tries + 1))
            if taken.tried_at is not None:
                self._noted_tries[taken.key] = taken.tried_at
            held.adopted(once=once)
            self.start(self._adopted(held))

    async def _adopted(self, held: Held) -> None:
        if await held.mine_after_all():
            self.remember(held)

    def noted(self, taken: TakenQuestion, *, once: bool) -> bool:
        """Note it beside the store; False where that cannot be written either."""
        try:
            self._journal.note(taken, once=once)
        except OSError as error:
            _log.warning("a question is held in memory alone: %s", type(error).__name__)
            return False
        return True

    def unnoted(self, key: str) -> None:
        """It needs no note any more."""
        try:
            self._journal.forget(key)
        except OSError as error:
            _log.warning("a note could not be taken back: %s", type(error).__name__)

    async def _round(self, answer: Callable[[Held], Coroutine[Any, Any, None]]) -> None:
        self._adopt()
        now, lease = self.clock(), self.timing.lease
        for held in self._due_in_memory(now):
            self._take_up(held, answer)
        stages = (_Stage.KEPT, _Stage.IN_MEMORY)
        kept = [key for key, held in self._held.items() if held.stage in stages]
        over = list(self._over)
        room = AT_ONCE - len(self._taken_up) if self._regular(now) else 0

        async with self._store.transaction(apart=True) as records:
            if over:
                await records.inbox.answered(over, worker=self.worker)
            if kept:
                await records.inbox.renew(kept, worker=self.worker, until=now + lease)
            late = await records.inbox.expire(self._platform, now=now)
            found: tuple[TakenQuestion, ...] = ()
            if room > 0:
                found = await records.inbox.claim(
                    self._platform, worker=self.worker, now=now, lease=lease, limit=room
                )
        for one in (self._held[key] for key in kept if key in self._held):
            one.held_until = now + lease
        for key in over:
            self._over.pop(key).unnote()
        if late:
            _log.warning("%d questions could not be answered in time", late)
        for taken in found:
            here = self._held.get(taken.key)
            if here is not None and here.stage is _Stage.IN_MEMORY:
                here.kept_after_all(now + lease)
                continue
            held = Held(self, self.with_noted_try(taken), _Stage.KEPT)
            self._held[taken.key] = held
            self._take_up(held, answer)

    def with_noted_try(self, taken: TakenQuestion) -> TakenQuestion:
        """With the latest try that anybody noted beside the store: a dead process, or one that
        lives and has not got through to the store.
        """
        try:
            noted = self._journal.tries()
        except OSError as error:
            _log.warning("notes of other processes can't be read: %s", type(error).__name__)
            noted = {}
        known = (taken.tried_at, noted.get(taken.key), self._noted_tries.pop(taken.key, None))
        return replace(taken, tried_at=max(filter(None, known), default=None))

    def forget_later(self, held: Held) -> None:
        """It is answered, and the store, which may hold it, is away: it is told in a next round."""
        self._over[held.taken.key] = held

    def _regular(self, now: datetime) -> bool:
        """Whether the last look is not long ago: after a store that was away, or a stop of ours,
        the living renew what they hold before anybody takes it for left.
        """
        before, self._looked = self._looked, now
        return before is None or now - before < self.timing.lease / 2

    def _take_up(self, held: Held, answer: Callable[[Held], Coroutine[Any, Any, None]]) -> None:
        task = asyncio.create_task(self._answered_late(held, answer(held)))
        self._taken_up.add(task)
        task.add_done_callback(self._taken_up.discard)

    async def _answered_late(self, held: Held, work: Coroutine[Any, Any, None]) -> None:
        try:
            await self.attend(held, work)
        except Exception as error:  # attend has seen to what follows
            _log.warning("a question is still unanswered: %s", type(error).__name__)

    def remember(self, held: Held) -> None:
        """Try one again that only memory holds."""
        if len(self._in_memory) >= MOST_IN_MEMORY:
            _log.warning("a question is given up: memory holds %d already", MOST_IN_MEMORY)
            held.answered()
            return
        self._in_memory[held.taken.key] = held

    def _due_in_memory(self, now: datetime) -> list[Held]:
        over = [key for key, held in self._in_memory.items() if held.taken.deadline <= now]
        for key in over:
            self._in_memory.pop(key).answered()
        due = [
            key
            for key, held in self._in_memory.items()
            if held.not_before is None or held.not_before <= now
        ]
        return [self._in_memory.pop(key) for key in due[: AT_ONCE - len(self._taken_up)]]

    async def written(
        self, step: InboxStep, taken: TakenQuestion, *, not_before: datetime | None = None
    ) -> bool | None:
        """What writing it told; None where the store is away."""
        try:
            return await self.writer.write(step, taken, not_before=not_before)
        except Exception as error:
            _log.warning("the inbox can't be written: %s", type(error).__name__)
            return None

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Write in the background."""
        task = asyncio.create_task(work)
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return task

    def let_go(self, held: Held) -> None:
        """It is in nobody's hand here any more."""
        if self._held.get(held.taken.key) is held:
            del self._held[held.taken.key]

    async def stop(self) -> None:
        """Leave what is taken up to others, and end what is in hand and being written."""
        late = list(self._taken_up)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
        ends = asyncio.get_running_loop().time() + STOP_SECONDS
        # what is in hand ends in many places, and this is looked at once in a process's life
        while (self._held or self._writing) and asyncio.get_running_loop().time() < ends:  # noqa: ASYNC110
            await asyncio.sleep(0.01)
        self._journal.close()
