"""Duties a schedule line points to: the Chapter 99 headings its footnotes name.

The older Section 301 duties on China stand in the export itself: a line's footnote says 'See
9903.88.03', and that heading's own rate says '... + 25%', its text from which day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, Compound, DutyExpression, SeeHeading, Specific, Unparsed
from bot.domain.entries import Entry
from bot.domain.lines import Line
from bot.domain.measures import Measure, Origins
from bot.domain.text import Text

_ON_OR_AFTER = re.compile(r"on or after\s+([A-Z][a-z]+ \d{1,2}, \d{4})")
_BEFORE = re.compile(r"(?:and|,)?\s{0,9}before\s{1,9}([A-Z][a-z]{1,12} \d{1,2}, \d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRange:
    """Headings of one programme that footnotes point to, and the origins they are for.

    ``first`` to ``last`` and ``never`` are headings as printed ('9903.88.01'); ``since`` is the
    programme's first day, for headings whose text names none. ``in_lieu``: their column 2 rate
    stands in the place of the line's own.
    """

    slug: str
    programme: str
    first: str
    last: str
    origins: frozenset[str]
    since: date
    never: frozenset[str] = frozenset()
    in_lieu: bool = False
    label: Text
    sources: tuple[str, ...] = ()

    def holds(self, heading: str, origin: str) -> bool:
        """Whether ``heading`` is one of them and reaches goods of ``origin``."""
        inside = self.first <= heading <= self.last and heading not in self.never
        return inside and origin in self.origins


FindHeading = Callable[[str], Line | None]
"""The schedule line of a heading as printed, on the day of the entry."""


def pointed_to(
    entry: Entry, line: Line | None, ranges: Iterable[HeadingRange], find: FindHeading
) -> tuple[Measure, ...]:
    """The measures that the footnotes of ``line`` add for the entry's origin."""
    if line is None:
        return ()
    out = []
    for each in ranges:
        for heading in line.see:
            if each.in_lieu or not each.holds(heading, entry.origin):
                continue
            measure = _measure(entry, heading, each, find(heading))
            if measure is not None:
                out.append(measure)
    return tuple(out)


def column_two_in_lieu(
    entry: Entry, line: Line, ranges: Iterable[HeadingRange], find: FindHeading
) -> tuple[DutyExpression, str] | None:
    """The column 2 rate that stands in the place of the line's own, with its heading."""
    for each in ranges:
        for heading in line.see:
            found = find(heading) if each.in_lieu and each.holds(heading, entry.origin) else None
            if found is not None and isinstance(found.other, AdValorem):
                return found.other, heading
    return None


def _measure(entry: Entry, heading: str, of: HeadingRange, stated: Line | None) -> Measure | None:
    """None where the heading adds nothing (an exclusion).

    Where its rate cannot be read, or the schedule at hand lacks it, the measure has no figure.
    """
    duty = Unparsed(text=heading) if stated is None else _added(stated.general)
    if duty is None:
        return None
    return Measure(
        slug=f"{of.programme}-{heading}",
        programme=of.programme,
        imposing=entry.imposing,
        origins=Origins(only=of.origins),
        label=of.label,
        duty=duty,
        validity=_validity("" if stated is None else stated.description, of.since),
        scope=Scope((entry.code.span,)),
        heading=heading,
        sources=of.sources,
    )


def _added(duty: DutyExpression) -> DutyExpression | None:
    """What a heading adds to 'the duty provided in the applicable subheading'."""
    match duty:
        case Compound(parts=parts):
            added = tuple(part for part in parts if not isinstance(part, SeeHeading))
            return added[0] if len(added) == 1 else Compound(parts=added) if added else None
        case AdValorem() | Specific() | Unparsed():
            return duty
        case _:
            return None


def _validity(text: str, since: date) -> Validity:
    """The days a heading's text gives: 'on or after ..., and before ...'."""
    first = _ON_OR_AFTER.search(text)
    ended = _BEFORE.search(text)
    last = None if ended is None else date.fromordinal(_day(ended[1]).toordinal() - 1)
    return Validity(first=_day(first[1]) if first else since, last=last)


def _day(words: str) -> date:
    return datetime.strptime(words, "%B %d, %Y").date()  # noqa: DTZ007 - a day, no moment
