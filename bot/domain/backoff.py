"""How long to wait between tries that fail: twice as long each time, up to a bound."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

W = TypeVar("W", float, timedelta)

_MOST_DOUBLINGS = 30
"""Beyond that any first wait has met its bound; a power of two that grows on would not be one."""


def doubled(first: W, times: int, *, longest: W) -> W:
    """``first``, doubled so many ``times``, at most ``longest``.

    >>> [doubled(5.0, n, longest=300.0) for n in (0, 1, 5, 6, 9_999)]
    [5.0, 10.0, 160.0, 300.0, 300.0]
    """
    return min(first * 2.0 ** min(max(times, 0), _MOST_DOUBLINGS), longest)
