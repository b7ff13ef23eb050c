"""What the calendar starts or ends: enacted measures, as entries of the journal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from bot.domain.changes import Change, ChangeKind
from bot.domain.measures import Measure, Standing


def calendar_turns(
    measures: Iterable[Measure], *, since: date, up_to: date, now: datetime
) -> tuple[Change, ...]:
    """What starts or ends after the day ``since`` and up to ``up_to``, oldest first.

    Entries of serial 0, recorded at ``now``; those of a day in the order of kind and slug.
    """
    found = [
        _turn(measure, kind, day, now)
        for measure in measures
        if measure.standing is Standing.ENACTED
        for kind, day in (
            (ChangeKind.ENDED, measure.validity.ends_on),
            (ChangeKind.STARTED, measure.validity.first),
        )
        if day is not None and since < day <= up_to
    ]
    return tuple(sorted(found, key=lambda turn: (turn.effective, turn.kind.value, turn.slug)))


def _turn(measure: Measure, kind: ChangeKind, day: date, now: datetime) -> Change:
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
