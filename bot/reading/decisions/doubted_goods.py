"""Which of the goods taken are sure enough for a sum, and what is hesitated between where none is.

Of what is taken at less than even odds, beside other goods, less than half is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.questions import Query
from bot.reading.decisions.likeliest import likeliest, within_idiom
from bot.reading.decisions.second_look import Chances
from bot.reading.features.asked import Asked
from bot.reading.marks import Mark, MarkKind

NAMED, BESIDE_UNHELD = 0.5, 0.8
"""The chance below which a good that a text names beside others is asked about, and one beside a
thing that the catalogue holds no good for."""
_OFFERED, _MOST = 0.1, 3
"""The chance from which another good is offered beside the likeliest, and how many are."""
OWED = frozenset({"tariff", "duty"})
"""Commands whose answer is money: a wrong good there is a wrong sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Goods that may be meant, with the chance, 0 to 1, that they are."""

    goods: tuple[str, ...]
    chance: float


def with_goods(query: Query, goods: tuple[str, ...]) -> Query:
    """The query with other goods."""
    return replace(query, good=goods[0] if goods else None, goods=goods if len(goods) > 1 else ())


def doubts(q: Asked, query: Query, named: Chances) -> tuple[Query, tuple[Guess, ...]]:
    """The query with the goods that are sure, and what may be meant instead: all that were taken,
    where some are left out. Where none is sure, the query as it was and what is hesitated between,
    its own goods first. ``named`` are the chances of the goods that the text names."""
    goods = query.goods_asked
    if not goods or query.code is not None or query.command not in OWED:
        return query, ()
    taken = _taken(q, named)
    unheld = _within_unheld(q) if q.seen.unheld else frozenset()
    chances = [0.0 if good in unheld else taken.get(good, 1.0) for good in goods]
    if q.seen.unheld and query.programme is None and min(chances) < BESIDE_UNHELD:
        return query, _between(q, goods, min(chances), named)
    if not _has_rivals(q):
        return query, ()
    sure = tuple(g for g, chance in zip(goods, chances, strict=True) if chance >= NAMED)
    if not sure:
        return query, _between(q, goods, min(chances), named)
    if len(sure) == len(goods):
        return query, ()
    return with_goods(query, sure), (Guess(goods=goods, chance=min(chances)),)


def _taken(q: Asked, named: Chances) -> dict[str, float]:
    """The chance of each good by the likeliest of its names, whatever else the name may mean."""
    found: dict[str, float] = {}
    for mark in _free(q):
        value, chance = likeliest(q, mark, named)
        for good in {value, *mark.values}:
            found[good] = min(1.0, max(chance, found.get(good, 0.0)))
    return found


def _within_unheld(q: Asked) -> frozenset[str]:
    """The goods that a text names only within the name of another thing, which the catalogue holds
    no good for: of 'snowmobile parts' the snowmobiles, but not of 'nitrile gloves' the gloves."""
    marks = [m for m in q.seen.of(MarkKind.GOOD) if m.values[0]]
    others = {m for m in marks if within_idiom(q, m) and not _is_head(q, m)}
    within = {v for m in others for v in m.values}
    return frozenset(within - {v for m in marks if m not in others for v in m.values})


def _is_head(q: Asked, mark: Mark) -> bool:
    """Whether a good's word is what the longer name around it is of: the last one in English, the
    first one in French."""
    stems = [t.stem for t in q.seen.words[mark.first : mark.last]]
    longer = mark.idiom.split()
    return longer[0] == stems[0] if q.seen.lang == "fr" else longer[-1] == stems[-1]


def _free(q: Asked) -> Iterator[Mark]:
    """The names of goods that a text does not rule out."""
    goods = (m for m in q.seen.of(MarkKind.GOOD) if m.values[0] and m not in q.ruled_out)
    return (m for m in goods if not within_idiom(q, m))


def _has_rivals(q: Asked) -> bool:
    """Whether names of several goods stand in a text, none of them ruled out."""
    return len({m.values for m in _free(q)}) > 1


def _between(q: Asked, goods: tuple[str, ...], chance: float, named: Chances) -> tuple[Guess, ...]:
    """The goods taken, then the others named that may be meant, the likeliest first."""
    each = {v: named[m, v] for m in _free(q) for v in m.values if v not in goods}
    likely = sorted((v for v in each if each[v] >= _OFFERED), key=lambda v: -each[v])
    others = (Guess(goods=(v,), chance=each[v]) for v in likely[: _MOST - 1])
    return (Guess(goods=goods, chance=chance), *others)


def guessed(q: Asked, goods: tuple[str, ...], named: Chances) -> tuple[Guess, ...]:
    """The first of goods that are no more than likely, each by itself. Chances of goods that one
    word may mean are shares of one."""
    each = dict.fromkeys(goods, 0.0)
    for mark in q.seen.of(MarkKind.GOOD):
        for value in set(mark.values) & each.keys():
            each[value] = max(each[value], named[mark, value])
    whole = max(1.0, sum(each.values()))
    return tuple(Guess(goods=(good,), chance=each[good] / whole) for good in goods[:_MOST])
