"""Rows of one entry, priced: the part of the value each is charged on, and what it comes to."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from bot.domain import assess_words as words
from bot.domain.duty import AdValorem, Free, Money, Unparsed
from bot.domain.entries import AssessmentRow, Entry, Outcome, Provision
from bot.domain.lines import Line
from bot.domain.measures import Basis
from bot.domain.plan import Charge
from bot.domain.reckoning import HUNDRED, Measured, cents, reckon

NOMINAL = Decimal(100)
"""Stands for the value when only rates are asked for; amounts on it are percentages."""

Needs = tuple[str, ...]
"""What must be said before an amount is known."""
PricedRow = tuple[AssessmentRow, Needs]


class Pricing:
    """The money of one entry: its value (or the nominal one), in its currency ('' without one)."""

    __slots__ = ("currency", "entry", "value", "whole")

    def __init__(self, entry: Entry) -> None:
        said = entry.value
        self.entry = entry
        self.value = said.amount if said else NOMINAL
        self.currency = said.currency if said else ""
        self.whole = self.money(self.value)

    def money(self, amount: Decimal) -> Money:
        """The amount in the entry's currency, to the cent."""
        return Money(amount=cents(amount), currency=self.currency)

    def base(self, provision: Provision, line: Line | None) -> PricedRow:
        """The base duty's row, and what must be said to know it."""
        duty = provision.duty
        if isinstance(duty, AdValorem):
            amount: Decimal | None = self.value * duty.percent / HUNDRED
            needs: Needs = ()
        else:
            found = reckon(duty, self._measured(self.value, base=None))
            amount, needs = found.amount, found.missing
            if duty == Unparsed(text="") and line is not None:
                needs = ("code",)
            elif self.entry.value is None and not isinstance(duty, Free):
                needs = ("value", *needs)
        row = AssessmentRow(
            provision=provision,
            outcome=Outcome.UNKNOWN if amount is None else Outcome.OWED,
            basis_amount=self.whole,
            amount=None if amount is None else self.money(amount),
        )
        return row, needs

    def charged(self, charge: Charge, base: Decimal | None) -> PricedRow:
        """The row of a measure. ``base`` is the base duty owed, None when it is not known."""
        provision, outcome = charge.provision, charge.outcome
        if outcome is not Outcome.OWED:
            nothing = _nothing(outcome, self.currency)
            return AssessmentRow(provision=provision, outcome=outcome, amount=nothing), charge.needs
        on, needs = self._part_of_value(provision.basis, charge.share)
        duty = provision.duty
        if isinstance(duty, AdValorem) and on is not None:
            amount: Decimal | None = on * duty.percent / HUNDRED
        else:
            found = reckon(duty, self._measured(on or Decimal(0), base=base))
            amount, needs = found.amount, (*needs, *found.missing)
        part = self.whole if on is self.value else None if on is None else self.money(on)
        if needs or amount is None:
            outcome = Outcome.UNKNOWN if needs else outcome
            return AssessmentRow(provision=provision, outcome=outcome, basis_amount=part), needs
        row = AssessmentRow(
            provision=provision, outcome=outcome, basis_amount=part, amount=self.money(amount)
        )
        return row, ()

    def _part_of_value(self, basis: Basis, assumed: Decimal | None) -> tuple[Decimal | None, Needs]:
        """The part of the value a row is charged on, or what must be said to know it."""
        match basis:
            case Basis.FULL_VALUE:
                return self.value, ()
            case Basis.METAL_CONTENT:
                return self._share(self.entry.metal_content, "metal_content")
            case Basis.NON_METAL_CONTENT:
                return self._share(_rest(self.entry.metal_content), "metal_content")
            case Basis.NON_US_CONTENT:
                return self._share(_rest(self.entry.us_content), "us_content")
            case Basis.NON_CANADA_MEXICO_CONTENT:
                return self._share(assumed, "canada_mexico_content")

    def _share(self, percent: Decimal | None, name: str) -> tuple[Decimal | None, Needs]:
        if percent is None:
            return None, (name,)
        return self.value * percent / HUNDRED, ()

    def _measured(self, on: Decimal, *, base: Decimal | None) -> Measured:
        return Measured(
            on=on,
            value=self.value,
            currency=self.currency or words.CURRENCY[self.entry.imposing],
            quantities=self.entry.quantities,
            base=base,
        )


def _rest(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else HUNDRED - percent


@lru_cache(maxsize=512)
def _nothing(outcome: Outcome, currency: str) -> Money | None:
    """Rows that owe nothing show 0; unknown and prohibited ones show no amount at all."""
    owes_nothing = outcome in (Outcome.RELIEVED, Outcome.DISPLACED)
    return Money(amount=cents(Decimal(0)), currency=currency) if owes_nothing else None
