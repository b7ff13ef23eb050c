"""What was read of the schedules, kept from one transaction to the next."""

from __future__ import annotations

from collections.abc import Callable

from store.engine import Work
from store.rates import HeldLines
from store.snapshot import revisions


class LinesMemory:
    """What holds at the store's present revision. Every process has its own.

    As with facts, the revision is asked for once in ``fresh`` seconds of ``tick``; what this very
    process writes is seen at once.
    """

    def __init__(self, *, fresh: float, tick: Callable[[], float]) -> None:
        self._fresh = fresh
        self._tick = tick
        self.forget()

    def forget(self) -> None:
        """Schedules were written: read them again."""
        self._at: tuple[int, int, int] | None = None
        self._asked_at = float("-inf")
        self._held = HeldLines()

    async def of(self, work: Work) -> HeldLines:
        """What holds in this transaction; nothing yet where it writes itself, for what it has
        written may come to nothing."""
        if work.writing:
            return HeldLines()
        now = self._tick()
        if now - self._asked_at >= self._fresh:
            at = await revisions(work)
            if at != self._at:
                self._at, self._held = at, HeldLines()
            self._asked_at = now
        return self._held
