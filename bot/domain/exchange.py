"""A value in another currency, turned into the one that customs counts in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from bot.domain.duty import Money

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What was declared, and the rate it was turned by: units of the other currency for one of its.

    ``day`` is the rate's own, None for a rate that the asker gave.
    """

    of: Money
    rate: Decimal
    day: date | None = None


def exchanged(value: Money, into: str, rate: Decimal) -> Money:
    """``value`` in the currency ``into``, to the cent.

    >>> exchanged(Money(amount=Decimal(10000), currency="CAD"), "USD", Decimal("0.73"))
    Money(amount=Decimal('7300.00'), currency='USD')
    """
    amount = (value.amount * rate).quantize(_CENT, rounding=ROUND_HALF_UP)
    return Money(amount=amount, currency=into)
