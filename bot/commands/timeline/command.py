"""/timeline: the dated steps of a good's, a programme's or a topic's story, with a chart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.cards import Bullets, Card, Notice, Part
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.rates.headline import headline
from bot.commands.rates.measure_lists import programme_measures
from bot.commands.rates.subject import Subject, direction_of, subjects_of
from bot.commands.spec import CommandContext
from bot.commands.timeline.orders import orders_card, ruled_by_orders
from bot.commands.timeline.rate_history import History, chart, good_steps, line_of, programme_steps
from bot.commands.timeline.short import (
    programme_in_short,
    several_in_short,
    topic_in_short,
    with_short,
)
from bot.commands.timeline.stories import stories
from bot.domain.days import Validity
from bot.domain.figures import Figure
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.topics import events_about
from bot.errors import BadOption, UnknownGood
from bot.presentation.citations import Footnotes
from bot.presentation.figures import measure_figures, step_figures
from bot.presentation.measures import direction_words
from bot.presentation.tariff import words as tariff_words
from bot.presentation.timeline import words as timeline_words

_FAR = date(2028, 12, 31)


async def answer(query: Query, context: CommandContext) -> Card:
    """Dated steps, rate old -> new, events and threats, and a chart of the rate."""
    facts, lang = context.snapshot.facts, context.lang
    begin = facts.records_begin
    first = query.since or min(begin, query.until or begin)
    period = Validity(first=first, last=max(query.until or _FAR, first))
    notes = Footnotes(facts)
    subjects = subjects_of(query, facts)
    ways = _ways(query, lang) if subjects else ()
    if len(subjects) == 1 and ruled_by_orders(subjects[0]):
        return orders_card(query, context, subjects[0], ways, period)
    histories = [
        (s, [(way, good_steps(s, way, facts, period, lang)) for way in ways]) for s in subjects
    ]
    if subjects:
        name, parts = _of_goods(histories, context, period, notes)
    elif query.programme is not None:
        name, parts = _of_programme(query, context, period, notes)
    elif query.words:
        name, parts = _of_topic(query, context, period, notes)
    else:
        raise BadOption(
            timeline_words.WHICH.on(lang), suggestions=("/timeline steel", "/timeline section 338")
        )
    today = context.question.day
    title = timeline_words.TITLE.on(lang, name=name)
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=title,
            headline=_headline(subjects, query, context) or title,
            day=today,
            known_on=min(today, query.until or today),
            parts=parts,
            figures=lambda: (
                _step_figures(histories, lang)
                if subjects
                else _law_figures(query.programme or "", query.origin, facts, today, lang)
            ),
        ),
    )
    if len(subjects) > 1:
        return several_in_short(card, histories, context, period)
    if query.programme is not None and not subjects:
        return programme_in_short(card, facts.programmes[query.programme], query, context, period)
    if not subjects:
        return topic_in_short(card, query, context, period)
    stories = frozenset(
        each.on(lang) for each in (timeline_words.EVENT_TITLE, timeline_words.THREATS)
    )
    return with_short(card, *histories[0], stories, context, until=period.last)


def _step_figures(histories: Sequence[History], lang: Lang) -> tuple[Figure, ...]:
    return tuple(
        figure
        for subject, ways in histories
        for way, steps in ways
        for figure in step_figures(subject.title(lang), way, steps)
    )


def _law_figures(
    programme: str, origin: str | None, facts: FactSnapshot, today: date, lang: Lang
) -> tuple[Figure, ...]:
    return measure_figures(programme_measures(programme, origin, facts), today, lang)


def _headline(subjects: tuple[Subject, ...], query: Query, context: CommandContext) -> str:
    """How it stands today, for one good: a timeline is read for where it leads."""
    if len(subjects) != 1:
        return ""
    facts, lang = context.snapshot.facts, context.lang
    found = subjects[0].rate_summary(facts, direction_of(query, lang), context.question.day)
    return headline(subjects[0], found, query.claim, lang)


def _of_goods(
    histories: Sequence[History], context: CommandContext, period: Validity, notes: Footnotes
) -> tuple[str, list[Part]]:
    facts, lang = context.snapshot.facts, context.lang
    subjects = tuple(subject for subject, _ in histories)
    ways = tuple(way for way, _ in histories[0][1])
    parts: list[Part] = []
    lines = []
    for subject, told in histories:
        for way, steps in told:
            items = tuple(line_of(s, notes, lang) for s in steps)
            label = direction_words(way, lang)
            heading = label if len(subjects) == 1 else f"{subject.title(lang)}, {label}"
            parts.append(Bullets(title=heading, items=items or (_no_step(period, facts, lang),)))
            lines.append((heading, steps))
    looks = [s.rate_summary(facts, way, context.question.day) for s in subjects for way in ways]
    if any(len(found.rate_groups) > 1 for found in looks):
        parts.append(Notice(text=timeline_words.MAIN_ONLY.on(lang)))
    drawn = chart(", ".join(s.title(lang) for s in subjects), lines, context, period)
    goods = {s.good.slug for s in subjects if s.good is not None}
    programmes = _own_programmes(subjects, ways, facts)
    events = [e for e in facts.events.values() if goods & set(e.goods)]
    events += [e for e in facts.events.values() if programmes & set(e.programmes) and not e.goods]
    threats = [m for s in subjects for m in s.measures(facts) if _named(m, goods)]
    parts += stories(events, threats, period, notes, lang)
    return ", ".join(s.title(lang) for s in subjects), [*drawn, *parts]


def _ways(query: Query, lang: Lang) -> tuple[Direction, ...]:
    """The direction asked about, both where none was."""
    first = direction_of(query, lang)
    one = query.imposing is not None or query.origin is not None
    return (first,) if one else (first, first.back)


def _no_step(period: Validity, facts: FactSnapshot, lang: Lang) -> str:
    if period.last is not None and period.last < facts.records_begin:
        return tariff_words.RECORDS_FROM.on(lang, start=facts.records_begin)
    return timeline_words.NOTHING_HELD.on(lang)


def _own_programmes(
    subjects: tuple[Subject, ...], ways: tuple[Direction, ...], facts: FactSnapshot
) -> set[str]:
    """Programmes whose measures name one of the goods: their events belong to its story."""
    slugs = {s.good.slug for s in subjects if s.good is not None}
    imposing = {way.imposing for way in ways}
    return {
        m.programme
        for s in subjects
        for m in s.measures(facts)
        if m.imposing in imposing and slugs & set(m.goods)
    }


def _named(measure: Measure, goods: set[str]) -> bool:
    return not measure.goods or bool(goods & set(measure.goods))


def _of_programme(
    query: Query, context: CommandContext, period: Validity, notes: Footnotes
) -> tuple[str, list[Part]]:
    facts, lang = context.snapshot.facts, context.lang
    programme = facts.programmes.get(query.programme or "")
    if programme is None:
        raise UnknownGood(query.programme or "")
    mine = programme_measures(programme.slug, query.origin, facts)
    items = tuple(programme_steps(mine, facts, period, notes, lang))
    parts: list[Part] = [Bullets(items=items or (_no_step(period, facts, lang),))]
    events = [e for e in facts.events.values() if programme.slug in e.programmes]
    parts += stories(events, mine, period, notes, lang)
    return programme.name.on(lang), parts


def _of_topic(
    query: Query, context: CommandContext, period: Validity, notes: Footnotes
) -> tuple[str, list[Part]]:
    facts, lang = context.snapshot.facts, context.lang
    events = list(events_about(query.words, facts))
    if not events:
        raise UnknownGood(
            timeline_words.NO_TOPIC.on(lang),
            suggestions=("/timeline talks", "/timeline steel", "/help"),
        )
    name = timeline_words.WHAT_HAPPENED.on(lang)
    return name, stories(events, [], period, notes, lang)
