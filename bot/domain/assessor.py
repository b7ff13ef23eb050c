"""The rows of one entry: the base duty, each measure of its plan, floors, and the sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.domain import assess_words as words
from bot.domain.agreements import Agreement, claimed
from bot.domain.duty import AdValorem, DutyExpression, Free, Money, Unparsed
from bot.domain.entries import Assessment, AssessmentRow, Entry, Outcome
from bot.domain.law import Law
from bot.domain.lines import Line
from bot.domain.measures import Basis, Measure
from bot.domain.plan import Plan
from bot.domain.reckoning import HUNDRED, Measured, cents, reckon
from bot.domain.stack import StackRow
from bot.domain.text import Text

NOMINAL = Decimal(100)
"""Stands for the value when only rates are asked for; amounts on it are percentages."""


Planner = Callable[[Entry, str], Plan]
"""Gives the plan of an entry under an agreement (slug, '' for none)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessor:
    """One entry on the table: everything that stays the same while rows are reckoned."""

    entry: Entry
    line: Line | None
    planner: Planner
    law: Law
    column_two: tuple[DutyExpression, str] | None = None
    agreed: Agreement | None = None

    def claiming(self, claim: str) -> Assessor:
        """The same entry with another claim."""
        entry = replace(self.entry, claim=claim)
        return replace(self, entry=entry, agreed=claimed(self.law.agreements, entry))

    def assessment(self, planned: Plan | None = None) -> Assessment:
        """The whole stack, by ``planned`` or the plan of its own claim."""
        planned = planned or self.planner(self.entry, self.agreement)
        base, lacking = self._base_row()
        shown = zip(planned.stacked, planned.rows, strict=True)
        reckoned = [self._measure_row(row, as_shown, base) for row, as_shown in shown]
        rows = [row for row, _ in reckoned if row.programme not in self.law.fees]
        fees = tuple(row for row, _ in reckoned if row.programme in self.law.fees)
        if planned.floored:
            rows = self._raised_to_floors(rows, planned.stacked, base)
        missing = [*lacking, *(word for _, need in reckoned for word in need)]
        if planned.partly:
            missing.append("code")
        if base.amount is None:  # what the base duty lacks says more than that it is lacking
            missing = [word for word in missing if word != "base duty"]
        all_rows = (base, *rows, *(self._partly_row(m) for m in planned.partly))
        return self._totalled(all_rows, fees, tuple(dict.fromkeys(missing)), planned)

    @property
    def agreement(self) -> str:
        """Slug of the agreement whose indicator is claimed and open to the origin, '' for none."""
        return self.agreed.slug if self.agreed else ""

    @property
    def value(self) -> Decimal:
        """The value, or the nominal one."""
        return self.entry.value.amount if self.entry.value else NOMINAL

    @property
    def currency(self) -> str:
        """Of the value, '' without one."""
        return self.entry.value.currency if self.entry.value else ""

    # -- the base duty

    def _base_row(self) -> tuple[AssessmentRow, tuple[str, ...]]:
        """The base duty, and what must be said to know it."""
        duty, reason = self._base_duty()
        found = reckon(duty, self._measured(self.value, base=None))
        row = AssessmentRow(
            programme=words.BASE_PROGRAMME[self.entry.imposing],
            measure="",
            label=words.BASE_LABEL,
            outcome=Outcome.UNKNOWN if found.amount is None else Outcome.OWED,
            duty=duty,
            rate=duty.percent if isinstance(duty, AdValorem) else _zero(duty),
            basis=Basis.FULL_VALUE,
            basis_amount=self._money(self.value),
            amount=self._money(found.amount),
            reason=reason,
            instrument=f"{self.line.code.dotted} ({self.line.revision})" if self.line else "",
        )
        return row, self._base_missing(duty, found.missing)

    def _base_duty(self) -> tuple[DutyExpression, Text]:
        line = self.line
        if line is None:
            return Unparsed(text=""), words.NO_SCHEDULE
        if self.entry.origin in self.law.column_two.get(self.entry.imposing, frozenset()):
            in_lieu = self.column_two
            return (in_lieu[0] if in_lieu else line.other), words.column_two(in_lieu)
        claim = self.entry.claim or ""
        if claim and self.agreed is None:
            return line.general, words.claim_not_open(claim, self.entry.origin)
        wanted = self._indicators()
        for special in line.special if wanted else ():
            if special.indicators & wanted:
                return special.duty, words.special_rate(claim)
        plain = not claim or isinstance(line.general, Free)
        return line.general, words.GENERAL if plain else words.no_special(claim)

    def _indicators(self) -> frozenset[str]:
        """All indicators of the agreement claimed: S and S+ are both USMCA."""
        return self.agreed.usable(self.entry.origin) if self.agreed else frozenset()

    def _base_missing(self, duty: DutyExpression, missing: tuple[str, ...]) -> tuple[str, ...]:
        if isinstance(duty, AdValorem | Free):
            return ()
        if duty == Unparsed(text="") and self.line is not None:
            return ("code",)
        return (*(("value",) if self.entry.value is None else ()), *missing)

    # -- the measures

    def _measure_row(
        self, row: StackRow, shown: AssessmentRow, base: AssessmentRow
    ) -> tuple[AssessmentRow, tuple[str, ...]]:
        """The row with its amounts, and what must be said to know them."""
        if isinstance(row.duty, Unparsed) and (missing := self._undecided(row)):
            return _priced(shown, Outcome.UNKNOWN, None, None), missing
        if row.outcome is not Outcome.OWED:
            return _priced(shown, row.outcome, None, _nothing(row.outcome, self.currency)), ()
        on, missing = self._part_of_value(row)
        if isinstance(row.duty, AdValorem) and on is not None:
            amount: Decimal | None = on * row.duty.percent / HUNDRED
        else:
            found = reckon(row.duty, self._measured(on or Decimal(0), base=_amount(base)))
            amount, missing = found.amount, (*missing, *found.missing)
        part = base.basis_amount if on is self.value else self._money(on)
        if missing:
            return _priced(shown, Outcome.UNKNOWN, part, None), missing
        return _priced(shown, Outcome.OWED, part, self._money(amount)), ()

    def _undecided(self, row: StackRow) -> tuple[str, ...]:
        """What would settle a duty without a figure: a declaration, else the figure itself."""
        if row.measure.programme in self.law.apart or row.outcome is Outcome.DISPLACED:
            return ()
        asked = tuple(f"declared:{relief.declared}" for relief in row.open)
        return asked or (f"rate: {row.measure.heading or row.measure.instrument}",)

    def _part_of_value(self, row: StackRow) -> tuple[Decimal | None, tuple[str, ...]]:
        """The part of the value a row is charged on, or what must be said to know it."""
        match row.basis:
            case Basis.FULL_VALUE:
                return self.value, ()
            case Basis.METAL_CONTENT:
                return self._share(self.entry.metal_content, "metal_content")
            case Basis.NON_METAL_CONTENT:
                return self._share(_rest(self.entry.metal_content), "metal_content")
            case Basis.NON_US_CONTENT:
                return self._share(_rest(self.entry.us_content), "us_content")
            case Basis.NON_CANADA_MEXICO_CONTENT:
                assumed = row.relief.assumed_share if row.relief else None
                return self._share(assumed or row.measure.assumed_share, "canada_mexico_content")

    def _share(self, percent: Decimal | None, name: str) -> tuple[Decimal | None, tuple[str, ...]]:
        if percent is None:
            return None, (name,)
        return self.value * percent / HUNDRED, ()

    def _raised_to_floors(
        self, rows: list[AssessmentRow], stacked: Sequence[StackRow], base: AssessmentRow
    ) -> list[AssessmentRow]:
        """Lift a relieved row until all duties together reach the floor its relief sets."""
        floors = {r.measure.slug: r.relief.at_least for r in stacked if r.relief}
        out = list(rows)
        for at, row in enumerate(rows):
            floor = floors.get(row.measure)
            if floor is None or row.amount is None or base.amount is None:
                continue
            others = sum((r.amount.amount for r in out if r.amount and r is not row), Decimal(0))
            least = cents(self.value * floor / HUNDRED) - others - base.amount.amount
            if least > row.amount.amount:
                reason = words.floor(row.reason, floor)
                out[at] = replace(row, amount=self._money(least), reason=reason)
        return out

    def _partly_row(self, measure: Measure) -> AssessmentRow:
        return AssessmentRow(
            programme=measure.programme,
            measure=measure.slug,
            label=measure.label,
            outcome=Outcome.UNKNOWN,
            duty=measure.duty,
            rate=None,
            basis=measure.basis,
            basis_amount=None,
            amount=None,
            reason=words.some_lines_only(self.entry.code.dotted),
            instrument=measure.instrument,
            heading=measure.heading,
            sources=measure.sources,
            confidence=measure.confidence,
        )

    # -- the sum

    def _totalled(
        self,
        rows: tuple[AssessmentRow, ...],
        fees: tuple[AssessmentRow, ...],
        missing: tuple[str, ...],
        planned: Plan,
    ) -> Assessment:
        prohibited = any(row.outcome is Outcome.PROHIBITED for row in rows)
        total = None
        if not missing and not prohibited:
            total = sum((r.amount.amount for r in rows if r.amount), Decimal(0))
        rate = None if total is None or not self.value else total / self.value * HUNDRED
        return Assessment(
            entry=self.entry,
            rows=rows if self.entry.value else tuple(_without_amounts(r) for r in rows),
            total=self._money(total) if self.entry.value else None,
            rate=None if rate is None else _tidy(rate),
            prohibited=prohibited,
            missing=() if prohibited else missing,
            fees=fees if self.entry.value else tuple(_without_amounts(r) for r in fees),
            notes=self._notes(planned),
        )

    def _notes(self, planned: Plan) -> tuple[Text, ...]:
        denied = self.entry.denied
        return words.notes(planned.stacked, denied) if denied else planned.notes

    def _measured(self, on: Decimal, *, base: Decimal | None) -> Measured:
        return Measured(
            on=on,
            value=self.value,
            currency=self.currency or words.CURRENCY[self.entry.imposing],
            quantities=self.entry.quantities,
            base=base,
        )

    def _money(self, amount: Decimal | None) -> Money | None:
        return None if amount is None else Money(amount=cents(amount), currency=self.currency)


def _tidy(rate: Decimal) -> Decimal:
    """To four places, without zeros at the end and without an exponent."""
    short = rate.quantize(Decimal("0.0001")).normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def _rest(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else HUNDRED - percent


def _zero(duty: DutyExpression) -> Decimal | None:
    return Decimal(0) if isinstance(duty, Free) else None


@lru_cache(maxsize=512)
def _nothing(outcome: Outcome, currency: str) -> Money | None:
    """Rows that owe nothing show 0; unknown and prohibited ones show no amount at all."""
    owes_nothing = outcome in (Outcome.RELIEVED, Outcome.DISPLACED)
    return Money(amount=cents(Decimal(0)), currency=currency) if owes_nothing else None


def _amount(row: AssessmentRow) -> Decimal | None:
    return row.amount.amount if row.amount else None


def _priced(
    shown: AssessmentRow, outcome: Outcome, on: Money | None, amount: Money | None
) -> AssessmentRow:
    """``shown`` with amounts: spelt out, because this runs for every row of every entry."""
    return AssessmentRow(
        programme=shown.programme,
        measure=shown.measure,
        label=shown.label,
        outcome=outcome,
        duty=shown.duty,
        rate=shown.rate,
        basis=shown.basis,
        basis_amount=on,
        amount=amount,
        reason=shown.reason,
        instrument=shown.instrument,
        heading=shown.heading,
        sources=shown.sources,
        confidence=shown.confidence,
    )


def _without_amounts(row: AssessmentRow) -> AssessmentRow:
    return replace(row, amount=None, basis_amount=None)
