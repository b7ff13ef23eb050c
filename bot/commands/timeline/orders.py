"""The story of what no schedule has a code for (parcels, services): the orders that rule it.

It has no rate of its own, and that is no freedom from duty.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.cards import Bullets, ButtonOption, Card
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.commands.timeline.rate_history import programme_steps
from bot.commands.timeline.stories import stories
from bot.domain.days import Validity
from bot.domain.duty import Free
from bot.domain.events import Event
from bot.domain.goods_orders import binding, orders_naming
from bot.domain.measures import Measure, Standing
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import Footnotes
from bot.presentation.faces import in_short
from bot.presentation.figures import measure_figures
from bot.presentation.freshness import facts_to
from bot.presentation.measures import direction_words, short_direction
from bot.presentation.timeline import words as timeline_words
from bot.presentation.timeline.story_card import StoryLine, no_rate_headline, told_of

_NEWEST = 3


def ruled_by_orders(subject: Subject) -> bool:
    """Whether it is a good to which no schedule of either country has a code."""
    return subject.good is not None and not (subject.scope_in("US") or subject.scope_in("CA"))


def orders_card(
    query: Query,
    context: CommandContext,
    subject: Subject,
    ways: Sequence[Direction],
    period: Validity,
) -> Card:
    """Starts and ends of the orders that name it, by direction; those that stood as the records
    began are told with them. In short: the end of a freedom, and what was newest in the first
    direction; events where no order names it."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    notes = Footnotes(facts)
    held = [(way, _orders(subject, way, facts)) for way in ways]
    if query.since is None:
        begun = min((m.validity.first for _, mine in held for m in mine), default=period.first)
        period = replace(period, first=min(begun, period.first))
    headline = no_rate_headline(f"{subject.title(lang)}, {short_direction(ways[0], lang)}", lang)
    steps = [(way, programme_steps(mine, facts, period, notes, lang)) for way, mine in held]
    parts = [
        Bullets(title=direction_words(way, lang), items=tuple(items))
        for way, items in steps
        if items
    ]
    happened = _events(subject, facts)
    told = stories(happened, [], period, notes, lang)
    every = [measure for _, mine in held for measure in mine]
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=timeline_words.TITLE.on(lang, name=subject.title(lang)),
            headline=headline,
            day=today,
            parts=(*parts, *told),
            figures=lambda: measure_figures(every, today, lang),
        ),
    )
    return in_short(
        card,
        headline=headline,
        lines=within_budget(headline, _lines(held[0][1], happened, period, today, lang), lang),
        note=facts_to(facts.data_as_of, today, today, lang),
        more=timeline_words.EVERY_STEP.on(lang),
        options=(
            ButtonOption(
                label=timeline_words.RATE_TODAY.on(lang), question=f"/tariff {subject.typed}"
            ),
        ),
    )


def _lines(
    orders: Sequence[Measure], events: Sequence[Event], period: Validity, today: date, lang: Lang
) -> list[ShortLine]:
    """The freedoms that ended, then what followed, newest last; the oldest give way first."""
    freed = [m for m in orders if isinstance(m.duty, Free) and m.validity.last]
    ended = [t for t in _told(freed, (), period, lang) if t.day in {m.validity.last for m in freed}]
    later = [m for m in orders if m not in freed]
    told = _told(later, () if orders else events, period, lang)
    rest = [one for one in told if one.day <= today][-_NEWEST:]
    newest = [ShortLine(text=one.text, rank=len(rest) - place) for place, one in enumerate(rest)]
    return [*(ShortLine(text=one.text) for one in ended), *newest]


def _told(
    orders: Sequence[Measure], events: Sequence[Event], period: Validity, lang: Lang
) -> list[StoryLine]:
    followed = frozenset(m.replaces for m in orders if m.replaces)
    told = told_of(orders, events, lang, followed=followed)
    return [one for one in told if period.holds(one.day)]


def _events(subject: Subject, facts: FactSnapshot) -> list[Event]:
    return [event for event in facts.events.values() if subject.typed in event.goods]


def _orders(subject: Subject, way: Direction, facts: FactSnapshot) -> list[Measure]:
    mine = binding(subject.measures(facts, way), imposing=way.imposing, origin=way.origin)
    return [m for m in orders_naming(subject.typed, mine) if m.standing is Standing.ENACTED]
