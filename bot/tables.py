"""Tables of words and facts that come with the package: the texts and CSV files of ``config``.

A mistake in a table is told with its file and line when the table is read.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable


class TableMistake(ValueError):
    """Something wrong in a table: '<file>:<line>: <what was expected>'."""


class TableRow(dict[str, str]):
    """One row, by column; ``file`` and ``line`` are where it ends."""

    __slots__ = ("file", "line")
    file: str
    line: int

    def day(self, column: str) -> date:
        """The day in a column. Raises TableMistake for what is none."""
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise self.mistake(f"{column}: expected a day such as 2026-04-06") from None

    def day_or_none(self, column: str) -> date | None:
        """The same, None where the column is empty."""
        return self.day(column) if self[column] else None

    def mistake(self, what: str) -> TableMistake:
        """What to raise where the row is wrong."""
        return TableMistake(f"{self.file}:{self.line}: {what}")


def shipped_file(name: str) -> Traversable:
    """A file of ``config``, by its path below it: 'reading/model.npz'."""
    return files("config").joinpath(*name.split("/"))


def lines(name: str) -> tuple[str, ...]:
    """The lines of a text of ``config``, without those that are empty or begin with '#'."""
    text = shipped_file(name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def rows(name: str, *, filled: Collection[str] = ()) -> Iterator[TableRow]:
    """The rows of a CSV file of ``config``, each with a value in the columns that are ``filled``.

    Raises TableMistake for a column or a value that is missing, and for a value too many.

    >>> next(rows("reading/programme-goods.csv", filled=("programme", "good")))
    {'programme': 'ca-safeguard-vegetables', 'good': 'canned-vegetables'}
    """
    written = shipped_file(name).read_text(encoding="utf-8")
    return rows_of(f"config/{name}", written, filled=filled)


def rows_of(name: str, text: str, *, filled: Collection[str] = ()) -> Iterator[TableRow]:
    """The rows of a CSV text, which mistakes are told of as of the file ``name``."""
    reader = csv.reader(text.splitlines())
    columns = tuple(next(reader, ()))
    for column in filled:
        if column not in columns:
            raise TableMistake(f"{name}:1: expected a column {column!r}")
    for values in reader:
        row = TableRow(zip(columns, values, strict=False))
        row.file, row.line = name, reader.line_num
        if len(values) != len(columns):
            raise row.mistake(f"expected {len(columns)} values, found {len(values)}")
        for column in filled:
            if not row[column]:
                raise row.mistake(f"expected something in {column!r}")
        yield row
