"""The whole stack of one entry: the base duty, each charge of its plan, floors, and the sum."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.domain.amounts import Amounts
from bot.domain.duty import Money
from bot.domain.duty_rules import DutyRules
from bot.domain.entries import Assessment, AssessmentRow, Entry, Outcome, Provision
from bot.domain.fees import FORMAL, BoundKind, FeeLimit
from bot.domain.measures import Basis, Measure
from bot.domain.plan import Charge, Plan, Terms, plan_notes
from bot.domain.reasons import US_CONTENT_UNUSED, Note, Reason, Why
from bot.domain.reckoning import HUNDRED, cents

Rows = tuple[AssessmentRow, ...]
_FEE_NOT_HELD = Reason(why=Why.FEE_NOT_HELD)
_FEE_BOUNDS = {kind: Reason(why=Why.FEE_BOUND, bound=kind) for kind in BoundKind}
_PLACES = Decimal("0.0001")
_WHOLE = Decimal(1)


def assessment(entry: Entry, terms: Terms, law: DutyRules) -> Assessment:
    """The whole stack of ``entry`` on ``terms``."""
    plan, sheet = terms.plan, Amounts(entry)
    base = sheet.base_row(terms.base)
    duties = [sheet.row(charge) for charge in plan.charges]
    told = plan.fees and law.fees_told
    fees = _fees(entry, sheet.base, plan, law.fee_limits) if told else ()
    if plan.floored:
        duties = _raised_to_floors(sheet, duties, plan.charges)
    if plan.partly:
        sheet.missing.append("code")
        duties += [_partly_row(measure, entry) for measure in plan.partly]
    return _summed(sheet, (base, *duties), fees, plan)


def _fees(entry: Entry, base: Decimal | None, plan: Plan, limits: tuple[FeeLimit, ...]) -> Rows:
    """What stands apart from the duties, and so holds no total of theirs back."""
    sheet = Amounts(entry)
    sheet.base = base
    rows = [sheet.row(charge) for charge in plan.fees]
    if entry.value is None:
        return tuple(rows)
    bounds = {limit.measure: limit for limit in limits if limit.validity.holds(entry.day)}
    return tuple([_within(row, bounds.get(row.measure), entry, entry.value) for row in rows])


def _within(
    row: AssessmentRow, limit: FeeLimit | None, entry: Entry, value: Money
) -> AssessmentRow:
    """A fee's row within the bounds of its year."""
    if limit is None or row.amount is None or row.outcome is not Outcome.OWED:
        return row
    bound = limit.owed(row.amount.amount, value, formal=FORMAL in entry.declared)
    if bound is None:
        provision = replace(row.provision, reason=_FEE_NOT_HELD)
        return replace(row, provision=provision, outcome=Outcome.UNKNOWN, amount=None)
    if bound.kind is None:
        return row
    provision = replace(row.provision, reason=_FEE_BOUNDS[bound.kind])
    return replace(
        row, provision=provision, amount=Money(amount=bound.amount, currency=limit.currency)
    )


def _raised_to_floors(
    sheet: Amounts, rows: list[AssessmentRow], charges: tuple[Charge, ...]
) -> list[AssessmentRow]:
    """Lift a relieved row until all duties together reach the floor its relief sets."""
    out = list(rows)
    for at, (row, charge) in enumerate(zip(rows, charges, strict=True)):
        floor = charge.floor
        if floor is None or row.amount is None or sheet.base is None:
            continue
        others = sum((r.amount.amount for r in out if r.amount and r is not row), Decimal(0))
        least = cents(sheet.value * floor / HUNDRED) - others - sheet.base
        if least > row.amount.amount:
            reason = replace(row.reason, raised_to=floor)
            provision = replace(row.provision, reason=reason)
            out[at] = replace(row, provision=provision, amount=sheet.money(least))
    return out


def _partly_row(measure: Measure, entry: Entry) -> AssessmentRow:
    """A measure that reaches only some lines below a short code."""
    provision = Provision(
        programme=measure.programme,
        measure=measure.slug,
        label=measure.label,
        duty=measure.duty,
        rate=None,
        basis=measure.basis,
        reason=Reason(why=Why.SOME_LINES, code=entry.code.dotted),
        instrument=measure.instrument,
        heading=measure.heading,
        sources=measure.sources,
        confidence=measure.confidence,
    )
    return AssessmentRow(provision=provision, outcome=Outcome.UNKNOWN)


def _summed(sheet: Amounts, rows: Rows, fees: Rows, plan: Plan) -> Assessment:
    entry, value = sheet.entry, sheet.value
    missing = _missing(sheet)
    total = rate = None
    if not missing and not plan.prohibited:
        total = sum([row.amount.amount for row in rows if row.amount], Decimal(0))
        rate = _tidy(total / value * HUNDRED) if value else None
    return Assessment(
        entry=entry,
        rows=rows if entry.value else _without_amounts(rows),
        total=sheet.money(total) if entry.value and total is not None else None,
        rate=rate,
        prohibited=plan.prohibited,
        missing=() if plan.prohibited else missing,
        fees=fees if entry.value else _without_amounts(fees),
        notes=_notes(entry, plan),
    )


def _missing(sheet: Amounts) -> tuple[str, ...]:
    """Each need once. What the base duty lacks says more than that it is lacking."""
    needs = tuple(dict.fromkeys(sheet.missing)) if sheet.missing else ()
    return needs if sheet.base is not None else tuple(n for n in needs if n != "base duty")


def _notes(entry: Entry, plan: Plan) -> tuple[Note, ...]:
    notes = plan_notes(plan.stacked, entry.denied) if entry.denied else plan.notes
    counts = any(charge.provision.basis is Basis.NON_US_CONTENT for charge in plan.charges)
    if entry.us_content is not None and not counts:
        return (US_CONTENT_UNUSED, *notes)
    return notes


def _tidy(rate: Decimal) -> Decimal:
    """To four places, without zeros at the end and without an exponent."""
    short = rate.quantize(_PLACES).normalize()
    return short.quantize(_WHOLE) if short == short.to_integral_value() else short


def _without_amounts(rows: Rows) -> Rows:
    return tuple(replace(row, amount=None, basis_amount=None) for row in rows)
