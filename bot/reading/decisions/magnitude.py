"""How large a number of a follow-up is beside one of its thread: how near to it, and what it is
multiplied with where its thousands or millions are left out.
"""

from __future__ import annotations

from decimal import Decimal


def times_apart(one: Decimal, two: Decimal) -> Decimal:
    """How many times the larger of two numbers is the smaller."""
    return max(one, two) / min(one, two)


_PRICED_ALIKE = Decimal("0.5"), Decimal(2)
"""How far a new price a piece may lie from the one before, as a part of it."""


def is_alike_for_each(amount: Decimal, counted: Decimal, before: Decimal) -> bool:
    """Whether a number times as many comes near to the sum before: it is the price of each."""
    least, most = _PRICED_ALIKE
    return least <= amount * counted / before <= most


TEN = Decimal(10)
HUNDRED, THOUSAND, MILLION = Decimal(100), Decimal(1000), Decimal(10**6)
_AS_LARGE = Decimal("0.2"), Decimal(5)
"""How far a new sum may lie from the one before, as a part of it, for its thousands or millions to
be left out: 'it's 46.5 with the refit' after 44 million."""
_MOST_TIMES = 10
"""How many times the sum before thousands that were left out may make of it: no '500' after 20,000
is half a million."""


def is_near(amount: Decimal, before: Decimal) -> bool:
    """Whether a number may take the place of the one before as it is."""
    least, most = _AS_LARGE
    return least <= amount / before <= most


def scale_of(amount: Decimal, before: Decimal) -> Decimal:
    """What a number without its scale is multiplied with after a sum."""
    for scale in (Decimal(1), THOUSAND, MILLION):
        if scale <= before and is_near(amount * scale, before):
            return scale
    short = amount < THOUSAND <= before and amount == amount.to_integral_value()
    return THOUSAND if short and amount * THOUSAND <= before * _MOST_TIMES else Decimal(1)


_CENT, _FOUR_PLACES = Decimal("0.01"), Decimal("0.0001")


def to_the_cent(amount: Decimal) -> Decimal:
    """An amount without the many places of a third of it."""
    return amount if amount == amount.quantize(_FOUR_PLACES) else amount.quantize(_CENT)
