"""Long lists of codes: CSV files beside the YAML, a row for each line or item of an act.

Columns: ``code`` (2 to 10 digits, dots as the act prints them), ``from`` and ``to`` (first and last
day, both included; ``to`` empty while no end is known), ``part`` (the subdivision or schedule of
the act that names it), ``heading`` (of chapter 99, where there is one), ``condition`` ('if NAME'
or 'unless NAME', a fact that the importer declares; empty: the whole line), ``source`` (slug of
the act) and ``grade``: A read from the official text, B the same with days or moves from a second
source, C a public transcription spot-checked, D not traceable to one official edition.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from bot.domain.codes import Code, Scope, Span
from store.catalogue.checked import CheckedRow
from store.catalogue.read import Mistake
from store.catalogue.rows import ListRow

COLUMNS = ("code", "from", "to", "part", "heading", "condition", "source", "grade")
GRADES = ("A", "B", "C", "D")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedRow:
    """One row. ``last`` is ``date.max`` while no end is known."""

    span: Span
    first: date
    last: date
    part: str
    heading: str
    condition: str
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class DatedList:
    """The rows that one list of the catalogue means; rows written in YAML hold on every day."""

    rows: tuple[ListedRow, ...]

    def on(self, day: date) -> Scope:
        """The codes on the list on ``day``, those that hang on a condition among them."""
        return Scope.of_spans(row.span for row in self.rows if row.first <= day <= row.last)

    @property
    def ever(self) -> Scope:
        """The codes on the list on any day."""
        return Scope.of_spans(row.span for row in self.rows)

    def under(self, condition: str) -> DatedList:
        """The rows that hang on ``condition``; '' for those that hang on none."""
        return DatedList(tuple(row for row in self.rows if row.condition == condition))

    @property
    def at_first(self) -> DatedList:
        """The rows that count where nothing is declared: those that hang on no condition, and those
        that count unless something is."""
        kept = (row for row in self.rows if not row.condition.startswith("if "))
        return DatedList(tuple(kept))

    @property
    def conditions(self) -> tuple[str, ...]:
        """'if NAME' and 'unless NAME', in the order of the rows."""
        return tuple(dict.fromkeys(row.condition for row in self.rows if row.condition))

    @property
    def heading(self) -> str:
        """The heading that all its rows name; '' where they differ."""
        named = {row.heading for row in self.rows}
        return named.pop() if len(named) == 1 else ""

    @property
    def turns(self) -> frozenset[date]:
        """Days on which codes come or have gone."""
        begun = {row.first for row in self.rows}
        gone = {row.last + timedelta(days=1) for row in self.rows if row.last < date.max}
        return frozenset(begun | gone)

    @property
    def grade(self) -> str:
        """The worst of its rows."""
        return max((row.grade for row in self.rows), default="")

    @property
    def sources(self) -> tuple[str, ...]:
        """Slugs of the acts it was read from."""
        return tuple(dict.fromkeys(row.source for row in self.rows))


def read_lists(
    folder: Path, kinds: Mapping[str, Mapping[str, CheckedRow]], mistakes: list[Mistake]
) -> dict[str, DatedList]:
    """The lists of the catalogue by slug. Adds what is wrong with their files to ``mistakes``.

    ``kinds`` are the checked rows, of which lists name sources and conditions.
    """
    lists = kinds["lists"]
    known = frozenset(kinds["sources"]), frozenset(kinds["conditions"])
    paths = {path.name: path for path in sorted((folder / "lists").glob("*.csv"))}
    files: dict[str, tuple[ListedRow, ...]] = {}
    out = {}
    for slug, checked in lists.items():
        row = checked.row
        if not isinstance(row, ListRow):
            continue
        if row.file and row.file not in paths:
            mistakes.append(checked.item.mistake(f"no file lists/{row.file}", "file"))
        elif row.file:
            if row.file not in files:
                files[row.file] = tuple(_rows(paths[row.file], known, mistakes))
            out[slug] = _meant(row, files[row.file])
            if not out[slug].rows and files[row.file]:
                mistakes.append(checked.item.mistake(f"keeps no row of lists/{row.file}"))
        else:
            out[slug] = DatedList(tuple(_always(row)))
    mistakes.extend(
        Mistake(f"lists/{name}", 1, "no list of the catalogue names this file")
        for name in paths.keys() - files.keys()
    )
    return out


def _meant(row: ListRow, rows: tuple[ListedRow, ...]) -> DatedList:
    return DatedList(
        tuple(
            each
            for each in rows
            if (not row.parts or each.part in row.parts)
            and (not row.condition or each.condition == row.condition)
            and not (row.whole and each.condition)
        )
    )


def _always(row: ListRow) -> Iterator[ListedRow]:
    for span in Scope.of(row.codes).spans:
        yield ListedRow(
            span=span,
            first=date.min,
            last=date.max,
            part="",
            heading="",
            condition="",
            source=row.source,
            grade="",
        )


Known = tuple[frozenset[str], frozenset[str]]
"""Slugs of the sources, and of the conditions."""


def _rows(path: Path, known: Known, mistakes: list[Mistake]) -> Iterator[ListedRow]:
    name = f"lists/{path.name}"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        if tuple(next(reader, ())) != COLUMNS:
            mistakes.append(Mistake(name, 1, f"expected the columns {', '.join(COLUMNS)}"))
            return
        seen = set()
        for cells in reader:
            try:
                listed = _row(cells, known)
            except ValueError as wrong:
                mistakes.append(Mistake(name, reader.line_num, str(wrong)))
                continue
            key = (listed.span, listed.first, listed.part, listed.condition)
            if key in seen:
                mistakes.append(Mistake(name, reader.line_num, f"{cells[0]} stands here twice"))
            seen.add(key)
            yield listed


def _row(cells: list[str], known: Known) -> ListedRow:
    sources, conditions = known
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{len(cells)} cells: expected {len(COLUMNS)}")
    code, first, last, part, heading, condition, source, grade = cells
    if source not in sources:
        raise ValueError(f"'{source}' is none of the sources")
    how, _, name = condition.partition(" ")
    if condition and how not in ("if", "unless"):
        raise ValueError(f"'{condition}' is no condition: expected 'if NAME' or 'unless NAME'")
    if condition and name not in conditions:
        raise ValueError(f"'{name}' is none of the conditions")
    if grade not in GRADES:
        raise ValueError(f"'{grade}' is no grade: expected one of {', '.join(GRADES)}")
    listed = ListedRow(
        span=Code.parse(code).span,
        first=_day(first),
        last=_day(last) if last else date.max,
        part=part,
        heading=heading,
        condition=condition,
        source=source,
        grade=grade,
    )
    if listed.last < listed.first:
        raise ValueError(f"{code} ends on {last}, before it begins on {first}")
    return listed


@lru_cache(maxsize=256)
def _day(written: str) -> date:
    return date.fromisoformat(written)
