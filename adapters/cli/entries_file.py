"""The files of ``dutybell duty``: where entries come from, and where results go."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from adapters.workbooks import MOST_PACKED, csv_of, is_xlsx
from bot.errors import CatalogueError
from bot.ingest.entries_file import EntriesFile
from bot.ports.workbooks import BadWorkbook
from bot.presentation.watch.faults import workbook_words


@contextmanager
def entries_file(name: str) -> Iterator[EntriesFile]:
    """The entries file of that name, CSV or a workbook, '-' for CSV on standard input. Raises
    CatalogueError, OSError."""
    if name == "-":
        yield EntriesFile("standard input", sys.stdin.buffer)  # type: ignore[arg-type]
        return
    with Path(name).open("rb") as file:
        head = file.peek(8)[:8]
        if not is_xlsx(head):
            yield EntriesFile(name, file)
            return
        with tempfile.TemporaryFile() as sheet:
            sheet.write(workbook_csv(name, file.read(MOST_PACKED + 1)))
            sheet.seek(0)
            yield EntriesFile(name, sheet)


def workbook_csv(name: str, content: bytes) -> bytes:
    """The CSV of a workbook of that name. Raises CatalogueError with a sentence about it."""
    try:
        return csv_of(content)
    except BadWorkbook as wrong:
        raise CatalogueError((workbook_words(name, wrong.fault, "en"),)) from None


@contextmanager
def results_file(name: str, *, entries: str) -> Iterator[TextIO]:
    """Where results go, '-' for standard output. A file stands under its name when it is whole.

    Raises CatalogueError where it is the ``entries`` file itself, OSError where it is not writable.
    """
    if name == "-":
        yield sys.stdout
        return
    path = Path(name).resolve()
    if entries != "-" and path == Path(entries).resolve():
        raise CatalogueError((f"--out {name}: is the entries file; expected another name",))
    if path.exists() and not path.is_file():  # a device or a named pipe
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            yield file
        if path.exists():
            shutil.copymode(path, part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
