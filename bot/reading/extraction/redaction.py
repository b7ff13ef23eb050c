"""A question without what names anybody: for those that a workspace lets us keep.

Links, addresses, telephone and other numbers of persons and @names go by their form; names by what
is left over: a word with a capital that is no word, good, place, programme or public person known
here. That takes brands along that nobody listed: better a word too few than a name too many.
"""

from __future__ import annotations

import re

from bot.domain.words import stem
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.lexicon.calendar import MONTHS, WEEKDAYS
from bot.reading.lexicon.given_names import GIVEN_NAMES
from bot.reading.text.platform_text import plain
from bot.reading.words import clean, fold, tokens

_AWAY = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
        r"\b(?:[\w-]{1,63}\.){1,4}(?:com|ca|org|net|io|gov|edu|co|biz|info|us)\b(?:/\S{0,200})?",
        r"(?<!\w)@[\w.-]{1,64}(?:#\d{1,6})?",
        r"(?<![\d.])(?:\+?1[ .-]?)?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)"
        r"(?:\s?(?:x|ext\.?|poste)\s?\d{1,6})?",
        r"(?<![\d.])(?:[2-9]\d{2}[2-9]\d{5}[1-46-9]|9[89]\d{8})(?![\d.])",
        r"(?<!\d)(?:\+|00)\d{1,3}(?:[ .-]?\d){7,13}(?!\d)",
        r"(?<![\d.])\d{3}[ -]\d{3}[ -]\d{3}(?![\d.])",
        r"(?<![\d.])\d{3}-\d{2}-\d{4}(?!\d)",
        r"(?<![\d.])(?:\d{4}[ -]){3}\d{1,7}(?!\d)",
        r"(?<![\d.])\d{9}(?: ?R[CMTP] ?\d{4})?(?![\d.])",
        r"(?<![\d.])\d{11,19}(?![\d.])",
        r"\b[A-Z]{3}\d?-?\d{7,8}-?\d?\b",
        r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b",
        r"\b\d{5}-\d{4}\b",
        r"\b(?:p\.? ?o\.? ?box|c\.? ?p\.?|case postale) ?\d{1,6}\b",
        r"\b\d{1,6}[A-Z]?,? (?:(?:[NSEWO]\.? )?(?:[\w'.-]{1,30} ){1,3})"
        r"(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|crt|court|way|hwy|highway"
        r"|cres|crescent|pl|place|pkwy|parkway|terrace)\b\.?(?:,? (?:apt|suite|unit|#) ?\w{1,6})?",
        r"\b\d{1,6},? (?:rue|avenue|boul(?:evard)?\.?|chemin|rang|route|place|allée) "
        r"(?:(?:de|du|des|la|le|st|ste|saint|sainte)[ -])*[\w'-]{1,30}",
        r"\b(?:passport|passeport|licen[cs]e|permis|account|compte|sin|ssn|nas|badge|employee|file"
        r"|dossier|policy|member|invoice|facture|order|commande|po|entry|bol|awb|tracking)"
        r" ?(?:no\.?|number|num[ée]ro|#|id|:)+ ?#?[A-Z]{0,4}[\d-]{3,20}\b",
    )
)
_PHONED = re.compile(
    r"\b(call|phone|tel|telephone|cell|text|fax|ring|reach|appelle\w*|t[ée]l[ée]phone|num[ée]ro)"
    r"(\W{1,3}(?:me|us|him|her|moi|at|on|au|me at|us at|is|est)){0,2}\W{1,3}\d{10}\b",
    re.IGNORECASE,
)
_GREETED = re.compile(
    r"\b(i'?m|i am|my name is|name's|this is|thanks|thx|thank you|hi|hey|hello|yo|dear|cc|regards"
    r"|cheers|signed|je m'appelle|je suis|moi c'est|ici|merci|salut|bonjour|all[oô]|cher|ch[eè]re)"
    r"[ ,]{1,2}([a-zà-ÿ'-]{2,30})(?=\W|$)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_BLANKS = re.compile(r"\s+([,.;:!?])|\s{2,}")
_SHORTEST = 2
_ACRONYM = 5


def without_names(text: str, platform: str, names: Gazetteers) -> str:
    """The question without links, addresses, numbers of persons and names; '' where nothing stays.

    Doing it twice changes nothing more.
    """
    text = clean(plain(text, platform))
    text = _PHONED.sub(r"\1 ", text)
    for pattern in _AWAY:
        text = pattern.sub(" ", text)
    text = _GREETED.sub(lambda m: m[0] if _known(m[2], names) else m[1], text)
    kept, shouted = _kept_as_named(text, names), not any(c.islower() for c in text)
    text = _WORD.sub(lambda m: m[0] if _stays(m, kept, names, shouted=shouted) else " ", text)
    return _BLANKS.sub(lambda m: m[1] or " ", text).strip(" ,;:")


def _stays(found: re.Match[str], kept: frozenset[int], names: Gazetteers, *, shouted: bool) -> bool:
    """Whether a word is no name. ``shouted``: the text is all in capitals, which tell nothing."""
    word = found[0]
    if found.start() in kept or len(word) < _SHORTEST:
        return True
    if fold(word) in GIVEN_NAMES:
        return False
    if shouted or not word[0].isupper() or (word.isupper() and len(word) <= _ACRONYM):
        return True
    return _known(word, names)


def _kept_as_named(text: str, names: Gazetteers) -> frozenset[int]:
    """Where the words of public persons, programmes, goods and places begin."""
    letters = [fold(letter) for letter in text]  # 'œ' folds to two
    starts = [n for n, letter in enumerate(letters) for _ in letter]
    folded = fold(text)
    if len(starts) != len(folded):
        return frozenset()
    words = tokens(folded)
    spans = [
        *((m.first, m.last) for m in names.speakers.find(words)),
        *((m.first, m.last) for m in names.programmes.find(words)),
        *((m.first, m.last) for m in names.goods.find(words)),
        *((m.first, m.last) for m in names.places.find(words, frozenset())),
    ]
    return frozenset(starts[words[n].start] for first, last in spans for n in range(first, last))


def _known(word: str, names: Gazetteers) -> bool:
    """Whether each part of a word is known here, as a word, of a good or of the calendar, and it
    is no given name."""
    parts = tokens(fold(word))
    return not any(part.word in GIVEN_NAMES for part in parts) and all(
        part.word in names.known
        or part.stem in names.known
        or stem(part.word) in names.common
        or part.word in MONTHS
        or part.word in WEEKDAYS
        or len(part.word) == 1
        for part in parts
    )
