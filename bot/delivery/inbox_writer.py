"""Writing the inbox: what many questions write at once is one transaction of a few statements."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

from bot.domain.inbox import TakenQuestion
from bot.ports import Clock, Records, Store

MOST = 500
"""Writes in one transaction."""
MOST_WAITING = 20_000
"""Writes that wait for a store which takes none: what comes on top stays in memory alone."""


class StoreBehind(Exception):
    """More steps of questions wait to be written than may: the store does not keep up."""


class InboxStep(Enum):
    """What is written of a question, in the order it can happen to one."""

    KEEP = auto()
    KEEP_ONCE = auto()
    TRY = auto()
    TRIED = auto()
    RELEASE = auto()
    FORGET = auto()


@dataclass(frozen=True, slots=True)
class _Write:
    step: InboxStep
    taken: TakenQuestion
    done: asyncio.Future[bool]
    not_before: datetime | None = None


@dataclass(slots=True)
class _Batch:
    """The writes of one transaction by step."""

    writes: list[_Write] = field(default_factory=list)

    def of(self, *steps: InboxStep) -> list[TakenQuestion]:
        """The questions of which these steps are written."""
        return [one.taken for one in self.writes if one.step in steps]

    @property
    def waited_for(self) -> list[_Write]:
        """Those whose writer still waits."""
        return [one for one in self.writes if not one.done.done()]

    def keys(self, *steps: InboxStep) -> list[str]:
        """Their keys."""
        return [taken.key for taken in self.of(*steps)]


class InboxWriter:
    """Writes in the order things came, as many as wait in one transaction."""

    def __init__(self, store: Store, clock: Clock, *, worker: str, lease: timedelta) -> None:
        self._store = store
        self._clock = clock
        self._worker = worker
        self._lease = lease
        self._waiting: dict[int, _Write] = {}
        self._keeps: dict[str, int] = {}
        self._serial = 0
        self._running: asyncio.Task[None] | None = None
        self._began: float | None = None

    @property
    def late(self) -> float:
        """Seconds for which the store has finished nothing that it was given; 0.0 while it rests
        after its last success. A failure is none: the next one waits for it no longer.
        """
        began = self._began
        return 0.0 if began is None else asyncio.get_running_loop().time() - began

    async def write(
        self, step: InboxStep, taken: TakenQuestion, *, not_before: datetime | None = None
    ) -> bool:
        """Whether the question is the worker's, once that is committed. Raises what the store did.

        KEEP and KEEP_ONCE: nobody kept it before (KEEP_ONCE: nor had the event). TRY: it still is.
        TRIED only tells whoever keeps it of a try.
        What is to be forgotten before its KEEP was begun is not written at all. Raises StoreBehind.
        """
        if step is InboxStep.FORGET and self._unkept(taken.key):
            return True
        if len(self._waiting) >= MOST_WAITING:
            raise StoreBehind
        done: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._serial += 1
        self._waiting[self._serial] = _Write(step, taken, done, not_before)
        if step is InboxStep.KEEP:
            self._keeps[taken.key] = self._serial
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._write_all())
        return await done

    def _unkept(self, key: str) -> bool:
        """Take back its KEEP; False where that is begun, or was none."""
        serial = self._keeps.pop(key, None)
        if serial is None:
            return False
        kept = self._waiting.pop(serial)
        if not kept.done.done():
            kept.done.set_result(True)
        return True

    def _next(self) -> _Batch:
        serials = list(itertools.islice(self._waiting, MOST))
        batch = _Batch([self._waiting.pop(serial) for serial in serials])
        for key in batch.keys(InboxStep.KEEP):
            self._keeps.pop(key, None)
        return batch

    async def _write_all(self) -> None:
        while self._waiting:
            batch = self._next()
            if self._began is None:
                self._began = asyncio.get_running_loop().time()
            try:
                mine = await self._committed(batch)
            except Exception as error:
                for one in batch.waited_for:
                    one.done.set_exception(error)
            else:
                self._began = None
                for one in batch.waited_for:
                    one.done.set_result(mine(one))

    async def _committed(self, batch: _Batch) -> Callable[[_Write], bool]:
        now, worker = self._clock(), self._worker
        async with self._store.transaction(apart=True) as records:
            inbox = records.inbox
            once = batch.of(InboxStep.KEEP_ONCE)
            new = await inbox.unseen([one.key for one in once], now=now) if once else ()
            keep = [*batch.of(InboxStep.KEEP), *(taken for taken in once if taken.key in new)]
            until = now + self._lease
            kept = await inbox.keep(keep, worker=worker, until=until) if keep else frozenset()
            tried = batch.keys(InboxStep.TRY)
            held: frozenset[str] = frozenset()
            if tried:
                held = await inbox.trying(tried, worker=worker, now=now, until=until)
            if told := batch.of(InboxStep.TRIED):
                await inbox.tried(told)
            await self._let_go(records, batch)
        known = {InboxStep.KEEP: kept, InboxStep.KEEP_ONCE: kept, InboxStep.TRY: held}
        return lambda one: one.taken.key in known.get(one.step, (one.taken.key,))

    async def _let_go(self, records: Records, batch: _Batch) -> None:
        for one in batch.writes:
            if one.step is InboxStep.RELEASE and one.not_before is not None:
                at = one.not_before
                await records.inbox.release(one.taken.key, worker=self._worker, not_before=at)
        if over := batch.keys(InboxStep.FORGET):
            await records.inbox.answered(over, worker=self._worker)
