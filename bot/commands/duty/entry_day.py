"""The day of an entry of which only a period was said: duty is that of the day of entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from bot.commands.duty.options import DutyOptions
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.domain.days import Validity
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction, RateSummary, charged
from bot.errors import BadOption
from bot.presentation.duty import words as say
from bot.presentation.plain_words import day_words
from bot.presentation.read_as import command_line

_THESE_DAYS = timedelta(days=7)
_OFFERED = 3


def on_day_of_entry(
    query: Query, subject: Subject, direction: Direction, context: CommandContext
) -> Query:
    """The query with one day: its own, none (today) where these very days are meant, or the last
    of its period where the same was owed on each of them.

    Raises BadOption where what is owed changed within the period: a day must be said.
    """
    today = context.question.day
    if query.day is not None or (query.since is None and query.until is None):
        return query
    first = query.since or query.until or today
    last = min(query.until or today, max(today, first))
    undated = replace(query, since=None, until=None)
    if first <= today <= (query.until or today) and today - first <= _THESE_DAYS:
        return undated
    rates = subject.rates(context.snapshot.facts, direction)
    turns = rates.turns(Validity(first=first, last=last))
    owed = [_owed(rates.on(day)) for day in turns]
    changed = [day for n, day in enumerate(turns) if not n or owed[n] != owed[n - 1]]
    if len(changed) < 2:
        return replace(undated, day=last)
    raise BadOption(
        say.WHICH_DAY.on(
            context.lang, first=day_words(first, context.lang), last=day_words(last, context.lang)
        ),
        suggestions=tuple(_asked(undated, day, context) for day in changed[:_OFFERED]),
    )


def _owed(found: RateSummary) -> list[tuple[object, ...]]:
    """What each part of the codes pays, without and with a claim."""
    paid = [
        (group.scope, [(r.outcome, r.duty, r.basis) for r in charged(rows)])
        for group in found.rate_groups
        for rows in (group.plain, group.claimed)
    ]
    return [one for one in paid if one[1]]


def _asked(query: Query, day: date, context: CommandContext) -> str:
    """The same question of one day, with all that was said of the entry."""
    line = command_line(replace(query, day=day), context.snapshot.facts, context.lang)
    return " ".join((line, *options_of(DutyOptions, query).as_typed()))
