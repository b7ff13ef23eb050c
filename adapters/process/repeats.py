"""Log lines that repeat: the first few of a minute are written, the rest are counted.

A flood of half-open connections or of refused requests would otherwise fill a disk in an hour.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

EACH_MINUTE = 20
_MINUTE = 60.0
_MOST_KNOWN = 500
"""Kinds of lines that are counted at once; the oldest are forgotten."""


class Repeats(logging.Filter):
    """Lets a line of one logger and one wording through ``most`` times a minute.

    The first line of the next minute says how many were left out. Errors with a trace count by
    their wording as well.
    """

    def __init__(
        self, most: int = EACH_MINUTE, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self._most, self._clock = most, clock
        self._seen: dict[tuple[str, str], tuple[float, int]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether to write it; what was left out is told with the next one written."""
        key, now = (record.name, str(record.msg)[:200]), self._clock()
        began, count = self._seen.pop(key, (now, 0))
        if now - began >= _MINUTE:
            if count > self._most:
                record.msg = f"{record.msg} (left out in the minute before: {count - self._most})"
            began, count = now, 0
        self._seen[key] = (began, count + 1)
        if len(self._seen) > _MOST_KNOWN:
            del self._seen[next(iter(self._seen))]
        return count < self._most
