"""Rate summaries already worked out from the current facts: the same good is asked all day.

What a good owes changes only on turning days (a start, an end, an announcement), so one outlook
serves every day between two of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, RateSummary
from bot.domain.snapshot import FactSnapshot

Work = Callable[[date], RateSummary]
_MOST = 8192
"""Outlooks kept; beyond that all are forgotten and worked out again as they are asked for."""


class _Snapshot:
    """What was worked out from one book. A new book starts a new snapshot."""

    def __init__(self, facts: FactSnapshot) -> None:
        self.facts = facts
        self.turns: dict[str, list[date]] = {}
        self.rate_summaries: dict[tuple[str, Direction, date], RateSummary] = {}


class _Held:
    last: _Snapshot | None = None


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
    snapshot = _Held.last
    if snapshot is None or snapshot.facts is not facts:
        snapshot = _Held.last = _Snapshot(facts)
    turns = snapshot.turns.get(subject)
    if turns is None:
        turns = snapshot.turns[subject] = _turns(facts, measures())
    place = bisect_right(turns, day)
    key = subject, direction, turns[place - 1] if place else date.min
    found = snapshot.rate_summaries.get(key)
    if found is None:
        if len(snapshot.rate_summaries) >= _MOST:
            snapshot.rate_summaries.clear()
            snapshot.turns.clear()
        found = snapshot.rate_summaries[key] = work(day)
    return found if found.day == day else replace(found, day=day)


def _turns(facts: FactSnapshot, measures: Iterable[Measure]) -> list[date]:
    """Every day on which something about these measures, or a stacking rule, changes."""
    spans = [rule.validity for rule in facts.stacking]
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
