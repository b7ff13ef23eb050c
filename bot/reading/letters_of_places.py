"""Short words that are a place, or something else written alike: 'DC' a distribution centre, 'FR'
the Federal Register, 'us' a currency, 'cn' an origin."""

from __future__ import annotations

import re

from bot.reading.lexicon.countries import CODED, LETTERS
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.words import Token

_GAZETTE = frozenset({"notice", "notices", "cite", "citation", "pdf", "doc", "page"})


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
    behind = words[place + 1].word if place + 1 < len(words) else ""
    return behind in _OF_ORIGIN or (place > 0 and words[place - 1].word == "coo")


_OF_ORIGIN = frozenset({"origin", "origine", "made", "built"})
_OWNED = frozenset(
    word
    for line in (
        "our my their his her the a your one new this that its nos notre un le leur mon s",
        "and or regional main bonded",
    )
    for word in line.split()
)


def is_depot(words: tuple[Token, ...], place: int) -> bool:
    """Whether DC stands for a distribution centre: 'our DC in Laval', 'the DC's dock'."""
    before = words[place - 1].word if place else ""
    behind = words[place + 1].word if place + 1 < len(words) else ""
    return before in _OWNED or behind in ("in", "at", "near", "dock", "out")


_DOLLARS = frozenset({"dollar", "dollars", "funds", "currency", "cash"})


def is_money_or_measure(words: tuple[Token, ...], place: int) -> bool:
    """Whether 'us' names a currency, 'oz' a weight: 'in us dollars', 'dollars us', '4 oz jars'."""
    before = words[place - 1].word if place else ""
    behind = words[place + 1].word if place + 1 < len(words) else ""
    if words[place].word == "oz":
        return before.isdigit()
    return words[place].word == "us" and (behind in _DOLLARS or before in _DOLLARS)


_LANGUAGE = frozenset(
    {"en", "le", "du", "mon", "son", "parle", "parlez", "parler", "canada", "canadien"}
)


def is_language(words: tuple[Token, ...], place: int) -> bool:
    """Whether French is spoken, and no goods of France are meant: 'reponds en francais'."""
    before = words[place - 1].word if place else ""
    return words[place].word.startswith("francais") and (not before or before in _LANGUAGE)


def is_gazette(words: tuple[Token, ...], place: int) -> bool:
    """Whether FR stands for the Federal Register: 'FR notices'."""
    behind = words[place + 1].word if place + 1 < len(words) else ""
    return words[place].word == "fr" and behind in _GAZETTE
