"""Choosing the line an entry falls under, among the versions of a schedule's lines."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Generic, Protocol, TypeVar

from bot.domain.codes import Code
from bot.domain.duty import Unparsed
from bot.domain.lines import Line

LENGTHS = (8, 6, 4, 2)


class LineVersion(Protocol):
    """One version of one line: what choosing among them needs, and the line that it makes."""

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

    def line(self, edition: str = "") -> Line:
        """The line under the name of the edition it was looked up in: it may not have changed
        since it came. '': under the name of the edition that brought it."""
        ...


V = TypeVar("V", bound=LineVersion)


LEGAL = 8
"""Digits of a line that has duties of its own."""


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
    """The version in force on ``day``; None when the line was not in the schedule that day."""
    for version in versions:
        if version.valid_from <= day and (version.valid_to is None or day <= version.valid_to):
            return version
    return None


Editions = Sequence[tuple[str, date]]
"""Imported editions with their first day, oldest first."""


def spoken_for(day: date, editions: Editions) -> date:
    """``day``, or the first day of the oldest edition held when ``day`` comes before it.

    A store that holds one edition answers earlier days with it, and the answer names the edition.
    """
    return max(day, editions[0][1]) if editions else day


def edition_of(day: date, editions: Editions) -> str:
    """The name of the edition that speaks for ``day``; '' without any."""
    then = spoken_for(day, editions)
    return next((name for name, first in reversed(editions) if first <= then), "")


def chosen(
    code: Code,
    day: date,
    at: Callable[[str], Sequence[V]],
    below: Callable[[str], Sequence[V]],
) -> V | None:
    """The version that speaks for ``code`` on ``day``; None when the schedule has no such code.

    ``at`` gives the versions of some digits, ``below`` those of all codes that begin with them. A
    code that is printed speaks for itself; one that is not is spoken for by what stands below it
    where that agrees on every duty, else by the nearest heading above. A code longer than a legal
    line is spoken for by that line only where the schedule does not divide it, or where another
    edition prints the code: beside printed statistical numbers one that was never printed is a
    mistake, and no line speaks for it. ``day`` is one that an edition speaks for.
    """
    for digits in _forms(_stripped(code)):
        version = on_day(at(digits), day)
        if version is not None:
            return version
    printed = below(_stripped(code))
    under = alive(printed, day)
    if under and len({v.duties for v in under}) == 1:
        return under[0]
    if not under:
        return _legal_line(code, day, at, below, known=bool(printed))
    for digits in ancestors(code):
        version = on_day(at(digits), day)
        if version is not None:
            return version
    return None


def _stripped(code: Code) -> str:
    """The digits without zeros that only fill up: 7208510000 is 72085100."""
    digits = code.digits
    return digits[:8] if len(digits) == 10 and digits.endswith("00") else digits


def _legal_line(
    code: Code,
    day: date,
    at: Callable[[str], Sequence[V]],
    below: Callable[[str], Sequence[V]],
    *,
    known: bool,
) -> V | None:
    legal = code.digits[:8]
    if len(code.digits) == len(legal) or not (known or len(alive(below(legal), day)) == 1):
        return None
    found = (on_day(at(digits), day) for digits in _forms(legal))
    return next((version for version in found if version is not None), None)


def divided(code: Code, below: Line) -> Line:
    """A heading that no edition prints, known by a line below it: it has no duties of its own."""
    return replace(
        below,
        code=code,
        description=below.path[0] if below.path else below.description,
        description_fr="",
        general=Unparsed(text=""),
        special=(),
        other=Unparsed(text=""),
        see=(),
        path=(),
    )


def alive(versions: Sequence[V], day: date) -> Sequence[V]:
    """Those in force on ``day``."""
    return [v for v in versions if on_day((v,), day) is not None]


def nearest(code: Code, codes: Sequence[str], most: int = 3) -> tuple[Code, ...]:
    """The codes among ``codes`` (sorted digits) that share most of ``code``'s beginning.

    >>> [near.dotted for near in nearest(Code("72085199"), ["720851", "72085230", "73"])]
    ['7208.51', '7208.52.30', '73']
    """
    place = bisect_left(codes, code.digits)
    around = [digits for digits in codes[max(0, place - 8) : place + 8] if len(digits) >= 2]
    around.sort(key=lambda digits: (-_shared(digits, code.digits), _far(digits, code.digits)))
    return tuple(Code(digits) for digits in around[:most])


def _shared(one: str, other: str) -> int:
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _far(one: str, other: str) -> int:
    return abs(int(f"{one:0<10}") - int(f"{other:0<10}"))


class LineTable(Generic[V]):
    """A whole schedule in memory, for work on many entries. Lines are made when first asked for."""

    def __init__(
        self,
        versions: Mapping[str, Sequence[V]],
        *,
        editions: Editions = (),
    ) -> None:
        self._editions = editions
        self._versions = versions
        self._codes = sorted(versions)
        self._made: dict[tuple[str, str | date], Line | None] = {}
        self._edition: dict[date, str] = {}
        self._printed: dict[date, list[str]] = {}

    def find(self, code: Code, day: date) -> Line | None:
        """The line that ``code`` names or falls under on ``day``; None when there is none."""
        if day not in self._edition:
            self._edition[day] = edition_of(day, self._editions)
        edition = self._edition[day]
        # lines change with editions only; without any each day is looked up by itself
        key = (code.digits, edition or day)
        if key not in self._made:
            self._made[key] = self._line(code, day, edition)
        return self._made[key]

    def _line(self, code: Code, day: date, edition: str) -> Line | None:
        then = spoken_for(day, self._editions)
        version = chosen(code, then, self._at, self._below)
        if version is not None:
            return version.line(edition)
        under = alive(self._below(code.digits), then)
        return divided(code, under[0].line(edition)) if under else None

    def codes(self) -> Sequence[str]:
        """All codes, as digits, in order."""
        return self._codes

    def under(self, code: Code, day: date) -> tuple[Code, ...]:
        """The lines of eight digits, which have duties of their own, that begin with ``code``. One
        that no statistical numbers divide is printed as its only number, of ten digits."""
        then = spoken_for(day, self._editions)
        first = bisect_left(self._codes, code.digits)
        last = bisect_left(self._codes, f"{code.digits}~")
        printed = (c for c in self._codes[first:last] if len(c) >= LEGAL)
        found = [c[:LEGAL] for c in printed if on_day(self._versions[c], then) is not None]
        return tuple(Code(c) for c in dict.fromkeys(found) if c.startswith(code.digits))

    def near(self, code: Code, day: date) -> tuple[Code, ...]:
        """The codes nearest to one that the schedule of ``day`` lacks; none where it has some."""
        then = spoken_for(day, self._editions)
        if alive(self._below(code.digits), then):
            return ()
        if then not in self._printed:
            self._printed = {then: [c for c in self._codes if on_day(self._versions[c], then)]}
        return nearest(code, self._printed[then])

    def _at(self, digits: str) -> Sequence[V]:
        return self._versions.get(digits, ())

    def _below(self, digits: str) -> list[V]:
        first = bisect_left(self._codes, digits)
        last = bisect_left(self._codes, f"{digits}~")
        return [v for digits in self._codes[first:last] for v in self._versions[digits]]
