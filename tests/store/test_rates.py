"""The rates that ship: exact to the line of their editions, and out of an import's way."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CursorResult, Executable, delete

from adapters.feeds.schedules import hts_lines
from adapters.feeds.shipped_rates import EDITIONS, make
from adapters.process.wiring import CATALOGUE_FOLDER
from bot.domain.codes import Code
from bot.domain.duty import AdValorem, Free
from bot.domain.lines import Line
from bot.errors import CatalogueError
from bot.ingest.hts import hts_rows
from bot.ingest.schedule import drafts
from store.catalogue_files import RATES_FOLDER
from store.duty_columns import duty, special
from store.engine import Work
from store.rates import load_rates
from store.schedule_import import Edition, import_edition
from store.store import SqlStore
from store.tables import RATES
from tests.catalogue.reading import shared

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
PLATE = Code("72085100")
TODAY = date(2026, 10, 10)


async def shipped(store: SqlStore) -> None:
    async with store.work() as work:
        await load_rates(work, CATALOGUE_FOLDER)


async def test_a_fresh_store_knows_the_base_duty_of_a_line(store: SqlStore) -> None:
    await shipped(store)
    async with store.transaction() as records:
        line = await records.lines.find("US", Code("8504330040"), day=TODAY)
    assert line is not None
    assert (line.general, line.other, line.units) == (
        AdValorem(percent=Decimal("1.6")),
        duty("35%", "US"),
        ("No.", "kg"),
    )
    assert (line.revision, line.description) == ("HTS 2026 revision 10", "")


async def test_a_line_that_no_numbers_divide_is_among_those_of_its_heading(store: SqlStore) -> None:
    await shipped(store)
    async with store.transaction() as records:
        under = {
            digits: await records.lines.under("US", Code(digits), day=TODAY)
            for digits in ("7901", "79011100", "7901110000", "040590")
        }
    assert {asked: [code.digits for code in found] for asked, found in under.items()} == {
        "7901": ["79011100", "79011210", "79011250", "79012000"],
        "79011100": ["79011100"],
        "7901110000": [],
        "040590": ["04059005", "04059010", "04059020"],
    }


async def test_a_day_is_answered_by_the_edition_that_speaks_for_it(store: SqlStore) -> None:
    await shipped(store)
    days = (date(2025, 3, 4), date(2025, 8, 7), date(2026, 6, 7), date(2026, 6, 8))
    async with store.transaction() as records:
        lines = [await records.lines.find("US", PLATE, day=day) for day in days]
    assert [line.revision if line else None for line in lines] == [
        *["HTS 2025 revision 18"] * 3,
        "HTS 2026 revision 10",
    ]


async def test_an_import_takes_over_from_its_first_day_and_leaves_the_days_before(
    store: SqlStore,
) -> None:
    await shipped(store)
    row = {
        "htsno": "7208.51.00",
        "indent": "0",
        "description": "Plate",
        "units": ["kg"],
        "general": "3%",
        "special": "",
        "other": "20%",
    }
    async with store.work() as work:
        edition = Edition(
            schedule="US", revision="rev 14", first=date(2026, 9, 1), goods_of=lambda _: ()
        )
        await import_edition(work, edition, drafts(hts_rows((row,))), now=NOW)
    async with store.transaction() as records:
        lines = records.lines
        before = await lines.find("US", PLATE, day=date(2026, 8, 31))
        after = await lines.find("US", PLATE, day=date(2026, 9, 1))
        gone = await lines.find("US", Code("72085200"), day=date(2026, 9, 1))
        table = await lines.table("US")
    assert before is not None
    assert after is not None
    assert (before.general, before.revision) == (Free(), "HTS 2026 revision 10")
    assert (after.general, after.revision) == (duty("3%", "US"), "rev 14")
    assert gone is None
    assert table.find(PLATE, date(2026, 8, 31)) == before
    assert table.find(PLATE, date(2026, 9, 1)) == after


async def test_a_code_that_no_line_has_is_answered_with_the_nearest(store: SqlStore) -> None:
    await shipped(store)
    async with store.transaction() as records:
        near = await records.lines.near("US", Code("7208519999"), day=TODAY)
        none = await records.lines.near("US", PLATE, day=TODAY)
    assert [code.digits[:8] for code in near] == ["72085100"] * 3
    assert none == ()


async def test_loading_twice_changes_nothing_and_a_broken_table_is_refused(
    store: SqlStore, tmp_path: Path
) -> None:
    await shipped(store)
    await shipped(store)
    folder = tmp_path / RATES_FOLDER
    folder.mkdir()
    manifest = json.loads((CATALOGUE_FOLDER / RATES_FOLDER / "us-rates.json").read_text())
    (folder / "us-rates.json").write_text(json.dumps(manifest | {"rows": 1}))
    (folder / manifest["table"]).write_bytes(gzip.compress(b"72085100,,,kg,99%,,,\n"))
    with pytest.raises(CatalogueError, match="not the table"):
        async with store.work() as work:
            await load_rates(work, tmp_path)


def test_the_table_that_ships_is_what_its_exports_give(tmp_path: Path) -> None:
    exports = shared("data", "hts")
    made = make(exports, tmp_path)
    ours = CATALOGUE_FOLDER / RATES_FOLDER
    table, manifest = "us-rates.csv.gz", "us-rates.json"
    assert made > 27_000
    assert gzip.decompress((tmp_path / table).read_bytes()) == gzip.decompress(
        (ours / table).read_bytes()
    )
    assert (tmp_path / manifest).read_text() == (ours / manifest).read_text()


@pytest.mark.parametrize(("export", "name", "first"), EDITIONS)
async def test_every_line_of_an_edition_has_its_own_duties(
    store: SqlStore, export: str, name: str, first: date
) -> None:
    path = shared("data", "hts", export)
    await shipped(store)
    async with store.transaction() as records:
        table = await records.lines.table("US")
    wrong = []
    for code, wanted in exported(path):
        found = table.find(code, first)
        if found is None or (*wanted, name) != (
            found.general,
            found.special,
            found.other,
            found.units,
            found.see,
            found.revision,
        ):
            wrong.append(code.dotted)
    assert wrong == []


@lru_cache(maxsize=1)
def exported(path: Path) -> list[tuple[Code, tuple[object, ...]]]:
    """Each line with duties of an export, its columns read; once for both databases."""
    return [
        (
            line.code,
            (
                duty(line.general, "US"),
                special(line.special, "US"),
                duty(line.other, "US"),
                line.units,
                line.see,
            ),
        )
        for line in hts_lines(path)
        if any(line.duties)
    ]


async def test_a_heading_that_was_read_is_not_read_again_until_a_schedule_moves(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shipped(store)
    asked: list[object] = []
    read = Work.read

    async def counted(work: Work, statement: Executable) -> CursorResult[Any]:
        asked.append(statement)
        return await read(work, statement)

    monkeypatch.setattr(Work, "read", counted)

    async def found() -> tuple[int, Line | None]:
        asked.clear()
        async with store.transaction() as records:
            line = await records.lines.find("US", PLATE, day=TODAY)
        return len(asked), line

    (first, line), (again, same) = await found(), await found()
    assert line is not None
    assert (first, again, same) == (4, 0, line)
    async with store.work() as work:
        await work.write(delete(RATES).where(RATES.c.heading == "7208"))
        work.schedules_moved = True
    (anew, gone) = await found()
    assert (anew, gone) == (4, None)
