"""The days on which what is owed may change: one list for rates, duties, histories and costs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.snapshot import FactSnapshot


def of_validity(validity: Validity | None) -> tuple[date, ...]:
    """Its first day, and the morning after its last; () for what always holds."""
    if validity is None:
        return ()
    over = validity.ends_on
    return (validity.first,) if over is None else (validity.first, over)


def of_measure(measure: Measure) -> frozenset[date]:
    """When it begins or is over, one of its reliefs does, or its list changes."""
    days = {phase.first for phase in measure.phases}
    days.update(of_validity(measure.validity))
    for relief in measure.reliefs:
        days.update(of_validity(relief.validity))
    return frozenset(days)


def of_rules(facts: FactSnapshot) -> frozenset[date]:
    """When a stacking rule or an agreement begins or is over: that turns every measure's duty."""
    held = [rule.validity for rule in facts.stacking]
    terms = [agreement.validity for agreement in facts.agreements.values()]
    return frozenset(day for validity in (*held, *terms) for day in of_validity(validity))


def of_groups(measures: Iterable[Measure], facts: FactSnapshot) -> frozenset[date]:
    """When what is owed under ``measures`` together may change: far fewer days than those on which
    any rule does, or one of them was announced.
    """
    enacted = [m for m in measures if m.standing is Standing.ENACTED]
    names = {name for m in enacted for name in (m.slug, m.programme)}
    terms = [agreement.validity for agreement in facts.agreements.values()]
    between = [
        rule.validity
        for rule in facts.stacking
        if not (names.isdisjoint(rule.winner) or names.isdisjoint(rule.loser))
    ]
    days = {day for validity in (*terms, *between) for day in of_validity(validity)}
    return frozenset(days.union(*map(of_measure, enacted)))


class Epochs:
    """The calendar cut at the days given; what holds on one day of an epoch holds on all of them.

    >>> law = Validity(first=date(2025, 3, 4), last=date(2025, 7, 31))
    >>> epochs = Epochs(of_validity(law))
    >>> [epochs.of(date(2025, month, 31)) for month in (1, 3, 7, 8)]
    [0, 1, 1, 2]
    """

    def __init__(self, days: Iterable[date]) -> None:
        self._days = sorted(set(days))

    def of(self, day: date) -> int:
        """The number of the epoch that ``day`` lies in."""
        return bisect_right(self._days, day)

    def begins(self, day: date) -> date:
        """The first day of the epoch that ``day`` lies in; the first of all days before any."""
        place = self.of(day)
        return self._days[place - 1] if place else date.min

    def since(self, day: date) -> tuple[date, ...]:
        """The first days of all epochs that end after ``day``."""
        return (self.begins(day), *self._days[self.of(day) :])
