"""A list of codes for one measure: plain text, one a line, or a CSV with a column of codes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.domain.codes import Code, Scope
from bot.domain.days import Validity
from bot.domain.measures import Phase
from bot.errors import CatalogueError

_FIRST = ("effective_date_start", "effective_date", "from")
_LAST = ("effective_date_end", "to")
"""Headings under which lists give the first and the last day of a row; 'NA' and empty say none."""
_COLUMNS = ("hts_prefix", "hts10", "hts8", "hts", "ca_tariff_item", "tariff", "code")
"""Headings under which lists give their codes, tried in this order."""
_MOST_PROBLEMS = 20
_LONGEST_PROBLEM = 200
_LONGEST_LINE = 1_000_000
_Cells = tuple[int, str, str, str]
"""Line number, code, first and last day as written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One row of a list: its code, and the days it was on the list."""

    code: Code
    validity: Validity


def scope_on(listed: Iterable[Listed], day: date) -> Scope:
    """The codes that were on the list on ``day``."""
    return Scope.of_spans(row.code.span for row in listed if row.validity.holds(day))


def phases_within(listed: Sequence[Listed], days: Validity) -> tuple[Phase, ...]:
    """The codes on the list by stretches of ``days``: from the first, and whenever they change."""
    begun = {row.validity.first for row in listed}
    gone = {row.validity.ends_on for row in listed} - {None}
    turns = sorted(day for day in begun | gone if day and day > days.first and days.holds(day))
    phases: list[Phase] = []
    for day in (days.first, *turns):
        scope = scope_on(listed, day)
        if not phases or phases[-1].scope != scope:
            phases.append(Phase(first=day, scope=scope))
    return tuple(phases)


def read_codes(
    name: str, lines: Sequence[str], *, column: str = "", where: Mapping[str, str] | None = None
) -> tuple[Listed, ...]:
    """The codes of a list. ``where`` keeps only rows whose cells match, by column.

    ``column`` names the column of codes where it isn't one of the usual. Raises CatalogueError
    with every line that holds no code, or a day that is none.
    """
    if not any(line.strip() for line in lines):
        raise CatalogueError((f"{name}: empty; expected a code on each line",))
    for number, line in enumerate(lines, start=1):
        if len(line) > _LONGEST_LINE:
            told = f"{name}:{number}: over {_LONGEST_LINE:,} characters"
            raise CatalogueError((f"{told}; expected a row of a table",))
    first = lines[0].strip().split(",")[0].strip().strip('"')
    cells = _csv_cells(name, lines, column, where or {}) if _is_heading(first) else _plain(lines)
    try:
        return _read(name, cells, len(lines))
    except csv.Error as wrong:
        raise CatalogueError((f"{name}: broken CSV: {wrong}",)) from wrong


def _read(name: str, cells: Iterable[_Cells], rows: int) -> tuple[Listed, ...]:
    problems, found = [], []
    for number, text, first, last in cells:
        try:
            validity = Validity(first=_day(first) or date.min, last=_day(last))
            found.append(Listed(code=Code.whole(text), validity=validity))
        except ValueError as wrong:
            problems.append(f"{name}:{number}: {str(wrong)[:_LONGEST_PROBLEM]}")
            if len(problems) >= _MOST_PROBLEMS:
                break
    if not found and not problems:
        problems.append(f"{name}: no row is left of {rows}; check --where")
    if problems:
        raise CatalogueError(tuple(problems))
    return tuple(found)


def _day(text: str) -> date | None:
    return None if text in ("", "NA") else date.fromisoformat(text)


def _is_heading(cell: str) -> bool:
    return not cell[:1].isdigit()


def _plain(lines: Iterable[str]) -> Iterator[_Cells]:
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip().strip('",')
        if text:
            yield number, text, "", ""


def _csv_cells(
    name: str, lines: Sequence[str], column: str, where: Mapping[str, str]
) -> Iterator[_Cells]:
    reader = csv.DictReader(lines)
    headings = reader.fieldnames or ()
    wanted = column or next((c for c in _COLUMNS if c in headings), "")
    unknown = [c for c in (wanted, *where) if c not in headings]
    if unknown:
        told = f"{name}:1: no column {', '.join(c or 'of codes' for c in unknown)}"
        raise CatalogueError((f"{told}; it has {', '.join(headings)}",))
    first, last = (next((c for c in of if c in headings), "") for of in (_FIRST, _LAST))
    for row in reader:
        if all((row[c] or "").strip() == value for c, value in where.items()):
            code, since, until = ((row.get(n) or "").strip() for n in (wanted, first, last))
            yield reader.line_num, code, since, until
