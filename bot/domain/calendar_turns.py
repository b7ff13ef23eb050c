"""What the calendar starts, ends or turns, as entries of the journal: enacted measures, and the
rules between them."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.changes import Change, ChangeKind
from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.snapshot import FactSnapshot
from bot.domain.turns_within import AGREEMENT, RULE, TurnWithin, turns_within

_DAY = timedelta(days=1)


def calendar_turns(
    facts: FactSnapshot, *, since: date, up_to: date, now: datetime
) -> tuple[Change, ...]:
    """What starts, ends or turns after the day ``since`` and up to ``up_to``, oldest first.

    Entries of serial 0, recorded at ``now``; those of a day in the order of kind and slug.
    """
    found = [
        _of_measure(measure, kind, day, now)
        for measure in facts.measures.values()
        if measure.standing is Standing.ENACTED
        for kind, day in (
            (ChangeKind.ENDED, measure.validity.ends_on),
            (ChangeKind.STARTED, measure.validity.first),
        )
        if day is not None and since < day <= up_to
    ]
    found += inner_turns(facts, since=since, up_to=up_to, now=now)
    return tuple(sorted(found, key=lambda turn: (turn.effective, turn.kind.value, turn.slug)))


def inner_turns(
    facts: FactSnapshot, *, since: date, up_to: date, now: datetime
) -> tuple[Change, ...]:
    """What turns after the day ``since`` and up to ``up_to`` while every measure stands, oldest
    first; entries like those of :func:`calendar_turns`.
    """
    if since >= up_to:
        return ()
    period = Validity(first=since + _DAY, last=up_to)
    return tuple(_within(turn, facts, now) for turn in turns_within(facts, period))


def _within(turn: TurnWithin, facts: FactSnapshot, now: datetime) -> Change:
    if turn.subject == RULE:
        rule = next(rule for rule in facts.stacking if rule.slug == turn.slug)
        label, sources = rule.reason, rule.sources
    elif turn.subject == AGREEMENT:
        agreement = facts.agreements[turn.slug]
        label, sources = agreement.name, agreement.sources
    else:
        return _of_measure(facts.measures[turn.slug], ChangeKind.TURNED, turn.day, now)
    return Change(
        serial=0,
        recorded_at=now,
        kind=ChangeKind.TURNED,
        subject=turn.subject,
        slug=turn.slug,
        label=label,
        effective=turn.day,
        sources=sources,
    )


def _of_measure(measure: Measure, kind: ChangeKind, day: date, now: datetime) -> Change:
    return Change(
        serial=0,
        recorded_at=now,
        kind=kind,
        subject="measure",
        slug=measure.slug,
        label=measure.label,
        effective=day,
        goods=measure.goods,
        programmes=(measure.programme,),
        sources=measure.sources,
    )
