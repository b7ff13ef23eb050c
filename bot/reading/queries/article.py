"""A text of many sentences: which goods it speaks of, going which way, and what rate it gives them.

A good counts where a sentence that names it is about trade; where none is (a list of names), every
good that is named counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.rate_summary import SOUTH, Direction
from bot.domain.text import Lang
from bot.reading.days import dates
from bot.reading.lexicon import vocabulary
from bot.reading.lexicon.prose import ALSO_OTHER_WORDS
from bot.reading.queries.catalogue_names import NameFound, NameKind, Names
from bot.reading.sums import amounts
from bot.reading.words import Token, clean, fold, tokens

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[^a-z])")
_NUMBER = r"(\d{1,3}(?:[.,]\d{1,2})?) ?(?:%|per ?cent\b|pour cent\b)"
_CHARGE = (
    r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|surtax(?:e|es)?|tax(?:e|es)?|droits?|tarifs?|surtaxes?|"
    r"frapp\w{1,4}|tax(?:ed|es?)|charges?|pays?|paie|paient)"
)
_GIVEN = re.compile(
    rf"{_NUMBER}(?: [a-z’'-]{{1,20}}){{0,3}} {_CHARGE}\b|"
    rf"\b{_CHARGE}(?: [a-z’'-]{{1,20}}){{0,7}}(?: (?:of|to|at|by|de|a)) {_NUMBER}"
)
"""A percent that is said to be charged: '25% tariffs', 'tariffs on lumber to 45%'."""
_EXCEPT = re.compile(r"\b(?:except|exempt\w*|other|excluding|save for|sauf|hormis|hors|autres?)\b")
"""Behind such a word stand goods that the rate of the sentence is not about."""
_FROM_CANADA = re.compile(
    r"\bcanadian (?:goods|products|imports|exports|shipments)\b|\b(?:from|against|on) canada\b|"
    r"\b(?:american|u\.?s\.?|trump'?s?|washington'?s?) (?:tariffs?|duties|levies|trade war)\b|"
    r"\b(?:produits|marchandises|biens|importations|exportations) canadien\w*|"
    r"\b(?:u\.?s\.?|united states|washington|trump) (?:\w{1,12} ){0,3}"
    r"(?:put|impos|slap|hit|charg|rais|levi)\w{0,5}|"
    r"\b(?:tarifs|droits) (?:americains|de trump)|\b(?:contre|sur|visant) le canada\b"
)
_FROM_US = re.compile(
    r"\b(?:american|u\.?s\.?) (?:goods|products|imports|exports)\b|\bsurtax\w*|\bottawa's\b|"
    r"\b(?:canadian|canada's|retaliatory) (?:tariffs?|duties|levies)\b|\bcounter-?tariffs?\b|"
    r"\b(?:canada|ottawa|trudeau|carney)(?:'s government)? (?:\w{1,12} ){0,2}"
    r"(?:answer|retaliat|respond|hit back)\w{0,5}|"
    r"\b(?:produits|marchandises|biens) americain\w*|\bcontre-(?:tarifs|mesures)\b"
)
_ADJECTIVES = {"canadian": "CA", "canadien": "CA", "canadiens": "CA", "canadienne": "CA"} | {
    "canadiennes": "CA", "american": "US", "us": "US", "americain": "US", "americains": "US",
    "americaine": "US", "americaines": "US",
}  # fmt: skip
_VERB = re.compile(r"\bcan(?= (?:no|not|be|now|only|still|also|again|keep|have)\b)")
"""No can: 'beer can no longer enter'."""
_HEAD = 40
"""Characters within which a text says the day it was written."""
_OLDEST = timedelta(days=3650)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentioned:
    """A good as a text speaks of it. ``direction`` is the way it goes, ``percents`` the rates that
    the text gives it.
    """

    slug: str
    direction: Direction
    percents: tuple[Decimal, ...] = ()


@dataclass(slots=True)
class _Seen:
    traded: bool = False
    direction: Direction | None = None
    percents: list[Decimal] = field(default_factory=list)


def goods_of(text: str, names: Names) -> tuple[Mentioned, ...]:
    """The goods that a text speaks of, in the order in which it names them."""
    seen: dict[str, _Seen] = {}
    for paragraph in map(clean, text.splitlines()):
        before: Direction | None = None
        for written in _SENTENCE.split(paragraph):
            before = _read(_VERB.sub("may", fold(written)), names, seen, before)
    traded = any(one.traded for one in seen.values())
    return tuple(
        Mentioned(slug=slug, direction=one.direction or SOUTH, percents=tuple(one.percents))
        for slug, one in seen.items()
        if one.traded or not traded
    )


def _read(
    folded: str, names: Names, seen: dict[str, _Seen], before: Direction | None
) -> Direction | None:
    """Note what a sentence says of goods; the way it says they go, else that said ``before`` it in
    the paragraph.
    """
    words = tokens(folded)
    named = names.find(words)
    way, rates = _direction(folded) or before, _rates(folded)
    for good in (n for n in named if n.kind is NameKind.GOOD and is_meant(n, named)):
        one = seen.setdefault(good.slug, _Seen())
        one.traded = one.traded or bool(rates) or _is_trade(words)
        one.direction = one.direction or _of(good, words) or way
        one.percents += [r for r in rates if r not in one.percents]
    return way


def is_meant(one: NameFound, found: tuple[NameFound, ...]) -> bool:
    """Whether a word of running text names a good there: one that is also another word does so
    only beside another name of the same good.
    """
    if one.words not in ALSO_OTHER_WORDS:
        return True
    return any(n.slug == one.slug and n.words not in ALSO_OTHER_WORDS for n in found)


def written_on(text: str, today: date, lang: Lang) -> date | None:
    """The day a text says at its start that it was written; None where it says none."""
    found = dates.find(fold(text[: 2 * _HEAD]), today=today, lang=lang)
    days = (w.first for w in found if w.start <= _HEAD and w.first and w.first == w.last)
    return next((day for day in days if today - _OLDEST < day <= today), None)


def _direction(folded: str) -> Direction | None:
    """The way that a sentence says its goods go; None where it says none, or both."""
    south, north = _FROM_CANADA.search(folded), _FROM_US.search(folded)
    if (south is None) == (north is None):
        return None
    return SOUTH if south else SOUTH.back


def _of(good: NameFound, words: tuple[Token, ...]) -> Direction | None:
    """The way of a good that is said to be of one of the countries: 'Canadian lumber'."""
    beside = (good.first - 1, good.last)
    of = {_ADJECTIVES.get(words[n].word, "") for n in beside if 0 <= n < len(words)} - {""}
    return {"CA": SOUTH, "US": SOUTH.back}[of.pop()] if len(of) == 1 else None


def _rates(folded: str) -> tuple[Decimal, ...]:
    """The one rate a sentence gives its goods; () where it gives none or several."""
    given = tuple(_numbers(folded))
    alone = len(given) == 1 and len(amounts.percents(folded)) == 1
    return given if alone and not _EXCEPT.search(folded) else ()


def _numbers(folded: str) -> Iterator[Decimal]:
    for found in _GIVEN.finditer(folded):
        written = next(filter(None, found.groups()))
        yield Decimal(written.replace(",", "."))


def _is_trade(words: tuple[Token, ...]) -> bool:
    return any(word.word in vocabulary.TRADE_WORDS for word in words)
