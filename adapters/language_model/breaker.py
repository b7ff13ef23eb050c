"""Leaving an endpoint alone that keeps failing: questions don't wait for it meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.domain.backoff import doubled

FAILURES = 5
"""Failures in a row after which it is left alone."""
PAUSE = 30.0
"""Seconds of the first pause; each further one is twice as long."""
LONGEST_PAUSE = 600.0


class Breaker:
    """Closed: all pass. Open: none does. After a pause one is let through, to see."""

    def __init__(self, tick: Callable[[], float] | None = None) -> None:
        self._tick = tick or time.monotonic
        self._failures = 0
        self._pauses = 0
        self._until = 0.0
        self._trial = False

    def lets_through(self) -> bool:
        """False while the endpoint is left alone after failures in a row."""
        if self._tick() < self._until or self._trial:
            return False
        self._trial = self._failures >= FAILURES
        return True

    def forget_trial(self) -> None:
        """The request that was let through ended without an outcome."""
        self._trial = False

    def note(self, *, well: bool, pause: float = 0.0) -> bool:
        """Take note of an outcome; True when a pause begins with it. ``pause``: what the endpoint
        itself asked for, in seconds."""
        self._trial = False
        if well:
            self._failures = self._pauses = 0
            return False
        self._failures += 1
        wait = min(pause, LONGEST_PAUSE)
        if self._failures >= FAILURES:
            wait = max(wait, doubled(PAUSE, self._pauses, longest=LONGEST_PAUSE))
            self._pauses += 1
        before = self._until
        self._until = max(before, self._tick() + wait) if wait else before
        return wait > 0 and before <= self._tick()
