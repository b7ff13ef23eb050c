"""Opening a database, and the lazy piece of work that every question does in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import URL, CursorResult, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.sql import Executable

BUSY_MS = 10_000
"""How long SQLite waits for another writer before it gives up."""


def database_url(url: str, data: Path) -> str:
    """The SQLAlchemy address: ``url`` with our drivers, or the SQLite file in folder ``data``.

    >>> database_url("postgres://bot@db/dutybell", Path("data"))
    'postgresql+asyncpg://bot@db/dutybell'
    >>> database_url("", Path("/var/lib/dutybell"))
    'sqlite+aiosqlite:////var/lib/dutybell/dutybell.db'
    """
    if not url:
        return f"sqlite+aiosqlite:///{data.absolute() / 'dutybell.db'}"
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
        return create_async_engine(
            address,
            pool_pre_ping=True,
            pool_size=connections,
            max_overflow=more,
            hide_parameters=True,
        )
    engine = create_async_engine(
        address, pool_size=connections, max_overflow=more, hide_parameters=True
    )
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
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
            self._connection = await self._engine.connect()
        return self._connection

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
