"""Places in a text and the countries they tell: states, provinces, towns, peoples."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from bot.domain.countries import COUNTRIES
from bot.domain.words import word_set
from bot.reading.lexicon.countries import by_letters, letters_of
from bot.reading.marks import Mark, MarkKind
from bot.reading.places.namesakes import METROPOLIS, across_the_border, of_quebec
from bot.reading.places.place_codes import (
    CODES_TOO,
    behind_a_code,
    is_else,
    labelled,
    told_as_origin,
)
from bot.reading.places.town_in_region import joined
from bot.reading.text.phrases import SOURCES, Source
from bot.reading.words import Token, beside

_LARGE = 30_000
"""Inhabitants from which a town is meant although its name is an ordinary word."""
_CITY = 100_000
"""Inhabitants from which a town abroad is meant wherever its name stands."""
_COMPASS = frozenset({"n", "s", "e", "w", "ne", "nw", "se", "sw"})
_SPOKEN = word_set("language languages speaking version versions edition editions immersion dubbed")
"""Behind a people's name that tells a language: 'French-language picture books'."""
_NEIGHBOURS = frozenset(COUNTRIES)
_LONGEST = 4
_WORDS_TOO = frozenset({"can", "miss", "mass", "conn", "man", "penn", "la", "que", "ont"})
"""Short names of states and provinces that are words."""
_ORDINARY = frozenset(
    {
        *("nada", "bale", "limerick", "mascara", "maquila", "anand", "lattes", "tire", "cannes"),
        *("date", "vite", "vitre", "onda"),
    }
)
"""Words and names of people that are towns abroad, too."""
_WAYS = frozenset({"from", "to", "into", "via", "in", "de", "du", "vers", "en", "au", "ex", "near"})
"""Words that lead to a place."""
_LEADING = _WAYS | {"a", "at", "outside"}
"""Words that lead to a town whose name is something else as well."""
_ON = frozenset({"to", "vers"})
"""Words that lead on from a place: 'Agordo to Atlanta'."""
_NO_CODES = CODES_TOO | {"ga", "va", "mo", "ms", "ia", "nu", "ct", "id", "mi", "un", "sk"}
"""Two letters that small ones seldom mean as a place, whatever stands before them."""


@dataclass(frozen=True, slots=True)
class _Region:
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    kind: Source

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(f"{c}-{r}" for c, r in zip(self.countries, self.regions, strict=False))


_NAMED = frozenset({"name", "adjective", "region"})
_TRADED = word_set(
    "CA US CN MX JP KR DE VN IN TW IT GB TH FR BR CH ES PT TR ID MY",
)


_FIRST = itemgetter(0)
_MENDABLE = 6
"""Letters of a name from which a word may be a slip of it."""


def _is_mendable(name: str, region: _Region) -> bool:
    known = region.kind in _NAMED and region.countries[0] in _TRADED
    french = name.startswith("francais")  # 'st-francois'
    return known and len(name) >= _MENDABLE and " " not in name and not french


class Gazetteer:
    """Names of places. ``regions`` are rows phrase, country, region, kind; ``towns`` lines as
    training/places.py writes them; ``common`` are words that are rarely a small town,
    ``name_towns`` rows phrase, meant: names of people, firms and things that are the town only
    where a word leads to it ("led"), or never."""

    def __init__(
        self,
        regions: Iterable[Mapping[str, str]],
        towns: Iterable[str],
        common: frozenset[str],
        name_towns: Iterable[Mapping[str, str]] = (),
    ) -> None:
        self._regions = {
            row["phrase"]: _Region(
                tuple(row["country"].split("|")),
                tuple(row["region"].split("|")),
                SOURCES[row["kind"]],
            )
            for row in regions
        }
        self._towns = dict(line.split("|", 1) for line in towns if line)
        self._longest: dict[str, int] = {}
        """The words of the longest name of several words that begins with a word."""
        for name in (*self._regions, *self._towns):
            first, *more = name.split(" ")
            if more:
                size = min(1 + len(more), _LONGEST)
                self._longest[first] = max(self._longest.get(first, 1), size)
        self._common = common
        self._name_towns = {row["phrase"]: row["meant"] for row in name_towns}
        mendable = (name for name, region in self._regions.items() if _is_mendable(name, region))
        by_letter = groupby(sorted(mendable, key=_FIRST), key=_FIRST)
        self.mendable = {letter: tuple(names) for letter, names in by_letter}
        """By first letter the names, of one long word, of the neighbours, their states and
        provinces, and of where most of what they buy comes from, with their peoples'."""

    def known(self, word: str) -> bool:
        """Whether a single word names a place."""
        return word in self._regions or word in self._towns

    def region(self, name: str) -> tuple[tuple[str, ...], Source | Literal[""]]:
        """The values and the kind of a name of the list; nothing and '' where it is on none."""
        found = self._regions.get(name)
        return (found.values, found.kind) if found is not None else ((), "")

    def find(
        self, words: tuple[Token, ...], upper: frozenset[int], folded: str = ""
    ) -> tuple[Mark, ...]:
        """Marks of places; a town followed by its state or province is one mark, unless ``folded``
        (the text) has more than a comma in between: 'Esterhazy -> Illinois'."""
        out: list[Mark] = []
        coded = {n for n, token in enumerate(words) if behind_a_code(token, folded, n in upper)}
        upper |= coded
        told = ((n, labelled(token, folded, n in upper)) for n, token in enumerate(words))
        countries = {n: code for n, code in told if code is not None}
        upper |= {n for n in range(len(words)) if told_as_origin(words, n)}
        place = 0
        while place < len(words):
            mark = (
                _country(countries[place], place)
                if place in countries
                else self._at(words, place, upper, out[-1] if out else None, coded=place in coded)
            )
            if mark is None:
                place += 1
                continue
            place = mark.last
            out.append(mark)
        out = [of_quebec(mark, words, folded) for mark in out]
        whole = joined(out, words, upper, folded, self._towns)
        return across_the_border(whole, words, folded, self._towns)

    def _at(
        self,
        words: tuple[Token, ...],
        place: int,
        upper: frozenset[int],
        before: Mark | None,
        *,
        coded: bool,
    ) -> Mark | None:
        longest = self._longest.get(words[place].word, 1)
        for size in range(min(longest, len(words) - place), 0, -1):
            key = " ".join(token.word for token in words[place : place + size])
            region = self._regions.get(key)
            led_by, after = beside(words, place, place + size)
            if size == 1 and (is_else(words, place) or self._is_compass(key, after)):
                continue
            if region is not None and region.kind == "adjective" and _is_spoken(led_by, after):
                continue
            led = led_by in _WAYS
            placed = led and key not in _NO_CODES and region is not None and region.regions[0]
            if region is not None and (
                placed or self._region_meant(key, region, place, upper, before)
            ):
                return _mark(region.values, place, size, region.kind)
            lettered = size == 1 and (coded or by_letters(key, after))
            if region is None and place in upper and lettered:
                return _mark((f"{letters_of(key)}-",), place, size, "name")
            town = self._towns.get(key)
            where = _likely(town, led=led or after in _ON) if town is not None else []
            if size == 1 and self._no_town(key, town or "", words, place):
                continue
            if (
                town is not None
                and where
                and (size > 1 or self._town_meant(key, town, led=led, onward=after in _ON))
            ):
                values = tuple(dict.fromkeys(w.split(":")[0] for w in where))
                zone = where[0].partition(":")[2]
                return _mark(values, place, size, "town", zone)
        return None

    def _region_meant(
        self, key: str, region: _Region, place: int, upper: frozenset[int], before: Mark | None
    ) -> bool:
        """Whether two letters are a code of a place: in capitals, or after a town."""
        follows = before is not None and before.last == place
        if region.kind != "code" or key == "us":
            return key not in _WORDS_TOO or place in upper or follows
        return place in upper or (follows and before is not None and before.source == "town")

    def _is_compass(self, key: str, after: str) -> bool:
        """Whether letters are a point of the compass before a state or province: 'SE Alberta'."""
        region = self._regions.get(after) if key in _COMPASS else None
        return region is not None and region.kind == "region"

    def _no_town(self, key: str, town: str, words: tuple[Token, ...], place: int) -> bool:
        """Whether a name is a person's, a firm's or a thing's, and no town's: 'said Greer', but
        'Greer, SC' and 'from Greer'."""
        meant = self._name_towns.get(key)
        if meant is None or meant == "never":
            return meant is not None
        before, behind = beside(words, place, place + 1)
        region = self._regions.get(behind)
        states = zip(region.countries, region.regions, strict=False) if region else ()
        placed = any(f"{c}-{r}" in town for c, r in states if r)
        out = before == "of" and place > 1 and words[place - 2].word == "out"
        return before not in _LEADING and not out and not placed

    def _town_meant(self, key: str, town: str, *, led: bool, onward: bool) -> bool:
        """Whether a name is a town's; an ordinary word only where the town is large, the larger
        where no word such as 'from' leads to it, and abroad only where one does: 'split peas', 'a
        nice rate'. A metropolis is meant where goods go ``onward`` from it: 'Shanghai to
        Buffalo'."""
        if key not in self._common and key not in _ORDINARY:
            return True
        people, _, where = town.partition("|")
        near = where[:2] in _NEIGHBOURS
        if onward and int(people) >= METROPOLIS:
            return True
        return int(people) >= (_LARGE if near and led else _CITY) and (led or near)


def _country(code: str, place: int) -> Mark:
    """The mark of a country (ISO 3166 alpha-2) that the word at ``place`` stands for."""
    return Mark(
        kind=MarkKind.PLACE, values=(f"{code}-",), first=place, last=place + 1, source="name"
    )


def _likely(town: str, *, led: bool) -> list[str]:
    """The places of a town's name, likeliest first: a small one abroad only where goods are said to
    come from there or to go there."""
    people, _, listed = town.partition("|")
    where = _near_first(int(people), listed.split(","))
    if led or int(people) >= _CITY or where[0][:2] in _NEIGHBOURS:
        return where
    return [w for w in where if w[:2] in _NEIGHBOURS]


def _near_first(people: int, where: list[str]) -> list[str]:
    """The places of one name, largest first: but a large Canadian town (that has its zone) before
    one abroad that is no metropolis: Cambridge, Kingston, Victoria."""
    near = next((w for w in where if w.startswith("CA-") and ":" in w), None)
    if near is None or people >= METROPOLIS or where[0][:2] in _NEIGHBOURS:
        return where
    return [near, *(w for w in where if w != near)]


def _is_spoken(before: str, after: str) -> bool:
    """Whether a people's name between two words is that of a language."""
    return after in _SPOKEN or before == "langue"


def _mark(values: tuple[str, ...], place: int, size: int, source: Source, zone: str = "") -> Mark:
    """The mark of a place that is named at token ``place`` by ``size`` tokens."""
    return Mark(
        kind=MarkKind.PLACE,
        values=values,
        first=place,
        last=place + size,
        source=source,
        zone=zone,
    )
