"""What turns on a day though no measure begins or ends: lists, reliefs, rules, agreements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cache import cached
from bot.domain.days import Validity
from bot.domain.measures import Measure, StackingRule, Standing
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import of_validity

_DAY = timedelta(days=1)
MEASURE, RULE, AGREEMENT = "measure", "stacking", "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnWithin:
    """On ``day`` the measure, rule or agreement (its slug) turns while it, or its laws, stand.

    ``subject`` is MEASURE, RULE or AGREEMENT.
    """

    day: date
    subject: str
    slug: str


def turns_within(facts: FactSnapshot, period: Validity) -> tuple[TurnWithin, ...]:
    """Those of ``period``, oldest first, each once a day.

    Reliefs that somebody has to declare are left out: they move no rate that is told.
    """
    return tuple(turn for turn in _every(facts) if period.holds(turn.day))


@cached("turns within laws", most=8)
def _every(facts: FactSnapshot) -> tuple[TurnWithin, ...]:
    found = {
        TurnWithin(day=day, subject=subject, slug=slug)
        for subject, slug, day in (*_of_measures(facts), *_of_rules(facts), *_of_agreements(facts))
    }
    return tuple(sorted(found, key=lambda turn: (turn.day, turn.subject, turn.slug)))


def sides_of(turn: TurnWithin, facts: FactSnapshot) -> tuple[tuple[Measure, ...], ...]:
    """The measures it is about: of a rule those on either side of it that stand on the day or the
    day before. Goods that no measure of some side reaches are not touched; () touches all.
    """
    if turn.subject == MEASURE:
        measure = facts.measures.get(turn.slug)
        return ((measure,),) if measure is not None else ((),)
    if turn.subject != RULE:
        return ()
    rule = next((rule for rule in facts.stacking if rule.slug == turn.slug), None)
    return _either_side(rule, turn.day, facts) if rule is not None else ((),)


def _either_side(
    rule: StackingRule, day: date, facts: FactSnapshot
) -> tuple[tuple[Measure, ...], ...]:
    standing = [
        measure
        for measure in facts.measures.values()
        if measure.standing is Standing.ENACTED
        and (measure.validity.holds(day) or measure.validity.holds(day - _DAY))
    ]
    return tuple(
        tuple(m for m in standing if m.slug in side or m.programme in side)
        for side in (rule.winner, rule.loser)
    )


_Found = tuple[str, str, date]


def _of_measures(facts: FactSnapshot) -> Iterator[_Found]:
    for measure in facts.measures.values():
        if measure.standing is not Standing.ENACTED:
            continue
        days = {phase.first for phase in measure.phases}
        for relief in measure.reliefs:
            if not relief.declared:
                days.update(of_validity(relief.validity))
        for day in days - {measure.validity.first}:
            if measure.validity.holds(day):
                yield MEASURE, measure.slug, day


def _of_rules(facts: FactSnapshot) -> Iterator[_Found]:
    for rule in facts.stacking:
        for day in of_validity(rule.validity):
            yield RULE, rule.slug, day


def _of_agreements(facts: FactSnapshot) -> Iterator[_Found]:
    for agreement in facts.agreements.values():
        for day in of_validity(agreement.validity):
            yield AGREEMENT, agreement.slug, day
