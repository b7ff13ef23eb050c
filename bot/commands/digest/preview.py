"""/digest preview: what a brief would say now, or said on a day gone by. Nothing is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Choices,
    Detail,
    Headline,
    Notice,
    Part,
    ShortCard,
    words_of,
)
from bot.commands.digest.options import DigestOptions
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import CommandContext
from bot.digest.briefs import preview
from bot.digest.journal_window import JournalWindow
from bot.digest.orders import zone_of
from bot.digest.past import past_brief
from bot.digest.planning_round import PlanningRound
from bot.digest.watched import watched_lists
from bot.domain.questions import Query
from bot.domain.subscriptions import Subscription
from bot.errors import BadDate
from bot.presentation.digest import cards as compose
from bot.presentation.digest import preview_words as words
from bot.presentation.digest.front import BriefDelivery
from bot.presentation.faces import WHOLE

_DAY = timedelta(days=1)
_NONE = -1
"""The last journal entry that an alert told: on a day gone by, none."""
_EXAMPLE = "/digest preview as-of 2026-09-08"


def day_asked(query: Query, context: CommandContext) -> date | None:
    """The day whose brief is wanted, None for now. Raises BadDate for one that has none."""
    day = query.day or query.until or query.since
    today = context.question.day
    if day is None or day == today:
        # asked as of a day gone by, what it would say now is what it said then
        return today if today < context.question.now.date() - _DAY else None
    if day > today:
        raise BadDate(words.not_yet(day, context.lang), suggestions=("/digest preview",))
    begin = context.snapshot.facts.records_begin
    if day < begin:
        raise BadDate(words.before_records(begin, context.lang), suggestions=(_EXAMPLE,))
    return day


async def brief_now(
    one: Subscription, context: CommandContext, *, thread: bool = False
) -> tuple[Card, ...]:
    """The cards of a brief sent right now: its message, and what follows in its ``thread``."""
    journal = context.records.journal
    newest = await journal.newest()
    facts = context.snapshot.facts
    zone_of(one)  # a zone this machine does not know is told with the nearest one it does
    known = PlanningRound(
        now=context.question.now,
        news=JournalWindow(await journal.after(one.serial), newest=newest),
        facts=facts,
        lists=await watched_lists(context.records, (one,), facts),
    )
    findings = preview(one, known)
    return compose.brief(
        findings, facts=facts, lang=one.lang, delivery=BriefDelivery(thread=thread)
    )


async def brief_of_day(one: Subscription, day: date, context: CommandContext) -> tuple[Card, ...]:
    """The cards of the brief of a day gone by."""
    zone_of(one)
    facts = context.snapshot.facts
    lists = await watched_lists(context.records, (one,), facts)
    past = past_brief(one, facts, day, lists)
    return compose.brief(
        past.findings,
        facts=past.facts,
        lang=one.lang,
        delivery=BriefDelivery(alerted=_NONE, thread=False),
    )


def previewed(
    cards: tuple[Card, ...], day: date | None, query: Query, context: CommandContext
) -> Card:
    """The brief as an answer: its message first, what follows in the thread behind a button."""
    front, *thread = cards
    lang = context.lang
    note = words.of_day(day, lang) if day else words.of_now(lang)
    parts = [part for card in cards for part in without_buttons(card)]
    below = tuple(part for card in thread for part in without_buttons(card))
    details = (Detail(name=WHOLE, title=thread[0].title, make=lambda: below),) if thread else ()
    return Card(
        title="",
        lang=lang,
        parts=(Notice(text=note), *parts),
        command="digest",
        query=query,
        private=True,
        short=_short(front, note, (*_opening(bool(thread), context), *_days(day, query, context))),
        details=details,
    )


def without_buttons(card: Card) -> tuple[Part, ...]:
    """Its parts, but for what can be pressed."""
    return tuple(part for part in card.parts if not isinstance(part, Choices))


def _short(front: Card, note: str, actions: tuple[ButtonOption, ...]) -> ShortCard:
    listed = next((part for part in front.parts if isinstance(part, Bullets)), None)
    said = [words_of(part.text) for part in front.parts if isinstance(part, Notice)]
    return ShortCard(
        headline=next(part.text for part in front.parts if isinstance(part, Headline)),
        lines=tuple(words_of(item) for item in listed.items) if listed else (),
        chart=next((part for part in front.parts if isinstance(part, Chart)), None),
        note=" · ".join(said),
        read_as=note,
        actions=actions,
    )


def _opening(threaded: bool, context: CommandContext) -> tuple[ButtonOption, ...]:
    return (ButtonOption(label=words.details(context.lang), detail=WHOLE),) if threaded else ()


def _days(day: date | None, query: Query, context: CommandContext) -> tuple[ButtonOption, ...]:
    """The briefs of the day before and after on the same topics, as far as there are any."""
    topics = options_of(DigestOptions, query).topics or ""
    lang, today = context.lang, context.question.day
    shown = day or today
    found = []
    if shown > context.snapshot.facts.records_begin:
        found.append(
            ButtonOption(label=words.day_before(lang), question=_line(shown - _DAY, topics))
        )
    if shown < today:
        found.append(
            ButtonOption(label=words.day_after(lang), question=_line(shown + _DAY, topics))
        )
    return tuple(found)


def _line(day: date, topics: str) -> str:
    return f"/digest preview as-of {day}" + (f" topics {topics}" if topics else "")


def week_old(one: Subscription, context: CommandContext) -> Subscription:
    """An order that nobody made, as if it had last been told a week ago."""
    return replace(one, watermark=context.question.now - timedelta(days=7))
