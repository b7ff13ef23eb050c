"""A town and the state, province or country behind it, in which it lies, as one place: 'London,
Ontario'.

``towns`` is as in :mod:`bot.reading.places.namesakes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.reading.marks import Mark
from bot.reading.places.namesakes import name_of
from bot.reading.places.place_codes import CODES_TOO
from bot.reading.words import Token


def joined(
    marks: list[Mark],
    words: tuple[Token, ...],
    upper: frozenset[int],
    folded: str,
    towns: Mapping[str, str],
) -> tuple[Mark, ...]:
    """'London, Ontario', 'Surrey BC': the town that lies in the region after it."""
    out: list[Mark] = []
    whole = -1
    for mark in marks:
        last = out[-1] if out else None
        told = _within(last, mark, words) or _namesake(last, mark, words, towns) if last else ()
        if last is not None and told:
            out[-1] = replace(last, values=told, last=mark.last, source="town", zone="")
            whole = mark.last
            continue
        if last is not None and last.last != whole and _followed(last, mark):
            between = folded[words[last.last - 1].end : words[mark.first].start]
            a_word = words[mark.first].word in CODES_TOO and mark.first not in upper
            if between.strip(" ,.()"):
                out += [] if a_word and mark.source == "code" else [mark]
                continue
            a_word = a_word or words[mark.first].word == "dc"
            a_word = a_word or ("." in between and mark.source == "region")
            agreed = _agreed(last, mark, a_word=a_word)
            if agreed:
                out[-1] = replace(last, values=agreed, last=mark.last, source="town", zone="")
                whole = mark.last
                continue
            if a_word and mark.source == "code":
                continue
        out.append(mark)
    return tuple(out)


def _namesake(
    country: Mark, state: Mark, words: tuple[Token, ...], towns: Mapping[str, str]
) -> tuple[str, ...]:
    """The town that bears a country's name where its state or province follows: 'Lebanon, PA',
    'Mexico, Missouri'."""
    stands = country.source == "name" and country.last == state.first
    if not stands or state.source not in ("region", "code"):
        return ()
    town = towns.get(name_of(country, words), "")
    listed = town.partition("|")[2].split(",")
    return tuple(v for v in state.values if any(w.partition(":")[0] == v for w in listed))


_INSIDE = frozenset({"au", "en", "dans", "le", "la", "l", "in"})


def _within(town: Mark, region: Mark, words: tuple[Token, ...]) -> tuple[str, ...]:
    """Where a town lies that is said to be in a state or province: 'Burlington, au Vermont'."""
    between = {t.word for t in words[town.last : region.first]}
    if town.source != "town" or region.source != "region" or not between <= _INSIDE:
        return ()
    return tuple(v for v in town.values if between and v in region.values)


def _followed(town: Mark, region: Mark) -> bool:
    """Whether a name of a state, province or country stands right after a town's."""
    return (
        town.source in {"town", "region"}
        and town.last == region.first
        and region.source in {"region", "code", "name"}
    )


def _agreed(town: Mark, region: Mark, *, a_word: bool = False) -> tuple[str, ...]:
    """Where both may lie; the region's own word for it where the town is not known there, but
    for a country ('Cuautitlan, US side') and for letters that may be ``a_word``: 'Seattle on
    a truck'."""
    wanted = region.values
    exact = tuple(v for v in town.values if v in wanted)
    if exact or a_word:
        return exact
    countries = {v.split("-")[0] for v in wanted}
    bare = all(v.endswith("-") for v in wanted)
    return tuple(v for v in town.values if bare and v.split("-")[0] in countries) or (
        (wanted[0],) if town.source == "town" and region.source != "name" and not bare else ()
    )
