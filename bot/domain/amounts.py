"""The money of one entry: the part of the value each charge is made on, and what it comes to."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from bot.domain.countries import CURRENCY
from bot.domain.duty import AdValorem, Free, Money
from bot.domain.entries import AssessmentRow, Entry, Outcome
from bot.domain.measures import Basis
from bot.domain.plan import Charge
from bot.domain.reckoning import HUNDRED, Measured, cents, reckon

NOMINAL = Decimal(100)
"""Stands for the value when only rates are asked for; amounts on it are percentages."""


class Amounts:
    """One entry's reckoning, row by row.

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
        self.missing: list[str] = []

    def money(self, amount: Decimal) -> Money:
        """The amount in the entry's currency, to the cent."""
        return Money(amount=cents(amount), currency=self.currency)

    def base_row(self, charge: Charge) -> AssessmentRow:
        """The base duty's row, which comes first: others count on it."""
        by_value = isinstance(charge.provision.duty, AdValorem | Free)
        if self.entry.value is None and not by_value and not charge.needs:
            self.missing.append("value")
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
                return self._share(entry.metal_content, "metal_content")
            case Basis.NON_METAL_CONTENT:
                return self._share(_rest(entry.metal_content), "metal_content")
            case Basis.NON_US_CONTENT:
                return self._share(_rest(entry.us_content), "us_content")
            case Basis.NON_CANADA_MEXICO_CONTENT:
                return self._share(self._beyond(assumed), "canada_mexico_content")

    def _beyond(self, assumed: Decimal | None) -> Decimal | None:
        """The share that is not of Canada or Mexico: less than is assumed only where more content
        is declared."""
        rest = _rest(self.entry.canada_mexico_content)
        return assumed if rest is None else rest if assumed is None else min(assumed, rest)

    def _share(self, percent: Decimal | None, name: str) -> Decimal | None:
        if percent is None:
            self.missing.append(name)
            return None
        return self.value * percent / HUNDRED

    def _measured(self, on: Decimal) -> Measured:
        return Measured(
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
