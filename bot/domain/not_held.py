"""Topics that people ask about and that no fact here answers: what to say, and where to look."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.text import Text


class TopicPlace(StrEnum):
    """Beside what of a worked-out entry a topic is told, though nobody asked for it."""

    TOTAL = "total"
    """Every total into its country: what comes on top and is not worked out."""
    HEADINGS = "headings"
    """The headings of the entry line: in which order they are reported."""
    REPAIR = "repair"
    """A value of which only a repair abroad is dutiable."""
    ASSEMBLY = "assembly"
    """A value of which the country's own components are free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeldTopic:
    """What is often asked and not held (quota fill, rulings), with what can be said of it.

    ``answer`` is what can be said for sure: the rule's name and effect, never an amount worked out.
    ``asked_as`` are phrases, lower case, in either language, by which people ask about it;
    ``imposing`` the country whose rule it is ('' for both). ``sources`` are official texts to look
    it up in. ``counted_under`` are the programmes whose duties are known to count on the part of
    the value that the topic is about (a repair abroad, goods assembled from US parts).
    ``told_beside``: where an entry is answered with it; None where it is only told when asked for.
    """

    slug: str
    name: Text
    answer: Text
    imposing: str = ""
    asked_as: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    counted_under: tuple[str, ...] = ()
    told_beside: TopicPlace | None = None
