"""A question in this process's hand, from hearing of it to the end of its answer.

Kept in the store before it is acknowledged, or noted beside it where that is slow; each try to
answer is told there before it goes out, so that another process knows what may have been sent.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any, Protocol, TypeVar

from bot.delivery import fence
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.inbox_writer import InboxStep, InboxWriter
from bot.delivery.question_notes import QuestionNotes
from bot.domain.inbox import TakenQuestion
from bot.errors import NotOurs, RetryLater
from bot.ports import Clock

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Stage(Enum):
    """Where a question that this process took stands."""

    NEW = auto()
    WRITING = auto()
    KEPT = auto()
    IN_MEMORY = auto()
    ANOTHERS = auto()
    ENDED = auto()


_ACKNOWLEDGED = (Stage.WRITING, Stage.KEPT, Stage.IN_MEMORY)
"""Stages in which the answer may be owed after a kill, and a try is to be known of."""


class QuestionHolder(Protocol):
    """What a question asks of the inbox that holds it."""

    clock: Clock
    timing: InboxTiming
    writer: InboxWriter
    notes: QuestionNotes

    def start(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Write in the background."""
        ...

    async def written(
        self, step: InboxStep, taken: TakenQuestion, *, not_before: datetime | None = None
    ) -> bool | None:
        """What writing it told; None where the store is away."""
        ...

    def let_go(self, held: Held) -> None:
        """It is in nobody's hand here any more."""
        ...

    def remember(self, held: Held) -> None:
        """Try one again that only memory holds."""
        ...

    def forget_later(self, held: Held) -> None:
        """It is answered, and the store, which may hold it, is away."""
        ...


class Held:
    """One question that this process took. Made by the inbox."""

    def __init__(self, inbox: QuestionHolder, taken: TakenQuestion, stage: Stage) -> None:
        self.taken = taken
        self.stage = stage
        self.not_before: datetime | None = None
        self.held_until = inbox.clock() + inbox.timing.lease
        """Before that nobody else takes it up."""
        self._inbox = inbox
        self.again = False
        """Whether it is told of once more, perhaps after another process heard of it."""
        self.alone_until: datetime | None = None
        """From then on another process may have heard of it as well; None: nobody else does."""
        self._once = False
        self._noted = False
        self._timer: asyncio.TimerHandle | None = None
        self._safe: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if stage in (Stage.KEPT, Stage.ANOTHERS):
            self._safe.set_result(None)

    async def safe(self) -> bool:
        """Wait until it may be acknowledged; False where somebody else answers it.

        It may once it is kept or answered. Where the store takes too long it is noted beside it,
        and kept once the store goes on; nobody waits for a store that others wait for in vain.
        """
        left = self._inbox.timing.acknowledge.total_seconds() - self._inbox.writer.late
        mine = await self._known_within(max(0.0, left))
        if self.stage in (Stage.NEW, Stage.WRITING, Stage.IN_MEMORY):
            self.note()
        return mine

    async def mine_after_all(self) -> bool:
        """Wait until the store took it, or can't; False where somebody else answers it."""
        await self._safe
        return self.stage in (Stage.KEPT, Stage.IN_MEMORY)

    def kept_after_all(self, until: datetime) -> None:
        """The store has it, though it hung up as it was to keep it; ours until then."""
        self.stage, self.held_until = Stage.KEPT, until

    async def decided(self) -> bool:
        """Wait until the store says whether it is ours, and learn of a try noted by another; False
        where it is another's. It may be slow: whoever heard of it first may have it unwritten.
        """
        if not await self.mine_after_all():
            return False
        self.taken = self._inbox.notes.with_noted_try(self.taken)
        return True

    def note(self) -> None:
        """Note it beside the store, which has not taken it."""
        self._noted = self._inbox.notes.note(self.taken, once=self._once)

    def adopted(self, *, once: bool) -> None:
        """It was left beside the store by a process that died: kept, unless the store has it."""
        self._noted = True
        self.keep(once=once)

    async def _known_within(self, seconds: float) -> bool:
        await asyncio.wait({self._safe}, timeout=seconds)
        return self.stage is not Stage.ANOTHERS

    async def trying(self) -> None:
        """Right before an answer goes out. Raises NotOurs where it is another's by now.

        Where the store does not take it in time, the try is noted beside it. A process that was
        stopped wakes with every patience over: beyond its lease it hears the store out, and raises
        RetryLater where that is away: whoever takes it up then goes on.
        """
        while not await self._tried():
            pass
        leased = self.stage in (Stage.WRITING, Stage.KEPT)
        fence.hold(self.held_until if leased else None, self._inbox.clock)

    async def _tried(self) -> bool:
        """False where it may have become another's before the try was noted: then it is asked
        again.
        """
        if self.stage is Stage.WRITING:
            await self._known_within(self._inbox.timing.patience.total_seconds())
            if self._perhaps_anothers:
                await self._safe
        told = await self._told_of_a_try() if self.stage is Stage.KEPT else None
        if told is False:
            self.stage = Stage.ANOTHERS
        if self.stage is Stage.ANOTHERS:
            raise NotOurs(self.taken.key)
        if told:
            return True
        self.taken = replace(self.taken, tried_at=self._inbox.clock())
        if self._noted or self.stage in _ACKNOWLEDGED:
            self.note()
        return not self._perhaps_anothers

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
    def _perhaps_anothers(self) -> bool:
        """Whether only the store can tell that nobody else answers it by now."""
        match self.stage:
            case Stage.WRITING:
                until = self.alone_until
                return self._lapsed or (until is not None and self._inbox.clock() > until)
            case Stage.KEPT:
                return self._lapsed
            case _:
                return False

    @property
    def _lapsed(self) -> bool:
        """Whether another may have taken it up."""
        return self._inbox.clock() > self.held_until

    def renewed(self, until: datetime | None) -> None:
        """The lease of what is kept was taken anew; None: it could not be, it is another's."""
        if until is not None:
            self.held_until = until
        elif self.stage is Stage.KEPT:
            self.stage = Stage.ANOTHERS

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
        self.stage = Stage.ANOTHERS
        self.unnote()
        self._inbox.let_go(self)

    def later(self, wait: timedelta) -> None:
        """It is not answered: whoever takes it up then goes on, also after a restart."""
        self.not_before = at = self._inbox.clock() + wait
        if self.stage is Stage.NEW:
            self.keep(once=False)
        if self.stage in (Stage.WRITING, Stage.KEPT):
            self._end(InboxStep.RELEASE, not_before=at)
        elif self.stage is Stage.IN_MEMORY:
            self._inbox.remember(self)

    def keep_in(self, wait: float) -> None:
        """Keep it in the store after ``wait`` seconds, if it is not answered by then."""
        self._timer = asyncio.get_running_loop().call_later(wait, lambda: self.keep(once=False))

    def keep_now(self) -> None:
        """Keep it in the store at once, if nothing has: its answer begins once it is told to wait
        for."""
        if self.stage is Stage.NEW:
            self.keep(once=False)

    def keep(self, *, once: bool) -> None:
        """Keep it in the store. ``once``: unless any process had this event before."""
        self._stop_timer()
        self._once = once
        self.stage = Stage.WRITING
        self._inbox.start(self._keep(once=once))

    async def _keep(self, *, once: bool) -> None:
        step = InboxStep.KEEP_ONCE if once else InboxStep.KEEP
        written = self.taken
        try:
            mine = await self._inbox.writer.write(step, written)
        except Exception as error:
            _log.warning("a question is held in memory alone: %s", type(error).__name__)
            stage = Stage.IN_MEMORY
            if self.stage is Stage.ENDED and self.not_before is not None:  # left to nobody, then
                self.stage = stage
                self._inbox.remember(self)
        else:
            stage = Stage.KEPT if mine else Stage.ANOTHERS
        if self.stage is Stage.WRITING:
            self.stage = stage
        if self.stage is Stage.ANOTHERS:
            self._inbox.let_go(self)
        self._is_safe()
        if stage is not Stage.IN_MEMORY:
            await self._tries_known(written if stage is Stage.KEPT else None)

    async def _tries_known(self, kept: TakenQuestion | None) -> None:
        """Tell the store of a try it does not know, then drop the note: an answer may have gone out
        while it was being kept, or before whoever kept it died. ``kept``: as we kept it ourselves.
        """
        if kept is not None and self.stage is Stage.ENDED and self.not_before is None:
            return  # answered: its note goes with it
        tried = self.taken.tried_at
        known = tried is None or (kept is not None and kept.tried_at == tried)
        if known or await self._inbox.written(InboxStep.TRIED, self.taken) is not None:
            self.unnote()

    def _end(self, step: InboxStep, *, not_before: datetime | None = None) -> None:
        stage = self.stage
        self._stop_timer()
        self.stage = Stage.ENDED
        self._is_safe()
        self._inbox.let_go(self)
        if stage in (Stage.WRITING, Stage.KEPT):  # behind what keeps it: the writer is in order
            self._inbox.start(self._ended(step, not_before))
        elif step is InboxStep.FORGET and stage is Stage.IN_MEMORY:
            self._inbox.forget_later(self)  # a store that hung up may have kept it all the same
        elif step is InboxStep.FORGET:
            self.unnote()

    async def _ended(self, step: InboxStep, not_before: datetime | None) -> None:
        """Write its end. Till then its note stays: without it a kill leaves a question of which
        nobody knows that its answer went out. A store that is away is told once it is back.
        """
        told = await self._inbox.written(step, self.taken, not_before=not_before)
        if self.stage is not Stage.ENDED:
            return
        if told is not None:
            self.unnote()
        elif step is InboxStep.FORGET:
            self._inbox.forget_later(self)

    def unnote(self) -> None:
        """Nobody needs to know of it any more."""
        if self._noted:
            self._noted = False
            self._inbox.notes.forget(self.taken.key)

    def _is_safe(self) -> None:
        if not self._safe.done():
            self._safe.set_result(None)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
