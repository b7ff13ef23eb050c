"""/changes in short: how many things changed, the weightiest of them, and all behind a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.cards import Bullets, Card, Detail, Notice, Option, Part, References, ShortCard
from bot.commands.spec import CommandContext
from bot.domain.days import Validity
from bot.domain.rate_moves import rate_moves
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.watch import Watch
from bot.presentation import changes_answer
from bot.presentation.budget import Line, within_budget
from bot.presentation.changes import Told, by_day, dated_line, line, told
from bot.presentation.citations import own_sources
from bot.presentation.freshness import facts_to, note
from bot.presentation.plain_words import day_words
from bot.presentation.watching import look

EVERY = "every"
"""The detail that lists every change."""
_NAMED = 40
"""Goods that the detail names of one list."""
_BACK = timedelta(days=90)
_FAR = date(2099, 12, 31)


def with_short(
    card: Card, things: Sequence[Told], period: Validity, context: CommandContext
) -> Card:
    """The card of a period with its short form: what changed in it, or that nobody here knows."""
    facts = context.snapshot.facts
    if period.first > facts.data_as_of:
        return _unknown(card, period.first, context)
    today, lang = context.question.day, card.lang
    last = period.last or today
    beyond = last > facts.data_as_of
    headline = _count(len(things), period, today, facts.data_as_of, lang)
    after = changes_answer.AFTER.on(lang, day=day_words(facts.data_as_of, lang))
    known = [Line(text=after, rank=0)] if beyond else []
    year = period.first.year != last.year
    listed = [one for _, group in by_day(things) for one in group]
    lines = [
        Line(
            text=line(one, lang) if period.first == last else dated_line(one, lang, year=year),
            rank=number,
        )
        for number, one in enumerate(listed[:4], start=1)
    ]
    coming = next_dated(facts, max(last, today), lang)
    ahead = [Line(text=changes_answer.NEXT.on(lang, what=coming), rank=9)] if coming else []
    short = ShortCard(
        headline=headline,
        lines=within_budget(headline, [*lines, *known, *ahead], lang),
        note=note(
            facts_to(facts.data_as_of, last, today, lang), waiting(context.snapshot.watch, lang)
        ),
        actions=_actions(things, card, today, context.snapshot.watch),
    )
    return replace(card, short=short, details=_details(card, things))


def _actions(things: Sequence[Told], card: Card, today: date, watch: Watch) -> tuple[Option, ...]:
    lang = card.lang
    label = (
        changes_answer.ALL.on(lang, n=len(things))
        if len(things) > 1
        else changes_answer.ONE_IN_FULL.on(lang)
    )
    every = Option(label=label if things else changes_answer.DETAILS.on(lang), detail=EVERY)
    cited = any(isinstance(part, References) for part in card.parts)
    return (
        every,
        Option(label=changes_answer.WHATS_NEXT.on(lang), question=ahead_of(today)),
        *((Option(label=changes_answer.SOURCES.on(lang), detail="sources"),) if cited else ()),
        *((look(watch, lang),) if watch.waiting else ()),
    )


def _details(card: Card, things: Sequence[Told]) -> tuple[Detail, ...]:
    """Every change day by day; the sources."""
    lang = card.lang
    listed = tuple(part for part in card.parts if isinstance(part, References))

    def every() -> tuple[Part, ...]:
        days = tuple(
            Bullets(
                title=day_words(day, lang),
                items=tuple(line(one, lang, most=_NAMED) for one in group),
            )
            for day, group in by_day(things)
        )
        return days or own_sources(tuple(p for p in card.parts if not isinstance(p, Notice))[1:])

    sources = (Detail(name="sources", title=changes_answer.SOURCES.on(lang), make=lambda: listed),)
    return (Detail(name=EVERY, title=card.title, make=every), *(sources if listed else ()))


def _unknown(card: Card, since: date, context: CommandContext) -> Card:
    """Beyond the facts: what can't be known, what was last known, what is dated next."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    reach = facts.data_as_of
    headline = changes_answer.UNKNOWN.on(
        lang, day=day_words(since, lang, year=since.year != today.year)
    )
    age = (today - reach).days
    last, coming = last_known(facts, lang), next_dated(facts, today, lang)
    lines = [Line(text=changes_answer.REACH.on(lang, day=day_words(reach, lang), n=age))]
    lines += [Line(text=changes_answer.LAST.on(lang, what=last), rank=1)] if last else []
    lines += [Line(text=changes_answer.NEXT.on(lang, what=coming), rank=2)] if coming else []
    watch = context.snapshot.watch
    back = reach - _BACK
    short = ShortCard(
        headline=headline,
        lines=within_budget(headline, lines, lang),
        note=waiting(watch, lang) or changes_answer.ADMIN.on(lang),
        actions=(
            Option(label=changes_answer.KNOWN.on(lang), question=f"/changes since {back}"),
            Option(label=changes_answer.WHATS_NEXT.on(lang), question=ahead_of(today)),
            Option(label=changes_answer.SITES.on(lang), question="/sources"),
            *((look(watch, lang),) if watch.waiting else ()),
        ),
    )
    return replace(card, short=short, details=_details(card, ()))


def ahead_in_short(card: Card, period: Validity, context: CommandContext) -> Card:
    """The card of what is dated ahead with its short form."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    things = told(rate_moves(facts, period), facts, lang)
    count = len(things)
    headline = changes_answer.AHEAD_COUNTED.on(lang, n=count)
    lines = [
        Line(text=dated_line(one, lang, year=one.day.year != today.year), rank=number)
        for number, one in enumerate(things[:4])
    ]
    cited = any(isinstance(part, References) for part in card.parts)
    short = ShortCard(
        headline=headline,
        lines=within_budget(headline, lines, lang),
        note=facts_to(facts.data_as_of, today, today, lang),
        actions=(
            Option(label=changes_answer.DETAILS.on(lang), detail=EVERY),
            *((Option(label=changes_answer.SOURCES.on(lang), detail="sources"),) if cited else ()),
        ),
    )
    whole = tuple(part for part in card.parts[1:] if not isinstance(part, References))
    details = _details(card, things)
    every = Detail(name=EVERY, title=card.title, make=lambda: whole)
    return replace(card, short=short, details=(every, *details[1:]))


def ahead_of(today: date) -> str:
    """What a button asks to see what is dated after today."""
    return f"/changes since {today + timedelta(days=1)}"


def _count(count: int, period: Validity, today: date, reach: date, lang: Lang) -> str:
    """'3 changes since Sept 1, 2026'."""
    first, last = period.first, period.last or today
    if not count:
        until = day_words(min(last, reach), lang)
        return changes_answer.NOTHING.on(lang, first=day_words(first, lang), last=until)
    when = (
        changes_answer.ON
        if first == last
        else changes_answer.SINCE
        if last == today
        else changes_answer.PERIOD
    )
    since = when.on(lang, first=day_words(first, lang), last=day_words(last, lang))
    return changes_answer.COUNTED.on(lang, n=count, since=since)


def nothing_words(first: date, last: date, reach: date, lang: Lang) -> str:
    """That nothing is known to have changed, and up to when that can be said at all."""
    if first > reach:
        return changes_answer.UNKNOWN.on(lang, day=day_words(first, lang))
    until = min(last, reach)
    known = changes_answer.NOTHING.on(
        lang, first=day_words(first, lang), last=day_words(until, lang)
    )
    if last <= reach:
        return f"{known}."
    return f"{known}. {changes_answer.AFTER.on(lang, day=day_words(reach, lang))}."


def waiting(watch: Watch, lang: Lang) -> str:
    """'2 newer documents wait for review'; '' where none does."""
    count = len(watch.waiting)
    return changes_answer.WAITING.on(lang, n=count) if count else ""


def last_known(facts: FactSnapshot, lang: Lang) -> str:
    """The newest change before the facts end: '29 Sept: motorcycles ...: banned'; '' for none."""
    reach = facts.data_as_of
    period = Validity(first=reach - _BACK * 4, last=reach)
    things = told(rate_moves(facts, period), facts, lang)
    newest = next((group[0] for _, group in by_day(things)), None)
    return dated_line(newest, lang, year=False) if newest else ""


def next_dated(facts: FactSnapshot, after: date, lang: Lang) -> str:
    """The first change dated after a day; '' for none."""
    period = Validity(first=after + timedelta(days=1), last=_FAR)
    things = told(rate_moves(facts, period), facts, lang)
    if not things:
        return ""
    first = things[0]
    return dated_line(first, lang, year=first.day.year != after.year)
