"""A watch list and its exposure as CSV files; no cell can start a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from bot.domain.exposure import Exposure, LineExposure
from bot.domain.watch_lists import WatchLine
from bot.ports.workbooks import Sheet
from bot.presentation.csv_cells import as_text

_COLUMNS = ("code", "name", "from", "to", "yearly value", "currency", "usmca", "sku")
_SUMS = ("yearly value", "duty a year", "saved")
_USMCA = {True: "yes", False: "no", None: ""}


def list_csv(lines: Iterable[WatchLine]) -> bytes:
    """The list as an upload reads it again."""
    return _written(_COLUMNS, (_line(line) for line in lines))


def list_sheet(lines: Iterable[WatchLine], name: str) -> Sheet:
    """The same as a sheet of a workbook, its values as numbers."""
    value = _COLUMNS.index("yearly value")
    made = (_line(line) for line in lines)
    rows = tuple(
        tuple(Decimal(cell) if n == value and cell else cell for n, cell in enumerate(row))
        for row in made
    )
    return Sheet(name=name, columns=_COLUMNS, rows=rows)


def exposure_csv(
    today: Exposure, later: Exposure | None, why: Callable[[LineExposure], str]
) -> bytes:
    """A row a line: what it pays a year on the day, and on the next day on which any of it moves;
    ``why`` says what keeps a line out of the sums."""
    columns, rows = _exposure_table(today, later, why)
    return _written(columns, rows)


def exposure_sheet(
    today: Exposure, later: Exposure | None, why: Callable[[LineExposure], str], name: str
) -> Sheet:
    """The same as a sheet of a workbook, its sums as numbers."""
    columns, rows = _exposure_table(today, later, why)
    sums = {n for n, column in enumerate(columns) if column.startswith(_SUMS)}
    made = (
        tuple(Decimal(cell) if n in sums and cell else cell for n, cell in enumerate(row))
        for row in rows
    )
    return Sheet(name=name, columns=tuple(columns), rows=tuple(made))


def _exposure_table(
    today: Exposure, later: Exposure | None, why: Callable[[LineExposure], str]
) -> tuple[Sequence[str], Iterable[Sequence[str]]]:
    ahead: Sequence[LineExposure | None] = later.lines if later else [None] * len(today.lines)
    columns = [*_COLUMNS, f"duty a year on {today.day}", "saved by a USMCA claim", "incomplete"]
    columns += [f"duty a year on {later.day}"] if later else []
    rows = (
        (
            *_line(now.line),
            _figure(now),
            f"{now.saving:.2f}" if now.saving else "",
            why(now) if now.duty is None else "",
            *((_figure(then),) if then is not None else ()),
        )
        for now, then in zip(today.lines, ahead, strict=True)
    )
    return columns, rows


def _figure(one: LineExposure) -> str:
    return "" if one.duty is None else f"{one.duty:.2f}"


def _line(line: WatchLine) -> tuple[str, ...]:
    value = line.value
    return (
        line.code.dotted,
        line.label,
        line.origin,
        line.imposing,
        f"{value.amount:f}" if value else "",
        value.currency if value else "",
        _USMCA[line.usmca],
        line.sku,
    )


def _written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
