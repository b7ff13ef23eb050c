"""Which measures an entry stands under and how they stack: the same for all entries alike.

Thousands of entries share code segment, origin, day and claim, so the plan is kept apart from the
money: make it once, reckon many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.domain.codes import Scope
from bot.domain.entries import Entry
from bot.domain.measures import Measure, StackingRule, Status
from bot.domain.stack import StackRow, stack


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``stacked`` reach the whole code, in order; ``partly`` only some lines below it."""

    stacked: tuple[StackRow, ...]
    partly: tuple[Measure, ...]


def plan(
    entry: Entry, agreement: str, measures: Iterable[Measure], rules: Sequence[StackingRule]
) -> Plan:
    """The plan of ``entry`` when it claims ``agreement`` (a slug, '' for none).

    ``measures`` may hold any: those of other countries, origins, codes and days are left out.
    """
    mine = [m for m in measures if _concerns(m, entry)]
    stacked = stack(
        (m for m in mine if m.scope.covers(entry.code)),
        rules,
        day=entry.day,
        claim=agreement,
        declared=entry.declared,
        scope=Scope((entry.code.span,)),
    )
    return Plan(stacked=stacked, partly=tuple(m for m in mine if not m.scope.covers(entry.code)))


def _concerns(measure: Measure, entry: Entry) -> bool:
    return (
        measure.imposing == entry.imposing
        and measure.origins.hit(entry.origin)
        and measure.status_on(entry.day) is Status.IN_FORCE
        and measure.scope.touches(entry.code)
    )
