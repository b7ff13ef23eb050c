"""Numbers with a meaning: money, unit prices, quantities, percentages and codes.

Every finder takes folded text (:func:`bot.reading.words.fold`) and gives typed candidates with the
place [start, end) where they stand, in order. A candidate that can be read in two ways keeps both
(``other``); :func:`check_one_reading` and :func:`check_value` raise the question. Patterns take
time linear in the text.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.domain.text import Lang
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.codes import code, codes, too_long
from bot.reading.sums.customs_value import value
from bot.reading.sums.money import WrittenMoney, as_money, money, moneys
from bot.reading.sums.percentages import percentage
from bot.reading.sums.quantities import WrittenQuantity, measured, quantities
from bot.reading.sums.two_readings import check_one_reading, check_value
from bot.reading.sums.worth import Value
from bot.reading.text.numbers import number as _number

__all__ = (
    "Value",
    "WrittenMoney",
    "WrittenQuantity",
    "as_money",
    "bare",
    "check_one_reading",
    "check_value",
    "code",
    "codes",
    "measured",
    "money",
    "moneys",
    "number",
    "percents",
    "quantities",
    "too_long",
    "value",
)

_PERCENT = re.compile(rf"(?<![\w.]){percentage('?P<share>', digits=3)}")


def number(written: str, lang: Lang = "en") -> Decimal | None:
    """A number that can be read in one way only, alone.

    >>> number("10 000"), number("1,250.50"), number("10.000")
    (Decimal('10000'), Decimal('1250.50'), None)
    """
    found = _number(written, lang)
    return found.value if found is not None and found.other is None else None


def percents(folded: str) -> tuple[Decimal, ...]:
    """Percentages, in order."""
    return tuple(Decimal(m["share"].replace(",", ".")) for m in _PERCENT.finditer(folded))


def percent_spans(folded: str) -> tuple[tuple[int, int], ...]:
    """Where percentages stand."""
    return tuple(m.span() for m in _PERCENT.finditer(folded))
