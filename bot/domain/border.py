"""An entry brought before the book: the measures, line and headings that concern it, assessed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from bot.domain.assess import assess_planned
from bot.domain.book import Book
from bot.domain.entries import Assessment, Entry
from bot.domain.headings import HeadingRange, column_two_in_lieu, pointed_to
from bot.domain.law import Law
from bot.domain.lines import Line
from bot.domain.measures import Measure
from bot.domain.plan import Plan, plan
from bot.domain.reach import Reach

MOST_PLANS = 20_000
COUNTRIES = ("US", "CA")
"""Imposing countries whose schedules and measures are held."""


class Border:
    """The facts of one book, arranged for assessing entries; :func:`border` makes it."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.law = Law(
            rules=book.stacking,
            agreements=book.agreements,
            fees=frozenset(p.slug for p in book.programmes.values() if p.fee),
            apart=frozenset(p.slug for p in book.programmes.values() if p.apart),
            column_two=book.column_two,
        )
        self._reach = {
            country: Reach(m for m in book.measures.values() if m.imposing == country)
            for country in COUNTRIES
        }
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._pointed: dict[tuple[object, ...], tuple[Measure, ...]] = {}
        self._ranges: tuple[HeadingRange, ...] = tuple(book.headings.values())

    def measures_at(self, entry: Entry) -> frozenset[str]:
        """Slugs of the measures that reach the entry's code, origin and day."""
        made = plan(entry, "", self._reach[entry.imposing].at(entry.code), self.law.rules)
        return frozenset((*(r.measure.slug for r in made.stacked), *(m.slug for m in made.partly)))

    def headings(self, entry: Entry, line: Line | None) -> tuple[str, ...]:
        """The headings of footnotes that matter to the entry, to be looked up in the schedule."""
        if line is None:
            return ()
        return tuple(h for h in line.see if any(r.holds(h, entry.origin) for r in self._ranges))

    def assess(
        self, entry: Entry, line: Line | None, stated: Mapping[str, Line | None]
    ) -> Assessment:
        """What ``entry`` pays. ``stated`` holds the lines of :meth:`headings`, by heading."""
        more = self._pointed_to(entry, line, stated) if stated else ()
        lieu = None
        if line is not None and stated:
            lieu = column_two_in_lieu(entry, line, self._ranges, stated.get)

        def planner(entry: Entry, agreement: str) -> Plan:
            return self._plan(entry, agreement, more)

        return assess_planned(entry, line=line, planner=planner, law=self.law, column_two=lieu)

    def _pointed_to(
        self, entry: Entry, line: Line | None, stated: Mapping[str, Line | None]
    ) -> tuple[Measure, ...]:
        """The measures of the line's footnotes, remembered by what they are made from."""
        if line is None:
            return ()
        edition = tuple((h, s and (s.revision, s.validity)) for h, s in stated.items())
        key = (entry.code, entry.imposing, entry.origin, line.see, edition)
        found = self._pointed.get(key)
        if found is None:
            if len(self._pointed) >= MOST_PLANS:
                self._pointed.clear()
            found = pointed_to(entry, line, self._ranges, stated.get)
            self._pointed[key] = found
        return found

    def _plan(self, entry: Entry, agreement: str, more: tuple[Measure, ...]) -> Plan:
        """A plan, remembered for entries alike. Measures of footnotes are the line's own."""
        reach = self._reach[entry.imposing]
        segment = None if more else reach.segment(entry.code)
        place = entry.code.digits if segment is None else segment
        law = tuple((m.slug, m.duty, m.validity) for m in more)
        alike = (entry.imposing, entry.origin, entry.day, agreement, entry.declared)
        found = self._plans.get((place, law, alike))
        if found is None:
            if len(self._plans) >= MOST_PLANS:
                self._plans.clear()
            found = plan(entry, agreement, (*reach.at(entry.code), *more), self.law.rules)
            self._plans[place, law, alike] = found
        return found


@lru_cache(maxsize=2)
def border(book: Book) -> Border:
    """The border of ``book``, made once: building it takes longer than assessing an entry."""
    return Border(book)
