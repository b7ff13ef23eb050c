"""Bounds of customs fees, which change with the fiscal year."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.days import Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLimit:
    """The least and the most of a fee on one formal entry, in the currency of ``currency``.

    ``measure`` is the slug of the measure that sets its rate.
    """

    slug: str
    measure: str
    validity: Validity
    least: Decimal
    most: Decimal
    currency: str
    sources: tuple[str, ...] = ()
