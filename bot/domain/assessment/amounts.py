"""The money of one entry: each charge on its part of the value, floors, fees and the sum.

Rounding: every row is rounded half up to the cent, once, and totals are sums of rounded rows, so a
total always equals what the rows show. (CBP computes each duty of an entry line to the cent,
19 CFR 159 and the Form 7501 instructions; CBSA does so for each line of a B3.)
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from bot.domain.assessment.entry import (
    US_CONTENT_UNUSED,
    Assessment,
    AssessmentRow,
    BoundKind,
    Entry,
    Need,
    NeedKind,
    Note,
    Outcome,
    Provision,
    Reason,
    ReasonKind,
)
from bot.domain.assessment.plan import Charge, Plan, Terms, plan_notes
from bot.domain.assessment.rules import FORMAL, DutyRules, FeeLimit
from bot.domain.countries import CURRENCY
from bot.domain.duty import (
    AdValorem,
    AllIn,
    Bounded,
    Compound,
    DutyExpression,
    Free,
    Money,
    PartValorem,
    Prohibited,
    SeeHeading,
    Specific,
    Unparsed,
    cents,
)
from bot.domain.measures import Basis, Measure
from bot.domain.units import Quantity, convert

HUNDRED = Decimal(100)
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyBasis:
    """What a duty is reckoned on. Amounts in ``currency``; ``on`` is the part of the value charged,
    ``value`` the whole, ``base`` the base duty owed (None when it is not known)."""

    on: Decimal
    value: Decimal
    currency: str
    quantities: tuple[Quantity, ...] = ()
    base: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """An unrounded amount, None while any of ``missing`` is not said."""

    amount: Decimal | None
    missing: tuple[Need, ...] = ()


def quantity_in(quantities: tuple[Quantity, ...], unit: str) -> Decimal | None:
    """The quantity in ``unit``, converted where units convert; None when not said.

    >>> quantity_in(((Decimal(2), "t"),), "kg")
    Decimal('2000')
    """
    return next(
        (known for each in quantities if (known := convert(each, unit)) is not None),
        None,
    )


def reckon(duty: DutyExpression, measured: DutyBasis) -> Reckoned:  # noqa: PLR0911 - one a kind
    """What ``duty`` comes to. What it needs and nobody has said comes back as missing."""
    match duty:
        case Free():
            return Reckoned(amount=Decimal(0))
        case AdValorem(percent=percent):
            return Reckoned(amount=measured.on * percent / HUNDRED)
        case AllIn(percent=percent):
            return _all_in(percent, measured)
        case Specific():
            return _specific(duty, measured)
        case PartValorem(of=of):
            return Reckoned(amount=None, missing=(Need(NeedKind.VALUE_OF_PART, of),))
        case Compound(parts=parts):
            return _sum([reckon(part, measured) for part in parts])
        case Bounded():
            return _bounded(duty, measured)
        case SeeHeading(heading=text) | Unparsed(text=text):
            return Reckoned(amount=None, missing=(Need(NeedKind.RATE, text),))
        case Prohibited():
            return Reckoned(amount=None)
        case _:
            assert_never(duty)


_BASE_DUTY = Need(NeedKind.BASE_DUTY)


def _all_in(percent: Decimal, measured: DutyBasis) -> Reckoned:
    if measured.base is None:
        return Reckoned(amount=None, missing=(_BASE_DUTY,))
    return Reckoned(amount=max(Decimal(0), measured.on * percent / HUNDRED - measured.base))


def _specific(duty: Specific, measured: DutyBasis) -> Reckoned:
    missing = []
    unit = f"{duty.unit} {duty.of}".strip()
    quantity = quantity_in(measured.quantities, unit)
    if quantity is None:
        missing.append(Need(NeedKind.QUANTITY, unit))
    if duty.currency != measured.currency:
        missing.append(Need(NeedKind.VALUE_IN_CURRENCY, duty.currency))
    if missing or quantity is None:
        return Reckoned(amount=None, missing=tuple(missing))
    return Reckoned(amount=quantity * duty.amount)


def _sum(parts: list[Reckoned]) -> Reckoned:
    missing = tuple(dict.fromkeys(need for part in parts for need in part.missing))
    amounts = [part.amount for part in parts if part.amount is not None]
    return Reckoned(
        amount=sum(amounts, Decimal(0)) if len(amounts) == len(parts) else None, missing=missing
    )


def _bounded(duty: Bounded, measured: DutyBasis) -> Reckoned:
    found = reckon(duty.duty, measured)
    least = reckon(duty.least, measured) if duty.least else None
    most = reckon(duty.most, measured) if duty.most else None
    known = [part for part in (found, least, most) if part is not None]
    if any(part.amount is None for part in known):
        return _sum(known)
    amount = found.amount or Decimal(0)
    if least is not None and least.amount is not None:
        amount = max(amount, least.amount)
    if most is not None and most.amount is not None:
        amount = min(amount, most.amount)
    return Reckoned(amount=amount)


NOMINAL = Decimal(100)
"""Stands for the value when only rates are asked for; amounts on it are percentages."""


class Amounts:
    """Turns the rows of a plan into amounts in one currency, in order: later rows may rest on
    earlier.

    ``value`` is the entry's (or the nominal one) in ``currency`` ('' without a value), ``base`` the
    base duty owed once it is known. ``missing`` collects what must be said to know every row.
    """

    __slots__ = ("base", "currency", "entry", "missing", "value", "whole")

    def __init__(self, entry: Entry) -> None:
        said = entry.value
        self.entry = entry
        self.value = said.amount if said else NOMINAL
        self.currency = said.currency if said else ""
        self.whole = self.money(self.value)
        self.base: Decimal | None = None
        self.missing: list[Need] = []

    def money(self, amount: Decimal) -> Money:
        """The amount in the entry's currency, to the cent."""
        return Money(amount=cents(amount), currency=self.currency)

    def base_row(self, charge: Charge) -> AssessmentRow:
        """The base duty's row, which comes first: others count on it."""
        reckoned = self.entry.value is not None or charge.needs
        if not reckoned and not isinstance(charge.provision.duty, AdValorem | Free):
            self.missing.append(Need(NeedKind.VALUE))
        row = self.row(charge)
        self.base = row.amount.amount if row.amount else None
        return row

    def row(self, charge: Charge) -> AssessmentRow:
        """The row of a charge."""
        provision, outcome = charge.provision, charge.outcome
        if outcome is not Outcome.OWED:
            self.missing += charge.needs
            nothing = _nothing(outcome, self.currency)
            return AssessmentRow(provision=provision, outcome=outcome, amount=nothing)
        on = self._part_of_value(provision.basis, charge.share)
        part = self.whole if on is self.value else None if on is None else self.money(on)
        duty = provision.duty
        if isinstance(duty, AdValorem) and on is not None:
            amount: Decimal | None = on * duty.percent / HUNDRED
        elif isinstance(duty, Free) and on is not None:
            amount = _ZERO
        else:
            found = reckon(duty, self._measured(on or Decimal(0)))
            self.missing += charge.needs or found.missing
            amount = None if on is None else found.amount
        if amount is None:
            return AssessmentRow(provision=provision, outcome=Outcome.UNKNOWN, basis_amount=part)
        pending = self.money(amount)
        return AssessmentRow(
            provision=provision, outcome=outcome, basis_amount=part, amount=pending
        )

    def _part_of_value(self, basis: Basis, assumed: Decimal | None) -> Decimal | None:
        """The part of the value a row is charged on; None where its share was not said."""
        if basis is Basis.FULL_VALUE:
            return self.value
        entry = self.entry
        match basis:
            case Basis.METAL_CONTENT:
                return self._share(entry.metal_content, NeedKind.METAL_CONTENT)
            case Basis.NON_METAL_CONTENT:
                return self._share(_rest(entry.metal_content), NeedKind.METAL_CONTENT)
            case Basis.NON_US_CONTENT:
                return self._share(_rest(entry.us_content), NeedKind.US_CONTENT)
            case Basis.NON_CANADA_MEXICO_CONTENT:
                return self._share(self._beyond(assumed), NeedKind.CANADA_MEXICO_CONTENT)

    def _beyond(self, assumed: Decimal | None) -> Decimal | None:
        """The share that is not of Canada or Mexico: less than is assumed only where more content
        is declared."""
        rest = _rest(self.entry.canada_mexico_content)
        return assumed if rest is None else rest if assumed is None else min(assumed, rest)

    def _share(self, percent: Decimal | None, need: NeedKind) -> Decimal | None:
        if percent is None:
            self.missing.append(Need(need))
            return None
        return self.value * percent / HUNDRED

    def _measured(self, on: Decimal) -> DutyBasis:
        return DutyBasis(
            on=on,
            value=self.value,
            currency=self.currency or CURRENCY[self.entry.imposing],
            quantities=self.entry.quantities,
            base=self.base,
        )


def _rest(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else HUNDRED - percent


@lru_cache(maxsize=512)
def _nothing(outcome: Outcome, currency: str) -> Money | None:
    """Rows that owe nothing show 0; unknown and prohibited ones show no amount at all."""
    owes_nothing = outcome in (Outcome.RELIEVED, Outcome.DISPLACED)
    return Money(amount=cents(Decimal(0)), currency=currency) if owes_nothing else None


Rows = tuple[AssessmentRow, ...]
_FEE_NOT_HELD = Reason(why=ReasonKind.FEE_NOT_HELD)
_FEE_BOUNDS = {kind: Reason(why=ReasonKind.FEE_BOUND, bound=kind) for kind in BoundKind}
_PLACES = Decimal("0.0001")
_WHOLE = Decimal(1)


def assessment(entry: Entry, terms: Terms, law: DutyRules) -> Assessment:
    """The whole stack of ``entry`` on ``terms``."""
    plan, amounts = terms.plan, Amounts(entry)
    base = amounts.base_row(terms.base)
    duties = [amounts.row(charge) for charge in plan.charges]
    told = plan.fees and law.fees_told
    fees = _fees(entry, amounts.base, plan, law.fee_limits) if told else ()
    if plan.floored:
        duties = _raised_to_floors(amounts, duties, plan.charges)
    if plan.partly:
        amounts.missing.append(Need(NeedKind.CODE))
        duties += [_partly_row(measure, entry) for measure in plan.partly]
    return _summed(amounts, (base, *duties), fees, plan)


def _fees(entry: Entry, base: Decimal | None, plan: Plan, limits: tuple[FeeLimit, ...]) -> Rows:
    """What stands apart from the duties, and so holds no total of theirs back."""
    amounts = Amounts(entry)
    amounts.base = base
    rows = [amounts.row(charge) for charge in plan.fees]
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
    amounts: Amounts, rows: list[AssessmentRow], charges: tuple[Charge, ...]
) -> list[AssessmentRow]:
    """Lift a relieved row until all duties together reach the floor its relief sets."""
    out = list(rows)
    for at, (row, charge) in enumerate(zip(rows, charges, strict=True)):
        floor = charge.floor
        if floor is None or row.amount is None or amounts.base is None:
            continue
        others = sum((r.amount.amount for r in out if r.amount and r is not row), Decimal(0))
        least = cents(amounts.value * floor / HUNDRED) - others - amounts.base
        if least > row.amount.amount:
            reason = replace(row.reason, raised_to=floor)
            provision = replace(row.provision, reason=reason)
            out[at] = replace(row, provision=provision, amount=amounts.money(least))
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
        reason=Reason(why=ReasonKind.SOME_LINES, code=entry.code.dotted),
        instrument=measure.instrument,
        heading=measure.heading,
        sources=measure.sources,
        confidence=measure.confidence,
    )
    return AssessmentRow(provision=provision, outcome=Outcome.UNKNOWN)


def _summed(amounts: Amounts, rows: Rows, fees: Rows, plan: Plan) -> Assessment:
    entry, value = amounts.entry, amounts.value
    missing = _missing(amounts)
    total = rate = None
    if not missing and not plan.prohibited:
        total = sum([row.amount.amount for row in rows if row.amount], Decimal(0))
        rate = _tidy(total / value * HUNDRED) if value else None
    return Assessment(
        entry=entry,
        rows=rows if entry.value else _without_amounts(rows),
        total=amounts.money(total) if entry.value and total is not None else None,
        rate=rate,
        prohibited=plan.prohibited,
        missing=() if plan.prohibited else missing,
        fees=fees if entry.value else _without_amounts(fees),
        notes=_notes(entry, plan),
    )


def _missing(amounts: Amounts) -> tuple[Need, ...]:
    """Each need once. What the base duty lacks says more than that it is lacking."""
    needs = tuple(dict.fromkeys(amounts.missing)) if amounts.missing else ()
    return needs if amounts.base is not None else tuple(n for n in needs if n != _BASE_DUTY)


def _notes(entry: Entry, plan: Plan) -> tuple[Note, ...]:
    notes = plan_notes(plan.stacked, entry.denied) if entry.denied else plan.notes
    if entry.us_content is None:
        return notes
    counts = any(charge.provision.basis is Basis.NON_US_CONTENT for charge in plan.charges)
    return notes if counts else (US_CONTENT_UNUSED, *notes)


def _tidy(rate: Decimal) -> Decimal:
    """To four places, without zeros at the end and without an exponent."""
    short = rate.quantize(_PLACES).normalize()
    return short.quantize(_WHOLE) if short == short.to_integral_value() else short


def _without_amounts(rows: Rows) -> Rows:
    return tuple(replace(row, amount=None, basis_amount=None) for row in rows)
