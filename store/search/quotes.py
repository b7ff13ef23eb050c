"""Quotes by words, speaker, topic and day: an inverted index in memory."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.domain.likeness import TOPIC_SLIP
from bot.domain.quotes import Quote
from bot.domain.snapshot import FactSnapshot
from bot.domain.words import FUNCTION_WORDS, root, stem
from store.words import plain

_OF_COUNTRIES = {"state", "states", "united", "etat", "etats", "unis"}
"""Of names of countries, which stand in the names of agreements: no topic is told by them."""
SILENT = frozenset(map(stem, FUNCTION_WORDS | _OF_COUNTRIES | {"or", "not", "pas", "say", "said"}))
"""Words that tell no quote from another."""
_ASKING = (
    "quote quotation statement remark line phrase sentence word wording verbatim exact exactly"
    " literal paraphrase source date outlet full whole actual actually record official really ever"
    " anything something somebody anybody everything find get give gimme need want pull show tell"
    " please pls thank lol abt re wat whats latest recent lately last again still also just only"
    " citation citer cite propos parole mot exacte exactement textuelle svp dire dit declaration"
    " source vrai quelque chose rien encore dernier derniere recemment cherche trouve donne veux"
    " faut besoin"
)
ASKING = frozenset(_ASKING.split())
"""Words of asking for words: what they stand in is no sign of what a quote is about."""
Postings = dict[str, "array[int]"]
LONG = 4
"""Letters from which on a word may be a topic misspelt."""
FEW = 2
"""Words of a quote's own text from which on it is about what was asked."""


class QuoteIndex:
    """Which quotes hold which words. Quotes are numbered in order of day, as in the facts."""

    def __init__(self, facts: FactSnapshot) -> None:
        self._quotes = tuple(facts.quotes.values())
        self._about: Postings = defaultdict(lambda: array("I"))
        self._said: Postings = defaultdict(lambda: array("I"))
        self._own = tuple(_words([quote.words]) for quote in self._quotes)
        for number, quote in enumerate(self._quotes):
            about = _words((*_topics(quote, facts), *_places(quote)))
            for word in about:
                self._about[word].append(number)
            for word in _words(_texts(quote)) - about:
                self._said[word].append(number)

    def find(
        self,
        words: str,
        *,
        speaker: str | None,
        since: date | None,
        until: date | None,
        limit: int,
    ) -> tuple[str, ...]:
        """Slugs, best first: more and rarer words first, then those who say them themselves rather
        than in an article on that, then the newest.

        A quote is about what was asked where one of the words names its topic, or where some
        stand in its own text; one word that happens to stand there is a chance, unless it was all
        that was asked.
        """
        asked = _words([words]) - ASKING
        if words.strip() and not asked:
            asked = frozenset(plain(words).split())
        ranked: Iterable[int]
        if asked:
            scores = self._scores(asked)
            ranked = sorted(scores, key=lambda n: (-scores[n], -len(asked & self._own[n]), -n))
        else:
            ranked = range(len(self._quotes) - 1, -1, -1)
        out: list[str] = []
        for number in ranked:
            quote = self._quotes[number]
            if _fits(quote, speaker, since, until):
                out.append(quote.slug)
                if len(out) == limit:
                    break
        return tuple(out)

    def _scores(self, asked: frozenset[str]) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        about: set[int] = set()
        hits: dict[int, int] = defaultdict(int)
        for word in asked:
            if word not in self._about and word not in self._said:
                word = self._nearest(word)
            named, said = self._about.get(word, ()), self._said.get(word, ())
            weight = math.log(1 + len(self._quotes) / (1 + len(named) + len(said)))
            for number in (*named, *said):
                scores[number] += weight
                hits[number] += 1
            about.update(named)
        enough = min(FEW, len(asked))
        return {n: score for n, score in scores.items() if n in about or hits[n] >= enough}

    def _nearest(self, word: str) -> str:
        """The word that one which stands nowhere is another form of ('removing', 'removed'), or may
        be a misspelling of; itself without any."""
        if len(word) < LONG:
            return word
        held = {**self._about, **self._said}
        kin = [one for one in held if root(one) == root(word)]
        if kin:
            return max(kin, key=lambda one: len(held[one]))
        from rapidfuzz import fuzz, process

        near = process.extractOne(word, held.keys(), scorer=fuzz.ratio, score_cutoff=TOPIC_SLIP)
        return near[0] if near else word


def _fits(quote: Quote, speaker: str | None, since: date | None, until: date | None) -> bool:
    return (
        (speaker is None or quote.speaker == speaker)
        and (since is None or quote.day.first >= since)
        and (until is None or quote.day.first <= until)
    )


def _texts(quote: Quote) -> Iterable[str]:
    yield quote.words
    if quote.context:
        yield from (quote.context.en, quote.context.fr)


def _topics(quote: Quote, facts: FactSnapshot) -> Iterable[str]:
    yield from quote.topics
    for slug in quote.goods:
        good = facts.goods.get(slug)
        yield from (good.name.en, good.name.fr) if good else (slug,)
    for slug in quote.programmes:
        programme = facts.programmes.get(slug)
        yield from (programme.name.en, programme.name.fr) if programme else (slug,)


def _places(quote: Quote) -> Iterable[str]:
    """Where it was said, and who brought it: people ask for the words 'on Face the Nation'."""
    yield quote.outlet
    if quote.venue:
        yield from (quote.venue.en, quote.venue.fr)


def _words(texts: Iterable[str]) -> frozenset[str]:
    found = {stem(word) for text in texts for word in plain(text).split()}
    return frozenset(found - SILENT)
