"""What an answer may need, worked out when somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class Once(Generic[T]):
    """A value worked out at the first call and kept.

    >>> kept = Once(lambda: [1])
    >>> kept() is kept()
    True
    """

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], T]) -> None:
        self._make: Callable[[], T] | None = make
        self._made: T | None = None

    def __call__(self) -> T:
        """The value."""
        if self._make is not None:
            self._made = self._make()
            self._make = None  # and with it what the work needed
        return self._made  # type: ignore[return-value]  # made by now, and T may be None itself


class Later(Sequence[T]):
    """A tuple worked out when it is looked into; it equals the tuple, and hashes like it.

    ``make`` may hold facts and language, no transaction, and raises for no input.

    >>> Later(lambda: (1, 2)) == (1, 2)
    True
    """

    __slots__ = ("_all",)

    def __init__(self, make: Callable[[], tuple[T, ...]]) -> None:
        self._all = Once(make)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[T, ...]: ...

    def __getitem__(self, at: int | slice) -> T | tuple[T, ...]:
        return self._all()[at]

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[T]:
        return iter(self._all())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Later):
            return self is other or self._all() == other._all()
        return self._all() == other if isinstance(other, tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())
