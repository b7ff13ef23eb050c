"""The whole stack of one entry: the base duty, each charge of its plan, floors, and the sum."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain import assess_words as words
from bot.domain.base_duty import InLieu, base_duty
from bot.domain.entries import Assessment, AssessmentRow, Entry, Outcome, Provision
from bot.domain.law import Law
from bot.domain.lines import Line
from bot.domain.measures import Measure
from bot.domain.plan import Charge, Plan, Terms
from bot.domain.pricing import Pricing
from bot.domain.reckoning import HUNDRED, cents
from bot.domain.text import Text

Rows = tuple[AssessmentRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    """What an entry is assessed by, whatever it claims: its line and the law."""

    line: Line | None
    law: Law
    in_lieu: InLieu | None = None

    def assessment(self, entry: Entry, terms: Terms) -> Assessment:
        """The whole stack of ``entry`` on ``terms``."""
        plan, pricing = terms.plan, Pricing(entry)
        provision = base_duty(
            entry,
            self.line,
            agreed=terms.agreed,
            column_two=self.law.column_two,
            in_lieu=self.in_lieu,
        )
        base, missing = pricing.base(provision, self.line)
        owed = base.amount.amount if base.amount else None
        duties, needs = _charged(pricing, plan.charges, owed)
        fees, fees_need = _charged(pricing, plan.fees, owed)
        if plan.floored and owed is not None:
            duties = _raised_to_floors(pricing, duties, plan.charges, owed)
        missing = (*missing, *needs, *fees_need, *(("code",) if plan.partly else ()))
        if owed is None:  # what the base duty lacks says more than that it is lacking
            missing = tuple(word for word in missing if word != "base duty")
        rows = (base, *duties, *(_partly_row(m, entry) for m in plan.partly))
        return _summed(pricing, rows, fees, tuple(dict.fromkeys(missing)), plan)


def _charged(
    pricing: Pricing, charges: tuple[Charge, ...], base: Decimal | None
) -> tuple[Rows, tuple[str, ...]]:
    """A row for each charge, and all that must be said to know them."""
    priced = [pricing.charged(charge, base) for charge in charges]
    needs = tuple(word for _, need in priced if need for word in need)
    return tuple(row for row, _ in priced), needs


def _raised_to_floors(
    pricing: Pricing, rows: Rows, charges: tuple[Charge, ...], base: Decimal
) -> Rows:
    """Lift a relieved row until all duties together reach the floor its relief sets."""
    out = list(rows)
    for at, (row, charge) in enumerate(zip(rows, charges, strict=True)):
        floor = charge.floor
        if floor is None or row.amount is None:
            continue
        others = sum((r.amount.amount for r in out if r.amount and r is not row), Decimal(0))
        least = cents(pricing.value * floor / HUNDRED) - others - base
        if least > row.amount.amount:
            provision = replace(row.provision, reason=words.floor(row.reason, floor))
            out[at] = replace(row, provision=provision, amount=pricing.money(least))
    return tuple(out)


def _partly_row(measure: Measure, entry: Entry) -> AssessmentRow:
    """A measure that reaches only some lines below a short code."""
    provision = Provision(
        programme=measure.programme,
        measure=measure.slug,
        label=measure.label,
        duty=measure.duty,
        rate=None,
        basis=measure.basis,
        reason=words.some_lines_only(entry.code.dotted),
        instrument=measure.instrument,
        heading=measure.heading,
        sources=measure.sources,
        confidence=measure.confidence,
    )
    return AssessmentRow(provision=provision, outcome=Outcome.UNKNOWN)


def _summed(
    pricing: Pricing, rows: Rows, fees: Rows, missing: tuple[str, ...], plan: Plan
) -> Assessment:
    entry, value = pricing.entry, pricing.value
    prohibited = any(row.outcome is Outcome.PROHIBITED for row in rows)
    total = None
    if not missing and not prohibited:
        total = sum((row.amount.amount for row in rows if row.amount), Decimal(0))
    rate = None if total is None or not value else total / value * HUNDRED
    return Assessment(
        entry=entry,
        rows=rows if entry.value else _without_amounts(rows),
        total=pricing.money(total) if entry.value and total is not None else None,
        rate=None if rate is None else _tidy(rate),
        prohibited=prohibited,
        missing=() if prohibited else missing,
        fees=fees if entry.value else _without_amounts(fees),
        notes=_notes(entry, plan),
    )


def _notes(entry: Entry, plan: Plan) -> tuple[Text, ...]:
    return words.notes(plan.stacked, entry.denied) if entry.denied else plan.notes


def _tidy(rate: Decimal) -> Decimal:
    """To four places, without zeros at the end and without an exponent."""
    short = rate.quantize(Decimal("0.0001")).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _without_amounts(rows: Rows) -> Rows:
    return tuple(replace(row, amount=None, basis_amount=None) for row in rows)
