"""The short card of a story that is no single rate: a programme's, several goods', a topic's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.days import FactDay, Precision
from bot.domain.events import Event
from bot.domain.measures import Measure, Standing
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import colon, day_words, month_words, spoken, with_since
from bot.presentation.timeline.card import Stood, distinct, steps_in_words

_SHOWN, _AHEAD = 4, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """What happened, or is due, on ``day``: ``text`` in words that end with that day."""

    day: date
    text: str


def told_of(
    measures: Iterable[Measure], events: Iterable[Event], lang: Lang, *, followed: frozenset[str]
) -> list[StoryLine]:
    """Starts and ends of what was enacted, and events, in order of day.

    ``followed`` are the measures whose place another one took: their end is that one's start.
    """
    _ = gettext_in(lang)
    told: list[StoryLine] = []
    for m in measures:
        if m.standing is not Standing.ENACTED:
            continue
        label = spoken(m.label.on(lang), lang)
        first, last = m.validity.first, m.validity.last
        told.append(StoryLine(day=first, text=with_since(label, first, lang)))
        if last is not None and m.slug not in followed:
            ended = _("{what} (last day {day})").format(what=label, day=day_words(last, lang))
            told.append(StoryLine(day=last, text=ended))
    told += [StoryLine(day=e.day.first, text=event_told(e, lang)) for e in events]
    return sorted(told, key=lambda one: one.day)


def event_told(event: Event, lang: Lang) -> str:
    """'Canada recalls its negotiators (Aug 21, 2026)', the day as exactly as it is known."""
    return f"{spoken(event.title.on(lang), lang)} ({_when(event.day, lang)})"


def _when(day: FactDay, lang: Lang) -> str:
    if day.precision is Precision.YEAR:
        return f"{day.first:%Y}"
    coarse = day.precision is Precision.MONTH
    return month_words(day.first, lang) if coarse else day_words(day.first, lang)


def story_lines(
    headline: str,
    steps: Sequence[Stood],
    told: Sequence[StoryLine],
    today: date,
    lang: Lang,
    *,
    until: date | None = None,
) -> tuple[str, ...]:
    """The rate's steps where it moved, then the newest of what is past and the first of what is
    due, in order of day. ``until`` is the last day asked about, where that is over.
    """
    past = [one for one in told if one.day <= today][-_SHOWN:]
    ahead = [one for one in told if one.day > today][:_AHEAD]
    moved = [step for step in distinct(steps) if step.percent is not None]
    ranked = [
        *((ShortLine(text=steps_in_words(moved, today, lang, until)),) if len(moved) > 1 else ()),
        *(ShortLine(text=one.text, rank=len(past) - place) for place, one in enumerate(past)),
        *(ShortLine(text=one.text, rank=place + 1) for place, one in enumerate(ahead)),
    ]
    return within_budget(headline, ranked, lang)


def topic_headline(told: Sequence[StoryLine], today: date, lang: Lang) -> str:
    """'Latest: Canada recalls its negotiators (Aug 21, 2026)', or what is due first."""
    _ = gettext_in(lang)
    past = [one for one in told if one.day <= today]
    if past:
        return _("Latest") + colon(lang) + past[-1].text
    return _("Next") + colon(lang) + told[0].text


def no_rate_headline(name: str, lang: Lang) -> str:
    """A programme that charges no duty by itself: purchasing rules, an agreement's review."""
    _ = gettext_in(lang)
    return f"{spoken(name, lang)}{colon(lang)}" + _("no tariff of its own")
