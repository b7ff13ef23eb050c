"""What was worked out before, by what it was made from."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final, Generic, TypeVar

V = TypeVar("V")


class _Nothing:
    """Not there; None may be worth remembering."""


_NOTHING: Final = _Nothing()


class Cache(Generic[V]):
    """Up to ``most`` values; when full it begins anew, which costs less than keeping order.

    >>> memory = Cache[int](most=2)
    >>> memory.recall("a", lambda: 1), memory.recall("a", lambda: 2)
    (1, 1)
    """

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, V] = {}

    def recall(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of ``key``, made when it is asked for the first time."""
        found = self._kept.get(key, _NOTHING)
        if not isinstance(found, _Nothing):
            return found
        made = make()
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[key] = made
        return made
