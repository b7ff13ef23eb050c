"""Claims, events and measures that a question is about, by the words they share."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from bot.domain.duty import Prohibited, percent_of
from bot.domain.measures import Measure, Standing
from bot.domain.rate_moves import is_broad
from bot.domain.snapshot import FactSnapshot
from bot.domain.words import stem
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon.calendar import MONTHS
from bot.reading.lexicon.vocabulary import SMALL_WORDS, TARIFF_STEMS
from bot.reading.words import fold

ENOUGH = 0.8
"""Share of the telling words of a phrase that a question must hold to be about it."""
_TOLD = 3
"""Telling words that a phrase needs to be known by in running text."""
_SENTENCE = re.compile(r'(?<=[.!?”"])\s+|\n')
_SOON = timedelta(days=7)
"""How long before a claim is on record what it says may be asked about: its day is often one near
which it was said."""
_WEIGHTY = 4.0
"""Weight of shared words from which a question is about a measure."""
_TELLING = frozenset({"pay", "pays", "paid", "paye", "goods", "product", "products", "hit", "all"})
_PLACES = frozenset(
    {"canada", "canadian", "american", "us", "etat", "uni", "state", "united", "in"}
)
_SILENT = (SMALL_WORDS - _TELLING) | TARIFF_STEMS | _PLACES
_NUMBER = re.compile(r"\b\d{4,5}\b")
_ACT = re.compile(r"\b(?:proc\w*|eo|executive order|decret|order|p\.?c\.?|c\.?p\.?)\b")
_WORD = re.compile(r"[a-z0-9]+")
_EVERYTHING = re.compile(lx.EVERYTHING)
_WHEN = re.compile(rf"20\d\d|{'|'.join(stem(month) for month in MONTHS)}")


def of_everything(text: str) -> bool:
    """Whether all goods alike are what a text is about.

    >>> of_everything("do we pay 50% on everything?"), of_everything("50% on all steel goods?")
    (True, False)
    """
    return _EVERYTHING.search(fold(text)) is not None


def telling(text: str) -> frozenset[str]:
    """The stems of the words that tell what a text is about.

    >>> sorted(telling("Do most Canadian exports pay 35%?"))
    ['35', 'export', 'pay']
    """
    words = _WORD.findall(fold(text))
    return frozenset(stem(w) for w in words if len(w) > 1 and not {w, stem(w)} & _SILENT)


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: frozenset[str]
    slug: str
    goods: frozenset[str]
    day: date


@dataclass(frozen=True, slots=True)
class _Named:
    words: frozenset[str]
    measure: Measure
    percent: Decimal | None


class Claims:
    """Claims, events and measures of one fact snapshot, ready to be compared with a question."""

    def __init__(self, facts: FactSnapshot) -> None:
        self._facts = facts

    @cached_property
    def _phrases(self) -> tuple[_Phrase, ...]:
        return tuple(
            _Phrase(words, claim.slug, frozenset(claim.goods), claim.day.first)
            for claim in self._facts.claims.values()
            for asked in (claim.stated.en, claim.stated.on("fr"), *claim.asked_as)
            if len(words := telling(asked)) >= 2
        )

    @cached_property
    def _events(self) -> tuple[frozenset[str], ...]:
        events = self._facts.events.values()
        return tuple(telling(f"{e.slug} {e.title.en} {e.title.on('fr')}") for e in events)

    @cached_property
    def _charging(self) -> frozenset[str]:
        return frozenset(measure.programme for measure in self._facts.measures.values())

    @cached_property
    def _measures(self) -> tuple[_Named, ...]:
        return tuple(
            _Named(telling(f"{m.label.en} {m.label.on('fr')}"), m, percent_of(m.duty))
            for m in self._facts.measures.values()
        )

    @cached_property
    def _spread(self) -> Counter[str]:
        return Counter(word for named in self._measures for word in named.words)

    @cached_property
    def _acts(self) -> dict[str, str]:
        return {
            number: measure.programme
            for measure in reversed(tuple(self._facts.measures.values()))
            for number in _NUMBER.findall(measure.instrument)
        }

    @cached_property
    def banning(self) -> str | None:
        """The programme under which most goods are banned."""
        measures = self._facts.measures.values()
        bans = [m.programme for m in measures if isinstance(m.duty, Prohibited)]
        return max(bans, key=bans.count, default=None)

    def about(self, question: str, day: date, goods: tuple[str, ...] = ()) -> str | None:
        """The claim that ``question`` asks about: the longest phrase it holds almost wholly.

        What was not said yet on the ``day`` it is asked is not what it is about.

        Where the question names ``goods``, only claims about one of them are meant; where it is of
        everything, none about some goods.
        """
        whole = not goods and of_everything(question)
        phrases = (
            p
            for p in self._phrases
            if p.day <= day + _SOON
            and (not goods or p.goods & set(goods))
            and not (whole and p.goods)
        )
        return _nearest(telling(question), phrases)

    def within(self, text: str) -> tuple[str, ...]:
        """The claims that sentences of a longer ``text`` make, each once, in order.

        A phrase of two words is too little to know a claim by in running text.
        """
        telling_enough = [p for p in self._phrases if _tells_of_something(p.words)]
        sentences = (telling(written) for written in _SENTENCE.split(text))
        found = (_nearest(asked, telling_enough) for asked in sentences)
        return tuple(dict.fromkeys(slug for slug in found if slug))

    def story_of(self, programme: str, question: str) -> bool:
        """Whether ``question`` asks what happened around a programme rather than what it charges:
        it shares a word with an event of the programme beyond the programme's own names, or the
        programme charges nothing."""
        if programme not in self._charging:
            return True
        named = self._facts.programmes.get(programme)
        called = " ".join((named.name.en, named.name.on("fr"), *named.names)) if named else ""
        asked = telling(question) - telling(called)
        events = (e for e in self._facts.events.values() if programme in e.programmes)
        return any(asked & telling(f"{e.title.en} {e.title.on('fr')}") for e in events)

    def programme_of_act(self, question: str) -> str | None:
        """The programme behind an act named by its number: 'Proclamation 10947', 'EO 14193'."""
        if not _ACT.search(question):
            return None
        numbers = _NUMBER.findall(question)
        return next((self._acts[n] for n in numbers if n in self._acts), None)

    def tells_of(self, words: str) -> bool:
        """Whether some event's title shares two telling words with ``words``."""
        asked = telling(words)
        return any(len(asked & title) >= 2 for title in self._events)

    def programme_of(
        self, words: str, percents: Iterable[Decimal], way: tuple[str | None, str | None]
    ) -> str | None:
        """The programme of the measure whose label shares the weightiest words and rate.

        ``way`` is who charges whom where the question says; else it is Canada and the United
        States that are meant. A rate alone names no programme, and no day does. What is said of
        everything is said of no measure that reaches some goods (:meth:`_of_everything`).
        """
        if of_everything(words):
            return self._of_everything(frozenset(percents), way)
        asked = frozenset(w for w in telling(words) if not _WHEN.fullmatch(w))
        rates = frozenset(percents)
        if all(word.isdigit() for word in asked):
            return None
        best, weight = None, _WEIGHTY
        for named in self._measures:
            if not _goes(named.measure, *way):
                continue
            mine = self._weight(named, asked, rates)
            if mine > weight:
                best, weight = named.measure.programme, mine
        return best

    def _of_everything(
        self, rates: frozenset[Decimal], way: tuple[str | None, str | None]
    ) -> str | None:
        """The programme that charges one of ``rates`` on nearly all goods: of several one without
        an end, then the newest."""
        found = [
            n.measure
            for n in self._measures
            if n.percent in rates and _goes(n.measure, *way) and is_broad(n.measure)
        ]
        best = max(found, key=lambda m: (m.validity.last is None, m.validity.first), default=None)
        return best.programme if best is not None else None

    def _weight(self, named: _Named, asked: frozenset[str], rates: frozenset[Decimal]) -> float:
        count = len(self._measures) + 1
        shared = (asked & named.words) - _TELLING
        weight = sum(math.log(count / self._spread[word]) for word in shared)
        if named.percent is not None and named.percent in rates:
            return weight + (2.5 if named.measure.standing is Standing.ENACTED else 5.0)
        return weight if len(shared) > 1 else 0.0


def _tells_of_something(words: frozenset[str]) -> bool:
    """Whether a phrase says more than a figure and a day, which any text may have."""
    named = [word for word in words if not word.isdigit() and not _WHEN.fullmatch(word)]
    return len(words) >= _TOLD and len(named) > 1


def _nearest(asked: frozenset[str], phrases: Iterable[_Phrase]) -> str | None:
    """The claim whose phrase is held almost wholly; of several, the longest."""
    best: tuple[float, int, str] | None = None
    for phrase in phrases:
        shared = len(phrase.words & asked)
        share = shared / len(phrase.words)
        if share >= ENOUGH and (best is None or (share, shared) > best[:2]):
            best = (share, shared, phrase.slug)
    return best[2] if best else None


def _goes(measure: Measure, imposing: str | None, origin: str | None) -> bool:
    """Whether a measure goes the way asked about."""
    if imposing is None:
        return measure.origins.neighbours
    return measure.imposing == imposing and (origin is None or measure.origins.hit(origin))
