"""Goods that a follow-up takes out of those its thread set beside each other: 'not the boats',
'minus the rebar', 'enlève le porc'. The others stay asked about.
"""

from __future__ import annotations

import re
from itertools import pairwise

from bot.domain.questions import Query
from bot.reading.decisions.thread_goods import offered
from bot.reading.features.asked import Asked
from bot.reading.features.roles import kin_of
from bot.reading.lexicon.asking import TAKES_OUT
from bot.reading.marks import Mark, MarkKind

_ARTICLES = (
    r"(?:(?:the|any|all|our|my|that|those|these|les?|la|l'|mes|nos|du|de la|de l'|des|de|d')"
    r" ?(?:whole |rest of the )?)?"
)
_START = (
    r"(?:^|[,.;:!?(—–-] ?)(?:(?:no|ok|okay|so|and|but|actually|sorry|wait|well|hm+|oh|please|pls"
    r"|just|now|then|maybe|non|bon|mais|et|pis|donc|ben|bin|plutot|finalement)\b[ ,]{1,2}){0,3}"
)
_ORDERED = re.compile(
    rf"\b(?<!don't )(?<!dont )(?<!not )(?:{TAKES_OUT}"
    r"|(?:leave|leaving|take|taking|pull|cross) (?:out|off|away)|skip(?:ping)?|ignor(?:e|ing)"
    r"|exclud(?:e|ing)|except(?: for)?|other than|apart from|everything but|all but|but not"
    r"|w/o|never ?mind(?: about)?|nvm|forget about|scratch|less|sauf|hormis|excepte|moins"
    r"|oublie[rz]?|laisse[rz]? faire|exclu[st]?|exclure|a part|compte[rz]? pas|mets? pas|et non)"
    rf" {_ARTICLES}$"
)
"""Before goods that are taken out, wherever in a text."""
_DENIED = re.compile(
    rf"{_START}(?:not|no|pas)(?: (?:for|on|about|with|in|pour|sur|avec))? {_ARTICLES}$"
)
"""Before goods that are, as the first words of a clause."""
_BEHIND = re.compile(
    r"(?: (?:is|are|stays?|goes|'s|can go|come|comes|est|sont))?"
    r" (?:out|off|aside|apart|excluded|en moins|exclue?s?|a part)\b(?! of)"
)
_ANOTHER_DOES = re.compile(
    r"\b(?:did|does|do|will|would|could|can|might|may|has|have|had|if|when|once)"
    r"(?: (?!(?:we|you|u|i|y'?all)\b)[a-z'.]{2,14}){1,2} (?:just |really |ever |now )?$"
    r"|\b(?:s'|qu'|quand |si )?(?:ils?|elles?) (?:ne |l'|les? |la )?$"
    r"|\b(?:owe|pay|owing|paying|charged?)(?: any| much| even)? $"
)
"""Before a verb whose subject is no one in the talk: 'did they drop the steel tariff' asks."""
_DUTY = re.compile(r" (?:tariffs?|dut(?:y|ies)|surtax(?:es)?|tax(?:es)?|rates?|lev(?:y|ies))\b")
_TAKEN = re.compile(r"\b(?:take|leave|pull|cut|cross|keep|taking|leaving)\b[^.?!]{0,30}$")
_SINGLE = re.compile(r" (?:is|are|stays?|goes|'s|can go|est|sont) (?:out|off|exclue?s?)\b")
_FIRST = re.compile(rf"{_START}{_ARTICLES}")
_ROW = re.compile(
    r"(?:\W{1,3}|\W{1,2}(?:and|or|et|ou|n|nor|ni|pis|&) )(?:(?:the|les?|la|l'|du|des|de) ?)?"
)


def left_of_thread(q: Asked) -> tuple[str, ...]:
    """The goods of the thread that stay when a follow-up does no more than take others out; none
    where it takes none out, or all."""
    e = q.earlier
    held = _held(e) if e is not None else ()
    named = [m for m in q.seen.of(MarkKind.GOOD) if m.values[0]]
    if e is None or len(held) <= 1 or not named:
        return ()
    told = _taken_out(q, named)
    out = {good for mark in named for good in _meant(mark, held)}
    if told is None or not all(_meant(mark, held) for mark in named):
        return ()
    if told == "denied" and out.isdisjoint({e.good, *e.goods}):
        return ()  # 'no hats' while gloves are asked about: it is the hats now
    return tuple(good for good in held if good not in out) if len(out) < len(held) else ()


def _held(earlier: Query) -> tuple[str, ...]:
    """The goods that the thread asks about; where it asks about one of those that it set beside
    each other, all of these."""
    return earlier.goods or offered(earlier)


def _meant(mark: Mark, held: tuple[str, ...]) -> tuple[str, ...]:
    """The goods of the thread that a word means: the same, or one that is of its kind."""
    same = tuple(good for good in held if good in mark.values)
    if same:
        return same
    kin = {good: {kin_of(good, value) for value in mark.values} for good in held}
    return tuple(good for good, found in kin.items() if found & {"narrower", "wider", "namesake"})


def _taken_out(q: Asked, named: list[Mark]) -> str | None:
    """Whether the first of the goods named is taken out, and the others stand in a row with it:
    'ordered' by words that say no more, 'denied' by a 'not' or 'no'."""
    first, last = named[0], named[-1]
    before, behind = q.seen.before(first), q.seen.behind(last)
    if not all(_in_a_row(q, *pair) for pair in pairwise(named)):
        return None
    ordered = _ORDERED.search(before)
    if ordered is not None:
        asks = _ANOTHER_DOES.search(before[: ordered.start()]) is not None
        return None if asks else "ordered"
    if _DUTY.match(behind) is not None:
        return None  # 'no steel tariff then?'
    if _DENIED.search(before) is not None:
        row = q.seen.folded[len(before) : len(q.seen.folded) - len(behind)]
        return None if "," in row else "denied"  # 'not the steel, the copper' puts it right
    if _BEHIND.match(behind) is None:
        return None
    alone = _FIRST.fullmatch(before) is not None or _SINGLE.match(behind) is not None
    return "ordered" if alone or _TAKEN.search(before) is not None else None


def _in_a_row(q: Asked, left: Mark, right: Mark) -> bool:
    start, end = q.seen.words[left.last - 1].end, q.seen.words[right.first].start
    return start > end or _ROW.fullmatch(q.seen.folded[start:end]) is not None
