"""Goods that are no more than likely, to be asked about, and those that are sure by their name."""

from __future__ import annotations

import re

from bot.domain.questions import Query
from bot.reading.decisions.compounds import brings, is_shape
from bot.reading.decisions.likeliest import SEVERAL, others_of, within_idiom
from bot.reading.decisions.pointing_back import points_back
from bot.reading.decisions.second_look import Chances
from bot.reading.decisions.ways_of_importing import is_way_of_importing
from bot.reading.extraction.usmca_claims import AGREEMENT
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind

LIKELY, OWN = 0.15, 0.3
"""The chance from which a name is the subject where no other is, and where the thread has one."""


def guesses(q: Asked, query: Query, named: Chances, *, least: float = LIKELY) -> tuple[str, ...]:
    """A question about a duty has a subject: the likeliest goods first, where none was sure.
    ``named`` are the chances of the goods."""
    measure = query.programme if query.programme != AGREEMENT else None
    subject = query.good or query.code or measure
    if query.command in ("quote", "changes"):
        subject, least = query.good, max(least, OWN)
    elif query.command not in ("tariff", "duty", "timeline"):
        return ()
    if subject:
        return ()
    odds = {
        value: named[mark, value] - (LIKELY if mark.source == "ambiguous" else 0.0)
        for mark in q.seen.of(MarkKind.GOOD)
        if not (within_idiom(q, mark) or mark in q.ruled_out)
        and not (brings(q.seen, mark) or is_shape(q.seen, mark) or points_back(q, mark))
        for value in mark.values
        if value
    }
    ranked = sorted(odds, key=lambda v: (is_way_of_importing(v), -odds[v]))
    if len(ranked) == 1 and _is_all(q):
        return tuple(ranked)
    return tuple(ranked) if ranked and odds[ranked[0]] >= least else ()


def _is_all(q: Asked) -> bool:
    """Whether the one good named is all that a text says: 'stickers?'."""
    goods = list(q.seen.of(MarkKind.GOOD))
    return len(goods) == 1 and goods[0].last - goods[0].first == len(q.seen.words)


def either(q: Asked, query: Query, named: Chances) -> tuple[str, ...]:
    """The goods that the one word for the subject may as well mean, the likeliest first: 'gas'.
    ``named`` are the chances of the goods."""
    if query.goods or query.good is None or query.command not in ("tariff", "duty"):
        return ()
    marks = [m for m in q.seen.of(MarkKind.GOOD) if query.good in m.values]
    if len(marks) != 1 or len(marks[0].values) == 1 or marks[0].source == SEVERAL:
        return ()
    odds = {v: named[marks[0], v] for v in others_of(q, marks[0]) or marks[0].values}
    least = _EVEN if q.earlier is None else 0.0
    clear = odds[query.good] >= max(_CLEARLY * sum(odds.values()), least)
    return (
        () if clear else (query.good, *sorted(odds.keys() - {query.good}, key=lambda v: -odds[v]))
    )


_CLEARLY, _EVEN = 0.6, 0.5
"""The share of the chances of a word's meanings from which one of them is the one, and the chance
that it has by itself where no thread tells more."""


def called_by_name(q: Asked, good: str | None) -> bool:
    """Whether a good is what a text is about by its words alone, or stands by its own name in one
    that asks for a duty by its own word."""
    if _is_all(q) or _is_charged(q, good) or _has_worth(q, good):
        return True
    return q.names_duty and any(
        m.source == "name" and good in m.values for m in q.seen.of(MarkKind.GOOD)
    )


def _is_charged(q: Asked, good: str | None) -> bool:
    """Whether the one good named, whose word means no other, stands behind 'duty on' or beside
    nothing but the word for its duty: 'lumbre tariff'."""
    marks = list(q.seen.of(MarkKind.GOOD))
    if len(marks) != 1 or marks[0].values != (good,):
        return False
    first, last = marks[0].first, marks[0].last
    beside = (*q.seen.parts[:first], *q.seen.parts[last:])
    if beside and all(part == "duty" for part in beside):
        return True
    before = [t.word for t in q.seen.words[max(0, first - 2) : first]]
    led = bool(before) and (before[-1] in _ON or (before[-1] in _ARTICLE and before[0] in _ON))
    return led and q.names_duty


_ON = frozenset({"on", "for", "sur", "pour"})
_ARTICLE = frozenset({"the", "a", "an", "my", "le", "la", "les", "l", "un", "une", "des"})


def _has_worth(q: Asked, good: str | None) -> bool:
    """Whether the one good named is what a sum or a number is told of: '400 wood pallets at $11',
    '30k usd of drums' after steel drums. A word of several goods is the thread's."""
    marks = [m for m in q.seen.of(MarkKind.GOOD) if m.values[0]]
    if len(marks) != 1 or good not in marks[0].values or not q.seen.money:
        return False
    held = set[str | None]() if q.earlier is None else {q.earlier.good, *q.earlier.goods} - {None}
    own = marks[0].source == "name" and marks[0].values == (good,)
    told = _TOLD_OF.search(q.seen.before(marks[0])) is not None
    return told and (good in held if held else own)


_TOLD_OF = re.compile(r"(?:\d[\d,. ]{0,12}k?|\b(?:of|de)|\bd') ?$")
