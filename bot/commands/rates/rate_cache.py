"""Measures and rates already worked out from the current facts: the same good is asked all day.

What is told of a good changes only on turning days (a start, an end, an announcement), so one
outlook serves every day between two of them. What is owed together, the dear part of it, changes on
fewer days still: those of the laws that reach the good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.cache import Cache, cached
from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, RateGroup, RateSummary, in_direction
from bot.domain.snapshot import RECORDS_BEGIN, FactSnapshot
from bot.domain.turning_days import Epochs, of_groups, of_measure, of_rules

Subject = tuple[str, Direction | None]
"""What is typed to ask about it, a name of its own in a snapshot; None for every direction."""
Work = Callable[[date], RateSummary]
Groups = tuple[RateGroup, ...]
_MOST = 8192
"""Of each kind."""
_MOST_GROUPS = 32_768
"""Some ten thousand are worked out ahead, most of them the very ones of the days before."""


class _Rates:
    """What was worked out from one fact snapshot."""

    def __init__(self, facts: FactSnapshot) -> None:
        self.measures = Cache[tuple[Measure, ...]]("measures of a good", most=_MOST)
        self.ways = Cache[tuple[Measure, ...]]("measures of a direction", most=_MOST)
        self.turns = Cache[Epochs]("turning days", most=_MOST)
        self.rules = of_rules(facts)
        self.rate_summaries = Cache[RateSummary]("rates", most=_MOST)
        self.moves = Cache[Epochs]("days on which groups of codes move", most=_MOST)
        self.groups = Cache[Groups]("groups of codes", most=_MOST_GROUPS)


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


class GroupsOverTime:
    """The codes of one subject by what they pay in one direction, each stretch of days once.

    ``subject`` is a name of its own in these facts, ``measures`` what :func:`reached_by` finds for
    it, and ``work`` makes the groups of a day.
    """

    def __init__(
        self,
        facts: FactSnapshot,
        subject: str,
        direction: Direction,
        *,
        measures: Iterable[Measure],
        work: Callable[[date], Groups],
    ) -> None:
        self._held = _held(facts).groups
        self._key = subject, direction
        self._work = work
        self._epochs = _held(facts).moves.recall(
            self._key, lambda: Epochs(of_groups(in_direction(measures, direction), facts))
        )

    def on(self, day: date) -> Groups:
        """Those of ``day``."""
        begins = self._epochs.begins(day)
        return self._held.recall((*self._key, begins), lambda: self._of_epoch(begins, day))

    def _of_epoch(self, begins: date, day: date) -> Groups:
        """Worked out anew; where they are those of the epoch before, the same objects."""
        found = self._work(day)
        last = None if begins == date.min else self._epochs.begins(begins - timedelta(days=1))
        before = self._held.get((*self._key, last))
        return before if before == found else found

    def ahead(self) -> None:
        """Work out those of every day for which facts are held."""
        for day in self._epochs.since(RECORDS_BEGIN):
            self.on(max(day, RECORDS_BEGIN))


def _days(measure: Measure) -> frozenset[date]:
    """Every day on which something about the measure changes, or it was announced."""
    return of_measure(measure) | ({measure.announced} if measure.announced else frozenset())
