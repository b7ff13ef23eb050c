"""What is wrong with a store, in a word that stays and a sentence for whoever runs it."""

from __future__ import annotations

import asyncio
import errno
import shutil
import socket
import sqlite3
import tempfile
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
_PROBE = 4_096
"""Bytes that are written to see whether the disk takes them."""


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
DISK = StoreTrouble(
    kind="disk",
    words="the disk of the store takes no writes: its volume was remounted read-only, is full, or "
    "fails; the log of the system says which",
)
CORRUPT = StoreTrouble(
    kind="corrupt", words="the store's file is damaged: stop the bot and restore a backup"
)
NEWER = StoreTrouble(
    kind="newer",
    words="the store was made by a newer version of Dutybell: bring the code up to date",
)
REPLACED = StoreTrouble(
    kind="replaced",
    words="the store's file was replaced or moved while the bot ran, which goes on with the former "
    "one: stop the bot, put the file in its place again, and start it",
)
AWAY = StoreTrouble(kind="away", words="the database cannot be reached")
_NOBODY = StoreTrouble(
    kind="away",
    words="the database cannot be reached: nothing listens at its address; is it running?",
)
_NO_HOST = StoreTrouble(
    kind="away",
    words="the database cannot be reached: no host has that name; is DATABASE_URL right?",
)
_SILENT = StoreTrouble(
    kind="away", words="the database cannot be reached: it does not answer in time"
)
_REFUSED = StoreTrouble(
    kind="away",
    words="the database cannot be reached: it refuses the user, the password or the name of the "
    "database; is DATABASE_URL right?",
)
_CROWDED = StoreTrouble(
    kind="away", words="the database cannot be reached: it takes no more connections"
)
_STARTING = StoreTrouble(
    kind="away", words="the database cannot be reached: it is starting or stopping"
)
_NO_FOLDER = StoreTrouble(
    kind="away",
    words="a folder or socket of the store is not there: are DUTYBELL_DATA and DATABASE_URL right?",
)


_SAID = (
    (READ_ONLY, ("readonly database", "read-only transaction", "unable to open database file")),
    (LOCKED, ("database is locked", "database table is locked", "lock timeout")),
    (FULL, ("database or disk is full", "no space left", "disk quota")),
    (CORRUPT, ("malformed", "not a database", "no such table")),
    (DISK, ("disk i/o error",)),
    (_NOBODY, ("connect call failed", "connection refused")),
    (_NO_HOST, ("name or service not known", "name resolution", "getaddrinfo failed")),
)
"""What the drivers say."""
_UNREADABLE = ("SQLITE_IOERR_READ", "SQLITE_IOERR_SHORT_READ", "SQLITE_IOERR_CORRUPTFS")
"""Of SQLite's I/O errors those of a file that is cut off or damaged: the others are of a disk that
takes nothing more, where a backup mends nothing and would lose what was written since."""
_BY_ERRNO = {
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EIO: DISK,
    errno.ECONNREFUSED: _NOBODY,
    errno.ETIMEDOUT: _SILENT,
}
_BY_KIND: tuple[tuple[type[BaseException], StoreTrouble], ...] = (
    (socket.gaierror, _NO_HOST),
    (TimeoutError, _SILENT),
    (ConnectionRefusedError, _NOBODY),
    (FileNotFoundError, _NO_FOLDER),
    (NotADirectoryError, _NO_FOLDER),
    (FileExistsError, _NO_FOLDER),
)
"""Errors of the system that come without a number of their own, or with one of another table."""
_BY_STATE = {
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "55P03": LOCKED,
    "53100": FULL,
    "XX001": CORRUPT,
    "XX002": CORRUPT,
    "28000": _REFUSED,
    "28P01": _REFUSED,
    "3D000": _REFUSED,
    "53300": _CROWDED,
    "57P01": _STARTING,
    "57P03": _STARTING,
}
"""PostgreSQL's SQLSTATE."""


def trouble_of(error: BaseException) -> StoreTrouble:
    """What an error of the store means; AWAY for one that says no more than that it failed."""
    ours: dict[type[BaseException], StoreTrouble] = {
        migrations.StoreNewer: NEWER,
        StoreDamaged: CORRUPT,
        StoreReplaced: REPLACED,
    }
    if (own := ours.get(type(error))) is not None:
        return own
    origin = getattr(error, "orig", None) or error
    if getattr(origin, "sqlite_errorname", "") in _UNREADABLE:
        return CORRUPT
    state = getattr(origin, "sqlstate", None)
    if isinstance(state, str) and state in _BY_STATE:
        return _BY_STATE[state]
    if isinstance(error, OSError) and error.errno in _BY_ERRNO:
        return _BY_ERRNO[error.errno]
    for kind, trouble in _BY_KIND:
        if isinstance(error, kind):
            return trouble
    said = str(origin).lower()
    return next((kind for kind, signs in _SAID if any(sign in said for sign in signs)), AWAY)


def to_mend(error: Exception) -> str:
    """What whoever runs it must mend, where the database fails for a known reason; '' for any other
    error, whose trace is wanted."""
    found = trouble_of(error) if isinstance(error, SQLAlchemyError) else AWAY
    return "" if found is AWAY else found.words


class StoreDamaged(BotError):
    """Pages of the file do not fit together: quick_check, or a query, says so."""


class StoreReplaced(BotError):
    """Another file stands where the one was that is open: what is written goes to nobody."""


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
    disk has room, takes a file and, where ``thorough``, all pages fit together (that reads the
    whole file).
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
    await asyncio.to_thread(_write, data)
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


def _write(folder: Path) -> None:
    """Write to the disk: what is rolled back in SQLite never comes that far."""
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        file.write(bytes(_PROBE))
