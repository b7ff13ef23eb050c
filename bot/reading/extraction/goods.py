"""The goods that a text names: by the gazetteer, misspelt, in two halves; which of these words are
something else where they stand, and what their marks tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from bot.domain.text import Lang
from bot.domain.words import stem
from bot.reading.days.dates import When
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.other_meanings import apart_from_other_meanings
from bot.reading.extraction.written import TextForms
from bot.reading.marks import Mark, MarkKind, covered
from bot.reading.sums.codes import codes
from bot.reading.sums.contents import contents
from bot.reading.sums.metals import is_metal
from bot.reading.sums.shares import metals_within
from bot.reading.text.phrases import Match
from bot.reading.text.spoken_numbers import in_digits
from bot.reading.words import Token, beside


def goods_named(said: TextForms, names: Gazetteers, read: Mapping[int, Token]) -> tuple[Match, ...]:
    """Goods named, misspelt words as they are ``read``: those written in two halves, then those
    that are no half of them; a name of several words that holds both halves goes before: 'Can-Am
    Spyder'."""
    words = tuple(read.get(n, token) for n, token in enumerate(said.words))
    text = said.text if len(said.text) == len(said.folded) else ""
    found = names.goods.find(words, lang=said.lang, text=text)
    longer = [m for m in found if m.last - m.first > 1]
    whole = tuple(
        h
        for h in _hyphened(said.folded, said.words, names)
        if not any(m.first <= h.first and h.last <= m.last for m in longer)
    )
    shared = tuple(_sharing(found, words, names, said.lang))
    halves = covered((*whole, *shared))
    return (
        *whole,
        *shared,
        *(m for m in found if halves.isdisjoint(range(m.first, m.last))),
    )


_AND = frozenset({"and", "or", "et", "ou"})


def _sharing(
    found: Iterable[Match], words: tuple[Token, ...], names: Gazetteers, lang: Lang
) -> Iterator[Match]:
    """Names that share a word with the name beside them, where the gazetteer has the whole of them:
    'canola oil and meal', in French 'tourteau et huile de canola'."""
    for match in found:
        if match.last - match.first < _OF_SEVERAL:
            continue
        if lang == "fr":
            joint, other, kept = match.first - 1, match.first - 2, (match.first + 1, match.last)
        else:
            joint, other, kept = match.last, match.last + 1, (match.first, match.last - 1)
        if not 0 <= other < len(words) or words[joint].word not in _AND:
            continue
        shared = tuple(t.stem for t in words[kept[0] : kept[1]])
        own = (words[other].stem,)
        phrase = names.goods.exact((*own, *shared) if lang == "fr" else (*shared, *own), lang)
        if phrase is not None and phrase.values not in (match.phrase.values, ("",)):
            yield Match(phrase=phrase, first=other, last=other + 1)


_OF_SEVERAL = 2


_NUMBERS = frozenset({MarkKind.DATE, MarkKind.MONEY, MarkKind.CODE})
"""Marks whose words are no goods: the month of 'le 15 mars'."""


def apart_from_numbers(goods: Iterable[Match], marks: Iterable[Mark]) -> tuple[Match, ...]:
    """The goods that are no word of a day, a sum or a code. What a number counts may be the first
    word of a longer name: '40 barils de sirop d'érable'."""
    numbers = [m for m in marks if m.kind in _NUMBERS]
    taken = covered(numbers)
    counted = {m.last - 1 for m in numbers if m.kind is MarkKind.MONEY and m.last - m.first > 1}
    return tuple(
        m
        for m in goods
        if taken.isdisjoint(range(m.first, m.last))
        or (m.first in counted and taken.isdisjoint(range(m.first + 1, m.last)) and _is_of(m))
    )


def _is_of(match: Match) -> bool:
    """Whether a name of several words begins with what its good comes in: 'barrels of syrup'."""
    return _OF_GOODS.search(match.phrase.words) is not None


_OF_GOODS = re.compile(r"^\w+ (?:of |de |d['’])", re.I)


def things(
    goods: Iterable[Match], said: TextForms, names: Gazetteers, places: Iterable[Mark]
) -> tuple[Match, ...]:
    """The goods that are neither a content in percent nor a word of another meaning here."""
    listed = tuple(goods)
    plain = any(not _is_metal_alone(m, said.words) for m in listed) or bool(codes(said.folded))
    held = set(contents(said.folded, beside_goods=plain))
    if not plain:  # of a thing that nobody named
        held |= metals_within(in_digits(said.folded), said.lang)
    others = tuple(
        m
        for m in listed
        if not (_of_content(m, said.words, listed) or _span(m, said.words) in held)
    )
    return apart_from_other_meanings(others, said, names, places)


def _span(good: Match, words: tuple[Token, ...]) -> tuple[int, int]:
    return words[good.first].start, words[good.last - 1].end


def _is_metal_alone(good: Match, words: tuple[Token, ...]) -> bool:
    return good.last - good.first == 1 and is_metal(words[good.first].word)


def named_for(when: When, goods: Iterable[Match], words: tuple[Token, ...]) -> bool:
    """Whether a holiday is but part of a good's name: 'christmas trees', 'sapins de noël'."""
    return any(
        g.last - g.first > 1
        and when.start < words[g.last - 1].end
        and words[g.first].start < when.end
        and (when.end < words[g.last - 1].end or words[g.first].start < when.start)
        for g in goods
    )


_CONTENT = frozenset({"content", "contenu"})
_IS = (
    ("that", "is"),
    ("it", "is"),
    ("which", "is"),
    ("content", "en"),
    ("contenu", "en"),
    ("teneur", "en"),
)


def _of_content(good: Match, words: tuple[Token, ...], goods: Iterable[Match]) -> bool:
    """Whether a good's word says what another good named is made of: 'springs, steel content 40%',
    '40k of that is steel'; or a sum is the value entered: 'EV 88,000 usd'."""
    said = tuple(t.word for t in words[good.first : good.last])
    _, behind = beside(words, good.first, good.last)
    if said == ("ev",):
        return behind in ("usd", "cad", "us") or behind[:1].isdigit()
    before = tuple(t.word for t in words[max(0, good.first - 2) : good.first])
    others = any(m.phrase.values != good.phrase.values for m in goods)
    if others and len(said) > 1 and said[-1] in _CONTENT:
        return True
    return others and len(said) == 1 and (behind in _CONTENT or before in _IS)


def is_place(good: Match, places: Iterable[Mark], said: TextForms) -> bool:
    """Whether a good's name is that of a place here, or but part of it."""
    named = tuple(places)
    return _part_of(good, named) or _is_country(good, named, said.folded, said.words)


def _part_of(good: Match, places: Iterable[Mark]) -> bool:
    """Whether a good's name is but part of a place's: 'Medicine Hat'."""
    size = good.last - good.first
    return any(
        p.first <= good.first and good.last <= p.last and p.last - p.first > size for p in places
    )


_LIST = re.compile(r"\s?[,/]?\s?(?:and|or|vs\.?|versus|et|ou|,|/)\s?")


def _is_country(good: Match, places: Iterable[Mark], folded: str, words: tuple[Token, ...]) -> bool:
    """Whether a good's word is a country's name in a list of countries: 'turkey or portugal'."""
    named = [p for p in places if p.source == "name"]
    if not any((p.first, p.last) == (good.first, good.last) for p in named):
        return False
    between = [(good.last, p.first) for p in named if p.first >= good.last]
    between += [(p.last, good.first) for p in named if p.last <= good.first]
    return any(
        _LIST.fullmatch(folded[words[left - 1].end : words[right].start]) for left, right in between
    )


def _everyday(match: Match, words: tuple[Token, ...], names: Gazetteers) -> bool:
    return match.last - match.first == 1 and words[match.first].word in names.everyday


def _hyphened(folded: str, words: tuple[Token, ...], names: Gazetteers) -> Iterator[Match]:
    """A word written in two halves: 'semi-conductors'."""
    for n, (left, right) in enumerate(pairwise(words)):
        if right.start == left.end + 1 and folded[left.end] == "-":
            phrase = names.goods.exact((stem(left.word + right.word),), None)
            turned = right.word == "t" and folded[right.end : right.end + 1] == "-"
            if phrase is not None and not turned:  # 'joue-t-il' names no toy, 'jouet'
                yield Match(phrase=phrase, first=n, last=n + 2)


def good_mark(
    match: Match,
    said: TextForms,
    names: Gazetteers,
    *,
    read: Mapping[int, Token],
    idioms: Iterable[Match],
) -> Mark:
    """A good named: whether a word of it was mended (``read``), the idiom it may be but a part of,
    whether people use its word for other things, and whether it is of another language."""
    span = range(match.first, match.last)
    idiom = next(
        (
            i
            for i in idioms
            if i.first < match.last and match.first < i.last and i.last - i.first >= len(span)
        ),
        None,
    )
    return Mark(
        kind=MarkKind.GOOD,
        values=match.phrase.values,
        first=match.first,
        last=match.last,
        source="mended" if any(n in read for n in span) else match.phrase.source,
        idiom=" ".join(t.stem for t in said.words[idiom.first : idiom.last]) if idiom else "",
        everyday=_everyday(match, said.words, names),
        foreign=match.phrase.lang not in (None, said.lang),
    )
