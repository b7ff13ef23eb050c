"""A day before the first facts held: said plainly, with no figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.cards import ButtonOption, Card, Choices, Headline, ShortCard
from bot.commands.rates.measure_lists import knowledge
from bot.commands.rates.subject import Subject
from bot.commands.spec import CommandContext
from bot.domain.questions import Query
from bot.presentation.plain_words import day_words
from bot.presentation.tariff import words as tariff_words


def too_early(query: Query, context: CommandContext) -> date | None:
    """The last day asked about, where even that lies before the facts; else None."""
    day = query.until or query.day or context.question.day
    return day if day < context.snapshot.facts.records_begin else None


def too_early_card(
    query: Query, context: CommandContext, subjects: tuple[Subject, ...], day: date
) -> Card:
    """No figure: what was owed before the first facts is not held here."""
    facts, lang = context.snapshot.facts, context.lang
    start = facts.records_begin
    names = ", ".join(subject.title(lang) for subject in subjects)
    card = Card(
        title=names,
        lang=lang,
        command="tariff",
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=tariff_words.UNKNOWN.on(lang, what=names, day=day)),
            *knowledge(facts, day, context.question.day, lang),
            Choices(
                options=tuple(
                    ButtonOption(
                        label=f"{s.title(lang)}, {start}", question=f"/tariff {s.typed} on {start}"
                    )
                    for s in subjects[:3]
                )
            ),
        ),
    )
    told = tariff_words.RECORDS_FROM.on(lang)
    return replace(
        card,
        short=ShortCard(
            headline=tariff_words.KNOWN.on(lang).format(name=names, day=day_words(day, lang)),
            lines=(told.format(start=day_words(start, lang)),),
            actions=card.parts[-1].options if isinstance(card.parts[-1], Choices) else (),
        ),
    )
