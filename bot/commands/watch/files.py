"""A watch list and its exposure as CSV files; no cell can start a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from bot.domain.exposure import Exposure, LineExposure
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.ports.workbooks import Sheet
from bot.presentation.csv_cells import as_text
from bot.presentation.watch import words

_COLUMNS = ("code", "name", "from", "to", "value", "currency", "usmca", "sku")
_VALUE = _COLUMNS.index("value")


def list_csv(lines: Iterable[WatchLine], lang: Lang) -> bytes:
    """The list as an upload reads it again."""
    return _written(_columns(lang), (_line(line, lang) for line in lines))


def list_sheet(lines: Iterable[WatchLine], name: str, lang: Lang) -> Sheet:
    """The same as a sheet of a workbook, its values as numbers."""
    made = (_line(line, lang) for line in lines)
    return _sheet(name, _columns(lang), made, frozenset({_VALUE}))


def exposure_csv(
    today: Exposure, later: Exposure | None, why: Callable[[LineExposure], str], lang: Lang
) -> bytes:
    """A row a line: what it pays a year on the day, and on a later one; ``why`` says what keeps a
    line out of the sums."""
    return _written(_exposure_columns(today, later, lang), _rows(today, later, why, lang))


def exposure_sheet(
    today: Exposure,
    later: Exposure | None,
    why: Callable[[LineExposure], str],
    name: str,
    lang: Lang,
) -> Sheet:
    """The same as a sheet of a workbook, its sums as numbers."""
    own = len(_COLUMNS)
    sums = frozenset({_VALUE, own, own + 1, own + 3, own + 4})
    columns = _exposure_columns(today, later, lang)
    return _sheet(name, columns, _rows(today, later, why, lang), sums)


def _columns(lang: Lang) -> tuple[str, ...]:
    """The columns of a list, by names that an upload knows."""
    return tuple(words.FILE_COLUMNS[name].on(lang) for name in _COLUMNS)


def _exposure_columns(today: Exposure, later: Exposure | None, lang: Lang) -> tuple[str, ...]:
    own = (
        words.DUTY_ON.on(lang, day=str(today.day)),
        words.SAVED.on(lang),
        words.INCOMPLETE_ON.on(lang, day=str(today.day)),
    )
    if later is None:
        return (*_columns(lang), *own)
    then = (words.DUTY_ON.on(lang, day=str(later.day)), words.STEP.on(lang))
    return (*_columns(lang), *own, *then, words.INCOMPLETE_ON.on(lang, day=str(later.day)))


def _rows(
    today: Exposure, later: Exposure | None, why: Callable[[LineExposure], str], lang: Lang
) -> Iterable[Sequence[str]]:
    ahead: Sequence[LineExposure | None] = later.lines if later else [None] * len(today.lines)
    for now, then in zip(today.lines, ahead, strict=True):
        saved = f"{now.saving:.2f}" if now.saving else ""
        own = (_figure(now), saved, why(now))
        if then is None:
            yield (*_line(now.line, lang), *own)
            continue
        known = now.duty is not None and then.duty is not None
        step = f"{then.duty - now.duty:.2f}" if known else ""  # type: ignore[operator]  # both are
        yield (*_line(now.line, lang), *own, _figure(then), step, why(then))


def _sheet(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[str]], sums: frozenset[int]
) -> Sheet:
    made = (
        tuple(Decimal(cell) if n in sums and cell else cell for n, cell in enumerate(row))
        for row in rows
    )
    return Sheet(name=name, columns=tuple(columns), rows=tuple(made))


def _figure(one: LineExposure) -> str:
    return "" if one.duty is None else f"{one.duty:.2f}"


def _line(line: WatchLine, lang: Lang) -> tuple[str, ...]:
    value = line.value
    return (
        line.code.dotted,
        line.label,
        line.origin,
        line.imposing,
        f"{value.amount:f}" if value else "",
        value.currency if value else "",
        {True: words.YES.on(lang), False: words.NO.on(lang), None: ""}[line.usmca],
        line.sku,
    )


def _written(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([as_text(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")
