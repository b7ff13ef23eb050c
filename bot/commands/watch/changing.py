"""Lines that are added to a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.cards import Card, Headline, Part
from bot.commands.spec import CommandContext
from bot.commands.watch.answers import buttons, card_of, counted
from bot.domain.questions import Query
from bot.domain.watch_lists import MOST_LINES, WatchLine
from bot.errors import UserError
from bot.presentation.watch import words


async def kept(
    query: Query,
    context: CommandContext,
    lines: Sequence[WatchLine],
    *more: Part,
    instead: bool = False,
) -> Card:
    """The list with these lines, or of them alone ``instead`` of those that stood there. Raises
    UserError where it would be too long."""
    lists, place, now = context.records.watch_lists, context.question.place, context.question.now
    held = await lists.held(place, now=now)
    try:
        watched = (replace(held, lines=()) if instead else held).with_lines(lines, now=now)
    except ValueError:
        told = words.TOO_MANY.on(context.lang, most=MOST_LINES)
        raise UserError(told) from None
    await lists.save(place, watched)
    head = words.ADDED.on(
        context.lang,
        n=counted(len(lines), context.lang),
        held=counted(len(watched.lines), context.lang),
    )
    return card_of(query, context, Headline(text=head), *more, buttons(context))
