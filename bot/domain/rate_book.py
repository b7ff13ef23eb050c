"""Exchange rates that are held, and an entry valued by them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.assessment.entry import Entry, Exchanged, exchanged
from bot.domain.countries import CURRENCY

Rate = tuple[str, str, date, Decimal]
"""Base, quote, day, and how many units of the quote one of the base is worth."""
THROUGH = "CAD"
"""The Bank of Canada gives every currency in Canadian dollars."""
_PLACES = Decimal("0.000001")


class RateBook:
    """Rates by pair and day; a pair counts both ways round, and through Canadian dollars."""

    def __init__(self, rates: Iterable[Rate] = ()) -> None:
        self._held: dict[tuple[str, str], list[tuple[date, Decimal]]] = defaultdict(list)
        for base, quote, day, rate in rates:
            self._held[base, quote].append((day, rate))
        for of_a_pair in self._held.values():
            of_a_pair.sort()

    def on(self, base: str, quote: str, day: date) -> tuple[Decimal, date] | None:
        """The rate of the day or of the last one before it, with its own day: the older of two
        where one goes through Canadian dollars. None where none is held."""
        first = self._pair(base, quote, day)
        if first is not None or THROUGH in (base, quote):
            return first
        into, out = self._pair(base, THROUGH, day), self._pair(THROUGH, quote, day)
        if into is None or out is None:
            return None
        return (into[0] * out[0]).quantize(_PLACES), min(into[1], out[1])

    def _pair(self, base: str, quote: str, day: date) -> tuple[Decimal, date] | None:
        if (found := self._given(base, quote, day)) is not None:
            return found
        other = self._given(quote, base, day)
        return None if other is None else ((1 / other[0]).quantize(_PLACES), other[1])

    def _given(self, base: str, quote: str, day: date) -> tuple[Decimal, date] | None:
        held = self._held.get((base, quote), [])
        at = bisect_right(held, day, key=lambda pair: pair[0])
        return (held[at - 1][1], held[at - 1][0]) if at else None


def pairs_for(base: str, quote: str) -> tuple[tuple[str, str], ...]:
    """The pairs that a rate of one currency in another may be made of."""
    ways = ((base, quote), (base, THROUGH), (THROUGH, quote))
    both = [pair for one, two in ways if one != two for pair in ((one, two), (two, one))]
    return tuple(dict.fromkeys(both))


def in_own_currency(entry: Entry, rates: RateBook) -> Entry:
    """The entry valued in the currency of the country it goes to; as it is where no rate is held.

    >>> RateBook([("EUR", "CAD", date(2026, 10, 9), Decimal("1.6"))]).on(
    ...     "CAD", "EUR", date(2026, 10, 11)
    ... )
    (Decimal('0.625000'), datetime.date(2026, 10, 9))
    """
    own = CURRENCY[entry.imposing]
    if entry.value is None or entry.value.currency == own:
        return entry
    found = rates.on(entry.value.currency, own, entry.day)
    if found is None:
        return entry
    rate, day = found
    return replace(
        entry,
        value=exchanged(entry.value, own, rate),
        exchanged=Exchanged(of=entry.value, rate=rate, day=day),
    )
