"""What /watch answers with the shipped facts: sums of past days, two days, chart and files."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from adapters.workbooks import XlsxWorkbooks
from bot.cards import Attachment, Card, Chart
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.ingest.watch_list import read_watch_list
from bot.presentation.faces import face, options_of, short_text
from bot.presentation.plain_text import plain_text
from tests.answers.conftest import NOON, TODAY
from tests.shipped_store import open_shipped

GOODS = """code,name,from,to,yearly value,currency,usmca,sku
7208.51.00.30,Plate,CA,US,1200000,USD,no,=1+1
4407.12.00,Lumber,CA,US,800000,USD,,B
6109.10.00.12,Shirts,CN,US,100000,USD,,
0702.00.40,Tomatoes,CA,US,,,yes,
9999.99,Nothing,CA,US,1000,USD,,
"""
TWO_DAYS = "exposure on 2026-09-01 versus 2025-02-01"
ASKED: Mapping[str, tuple[str, Lang]] = {
    "day": ("exposure on 2025-11-01", "en"),
    "two days": (TWO_DAYS, "en"),
    "deux jours": (TWO_DAYS, "fr"),
    "same": ("exposure on 2026-08-01 versus 2026-08-02", "en"),
    "xlsx": (f"{TWO_DAYS} as xlsx", "en"),
    "liste": ("export", "fr"),
    "claim": ("exposure on 2025-09-01", "en"),
    "no day": ("exposure versus someday", "en"),
}


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return asyncio.run(_answered(tmp_path_factory.mktemp("shipped")))


async def _answered(data: Path) -> dict[str, Card]:
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS, workbooks=XlsxWorkbooks())
    await run(_asked("upload", "en", rows=GOODS), context)
    found = {name: await run(_asked(text, lang), context) for name, (text, lang) in ASKED.items()}
    await store.close()
    return found


def _asked(text: str, lang: Lang, **options: str) -> Question:
    return Question(
        text=text,
        command="watch",
        options=options,
        day=TODAY,
        now=NOON,
        place=Place(platform="cli"),
        person=Person(id="analyst", admin=True),
        lang=lang,
    )


def plain(text: str) -> str:
    """With blanks where a line must not break."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


def told(card: Card) -> list[str]:
    return plain(short_text(card)).splitlines()


def rows_of(card: Card) -> list[list[str]]:
    [file] = [part for part in card.parts if isinstance(part, Attachment)]
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))


def test_two_days_stand_side_by_side_the_earlier_one_first(cards: dict[str, Card]) -> None:
    assert told(cards["two days"])[:4] == [
        "USD 24,000.00 → USD 716,500.00 duty a year on 3 lines (Feb 1, 2025 → Sept 1, 2026)",
        "• +USD 692,500.00 a year: more on 3 lines, less on 0 lines",
        "• Section 232 steel, aluminum and copper (since Apr 6, 2026) +USD 600,000.00 · "
        "Section 232 timber, lumber, cabinets and upholstered furniture +USD 80,000.00 · "
        "forced-labour duty +USD 12,500.00",
        "• 2 lines in no sum: no yearly value; no such code in the schedule · "
        "Not in the sums: your mill’s own rate, on 1 line",
    ]
    assert told(cards["same"])[1] == "• The same on both days"


def test_in_french_as_well(cards: dict[str, Card]) -> None:
    assert told(cards["deux jours"])[0] == (
        "24 000,00 USD → 716 500,00 USD de droits par an sur 3 lignes "
        "(1er févr. 2025 → 1er sept. 2026)"
    )
    assert rows_of(face(cards["deux jours"], "csv"))[0][-3:] == [
        "droit par an le 2026-09-01",
        "écart",
        "incomplet le 2026-09-01",
    ]


def test_each_line_is_told_on_both_days_with_the_difference_and_what_it_lacks(
    cards: dict[str, Card],
) -> None:
    rows = rows_of(face(cards["two days"], "csv"))
    assert rows[0][8:] == [
        "duty a year on 2025-02-01",
        "saved by a USMCA claim",
        "incomplete on 2025-02-01",
        "duty a year on 2026-09-01",
        "difference",
        "incomplete on 2026-09-01",
    ]
    assert [row[8:] for row in rows[1:]] == [
        ["0.00", "", "", "600000.00", "600000.00", ""],
        [
            *("0.00", "", "without your mill’s own rate"),
            *("80000.00", "80000.00", "without your mill’s own rate"),
        ],
        ["24000.00", "", "", "36500.00", "12500.00", ""],
        ["", "", "no yearly value", "", "", "no yearly value"],
        ["", "", "no such code in the schedule", "", "", "no such code in the schedule"],
    ]
    assert rows[1][7] == "'=1+1"


def test_a_workbook_has_numbers_as_numbers_and_no_formula(cards: dict[str, Card]) -> None:
    [file] = [part for part in cards["xlsx"].parts if isinstance(part, Attachment)]
    assert file.name == "exposure-2025-02-01-2026-09-01.xlsx"
    sheet = load_workbook(io.BytesIO(file.content)).worksheets[0]
    cells = next(iter(sheet.iter_rows(min_row=2, max_row=2)))
    assert [cell.value for cell in cells][:5] == ["7208.51.00.30", "Plate", "CA", "US", 1200000]
    assert [cells[n].value for n in (8, 11, 12)] == [0, 600000, 600000]
    assert {cell.data_type for cell in cells} <= {"inlineStr", "s", "n"}  # none is "f"


def test_the_chart_has_a_bar_a_programme_and_day_and_says_the_same_in_words(
    cards: dict[str, Card],
) -> None:
    [chart] = [p for p in face(cards["two days"], "chart").parts if isinstance(p, Chart)]
    assert [plain(name) for name, _ in chart.series] == ["Feb 1, 2025", "Sept 1, 2026"]
    assert [
        (plain(bar.label), [amount for amount, _ in bar.amounts]) for bar in chart.bars[:2]
    ] == [
        ("Section 232 steel, aluminum and copper (since Apr 6, 2026)", [0, Decimal("600000.00")]),
        (
            "Section 232 timber, lumber, cabinets and upholstered furniture",
            [0, Decimal("80000.00")],
        ),
    ]
    assert plain(chart.alt).startswith(
        "Duty a year by programme (USD), Feb 1, 2025 → Sept 1, 2026: "
    )
    assert "USD 0 → USD 600,000" in plain(chart.alt)


def test_one_day_has_a_chart_as_well_and_says_what_changes_next(cards: dict[str, Card]) -> None:
    card = cards["day"]
    assert [o.label for o in options_of(card)] == ["CSV", "XLSX", "Chart", "Details", "Sources"]
    [chart] = [p for p in face(card, "chart").parts if isinstance(p, Chart)]
    assert chart.first == chart.last == date(2025, 11, 1)
    assert any(line.startswith("• From ") for line in told(card))


def test_what_a_usmca_claim_would_save_is_told_with_its_lines(cards: dict[str, Card]) -> None:
    saved = {row[0]: row[9] for row in rows_of(face(cards["claim"], "csv"))[1:] if row[9]}
    assert saved == {"4407.12.00": "280000.00"}
    assert "Claiming USMCA where goods qualify would save up to USD 280,000.00 a year" in "".join(
        told(cards["claim"])
    )


def test_a_list_in_french_has_french_columns_that_an_upload_reads(cards: dict[str, Card]) -> None:
    [file] = [part for part in cards["liste"].parts if isinstance(part, Attachment)]
    text = file.content.decode("utf-8-sig")
    assert text.splitlines()[0] == "code,nom,origine,destination,valeur annuelle,devise,aceum,ugs"
    assert read_watch_list(text).lines == read_watch_list(GOODS.replace("=1+1", "'=1+1")).lines


@pytest.mark.parametrize("asked", ["day", "two days", "deux jours", "same"])
def test_every_programme_is_cited_and_not_spelled_out(cards: dict[str, Card], asked: str) -> None:
    said = plain_text(cards[asked])
    assert "Reference(" not in said
    assert "[1]" in said


def test_a_day_that_is_none_is_told_with_an_example(cards: dict[str, Card]) -> None:
    [again] = options_of(cards["no day"])
    assert again.question == "/watch exposure on 2026-04-05 versus 2026-04-06"
