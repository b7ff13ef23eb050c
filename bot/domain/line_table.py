"""Choosing the line an entry falls under, among the versions of a schedule's lines."""

from __future__ import annotations

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


class LineTable(Generic[V]):
    """A whole schedule in memory, for work on many entries. Lines are made when first asked for."""

    def __init__(self, versions: Mapping[str, Sequence[V]], make: Callable[[V], Line]) -> None:
        self._versions = versions
        self._make = make
        self._made: dict[tuple[str, date], Line | None] = {}

    def find(self, code: Code, day: date) -> Line | None:
        """The line that ``code`` names or falls under on ``day``; None when there is none."""
        key = (code.digits, day)
        if key not in self._made:
            self._made[key] = self._found(code, day)
        return self._made[key]

    def _found(self, code: Code, day: date) -> Line | None:
        for digits in ancestors(code):
            version = on_day(self._versions.get(digits, ()), day)
            if version is not None:
                return self._make(version)
        return None
