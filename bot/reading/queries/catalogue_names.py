"""The names the fact snapshot knows, and where they stand in a text: longest match over stems."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from bot.domain.quotes import OfficeHeld
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import stem
from bot.reading.lexicon.vocabulary import FRENCH_ARTICLES, SMALL_WORDS, TARIFF_STEMS
from bot.reading.words import Token, stems, stems_of_all

_SHORTER = re.compile(r" to (?:the )?| of (?:the )?|, | aux? | du | de la ")
_SHY = SMALL_WORDS | {stem(word) for word in SMALL_WORDS}


class NameKind(StrEnum):
    """What a name names."""

    GOOD = "good"
    PROGRAMME = "programme"
    SPEAKER = "speaker"


_EVERY = frozenset(NameKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """A name found: tokens ``first`` up to (not with) ``last``. ``score`` 1 is exact.

    ``lang`` is the one language the name exists in, None when it serves both.
    """

    kind: NameKind
    slug: str
    first: int
    last: int
    words: str
    score: float = 1.0
    lang: Lang | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    phrase: tuple[str, ...]
    kind: NameKind
    slug: str
    rank: int
    lang: Lang | None
    guarded: bool = False
    """A name that is also a small word: 'the' (tea, without its accent), 'can', 'or' (gold)."""


class _Name(NamedTuple):
    kind: NameKind
    slug: str
    words: str
    rank: int
    lang: Lang | None


class Names:
    """An index of a fact snapshot's names. Immutable once built, which takes milliseconds."""

    def __init__(self, facts: FactSnapshot) -> None:
        self.facts = facts
        found: dict[tuple[NameKind, tuple[str, ...]], _Entry] = {}
        for entry in (*_entries((*_goods(facts), *_speakers(facts))), *_offices(facts)):
            _keep(found, entry)
        goods = {phrase for kind, phrase in found if kind is NameKind.GOOD}
        for entry in _entries(_programmes(facts)):
            if not _only_a_good(entry.phrase, goods):
                _keep(found, entry)
        self._phrases: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        for entry in sorted(found.values(), key=lambda entry: entry.rank):
            self._phrases[entry.phrase].append(entry)
            first = entry.phrase[0]
            self._longest[first] = max(self._longest[first], len(entry.phrase))
        self._first = {
            kind: frozenset(phrase[0] for of, phrase in found if of is kind) for kind in NameKind
        }
        self.vocabulary = frozenset(word for _, phrase in found for word in phrase)

    def find(
        self,
        words: tuple[Token, ...],
        *,
        kinds: Collection[NameKind] = _EVERY,
        lang: Lang = "en",
    ) -> tuple[NameFound, ...]:
        """Names in the text, left to right, the longest at each place, none overlapping.

        ``lang`` is the language of the text, which settles what small words may mean.
        """
        if kinds is not _EVERY:
            said = {token.stem for token in words}
            if all(self._first[kind].isdisjoint(said) for kind in kinds):
                return ()
        out: list[NameFound] = []
        place = 0
        while place < len(words):
            named = self._at(words, place, kinds, lang)
            if named is None:
                place += 1
                continue
            out.append(named)
            place = named.last
        return tuple(out)

    def _at(
        self, words: tuple[Token, ...], place: int, wanted: Collection[NameKind], lang: Lang
    ) -> NameFound | None:
        most = self._longest.get(words[place].stem, 0)
        if not most:
            return None
        most = min(most, len(words) - place)
        for size in range(most, 0, -1):
            phrase = tuple(token.stem for token in words[place : place + size])
            for entry in self._phrases.get(phrase, ()):
                if entry.kind in wanted and not (
                    entry.guarded and not _meant(entry, words, place, lang)
                ):
                    said = " ".join(token.word for token in words[place : place + size])
                    return NameFound(
                        kind=entry.kind,
                        slug=entry.slug,
                        first=place,
                        last=place + size,
                        words=said,
                        lang=entry.lang,
                    )
        return None


def _meant(entry: _Entry, words: tuple[Token, ...], place: int, lang: Lang) -> bool:
    """Whether a small word is meant as a name: 'cans', 'le the', 'sur l'or'."""
    if words[place].word not in SMALL_WORDS:
        return True
    if len(words) == 1 and entry.lang == "fr":
        return True
    before = words[place - 1].word if place else ""
    return lang == "fr" and entry.lang == "fr" and before in FRENCH_ARTICLES


def _keep(found: dict[tuple[NameKind, tuple[str, ...]], _Entry], entry: _Entry) -> None:
    key = (entry.kind, entry.phrase)
    other = found.get(key)
    if other is None or entry.rank < other.rank:
        found[key] = entry
    elif other.slug == entry.slug and other.lang != entry.lang:
        found[key] = _Entry(other.phrase, other.kind, other.slug, other.rank, None, other.guarded)


def _entries(named: Iterable[_Name]) -> Iterator[_Entry]:
    """The names as stems, all folded in one go."""
    listed = list(named)
    for name, phrase in zip(listed, stems_of_all(n.words for n in listed), strict=True):
        if phrase:
            small = bool({phrase[0], name.words.lower()} & _SHY)
            guarded = name.kind is not NameKind.PROGRAMME and len(phrase) == 1 and small
            yield _Entry(phrase, name.kind, name.slug, name.rank, name.lang, guarded)


def _goods(facts: FactSnapshot) -> Iterator[_Name]:
    for good in facts.goods.values():
        names: list[tuple[str, int, Lang | None]] = [
            (good.slug, 0, None),
            (good.name.en, 0, "en"),
            (good.name.on("fr"), 0, "fr"),
            *((name, 1, "en") for name in good.synonyms_en),
            *((name, 1, "fr") for name in good.synonyms_fr),
        ]
        yield from (_Name(NameKind.GOOD, good.slug, *name) for name in names)


def _speakers(facts: FactSnapshot) -> Iterator[_Name]:
    for speaker in facts.speakers.values():
        names: list[tuple[str, int, Lang | None]] = [(speaker.name, 0, None)]
        names += [(alias, 1, None) for alias in speaker.aliases]
        if not speaker.anonymous:
            names.append((speaker.name.split()[-1], 2, None))
        yield from (_Name(NameKind.SPEAKER, speaker.slug, *name) for name in names)


def _offices(facts: FactSnapshot) -> Iterator[_Entry]:
    """Offices that only one person here holds: 'the commerce secretary'. Not those that somebody
    left: who held them since may be nobody here, and the lexicon has the days of those before."""
    held: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for speaker in facts.speakers.values():
        for role in (r for r in speaker.roles if not _left(r)):
            for title in (role.title.en, role.title.on("fr")):
                for name in (title, *_SHORTER.split(title)[:1]):
                    held[stems(name)].add(speaker.slug)
    for phrase, slugs in held.items():
        if len(slugs) == 1 and len(phrase) > 1:
            yield _Entry(phrase, NameKind.SPEAKER, next(iter(slugs)), 3, None)


def _left(role: OfficeHeld) -> bool:
    return role.validity is not None and role.validity.last is not None


def _programmes(facts: FactSnapshot) -> Iterator[_Name]:
    for programme in facts.programmes.values():
        names: list[tuple[str, int, Lang | None]] = [
            (programme.slug, 0, None),
            (programme.name.en, 0, "en"),
            (programme.name.on("fr"), 0, "fr"),
            *((name, 1, None) for name in programme.names),
        ]
        yield from (_Name(NameKind.PROGRAMME, programme.slug, *name) for name in names)


def _only_a_good(phrase: tuple[str, ...], goods: set[tuple[str, ...]]) -> bool:
    """Whether 'steel tariffs' is but a good with the word for duty: then the good is meant."""
    rest = tuple(word for word in phrase if word not in TARIFF_STEMS)
    return rest != phrase and rest in goods
