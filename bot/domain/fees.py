"""Bounds of customs fees, which change with the fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.days import Validity
from bot.domain.duty import Money

FORMAL = "formal-entry"
"""What an importer declares who enters formally what need not be."""


class BoundKind(StrEnum):
    """Which bound a fee comes to."""

    LEAST = "least"
    MOST = "most"
    INFORMAL = "informal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A fee within its bounds; ``kind`` None where it touches none."""

    amount: Decimal
    kind: BoundKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLimit:
    """The least and the most of a fee on one formal entry, in the currency of ``currency``.

    ``measure`` is the slug of the measure that sets its rate. An entry worth more than
    ``formal_above`` is a formal one (19 CFR 143.21); an informal one pays ``informal`` instead,
    None where that is not held.
    """

    slug: str
    measure: str
    validity: Validity
    least: Decimal
    most: Decimal
    currency: str
    sources: tuple[str, ...] = ()
    formal_above: Decimal = Decimal(0)
    informal: Decimal | None = None

    def owed(self, amount: Decimal, value: Money, *, formal: bool) -> Bound | None:
        """What ``amount``, the rate's share of ``value``, comes to; None where that is not known.

        ``formal``: entered formally whatever it is worth.
        """
        if value.currency != self.currency:
            return None
        if value.amount <= self.formal_above and not formal:
            held = self.informal
            return None if held is None else Bound(amount=held, kind=BoundKind.INFORMAL)
        kind = BoundKind.LEAST if amount < self.least else BoundKind.MOST
        bounded = min(max(amount, self.least), self.most)
        return Bound(amount=bounded, kind=None if bounded == amount else kind)
