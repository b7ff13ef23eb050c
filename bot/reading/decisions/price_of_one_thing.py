"""A sum that is what one thing costs, so that a count told later multiplies it."""

from __future__ import annotations

import re

from bot.reading.marks import Extraction, MarkKind
from bot.reading.sums.money import moneys


def is_of_one_thing(seen: Extraction) -> bool:
    """Whether the only sum of a text is what one thing costs, which a count behind it multiplies:
    'a snowmobile at 9,500 usd'."""
    written = moneys(seen.figures, seen.lang)
    if len(written) != 1 or seen.count or seen.quantities:
        return False
    (sum_,) = written
    goods = (m for m in seen.of(MarkKind.GOOD) if m.first and seen.words[m.first - 1].word in _ONE)
    ends = (seen.words[m.last - 1].end for m in goods)
    return any(_AT.fullmatch(seen.figures[end : sum_.start]) is not None for end in ends)


_ONE = frozenset({"a", "an", "one", "un", "une"})
_AT = re.compile(r",? (?:(?:at|for|@|worth|priced at|a|pour) )?")
