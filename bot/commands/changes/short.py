"""/changes in short: how many things changed, the weightiest of them, and all behind a button."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.cards import Bullets, ButtonOption, Card, Detail, Part, References, ShortCard, Stands
from bot.commands.changes.about import About
from bot.commands.parsing.open_lines import opened
from bot.commands.spec import CommandContext
from bot.domain.days import Validity
from bot.domain.events import Event
from bot.domain.frontier import Frontier
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation import changes_answer
from bot.presentation.answer_freshness import look
from bot.presentation.budget import ShortLine, most_words, within_budget, words_in
from bot.presentation.changes import ToldChange, by_day, dated_line, line
from bot.presentation.citations import own_sources
from bot.presentation.freshness import facts_to, note
from bot.presentation.plain_words import day_words
from bot.presentation.timeline.story_card import event_told

EVERY = "every"
"""The detail that lists every change."""
_NAMED = 40
"""Goods that the detail names of one list."""
_BACK = timedelta(days=90)
_LONGEST = 24
"""Words of a change that a short card has room for; longer ones wait behind the button, unless
there is nothing else to tell."""
_ALONE = 36
"""Words of the only change there is."""
_BETWEEN_STEPS = "; "
_FAR = date(2099, 12, 31)


def with_short(
    card: Card,
    things: Sequence[ToldChange],
    period: Validity,
    asked: About,
    context: CommandContext,
    *,
    fresh: Sequence[str] = (),
) -> Card:
    """The card of a period with its short form: what changed in it of what was asked about, or that
    nobody here knows. ``fresh`` are sentences of what was learned in it, whenever it begins.
    """
    facts = context.snapshot.facts
    if period.first > facts.data_as_of and not things:
        return _unknown(card, period.first, asked, context, fresh)
    today, lang = context.question.day, card.lang
    last = period.last or today
    beyond = last > facts.data_as_of
    happened = [event_told(e, lang) for e in reversed(_own_events(asked, period, things, context))]
    headline = _count(len(things), period, today, facts.data_as_of, lang, name=asked.name)
    if happened and not things:
        headline = happened.pop(0)
    approved = any(one.day > facts.data_as_of for one in things)
    words = changes_answer.AFTER_ELSE if approved else changes_answer.AFTER
    after = words.on(lang, day=day_words(facts.data_as_of, lang))
    known = [ShortLine(text=after, rank=0)] if beyond else []
    year = period.first.year != last.year
    listed = [one for _, group in by_day(things) for one in group]
    said = [
        line(one, lang) if period.first == last else dated_line(one, lang, year=year)
        for one in listed
    ]
    brief = [text for text in said if words_in(text) <= most_words(_LONGEST, lang)]
    told = [*(brief or [_cut(one, lang) for one in listed[:1]])[:4], *happened][:4]
    lines = [ShortLine(text=text, rank=number) for number, text in enumerate(told, start=1)]
    reached = max(last, today)
    coming = next_dated(asked, reached, context)
    ahead = [ShortLine(text=changes_answer.NEXT.on(lang, what=coming), rank=9)] if coming else []
    lines = [*_fresh(fresh, lang), *lines]
    small = note(
        facts_to(facts.data_as_of, reached, today, lang), waiting(context.snapshot.frontier, lang)
    )
    short = ShortCard(
        headline=headline,
        lines=within_budget(headline, [*lines, *known, *ahead], lang, small=small),
        note=small,
        actions=_actions(things, card, today, asked, context.snapshot.frontier),
    )
    return replace(card, short=short, details=_details(card, things))


def _cut(one: ToldChange, lang: Lang) -> str:
    """A change of many steps with as many of them as there is room for, '…' for the others."""
    steps = one.step.split(_BETWEEN_STEPS)
    for count in range(len(steps), 0, -1):
        step = _BETWEEN_STEPS.join(steps[:count])
        shown = replace(one, step=step if count == len(steps) else f"{step} …")
        told = dated_line(shown, lang, year=False)
        if words_in(told) <= most_words(_ALONE, lang):
            break
    return told


def _actions(
    things: Sequence[ToldChange], card: Card, today: date, asked: About, frontier: Frontier
) -> tuple[ButtonOption, ...]:
    lang = card.lang
    label = (
        changes_answer.ALL.on(lang, n=len(things))
        if len(things) > 1
        else changes_answer.ONE_IN_FULL.on(lang)
    )
    every = ButtonOption(label=label if things else changes_answer.DETAILS.on(lang), detail=EVERY)
    cited = any(isinstance(part, References) for part in card.parts)
    return (
        every,
        *((_within(card, things),) if len(things) > 1 and not asked.name else ()),
        ButtonOption(label=changes_answer.WHATS_NEXT.on(lang), question=ahead_of(asked, today)),
        *(
            (ButtonOption(label=changes_answer.SOURCES.on(lang), detail="sources"),)
            if cited
            else ()
        ),
        *((look(frontier, lang),) if frontier.waiting else ()),
    )


def _within(card: Card, things: Sequence[ToldChange]) -> ButtonOption:
    """'Is my good on it?', of these changes."""
    days = sorted(one.day for one in things)
    question = opened(f"/changes since {days[0]} until {days[-1]}", "good")
    return ButtonOption(label=changes_answer.IS_IT_ON.on(card.lang), question=question)


def _details(card: Card, things: Sequence[ToldChange]) -> tuple[Detail, ...]:
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
        return days or own_sources((*card.parts[1:],))

    sources = (Detail(name="sources", title=changes_answer.SOURCES.on(lang), make=lambda: listed),)
    return (Detail(name=EVERY, title=card.title, make=every), *(sources if listed else ()))


def _fresh(fresh: Sequence[str], lang: Lang) -> list[ShortLine]:
    """The newest of what was learned, where there is room for it."""
    told = [text for text in fresh if words_in(text) <= most_words(_LONGEST, lang)]
    return [ShortLine(text=text, rank=0) for text in told[:_LEARNED]]


_LEARNED = 2


def _unknown(
    card: Card, since: date, asked: About, context: CommandContext, fresh: Sequence[str]
) -> Card:
    """Beyond the facts: what can't be known, what was last known, what is dated next."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    reach = facts.data_as_of
    day = day_words(since, lang, year=since.year != today.year)
    words = changes_answer.UNKNOWN_OF if asked.name else changes_answer.UNKNOWN
    headline = words.on(lang, name=asked.name, day=day)
    age = (today - reach).days
    last, coming = (
        last_known(asked, since - timedelta(days=1), lang),
        next_dated(asked, today, context),
    )
    reached = changes_answer.REACH.on(lang, day=day_words(reach, lang), n=age)
    lines = [*_fresh(fresh, lang), ShortLine(text=reached)]
    lines += [ShortLine(text=changes_answer.LAST.on(lang, what=last), rank=1)] if last else []
    lines += [ShortLine(text=changes_answer.NEXT.on(lang, what=coming), rank=2)] if coming else []
    frontier = context.snapshot.frontier
    back = reach - _BACK
    short = ShortCard(
        headline=headline,
        lines=within_budget(headline, lines, lang),
        note=waiting(frontier, lang) or changes_answer.ADMIN.on(lang),
        actions=(
            ButtonOption(
                label=changes_answer.KNOWN.on(lang), question=f"{_command(asked)} since {back}"
            ),
            ButtonOption(label=changes_answer.WHATS_NEXT.on(lang), question=ahead_of(asked, today)),
            ButtonOption(label=changes_answer.SITES.on(lang), question="/sources"),
            *((look(frontier, lang),) if frontier.waiting else ()),
        ),
    )
    return replace(card, short=short, details=_details(card, ()))


def ahead_in_short(card: Card, period: Validity, asked: About, context: CommandContext) -> Card:
    """The card of what is dated ahead with its short form."""
    facts, lang, today = context.snapshot.facts, card.lang, context.question.day
    things = asked.find(period)
    due = [event_told(event, lang) for event in _own_events(asked, period, things, context)]
    headline = _count_ahead(len(things), asked.name, period.last, lang)
    if due and not things:
        headline = due.pop(0)
    dated = [dated_line(one, lang, year=one.day.year != today.year) for one in things]
    lines = [ShortLine(text=text, rank=number) for number, text in enumerate([*dated, *due][:4])]
    later = next_dated(asked, period.last, context) if period.last and not things else ""
    lines += [ShortLine(text=changes_answer.NEXT.on(lang, what=later), rank=9)] if later else []
    cited = any(isinstance(part, References) for part in card.parts)
    short = ShortCard(
        headline=headline,
        lines=within_budget(headline, lines, lang),
        note=facts_to(facts.data_as_of, today, today, lang),
        stands=_begins(things, period),
        actions=(
            ButtonOption(label=changes_answer.DETAILS.on(lang), detail=EVERY),
            *(
                (ButtonOption(label=changes_answer.SOURCES.on(lang), detail="sources"),)
                if cited
                else ()
            ),
        ),
    )
    whole = tuple(part for part in card.parts[1:] if not isinstance(part, References))
    details = _details(card, things)
    every = Detail(name=EVERY, title=card.title, make=lambda: whole)
    return replace(card, short=short, details=(every, *details[1:]))


def _begins(things: Sequence[ToldChange], period: Validity) -> Stands | None:
    """For a question whether duties begin on one day: that some do, all of one country. That none
    is dated for it is no 'no': the facts may end before."""
    new = any(move.before is None for one in things for move in one.moves)
    if not new or period.first != period.last or len({one.imposing for one in things}) > 1:
        return None
    return Stands(percent=None, owed=True, begins=True)


def _count_ahead(count: int, name: str, until: date | None, lang: Lang) -> str:
    """'10 changes are dated ahead'; none of them until a day is not none at all."""
    if not count and until is not None:
        none = changes_answer.NONE_UNTIL_OF if name else changes_answer.NONE_UNTIL
        return none.on(lang, name=capital(name), day=day_words(until, lang))
    if not count:
        none = changes_answer.NONE_AHEAD_OF if name else changes_answer.NONE_AHEAD
        return none.on(lang, name=capital(name))
    words = changes_answer.AHEAD_OF if name else changes_answer.AHEAD_COUNTED
    return words.on(lang, n=count, name=capital(name))


def _command(asked: About) -> str:
    """'/changes steel'."""
    return f"/changes {asked.typed}".rstrip()


def ahead_of(asked: About, today: date) -> str:
    """What a button asks to see what is dated after today."""
    return f"{_command(asked)} since {today + timedelta(days=1)}"


def _count(count: int, period: Validity, today: date, reach: date, lang: Lang, *, name: str) -> str:
    """'3 changes since Sept 1, 2026'."""
    first, last = period.first, period.last or today
    if not count:
        until = min(last, reach)
        none = changes_answer.NOTHING_OF if name else changes_answer.NOTHING
        if first == until:
            none = changes_answer.NOTHING_ON_OF if name else changes_answer.NOTHING_ON
        days = {"first": day_words(first, lang), "last": day_words(until, lang)}
        return none.on(lang, name=capital(name), **days)
    when = (
        changes_answer.ON
        if first == last
        else changes_answer.SINCE
        if last == today
        else changes_answer.PERIOD
    )
    since = when.on(lang, first=day_words(first, lang), last=day_words(last, lang))
    words = changes_answer.COUNTED_OF if name else changes_answer.COUNTED
    return words.on(lang, n=count, since=since, name=capital(name))


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


def waiting(frontier: Frontier, lang: Lang) -> str:
    """'2 newer documents wait for review'; '' where none does."""
    count = len(frontier.waiting)
    return changes_answer.WAITING.on(lang, n=count) if count else ""


def last_known(asked: About, reach: date, lang: Lang) -> str:
    """The newest change up to the day ``reach``, a fact approved since the facts' own end among
    them: '29 Sept: motorcycles ...: banned'; '' for none."""
    things = asked.find(Validity(first=reach - _BACK * 4, last=reach))
    newest = next((group[0] for _, group in by_day(things)), None)
    return dated_line(newest, lang, year=newest.day.year != reach.year) if newest else ""


def _own_events(
    asked: About, period: Validity, things: Sequence[ToldChange], context: CommandContext
) -> list[Event]:
    """The events of one thing, oldest first, but for those of a day on which it changed: they are
    that change. Of everything there are more than a card holds."""
    if not asked.slugs:
        return []
    changed = {one.day for one in things}
    events = asked.events(context.snapshot.facts, period)
    return [event for event in events if event.day.first not in changed]


def next_dated(asked: About, after: date, context: CommandContext) -> str:
    """The first change dated after a day, else the first event of what was asked about; '' for
    none."""
    lang, ahead = context.lang, Validity(first=after + timedelta(days=1), last=_FAR)
    things = asked.find(ahead)
    if not things:
        return next((event_told(e, lang) for e in _own_events(asked, ahead, (), context)), "")
    first = things[0]
    return dated_line(first, lang, year=first.day.year != after.year)
