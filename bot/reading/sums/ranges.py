"""A sum told by its two ends: '10 to 12 thousand US', 'between 10k and 15k usd'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.domain.text import Lang
from bot.reading.days.dates import When
from bot.reading.sums.bare_numbers import unsigned
from bot.reading.sums.codes import DOTTED
from bot.reading.sums.counts import dated
from bot.reading.sums.money import YEARS, WrittenMoney, moneys
from bot.reading.sums.number_scales import scaled
from bot.reading.sums.revised_sums import is_changed_from
from bot.reading.text.numbers import WrittenNumber, numbers

_TO = re.compile(r" ?(?:to|or|ou|a|-|–|—) ?(?:about |environ )?")
_AND = re.compile(r" (?:and|et) ")
_BETWEEN = re.compile(r"\b(?:between|entre) {1,40}(?:[a-z]{2,3} ?)?\$? ?$")
_THOUSAND = Decimal(1000)
_WIDEST = 10
"""How many times the low end the high one may be; what lies further apart is no range."""


def ends_of(
    worth: WrittenMoney, figures: str, lang: Lang, whens: Sequence[When]
) -> tuple[WrittenMoney, ...]:
    """Both ends, low first, where ``worth`` is one of them; else ``worth`` alone.

    >>> [str(end.amount) for end in ends_of(
    ...     moneys("10 to 12k us")[0], "10 to 12k us", "en", ())]
    ['10000', '12000']
    """
    ends = [one for one in _written(figures, lang) if not dated(one, whens)]
    for low, high in pairwise(ends):
        within = {low.start, high.start} & set(range(worth.start, worth.end))
        if within and _between(low, high, figures):
            low = _scaled_alike(low, high)
            if low.amount < high.amount <= low.amount * _WIDEST:
                named = high.currency or low.currency or worth.currency
                return replace(low, currency=named), replace(high, currency=named)
    return (worth,)


def _written(figures: str, lang: Lang) -> list[WrittenMoney]:
    """Every number that may be a sum, its currency with it where one stands there."""
    named = moneys(figures, lang)
    out = []
    for found in numbers(figures, lang):
        own = next((one for one in named if one.start <= found.start < one.end), None)
        if own is not None and not own.per:
            out.append(own)
        elif own is None and not (DOTTED.fullmatch(found.written) or _is_year(found)):
            times, end = scaled(figures, found)
            out.append(unsigned(found, times=times, end=end))
    return out


def _is_year(found: WrittenNumber) -> bool:
    return found.written.isdigit() and found.value in YEARS


def _between(low: WrittenMoney, high: WrittenMoney, figures: str) -> bool:
    """Whether what stands between two sums makes them the ends of one."""
    middle = figures[low.end : high.start]
    if _is_a_number_before(low, high, figures) or is_changed_from(low.start, figures):
        return False
    if low.currency and high.currency and low.currency != high.currency:
        return False  # 'USD 20,000 or CAD 27,000': one sum in two currencies
    middle = " and " if middle.split() == ["and"] else middle  # blanks before spoken numbers
    if _TO.fullmatch(middle.rstrip("$ ") + " ") or _TO.fullmatch(middle):
        return True
    return bool(_AND.fullmatch(middle) and _BETWEEN.search(figures, 0, low.start))


_DASH = re.compile(r" [-–—] (?:[a-z]{1,3} ?)?\$? ?")


def _is_a_number_before(low: WrittenMoney, high: WrittenMoney, figures: str) -> bool:
    """Whether the first number is that of a paper or a heading, and no end: 'quote #8703 — 30,000
    USD', '4407 — 44,070 usd'."""
    if figures[: low.start].endswith("#"):
        return True
    plain = low.written.isdigit() and len(low.written) >= _HEADING and not low.currency
    dashed = _DASH.fullmatch(figures[low.end : high.start]) is not None
    return plain and dashed and not high.written.isdigit()


_HEADING = 4


def _scaled_alike(low: WrittenMoney, high: WrittenMoney) -> WrittenMoney:
    """'10 to 12 thousand': the scale is said once, and holds for both."""
    if low.amount * _THOUSAND < high.amount:
        return replace(low, amount=low.amount * _THOUSAND)
    return low
