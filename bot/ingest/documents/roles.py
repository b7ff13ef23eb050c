"""What part each day and each percentage plays in a clause, and what it does, as models tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache

from bot.ingest.documents.clause_features import clause_bag
from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.percentages import percentages
from bot.ingest.documents.role_features import (
    Bag,
    Mention,
    Senses,
    day_bag,
    mentions,
    percent_bag,
    words_of,
)
from bot.models.linear import LinearModel, Models
from bot.models.model_file import read_models
from bot.tables import rows, shipped_file


class Role(StrEnum):
    """The letters stand for them in the labelled passages."""

    FIRST = "E"
    """The first day from which a change applies."""
    LAST = "L"
    """The last day on which it applies."""
    OVER = "B"
    """A day on which it no longer applies."""
    PUT_OFF_TO = "P"
    """The new day of a start or an end that moves."""
    MOVED_FROM = "W"
    """A day on which it would have begun or ended, or that was printed wrongly."""
    NEW_RATE = "N"
    OLD_RATE = "O"
    STANDING_RATE = "R"
    """A rate that merely holds."""
    QUOTA_RATE = "Q"
    OTHER = "X"


Chances = Mapping[str, float]
"""The probability of each role."""


def chance_of(held: Chances, *roles: str) -> float:
    """The probability that it is one of those roles, or of those kinds of deeds."""
    return sum(held.get(role, 0.0) for role in roles)


def bags(text: str, found: Sequence[Mention], near: date | None) -> tuple[Bag, ...]:
    """The features of each mention, in order."""
    told = words_of(text, found)
    return tuple(
        day_bag(told, n, found, _senses(), near)
        if isinstance(each, DayMention)
        else percent_bag(told, n, found, _senses())
        for n, each in enumerate(found)
    )


@lru_cache(maxsize=4096)
def chances(text: str, near: date | None) -> Mapping[int, Chances]:
    """The chances of the roles of each day and percentage of a clause, by where it begins.

    None of a table that has lost its lines: it is no sentence.
    """
    named, rates = days(text, near), percentages(text)
    if len(named) + len(rates) > _MOST:
        return {}
    found = mentions(named, rates)
    return parts_in(text, found, near, _models())


def parts_in(
    text: str, found: Sequence[Mention], near: date | None, models: Models
) -> dict[int, Chances]:
    """What those models tell of the mentions of ``text``, by where each begins."""
    drawn = zip(found, bags(text, found, near), strict=True)
    return {each.start: models[model_of(each)].chances(bag) for each, bag in drawn}


_MOST = 40
"""Days and percentages that a sentence names at most."""


def model_of(mention: Mention) -> str:
    """The name of the model that tells its role."""
    return "days" if isinstance(mention, DayMention) else "percents"


NOTHING = "none"
"""What a clause does that changes nothing and tells of no change."""


@lru_cache(maxsize=4096)
def deeds_of(text: str, near: date | None) -> Chances:
    """The chances of the kinds of a clause (those of proposals, or NOTHING); {} for a table."""
    found = mentions(days(text, near), percentages(text))
    if len(found) > _MOST:
        return {}
    return _models()["deeds"].chances(deed_bag(text, found, chances(text, near)))


def deed_bag(text: str, found: Sequence[Mention], parts: Mapping[int, Chances]) -> Bag:
    """The features of a clause whose mentions play those parts; its own number tells nothing."""
    mark = _NUMBER.match(text)
    blank = 0 if mark is None or (found and found[0].start < mark.end()) else mark.end()
    told = words_of(" " * blank + text[blank:], found)
    return clause_bag(told, found, [parts[each.start] for each in found], _senses())


_NUMBER = re.compile(
    r"(?:\W{0,3}(?:Sec(?:tion)?\.? \d{1,3}\.?|\(?[\dA-Za-z.]{1,4}\)|\d{1,3}(?:\.\d{1,2})?\.?(?= )"
    r"|[a-zA-Z]\.(?= ))\s{0,3}){1,3}"
)
"""How a clause, a section or an item of a list is counted, before its words."""


@cache
def _senses() -> Senses:
    """The shipped senses of words."""
    return Senses((row["sense"], row["words"]) for row in rows("documents/cues.csv"))


@cache
def _models() -> Mapping[str, LinearModel]:
    """The trained models, kept."""
    return read_models(shipped_file("documents/roles.npz").read_bytes())
