"""Short words that are a place, or something else written alike: 'DC' a distribution centre, 'FR'
the Federal Register, 'us' a currency, 'cn' an origin."""

from __future__ import annotations

import re

from bot.domain.countries import COUNTRIES, ISO
from bot.domain.words import word_set
from bot.reading.lexicon.countries import CODED, LETTERS, PROVINCES_TOO, STATES_TOO
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.words import Token, beside

_CODE_BEFORE = re.compile(r"\d{4}\.\d{2}[\d.]{0,8},? $")
_LABELS = r"\b(?:coo|orig|origin|origine|src|from|de|dest|destination|dst|to|into|vers)"
_LABEL_BEFORE = re.compile(rf"{_LABELS} ?[=:] ?$")
_ORIGIN_BEFORE = re.compile(r"\b(?:coo|orig|origin|origine|src|from|de) ?[=:] ?$")
_COO_BEFORE = re.compile(r"\bcoo ?[=:]? ?$")
_ORIG_BEFORE = re.compile(r"\borig ?[=:]? ?$")
_NUMBER_BEFORE = re.compile(r"\d ?$")
_ONWARD_BEHIND = re.compile(r" ?(?:-{1,3}>|={1,2}>|→|>) ?(?:us|usa|ca|can|canada)\b")
_TO_THE_STATES = re.compile(
    r"(?:->|=>|→|>|\b(?:dest|destination|dst|to|into|vers) ?[=:]) ?(?:us|usa)\b"
)
CODES_TOO = frozenset(
    {
        *("on", "or", "in", "me", "hi", "ok", "oh", "de", "la", "ca", "al", "ne", "pa", "ma", "id"),
        *("co", "my", "it", "is", "be", "at", "no", "so", "do", "am", "se", "es"),
    }
)
"""Two letters of a state or province that are words or names of their own in small letters."""


def behind_a_code(token: Token, folded: str, upper: bool) -> bool:
    """Whether two letters are the country of a code's goods: '4202.92 cn', '6109.10 HN'."""
    known = token.word in LETTERS or (upper and token.word in CODED)
    return known and _CODE_BEFORE.search(folded[: token.start]) is not None


def labelled(token: Token, folded: str, upper: bool) -> str | None:
    """The country (ISO 3166 alpha-2) whose code two letters are as data would have it: 'coo=IN',
    'dest: CA', 'CL->US'; None for other letters. What a state or a province has as well is the
    country only behind 'coo' or 'orig' and as an origin of what goes to that same neighbour.

    >>> from bot.reading.words import tokens
    >>> said = "copper pipe cl->us, coo=in, il->ca, 20 kg->us, no->us, pe->ca"
    >>> [c for word in tokens(said) if (c := labelled(word, said, upper=False))]
    ['CL', 'IN']
    """
    word = token.word
    if word.upper() not in ISO or word in _OWN:
        return None
    before, behind = folded[max(0, token.start - _NEAR) : token.start], folded[token.end :][:_NEAR]
    if _COO_BEFORE.search(before) or (upper and _ORIG_BEFORE.search(before)):
        return word.upper()
    shared = word in STATES_TOO or word in PROVINCES_TOO
    if (not upper and (shared or word in SMALL_WORDS)) or _NUMBER_BEFORE.search(before):
        return None
    onward = _ONWARD_BEHIND.match(behind) is not None
    if not onward and _LABEL_BEFORE.search(before) is None:
        return None
    if not shared:
        return word.upper()
    southward = _TO_THE_STATES.search(folded, token.end) is not None
    homes = STATES_TOO if southward else PROVINCES_TOO
    is_origin = onward or _ORIGIN_BEFORE.search(before) is not None
    return word.upper() if is_origin and word in homes else None


_OWN = frozenset(code.lower() for code in COUNTRIES)
_NEAR = 24
"""Characters in which a label of two letters stands."""


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
    if word == "eu":
        return _is_had(before, behind)
    if word == "oz":
        return before.isdigit()  # a weight: '4 oz jars'
    if word == "us":
        return not _DOLLARS.isdisjoint((before, behind))  # a currency: 'in us dollars'
    return word.startswith("francais") and _is_language(before)


_GAZETTE = frozenset({"notice", "notices", "cite", "citation", "pdf", "doc", "page", "sense"})
_HAVING = word_set(
    "ai as avons avez ont avait avais avaient aurait aurais auraient aura auront ait ayant avoir",
    "y t tu il pas rien jamais deja toujours encore bien",
)
_WHAT_WAS_HAD = word_set(
    "de d du des un une le la les l lieu droit tout pas rien plus quelque beaucoup vent",
)


def _is_had(before: str, behind: str) -> bool:
    """Whether 'eu' is the French participle and not the union: 'y a eu du mouvement', 'pas eu de
    facture', but 'a EU tariff'."""
    return before in _HAVING or (before == "a" and (not behind or behind in _WHAT_WAS_HAD))


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
