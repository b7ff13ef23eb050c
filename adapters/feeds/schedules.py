"""The official schedules' files, read row by row: USITC export (JSON, CSV) and CBSA tables."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from adapters.feeds.files import bounded_lines, opened
from adapters.feeds.json_bounds import BoundedJson
from bot.errors import CatalogueError
from bot.ingest.ca_tariff import COLUMNS, ca_drafts
from bot.ingest.hts import CSV_COLUMNS, hts_rows
from bot.ingest.schedule import LineDraft, drafts
from bot.ingest.table_text import WORKBOOK, is_workbook, told_separator


def hts_lines(path: Path) -> Iterator[LineDraft]:
    """Lines of a USITC export, streamed. Raises CatalogueError, naming the file and the row."""
    with opened(path) as file:
        yield from _named(path, drafts(hts_rows(_hts_raw(path, file))))


def has_footnotes(path: Path) -> bool:
    """Whether an export has footnotes: its JSON form has, its CSV form has not."""
    with opened(path) as file:
        return _first_byte(file) == b"["


def ca_lines(path: Path) -> Iterator[LineDraft]:
    """Lines of the CBSA tables, streamed. Raises CatalogueError, naming the file and the row."""
    with opened(path) as file:
        yield from _named(path, ca_drafts(_csv_rows(path, file, COLUMNS)))


def _named(path: Path, lines: Iterator[LineDraft]) -> Iterator[LineDraft]:
    try:
        yield from lines
    except CatalogueError as wrong:
        told = (p if p.startswith(path.name) else f"{path.name}: {p}" for p in wrong.problems)
        raise CatalogueError(tuple(told)) from wrong


def _hts_raw(path: Path, file: IO[bytes]) -> Iterator[dict[str, Any]]:
    first = _first_byte(file)
    if first == b"[":
        return _json_rows(path, file)
    if first == b"{":
        raise CatalogueError((f"{path.name}: a JSON object; expected a list of schedule rows",))
    return (
        {CSV_COLUMNS.get(name, name): value for name, value in row.items()}
        for row in _csv_rows(path, file, tuple(CSV_COLUMNS))
    )


def _first_byte(file: IO[bytes]) -> bytes:
    """The first byte that is no white space or byte order mark; the file is rewound."""
    head = file.read(64).lstrip(b"\xef\xbb\xbf \r\n\t")
    file.seek(0)
    return head[:1]


def _head(file: IO[bytes]) -> bytes:
    """The first bytes; the file is rewound."""
    head = file.read(8)
    file.seek(0)
    return head


def _json_rows(path: Path, file: IO[bytes]) -> Iterator[dict[str, Any]]:
    import ijson

    count = 0
    try:
        for count, row in enumerate(ijson.items(BoundedJson(path.name, file), "item"), start=1):
            if not isinstance(row, dict):
                wrong = f"{path.name}: row {count}: {str(row)[:40]!r}; expected an object"
                raise CatalogueError((wrong,))
            yield row
    except ijson.IncompleteJSONError as wrong:
        told = f"{path.name}: the file ends after row {count}; it is cut short, fetch it again"
        raise CatalogueError((told,)) from wrong
    except ijson.JSONError as wrong:
        told = f"{path.name}: no JSON after row {count}; expected the USITC export"
        raise CatalogueError((told,)) from wrong


def _csv_rows(path: Path, file: IO[bytes], expected: tuple[str, ...]) -> Iterator[dict[str, str]]:
    if is_workbook(_head(file)):
        raise CatalogueError((f"{path.name} {WORKBOOK}",))
    try:
        with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
            rows = bounded_lines(path.name, text)
            first = next(rows, "")
            told = told_separator(first)
            lines = rows if told else itertools.chain((first,) if first else (), rows)
            reader = csv.DictReader(lines, strict=True, delimiter=told or ",")
            yield from _checked_rows(path, reader, expected)
    except UnicodeDecodeError as wrong:
        raise CatalogueError((f"{path.name}: no UTF-8 text; expected a CSV file",)) from wrong
    except csv.Error as wrong:
        raise CatalogueError((f"{path.name}: broken CSV: {wrong}",)) from wrong


def _checked_rows(
    path: Path, reader: csv.DictReader[str], expected: tuple[str, ...]
) -> Iterator[dict[str, str]]:
    if reader.fieldnames is None:
        raise CatalogueError((f"{path.name}: the file is empty",))
    missing = [name for name in expected if name not in reader.fieldnames]
    if missing:
        wrong = f"{path.name}: line 1: no column {', '.join(missing)}"
        raise CatalogueError((f"{wrong}; expected {', '.join(expected)}",))
    for row in reader:
        if None in row or None in row.values():
            told = f"{path.name}: line {reader.line_num}: {len(row)} cells do not fit"
            raise CatalogueError((f"{told} the {len(reader.fieldnames or ())} columns",))
        yield row
