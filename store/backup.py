"""A consistent copy of a SQLite store, taken while it is in use."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

from bot.errors import BotError
from store.engine import DATABASE_FILE


class NoBackup(BotError):
    """The copy cannot be made."""


async def backup(data: Path, to: Path) -> None:
    """Copy the store in folder ``data`` to the new file ``to``. Raises NoBackup."""
    await asyncio.to_thread(_copy, data / DATABASE_FILE, to)


def _copy(source: Path, to: Path) -> None:
    """Page by page by SQLite itself, which starts over where a writer comes in between."""
    if not source.is_file():
        raise NoBackup(f"there is no store at {source}")
    if to.exists():
        raise NoBackup(f"{to} is there already")
    part = to.with_name(f"{to.name}.part")
    try:
        with (
            closing(sqlite3.connect(source, timeout=30)) as held,
            closing(sqlite3.connect(part)) as copy,
        ):
            held.backup(copy)
        part.rename(to)
    except (sqlite3.Error, OSError) as error:
        for left in (part, part.with_name(f"{part.name}-journal")):
            left.unlink(missing_ok=True)
        raise NoBackup(f"{to}: {error}") from None
