"""Dated things that are no measure, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.cards import Bullets, Passage, cited
from bot.domain.events import Event
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said, titled
from bot.presentation.measures import fact_day_words
from bot.presentation.messages import N_

_TITLE = N_("Events")


def events_part(
    events: Iterable[Event], notes: Footnotes, lang: Lang, *, until: date, most: int
) -> tuple[Bullets, ...]:
    """The newest ``most`` of ``events`` up to ``until``, newest first; nothing where none is."""
    past = sorted((e for e in events if e.day.first <= until), key=_day, reverse=True)
    items = tuple(event_line(e, notes, lang, 1) for e in past[:most])
    return (Bullets(title=_TITLE.on(lang), items=items),) if items else ()


def _day(event: Event) -> tuple[date, str]:
    return event.day.first, event.slug


def event_line(event: Event, notes: Footnotes, lang: Lang, most: int = 2) -> Passage:
    """'2026-02-20: title. Detail. Outcome [1]'."""
    bits = [event.title, event.detail, event.outcome]
    words = " ".join(_sentence(said(b, lang)) for b in bits if b is not None)
    told = titled(lang, fact_day_words(event.day, lang), words)
    return cited(told, notes.mark(event.sources, limit=most))


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
