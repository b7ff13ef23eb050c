"""Claims and events that a question is about, by the words they share."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.book import Book
from bot.domain.topics import stems

ENOUGH = 0.8
"""Share of the telling words of a phrase that a question must hold to be about it."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: frozenset[str]
    slug: str


class Claims:
    """The ways people ask about claims, ready to compare."""

    def __init__(self, book: Book) -> None:
        self._phrases = tuple(
            _Phrase(words, claim.slug)
            for claim in book.claims.values()
            for asked in (claim.stated.en, claim.stated.on("fr"), *claim.asked_as)
            if len(words := stems(asked)) >= 2
        )
        self._events = tuple(
            stems(f"{event.title.en} {event.title.on('fr')}") for event in book.events.values()
        )

    def about(self, question: str) -> str | None:
        """The claim that ``question`` asks about: the longest phrase it holds almost wholly."""
        asked = stems(question)
        best: tuple[float, int, str] | None = None
        for phrase in self._phrases:
            shared = len(phrase.words & asked)
            share = shared / len(phrase.words)
            if share >= ENOUGH and (best is None or (share, shared) > best[:2]):
                best = (share, shared, phrase.slug)
        return best[2] if best else None

    def tells_of(self, words: str) -> bool:
        """Whether some event's title shares two telling words with ``words``."""
        asked = stems(words)
        return any(len(asked & title) >= 2 for title in self._events)
