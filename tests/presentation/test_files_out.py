"""Answers as spreadsheets: numbers are numbers, texts start no formula."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl import load_workbook

from adapters.workbooks import XlsxWorkbooks, csv_of
from bot.cards import Attachment, Card
from bot.commands.changes.about import about
from bot.commands.dispatch.dispatcher import run
from bot.commands.rates.subject import subject_of
from bot.commands.spec import BotContext
from bot.domain.days import Validity
from bot.domain.questions import Person, Place, Query, Question
from bot.domain.rate_summary import SOUTH
from bot.domain.rule_turns import rule_turns
from bot.ports.workbooks import Sheet
from bot.presentation.changes import ruled
from bot.presentation.faces import face
from bot.presentation.figure_sheet import figure_sheet
from bot.presentation.figures import change_figures, rate_figures
from tests.shipped_facts import shipped
from tests.walk.bot_context import NOW, TODAY, bot_context

__all__ = ["bot_context"]
SEPT_15 = date(2026, 9, 15)
"""The day from which two of Section 338's lists stack with Section 232."""
HERE = Place(platform="slack", workspace="T1", channel="C1")


def opened(content: bytes) -> Any:
    return load_workbook(io.BytesIO(content))


async def asked(
    bot_context: BotContext, text: str, command: str | None = None, *, xlsx: bool = True
) -> Card:
    books = XlsxWorkbooks() if xlsx else None
    question = Question(
        text=text,
        command=command,
        day=TODAY,
        now=NOW,
        place=HERE,
        person=Person(id="U1"),
        lang="en",
    )
    return await run(question, replace(bot_context, workbooks=books))


def file_of(card: Card) -> Attachment:
    (file,) = (part for part in card.parts if isinstance(part, Attachment))
    return file


def test_cells_are_what_they_say_and_nothing_runs() -> None:
    hostile = ("=1+1", "+1", "@x", "=cmd|' /C calc'!A0", "a\x00b\x0bc", "\ud800", "x" * 40_000)
    sheet = Sheet(
        name="A/B: [x]" * 9,
        columns=("text", "sum", "day", "none"),
        rows=tuple((text, Decimal("12.50"), date(2026, 10, 1), None) for text in hostile),
    )
    book = opened(XlsxWorkbooks().xlsx((sheet,)))
    (made,) = book.worksheets
    assert len(made.title) <= 31
    kinds = {cell.data_type for (cell,) in made.iter_rows(min_row=2, max_col=1)}
    assert kinds <= {"s", "inlineStr"}
    first = [cell.value for cell in made[2]]
    assert first[0] == "=1+1"
    assert (first[1], first[2].date(), first[3]) == (12.5, date(2026, 10, 1), None)


async def test_the_changes_of_a_time_come_as_a_workbook_with_days_and_sources(
    bot_context: BotContext,
) -> None:
    card = await asked(bot_context, "since 2026-09-01 as xlsx", "changes")
    file = file_of(card)
    assert file.name == "changes-2026-10-10.xlsx"
    figures, sources, about = opened(file.content).worksheets
    assert [sheet.title for sheet in (figures, sources, about)] == ["Figures", "Sources", "About"]
    rows = list(figures.iter_rows(min_row=2, values_only=True))
    assert rows
    assert all(row[0] is not None and str(row[13]).startswith("https://") for row in rows)
    assert [row[0].value for row in about.iter_rows(min_row=2)][:2] == [
        "Speaks for",
        "Facts reviewed to",
    ]
    assert csv_of(file.content).count(b"\n") == len(rows) + 1


async def test_the_same_comes_as_csv(bot_context: BotContext) -> None:
    for text, xlsx in (("30d csv", True), ("30d xlsx", False)):
        file = file_of(await asked(bot_context, text, "changes", xlsx=xlsx))
        assert file.media_type == "text/csv"
        rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert rows[0][:2] == ["Day", "What"]


async def test_every_answer_with_figures_comes_as_a_workbook_of_its_own_name(
    bot_context: BotContext,
) -> None:
    asks = {
        "tariff": ("steel as xlsx", "tariff-steel-2026-10-10.xlsx"),
        "timeline": ("steel as xlsx", "timeline-steel-2026-10-10.xlsx"),
        "duty": ("7208.51 10000 USD as xlsx", "duty-720851-2026-10-10.xlsx"),
    }
    for command, (text, name) in asks.items():
        file = file_of(await asked(bot_context, text, command))
        assert file.name == name
        assert opened(file.content).worksheets[0].max_row > 1


async def test_an_entry_as_csv_is_its_stack_and_the_next_question_is_no_file(
    bot_context: BotContext,
) -> None:
    file = file_of(await asked(bot_context, "7208.51 10000 USD as csv", "duty"))
    assert file.content.startswith(b"programme,measure,")
    card = await asked(bot_context, "7208.51 10000 USD", "duty")
    assert card.short is not None


async def test_an_exposure_has_its_lines_and_sums_as_numbers(bot_context: BotContext) -> None:
    await asked(
        bot_context, "add 7208.51 from CA to US value 1200000 USD usmca no label =1+1", "watch"
    )
    card = await asked(bot_context, "exposure", "watch")
    assert card.short is not None
    assert [o.label for o in card.short.actions][:2] == ["CSV", "XLSX"]
    lines, *_rest = opened(file_of(face(card, "xlsx")).content).worksheets
    head = [cell.value for cell in lines[1]]
    row = dict(zip(head, list(lines[2]), strict=True))
    assert row["yearly value"].value == 1200000
    assert row["name"].data_type == "s"


async def test_without_a_writer_no_workbook_is_offered(bot_context: BotContext) -> None:
    await asked(bot_context, "add 7208.51 from CA to US value 5 USD", "watch")
    card = await asked(bot_context, "exposure", "watch", xlsx=False)
    assert "XLSX" not in str(card.short)


def test_a_figure_under_a_claim_and_one_without_are_told_apart() -> None:
    facts = shipped()
    syrup = subject_of(facts, "maple-syrup").rate_summary(facts, SOUTH, date(2026, 10, 10))
    sheet = figure_sheet(rate_figures("Maple syrup", syrup, None, "en"), facts, "en")
    told = {(row[sheet.columns.index("Figure")], row[-1]) for row in sheet.rows}
    assert sheet.columns[-1] == "USMCA"
    assert {("10%", "No"), ("no additional duty", "Yes")} <= told


def test_a_change_of_all_that_a_good_pays_is_that_in_percent_and_before() -> None:
    turns = rule_turns(shipped(), ["steel-racks"], Validity(first=SEPT_15, last=SEPT_15))
    [change] = change_figures(ruled(turns, shipped(), "en"), "en")
    assert (change.before, change.words, change.percent) == ("25%", "25% → 75%", Decimal(75))


def test_so_are_those_that_changes_tell_of_a_good() -> None:
    facts = shipped()
    asked_about = about(Query(command="changes", good="steel-racks"), facts, "en")
    told = asked_about.find(Validity(first=SEPT_15, last=SEPT_15))
    assert [figure.percent for figure in change_figures(told, "en")] == [75]
