"""What to say of names nobody here knows: the error, in the asker's language, with a way on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.domain.codes import Code
from bot.domain.likeness import ALIKE, LINE_BESIDE, LINE_MEANT, names_like
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import UnknownGood, UnknownSpeaker
from bot.ports import Hit, LineHit, Search, Snapshot
from bot.presentation import not_read
from bot.reading.lexicon import vocabulary
from bot.reading.lexicon.given_names import GIVEN_NAMES
from bot.reading.lexicon.known_words import known
from bot.reading.lexicon.public_people import UNQUOTED
from bot.reading.queries import near_misses
from bot.reading.queries.plain_reading import PlainReading
from bot.reading.words import fold, tokens

_NO_HEADING = 9993
"""Headings end before this one, in both schedules."""
_PLAIN = re.compile(r"[\w'%.-]+")
_OFFERED = 4
"""Goods offered for a word that is none of them."""
_SAID_BY = re.compile(
    r"\bdid (?:the )?(?P<a>[^?]{2,40}?) (?:say|write|tell|mention|think)\b"
    r"|\bqu'a (?:dit|declare|ecrit) (?P<b>[a-z' -]{2,40}?)(?: sur| a propos| au sujet| de\b| ?\?|$)"
)


def good(words: str, hits: Sequence[Hit], snapshot: Snapshot, lang: Lang) -> UnknownGood:
    """The error for words that name no good; ``hits`` are the nearest ones.

    Where a schedule is loaded whose lines say these words, the best three codes are offered with
    what they say: the choice is the asker's.
    """
    if (odd := _odd_digits(words)) is not None:
        near = Code(odd[:-1]).dotted, Code(f"0{odd}").dotted
        told = not_read.odd_code(words.strip(), odd, lang)
        return UnknownGood(told, suggestions=tuple(f"/tariff {code}" for code in near))
    lines = _lines(words, snapshot.search)
    if lines:
        return _by_lines(words, lines, lang)
    facts = snapshot.facts
    slugs = [*near_misses.everyday(words.strip().lower()), *(hit.slug for hit in hits)]
    goods = [facts.goods[slug] for slug in dict.fromkeys(slugs) if slug in facts.goods][:_OFFERED]
    asks = tuple(f"/tariff {good.name.on(lang)}" for good in goods) or not_read.examples(lang)
    shown = " ".join(_PLAIN.findall(words)[:6])[:60]
    told = not_read.unknown_good(shown, [good.name.on(lang) for good in goods], lang)
    return UnknownGood(told, suggestions=asks)


_SURNAME = 3
"""Letters of the shortest surname taken for one."""
_PRONOUNS = frozenset({"he", "she", "they", "it", "you", "we", "i", "him", "her", "them", "that"})
_SAYING = frozenset({"say", "says", "said", "told", "wrote", "quote", "quotes", "dit", "disait"})
_FIGURE = re.compile(r"\d")
_NO_GOODS = ("98", "99")
"""Chapters of special provisions: they name goods of other chapters."""
_MOST_LINES = 3


def _odd_digits(words: str) -> str | None:
    """The digits of what is written like a code but has an odd number of them."""
    digits = words.strip().replace(".", "").replace(" ", "")
    return digits if digits.isdecimal() and len(digits) in _ODD else None


_ODD = (5, 7, 9)
"""Three digits are mostly something else."""


def _lines(words: str, search: Search) -> tuple[LineHit, ...]:
    said = " ".join(word for word in words.split() if not _FIGURE.search(word))
    found = search.lines(said, schedule="US", limit=2 * _MOST_LINES)
    goods = [hit for hit in found if not hit.code.digits.startswith(_NO_GOODS)]
    if not goods or goods[0].score < LINE_MEANT:
        return ()
    return tuple(hit for hit in goods if hit.score >= LINE_BESIDE)[:_MOST_LINES]


def _by_lines(words: str, lines: Sequence[LineHit], lang: Lang) -> UnknownGood:
    shown = " ".join(_PLAIN.findall(words)[:6])[:60]
    listed = [f"{hit.code.dotted} {hit.description[:80]}" for hit in lines]
    asks = tuple(f"/tariff {hit.code.dotted}" for hit in lines)
    return UnknownGood(not_read.in_schedule(shown, listed, lang), suggestions=asks)


def check_code(code: Code, lang: Lang) -> None:
    """Raise UnknownGood for a code that no schedule can hold."""
    chapter, heading = int(code.digits[:2]), int(code.digits[:4].ljust(4, "0"))
    if chapter >= 1 and chapter != 77 and heading < _NO_HEADING:
        return
    raise UnknownGood(not_read.no_code(code, lang), suggestions=not_read.examples(lang))


def check_speaker(said: PlainReading, facts: FactSnapshot) -> None:
    """Raise UnknownSpeaker where words are asked of a person nobody here quotes."""
    person = person_named(said.full)
    if person:
        raise speaker(person, facts, said.lang)


def person_named(folded: str) -> str:
    """Who is said to have said something, where it is nobody known here; '' otherwise.

    >>> person_named("what did sheinbaum say about the letter"), person_named("what did he say")
    ('sheinbaum', '')
    >>> person_named("anything on record from david eby re softwood")
    'david eby'
    >>> person_named("Bessent after scotus, got his words?".lower())
    'bessent'
    """
    found = _SAID_BY.search(folded)
    person = (found["a"] or found["b"] or "").strip() if found else ""
    words = [w for w in re.findall(r"[a-z]+", person) if w not in vocabulary.SMALL_WORDS]
    pronoun = person.partition(" ")[0] in _PRONOUNS
    if words and not pronoun and not any(known(w) for w in words):
        return " ".join(words)
    return _by_given_name(folded) or _by_surname(folded)


def _by_given_name(folded: str) -> str:
    """A given name and the surname behind it: 'danielle smith quote'."""
    words = [token.word for token in tokens(folded)]
    for first, last in pairwise(words):
        surname = len(last) >= _SURNAME and last not in vocabulary.SMALL_WORDS
        if first in GIVEN_NAMES and surname and not known(last) and last not in _SAYING:
            return f"{first} {last}"
    return ""


def _by_surname(folded: str) -> str:
    """A public person's surname, with the office where it needs one: 'bessent'."""
    said = f" {' '.join(token.word for token in tokens(folded))} "
    return next((name for name in UNQUOTED if f" {name} " in said), "")


def speaker(name: str, facts: FactSnapshot, lang: Lang) -> UnknownSpeaker:
    """The error for a person who is not quoted here."""
    held = [s for s in facts.speakers.values() if not s.anonymous and s.slug in facts.by_speaker]
    called = {fold(alias): s.name for s in held for alias in (s.name, *s.aliases)}
    near = names_like(name, called, at_least=ALIKE) if name not in UNQUOTED else []
    names = [called[one] for one in near] or [s.name for s in held[:3]]
    asks = tuple(f"/quote {name}" for name in dict.fromkeys(names))
    shown = UNQUOTED.get(name) or name.title()[:40]
    return UnknownSpeaker(not_read.no_quotations(shown, lang), suggestions=asks)
