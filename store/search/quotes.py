"""Quotes by words, speaker, topic and day: an inverted index in memory."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.domain.quotes import Quote
from bot.domain.snapshot import FactSnapshot
from store.words import plain, stem

SILENT = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "and",
        "or",
        "for",
        "is",
        "it",
        "that",
        "this",
        "with",
        "be",
        "we",
        "our",
        "they",
        "you",
        "are",
        "was",
        "as",
        "at",
        "by",
        "about",
        "have",
        "has",
        "not",
        "will",
        "i",
        "he",
        "she",
        "do",
        "did",
        "what",
        "who",
        "said",
        "say",
        "le",
        "la",
        "les",
        "de",
        "des",
        "du",
        "et",
        "en",
        "un",
        "une",
        "sur",
        "au",
        "aux",
        "que",
        "qui",
        "ce",
        "est",
        "dan",
        "par",
        "pour",
        "pas",
        "il",
        "elle",
        "nou",
        "vou",
    ]
)
"""Words that tell no quote from another."""


class QuoteIndex:
    """Which quotes hold which words. Quotes are numbered in order of day, as in the facts."""

    def __init__(self, facts: FactSnapshot) -> None:
        self._quotes = tuple(facts.quotes.values())
        self._postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, quote in enumerate(self._quotes):
            for word in _words(_texts(quote, facts)):
                self._postings[word].append(number)

    def find(
        self,
        words: str,
        *,
        speaker: str | None,
        since: date | None,
        until: date | None,
        limit: int,
    ) -> tuple[str, ...]:
        """Slugs, best first: more and rarer words first, then the newest."""
        asked = _words([words])
        if words.strip() and not asked:
            asked = frozenset(plain(words).split())
        ranked: Iterable[int]
        if asked:
            scores = self._scores(asked)
            ranked = sorted(scores, key=lambda n: (-scores[n], -n))
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

    def _scores(self, asked: Iterable[str]) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        for word in asked:
            found = self._postings.get(word) or self._nearest(word)
            weight = math.log(1 + len(self._quotes) / (1 + len(found)))
            for number in found:
                scores[number] += weight
        return scores

    def _nearest(self, word: str) -> array[int]:
        if len(word) < 4:
            return array("I")
        from rapidfuzz import fuzz, process

        near = process.extractOne(word, self._postings.keys(), scorer=fuzz.ratio, score_cutoff=80)
        return self._postings[near[0]] if near else array("I")


def _fits(quote: Quote, speaker: str | None, since: date | None, until: date | None) -> bool:
    return (
        (speaker is None or quote.speaker == speaker)
        and (since is None or quote.day.first >= since)
        and (until is None or quote.day.first <= until)
    )


def _texts(quote: Quote, facts: FactSnapshot) -> Iterable[str]:
    yield quote.words
    yield from quote.topics
    for slug in quote.goods:
        good = facts.goods.get(slug)
        yield from (good.name.en, good.name.fr) if good else (slug,)
    for slug in quote.programmes:
        programme = facts.programmes.get(slug)
        yield from (programme.name.en, programme.name.fr) if programme else (slug,)
    if quote.context:
        yield from (quote.context.en, quote.context.fr)


def _words(texts: Iterable[str]) -> frozenset[str]:
    found = {stem(word) for text in texts for word in plain(text).split()}
    return frozenset(found - SILENT)
