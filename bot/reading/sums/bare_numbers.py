"""Numbers in folded text that may be sums though no currency stands by them."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from bot.domain.text import Lang
from bot.reading.sums.codes import DOTTED
from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.number_scales import TIMES, scale_behind
from bot.reading.sums.percentages import SIGN
from bot.reading.sums.quantities import has_unit
from bot.reading.text.numbers import WrittenNumber, numbers


@lru_cache(maxsize=256)
def bare(folded: str, lang: Lang = "en") -> tuple[WrittenMoney, ...]:
    """Numbers that may be sums though no currency stands by them: no code, share or quantity.

    >>> [str(a.amount) for a in bare("7208.51 10k or 12% of 5 t")]
    ['10000']
    """
    out = []
    for found in numbers(folded, lang):
        scale, end = scale_behind(folded, found)
        glued = scale in ("k", "m") and folded.startswith(scale, found.end)
        if scale in ("k", "m"):
            end = found.end + glued  # the 'of' behind it is no part of the number
        tail = folded[end : end + 1]
        before = folded[found.start - 1 : found.start]
        if tail.isalnum() or tail in tuple("%-$/") or before in tuple("-#$/"):
            continue
        if DOTTED.fullmatch(found.written) or (not glued and has_unit(folded, found.end)):
            continue
        if _NO_SUM.match(folded, found.end):
            continue
        times = TIMES[scale] if end > found.end else Decimal(1)
        out.append(unsigned(found, times=times, end=end))
    return tuple(out)


_NO_SUM = re.compile(
    rf"{SIGN}| ?(?:percentage points?|pct\b|points?\b|pts\b)"
    r"| ?(?:cc|cm3|hp|cv|kw|volts?|watts?|amps?|psi)\b"
    r"|[ -](?:(?:business|working|calendar) )?(?:days?|weeks?|months?|years?|hours?|minutes?|jours?"
    r"|semaines?|mois|ans?|heures?)\b"
)
"""Behind a number that is a share, the size of an engine or a length of time: '60 percent of it',
'650 cc', 'two days later'."""


def unsigned(
    found: WrittenNumber, *, times: Decimal = Decimal(1), end: int | None = None
) -> WrittenMoney:
    """A number, ``times`` its scale, as a sum whose currency is not told."""
    return WrittenMoney(
        amount=found.value * times,
        currency="",
        start=found.start,
        end=found.end if end is None else end,
        other=None if found.other is None else found.other * times,
        written=found.written,
    )
