"""Places in a text and the countries they tell: states, provinces, towns, peoples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.reading.lexicon.countries import LETTERS, by_letters, letters_of
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.marks import Mark, MarkKind
from bot.reading.words import Token

_LARGE = 30_000
"""Inhabitants from which a town is meant although its name is an ordinary word."""
_METROPOLIS = 1_000_000
_NEIGHBOURS = frozenset({"CA", "US"})
_LONGEST = 4
_WORDS_TOO = frozenset({"can", "miss", "mass", "conn", "man", "penn", "la", "que", "ont"})
"""Short names of states and provinces that are words."""
_CODES_TOO = frozenset(
    {
        *("on", "or", "in", "me", "hi", "ok", "oh", "de", "la", "ca", "al", "ne", "pa", "ma", "id"),
        *("co", "my", "it", "is", "be", "at", "no", "so", "do", "am", "se", "es"),
    }
)
"""Two letters of a state or province that are words or names of their own in small letters."""
_ORDINARY = frozenset({"nada", "bale", "limerick", "mascara", "maquila", "anand"})
"""Words and names of people that are towns abroad, too."""
_WAYS = frozenset({"from", "to", "into", "via", "in", "out of", "de", "du", "vers", "en", "au"})
_NO_CODES = _CODES_TOO | {"ga", "va", "mo", "ms", "ia", "nu", "ct", "id", "mi", "un", "sk"}
"""Two letters that small ones seldom mean as a place, whatever stands before them."""


@dataclass(frozen=True, slots=True)
class _Region:
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    kind: str


class Gazetteer:
    """Names of places. ``regions`` are rows phrase, country, region, kind; ``towns`` lines as
    training/places.py writes them; ``common`` are words that are rarely a small town."""

    def __init__(
        self,
        regions: Iterable[Mapping[str, str]],
        towns: Iterable[str],
        common: frozenset[str],
    ) -> None:
        self._regions = {
            row["phrase"]: _Region(
                tuple(row["country"].split("|")), tuple(row["region"].split("|")), row["kind"]
            )
            for row in regions
        }
        self._towns = dict(line.split("|", 1) for line in towns if line)
        self._common = common

    def known(self, word: str) -> bool:
        """Whether a single word names a place."""
        return word in self._regions or word in self._towns

    def find(
        self, words: tuple[Token, ...], upper: frozenset[int], folded: str = ""
    ) -> tuple[Mark, ...]:
        """Marks of places; a town followed by its state or province is one mark, unless ``folded``
        (the text) has more than a comma in between: 'Esterhazy -> Illinois'."""
        out: list[Mark] = []
        upper |= {n for n, token in enumerate(words) if _behind_a_code(token, folded)}
        upper |= {n for n in range(len(words)) if _told_as_origin(words, n)}
        place = 0
        while place < len(words):
            mark = self._at(words, place, upper, out[-1] if out else None)
            if mark is None:
                place += 1
                continue
            place = mark.last
            out.append(mark)
        return self._joined(out, words, upper, folded)

    def _at(
        self, words: tuple[Token, ...], place: int, upper: frozenset[int], before: Mark | None
    ) -> Mark | None:
        for size in range(min(_LONGEST, len(words) - place), 0, -1):
            key = " ".join(token.word for token in words[place : place + size])
            region = self._regions.get(key)
            if size == 1 and (_is_gazette(words, place) or _is_language(words, place)):
                continue
            led = place > 0 and words[place - 1].word in _WAYS and key not in _NO_CODES
            led = led and region is not None and bool(region.regions[0])
            if region is not None and (
                led or self._region_meant(key, region, place, upper, before)
            ):
                return self._region_mark(region, place, size)
            after = words[place + 1].word if place + 1 < len(words) else ""
            if region is None and place in upper and by_letters(key, after):
                code = letters_of(key)
                return Mark(
                    kind=MarkKind.PLACE,
                    values=(f"{code}-",),
                    first=place,
                    last=place + 1,
                    source="name",
                )
            town = self._towns.get(key)
            led = place > 0 and words[place - 1].word in _WAYS
            if town is not None and (size > 1 or self._town_meant(key, town, led=led)):
                people, _, listed = town.partition("|")
                where = _near_first(int(people), listed.split(","))
                values = tuple(dict.fromkeys(w.split(":")[0] for w in where))
                zone = where[0].partition(":")[2]
                return Mark(
                    kind=MarkKind.PLACE,
                    values=values,
                    first=place,
                    last=place + size,
                    source="town",
                    zone=zone,
                )
        return None

    def _region_meant(
        self, key: str, region: _Region, place: int, upper: frozenset[int], before: Mark | None
    ) -> bool:
        """Whether two letters are a code of a place: in capitals, or after a town."""
        follows = before is not None and before.last == place
        if region.kind != "code" or key == "us":
            return key not in _WORDS_TOO or place in upper or follows
        return place in upper or (follows and before is not None and before.source == "town")

    def _town_meant(self, key: str, town: str, *, led: bool) -> bool:
        """Whether a name is a town's; an ordinary word only where the town is large, and abroad
        where a word such as 'from' leads to it: 'split peas', 'a nice rate'."""
        if key not in self._common and key not in _ORDINARY:
            return True
        people, _, where = town.partition("|")
        return int(people) >= _LARGE and (led or where[:2] in _NEIGHBOURS)

    def _region_mark(self, region: _Region, place: int, size: int) -> Mark:
        values = tuple(f"{c}-{r}" for c, r in zip(region.countries, region.regions, strict=False))
        return Mark(
            kind=MarkKind.PLACE, values=values, first=place, last=place + size, source=region.kind
        )

    def _joined(
        self, marks: list[Mark], words: tuple[Token, ...], upper: frozenset[int], folded: str
    ) -> tuple[Mark, ...]:
        """'London, Ontario', 'Surrey BC': the town that lies in the region after it."""
        out: list[Mark] = []
        whole = -1
        for mark in marks:
            last = out[-1] if out else None
            if last is not None and last.last != whole and _followed(last, mark):
                between = folded[words[last.last - 1].end : words[mark.first].start]
                if between.strip(" ,.()"):
                    out.append(mark)
                    continue
                shy = words[mark.first].word in _CODES_TOO and mark.first not in upper
                agreed = _agreed(last, mark, shy=shy)
                if agreed:
                    out[-1] = replace(last, values=agreed, last=mark.last, source="town", zone="")
                    whole = mark.last
                    continue
                if shy and mark.source == "code":
                    continue
            out.append(mark)
        return tuple(out)


_GAZETTE = frozenset({"notice", "notices", "cite", "citation", "pdf", "doc", "page"})


_CODE_BEFORE = re.compile(r"\d{4}\.\d{2}[\d.]{0,8},? $")


def _behind_a_code(token: Token, folded: str) -> bool:
    """Whether two letters, though small, are the country of a code's goods: '4202.92 cn'."""
    return token.word in LETTERS and _CODE_BEFORE.search(folded[: token.start]) is not None


def _told_as_origin(words: tuple[Token, ...], place: int) -> bool:
    """Whether two letters, though small, are where goods are from: 'cn origin', 'coo vn'."""
    word = words[place].word
    if word not in LETTERS or word in SMALL_WORDS:
        return False
    behind = words[place + 1].word if place + 1 < len(words) else ""
    return behind in _OF_ORIGIN or (place > 0 and words[place - 1].word == "coo")


_OF_ORIGIN = frozenset({"origin", "origine", "made", "built"})
_LANGUAGE = frozenset({"en", "le", "du", "parle", "parlez", "parler", "canada", "canadien"})


def _is_language(words: tuple[Token, ...], place: int) -> bool:
    """Whether French is spoken, and no goods of France are meant: 'reponds en francais'."""
    before = words[place - 1].word if place else ""
    return words[place].word.startswith("francais") and (not before or before in _LANGUAGE)


def _is_gazette(words: tuple[Token, ...], place: int) -> bool:
    """Whether FR stands for the Federal Register: 'FR notices'."""
    behind = words[place + 1].word if place + 1 < len(words) else ""
    return words[place].word == "fr" and behind in _GAZETTE


def _near_first(people: int, where: list[str]) -> list[str]:
    """The places of one name, largest first: but a large Canadian town (that has its zone) before
    one abroad that is no metropolis: Cambridge, Kingston, Victoria."""
    near = next((w for w in where if w.startswith("CA-") and ":" in w), None)
    if near is None or people >= _METROPOLIS or where[0][:2] in _NEIGHBOURS:
        return where
    return [near, *(w for w in where if w != near)]


def _followed(town: Mark, region: Mark) -> bool:
    """Whether a name of a state, province or country stands right after a town's."""
    return (
        town.source in {"town", "region"}
        and town.last == region.first
        and region.source in {"region", "code", "name"}
    )


def _agreed(town: Mark, region: Mark, *, shy: bool = False) -> tuple[str, ...]:
    """Where both may lie; the region's own word for it where the town is not known there, but
    for ``shy`` letters, which may be a word: 'Seattle on a truck'."""
    wanted = region.values
    exact = tuple(v for v in town.values if v in wanted)
    if exact or shy:
        return exact
    countries = {v.split("-")[0] for v in wanted}
    bare = all(v.endswith("-") for v in wanted)
    return tuple(v for v in town.values if bare and v.split("-")[0] in countries) or (
        (wanted[0],) if town.source == "town" and region.source != "name" else ()
    )
