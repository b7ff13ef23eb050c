"""Opening a database, and the lazy piece of work that every question does in it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import URL, CursorResult, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool
from sqlalchemy.sql import Executable

BUSY_MS = 10_000
"""How long a writer waits for another one before it gives up."""
IDLE_MS = 60_000
"""How long a transaction may lie open on PostgreSQL with nothing asked in it. A process that is
stopped in the middle of one (a machine that sleeps, a container that is paused) holds its locks no
longer; every other process would stand still with it. Shorter than the lease of a delivery."""
PATIENT_MS = 300_000
"""How long is waited for a lock where another process may rightly hold it for minutes."""
_GONE_SECONDS = 60
"""After which a peer that acknowledges nothing counts as gone, on either side."""
_KEEPALIVE = {"IDLE": 30, "INTVL": 10, "CNT": 3}


DATABASE_FILE = "dutybell.db"
"""The SQLite file in the data folder."""


def database_url(url: str, data: Path) -> str:
    """The SQLAlchemy address: ``url`` with our drivers, or the SQLite file in folder ``data``.

    >>> database_url("postgres://bot@db/dutybell", Path("data"))
    'postgresql+asyncpg://bot@db/dutybell'
    >>> database_url("", Path("/var/lib/dutybell"))
    'sqlite+aiosqlite:////var/lib/dutybell/dutybell.db'
    """
    if not url:
        return f"sqlite+aiosqlite:///{data.absolute() / DATABASE_FILE}"
    scheme, colon, rest = url.partition(":")
    dialect = {"postgres": "postgresql"}.get(scheme.split("+")[0], scheme.split("+")[0])
    driver = {"postgresql": "asyncpg", "sqlite": "aiosqlite"}.get(dialect)
    if driver is None:
        raise ValueError(f"DATABASE_URL names {scheme!r}: expected postgresql or sqlite")
    return f"{dialect}+{driver}{colon}{rest}"


CONNECTIONS, MORE_CONNECTIONS = 5, 10
"""What an engine keeps open, and what it opens beyond that while there is a crowd."""
INBOX_CONNECTIONS = 2
"""Kept for the inbox, and as many more: lookups that hold every other one cannot make it wait."""


def open_engine(
    url: str | URL, *, connections: int = CONNECTIONS, more: int = MORE_CONNECTIONS
) -> AsyncEngine:
    """An engine for ``url`` as :func:`database_url` gives it. Connects to nothing yet.

    Its errors hold no values: they are logged, and people's words and tokens stand in those.
    """
    address = make_url(url)
    if address.get_backend_name() != "sqlite":
        engine = create_async_engine(
            address,
            pool_pre_ping=True,
            pool_size=connections,
            max_overflow=more,
            hide_parameters=True,
        )
        event.listen(engine.sync_engine, "connect", _prepare_postgresql)
        return engine
    engine = create_async_engine(
        address, pool_size=connections, max_overflow=more, hide_parameters=True
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "invalidate", _let_go_of_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    # Autocommit until a piece of work first writes: readers then never stand in a writer's way,
    # and a read is as fresh as under PostgreSQL's READ COMMITTED.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in (
            f"busy_timeout={BUSY_MS}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
    except BaseException:
        connection.close()
        raise


def _let_go_of_sqlite(connection: DBAPIConnection, _record: object, _error: object) -> None:
    """End the transaction of a connection that is given up, as after a cancelled statement.

    Closed with a statement of it unread (an INSERT that returns rows), SQLite keeps the connection,
    and the right to write with it, until somebody lets go of the cursor: the traceback of who was
    cancelled holds it. What is queued here runs before the close, also where that is cut off, too.
    """
    with contextlib.suppress(Exception, asyncio.CancelledError):
        connection.rollback()


_SET = (
    "SELECT set_config(name, wanted, false) FROM pg_settings"
    " JOIN unnest($1::text[], $2::text[]) AS asked (known, wanted) ON known = name"
)


def _prepare_postgresql(connection: DBAPIConnection, _record: object) -> None:
    """Nothing waits for ever: for a lock, for a process that stands still, for a peer that is gone.

    Set once connected, not by the connection's address: a pooler between would refuse it there. A
    server that does not know one of them (they came with 9.6, 12 and 14) goes without.
    """
    wanted = _postgresql_settings()
    names, values = list(wanted), list(wanted.values())
    try:
        connection.run_async(lambda one: one.execute(_SET, names, values))
    except Exception as error:  # the driver's own: SQLAlchemy translates none of them here
        named = type(error).__name__
        raise ConnectionError(f"the connection was cut off as it was opened ({named})") from error
    line = connection.driver_connection._transport.get_extra_info("socket")
    keep_alive(line)  # asyncpg has no other way to its socket


def _postgresql_settings() -> dict[str, str]:
    return {
        "idle_in_transaction_session_timeout": f"{IDLE_MS}ms",
        "lock_timeout": f"{BUSY_MS}ms",
        "client_connection_check_interval": "10s",
        "tcp_keepalives_idle": str(_KEEPALIVE["IDLE"]),
        "tcp_keepalives_interval": str(_KEEPALIVE["INTVL"]),
        "tcp_keepalives_count": str(_KEEPALIVE["CNT"]),
        "tcp_user_timeout": f"{_GONE_SECONDS}s",
    }


def keep_alive(line: socket.socket) -> None:
    """Have a TCP connection end within a minute where its peer is gone without a word: else a
    query on it is waited for without end. Does nothing to others.
    """
    if line.family not in (socket.AF_INET, socket.AF_INET6):
        return
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    options = {f"TCP_KEEP{name}": value for name, value in _KEEPALIVE.items()}
    options["TCP_USER_TIMEOUT"] = 1_000 * _GONE_SECONDS
    for name, value in options.items():
        if (option := getattr(socket, name, None)) is not None:  # of Linux
            line.setsockopt(socket.IPPROTO_TCP, option, value)


async def _opened(engine: AsyncEngine) -> AsyncConnection:
    return await engine.connect()


class Work:
    """One transaction, opened by its first statement. Every statement of the store runs here.

    ``read`` takes no lock. ``write`` begins the writing part, which on SQLite waits for its turn
    there and then (a read that turned into a write halfway would fail under a busy store).
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._writing = False
        self.schedules_moved = False
        """Whether it has written lines of a schedule: what was kept of them is no longer right."""
        self.consents_moved = False
        """The same of a consent to keep misread questions."""

    @property
    def dialect(self) -> str:
        """'sqlite' or 'postgresql'."""
        return self._engine.dialect.name

    @property
    def writing(self) -> bool:
        """Whether it has begun to write."""
        return self._writing

    @property
    def database(self) -> str:
        """Which database this is, without its password."""
        return self._engine.url.render_as_string(hide_password=True)

    def inserting(self) -> Any:
        """This database's own insert, which knows what to do on a conflict.

        Imported when asked for: the other database's dialect would only slow a start.
        """
        if self.dialect == "postgresql":
            from sqlalchemy.dialects.postgresql import insert as of_postgresql

            return of_postgresql
        from sqlalchemy.dialects.sqlite import insert as of_sqlite

        return of_sqlite

    async def connection(self) -> AsyncConnection:
        """The connection, opened if it wasn't: for what ``read`` and ``write`` can't do."""
        if self._connection is None:
            pool = self._engine.pool
            idle = isinstance(pool, AsyncAdaptedQueuePool) and pool.checkedin()
            if idle or self.dialect != "sqlite":
                self._connection = await self._engine.connect()
            else:
                await self._open_sqlite()
        assert self._connection is not None
        return self._connection

    async def _open_sqlite(self) -> None:
        """A connection that is opened anew, and is given back like any other by whoever is cut off
        meanwhile: its thread would hand it to nobody, and leave it open until it is collected.
        """
        opening = asyncio.ensure_future(_opened(self._engine))
        try:
            self._connection = await asyncio.shield(opening)
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                self._connection = await opening
            raise

    async def read(self, statement: Executable) -> CursorResult[Any]:
        """The whole result of a statement that changes nothing."""
        return await (await self.connection()).execute(statement)

    async def write(
        self,
        statement: Executable,
        rows: Sequence[Mapping[str, Any]] | None = None,
    ) -> CursorResult[Any]:
        """Run a changing statement, once or, given ``rows``, for each of them."""
        await self.begin_writing()
        connection = await self.connection()
        return await connection.execute(statement, rows)

    async def begin_writing(self) -> None:
        """Wait for the right to write, on SQLite. Call before reading what a write rests on."""
        connection = await self.connection()
        if not self._writing and self.dialect == "sqlite":
            await connection.execute(text("BEGIN IMMEDIATE"))
        self._writing = True

    async def wait_long(self) -> None:
        """Wait for locks in this transaction as long as a load or a migration may take."""
        if self.dialect == "postgresql":
            await self.read(text(f"SET LOCAL lock_timeout = {PATIENT_MS}"))

    async def finish(self, *, keep: bool) -> None:
        """Commit (``keep``) or roll back, and give the connection back."""
        if self._connection is None:
            return
        try:
            if keep:
                await self._connection.commit()
            else:
                await self._connection.rollback()
        finally:
            await self._connection.close()
            self._connection = None
            self._writing = False
