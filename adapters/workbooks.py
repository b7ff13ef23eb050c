"""Excel workbooks (.xlsx) as CSV, and answers as workbooks, by openpyxl.

A workbook is a zip of XML that anybody may have made: its parts are bounded before one is parsed,
in bytes and in elements (a few kilobytes of packed bytes hold millions, which cost gigabytes once
they are objects), declared entities are refused in whatever encoding, and formulas count with the
value that was last saved for them.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from xml.parsers import expat

from bot.ports.workbooks import BadWorkbook, Cell, Sheet, WorkbookFault

MOST_PACKED = 5_000_000
MOST_PARTS = 500
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a workbook may be. ``unpacked``: bytes of all its parts together; ``elements``: in the
    rows of all sheets, a cell with its value being two; ``texts``: in the texts that cells share.
    """

    rows: int
    unpacked: int
    elements: int
    texts: int


OWN = Bounds(rows=200_000, unpacked=60_000_000, elements=20_000_000, texts=2_000_000)
GIVEN = Bounds(rows=20_000, unpacked=16_000_000, elements=1_000_000, texts=200_000)
"""Of a file that somebody gives a bot that others ask as well: a list of 5,000 lines is far below,
and what is below takes seconds of one thread, not a minute."""
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""The only ones that the format allows (ECMA-376, part 2); others may ask for gigabytes."""
_DEEPEST = 100
"""Levels of elements; Excel writes a dozen."""
_ELEMENTS_OF_ROW = 50_000
"""Excel has 16,384 columns, a cell mostly one value. A row is held whole, however few of its cells
are looked at."""
_MOST_ELEMENTS = 100_000
"""Of formats, relations and what else is no sheet; Excel allows 65,490 formats."""
_MOST_ATTRIBUTES = 100
"""Of one element."""
_DATA_LEVEL, _ROW_LEVEL = 2, 3
"""Levels of elements: worksheet, sheetData, row."""


def is_xlsx(head: bytes) -> bool:
    """Whether a file that begins with ``head`` may be one: a zip."""
    return head.startswith(b"PK\x03\x04")


def csv_of(content: bytes, bounds: Bounds = OWN) -> bytes:
    """The first visible sheet that holds anything, as CSV in UTF-8, a line for each of its rows.

    Empty rows between others stay, so that a row's number is that of the workbook. Raises
    BadWorkbook.
    """
    _bounded(content, bounds)
    try:
        book = _opened(content)
        sheets = (_written(sheet, bounds.rows) for sheet in _visible(book))
        written = next(filter(None, sheets), None)
    except BadWorkbook:
        raise
    except Exception as wrong:  # whatever the library meets in a file that is broken
        raise BadWorkbook(WorkbookFault.UNREADABLE) from wrong
    if written is None:
        raise BadWorkbook(WorkbookFault.EMPTY)
    return written


def _bounded(content: bytes, bounds: Bounds) -> None:
    """Raises BadWorkbook for a file that should not even be unpacked, or not be parsed."""
    if len(content) > MOST_PACKED:
        raise BadWorkbook(WorkbookFault.TOO_BIG)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            sizes = sum(part.file_size for part in listed)
            if len(listed) > MOST_PARTS or sizes > bounds.unpacked:
                raise BadWorkbook(WorkbookFault.UNPACKED)
            if "xl/workbook.xml" not in parts.namelist():
                raise BadWorkbook(WorkbookFault.NO_WORKBOOK)
            if any(part.compress_type not in _PACKINGS for part in listed):
                raise BadWorkbook(WorkbookFault.UNREADABLE)
            elements = _Elements(bounds)
            for part in listed:
                elements.look_through(parts.read(part))
    except BadWorkbook:
        raise
    except Exception as wrong:  # whatever the library meets in a file that is broken
        raise BadWorkbook(WorkbookFault.LOCKED) from wrong


class _Elements:
    """Counts the elements of a part as they come, and keeps none of them.

    Any part is looked through, whatever it is called: which ones are parsed, the file itself says.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._rows = 0
        """Elements in the rows of all sheets."""
        self._texts = False
        self._others = self._depth = self._in_row = 0
        self._in_data = False

    def look_through(self, part: bytes) -> None:
        """Raises BadWorkbook. What is no XML, a picture say, is nobody's to parse."""
        self._others = self._depth = self._in_row = 0
        self._in_data = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._declared
        parser.StartElementHandler = self._begun
        parser.EndElementHandler = self._ended
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, ValueError):
            return

    def _declared(self, *_told: object) -> None:
        raise BadWorkbook(WorkbookFault.ENTITIES)

    def _begun(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 1:
            self._texts = _local(name) == "sst"
        elif self._depth == _DATA_LEVEL:
            self._in_data = _local(name) == "sheetData"
        if self._in_data and self._depth > _DATA_LEVEL:
            self._rows += 1
            self._in_row = 0 if self._depth == _ROW_LEVEL else self._in_row + 1
        else:
            self._others += 1
        if (
            self._rows > self._bounds.elements
            or self._others > (self._bounds.texts if self._texts else _MOST_ELEMENTS)
            or self._in_row > _ELEMENTS_OF_ROW
            or self._depth > _DEEPEST
            or len(attributes) > _MOST_ATTRIBUTES
        ):
            raise BadWorkbook(WorkbookFault.UNPACKED)

    def _ended(self, _name: str) -> None:
        self._depth -= 1


def _local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def _opened(content: bytes) -> Any:
    """The workbook with its sheets, each part once: any number of sheets may name the same one,
    and the library looks into each as it opens them."""
    from openpyxl.reader.excel import ExcelReader

    class Reader(ExcelReader):
        def read_worksheets(self) -> None:
            targets = {rel.target: sheet for sheet, rel in reversed([*self.parser.find_sheets()])}
            self.parser.sheets = list(reversed(targets.values()))
            super().read_worksheets()

    reader = Reader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    reader.read()
    return reader.wb


def _visible(book: Any) -> Iterator[Any]:
    return (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")


def _written(sheet: Any, most_rows: int) -> bytes | None:
    """The sheet as CSV; None for an empty one."""
    sheet.reset_dimensions()  # what a file says of its own size may be wrong
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    blank, any_row = 0, False
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if number > most_rows:
            raise BadWorkbook(WorkbookFault.ROWS)
        cells = _cells(row)
        if not cells:
            blank += 1
            continue
        out.write("\n" * blank)
        writer.writerow(cells)
        blank, any_row = 0, True
    return out.getvalue().encode() if any_row else None


def _cells(row: Sequence[Any]) -> list[str]:
    """The cells of a row as text, without the empty ones behind the last."""
    if row.count(None) == len(row):  # of the rows between two far apart there are many
        return []
    cells = [_text(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _text(value: Any) -> str:
    """A cell as a person would type it.

    >>> _text(7208510030), _text(8471.5), _text(True), _text(datetime(2026, 9, 8))
    ('7208510030', '8471.5', 'true', '2026-09-08')
    """
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float():
            return str(int(value)) if value.is_integer() else f"{Decimal(repr(value)):f}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return " ".join(str(value).split())


_FORBIDDEN = dict.fromkeys(
    (*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
"""What XML may not hold, as a table: a pattern of it takes longer to compile at each start."""
_LONGEST_CELL = 32_000
_LONGEST_NAME = 31
_UNNAMED = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class XlsxWorkbooks:
    """Reads and writes workbooks; implements the port ``Workbooks``."""

    def csv(self, content: bytes) -> bytes:
        """See :func:`csv_of`; for a file that was given to the bot."""
        return csv_of(content, GIVEN)

    def xlsx(self, sheets: Sequence[Sheet]) -> bytes:
        """The sheets as one workbook; texts stay texts, numbers and days are such."""
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        for sheet in sheets:
            made = book.create_sheet(_UNNAMED.sub(" ", sheet.name)[:_LONGEST_NAME])
            made.freeze_panes = "A2"
            for number, width in enumerate(_widths(sheet), start=1):
                made.column_dimensions[_letters(number)].width = width
            made.append([_cell(made, name, bold=True) for name in sheet.columns])
            for row in sheet.rows:
                made.append([_cell(made, value) for value in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def _letters(number: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(number))


def _widths(sheet: Sheet) -> list[int]:
    rows = (sheet.columns, *sheet.rows[:200])
    longest = (max(len(str(cell or "")) for cell in column) for column in zip(*rows, strict=True))
    return [min(max(width + 2, 8), _WIDEST) for width in longest]


def _cell(sheet: Any, value: Cell, *, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if isinstance(value, str):
        value = value.translate(_FORBIDDEN)[:_LONGEST_CELL]
    # a Decimal is written digit by digit, and a day as a day, whatever the stubs know
    held: Any = value
    cell = WriteOnlyCell(sheet, value=held)
    if isinstance(value, str):
        # the library takes a text that begins with '=' for a formula
        cell.data_type = "s"
        # and a person who edits the cell would make it one
        cell.quotePrefix = value.startswith(_STARTS_FORMULA)
    if bold:
        cell.font = Font(bold=True)
    return cell
