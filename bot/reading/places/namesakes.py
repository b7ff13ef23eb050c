"""Towns of one name in several countries: which of them a text means, by its other places.

``towns`` holds, by name, what :mod:`bot.reading.places.gazetteer` is made of: the inhabitants of
the largest of the name, a bar, and where each lies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from bot.domain.countries import COUNTRIES
from bot.reading.marks import Mark
from bot.reading.words import Token

_NOT_TURNED = 300_000
"""Inhabitants from which a town is meant wherever goods go on to."""
METROPOLIS = 1_000_000
"""Inhabitants from which a town is meant abroad though another one is near."""
_SMALL = 50_000
"""Inhabitants up to which a town abroad gives way to its namesake across the border."""
_NEIGHBOURS = frozenset(COUNTRIES)
_FAR = 6


def across_the_border(
    marks: tuple[Mark, ...], words: tuple[Token, ...], folded: str, towns: Mapping[str, str]
) -> tuple[Mark, ...]:
    """The marks, where goods go from one place to another in the same country by its likeliest
    meaning: a town that the other neighbour has as well is that one, as goods of which a duty
    is asked cross the border ('Amherst to Carolina')."""
    out = list(marks)
    for n, (left, right) in enumerate(pairwise(marks)):
        between = folded[words[left.last - 1].end : words[right.first].start]
        far = right.first - left.last > _FAR
        if far or left.country != right.country or _ONWARD.search(between) is None:
            continue
        for at, one, two in ((n, left, right), (n + 1, right, left)):
            turned = _beyond(one, words, towns) if len(_neighbours(two)) == 1 else None
            if turned is not None:
                out[at] = turned
                break
    return _brought_near(_one_turned(tuple(out), words, towns), words, folded, towns)


def name_of(mark: Mark, words: tuple[Token, ...]) -> str:
    """The words of a mark, as towns are listed."""
    return " ".join(t.word for t in words[mark.first : mark.last])


def _people(key: str, towns: Mapping[str, str]) -> int:
    """The inhabitants of a town, the largest of its name; those of a metropolis for what is none,
    as it is turned to no other place."""
    return int(towns.get(key, f"{METROPOLIS}|").partition("|")[0])


def _brought_near(
    marks: tuple[Mark, ...], words: tuple[Token, ...], folded: str, towns: Mapping[str, str]
) -> tuple[Mark, ...]:
    """The marks, a town abroad as its namesake in the one neighbour where all other places are
    of the other one: a small town ('Vulcan' beside Arizona), a larger one where goods go or
    people are ('Drummondville to Manchester', 'a caller in Parma') and one that bears a
    saint's name, of which Quebec is full ('Saint-Quentin' beside New Hampshire)."""
    out = list(marks)
    for n, mark in enumerate(marks):
        others = {m.country for m in marks if m is not mark}
        if mark.source != "town" or mark.country in _NEIGHBOURS or len(others) != 1:
            continue
        beyond = [v for v in mark.values if v[:2] in _NEIGHBOURS - others]
        if not beyond or not others <= _NEIGHBOURS:
            continue
        key = name_of(mark, words)
        people = _people(key, towns)
        before = folded[: words[mark.first].start]
        led = _ARRIVES.search(before) is not None or key.startswith(_OF_A_SAINT)
        if people < _SMALL or (people < METROPOLIS and led):
            values = (*beyond, *(v for v in mark.values if v not in beyond))
            out[n] = replace(mark, values=values, zone="")
    return tuple(out)


def _one_turned(
    marks: tuple[Mark, ...], words: tuple[Token, ...], towns: Mapping[str, str]
) -> tuple[Mark, ...]:
    """The marks, where all are of one neighbour and only one may lie in the other: that one
    does, as goods cross the border ('shingles from the Acton plant, through Michigan')."""
    if len(marks) == 1 or {m.country for m in marks} not in ({"CA"}, {"US"}):
        return marks
    turned = {n: t for n, m in enumerate(marks) if (t := _beyond(m, words, towns)) is not None}
    if len(turned) != 1:
        return marks
    return tuple(turned.get(n, m) for n, m in enumerate(marks))


def _beyond(mark: Mark, words: tuple[Token, ...], towns: Mapping[str, str]) -> Mark | None:
    """A town as that of the other neighbour; None where it is no town of both, or a city."""
    people = _people(name_of(mark, words), towns)
    other = [v for v in mark.values if v[:2] in _NEIGHBOURS - {mark.country}]
    if mark.source != "town" or not other or people >= _NOT_TURNED:
        return None
    return replace(mark, values=(*other, *(v for v in mark.values if v not in other)), zone="")


_QUEBEC = "CA-QC"
_OF_A_SAINT = ("saint ", "sainte ")
_GOES_ON = re.compile(r"-(?:de|du|des|d'|sur|a|en|la|le|les|l')\b")


def of_quebec(mark: Mark, words: tuple[Token, ...], folded: str) -> Mark:
    """A place as one in Quebec where it bears a saint's name that hyphens carry on to one which
    nobody listed: 'Saint-Louis-de-Blandford' is not the town in Senegal."""
    first, last = words[mark.first], words[mark.last - 1]
    a_saints = folded.startswith(("saint-", "sainte-"), first.start)
    if not a_saints or not _GOES_ON.match(folded, last.end):
        return mark
    return replace(mark, values=(_QUEBEC,), source="town", zone="")


_ARRIVES = re.compile(
    r"(?:\b(?:to|into|vers|near)|->|=>|→|>| -|(?<!made )(?<!built )(?<!faits )(?<!grown )\bin) ?$"
)
_ONWARD = re.compile(r"\b(?:to|into|vers|toward|towards)\b|->|=>|→|>")


def _neighbours(mark: Mark) -> set[str]:
    """The neighbours that a mark may be a place of."""
    return {v[:2] for v in mark.values} & _NEIGHBOURS
