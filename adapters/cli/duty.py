"""``tariffdesk duty``: entries by the file, a result row each."""

from __future__ import annotations

import argparse
import asyncio
import csv
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from adapters.cli.wiring import opened_desk, read_settings
from bot.errors import CatalogueError

if TYPE_CHECKING:
    from bot.domain.border import Border
    from bot.domain.line_table import LineTable


def register(commands: Any) -> None:
    """Add ``duty``."""
    duty = commands.add_parser("duty", help="what the entries of a CSV file pay, a row each")
    duty.add_argument(
        "--csv", dest="file", required=True, metavar="FILE", help="the entries; - for stdin"
    )
    duty.add_argument("--out", default="-", metavar="FILE", help="where to (else stdout)")
    duty.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    try:
        return asyncio.run(_batch(arguments.file, arguments.out))
    except CatalogueError as wrong:
        print("\n".join(wrong.problems), file=sys.stderr)
        return 1


async def _batch(name: str, out: str) -> int:
    from bot.domain.border import COUNTRIES, border

    async with opened_desk(read_settings()) as desk:
        book = (await desk.store.shelf()).book
        async with desk.store.transaction() as records:
            tables = {country: await records.lines.table(country) for country in COUNTRIES}
    with _entries(name) as rows, _results(out) as file:
        _write(file, assessed(rows, border(book), tables))
    return 0


def assessed(
    rows: Iterable[dict[str, str | None]], desk: Border, tables: dict[str, LineTable[Any]]
) -> Iterator[dict[str, str]]:
    """A result row for each entry, in order; what is wrong with a row is said in its result."""
    from bot.commands.duty_words import missing_words
    from bot.domain.codes import Code
    from bot.ingest.entries_csv import failed, read_entry, result, unknown_code

    for number, row in enumerate(rows, start=1):
        row_id = (row.get("id") or "").strip() or f"row {number}"
        try:
            entry = read_entry(row)
        except ValueError as wrong:
            yield failed(row_id, str(wrong))
            continue
        table = tables[entry.imposing]
        line = table.find(entry.code, entry.day)
        if line is None and (near := table.near(entry.code, entry.day)):
            yield failed(row_id, unknown_code(entry, near))
            continue
        stated = {
            heading: table.find(Code.parse(heading), entry.day)
            for heading in desk.headings(entry, line)
        }
        assessment = desk.assess(entry, line, stated)
        yield result(row_id, assessment, lambda need: missing_words(need, "en"))


@contextmanager
def _entries(name: str) -> Iterator[Iterator[dict[str, str | None]]]:
    """The rows of the entries file; its columns are checked before anything is written."""
    from bot.ingest.entries_csv import NEEDED

    with _opened(name) as file:
        reader = csv.DictReader(file)
        missing = [column for column in NEEDED if column not in (reader.fieldnames or ())]
        if missing:
            told = f"{name}: line 1: no column {', '.join(missing)}"
            raise CatalogueError((f"{told}; expected {', '.join(NEEDED)} at least",))
        yield iter(reader)


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdin
        return
    try:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            yield file
    except OSError as wrong:
        raise CatalogueError((f"{name}: {wrong.strerror}",)) from wrong


@contextmanager
def _results(name: str) -> Iterator[TextIO]:
    if name == "-":
        yield sys.stdout
        return
    with Path(name).open("w", encoding="utf-8", newline="") as file:
        yield file


def _write(file: TextIO, results: Iterable[dict[str, str]]) -> None:
    from bot.ingest.entries_csv import RESULTS

    writer = csv.DictWriter(file, RESULTS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(results)
