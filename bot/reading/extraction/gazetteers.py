"""The names a text is searched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.text import Lang
from bot.reading.days.named_days import NamedDays
from bot.reading.places.gazetteer import Gazetteer
from bot.reading.text.cues import Cues
from bot.reading.text.phrases import PhraseIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteers:
    """The names a text is searched for. ``common`` are ordinary words, never
    mended; ``mendable`` the words of goods, by their first letter, that a misspelt word may mean,
    ``shortened``
    those of them that name a good alone, by their letters without vowels, ``known`` those that are
    no slip; ``idioms`` hold a good's name and mean none ("against the
    grain"); ``parts`` are the parts that words play in trade, by language, ``everyday``
    words of goods' names that people also use for other things."""

    goods: PhraseIndex
    idioms: PhraseIndex
    mendable: Mapping[str, tuple[str, ...]]
    shortened: Mapping[str, tuple[str, ...]]
    programmes: PhraseIndex
    speakers: PhraseIndex
    places: Gazetteer
    common: frozenset[str]
    known: frozenset[str]
    cues: Cues
    parts: Mapping[Lang, Mapping[str, str]]
    everyday: frozenset[str]
    events: NamedDays
