"""Choosing the line an entry falls under, among the versions of a schedule's lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Generic, Protocol, TypeVar

from bot.domain.codes import Code
from bot.domain.lines import Line

LENGTHS = (8, 6, 4, 2)


class Version(Protocol):
    """One version of one line, as far as choosing needs it."""

    @property
    def valid_from(self) -> date:
        """First day."""
        ...

    @property
    def valid_to(self) -> date | None:
        """Last day, None when open."""
        ...

    @property
    def duties(self) -> tuple[str, str, str]:
        """General, special and other, as printed."""
        ...


V = TypeVar("V", bound=Version)


def ancestors(code: Code) -> tuple[str, ...]:
    """The code's own digits and those of every heading above it, longest first.

    An eight-digit line without statistical lines of its own is printed with two zeros, so that
    form is tried as well.

    >>> ancestors(Code("76041050"))
    ('76041050', '7604105000', '760410', '7604', '76')
    """
    digits = code.digits
    whole = (digits, *(digits[:n] for n in LENGTHS if n < len(digits)))
    return tuple(form for each in whole for form in _forms(each))


def _forms(digits: str) -> tuple[str, ...]:
    return (digits, f"{digits}00") if len(digits) == 8 else (digits,)


def on_day(versions: Sequence[V], day: date) -> V | None:
    """The version in force on ``day``; failing that the nearest one that is known.

    A store that holds one edition answers other days with it, and the answer names the edition.
    """
    if not versions:
        return None
    for version in versions:
        if version.valid_from <= day and (version.valid_to is None or day <= version.valid_to):
            return version
    return min(versions, key=lambda v: abs((v.valid_from - day).days))


def chosen(code: Code, day: date, at: Callable[[str], Sequence[V]], below: Sequence[V]) -> V | None:
    """The version that speaks for ``code`` on ``day``.

    ``at`` gives the versions of some digits, ``below`` those of all codes under ``code``. A code
    that is printed speaks for itself; one that is not is spoken for by what stands below it where
    that agrees on every duty, else by the nearest heading above.
    """
    for digits in _forms(code.digits):
        version = on_day(at(digits), day)
        if version is not None:
            return version
    under = [v for v in below if on_day([v], day) is v and _alive(v, day)]
    if under and len({v.duties for v in under}) == 1:
        return under[0]
    for digits in ancestors(code):
        version = on_day(at(digits), day)
        if version is not None:
            return version
    return None


def _alive(version: Version, day: date) -> bool:
    return version.valid_to is None or day <= version.valid_to


class LineTable(Generic[V]):
    """A whole schedule in memory, for work on many entries. Lines are made when first asked for."""

    def __init__(self, versions: Mapping[str, Sequence[V]], make: Callable[[V], Line]) -> None:
        self._versions = versions
        self._codes = sorted(versions)
        self._make = make
        self._made: dict[tuple[str, date], Line | None] = {}

    def find(self, code: Code, day: date) -> Line | None:
        """The line that ``code`` names or falls under on ``day``; None when there is none."""
        key = (code.digits, day)
        if key not in self._made:
            version = chosen(code, day, self._at, self._below(code))
            self._made[key] = None if version is None else self._make(version)
        return self._made[key]

    def codes(self) -> Sequence[str]:
        """All codes, as digits, in order."""
        return self._codes

    def _at(self, digits: str) -> Sequence[V]:
        return self._versions.get(digits, ())

    def _below(self, code: Code) -> list[V]:
        first = bisect_left(self._codes, code.digits)
        last = bisect_left(self._codes, f"{code.digits}~")
        return [v for digits in self._codes[first:last] for v in self._versions[digits]]
