"""A duty expression turned into money.

Rounding: every row is rounded half up to the cent, once, and totals are sums of rounded rows, so a
total always equals what the rows show. (CBP computes each duty of an entry line to the cent,
19 CFR 159 and the Form 7501 instructions; CBSA does so for each line of a B3.)
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import assert_never

from bot.domain.duty import (
    AdValorem,
    AllIn,
    Bounded,
    Compound,
    DutyExpression,
    Free,
    PartValorem,
    Prohibited,
    SeeHeading,
    Specific,
    Unparsed,
)
from bot.domain.units import Quantity, convert

CENT = Decimal("0.01")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
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
    missing: tuple[str, ...] = ()


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to the cent.

    >>> cents(Decimal("410.985"))
    Decimal('410.99')
    """
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


def quantity_in(quantities: tuple[Quantity, ...], unit: str) -> Decimal | None:
    """The quantity in ``unit``, converted where units convert; None when not said.

    >>> quantity_in(((Decimal(2), "t"),), "kg")
    Decimal('2000')
    """
    return next(
        (known for each in quantities if (known := convert(each, unit)) is not None),
        None,
    )


def reckon(duty: DutyExpression, measured: Measured) -> Reckoned:  # noqa: PLR0911 - one a kind
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
            return Reckoned(amount=None, missing=(f"value of {of}",))
        case Compound(parts=parts):
            return _sum([reckon(part, measured) for part in parts])
        case Bounded():
            return _bounded(duty, measured)
        case SeeHeading(heading=text) | Unparsed(text=text):
            return Reckoned(amount=None, missing=(f"rate: {text}",))
        case Prohibited():
            return Reckoned(amount=None)
        case _:
            assert_never(duty)


def _all_in(percent: Decimal, measured: Measured) -> Reckoned:
    if measured.base is None:
        return Reckoned(amount=None, missing=("base duty",))
    return Reckoned(amount=max(Decimal(0), measured.on * percent / HUNDRED - measured.base))


def _specific(duty: Specific, measured: Measured) -> Reckoned:
    missing = []
    unit = f"{duty.unit} {duty.of}".strip()
    quantity = quantity_in(measured.quantities, unit)
    if quantity is None:
        missing.append(f"quantity:{unit}")
    if duty.currency != measured.currency:
        missing.append(f"value in {duty.currency}")
    if missing or quantity is None:
        return Reckoned(amount=None, missing=tuple(missing))
    return Reckoned(amount=quantity * duty.amount)


def _sum(parts: list[Reckoned]) -> Reckoned:
    missing = tuple(dict.fromkeys(word for part in parts for word in part.missing))
    amounts = [part.amount for part in parts if part.amount is not None]
    return Reckoned(
        amount=sum(amounts, Decimal(0)) if len(amounts) == len(parts) else None, missing=missing
    )


def _bounded(duty: Bounded, measured: Measured) -> Reckoned:
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
