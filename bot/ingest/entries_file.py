"""A file of entries as people's spreadsheets write them: its text, its columns, its rows."""

from __future__ import annotations

import codecs
import csv
import io
import os
from collections.abc import Iterator

from bot.errors import CatalogueError
from bot.ingest.entries_csv import COLUMNS, Columns, RawRow, column_names
from bot.ingest.table_text import WORKBOOK, is_workbook, told_separator

SEPARATORS = ",;\t"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OR_WINDOWS = "or-windows-1252"
LONGEST_HEADER = 1_000_000
"""Characters; of millions of columns to look through, a bot that others ask does nothing else."""


class EntriesFile:
    """An entries file, open: its columns, and its rows one after the other.

    Rows are parted by commas, semicolons or tabs, or by what a first line 'sep=;' says; text is
    UTF-8 (a byte order mark may stand before it) or UTF-16 with its mark, and bytes that are no
    UTF-8 are taken for Windows-1252.
    Raises CatalogueError where the header lacks a column that is needed.
    """

    def __init__(self, name: str, file: io.BufferedReader | io.BufferedRandom) -> None:
        if is_workbook(file.peek(8)[:8]):
            raise CatalogueError((f"{name} {WORKBOOK}",))
        self._file = file
        self._text = _decoded(file)
        header = self._text.readline(LONGEST_HEADER)
        told = told_separator(header)
        self._first = 2 if told else 1
        header = self._text.readline(LONGEST_HEADER) if told else header
        if len(header) == LONGEST_HEADER:
            raise CatalogueError(
                (f"{name}: line {self._first}: too long; expected the names of the columns",)
            )
        known = max(SEPARATORS, key=lambda separator: _known(header, separator))
        self._separator = told or known
        try:
            self.columns = Columns.of(
                _cells(header, self._separator), commas=self._separator == ","
            )
        except ValueError as wrong:
            raise CatalogueError((f"{name}: line {self._first}: {wrong}",)) from None

    @property
    def size(self) -> int | None:
        """In bytes; None for what comes through a pipe."""
        return os.fstat(self._file.fileno()).st_size if self._file.seekable() else None

    @property
    def share_read(self) -> float | None:
        """The share of the file that has been read, 0 to 1."""
        return self._file.tell() / self.size if self.size else None

    def rows(self) -> Iterator[RawRow]:
        """The rows below the header; empty ones are left out."""
        reader = csv.reader(self._text, delimiter=self._separator, strict=True)
        while True:
            begins = reader.line_num + self._first + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as wrong:
                yield RawRow(begins, broken=_broken(begins, reader.line_num + self._first, wrong))
            else:
                if any(cells) and not "".join(cells).isspace():
                    yield RawRow(begins, cells)


def _decoded(file: io.BufferedReader | io.BufferedRandom) -> io.TextIOWrapper:
    encoding = "utf-16" if file.peek(2)[:2] in _UTF_16 else "utf-8-sig"
    return io.TextIOWrapper(file, encoding=encoding, errors=_OR_WINDOWS, newline="")


def _windows(wrong: UnicodeError) -> tuple[str, int]:
    if not isinstance(wrong, UnicodeDecodeError):
        raise wrong
    return wrong.object[wrong.start : wrong.end].decode("cp1252", errors="replace"), wrong.end


codecs.register_error(_OR_WINDOWS, _windows)


def _cells(header: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([header], delimiter=separator), [])
    except csv.Error:  # a cell longer than the library reads
        return []


def _known(header: str, separator: str) -> int:
    return len(set(column_names(_cells(header, separator))).intersection(COLUMNS))


def _broken(first: int, last: int, wrong: csv.Error) -> str:
    where = f"line {first}" if first == last else f"lines {first} to {last}"
    told = "a quotation mark that opens a cell must close it, and stand twice inside"
    return f"{where} can't be read as CSV ({wrong}); {told}"
