"""Entries in as CSV, a result row each out, some at a time."""

from __future__ import annotations

import asyncio
import csv
import io
import itertools
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any

from bot.commands.duty.batch import BatchAssessor
from bot.commands.duty.results_csv import RESULTS, failed
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.countries import COUNTRIES
from bot.domain.line_table import LineTable
from bot.domain.text import Lang
from bot.errors import CatalogueError, UserError
from bot.ingest.entries_csv import RawRow
from bot.ingest.entries_file import EntriesFile
from bot.ports import Store
from bot.presentation.api_words import too_many_rows

LARGEST = 10_000_000
"""Bytes of a body."""
MOST_ROWS = 50_000
_AT_ONCE = 200
"""Rows worked through between two writes."""


class BadEntries(UserError):
    """A body that is no table of entries."""


async def results(body: bytes, store: Store, lang: Lang) -> AsyncIterator[bytes]:
    """The result rows as CSV, in lots. Raises BadEntries before the first of them."""
    try:
        entries = await asyncio.to_thread(
            EntriesFile, "entries", io.BufferedReader(io.BytesIO(body))
        )
    except (CatalogueError, UnicodeError) as error:
        raise BadEntries(str(error)) from None
    assessor = await _assessor(entries, store)
    yield _written([RESULTS])
    lots = _lots(_bounded(entries.rows()))
    # in a thread, as chats are answered by the same process
    while written := await asyncio.to_thread(_next, lots, assessor, lang):
        yield written


def _next(lots: Iterator[list[RawRow | None]], assessor: BatchAssessor, lang: Lang) -> bytes:
    """The results of the next lot; empty where there is none."""
    lot = next(lots, None)
    if lot is None:
        return b""
    made = list(assessor.results([row for row in lot if row is not None]))
    if None in lot:
        made.append(failed(f"line {MOST_ROWS + 2}", too_many_rows(MOST_ROWS, lang)))
    return _written(made)


async def _assessor(entries: EntriesFile, store: Store) -> BatchAssessor:
    facts = (await store.snapshot()).facts
    tables: dict[str, LineTable[Any]] = {}
    async with store.transaction() as records:
        for country in COUNTRIES:
            tables[country] = await records.lines.table(country)
    return BatchAssessor(entries.columns, duty_calculator(facts), tables)


def _bounded(rows: Iterator[RawRow]) -> Iterator[RawRow | None]:
    """At most MOST_ROWS; None in the place of all the others."""
    yield from itertools.islice(rows, MOST_ROWS)
    if next(rows, None) is not None:
        yield None


def _lots(rows: Iterator[RawRow | None]) -> Iterator[list[RawRow | None]]:
    while lot := list(itertools.islice(rows, _AT_ONCE)):
        yield lot


def _written(rows: Iterable[Iterable[object]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()
