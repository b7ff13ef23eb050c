"""The goods that a thread has set beside each other, and which of them a follow-up picks: 'the
other one', 'both', 'just the first'."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.domain.questions import Query
from bot.reading.decisions.thread_values import OFFERED
from bot.reading.features.roles import kin_of, role_of
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.text.phrases import Source

_MOST = 4
_PLAIN: frozenset[Source] = frozenset({"name", "everyday", "trade", "lexicon"})


def offered(query: Query | None) -> tuple[str, ...]:
    """The goods that a thread has set beside each other, in order."""
    written = query.values.get(OFFERED, "") if query is not None else ""
    return tuple(filter(None, written.split(",")))


def beside_each_other(seen: Extraction) -> tuple[str, ...]:
    """The goods that a text names plainly, where they are some few."""
    named = dict.fromkeys(m.values[0] for m in seen.of(MarkKind.GOOD) if _is_plain(m))
    things = all(role_of(good) != "material" for good in named)
    return tuple(named) if 1 < len(named) <= _MOST and things else ()


def _is_plain(mark: Mark) -> bool:
    return len(mark.values) == 1 and bool(mark.values[0]) and mark.source in _PLAIN


def remembered(
    earlier: Query | None, query: Query, seen: Extraction | None = None
) -> dict[str, str]:
    """The value that holds the goods set beside each other by the thread, by the query after it
    and by its text, where that sets some beside each other."""
    before = offered(earlier)
    if earlier is not None and not before:
        before = earlier.goods or _one(earlier.good)
    own = query.goods or _one(query.good)
    named = beside_each_other(seen) if seen is not None else ()
    held = named if set(own) <= set(named) and named else tuple(dict.fromkeys((*before, *own)))
    goods = held[-_MOST:]
    return {OFFERED: ",".join(goods)} if len(goods) > 1 else {}


def _one(good: str | None) -> tuple[str, ...]:
    return (good,) if good else ()


_END = (
    r"(?: (?:ones?|thing|good|pls|please|svp|then|alors|now|too|as well|aussi|together|ensemble))?"
    r"(?=\W*$|\W*[,.;?!])"
)
_OTHERS = re.compile(
    r"\b(?:the other(?: one| ones| two| good)?|l'autre|les (?:deux )?autres|the others)"
    rf"{_END}"
)
_BOTH = re.compile(
    rf"(?:^|[,.;:] ?|\b(?:and|for|do|show|to|on|of|pour|et|sur|donne) )"
    rf"(?:both(?: of (?:them|those|these))?|all (?:of them|three|four)|les deux|tous les deux"
    rf"|toutes les deux|les trois){_END}"
)
_NTH = {
    0: re.compile(rf"\b(?:the|le|la) (?:first|1st|former|premiere?){_END}"),
    1: re.compile(rf"\b(?:the|le|la) (?:second|2nd|deuxieme|seconde?){_END}"),
    -1: re.compile(rf"\b(?:the|le|la) (?:last|latter|derniere?){_END}"),
}


_SO_MANY = {"two": 2, "2": 2, "deux": 2, "three": 3, "3": 3, "trois": 3}
_COUNT = r"(?P<{}>two|three|2|3|deux|trois)"
_SIDE = r"(?P<first>first|1st|premiere?s?)|(?P<last>last|final|derniere?s?)"
_AT_THE_END = (
    rf"(?:the|my|le|la|les) (?:{_COUNT.format('before')} )?(?:{_SIDE})"
    rf"(?: {_COUNT.format('behind')})?\b(?! (?:time|week|month|year|fois|mois|semaine|annee))"
)
_SOME = re.compile(
    rf"(?P<but>\b(?:all|everything|every one|both|toute?s?|tous)(?: of (?:them|those|these|it))?,? "
    rf"(?:but|except|save|minus|sauf|moins|hormis)(?: for)? )?\b{_AT_THE_END}"
)
"""'The first two', 'all but the last'."""
_OF_THE_TWO = re.compile(
    r"\b(?:between|out of|of|entre|d'entre|parmi) (?:the |those |these |les |ces )?"
    r"(?:two|deux)\b"
    r"(?=\W*$|\W*[,.;?!]| (?:which|what|is|are|who|that|lequel|laquelle|lesquels|qui|c'est|est)\b)"
)


_BY_NUMBER = re.compile(
    r"^\W{0,9}(?:(?:and|ok|now|just|only|then|so|et|pis|juste|seulement|maintenant)[ ,]+){0,2}"
    r"(?:(?:for|pour) (?:the |le |la )?|(?:number|numero|no\.?|item|line|option|ligne|#) ?"
    r"|(?:the|le|la) (?:number |numero )?){1,3}"
    r"(?P<n>[1-4]|one|two|three|four|un|une|deux|trois|quatre)\W{0,9}$"
)
_NUMBERS = {
    word: n
    for n, words in enumerate(
        ("1 one un une", "2 two deux", "3 three trois", "4 four quatre"), start=1
    )
    for word in words.split()
}


def _some(text: str, goods: tuple[str, ...]) -> tuple[str, ...]:
    """So many of the first or the last goods, or all but these; none where a text tells no such."""
    found = _SOME.search(text)
    if found is None:
        return ()
    told = found["before"] or found["behind"]
    many = _SO_MANY[told] if told else 1
    if not 0 < many < len(goods) or not (told or found["but"]):
        return ()
    if found["but"]:
        return goods[many:] if found["first"] else goods[:-many]
    return goods[:many] if found["first"] else goods[-many:]


def _by_place(text: str, earlier: Query, goods: tuple[str, ...]) -> tuple[str, ...]:
    """The goods that a text picks by place: 'the first', 'all but the last two', 'line 2'."""
    numbered = _BY_NUMBER.match(text)
    if numbered is not None and _NUMBERS[numbered["n"]] <= len(goods) and earlier.money is None:
        return (goods[_NUMBERS[numbered["n"]] - 1],)
    nth = (n for n, pattern in _NTH.items() if n < len(goods) and pattern.search(text))
    return _some(text, earlier.goods or goods) or tuple(goods[n] for n in list(nth)[:1])


def picked(seen: Extraction, earlier: Query) -> tuple[str, ...]:
    """The goods of the thread that a follow-up which names none picks; none where it picks none."""
    goods = offered(earlier) or earlier.goods
    if len(goods) <= 1:
        return ()
    placed = _by_place(seen.folded, earlier, goods)
    if placed:
        return placed
    held = set(earlier.goods or _one(earlier.good))
    if _OTHERS.search(seen.folded) is not None:
        return tuple(_apart_from(goods, held))
    if _OF_THE_TWO.search(seen.folded) is not None:
        return goods[-2:]
    return goods if _BOTH.search(seen.folded) is not None else ()


def _apart_from(goods: Iterable[str], held: set[str]) -> Iterable[str]:
    return (good for good in goods if good not in held)


def called_back(seen: Extraction, earlier: Query, named: str) -> tuple[str, ...]:
    """The good of the thread that a follow-up goes back to by its place and by a word of it: 'the
    first one, the copper' after copper pipe and taps; none where the two don't agree."""
    goods = offered(earlier) or earlier.goods
    if named in goods or len(goods) <= 1:
        return ()
    for n, pattern in _NTH.items():
        if n < len(goods) and pattern.search(seen.folded) is not None:
            near = kin_of(named, goods[n]) in ("wider", "namesake", "narrower")
            return (goods[n],) if near else ()
    return ()
