"""What each name of a text means, and which go with one that is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.reading.decisions.compounds import METALS, tells_more
from bot.reading.decisions.lists import listed
from bot.reading.decisions.second_look import Chances
from bot.reading.features.asked import Asked
from bot.reading.features.names import goods_held
from bot.reading.features.roles import kin_of
from bot.reading.marks import Mark, MarkKind
from bot.reading.text.phrases import Source


@dataclass(slots=True, kw_only=True)
class Candidate:
    """A name with its likeliest value, the chance that it is meant, and whether it is so taken."""

    mark: Mark
    value: str
    chance: float
    taken: bool = False


def candidates(q: Asked, marks: Iterable[Mark], named: Chances) -> list[Candidate]:
    """The names with what they mean by the chances ``named``; none of them is taken yet."""
    found = ((mark, *likeliest(q, mark, named)) for mark in marks)
    return [Candidate(mark=mark, value=value, chance=chance) for mark, value, chance in found]


LISTED = 0.25
"""The chance from which a name in one list with one that is meant is meant, too."""
_OF_METALS = 0.05
"""The same of a metal beside one that is: 'rate on gold silver copper'."""


def take_listed(q: Asked, found: Sequence[Candidate], *, enough: float) -> None:
    """Take what stands in one list with a name that is meant, too, if its chance is ``enough``."""
    for n in (*range(1, len(found)), *range(len(found) - 1, 0, -1)):
        left, right = found[n - 1], found[n]
        if left.taken == right.taken or tells_more(q.seen, left.mark, right.mark):
            continue
        if listed(q, left.mark, right.mark):
            other = right if left.taken else left
            metals = {*left.mark.values, *right.mark.values} <= METALS
            other.taken = other.chance >= (min(enough, _OF_METALS) if metals else enough)


def likeliest(q: Asked, mark: Mark, named: Chances) -> tuple[str, float]:
    """The likeliest value of a name, and the chance that the name is meant."""
    odds = {v: named[mark, v] for v in mark.values}
    told = _said_before(q, mark)
    if told is not None:
        return told, max(sum(odds.values()) * 0.9, *odds.values())
    held = [v for v in mark.values if len(mark.values) > 1 and v in goods_held(q)]
    held = list(others_of(q, mark)) or held
    best = max(held or odds, key=lambda v: odds[v])
    if mark.source == SEVERAL and not held:
        best = _nearest(q, mark)
        return best, max(odds.values())
    return best, max(sum(odds.values()) * 0.9, odds[best])


_OTHER = frozenset({"other", "autre", "autres"})


def others_of(q: Asked, mark: Mark) -> tuple[str, ...]:
    """Of the goods that a word may mean those that the thread's are not, where it asks for the
    other one: 'the other metal' after steel."""
    left = tuple(v for v in mark.values if v not in goods_held(q))
    led = mark.first > 0 and q.seen.words[mark.first - 1].word in _OTHER
    return left if led and len(left) < len(mark.values) else ()


_SAME = frozenset({"the", "that", "this", "those", "these", "le", "la", "les", "l", "ce", "ces"})


def _said_before(q: Asked, mark: Mark) -> str | None:
    """The good whose name of several words this word is short for: 'lube oil, not the grease, the
    oil', 'gear oil from Texas. Duty on oil?', 'du papier sablé ... le papier'; None where no such
    name stands before it, or several."""
    if mark.last - mark.first > 1 or mark.source == "brand" or not mark.first:
        return None
    led = q.seen.words[mark.first - 1].word in _SAME
    head = q.seen.words[mark.first].stem
    before = [m for m in q.seen.of(MarkKind.GOOD) if m.last <= mark.first]
    before = [m for m in before if not within_idiom(q, m)]
    if not led and any(m.values == mark.values for m in before):
        return None  # the word was said by itself before
    named = [m for m in before if m.last - m.first > 1 and _is_headed(q, m, head, led=led)]
    named = [m for m in named if led or q.clauses[m.first] < q.clauses[mark.first]]
    values = named[0].values if len({m.values for m in named}) == 1 else ()
    return values[0] if len(values) == 1 and values[0] not in mark.values else None


def _is_headed(q: Asked, mark: Mark, head: str, *, led: bool) -> bool:
    """Whether ``head`` alone may stand for a name of several words: its last word, in French, where
    an article led to ``head``, its first as well."""
    first, last = (q.seen.words[n].stem for n in (mark.first, mark.last - 1))
    return head == last or (q.seen.lang == "fr" and led and head == first)


SEVERAL: Source = "several"
"""The kind of a word of several goods, the first of them its usual one: 'wire rod' is of steel."""
_NEAR = ("same", "narrower", "wider", "namesake", "chapter")


def _nearest(q: Asked, mark: Mark) -> str:
    """Which of several goods a word means: the one nearest to the goods named beside it or before
    it, else the usual one."""
    others = [m for m in q.seen.of(MarkKind.GOOD) if m is not mark and m.source != "ambiguous"]
    beside = [*goods_held(q), *(v for m in others for v in m.values)]
    kin = {v: {kin_of(v, other) for other in beside} for v in mark.values}
    found = (v for how in _NEAR for v in mark.values if how in kin[v])
    return next(found, mark.values[0])


def within_idiom(q: Asked, mark: Mark) -> bool:
    """Whether a good's name is but part of words that mean another thing, no place among them: in
    'us steel' it may be a good from there."""
    idiom = mark.idiom.split()
    placed = any(
        p.source == "adjective" or [t.word for t in q.seen.words[p.first : p.last]] == ["us"]
        for p in q.seen.of(MarkKind.PLACE)
        if not {t.stem for t in q.seen.words[p.first : p.last]}.isdisjoint(idiom)
    )
    return mark.is_in_idiom and not placed
