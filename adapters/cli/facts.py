"""``dutybell load``: bring the store's facts to what the catalogue's files say."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.process.clock import now
from adapters.process.wiring import CATALOGUE_FOLDER, opened_store, read_settings
from bot.errors import CatalogueError

if TYPE_CHECKING:
    from bot.domain.changes import Change


def register(commands: Any) -> None:
    """Add ``load``."""
    load = commands.add_parser("load", help="load the facts; prints what changed, old -> new")
    load.add_argument("folder", nargs="?", type=Path, default=CATALOGUE_FOLDER)
    load.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    if not arguments.folder.is_dir():
        print(f"{arguments.folder}: no such folder", file=sys.stderr)
        return 2
    return asyncio.run(_load(arguments.folder))


async def _load(folder: Path) -> int:
    from store.store import load_catalogue

    async with opened_store(read_settings()) as store:
        try:
            changes = await load_catalogue(store, folder, now())
        except CatalogueError as error:
            print("\n".join(error.problems), file=sys.stderr)
            print(f"{len(error.problems)} mistakes; nothing was loaded", file=sys.stderr)
            return 1
    for change in changes:
        print(change_line(change))
    print(f"{len(changes)} changes" if changes else "nothing changed")
    return 0


def change_line(change: Change) -> str:
    """'measure us-232-steel-50: duty: 25% -> 50%'."""
    lead = f"{change.subject} {change.slug}: {change.kind.value}"
    if not change.field:
        return f"{lead}: {change.label.en}"
    return f"{lead}: {change.field}: {change.old or '-'} -> {change.new or '-'}"
