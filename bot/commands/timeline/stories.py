"""What happened around a rate, and what was only said: lists of dated lines."""

from __future__ import annotations

from datetime import date

from bot.cards import Bullets, Part, Passage, cited
from bot.domain.days import Validity
from bot.domain.events import Event
from bot.domain.measures import Measure, Standing
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import titled
from bot.presentation.events import event_line
from bot.presentation.measures import measure_words
from bot.presentation.timeline import words as timeline_words

_EVENTS = 12


def stories(
    events: list[Event], measures: list[Measure], period: Validity, notes: Footnotes, lang: Lang
) -> list[Part]:
    """Events of the period in order of day, then what was only said."""
    unique = {e.slug: e for e in events if period.holds(e.day.first)}
    told = sorted(unique.values(), key=lambda e: (e.day.first, e.slug))[-_EVENTS:]
    items = tuple(event_line(e, notes, lang) for e in told)
    only_said = {
        m.slug: m
        for m in measures
        if m.standing is not Standing.ENACTED and period.holds(m.announced or m.validity.first)
    }
    threats = tuple(_threat_line(m, notes, lang) for m in sorted(only_said.values(), key=_told_on))
    lists = ((timeline_words.EVENT_TITLE, items), (timeline_words.THREATS, threats))
    return [Bullets(title=t.on(lang), items=lines) for t, lines in lists if lines]


def _told_on(measure: Measure) -> tuple[date, str]:
    return measure.announced or measure.validity.first, measure.slug


def _threat_line(measure: Measure, notes: Footnotes, lang: Lang) -> Passage:
    words = {
        Standing.THREATENED: timeline_words.THREATENED,
        Standing.ANNOUNCED: timeline_words.ANNOUNCED,
        Standing.WITHDRAWN: timeline_words.WITHDRAWN,
        Standing.ENACTED: timeline_words.ENACTED,
    }
    day = measure.announced or measure.validity.first
    word = words[measure.standing].on(lang)
    told = titled(lang, day, word, measure_words(measure, lang))
    return cited(told, notes.mark(measure.sources))
