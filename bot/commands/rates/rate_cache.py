"""Measures and rates already worked out from the current facts: the same good is asked all day.

What a good owes changes only on turning days (a start, an end, an announcement), so one outlook
serves every day between two of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from bot.domain.cache import Cache, cached
from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, RateSummary, in_direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import Epochs, of_measure, of_rules

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
        self.turns = Cache[Epochs]("turning days", most=_MOST)
        self.rules = of_rules(facts)
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
        (subject, direction), lambda: Epochs(rates.rules.union(*map(_days, measures())))
    )
    key = subject, direction, turns.begins(day)
    found = rates.rate_summaries.recall(key, lambda: work(day))
    return found if found.day == day else replace(found, day=day)


def _days(measure: Measure) -> frozenset[date]:
    """Every day on which something about the measure changes, or it was announced."""
    return of_measure(measure) | ({measure.announced} if measure.announced else frozenset())
