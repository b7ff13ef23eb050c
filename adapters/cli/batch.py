"""Rows of entries worked through: by this process alone, or shared among several.

A process loads the facts and a schedule when the first row asks for them. Rows are read, assessed
and written some at a time, so a file of any size takes the same memory.
"""

from __future__ import annotations

import asyncio
import csv
import io
import itertools
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from adapters.process.clock import now
from adapters.process.collector import keep_loaded
from adapters.process.wiring import CATALOGUE_FOLDER, opened_store, read_settings
from bot.commands.duty.batch import BatchAssessor
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.line_table import LineTable
from bot.domain.rate_book import RateBook
from bot.errors import BotError
from bot.ingest.entries_csv import Columns, RawRow
from store.store import load_catalogue

AT_ONCE = 2_000
"""Rows read, assessed and written together."""
AHEAD = 2
"""Such lots that wait for each process: with fewer it would idle, with more memory would fill."""


class RowsWorker:
    """Assesses rows within one process, which keeps the schedules that it has loaded so far."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._tables: dict[str, LineTable[Any]] = {}
        self._assessor: BatchAssessor | None = None

    def results(self, rows: list[RawRow]) -> str:
        """The result rows, as CSV."""
        wanted = self._columns.imposing(rows) - self._tables.keys()
        assessor = self._assessor
        if assessor is None or wanted:
            assessor = self._assessor = asyncio.run(self._loaded(wanted))
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(assessor.results(rows))
        return out.getvalue()

    async def _loaded(self, wanted: set[str]) -> BatchAssessor:
        async with opened_store(read_settings()) as store:
            calculator = duty_calculator(await store.facts())
            async with store.transaction() as records:
                for country in sorted(wanted):
                    self._tables[country] = await records.lines.table(country)
                held = await records.exchange_rates.all()
        # they stay to the end: looking through them for garbage would take a tenth of the time
        keep_loaded()
        rates = RateBook((each.base, each.quote, each.day, each.rate) for each in held)
        return BatchAssessor(self._columns, calculator, self._tables, rates if held else None)


async def prepare() -> None:
    """Bring the store and its facts up to date before anybody reads from it."""
    async with opened_store(read_settings()) as store:
        await load_catalogue(store, CATALOGUE_FOLDER, now(), always=False)


def alone(columns: Columns, rows: Iterable[RawRow]) -> Iterator[str]:
    """The results of all rows, as CSV, lot by lot."""
    worker = RowsWorker(columns)
    yield from (worker.results(lot) for lot in _lots(rows))


def shared(columns: Columns, rows: Iterable[RawRow], *, workers: int) -> Iterator[str]:
    """:func:`alone`, by several processes, in the same order. Raises BotError if one breaks."""
    pool = ProcessPoolExecutor(
        workers,
        # no copy of this process, whose threads and connections would not survive it
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(columns,),
    )
    waiting: deque[Future[str]] = deque()
    try:
        for lot in _lots(rows):
            with _interrupts_held():
                waiting.append(pool.submit(_results, lot))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool:
        told = "a working process has ended before its time, perhaps for lack of memory"
        raise BotError(f"{told}; try --workers 1") from None
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _lots(rows: Iterable[RawRow]) -> Iterator[list[RawRow]]:
    rows = iter(rows)
    while lot := list(itertools.islice(rows, AT_ONCE)):
        yield lot


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started meanwhile leave Ctrl-C to the one that started them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# -- in each process of the pool

_workers: list[RowsWorker] = []


def _begin(columns: Columns) -> None:
    _workers.append(RowsWorker(columns))
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _results(rows: list[RawRow]) -> str:
    return _workers[0].results(rows)
