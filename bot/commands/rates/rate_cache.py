"""Outlooks already worked out, for the book that is current: the same good is asked all day.

What a good owes changes only on turning days (a start, an end, an announcement), so one outlook
serves every day between two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, Outlook
from bot.domain.snapshot import Book

Work = Callable[[date], Outlook]
_MOST = 8192
"""Outlooks kept; beyond that all are forgotten and worked out again as they are asked for."""


class _Shelf:
    """What was worked out from one book. A new book starts a new shelf."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.turns: dict[str, list[date]] = {}
        self.outlooks: dict[tuple[str, Direction, date], Outlook] = {}


class _Held:
    last: _Shelf | None = None


def remembered(
    book: Book,
    subject: str,
    direction: Direction,
    day: date,
    *,
    measures: Callable[[], Iterable[Measure]],
    work: Work,
) -> Outlook:
    """The outlook of ``subject`` (a name of its own in this book) on ``day``.

    ``measures`` gives all that reach the subject, ``work`` its outlook on a day; both are asked
    only when nothing is held.
    """
    shelf = _Held.last
    if shelf is None or shelf.book is not book:
        shelf = _Held.last = _Shelf(book)
    turns = shelf.turns.get(subject)
    if turns is None:
        turns = shelf.turns[subject] = _turns(book, measures())
    place = bisect_right(turns, day)
    key = subject, direction, turns[place - 1] if place else date.min
    found = shelf.outlooks.get(key)
    if found is None:
        if len(shelf.outlooks) >= _MOST:
            shelf.outlooks.clear()
            shelf.turns.clear()
        found = shelf.outlooks[key] = work(day)
    return found if found.day == day else replace(found, day=day)


def _turns(book: Book, measures: Iterable[Measure]) -> list[date]:
    """Every day on which something about these measures, or a stacking rule, changes."""
    spans = [rule.validity for rule in book.stacking]
    days: set[date] = set()
    for measure in measures:
        spans.append(measure.validity)
        spans += [r.validity for r in measure.reliefs if r.validity is not None]
        if measure.announced is not None:
            days.add(measure.announced)
    for span in spans:
        days.add(span.first)
        if span.last is not None:
            days.add(span.last + timedelta(days=1))
    return sorted(days)
