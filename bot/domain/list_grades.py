"""Which answers rest on a list that was not read from one official text, and may not be whole."""

from __future__ import annotations

from datetime import date

from bot.domain.cache import cached
from bot.domain.codes import Scope
from bot.domain.duty import Unparsed
from bot.domain.measures import HeldBy, Measure, Status
from bot.domain.rate_summary import BROAD, Direction
from bot.domain.snapshot import FactSnapshot

UNSURE = frozenset({"C", "D"})
"""Grades of lists that may not be whole: a public transcription, or of no single edition."""


def on_unsure_lists(
    facts: FactSnapshot, scope: Scope, direction: Direction, day: date
) -> tuple[Measure, ...]:
    """The measures in force whose unsure list decides about some of ``scope``.

    That is a list that names some of it, or one of exemptions that spares all of it from a measure
    on nearly everything.
    """
    if not scope:
        return ()
    return tuple(
        measure
        for measure in _deciding(facts, scope, direction)
        if measure.status_on(day) is Status.IN_FORCE and _decides(measure.scope_on(day), scope)
    )


@cached("lists that may not be whole", most=1_024)
def _deciding(facts: FactSnapshot, scope: Scope, direction: Direction) -> tuple[Measure, ...]:
    """Those of a direction whose unsure list decides about some of ``scope`` on any day."""
    return tuple(
        measure
        for measure in _unsure(facts, direction)
        if any(_decides(one, scope) for one in _lists(measure))
    )


def _decides(listed: Scope, scope: Scope) -> bool:
    """Whether a measure's codes tell about some of ``scope``, or spare all of it."""
    return listed.overlaps(scope) is not (listed.width >= BROAD)


def _lists(measure: Measure) -> tuple[Scope, ...]:
    """Its codes, as they were from its first day to its last."""
    return tuple(phase.scope for phase in measure.phases) or (measure.scope,)


@cached("unsure lists of a direction", most=256)
def _unsure(facts: FactSnapshot, direction: Direction) -> tuple[Measure, ...]:
    """Those of a direction, on any day."""
    return tuple(
        measure
        for measure in facts.measures.values()
        if (measure.grade in UNSURE or _held_short(measure, facts))
        and measure.imposing == direction.imposing
        and measure.origins.hit(direction.origin)
    )


def _held_short(measure: Measure, facts: FactSnapshot) -> bool:
    """Whether not every line that the act names is held, or headings stand in their place. Where
    each firm has a rate of its own, the code tells nothing anyway."""
    apart = facts.programmes[measure.programme].apart
    return measure.held is not HeldBy.LINE and not apart and not isinstance(measure.duty, Unparsed)
