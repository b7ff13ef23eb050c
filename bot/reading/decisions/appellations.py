"""Goods whose name tells where they are made: Barolo, mezcal, scotch.

config/reading/appellations.csv lists names that the law keeps for one country's goods, or that
nobody uses for another's; config/reading/fixed-names.txt names that hold a place and tell nothing
of it: canadian bacon.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.domain.questions import Query
from bot.reading.extraction.shipped import begins_fixed_name
from bot.reading.features.asked import Asked
from bot.reading.marks import Mark, MarkKind
from bot.tables import rows

_LONGEST = 3


def origin_named(q: Asked, query: Query) -> str | None:
    """The one country that the names of all goods asked about tell; None where they tell none."""
    asked = {query.good, *query.goods} - {None}
    marks = [m for m in q.seen.of(MarkKind.GOOD) if asked.intersection(m.values)]
    told = {_told(q, mark) for mark in marks}
    return next(iter(told)) if len(told) == 1 else None


def _told(q: Asked, mark: Mark) -> str | None:
    if begins_fixed_name(q.seen.words, mark.first):
        return None
    words = [t.word for t in q.seen.words[mark.first : mark.last]]
    for size in range(min(_LONGEST, len(words)), 0, -1):
        for n in range(len(words) - size + 1):
            country = _countries().get(" ".join(words[n : n + size]))
            if country is not None:
                return country
    return None


@cache
def _countries() -> Mapping[str, str]:
    return {row["phrase"]: row["country"] for row in rows("reading/appellations.csv")}
