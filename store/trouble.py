"""What is wrong with a store, in a word that stays and a sentence for whoever runs it."""

from __future__ import annotations

import asyncio
import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.errors import BotError
from store import migrations
from store.engine import BUSY_MS, Work

LEAST_ROOM = 5_000_000
"""Bytes that a disk must have left for the store to count as fit."""
_PATIENCE_MS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreTrouble:
    """``kind`` is for machines ('read-only'), ``words`` says what to do."""

    kind: str
    words: str


READ_ONLY = StoreTrouble(
    kind="read-only", words="the store cannot be written: its file, folder or server is read-only"
)
LOCKED = StoreTrouble(kind="locked", words="another process holds the store locked: stop it")
FULL = StoreTrouble(kind="full", words="the disk of the store is full: make room")
CORRUPT = StoreTrouble(
    kind="corrupt", words="the store's file is damaged: stop the bot and restore a backup"
)
NEWER = StoreTrouble(
    kind="newer",
    words="the store was made by a newer version of Dutybell: bring the code up to date",
)
AWAY = StoreTrouble(kind="away", words="the database cannot be reached")


_SAID = (
    (READ_ONLY, ("readonly database", "read-only transaction", "unable to open database file")),
    (LOCKED, ("database is locked", "database table is locked", "lock timeout")),
    (FULL, ("database or disk is full", "no space left", "disk quota")),
    (CORRUPT, ("malformed", "not a database", "disk i/o error", "no such table")),
)
"""What the drivers say, which give SQLite no codes through the layers above."""
_BY_ERRNO = {errno.EROFS: READ_ONLY, errno.EACCES: READ_ONLY, errno.ENOSPC: FULL}
_BY_STATE = {
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "55P03": LOCKED,
    "53100": FULL,
    "XX001": CORRUPT,
    "XX002": CORRUPT,
}
"""PostgreSQL's SQLSTATE."""


def trouble_of(error: BaseException) -> StoreTrouble:
    """What an error of the store means; AWAY for one that says no more than that it failed."""
    if isinstance(error, migrations.StoreNewer):
        return NEWER
    if isinstance(error, StoreDamaged):
        return CORRUPT
    origin = getattr(error, "orig", None) or error
    state = getattr(origin, "sqlstate", None)
    if isinstance(state, str) and state in _BY_STATE:
        return _BY_STATE[state]
    if isinstance(error, OSError) and error.errno in _BY_ERRNO:
        return _BY_ERRNO[error.errno]
    said = str(origin).lower()
    return next((kind for kind, signs in _SAID if any(sign in said for sign in signs)), AWAY)


class StoreDamaged(BotError):
    """Pages of the file do not fit together: quick_check, or a query, says so."""


class StoreUnusable(BotError):
    """The store cannot do its work; the text is one sentence for whoever runs it."""


@contextmanager
def in_words() -> Iterator[None]:
    """What the database or the disk raises inside becomes StoreUnusable, with a sentence."""
    try:
        yield
    except BotError:
        raise
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise StoreUnusable(trouble_of(error).words) from error


async def examine(work: Work, data: Path, *, thorough: bool = False) -> None:
    """Try what a store must be able to do; raises what :func:`trouble_of` reads.

    Its migration is known and it takes a write, which the caller rolls back. Of SQLite also: the
    disk has room and, where ``thorough``, all pages fit together (that reads the whole file).
    """
    connection = await work.connection()
    migrations.refuse_newer(await connection.run_sync(migrations.standing))
    if work.dialect != "sqlite":
        if (await connection.execute(text("SHOW transaction_read_only"))).scalar_one() == "on":
            raise OSError(errno.EROFS, "read-only")
        return
    if thorough and await _says(connection, "quick_check(1)") != "ok":
        raise StoreDamaged("quick_check")
    if await asyncio.to_thread(_room, data) < LEAST_ROOM:
        raise OSError(errno.ENOSPC, "no space left")
    await connection.execute(text(f"PRAGMA busy_timeout={_PATIENCE_MS}"))
    try:
        await work.begin_writing()
        await connection.execute(text("UPDATE alembic_version SET version_num = version_num"))
    finally:
        await connection.execute(text(f"PRAGMA busy_timeout={BUSY_MS}"))


async def _says(connection: AsyncConnection, pragma: str) -> object:
    return (await connection.execute(text(f"PRAGMA {pragma}"))).scalars().first()


def _room(folder: Path) -> int:
    return shutil.disk_usage(folder).free
