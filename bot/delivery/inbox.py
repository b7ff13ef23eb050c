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
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar

from bot.delivery.held_question import Held, Stage
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.inbox_writer import InboxStep, InboxWriter
from bot.delivery.question_notes import QuestionNotes
from bot.delivery.unanswered import CountUnanswered, Unanswered, uncounted
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
STOP_SECONDS = 3.0
"""For what is in hand when the process stops."""
_MOST_FAILURES = 3
"""An answer that fails in us, not at the platform, is not tried more often by one process: whoever
asked is told instead."""
_MOST_TRIES = 8
"""Nor by all of them. A process that dies is one as well: that alone says nothing of the answer."""


Apologise = Callable[[Held], Coroutine[Any, Any, None]]
"""Tells whoever asked that no answer comes. Raises what keeps it from being told now."""


async def _silent(_: Held) -> None:
    """Nobody is told."""


class QuestionInbox:
    """The questions of one platform in this process. ``worker`` is unique among all processes.

    ``apologise`` tells the asker where an answer is given up; ``count`` is told of those that got
    none, why and how many.
    """

    def __init__(
        self,
        store: Store,
        platform: str,
        clock: Clock,
        *,
        worker: str,
        timing: InboxTiming | None = None,
        apologise: Apologise = _silent,
        count: CountUnanswered = uncounted,
    ) -> None:
        self._apologise = apologise
        self._count = count
        self.clock = clock
        self.worker = worker
        self.timing = timing or InboxTiming()
        self.writer = InboxWriter(store, clock, worker=worker, lease=self.timing.lease)
        self._store = store
        self._platform = platform
        self.notes = QuestionNotes(store.question_journal(platform), clock)
        self._held: dict[str, Held] = {}
        self._recent: OrderedDict[str, None] = OrderedDict()
        self._in_memory: dict[str, Held] = {}
        self._over: dict[str, Held] = {}
        """Answered while the store was away, which may still hold them."""
        self._taken_up: set[asyncio.Task[None]] = set()
        self._writing: set[asyncio.Task[Any]] = set()
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

    def take_once(
        self, taken: TakenQuestion, *, again: bool = False, alone_until: datetime | None = None
    ) -> Held:
        """One of an event that may come several times, to any process: kept by the first alone.
        ``again``: it came before, if not here. ``alone_until``: it may come to another from then
        on, unless it was acknowledged; whether it was in time, a process that is starved can't
        tell, so the store does.

        While the store is away memory alone decides: who asked is owed at least an apology.
        """
        if taken.key in self._recent:
            return Held(self, taken, Stage.ANOTHERS)
        self._recent[taken.key] = None
        if len(self._recent) > REMEMBERED:
            self._recent.popitem(last=False)
        held = self._new(taken)
        held.again, held.alone_until = again, alone_until
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
        held = Held(self, taken, Stage.NEW)
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
        except Exception as error:
            failures = self._failed_again(held.taken.key)
            if failures >= _MOST_FAILURES or held.taken.tries >= _MOST_TRIES:
                await self._give_up(held, error)
            else:
                held.later(self.timing.again * failures)
            raise
        except BaseException:  # the process stops: another goes on at once
            held.later(timedelta(0))
            raise
        else:
            held.answered()

    async def _give_up(self, held: Held, error: Exception) -> None:
        """Tell whoever asked, once; later where that can't be done now, and no answer before."""
        told = "its asker is told so"
        try:
            await self._apologise(held)
        except NotOurs:
            held.leave_to_another()
            return
        except RetryLater as refused:
            held.later(held.in_time(refused.retry_after or self.timing.again.total_seconds()))
            return
        except Exception as failed:
            told = f"nor could its asker be told ({type(failed).__name__})"
        except BaseException:  # the process stops
            held.later(timedelta(0))
            raise
        held.answered()
        self._count(Unanswered.FAILED, 1)
        _log.error("a question is given up, its answer fails (%s): %s", type(error).__name__, told)

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
        for taken, once in self.notes.left_behind():
            held = self._new(replace(taken, tries=taken.tries + 1))
            held.adopted(once=once)
            self.start(self._adopted(held))

    async def _adopted(self, held: Held) -> None:
        if await held.mine_after_all():
            self.remember(held)

    async def _round(self, answer: Callable[[Held], Coroutine[Any, Any, None]]) -> None:
        self._adopt()
        now, lease = self.clock(), self.timing.lease
        for held in self._due_in_memory(now):
            self._take_up(held, answer)
        stages = (Stage.KEPT, Stage.IN_MEMORY)
        kept = {key: held for key, held in self._held.items() if held.stage in stages}
        mine: frozenset[str] = frozenset()
        over = list(self._over)
        room = AT_ONCE - len(self._taken_up) if self._regular(now) else 0

        async with self._store.transaction(apart=True) as records:
            if over:
                await records.inbox.answered(over, worker=self.worker)
            if kept:
                mine = await records.inbox.renew(list(kept), worker=self.worker, until=now + lease)
            late = await records.inbox.expire(self._platform, now=now)
            found: tuple[TakenQuestion, ...] = ()
            if room > 0:
                found = await records.inbox.claim(
                    self._platform, worker=self.worker, now=now, lease=lease, limit=room
                )
        for key, one in kept.items():
            one.renewed(now + lease if key in mine else None)
        for key in over:
            self._over.pop(key).unnote()
        if late:
            _log.warning("%d questions could not be answered in time", late)
            self._count(Unanswered.LATE, late)
        for taken in found:
            here = self._held.get(taken.key)
            if here is not None and here.stage is Stage.IN_MEMORY:
                here.kept_after_all(now + lease)
                continue
            held = Held(self, self.notes.with_noted_try(taken), Stage.KEPT)
            self._held[taken.key] = held
            self._take_up(held, answer)

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
        if over:
            _log.warning("%d questions could not be answered in time", len(over))
            self._count(Unanswered.LATE, len(over))
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
        self.notes.close()
