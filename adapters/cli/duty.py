"""``dutybell duty``: entries by the file, a result row each."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

from bot.errors import BotError

if TYPE_CHECKING:
    from bot.ingest.entries_file import EntriesFile

WORTH_WORKERS = 4_000_000
"""Bytes of an entries file from which several processes are faster than one."""
MOST_WORKERS = 64
TOLD = """\
One result row for each entry, in the order of the file: id, status, total_duty, effective_rate,
rows (JSON), message. What is wrong with an entry is said in its row, and the rest is done.
Exit status: 0 when the file was worked through, 1 when it could not be, 130 when interrupted;
the file of --out is then as it was before. docs/duty.md describes the columns.
"""


def register(commands: Any) -> None:
    """Add ``duty``."""
    told = "what the entries of a CSV file pay, a row each"
    duty = commands.add_parser("duty", help=told, description=told, epilog=TOLD)
    duty.add_argument(
        "--csv", dest="file", required=True, metavar="FILE", help="the entries; - for stdin"
    )
    duty.add_argument("--out", default="-", metavar="FILE", help="where to (else stdout)")
    duty.add_argument(
        "--workers",
        type=_workers,
        default=None,
        metavar="N",
        help="processes that share the work (else one for each processor if the file is big)",
    )
    duty.set_defaults(call=_call)


def _workers(written: str) -> int:
    number = int(written) if written.isdecimal() else 0
    if not 1 <= number <= MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{written!r}; expected 1 to {MOST_WORKERS}")
    return number


def _call(arguments: argparse.Namespace) -> int:
    from adapters.cli.entries_file import entries_file, results_file

    try:
        with (
            entries_file(arguments.file) as entries,
            results_file(arguments.out, entries=arguments.file) as file,
        ):
            _work_through(entries, file, arguments.workers or _worth(entries))
    except BrokenPipeError:
        raise
    except OSError as wrong:  # a disk that is full, a file that went away
        raise BotError(f"{wrong.filename or arguments.file}: {wrong.strerror}") from wrong
    return 0


def _worth(entries: EntriesFile) -> int:
    """How many processes: starting one takes as long as some ten thousand entries."""
    if (entries.size or 0) < WORTH_WORKERS:
        return 1
    here = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return min(here or 1, MOST_WORKERS)


def _work_through(entries: EntriesFile, file: TextIO, workers: int) -> None:
    from adapters.cli.batch import alone, prepare, shared
    from bot.commands.duty.results_csv import RESULTS

    asyncio.run(prepare())
    rows = entries.rows()
    done = (
        alone(entries.columns, rows)
        if workers == 1
        else shared(entries.columns, rows, workers=workers)
    )
    file.write(f"{','.join(RESULTS)}\n")
    for text in done:
        file.write(text)
        _tell(entries)
    _tell(entries, last=True)


def _tell(entries: EntriesFile, *, last: bool = False) -> None:
    """How far the work is, in one line on a terminal; nothing elsewhere."""
    if sys.stderr.isatty() and not sys.stdout.isatty():
        share = entries.share_read
        told = "working" if share is None else f"{share:.0%} read"
        print(f"\r{'' if last else told:20}", end="\r" if last else "", file=sys.stderr, flush=True)
