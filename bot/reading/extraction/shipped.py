"""What the reader ships with: gazetteers, cues, the trained models. Read once, when first needed.

The files lie in config/reading and come with the package; nothing here asks the environment. The
facts' own names (goods, programmes, people, events) come from a snapshot, so that a fact that is
added is found without a release.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter

from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.models.model_file import read_models, read_sentence
from bot.models.sentence import ReaderModels
from bot.reading.days.named_days import NamedDays
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.misspelt import shortened
from bot.reading.places.gazetteer import Gazetteer
from bot.reading.text.cues import Cues
from bot.reading.text.phrases import SOURCES, Phrase, PhraseIndex
from bot.reading.words import Token
from bot.tables import lines, rows, shipped_file

_SHORTEST_MENDED = 4
_JOINING = frozenset({"and", "or", "et", "ou", "&", "/"})


@dataclass(frozen=True, slots=True)
class Shipped:
    """Names and cues made when the models are trained, the same whatever facts are loaded."""

    common: frozenset[str]
    places: Gazetteer
    cues: Cues
    parts: Mapping[Lang, Mapping[str, str]]
    everyday: frozenset[str]
    goods: tuple[Phrase, ...]
    programmes: tuple[Phrase, ...]
    speakers: tuple[Phrase, ...]
    events: tuple[tuple[str, str], ...]


_LANGUAGES: tuple[Lang, ...] = ("en", "fr")


@cache
def shipped() -> Shipped:
    """The shipped parts, kept."""
    common = frozenset((*lines("reading/common.txt"), *lines("reading/english.txt")))
    return Shipped(
        common=common,
        places=Gazetteer(
            rows("reading/regions.csv"),
            lines("reading/places.txt"),
            common,
            rows("reading/towns-too.csv"),
        ),
        cues=Cues((row["sense"], row["phrase"]) for row in rows("reading/cues.csv")),
        parts=_parts(),
        everyday=frozenset(lines("reading/everyday_meanings.txt")),
        goods=(*_goods("en"), *_goods("fr")),
        programmes=tuple(
            Phrase(words=row["phrase"], values=tuple(row["slug"].split("|")), source="lexicon")
            for row in rows("reading/lexicon/programmes.csv")
        ),
        speakers=tuple(
            Phrase(
                words=row["phrase"],
                values=(row["slug"],),
                source="lexicon",
                since=row.day_or_none("from"),
                until=row.day_or_none("to"),
            )
            for row in rows("reading/lexicon/speakers.csv")
        ),
        events=tuple((row["phrase"], row["event"]) for row in rows("reading/event-days.csv")),
    )


@cache
def everyday_goods() -> Mapping[str, tuple[str, ...]]:
    """The goods that everyday words mean, by words: their slugs, none for what is no good."""
    return {p.words: tuple(filter(None, p.values)) for p in shipped().goods}


@cache
def models() -> ReaderModels:
    """The trained models, kept."""
    data = shipped_file("reading/model.npz").read_bytes()
    return ReaderModels(linear=read_models(data), sentence=read_sentence(data))


def _parts() -> Mapping[Lang, Mapping[str, str]]:
    """The parts that words play in trade, by language: those of that one, and of either."""
    listed = tuple(rows("reading/parts.csv"))
    return {
        lang: {r["word"]: r["part"] for r in listed if r["lang"] in ("", lang)}
        for lang in _LANGUAGES
    }


def _goods(lang: Lang) -> Iterator[Phrase]:
    """The phrases of one language's goods."""
    for row in rows(f"reading/lexicon/goods-{lang}.csv"):
        values = tuple(row["goods"].split("|"))
        if len(values) > 1 and not _JOINING.isdisjoint(row["phrase"].split()):
            continue  # a list of goods: each is found by its own name
        if row["kind"] not in SOURCES:
            raise row.mistake(f"kind: expected one of {', '.join(SOURCES)}")
        yield Phrase(words=row["phrase"], values=values, source=SOURCES[row["kind"]], lang=lang)


def gazetteers(facts: FactSnapshot) -> Gazetteers:
    """Every name a text is searched for: the shipped ones and those of the facts."""
    parts = shipped()
    naming = [p for p in parts.goods if p.values != ("",)]
    goods = PhraseIndex((*_known(naming, facts.goods), *_names_of_goods(facts)), things=True)
    whole = goods.vocabulary - goods.made_up
    mendable = sorted(w for w in whole if len(w) >= _SHORTEST_MENDED and w.isalpha())
    return Gazetteers(
        goods=goods,
        idioms=PhraseIndex(p for p in parts.goods if p.values == ("",)),
        mendable={c: tuple(words) for c, words in groupby(mendable, key=itemgetter(0))},
        shortened=shortened(w for w in mendable if w in goods.single),
        known=parts.common | goods.vocabulary,
        programmes=PhraseIndex(
            (*_known(parts.programmes, facts.programmes), *_names_of_programmes(facts)),
            guarded=False,
        ),
        speakers=PhraseIndex((*_known(parts.speakers, facts.speakers), *_names_of_people(facts))),
        places=parts.places,
        common=parts.common,
        cues=parts.cues,
        parts=parts.parts,
        everyday=parts.everyday,
        events=_days_of_events(parts.events, facts),
    )


def _days_of_events(named: Iterable[tuple[str, str]], facts: FactSnapshot) -> NamedDays:
    """The days of events by what people call them."""
    days: dict[str, list[date]] = {}
    for written, event in named:
        if event not in facts.events:
            continue
        for phrase in _spelt_out(written):
            days.setdefault(phrase, []).append(facts.events[event].day.first)
    return NamedDays(days)


_CHOICE = re.compile(r"\{([^{}]*)\}")


def _spelt_out(written: str) -> Iterator[str]:
    """Every phrase that one with choices stands for: 'talks {ended|broke down}'."""
    choice = _CHOICE.search(written)
    if choice is None:
        yield " ".join(written.split())
        return
    for one in choice[1].split("|"):
        yield from _spelt_out(f"{written[: choice.start()]}{one}{written[choice.end() :]}")


def _known(phrases: Iterable[Phrase], slugs: Mapping[str, object]) -> Iterator[Phrase]:
    """Phrases with those of their values that the facts hold."""
    for phrase in phrases:
        values = tuple(v for v in phrase.values if v in slugs)
        if values == phrase.values:
            yield phrase
        elif values:
            yield replace(phrase, values=values)


def _names_of_goods(facts: FactSnapshot) -> Iterator[Phrase]:
    for good in facts.goods.values():
        named: list[tuple[str, Lang]] = [
            (good.slug.replace("-", " "), "en"),
            (good.name.en, "en"),
            (good.name.on("fr"), "fr"),
            *((words, "en") for words in good.synonyms_en),
            *((words, "fr") for words in good.synonyms_fr),
        ]
        for words, lang in named:
            yield Phrase(words=words, values=(good.slug,), source="name", lang=lang)


def _names_of_programmes(facts: FactSnapshot) -> Iterator[Phrase]:
    for programme in facts.programmes.values():
        named = (programme.slug, programme.name.en, programme.name.on("fr"), *programme.names)
        for words in named:
            yield Phrase(words=words, values=(programme.slug,), source="name")


def _names_of_people(facts: FactSnapshot) -> Iterator[Phrase]:
    for person in facts.speakers.values():
        for words in (person.name, *person.aliases):
            yield Phrase(words=words, values=(person.slug,), source="name")
        if not person.anonymous:
            yield Phrase(words=person.name.split()[-1], values=(person.slug,), source="surname")


@cache
def fixed_names() -> frozenset[str]:
    """Names of goods whose place or people tells nothing of where they come from."""
    return frozenset(lines("reading/fixed-names.txt"))


_LONGEST_NAME = 4


def begins_fixed_name(words: Sequence[Token], first: int) -> bool:
    """Whether one of :func:`fixed_names` begins at a token: at 'panama' in 'two panama hats'."""
    said = [t.word for t in words[first : first + _LONGEST_NAME]]
    names = fixed_names()
    return any(" ".join(said[:n]) in names for n in range(2, len(said) + 1))
