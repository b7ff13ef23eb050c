"""A schedule's rates as one table that ships: codes, units and duties by day, no descriptions.

A CSV with a row for each version of each line that has a duty, in the order of its codes. Where
the three duty columns are those of the nearest shorter code above they are left out, and so are
footnotes: most statistical numbers are their code alone. ``first`` is empty for the table's first
edition, ``last`` for what still stands.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.ingest.schedule import LineDraft

COLUMNS = ("code", "first", "last", "units", "general", "special", "other", "see")
_SHORTER = (8, 6, 4)
_BETWEEN = "|"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """One version of a line: its duties as the schedule prints them, own or inherited.

    ``see`` are the chapter 99 headings of its footnotes; ``valid_to`` None: it still stands.
    """

    code: str
    valid_from: date
    valid_to: date | None
    units: tuple[str, ...]
    duties: tuple[str, str, str]
    see: tuple[str, ...]


Edition = tuple[str, date]
"""A revision's name and its first day."""


def merged(editions: Sequence[tuple[Edition, Iterable[LineDraft]]]) -> list[RateRow]:
    """The rows of several editions, oldest first, each version once, in the order of the codes."""
    open_rows: dict[str, RateRow] = {}
    closed: list[RateRow] = []
    for (_, first), drafts in editions:
        coming = {draft.code.digits: draft for draft in drafts if any(draft.duties)}
        for code, old in list(open_rows.items()):
            if code not in coming or _said(coming[code]) != (old.duties, old.units, old.see):
                closed.append(_ended(open_rows.pop(code), first))
        for code, draft in coming.items():
            if code not in open_rows:
                open_rows[code] = _row(draft, first)
    return sorted((*closed, *open_rows.values()), key=lambda row: (row.code, row.valid_from))


def _said(draft: LineDraft) -> tuple[tuple[str, str, str], tuple[str, ...], tuple[str, ...]]:
    return draft.duties, draft.units, draft.see


def _row(draft: LineDraft, first: date) -> RateRow:
    return RateRow(
        code=draft.code.digits,
        valid_from=first,
        valid_to=None,
        units=draft.units,
        duties=draft.duties,
        see=draft.see,
    )


def _ended(row: RateRow, next_first: date) -> RateRow:
    return RateRow(
        code=row.code,
        valid_from=row.valid_from,
        valid_to=next_first - timedelta(days=1),
        units=row.units,
        duties=row.duties,
        see=row.see,
    )


def written(rows: Iterable[RateRow], first: date) -> Iterator[tuple[str, ...]]:
    """The cells of each row; ``first`` is the first day of the oldest edition."""
    above: dict[str, list[RateRow]] = {}
    for row in rows:
        same = _same_above(row, above)
        above.setdefault(row.code, []).append(row)
        yield (
            row.code,
            "" if row.valid_from == first else row.valid_from.isoformat(),
            "" if row.valid_to is None else row.valid_to.isoformat(),
            _BETWEEN.join(row.units),
            *(("", "", "") if same else row.duties),
            "" if same else _BETWEEN.join(row.see),
        )


def _same_above(row: RateRow, above: Mapping[str, Sequence[RateRow]]) -> bool:
    """Whether the nearest shorter code has the same duties and notes on all of the row's days."""
    found = _above(row.code, above)
    return found is not None and any(
        each.duties == row.duties and each.see == row.see and _spans(each, row) for each in found
    )


def _above(code: str, rows: Mapping[str, Sequence[RateRow]]) -> Sequence[RateRow] | None:
    return next((rows[code[:n]] for n in _SHORTER if n < len(code) and code[:n] in rows), None)


def _spans(outer: RateRow, inner: RateRow) -> bool:
    ends = outer.valid_to is None or (
        inner.valid_to is not None and inner.valid_to <= outer.valid_to
    )
    return outer.valid_from <= inner.valid_from and ends


def headings(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The table's lines grouped by their first four digits: heading, and its lines as they are."""
    heading, held = "", list[str]()
    for line in lines:
        if line[:4] != heading:
            if held:
                yield heading, "".join(held)
            heading, held = line[:4], []
        held.append(line)
    if held:
        yield heading, "".join(held)


def read(text: str, first: date) -> dict[str, list[RateRow]]:
    """The versions of each line of some headings, by code: what :func:`written` wrote.

    >>> rows = read("720851,,,,Free,,20%,\\n7208510030,,,kg,,,,\\n", date(2026, 6, 8))
    >>> rows["7208510030"][0].duties
    ('Free', '', '20%')
    """
    rows: dict[str, list[RateRow]] = {}
    for code, begins, ends, units, general, special, other, see in csv.reader(text.splitlines()):
        valid_from = date.fromisoformat(begins) if begins else first
        duties, notes = (general, special, other), _parts(see)
        if not (general or special or other):
            for each in _above(code, rows) or ():
                if each.valid_from <= valid_from and (
                    each.valid_to is None or valid_from <= each.valid_to
                ):
                    duties, notes = each.duties, each.see
        rows.setdefault(code, []).append(
            RateRow(
                code=code,
                valid_from=valid_from,
                valid_to=date.fromisoformat(ends) if ends else None,
                units=_parts(units),
                duties=duties,
                see=notes,
            )
        )
    return rows


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_BETWEEN)) if cell else ()
