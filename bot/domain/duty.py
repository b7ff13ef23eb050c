"""Duty expressions: what a schedule or an order says is owed. Decimal throughout, never float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Free:
    """Nothing is owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prohibited:
    """The good may not enter at all: there is no rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdValorem:
    """``percent`` of the value: Decimal('25') is 25%."""

    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Specific:
    """An amount of money for each unit: 2.8 cents a kilogram is amount 0.028, unit 'kg'.

    ``unit`` is the schedule's own, singular ('kg', 'liter', 'pf.liter', 'head', 'No.'),
    ``of`` narrows what is counted ('drained weight', 'lead content'), empty for the whole.
    """

    amount: Decimal
    currency: str
    unit: str
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartValorem:
    """``percent`` of the value of a part only, as in '6% on the case and strap'."""

    percent: Decimal
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """The sum of its parts: '2.8 cents/kg + 5%'."""

    parts: tuple[DutyExpression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    """An expression held between a least and a most: '15.5% but not less than 2 cents/kg'."""

    duty: DutyExpression
    least: DutyExpression | None = None
    most: DutyExpression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllIn:
    """A total that the base duty counts towards: what is added is max(0, percent - base).

    '15% all-in' (Section 232 terms) and 'the higher of the base rate and 10%' (Section 301
    floors) are this.
    """

    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SeeHeading:
    """The rate stands elsewhere: 'See 9903.88.15', 'The rate applicable to ...'."""

    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unparsed:
    """A text that could not be read as a duty. Never treated as nothing owed."""

    text: str


UNQUANTIFIED = Unparsed(text="unquantified")
"""What the facts say of a duty that no one figure tells, such as a rate that each firm has."""


_CENT = Decimal("0.01")
DutyExpression = (
    Free
    | Prohibited
    | AdValorem
    | Specific
    | PartValorem
    | Compound
    | Bounded
    | AllIn
    | SeeHeading
    | Unparsed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in one currency (ISO 4217)."""

    amount: Decimal
    currency: str


def cents(amount: Decimal) -> Decimal:
    """Rounded half up to the cent.

    >>> cents(Decimal("410.985"))
    Decimal('410.99')
    """
    return amount.quantize(_CENT, rounding=ROUND_HALF_UP)


def percent_of(duty: DutyExpression) -> Decimal | None:
    """The one percentage that a duty is, added or all-in; None for every other kind.

    >>> percent_of(AllIn(percent=Decimal(15))), percent_of(Free())
    (Decimal('15'), None)
    """
    return duty.percent if isinstance(duty, AdValorem | AllIn) else None
