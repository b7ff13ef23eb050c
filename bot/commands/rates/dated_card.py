"""The whole answer of facts on a day, as several commands give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.cards import Card, Headline, Part
from bot.commands.rates.measure_lists import knowledge
from bot.commands.spec import CommandContext
from bot.domain.figures import Figure
from bot.domain.questions import Query
from bot.presentation.citations import Footnotes


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsOnDay:
    """What an answer tells of the facts on ``day``; ``after`` stands behind what ``parts`` cite.

    ``known_on``: the day of which to say whether facts reach it, where that is another one, as of a
    story that goes on after ``day``.
    """

    title: str
    headline: str
    day: date
    parts: Iterable[Part]
    figures: Callable[[], tuple[Figure, ...]]
    known_on: date | None = None
    after: Iterable[Part] = ()


def dated_card(query: Query, context: CommandContext, notes: Footnotes, told: FactsOnDay) -> Card:
    """The headline, how far facts reach, what is told, and what ``notes`` cite by then."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    return Card(
        title=told.title,
        lang=lang,
        command=query.command,
        query=query,
        day=told.day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=told.headline),
            *knowledge(facts, told.known_on or told.day, today, lang),
            *told.parts,
            *notes.part,
            *told.after,
        ),
        sources=notes.slugs,
        figures=told.figures,
    )
