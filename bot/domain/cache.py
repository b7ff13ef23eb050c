"""What was worked out before, by what it was made from: bounded, named, and counted.

Every cache of answers, and of what is derived from a fact snapshot, is one of these; its hits,
misses and entries are metrics under its name. Small functions of one text use ``lru_cache``
(``docs/decisions/caches.md``).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from typing import Final, Generic, ParamSpec, TypeVar, cast
from weakref import WeakSet

P = ParamSpec("P")
V = TypeVar("V")


class _Nothing:
    """Not there; None may be worth remembering."""


_NOTHING: Final = _Nothing()


class _Counted:
    """Of all caches of one name, from the start of the process on: they come and go."""

    __slots__ = ("hits", "live", "misses")

    def __init__(self) -> None:
        self.hits = self.misses = 0
        self.live: WeakSet[Cache[object]] = WeakSet()


_COUNTED: dict[str, _Counted] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheUse:
    """How the caches of one name did since the process began. ``entries`` are those held now,
    ``most`` what they may hold."""

    name: str
    hits: int
    misses: int
    entries: int
    most: int


class Cache(Generic[V]):
    """A named cache of at most ``most`` values, counted in /metrics.

    Half of them are the latest; when these are full, what was not asked for since goes. That costs
    next to nothing a look-up, where an exact order would cost as much as many a value.

    >>> memory = Cache[int]("numbers", most=2)
    >>> memory.recall("a", lambda: 1), memory.recall("a", lambda: 2)
    (1, 1)
    """

    __slots__ = ("__weakref__", "_counted", "_half", "_latest", "_older", "most", "name")

    def __init__(self, name: str, *, most: int) -> None:
        self.name = name
        self.hold(most)
        self.clear()
        self._counted = _COUNTED.setdefault(name, _Counted())
        self._counted.live.add(self)  # type: ignore[arg-type] # of any values: only counted

    def hold(self, most: int) -> None:
        """Hold at most so many from now on."""
        self.most = most
        self._half = most // 2

    def clear(self) -> None:
        """Let go of all that is held."""
        self._latest: dict[Hashable, V] = {}
        self._older: dict[Hashable, V] = {}

    def __len__(self) -> int:
        return len(self._latest) + len(self._older)

    def get(self, key: Hashable) -> V | None:
        """The value of ``key``, None where it is not held."""
        found = self.find(key)
        return None if found is _NOTHING else cast("V", found)

    def find(self, key: Hashable) -> V | _Nothing:
        """The value of ``key``, which may be None, or that there is nothing."""
        found = self._latest.get(key, _NOTHING)
        if found is _NOTHING:
            return self._found_older(key)
        self._counted.hits += 1
        return found

    def keep(self, key: Hashable, value: V) -> V:
        """Hold ``value`` as that of ``key``, and give it back."""
        # a key may be long to hash, so it is only looked for where it can be
        if len(self._latest) >= self._half and key not in self._latest:
            self._older = self._latest if self._half else {}  # of one, none is older
            self._latest = {}
        if self._older:
            self._older.pop(key, None)
        self._latest[key] = value
        return value

    def recall(self, key: Hashable, make: Callable[[], V]) -> V:
        """The value of ``key``, made when it is asked for the first time."""
        found = self.find(key)
        return self.keep(key, make()) if found is _NOTHING else cast("V", found)

    def _found_older(self, key: Hashable) -> V | _Nothing:
        """The value of a key that is not among the latest, which it joins."""
        found = self._older.get(key, _NOTHING) if self._older else _NOTHING
        if isinstance(found, _Nothing):
            self._counted.misses += 1
            return found
        self._counted.hits += 1
        return self.keep(key, found)


def cached(name: str, *, most: int) -> Callable[[Callable[P, V]], Callable[P, V]]:
    """The function, its values held in a cache of that name by its arguments.

    A fact snapshot is an argument like any other: two are the same where they are one object.
    """

    def around(make: Callable[P, V]) -> Callable[P, V]:
        cache = Cache[V](name, most=most)

        @wraps(make)
        def held(*args: P.args, **named: P.kwargs) -> V:
            key = (args, *named.items())
            found = cache.find(key)
            return cache.keep(key, make(*args, **named)) if found is _NOTHING else cast("V", found)

        return held

    return around


def cache_use() -> tuple[CacheUse, ...]:
    """How every cache of this process did, by name."""
    return tuple(
        CacheUse(
            name=name,
            hits=counted.hits,
            misses=counted.misses,
            entries=sum(len(cache) for cache in list(counted.live)),
            most=sum(cache.most for cache in list(counted.live)),
        )
        for name, counted in sorted(_COUNTED.items())
    )
