"""Which measures an entry stands under and how they stack: the same for all entries alike.

Thousands of entries share code segment, origin, day and claim, so the plan is kept apart from the
money: make it once, reckon many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain import assess_words as words
from bot.domain.codes import Scope
from bot.domain.duty import AdValorem, AllIn, Free
from bot.domain.entries import AssessmentRow, Entry
from bot.domain.measures import Measure, Part, StackingRule, Status
from bot.domain.sources import Confidence
from bot.domain.stack import StackRow, stack
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``stacked`` reach the whole code, in order; ``partly`` only some lines below it.

    ``unlocks``: a relief that the claim brings takes away a measure that kept others away.
    ``rows`` are the stacked ones as the assessment shows them, but for amounts; ``notes`` what
    could lower the total if it were declared.
    """

    stacked: tuple[StackRow, ...]
    partly: tuple[Measure, ...]
    unlocks: bool
    rows: tuple[AssessmentRow, ...]
    floored: bool
    notes: tuple[Text, ...]


def plan(
    entry: Entry, agreement: str, measures: Iterable[Measure], rules: Sequence[StackingRule]
) -> Plan:
    """The plan of ``entry`` when it claims ``agreement`` (a slug, '' for none).

    ``measures`` may hold any: those of other countries, origins, codes and days are left out.
    """
    mine = sorted((m for m in measures if _concerns(m, entry)), key=lambda m: m.slug)
    stacked = stack(
        (m for m in mine if m.scope.covers(entry.code)),
        rules,
        day=entry.day,
        claim=agreement,
        declared=entry.declared,
        scope=Scope((entry.code.span,)),
    )
    return Plan(
        stacked=stacked,
        partly=tuple(m for m in mine if not m.scope.covers(entry.code)),
        unlocks=any(_unlocks(row, rules, entry.day) for row in stacked),
        rows=tuple(_shown(row) for row in stacked),
        floored=any(row.relief and row.relief.at_least is not None for row in stacked),
        notes=words.notes(stacked, frozenset()),
    )


def _shown(row: StackRow) -> AssessmentRow:
    """The row without amounts: what is the same for every entry of the plan."""
    measure = row.measure
    rate = row.duty.percent if isinstance(row.duty, AdValorem | AllIn) else None
    return AssessmentRow(
        programme=measure.programme,
        measure=measure.slug,
        label=measure.label,
        outcome=row.outcome,
        duty=row.duty,
        rate=Decimal(0) if isinstance(row.duty, Free) else rate,
        basis=row.basis,
        basis_amount=None,
        amount=None,
        reason=words.row_reason(row),
        instrument=measure.instrument,
        heading=row.relief.heading if row.relief and row.relief.heading else measure.heading,
        sources=measure.sources,
        confidence=_least_sure(row),
    )


def _least_sure(row: StackRow) -> Confidence:
    order = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
    said = [row.measure.confidence, *([row.rule.confidence] if row.rule else [])]
    return min(said, key=order.index)


def _unlocks(row: StackRow, rules: Sequence[StackingRule], day: date) -> bool:
    claimed = row.relief is not None and row.relief.claim and isinstance(row.duty, Free)
    names = {row.measure.slug, row.measure.programme}
    return bool(claimed) and any(
        not rule.even_at_zero and rule.validity.holds(day) and names & rule.winner
        for rule in rules
        if rule.part is not Part.NONE
    )


def _concerns(measure: Measure, entry: Entry) -> bool:
    return (
        measure.imposing == entry.imposing
        and measure.origins.hit(entry.origin)
        and measure.status_on(entry.day) is Status.IN_FORCE
        and measure.scope.touches(entry.code)
    )
