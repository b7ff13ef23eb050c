"""A measure that a text tells by a rate that is its alone: 'does every Canadian thing pay 35 now'.

config/reading/programme-rates.csv says which rates are, from which day they were spoken of, and
until which one they were no other measure's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache

from bot.domain.countries import COUNTRIES
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind
from bot.tables import rows


def told_by_its_rate(q: Asked) -> str | None:
    """The programme of a rate named, where neither a sum nor a third country stands beside it."""
    if q.seen.money or q.seen.quantities or q.seen.count:
        return None
    if {m.country for m in q.seen.of(MarkKind.PLACE)}.difference(COUNTRIES):
        return None
    numbers = {word for n, word in enumerate(q.words) if word in _rates() and _is_rate(q, n)}
    told = (
        programme
        for rate, (since, until, programme) in _rates().items()
        if rate in numbers and since <= q.day <= until
    )
    return next(told, None)


def _is_rate(q: Asked, place: int) -> bool:
    """Whether a number is a rate: in percent, beside a word of charging ('pays 35'), or named as
    one ('the 35 on canadian goods')."""
    percent = (m for m in q.seen.of(MarkKind.PERCENT) if m.first <= place < m.last)
    beside = (n for n in (place - 1, place + 1) if 0 <= n < len(q.seen.parts))
    named = place > 0 and q.words[place - 1] in _THE and q.words[place + 1 : place + 2] in _ON
    return any(percent) or named or any(q.seen.parts[n] in ("charge", "duty") for n in beside)


_THE = frozenset({"the", "le"})
_ON = (("on",), ("for",), ("sur",), ("pour",), ("pct",))


@cache
def _rates() -> Mapping[str, tuple[date, date, str]]:
    return {
        str(Decimal(row["rate"])): (
            row.day("since"),
            row.day_or_none("until") or date.max,
            row["programme"],
        )
        for row in rows("reading/programme-rates.csv")
    }
