"""Short words that are a place, or something else written alike: 'DC' a distribution centre, 'FR'
the Federal Register, 'us' a currency, 'cn' an origin."""

from __future__ import annotations

import re

from bot.domain.words import word_set
from bot.reading.lexicon.countries import CODED, LETTERS
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.words import Token, beside

_CODE_BEFORE = re.compile(r"\d{4}\.\d{2}[\d.]{0,8},? $")


def behind_a_code(token: Token, folded: str, upper: bool) -> bool:
    """Whether two letters are the country of a code's goods: '4202.92 cn', '6109.10 HN'."""
    known = token.word in LETTERS or (upper and token.word in CODED)
    return known and _CODE_BEFORE.search(folded[: token.start]) is not None


def told_as_origin(words: tuple[Token, ...], place: int) -> bool:
    """Whether two letters, though small, are where goods are from: 'cn origin', 'coo vn'."""
    word = words[place].word
    if word != "ca" and (word not in LETTERS or word in SMALL_WORDS):
        return False
    before, behind = beside(words, place, place + 1)
    return behind in _OF_ORIGIN or before == "coo"


_OF_ORIGIN = frozenset({"origin", "origine", "made", "built"})


def is_else(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word that is a place's name or letters stands for something else here."""
    word = words[place].word
    before, behind = beside(words, place, place + 1)
    if word == "dc":
        return _is_depot(before, behind)
    if word == "fr":
        return behind in _GAZETTE  # the Federal Register: 'FR notices'
    if word == "oz":
        return before.isdigit()  # a weight: '4 oz jars'
    if word == "us":
        return not _DOLLARS.isdisjoint((before, behind))  # a currency: 'in us dollars'
    return word.startswith("francais") and _is_language(before)


_GAZETTE = frozenset({"notice", "notices", "cite", "citation", "pdf", "doc", "page"})
_DOLLARS = frozenset({"dollar", "dollars", "funds", "currency", "cash"})
_OWNED = word_set(
    "our my their his her the a your one new this that its nos notre un le leur mon s",
    "and or regional main bonded",
)


def _is_depot(before: str, behind: str) -> bool:
    """Whether DC stands for a distribution centre: 'our DC in Laval', 'the DC's dock'."""
    return before in _OWNED or behind in ("in", "at", "near", "dock", "out")


_LANGUAGE = frozenset(
    {"en", "le", "du", "mon", "son", "parle", "parlez", "parler", "canada", "canadien"}
)


def _is_language(before: str) -> bool:
    """Whether French is spoken, and no goods of France are meant: 'reponds en francais'."""
    return not before or before in _LANGUAGE
