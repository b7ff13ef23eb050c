"""The whole answer of facts on a day, as several commands give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from bot.cards import Card, Headline, Part
from bot.commands.rates.measure_lists import knowledge
from bot.commands.spec import CommandContext
from bot.domain.figures import Figure
from bot.domain.questions import Query
from bot.presentation.citations import Footnotes


def dated_card(
    query: Query,
    context: CommandContext,
    notes: Footnotes,
    *,
    title: str,
    headline: str,
    day: date,
    parts: Iterable[Part],
    figures: Callable[[], tuple[Figure, ...]],
    known_on: date | None = None,
    after: Iterable[Part] = (),
) -> Card:
    """The headline, how far facts reach, ``parts``, what ``notes`` cite by then, ``after`` those.

    ``day`` is the one told of. ``known_on``: the day of which to say whether facts reach it, where
    that is another one, as of a story that goes on after ``day``.
    """
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    return Card(
        title=title,
        lang=lang,
        command=query.command,
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=headline),
            *knowledge(facts, known_on or day, today, lang),
            *parts,
            *notes.part,
            *after,
        ),
        sources=notes.slugs,
        figures=figures,
    )
