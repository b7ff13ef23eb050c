"""/timeline in short: then and now, with every step, the events and the sources behind buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.cards import (
    Bullets,
    Card,
    Chart,
    Detail,
    Notice,
    Option,
    Part,
    References,
    ShortCard,
)
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.commands.timeline.rate_history import RateChange
from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.presentation import timeline_words
from bot.presentation.citations import own_sources
from bot.presentation.freshness import facts_to
from bot.presentation.measures import PROHIBITED
from bot.presentation.timeline_card import Stood, timeline_headline, timeline_lines

STEPS, EVENTS = "steps", "events"


def with_short(
    card: Card,
    subject: Subject,
    ways: Sequence[tuple[Direction, Sequence[RateChange]]],
    stories: frozenset[str],
    context: CommandContext,
    *,
    until: date | None,
) -> Card:
    """The card of one good with its short form; ``stories`` are the titles of its event lists,
    ``until`` the last day asked about.
    """
    lang, today = card.lang, context.question.day
    facts = context.snapshot.facts
    stood = [(way, tuple(_stood(turn, lang) for turn in turns)) for way, turns in ways]
    first = timeline_headline(subject.title(lang), *stood[0], today, lang)
    chart = next((part for part in card.parts if isinstance(part, Chart)), None)
    told = any(isinstance(p, Bullets) and p.title in stories for p in card.parts)
    return replace(
        card,
        short=ShortCard(
            headline=first,
            chart=chart,
            lines=timeline_lines(first, stood, today, lang, until=until),
            note=facts_to(facts.data_as_of, today, today, lang),
            actions=(
                Option(label=timeline_words.EVERY_STEP.on(card.lang), detail=STEPS),
                *(
                    (Option(label=timeline_words.EVENT_TITLE.on(card.lang), detail=EVENTS),)
                    if told
                    else ()
                ),
                Option(
                    label=timeline_words.RATE_TODAY.on(card.lang),
                    question=f"/tariff {subject.typed}",
                ),
                Option(
                    label=timeline_words.FOLLOW.on(card.lang),
                    question=f"/digest follow {subject.typed}",
                ),
            ),
        ),
        details=(
            Detail(
                name=STEPS,
                title=card.title,
                make=lambda: own_sources(_listed(card, stories, wanted=False)),
            ),
            Detail(
                name=EVENTS,
                title=card.title,
                make=lambda: own_sources(_listed(card, stories, wanted=True)),
            ),
        ),
    )


def _stood(turn: RateChange, lang: Lang) -> Stood:
    return Stood(day=turn.day, percent=turn.number, banned=turn.label == PROHIBITED.on(lang))


def _listed(card: Card, stories: frozenset[str], *, wanted: bool) -> tuple[Part, ...]:
    """The lists of events, or all the others; sources with both."""
    return tuple(
        part
        for part in card.parts
        if isinstance(part, References)
        or (not wanted and isinstance(part, Notice))
        or (isinstance(part, Bullets) and (part.title in stories) is wanted)
    )
