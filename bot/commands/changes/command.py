"""/changes: what took effect or ended, and what this bot learned, net of what came and went."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence, Set
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.cards import Bullets, Card, Notice, Part, cited
from bot.commands.changes.about import About, about
from bot.commands.changes.fresh import fresh_lines, is_named, untold
from bot.commands.changes.options import ChangesOptions
from bot.commands.changes.short import ahead_in_short, nothing_words, with_short
from bot.commands.changes.upcoming import ahead_part
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.spec import CommandContext
from bot.domain.changes import Change, ChangeKind, Value
from bot.domain.days import Validity
from bot.domain.net_changes import CALENDAR, NetChange, net
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.presentation import changes_answer
from bot.presentation.change_words import label_words, value_words
from bot.presentation.changes import ToldChange, by_day, line
from bot.presentation.citations import Footnotes
from bot.presentation.events import events_part
from bot.presentation.figures import change_figures
from bot.presentation.plain_words import colon

_DEFAULT = timedelta(days=7)
_QUARTER = timedelta(days=91)
"""How far back is looked where only the end of a time that is over was said."""
_SHOWN = 12
_ALL = 30
"""Goods that the whole answer names of one list."""
_TELLING = frozenset({"measure", "event", "quote", "claim", "line"})
_FIELDS = frozenset(
    {"duty", "validity", "standing", "basis", "origins", "day", "outcome", "words"}
    | {"verdict", "truth", "general", "special"}
)
_LONGEST = 90


async def answer(query: Query, context: CommandContext) -> Card:
    """What changed since a day: measures that the calendar moved, facts that a load altered.

    Asked about days ahead, what is dated for them instead.
    """
    asked = about(query, context.snapshot.facts, context.lang)
    if _ahead(query, context.question.day):
        return await asyncio.to_thread(_coming_card, query, asked, context)
    over = query.until is not None and query.until < context.question.day
    usual = query.until - _QUARTER if query.until and over else context.question.day - _DEFAULT
    since = query.since or query.day or usual
    until = min(query.until or context.question.day, context.question.day)
    if asked.slugs and query.until is not None:
        until = query.until  # of one thing, what is dated ahead is told with what was
    entries = await context.records.journal.since(_midnight(since, context.question.person.zone))
    period = Validity(first=since, last=until)
    # half a second for each day on which a rule between laws turns, the first time
    return await asyncio.to_thread(_card, query, asked, period, entries, context)


def _card(
    query: Query,
    asked: About,
    period: Validity,
    entries: Sequence[Change],
    context: CommandContext,
) -> Card:
    """What moved in ``period``, and what a load altered by the ``entries`` of the journal."""
    facts, lang = context.snapshot.facts, context.lang
    since, until = period.first, period.last or period.first
    learned = [m for m in net(entries) if m.kind not in CALENDAR and not m.fleeting]
    things = asked.find(period)
    learned = untold([m for m in learned if asked.has_change(m)], things, facts)
    fresh = fresh_lines(learned, facts, lang)
    named = {m.serial for m in learned if fresh and is_named(m, learned, facts, lang)}
    notes = Footnotes(facts)
    moved = _moved(things, asked, lang, notes)
    nothing = nothing_words(since, until, facts.data_as_of, lang)
    events = [e for e in facts.events.values() if since <= e.day.first <= until]
    events = [e for e in events if asked.has_event(e)]
    happened = events_part(events, notes, lang, until=until, most=_SHOWN)
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=changes_answer.CHANGES.on(lang),
            headline=_head(since, until, context.question.day, lang),
            day=until,
            parts=(
                *moved,
                *happened,
                *_learned(learned, named, fresh, lang),
                *(() if moved or learned or happened else (Notice(text=nothing),)),
            ),
            figures=lambda: change_figures(things, lang),
        ),
    )
    return with_short(card, things, period, asked, context, fresh=fresh)


def _head(since: date, until: date, today: date, lang: Lang) -> str:
    """'What changed since ...', or on the day or in the period asked about."""
    if since == until:
        text = changes_answer.CHANGED_ON
    elif until == today:
        text = changes_answer.CHANGED_SINCE
    else:
        text = changes_answer.CHANGED_BETWEEN
    return text.on(lang, since=since, until=until)


def _ahead(query: Query, today: date) -> bool:
    """Whether it is of days to come; a period that is over is not, whatever it was called."""
    over = query.until is not None and query.until <= today
    ahead = options_of(ChangesOptions, query).ahead and not over
    return ahead or (query.since is not None and query.since > today)


def _coming_head(first: date, last: date | None, lang: Lang) -> str:
    if last is None:
        text = changes_answer.DATED_FROM
    elif first == last:
        text = changes_answer.DATED_ON
    else:
        text = changes_answer.DATED_BETWEEN
    return text.on(lang, first=first, last=last)


def _coming_card(query: Query, asked: About, context: CommandContext) -> Card:
    """What is dated from tomorrow, or from the day asked about, on."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    first = max(query.since or today, today + timedelta(days=1))
    last = max(query.until, first) if query.until else None
    notes = Footnotes(facts)
    coming = ahead_part(facts, Validity(first=first, last=last), notes, asked, lang)
    nothing = changes_answer.NOTHING_HELD_HERE.on(lang)
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=changes_answer.AHEAD.on(lang),
            headline=_coming_head(first, last, lang),
            day=last or first,
            parts=coming or (Notice(text=nothing),),
            figures=lambda: change_figures(asked.find(Validity(first=first, last=last)), lang),
        ),
    )
    return ahead_in_short(card, Validity(first=first, last=last), asked, context)


def _midnight(day: date, zone: str) -> datetime:
    """The first moment of ``day`` where the person is; UTC where their zone is not known."""
    try:
        return datetime.combine(day, time(), ZoneInfo(zone or "UTC"))
    except (ZoneInfoNotFoundError, ValueError):
        return datetime.combine(day, time(), UTC)


def _moved(
    things: Sequence[ToldChange], asked: About, lang: Lang, notes: Footnotes
) -> tuple[Part, ...]:
    """All that moved between Canada and the United States, newest day first."""
    title = (changes_answer.RATES_MOVED if asked.name else changes_answer.WHAT_PEOPLE_BUY).on(lang)
    items = tuple(
        cited(f"{day}{colon(lang)}{line(one, lang, most=_ALL)}", notes.mark(one.sources, limit=1))
        for day, group in by_day(things)
        for one in group
    )
    return (Bullets(title=title, items=items),) if items else ()


def _rest(count: int, lang: Lang) -> tuple[str, ...]:
    more = count - _SHOWN
    return (changes_answer.MORE.on(lang, n=more),) if more > 0 else ()


def _learned(
    changes: list[NetChange], said: Set[int], fresh: Sequence[str], lang: Lang
) -> tuple[Bullets, ...]:
    """What loads and reviews altered: changed facts one by one, many new ones counted by kind.
    ``said`` are the serials of those that ``fresh`` tells."""
    if not changes:
        return ()
    named = ("measure", "event", "source") if fresh else ()
    added = Counter(
        c.subject for c in changes if c.kind is ChangeKind.ADDED and c.subject not in named
    )
    altered = [c for c in changes if c.kind is not ChangeKind.ADDED and c.serial not in said]
    altered, small = _told_apart(altered)
    counts = ", ".join(
        changes_answer.SUBJECTS[s].on(lang, n=n)
        for s, n in added.items()
        if s in changes_answer.SUBJECTS
    )
    lines = [_change_line(c, lang) for c in reversed(altered[-_SHOWN:])]
    items = (
        *fresh,
        *lines,
        *_rest(len(altered), lang),
        *((changes_answer.NEW.on(lang, what=counts),) if counts else ()),
        *((changes_answer.SMALLER_EDITS.on(lang, n=small),) if small else ()),
    )
    title = changes_answer.LEARNED.on(lang)
    return (Bullets(title=title, items=items),)


def _told_apart(altered: list[NetChange]) -> tuple[list[NetChange], int]:
    """What a reader of tariffs wants to know, and how many edits of names and notes besides."""
    telling = [
        m
        for m in altered
        if m.subject in _TELLING
        and (m.kind is ChangeKind.REMOVED or any(e.field in _FIELDS for e in m.edits))
    ]
    return telling, len(altered) - len(telling)


def _change_line(move: NetChange, lang: Lang) -> str:
    lead = (
        f"{changes_answer.CORRECTED.on(lang)}{colon(lang)}"
        if move.kind is ChangeKind.CORRECTED
        else ""
    )
    if move.kind is ChangeKind.REMOVED:
        lead = changes_answer.REMOVED.on(lang)
    edits = [e for e in move.edits if not e.returned and e.field in _FIELDS]
    steps = "; ".join(f"{_short(e.old, lang)} → {_short(e.new, lang)}" for e in edits)
    when = f", {move.effective}" if move.effective else ""
    told = f"{lead}{label_words(move.subject, move.label, lang)}"
    return f"{told}{f' ({steps})' if steps else ''}{when}"


def _short(value: Value | None, lang: Lang) -> str:
    shown = "—" if value is None else value_words(value, lang)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
