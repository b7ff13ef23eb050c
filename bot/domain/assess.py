"""What an entry really pays: one pure function, entry + line + measures + rules -> assessment.

Which duties there are, which keep which away and on what part of the value is all data (measures,
reliefs, stacking rules); this module only reckons. See :mod:`bot.domain.stack` for who displaces
whom and :mod:`bot.domain.reckoning` for money and rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain import assess_words as words
from bot.domain.agreements import Agreement, claimed
from bot.domain.assessor import Assessor, Planner
from bot.domain.duty import DutyExpression, Money
from bot.domain.entries import Assessment, Entry
from bot.domain.law import Law
from bot.domain.lines import Line
from bot.domain.measures import Measure
from bot.domain.plan import Plan, plan


def assess(
    entry: Entry,
    *,
    line: Line | None,
    measures: Sequence[Measure],
    law: Law,
    column_two: tuple[DutyExpression, str] | None = None,
) -> Assessment:
    """The stack of duties on ``entry``.

    ``line`` is the schedule line its code falls under, duties inherited; None when no schedule is
    at hand, which leaves the base duty unknown. ``measures`` may hold any measures: those of other
    countries, origins, codes and days are left out. ``column_two`` is a rate (and its heading)
    that stands in the place of the line's own column 2. The result names what is missing instead of
    assuming it; only what is certain is totalled.
    """

    def planner(entry: Entry, agreement: str) -> Plan:
        return plan(entry, agreement, measures, law.rules)

    return assess_planned(entry, line=line, planner=planner, law=law, column_two=column_two)


def assess_planned(
    entry: Entry,
    *,
    line: Line | None,
    planner: Planner,
    law: Law,
    column_two: tuple[DutyExpression, str] | None = None,
) -> Assessment:
    """:func:`assess` with plans from elsewhere, such as a memory of those made before."""
    assessor = Assessor(
        entry=entry,
        line=line,
        planner=planner,
        law=law,
        column_two=column_two,
        agreed=claimed(law.agreements, entry),
    )
    if entry.claim is None:
        return _with_claim_open(assessor)
    planned = planner(entry, assessor.agreement)
    made = assessor.assessment(planned)
    return _unless_dearer(assessor, made) if planned.unlocks else made


def _unless_dearer(assessor: Assessor, made: Assessment) -> Assessment:
    """Nobody has to claim: where a claim would raise the total, the entry is reckoned without."""
    entry = assessor.entry
    without = assessor.claiming("").assessment()
    if made.total is None or without.total is None:
        return made
    if without.total.amount >= made.total.amount:
        return made
    return replace(without, entry=entry, notes=(words.CLAIM_LEFT, *without.notes))


def _with_claim_open(assessor: Assessor) -> Assessment:
    """Nobody said whether an agreement is claimed: if it matters, ask."""
    entry = assessor.entry
    without = assessor.claiming("").assessment()
    agreements = assessor.law.agreements.values()
    agreement = next((a for a in agreements if _between(a, entry)), None)
    if agreement is None or without.prohibited:
        return replace(without, entry=entry)
    within = assessor.claiming(agreement.indicators[0]).assessment()
    if _gist(within) == _gist(without):
        return replace(without, entry=entry)
    missing = ("claim", *(m for m in without.missing if m in within.missing))
    return replace(without, entry=entry, total=None, rate=None, missing=missing)


def _gist(assessment: Assessment) -> tuple[Money | None, Decimal | None, tuple[str, ...]]:
    return assessment.total, assessment.rate, assessment.missing


def _between(agreement: Agreement, entry: Entry) -> bool:
    """Whether the agreement names the entry's origin as a party."""
    named = entry.origin in agreement.parties
    return named and agreement.open_to(entry.imposing, entry.origin, entry.day)
