"""Sums in a list, one for each of as many codes or goods: 'worth 10,000, 5,000 and 2,000 USD'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.text import Lang
from bot.reading.marks import Amount
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.money import WrittenMoney, moneys, outside

_JOINS = re.compile(r"(?:, ?(?:and |et )?| and | et | ?& ?| ?/ ?| ?; ?)(?:usd |cad |us )?[$€£]?")
_LEAST = 100
"""What is worth less is a count."""


_ENDS = re.compile(
    r" ?(?:[,.;:?!&/)]|$)| (?:and|et|of|de|from|respectively|respectivement|for|pour)\b"
)
"""Behind a number of a row that counts nothing."""


def listed_sums(
    figures: str, lang: Lang, many: int, days: Sequence[tuple[int, int]] = ()
) -> tuple[Amount, ...]:
    """``many`` sums in a row, nothing but commas and an 'and' between them, of which one at least
    has its currency; none where there is no such row, or a longer one. ``days`` are where days
    stand.

    >>> found = listed_sums("worth 10,000, 5,000 and 2,000 usd", "en", 3)
    >>> [(str(one.amount), one.currency) for one in found]
    [('10000', 'USD'), ('5000', 'USD'), ('2000', 'USD')]
    >>> listed_sums("worth 10,000, 5,000 and 2,000 usd", "en", 2)
    ()
    """
    named = moneys(figures, lang)
    if not named or any(one.per or one.large for one in named):
        return ()
    plain = outside(bare(figures, lang), [*((one.start, one.end) for one in named), *days])
    plain = tuple(one for one in plain if _ENDS.match(figures, one.end))
    told = sorted((*named, *plain), key=lambda one: one.start)
    rows: list[list[WrittenMoney]] = [[one] for one in told[:1]]
    for last, one in pairwise(told):
        if _JOINS.fullmatch(figures, last.end, one.start):
            rows[-1].append(one)
        else:
            rows.append([one])
    fitting = [row for row in rows if any(one.currency for one in row)]
    if len(fitting) != 1 or len(fitting[0]) != many:
        return ()
    (row,) = fitting
    currencies = {one.currency for one in row} - {""}
    if len(currencies) != 1 or any(one.amount < _LEAST or one.other for one in row):
        return ()
    (currency,) = currencies
    return tuple(Amount(amount=one.amount, currency=currency) for one in row)
