"""Several goods in one answer, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.cards import ButtonOption, Card, Choices, Passage, Table, cited
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.dated_card import FactsOnDay, dated_card
from bot.commands.rates.headline import one_line
from bot.commands.rates.measure_lists import laws_part
from bot.commands.rates.subject import Subject, direction_of
from bot.commands.spec import CommandContext
from bot.commands.tariff.options import TariffOptions
from bot.domain.assessment.stacking import StackRow
from bot.domain.figures import Figure
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.rate_summary import Direction, RateSummary, charged
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.faces import in_short
from bot.presentation.figures import rate_figures
from bot.presentation.freshness import facts_to
from bot.presentation.measures import direction_words, on_day
from bot.presentation.plain_words import colon
from bot.presentation.tariff import words as tariff_words
from bot.presentation.tariff.coming_line import next_change
from bot.presentation.tariff.compare_card import compared
from bot.presentation.tariff.rated import Rated
from bot.presentation.typography import NO_BREAK

_SIDE_BY_SIDE, _CHOICES, _SHORT_CHOICES = 10, 5, 3
_MOST_ORIGINS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """A good, and how it stands in each direction."""

    subject: Subject
    looks: tuple[RateSummary, ...]

    @property
    def charged(self) -> list[StackRow]:
        """What is owed in any of the directions."""
        groups = [group for found in self.looks for group in found.rate_groups]
        return [row for group in groups for row in charged((*group.plain, *group.claimed))]

    def cells(self, claim: str | None, notes: Footnotes, lang: Lang) -> tuple[Passage, ...]:
        """The good and its rate in each direction; the last cell cites the laws of all."""
        mark = notes.mark([s for r in self.charged for s in r.measure.sources[:1]], limit=3)
        *rates, last = (one_line(found, claim, lang) for found in self.looks)
        return (self.subject.title(lang), *rates, cited(last, mark))


def side_by_side(query: Query, context: CommandContext, subjects: tuple[Subject, ...]) -> Card:
    """Goods and directions side by side: a row a good, a column a direction."""
    facts, lang = context.snapshot.facts, context.lang
    day = query.day or context.question.day
    directions = _directions(query, lang)
    rows = [
        _Row(subject=s, looks=tuple(s.rate_summary(facts, way, day) for way in directions))
        for s in subjects[:_SIDE_BY_SIDE]
    ]
    names = ", ".join(s.title(lang) for s in subjects)
    notes = Footnotes(facts)
    card = dated_card(
        query,
        context,
        notes,
        FactsOnDay(
            title=names,
            headline=f"{names}{colon(lang)}{tariff_words.ADDED.on(lang)} {on_day(day, lang)}",
            day=day,
            parts=(
                _table(rows, directions, query.claim, notes, lang),
                *laws_part(_laws(rows), notes, lang),
            ),
            after=(Choices(options=_each(subjects[:_CHOICES], lang)),),
            figures=lambda: _figures(rows, query.claim, lang),
        ),
    )
    told = [(row.subject.title(lang), list(row.looks)) for row in rows]
    ahead = _ahead(rows, query.claim, context)
    head, lines = compared(told, query.claim, facts, lang, ahead)
    return in_short(
        card,
        headline=head,
        lines=lines,
        note=facts_to(facts.data_as_of, day, context.question.day, lang),
        options=_each(subjects[:_SHORT_CHOICES], lang) if len(subjects) > 1 else (),
    )


def _ahead(
    rows: Sequence[_Row], claim: str | None, context: CommandContext
) -> tuple[date, tuple[str, ...]] | None:
    """The first day on which one of the goods pays something else in the first direction, and what
    each pays then whose rate moves that day."""
    facts, lang = context.snapshot.facts, context.lang
    found: dict[date, list[str]] = {}
    for row in rows:
        first = row.looks[0]
        about = Rated(
            name=row.subject.title(lang),
            found=first,
            facts=facts,
            today=context.question.day,
            claim=claim,
            owed=row.subject.rates(facts, first.direction).owed,
        )
        if (change := next_change(about, lang)) is not None:
            found.setdefault(change[0], []).append(f"{about.name}{NO_BREAK}{change[1]}")
    return None if not found else (min(found), tuple(found[min(found)]))


def _table(
    rows: Sequence[_Row],
    directions: Sequence[Direction],
    claim: str | None,
    notes: Footnotes,
    lang: Lang,
) -> Table:
    columns = (tariff_words.GOOD.on(lang), *(direction_words(way, lang) for way in directions))
    return Table(columns=columns, rows=tuple(row.cells(claim, notes, lang) for row in rows))


def _laws(rows: Sequence[_Row]) -> Iterable[Measure]:
    return {one.measure.slug: one.measure for row in rows for one in row.charged}.values()


def _each(subjects: Sequence[Subject], lang: Lang) -> tuple[ButtonOption, ...]:
    """Each good by itself."""
    return tuple(ButtonOption(label=s.title(lang), question=f"/tariff {s.typed}") for s in subjects)


def _figures(rows: Sequence[_Row], claim: str | None, lang: Lang) -> tuple[Figure, ...]:
    return tuple(
        figure
        for row in rows
        for found in row.looks
        for figure in rate_figures(row.subject.title(lang), found, claim, lang)
    )


def _directions(query: Query, lang: Lang) -> tuple[Direction, ...]:
    """The one asked about, both ways where none was, or those of two origins."""
    first = direction_of(query, lang)
    others = options_of(TariffOptions, query).versus[:_MOST_ORIGINS]
    if others:
        return first, *(replace(first, origin=each) for each in others)
    asked_one = query.imposing is not None or query.origin is not None
    return (first,) if asked_one else (first, first.back)
