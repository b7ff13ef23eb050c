"""What goods are worth by folded text, and how that was worked out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.quantities import WrittenQuantity
from bot.reading.text.numbers import WrittenNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What goods are worth: a sum, or a price times a quantity.

    ``of`` is the price, and ``counted`` how many of its unit, where the sum was worked out. With
    ``whole`` the price may as well be the sum itself ('40 t at $900'); ``each``: it stands behind
    an '@', which prices the unit more often. ``later`` is where further sums stand that are in
    the total, or taken off it.
    """

    total: WrittenMoney
    of: WrittenMoney | None = None
    counted: WrittenQuantity | None = None
    whole: bool = False
    each: bool = False
    later: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands: a price and a quantity may be apart."""
        if self.of is None or self.counted is None:
            return (self.total.start, self.total.end), *self.later
        counted = self.counted.start, self.counted.end
        return (self.of.start, self.of.end), counted, *self.later


LOAD = Decimal(1000)


def product(price: WrittenMoney, quantity: WrittenQuantity, many: Decimal) -> WrittenMoney:
    """The sum; where either number has a second reading the sum has, too."""
    unsure = price if price.other is not None else quantity
    second = None
    if price.other is not None:
        second = price.other * many
    elif quantity.other is not None and quantity.amount:
        second = price.amount * many * quantity.other / quantity.amount
    return replace(
        price,
        amount=price.amount * many,
        other=second,
        written=unsure.written,
        start=min(price.start, quantity.start),
        end=max(price.end, quantity.end),
        per="",
    )


def pieces_at(many: WrittenNumber, price: WrittenMoney) -> Value:
    """So many pieces at a price each."""
    counted = WrittenQuantity(
        amount=many.value,
        unit="No.",
        start=many.start,
        end=many.end,
        other=many.other,
        written=many.written,
    )
    return Value(total=product(price, counted, many.value), of=price, counted=counted)
