"""Known phrases, and where they stand in a text: the longest at each place, over stems."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, get_args

from bot.domain.text import Lang
from bot.reading.lexicon.vocabulary import DEFINITE_ARTICLES, FRENCH_ARTICLES, SMALL_WORDS
from bot.reading.words import Token, fold, stems_of_all

Source = Literal[
    "name",
    "surname",
    "lexicon",
    "everyday",
    "trade",
    "brand",
    "part",
    "several",
    "ambiguous",
    "not-a-good",
    "mended",
    "town",
    "region",
    "code",
    "adjective",
    "word",
]
"""The kind of phrase that a name is found by: a fact's own name, a person's surname, a phrase of
the lexicon; of goods an everyday word, one of the trade, a make, a part, a word of several goods,
one that may as well be no good or is none, or one that was misspelt; of places a town, a state or
province, its code, an adjective, or a word of other meanings, too."""
SOURCES: Mapping[str, Source] = {source: source for source in get_args(Source)}
"""The kinds by what tables call them."""
MAKES: frozenset[Source] = frozenset({"brand", "ambiguous"})
"""Kinds of words that may but name who makes a thing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase as data names it, and what it may mean.

    ``values`` are slugs or codes: several where the phrase alone does not tell which. ``lang`` is
    the one language it belongs to, None for both; ``since`` and ``until`` are its days where an
    office changes hands, both included, None where open.
    """

    words: str
    values: tuple[str, ...]
    source: Source
    lang: Lang | None = None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether the phrase means this on a day; on no day in particular, whether it still does.

        >>> first = Phrase(words="pm", values=("a",), source="lexicon", until=date(2025, 3, 13))
        >>> first.holds_on(date(2025, 3, 13)), first.holds_on(None)
        (True, False)
        """
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A phrase found on tokens ``first`` up to (not with) ``last``; ``likeness`` 1 is exact."""

    phrase: Phrase
    first: int
    last: int
    likeness: float = 1.0


_PAIR = 2


class PhraseIndex:
    """An index of phrases. Immutable once built. ``guarded``: small words count only where they
    are likely meant. ``things``: an English phrase ends with what the thing is."""

    def __init__(
        self, phrases: Iterable[Phrase], *, guarded: bool = True, things: bool = False
    ) -> None:
        self._guarded = guarded
        self._things = things
        listed = list(phrases)
        self._entries: dict[tuple[str, ...], list[Phrase]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        for phrase, key in zip(listed, stems_of_all(p.words for p in listed), strict=True):
            if key:
                self._entries[key].append(phrase)
                self._longest[key[0]] = max(self._longest[key[0]], len(key))
        self.single = frozenset(key[0] for key in self._entries if len(key) == 1)
        """Stems that are a phrase by themselves."""
        self.vocabulary = frozenset(word for key in self._entries for word in key)
        self.made_up = self.vocabulary - frozenset(
            word
            for key, entries in self._entries.items()
            if len(key) == 1 or any(e.source != "brand" for e in entries)
            for word in key
        )
        """Stems that only makes of several words have, often in a spelling of their own: 'Ugly
        Stik'."""
        self.pairs: dict[tuple[str, str], list[str]] = defaultdict(list)
        """Phrases of two words, by the first letters of both."""
        for key in self._entries:
            if len(key) == _PAIR and all(map(str.isalpha, key)):
                self.pairs[key[0][0], key[1][0]].append(" ".join(key))
        self._spoken: dict[Lang | None, set[str]] = defaultdict(set)
        for key, entries in self._entries.items():
            for entry in entries:
                self._spoken[entry.lang].update(key)

    def find(
        self,
        words: tuple[Token, ...],
        *,
        lang: Lang | None = None,
        text: str = "",
        day: date | None = None,
    ) -> tuple[Match, ...]:
        """Phrases in the text, left to right, the longest first where they overlap; of two as
        long the one with the head: 'new stock trailer' is a stock trailer.

        ``text`` is what was written, accents and all: 'thé' is tea and 'the' is not.
        Of phrases with days the one of ``day`` is meant.
        """
        meant = (
            m
            for m in self._all(words, lang, day, text)
            if not self._guarded or _meant(m, words, lang, text)
        )
        head = -1 if self._things and lang == "en" else 1
        found = sorted(meant, key=lambda m: (-_told(m, words), m.first - m.last, head * m.first))
        taken: set[int] = set()
        kept = []
        for match in found:
            span = range(match.first, match.last)
            if taken.isdisjoint(span):
                taken.update(span)
                kept.append(match)
        return tuple(sorted(kept, key=lambda m: m.first))

    def _all(
        self, words: tuple[Token, ...], lang: Lang | None, day: date | None, text: str
    ) -> Iterator[Match]:
        for place, token in enumerate(words):
            most = min(self._longest.get(token.stem, 0), len(words) - place)
            for size in range(most, 0, -1):
                inside = words[place : place + size]
                phrase = self.exact(tuple(t.stem for t in inside), lang, day)
                if phrase is None or _by_stem_alone(phrase, inside):
                    continue
                if not (text and _otherwise_written(phrase, inside, text)):
                    yield Match(phrase=phrase, first=place, last=place + size)
                    break

    def spoken(self, word: str, lang: Lang) -> bool:
        """Whether a word (its stem) is part of a phrase of this language, or of both."""
        return word in self._spoken[lang] or word in self._spoken[None]

    def tongues(self, words: tuple[Token, ...]) -> frozenset[Lang | None]:
        """The languages that have these words as a phrase."""
        return frozenset(e.lang for e in self._entries.get(tuple(t.stem for t in words), ()))

    def exact(
        self, key: tuple[str, ...], lang: Lang | None, day: date | None = None
    ) -> Phrase | None:
        """The phrase of exactly these stems; one of the text's own language before others."""
        entries = [e for e in self._entries.get(key, ()) if e.holds_on(day)]
        if not entries:
            return None
        naming = [e for e in entries if e.values[0]] or entries if len(key) == 1 else entries
        return next((e for e in naming if e.lang == lang), naming[0])


def _told(match: Match, words: tuple[Token, ...]) -> int:
    """How many words of a phrase tell something: 'the 301' and 's.301' are no longer than '301'."""
    size = match.last - match.first
    first = words[match.first].word
    section = size > 1 and first in _SECTION and words[match.first + 1].word.isdigit()
    return size - (size > 1 and (first in DEFINITE_ARTICLES or section))


_SECTION = frozenset({"s", "sec", "section", "art", "article"})
"""Before a number, that of a law."""


def _by_stem_alone(phrase: Phrase, words: tuple[Token, ...]) -> bool:
    """Whether a small word is there only because another word has its stem: 'steel to' is no
    'steel toes'."""
    short = {t.word for t in words if len(t.word) <= _SHORT} if len(words) > 1 else set()
    small = SMALL_WORDS & short
    return bool(small) and not small <= set(_WORD.findall(fold(phrase.words)))


_PARTS = re.compile(r"[,;:?!()\n]")
_PARTICIPLE = re.compile(r"\w(?:ées?|és?)$")


def _otherwise_written(phrase: Phrase, inside: tuple[Token, ...], text: str) -> bool:
    """Whether what is written is no such phrase: a sign parts it ('springs, steel content 40%' is
    no spring steel), or it is a French participle ('livré à Granby' names no book, 'livre')."""
    gaps = (text[a.end : b.start] for a, b in pairwise(inside))
    if any(_PARTS.search(gap) for gap in gaps) and not _PARTS.search(phrase.words):
        return True
    if _is_about(inside, text) or _is_sent(phrase, inside):
        return True
    written = text[inside[-1].start : inside[-1].end].lower()
    return bool(_PARTICIPLE.search(written)) and not _PARTICIPLE.search(phrase.words.lower())


def _is_about(inside: tuple[Token, ...], text: str) -> bool:
    """Whether a first word tells what is written about: 're steel remission' names no re-steel."""
    return (
        len(inside) > 1 and inside[0].word == "re" and text[inside[0].end : inside[1].start] == " "
    )


_CARRIES = frozenset({"truck", "ship", "barge", "train"})


def _is_sent(phrase: Phrase, inside: tuple[Token, ...]) -> bool:
    """Whether a last word in the singular tells what the things before it do: 'pallets truck from
    Ontario' are no pallet trucks."""
    if len(inside) != _PAIR or inside[-1].word not in _CARRIES:
        return False
    many = inside[0].word != inside[0].stem
    return many and inside[0].word not in _WORD.findall(fold(phrase.words))


_SHORT = 3
"""Letters of the smallest words, which tell nothing: 'to', 'les'."""
_WORD = re.compile(r"[a-z0-9]+")


def _meant(match: Match, words: tuple[Token, ...], lang: Lang | None, text: str) -> bool:
    """Whether a phrase of one word that is also a small word is meant as a name."""
    token = words[match.first]
    if match.last - match.first > 1 or not {token.word, token.stem} & SMALL_WORDS:
        return True
    if token.word not in SMALL_WORDS and token.word != token.stem:
        return match.phrase.lang == lang or match.phrase.lang is None
    written = text[token.start : token.end].lower() if text else ""
    if written == match.phrase.words.lower() and not written.isascii():
        return True
    if len(words) == 1:
        return True
    before = words[match.first - 1].word if match.first else ""
    return lang == "fr" and match.phrase.lang == "fr" and before in FRENCH_ARTICLES
