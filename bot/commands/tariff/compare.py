"""Several goods in one answer, side by side."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import ButtonOption, Card, Choices, Headline, Table, cited
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.headline import one_line
from bot.commands.rates.measure_lists import knowledge, laws_part
from bot.commands.rates.subject import Subject, direction_of
from bot.commands.spec import CommandContext
from bot.commands.tariff.options import TariffOptions
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction, charged
from bot.domain.text import Lang
from bot.presentation import tariff_words
from bot.presentation.citations import Footnotes
from bot.presentation.compare_card import compared
from bot.presentation.faces import in_short
from bot.presentation.figures import rate_figures
from bot.presentation.freshness import facts_to
from bot.presentation.measures import direction_words, on_day
from bot.presentation.plain_words import colon

_SIDE_BY_SIDE = 10
_MOST_ORIGINS = 4


def side_by_side(query: Query, context: CommandContext, subjects: tuple[Subject, ...]) -> Card:
    """Goods and directions side by side: a row a good, a column a direction."""
    facts, lang = context.snapshot.facts, context.lang
    day = query.day or context.question.day
    directions = _directions(query, lang)
    notes = Footnotes(facts)
    rows = []
    laws: dict[str, Measure] = {}
    for subject in subjects[:_SIDE_BY_SIDE]:
        looks = [subject.rate_summary(facts, d, day) for d in directions]
        charged_now = [
            r for o in looks for b in o.rate_groups for r in charged((*b.plain, *b.claimed))
        ]
        mark = notes.mark([s for r in charged_now for s in r.measure.sources[:1]], limit=3)
        gists = [one_line(o, query.claim, lang) for o in looks]
        rows.append((subject.title(lang), *gists[:-1], cited(gists[-1], mark)))
        laws.update((r.measure.slug, r.measure) for r in charged_now)
    names = ", ".join(s.title(lang) for s in subjects)
    columns = (
        tariff_words.GOOD.on(lang),
        *(direction_words(d, lang) for d in directions),
    )
    card = Card(
        title=names,
        lang=lang,
        command="tariff",
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=(
            Headline(text=f"{names}{colon(lang)}{tariff_words.ADDED.on(lang)} {on_day(day, lang)}"),
            *knowledge(facts, day, context.question.day, lang),
            Table(columns=columns, rows=tuple(rows)),
            *laws_part(laws.values(), notes, lang),
            *notes.part,
            Choices(
                options=tuple(
                    ButtonOption(label=s.title(lang), question=f"/tariff {s.typed}")
                    for s in subjects[:5]
                )
            ),
        ),
        sources=notes.slugs,
        figures=lambda: tuple(
            figure
            for s in subjects[:_SIDE_BY_SIDE]
            for d in directions
            for figure in rate_figures(
                s.title(lang), s.rate_summary(facts, d, day), query.claim, lang
            )
        ),
    )
    table = [
        (s.title(lang), [s.rate_summary(facts, d, day) for d in directions])
        for s in subjects[:_SIDE_BY_SIDE]
    ]
    head, lines = compared(table, query.claim, facts, lang)
    asks = tuple(
        ButtonOption(label=s.title(lang), question=f"/tariff {s.typed}") for s in subjects[:3]
    )
    return in_short(
        card,
        headline=head,
        lines=lines,
        note=facts_to(facts.data_as_of, day, context.question.day, lang),
        options=asks if len(subjects) > 1 else (),
    )


def _directions(query: Query, lang: Lang) -> tuple[Direction, ...]:
    """The one asked about, both ways where none was, or those of two origins."""
    first = direction_of(query, lang)
    others = options_of(TariffOptions, query).versus[:_MOST_ORIGINS]
    if others:
        return first, *(replace(first, origin=each) for each in others)
    asked_one = query.imposing is not None or query.origin is not None
    return (first,) if asked_one else (first, first.back)
