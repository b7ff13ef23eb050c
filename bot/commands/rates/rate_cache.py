"""Measures and rates already worked out from the current facts: the same good is asked all day.

What a good owes changes only on turning days (a start, an end, an announcement), so one outlook
serves every day between two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.days import Validity
from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, RateSummary, in_direction
from bot.domain.snapshot import FactSnapshot

Subject = tuple[str, Direction | None]
"""What is typed to ask about it, a name of its own in a book; None for every direction."""
Work = Callable[[date], RateSummary]
_MOST = 8192
"""Outlooks kept; beyond that all are forgotten and worked out again as they are asked for."""


class _Snapshot:
    """What was worked out from one book. A new book starts a new snapshot."""

    def __init__(self, facts: FactSnapshot) -> None:
        self.facts = facts
        self.measures: dict[Subject, tuple[Measure, ...]] = {}
        self.ways: dict[Direction, tuple[Measure, ...]] = {}
        self.turns: dict[Subject, list[date]] = {}
        self.rules = frozenset(day for rule in facts.stacking for day in _ends(rule.validity))
        self.rate_summaries: dict[tuple[str, Direction, date], RateSummary] = {}


class _Held:
    last: _Snapshot | None = None


def _held(facts: FactSnapshot) -> _Snapshot:
    snapshot = _Held.last
    if snapshot is None or snapshot.facts is not facts:
        snapshot = _Held.last = _Snapshot(facts)
    return snapshot


def reached_by(
    facts: FactSnapshot, subject: Subject, work: Callable[[], tuple[Measure, ...]]
) -> tuple[Measure, ...]:
    """The measures that reach ``subject``; ``work`` finds them."""
    snapshot = _held(facts)
    found = snapshot.measures.get(subject)
    if found is None:
        if len(snapshot.measures) >= _MOST:
            snapshot.measures.clear()
        found = snapshot.measures[subject] = work()
    return found


def of_direction(facts: FactSnapshot, direction: Direction) -> tuple[Measure, ...]:
    """Every measure of the book that hits a direction."""
    ways = _held(facts).ways
    if direction not in ways:
        if len(ways) >= _MOST:
            ways.clear()
        ways[direction] = in_direction(facts.measures.values(), direction)
    return ways[direction]


def remembered(
    facts: FactSnapshot,
    subject: str,
    direction: Direction,
    day: date,
    *,
    measures: Callable[[], Iterable[Measure]],
    work: Work,
) -> RateSummary:
    """The outlook of ``subject`` (a name of its own in this book) on ``day``.

    ``measures`` gives all that reach the subject, ``work`` its outlook on a day; both are asked
    only when nothing is held.
    """
    snapshot = _held(facts)
    turns = snapshot.turns.get((subject, direction))
    if turns is None:
        turns = snapshot.turns[subject, direction] = sorted(
            snapshot.rules.union(*map(_days, measures()))
        )
    place = bisect_right(turns, day)
    key = subject, direction, turns[place - 1] if place else date.min
    found = snapshot.rate_summaries.get(key)
    if found is None:
        if len(snapshot.rate_summaries) >= _MOST:
            snapshot.rate_summaries.clear()
            snapshot.turns.clear()
        found = snapshot.rate_summaries[key] = work(day)
    return found if found.day == day else replace(found, day=day)


def _days(measure: Measure) -> frozenset[date]:
    """Every day on which something about the measure changes: its own, its reliefs', its lists'."""
    days = {phase.first for phase in measure.phases}
    days.update(_ends(measure.validity))
    for relief in measure.reliefs:
        if relief.validity is not None:
            days.update(_ends(relief.validity))
    if measure.announced is not None:
        days.add(measure.announced)
    return frozenset(days)


def _ends(span: Validity) -> tuple[date, ...]:
    """The first day, and the morning after the last."""
    return (span.first,) if span.last is None else (span.first, span.last + timedelta(days=1))
