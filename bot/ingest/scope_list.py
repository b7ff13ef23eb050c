"""A list of codes for one measure: plain text, one a line, or a CSV with a column of codes."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.codes import Code, Scope
from bot.errors import CatalogueError

_COLUMNS = ("hts_prefix", "hts10", "hts8", "hts", "ca_tariff_item", "tariff", "code")
"""Headings under which lists give their codes, tried in this order."""
_MOST_PROBLEMS = 20


def read_codes(
    name: str, lines: Sequence[str], *, column: str = "", where: Mapping[str, str] | None = None
) -> Scope:
    """The codes of a list. ``where`` keeps only rows whose cells match, by column.

    ``column`` names the column of codes where it isn't one of the usual. Raises CatalogueError
    with every line that holds no code.
    """
    if not any(line.strip() for line in lines):
        raise CatalogueError((f"{name}: empty; expected a code on each line",))
    first = lines[0].strip().split(",")[0].strip().strip('"')
    cells = _csv_cells(name, lines, column, where or {}) if _is_heading(first) else _plain(lines)
    problems, codes = [], []
    for number, text in cells:
        try:
            codes.append(Code.parse(text).digits)
        except ValueError as wrong:
            problems.append(f"{name}:{number}: {wrong}")
            if len(problems) >= _MOST_PROBLEMS:
                break
    if not codes and not problems:
        problems.append(f"{name}: no row is left of {len(lines)}; check --where")
    if problems:
        raise CatalogueError(tuple(problems))
    return Scope.of(codes)


def _is_heading(cell: str) -> bool:
    return not cell[:1].isdigit()


def _plain(lines: Iterable[str]) -> Iterable[tuple[int, str]]:
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip().strip('",')
        if text:
            yield number, text


def _csv_cells(
    name: str, lines: Sequence[str], column: str, where: Mapping[str, str]
) -> Iterable[tuple[int, str]]:
    reader = csv.DictReader(lines)
    headings = reader.fieldnames or ()
    wanted = column or next((c for c in _COLUMNS if c in headings), "")
    unknown = [c for c in (wanted, *where) if c not in headings]
    if unknown:
        told = f"{name}:1: no column {', '.join(c or 'of codes' for c in unknown)}"
        raise CatalogueError((f"{told}; it has {', '.join(headings)}",))
    for row in reader:
        if all((row[c] or "").strip() == value for c, value in where.items()):
            yield reader.line_num, (row[wanted] or "").strip()
