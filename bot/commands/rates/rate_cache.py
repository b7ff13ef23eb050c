"""Measures and rates already worked out from the current facts: the same good is asked all day.

What a good owes changes only on turning days (a start, an end, an announcement), so one outlook
serves every day between two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.cache import Cache, cached
from bot.domain.days import Validity
from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, RateSummary, in_direction
from bot.domain.snapshot import FactSnapshot

Subject = tuple[str, Direction | None]
"""What is typed to ask about it, a name of its own in a snapshot; None for every direction."""
Work = Callable[[date], RateSummary]
_MOST = 8192
"""Of each kind."""


class _Rates:
    """What was worked out from one fact snapshot."""

    def __init__(self, facts: FactSnapshot) -> None:
        self.measures = Cache[tuple[Measure, ...]]("measures of a good", most=_MOST)
        self.ways = Cache[tuple[Measure, ...]]("measures of a direction", most=_MOST)
        self.turns = Cache[list[date]]("turning days", most=_MOST)
        self.rules = frozenset(day for rule in facts.stacking for day in _ends(rule.validity))
        self.rate_summaries = Cache[RateSummary]("rates", most=_MOST)


@cached("rates of facts", most=2)
def _held(facts: FactSnapshot) -> _Rates:
    return _Rates(facts)


def reached_by(
    facts: FactSnapshot, subject: Subject, work: Callable[[], tuple[Measure, ...]]
) -> tuple[Measure, ...]:
    """The measures that reach ``subject``; ``work`` finds them."""
    return _held(facts).measures.recall(subject, work)


def of_direction(facts: FactSnapshot, direction: Direction) -> tuple[Measure, ...]:
    """Every measure of the facts that hits a direction."""
    return _held(facts).ways.recall(
        direction, lambda: in_direction(facts.measures.values(), direction)
    )


def remembered(
    facts: FactSnapshot,
    subject: str,
    direction: Direction,
    day: date,
    *,
    measures: Callable[[], Iterable[Measure]],
    work: Work,
) -> RateSummary:
    """The outlook of ``subject`` (a name of its own in these facts) on ``day``.

    ``measures`` gives all that reach the subject, ``work`` its outlook on a day; both are asked
    only when nothing is held.
    """
    rates = _held(facts)
    turns = rates.turns.recall(
        (subject, direction), lambda: sorted(rates.rules.union(*map(_days, measures())))
    )
    place = bisect_right(turns, day)
    key = subject, direction, turns[place - 1] if place else date.min
    found = rates.rate_summaries.recall(key, lambda: work(day))
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
