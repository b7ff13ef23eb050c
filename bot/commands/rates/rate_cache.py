"""Measures and rates already worked out from the current facts: the same good is asked all day.

What is told of a good changes only on turning days (a start, an end, an announcement), so one
outlook serves every day between two of them. What is owed together, the dear part of it, changes on
fewer days still: those of the laws that reach the good.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.cache import Cache, cached
from bot.domain.days import Validity
from bot.domain.measures import Measure
from bot.domain.rate_summary import (
    USMCA,
    AskedCodes,
    Direction,
    Owed,
    RateSummary,
    in_direction,
    main_group,
    rate_groups,
    rate_summary,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import Epochs, of_groups, of_measure, of_rules

Subject = tuple[str, Direction | None]
"""What is typed to ask about it, a name of its own in a snapshot; None for every direction."""
_MOST = 8192
"""Of each kind."""
_MOST_GROUPS = 32_768
"""Some ten thousand are worked out ahead, most of them the very ones of the days before."""


class _Rates:
    """What was worked out from one fact snapshot."""

    def __init__(self, facts: FactSnapshot) -> None:
        self.measures = Cache[tuple[Measure, ...]]("measures of a good", most=_MOST)
        self.ways = Cache[tuple[Measure, ...]]("measures of a direction", most=_MOST)
        self.over_time = Cache[RatesOverTime]("turning days", most=_MOST)
        self.rules = of_rules(facts)
        self.rate_summaries = Cache[RateSummary]("rates", most=_MOST)
        self.groups = Cache[Owed]("groups of codes", most=_MOST_GROUPS)


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


def claimable(facts: FactSnapshot, direction: Direction, day: date) -> bool:
    """Whether goods of the origin can claim USMCA on the day."""
    agreement = facts.agreements.get(USMCA)
    return agreement is None or agreement.open_to(direction.imposing, direction.origin, day)


class RatesOverTime:
    """What one subject owes in one direction, worked out once for each stretch of days.

    ``measures`` have to do with the direction and reach ``codes``.
    """

    def __init__(
        self,
        facts: FactSnapshot,
        direction: Direction,
        *,
        measures: tuple[Measure, ...],
        codes: AskedCodes,
    ) -> None:
        self.mine = in_direction(measures, direction)
        """Those that hit the direction."""
        self._facts = facts
        self._direction = direction
        self._measures = measures
        self._codes = codes
        self._told = Epochs(_held(facts).rules.union(*map(_days, measures)))
        self._owed = Epochs(of_groups(self.mine, facts))

    def on(self, day: date) -> RateSummary:
        """All of it on ``day``."""
        key = self, self._told.begins(day)
        summaries = _held(self._facts).rate_summaries
        found = summaries.recall(key, lambda: self._summary(day))
        return found if found.day == day else replace(found, day=day)

    def owed(self, day: date) -> Owed:
        """What is owed together on ``day``: one object as long as nothing of it changes."""
        begins, held = self._owed.begins(day), _held(self._facts).groups
        return held.recall((self, begins), lambda: self._owed_from(begins, day))

    def turns(self, period: Validity) -> tuple[date, ...]:
        """The days of ``period`` on which what is owed may change, its first among them: as the law
        turns, or a rule on which of two laws is owed."""
        begun = self._owed.since(period.first)
        last = period.last or date.max
        return (period.first, *(day for day in begun if period.first < day <= last))

    def ahead(self) -> None:
        """Work out what is owed together on every day for which facts are held."""
        first = self._facts.records_begin
        for day in self._owed.since(first):
            self.owed(max(day, first))

    def _summary(self, day: date) -> RateSummary:
        return rate_summary(
            self._measures,
            self._codes,
            self.owed(day),
            direction=self._direction,
            day=day,
            claimable=claimable(self._facts, self._direction, day),
        )

    def _owed_from(self, begins: date, day: date) -> Owed:
        """Worked out anew; where it is that of the epoch before, the same object."""
        claim = USMCA if claimable(self._facts, self._direction, day) else ""
        found = rate_groups(self.mine, self._facts.stacking, self._codes, day=day, claim=claim)
        last = None if begins == date.min else self._owed.begins(begins - timedelta(days=1))
        before = _held(self._facts).groups.get((self, last))
        if before is not None and before.rate_groups == found:
            return before
        return Owed(found, main_group(found, self._codes))


def over_time(
    facts: FactSnapshot, subject: str, direction: Direction, work: Callable[[], RatesOverTime]
) -> RatesOverTime:
    """The rates of ``subject`` (a name of its own in these facts); ``work`` begins them."""
    return _held(facts).over_time.recall((subject, direction), work)


def _days(measure: Measure) -> frozenset[date]:
    """Every day on which something about the measure changes, or it was announced."""
    return of_measure(measure) | ({measure.announced} if measure.announced else frozenset())
