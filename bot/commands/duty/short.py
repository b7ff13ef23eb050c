"""/duty in short: the sum first, the rows, the other claim and the file behind buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.cards import Card, Choices, Detail, Option, Part, References, ShortCard, Table
from bot.commands.duty.card import as_csv, stack_parts
from bot.commands.parsing.open_lines import opened
from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Assessment
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import duty as say
from bot.presentation import tariff_words
from bot.presentation.citations import Footnotes
from bot.presentation.duty_card import duty_headline, duty_lines, duty_note

BREAKDOWN, CSV, WHY = "rows", "csv", "why"
Again = Callable[[str | None, date | None], str]
"""The same question with another claim ('usmca', 'none', None) and on another day, None: unsaid."""


def short_card(
    assessment: Assessment,
    query: Query,
    again: Again,
    picks: tuple[Option, ...],
    context: CommandContext,
) -> ShortCard:
    """``picks`` are the codes to choose among where one alone would not do."""
    facts, lang, today = context.snapshot.facts, context.lang, context.question.day
    declarable = duty_calculator(facts).declarable
    return ShortCard(
        headline=duty_headline(assessment, facts, lang),
        lines=duty_lines(assessment, facts, declarable, lang),
        note=duty_note(assessment, facts.data_as_of, today, lang),
        actions=_actions(assessment, query, again, lang),
        others=picks,
    )


def _actions(assessment: Assessment, query: Query, again: Again, lang: Lang) -> tuple[Option, ...]:
    """Breakdown, the other claim, another day, the file, why and sources."""
    entry = assessment.entry
    claimed = query.claim == "usmca"
    other = (
        Option(label=say.WITHOUT_USMCA.on(lang), question=again("none", entry.day))
        if claimed
        else Option(label=say.USMCA.on(lang), question=again("usmca", entry.day))
    )
    return (
        Option(label=say.BREAKDOWN.on(lang), detail=BREAKDOWN),
        *((other,) if entry.origin in ("CA", "US", "MX") else ()),
        Option(label=say.OTHER_DAY.on(lang), question=opened(again(query.claim, None), "on")),
        Option(label="CSV", detail=CSV),
        Option(label=say.WHY_SOURCES.on(lang), detail=WHY),
        Option(
            label=tariff_words.FOLLOW.on(lang),
            question=f"/digest follow {entry.code.dotted} from {entry.origin} to {entry.imposing}",
        ),
    )


def details(
    assessment: Assessment, card: Card, facts: FactSnapshot, lang: Lang
) -> tuple[Detail, ...]:
    """The rows as a table, as a file, and the reasons with their sources."""
    name = f"duty-{assessment.entry.code.digits}-{assessment.entry.day}.csv"
    return (
        Detail(name=BREAKDOWN, title=card.title, make=lambda: _rows(assessment, facts, lang)),
        Detail(name=CSV, title=card.title, make=lambda: (as_csv(assessment, name, lang),)),
        Detail(name=WHY, title=card.title, make=lambda: _why(card)),
    )


def _rows(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> tuple[Part, ...]:
    """Programme, rate, base and amount of each row; reasons have a button of their own."""
    parts = stack_parts(assessment, facts, Footnotes(facts), lang)
    return tuple(_narrow(part) if isinstance(part, Table) else part for part in parts)


_NUMBERS = 4
"""Columns of figures; reason and act come after them."""


def _narrow(table: Table) -> Table:
    return Table(
        columns=table.columns[:_NUMBERS],
        rows=tuple(row[:_NUMBERS] for row in table.rows),
        title=table.title,
        numeric=table.numeric,
    )


def _why(card: Card) -> tuple[Part, ...]:
    """Each row with its reason and act, then the remarks and sources of the whole answer."""
    out: list[Part] = []
    for part in card.parts:
        if isinstance(part, Table):
            kept = (0, 4, 5)
            out.append(
                Table(
                    columns=tuple(part.columns[n] for n in kept if n < len(part.columns)),
                    rows=tuple(tuple(row[n] for n in kept if n < len(row)) for row in part.rows),
                )
            )
        elif not isinstance(part, Choices):
            out.append(part)
    return tuple(sorted(out, key=lambda part: isinstance(part, References)))
