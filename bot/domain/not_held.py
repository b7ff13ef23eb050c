"""Topics that people ask about and that no fact here answers: what to say, and where to look."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeldTopic:
    """What is often asked and not held (quota fill, rulings), with what can be said of it.

    ``answer`` is what can be said for sure: the rule's name and effect, never an amount worked out.
    ``asked_as`` are phrases, lower case, in either language, by which people ask about it;
    ``imposing`` the country whose rule it is ('' for both). ``sources`` are official texts to look
    it up in. ``counted_under`` are the programmes whose duties are known to count on the part of
    the value that the topic is about (a repair abroad, goods assembled from US parts).
    """

    slug: str
    name: Text
    answer: Text
    imposing: str = ""
    asked_as: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    counted_under: tuple[str, ...] = ()
