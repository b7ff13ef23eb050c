"""A store that cannot do its work says so in one sentence: doctor, commands, log and /readyz."""

from __future__ import annotations

import errno
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, OperationalError

from adapters.cli.doctor import findings
from adapters.cli.main import main
from adapters.http.metrics import Metrics
from adapters.process.serving import _measured, _Process, _ready
from store import trouble
from store.store import SqlStore, open_store


def sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def damage_table(path: Path, name: str) -> None:
    """Overwrite the pages on which a table and its indexes begin."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        found = connection.execute("SELECT rootpage FROM sqlite_master WHERE tbl_name = ?", (name,))
        pages = [page for (page,) in found]
        [(size,)] = connection.execute("PRAGMA page_size")
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")


@pytest.fixture
async def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A migrated store without facts, closed; commands of this test use it."""
    store = await open_store(data=tmp_path)
    await store.close()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return tmp_path / "dutybell.db"


def newer(path: Path) -> None:
    sql(path, "UPDATE alembic_version SET version_num = '9999'")


def damaged(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:8_192] + b"\xff" * (len(data) - 8_192))


def no_database(path: Path) -> None:
    path.write_bytes(b"a text, not a database. " * 1_000)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (newer, "the store was made by a newer version of Dutybell"),
        (damaged, trouble.CORRUPT.words),
        (no_database, trouble.CORRUPT.words),
    ],
)
async def test_the_doctor_says_it_and_goes_on(
    made: Path, harm: Callable[[Path], None], told: str
) -> None:
    harm(made)
    found = {each.what: (each.ok, each.words) async for each in findings()}
    assert found["store"][0] is False
    assert told in found["store"][1]
    assert "clock" in found


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (newer, "this code ends at"),
        (damaged, trouble.CORRUPT.words),
        (no_database, trouble.CORRUPT.words),
    ],
)
def test_a_command_ends_with_one_sentence(
    made: Path, harm: Callable[[Path], None], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(made)
    assert main(["ask", "steel?"]) == 1
    said = capsys.readouterr()
    assert told in said.err
    assert (said.out, said.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("variable", "value", "told"),
    [
        ("DATABASE_URL", "postgresql://u:hidden@127.0.0.1:9/x", "nothing listens at its address"),
        ("DATABASE_URL", "postgresql://u:hidden@nowhere.invalid/x", "no host has that name"),
        ("DATABASE_URL", "postgresql:///x?host=/nowhere", "a folder or socket of the store"),
        ("DUTYBELL_DATA", "/proc/nowhere", "a folder or socket of the store"),
    ],
)
def test_a_store_that_is_away_says_what_to_look_at(
    variable: str,
    value: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(variable, value)
    assert main(["ask", "steel?"]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert "hidden" not in said


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("28P01", "refuses the user, the password"),
        ("3D000", "refuses the user, the password"),
        ("53300", "takes no more connections"),
        ("57P03", "starting or stopping"),
    ],
)
def test_what_the_server_says_as_it_refuses_is_told(state: str, told: str) -> None:
    found = trouble.trouble_of(DatabaseError("", {}, SimpleNamespace(sqlstate=state)))  # type: ignore[arg-type] # a driver's error by its state
    assert (found.kind, told in found.words) == ("away", True)


async def readiness(store: SqlStore) -> dict[str, bool | str]:
    return await _ready(store, _Process(Metrics(lambda: _measured(store))))


async def test_a_fit_store_is_ready_and_unchanged(made: Path) -> None:
    store = await open_store(data=made.parent)
    await store.examine(thorough=True)
    assert await readiness(store) == {"database": True}
    await store.close()


async def test_a_locked_store_is_not_ready_and_ready_again_afterwards(
    made: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = await open_store(data=made.parent)
    with locked(made):
        assert await readiness(store) == {"database": False, "reason": "locked"}
    assert trouble.LOCKED.words in caplog.text
    assert await readiness(store) == {"database": True}
    await store.close()


async def test_a_store_of_a_newer_schema_is_not_ready(made: Path) -> None:
    store = await open_store(data=made.parent)
    newer(made)
    assert await readiness(store) == {"database": False, "reason": "newer"}
    await store.close()


async def test_on_both_databases_it_is_fit_until_it_is_of_a_newer_schema(store: SqlStore) -> None:
    assert await readiness(store) == {"database": True}
    async with store.work() as work:
        await work.write(text("UPDATE alembic_version SET version_num = '9999'"))
    assert await readiness(store) == {"database": False, "reason": "newer"}


async def test_a_postgresql_that_only_reads_is_not_ready(store: SqlStore) -> None:
    if store.engine.dialect.name == "sqlite":
        pytest.skip("of PostgreSQL")
    async with store.engine.connect() as connection:
        name = (await connection.execute(text("SELECT current_database()"))).scalar_one()
        await connection.execute(
            text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        )
        await connection.commit()
    await store.engine.dispose()
    assert await readiness(store) == {"database": False, "reason": "read-only"}


async def test_a_read_only_store_is_not_ready(made: Path) -> None:
    store = await open_store(data=made.parent, url=f"sqlite:///file:{made}?mode=ro&uri=true")
    assert await readiness(store) == {"database": False, "reason": "read-only"}
    await store.close()


async def test_damage_that_a_piece_of_work_meets_is_told_and_makes_the_store_unready(
    made: Path, caplog: pytest.LogCaptureFixture
) -> None:
    damage_table(made, "inbox")
    store = await open_store(data=made.parent)
    assert await readiness(store) == {"database": True}  # nobody has read those pages
    with pytest.raises(DatabaseError):
        async with store.transaction() as records:
            await records.inbox.expire("slack", now=datetime(2026, 10, 12, tzinfo=UTC))
    assert trouble.CORRUPT.words in caplog.text
    assert await readiness(store) == {"database": False, "reason": "corrupt"}
    await store.close()


async def test_what_the_database_refuses_is_logged_without_its_values(store: SqlStore) -> None:
    with pytest.raises(DatabaseError) as refused:
        async with store.work() as work:
            await work.write(text("INSERT INTO nowhere VALUES (:words)"), [{"words": "my secret"}])
    assert "my secret" not in str(refused.value)


async def test_a_full_disk_is_not_ready(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = await open_store(data=made.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=4_096))
    assert await readiness(store) == {"database": False, "reason": "full"}
    await store.close()


@pytest.mark.parametrize(
    ("number", "told"), [(errno.EROFS, "read-only"), (errno.EIO, "disk"), (errno.EDQUOT, "full")]
)
async def test_a_disk_that_takes_no_file_is_not_ready(
    made: Path, number: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is rolled back in SQLite is never written: it told a volume that only reads for fit."""
    store = await open_store(data=made.parent)

    def refused(**_given: object) -> NoReturn:
        raise OSError(number, "refused")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    assert await readiness(store) == {"database": False, "reason": told}
    await store.close()


def test_a_write_that_finds_the_store_full_says_so(
    made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from store import engine

    prepare = engine._prepare_sqlite

    def small(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)  # type: ignore[arg-type]
        connection.execute("PRAGMA max_page_count=1").close()

    monkeypatch.setattr(engine, "_prepare_sqlite", small)
    assert main(["ask", "steel?"]) == 1
    assert capsys.readouterr().err == f"{trouble.FULL.words}\n"


def test_a_store_that_fails_within_a_command_is_told_in_one_sentence(
    made: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Of a volume that only reads, each command that writes was a trace of two screens."""
    from store import engine

    prepare = engine._prepare_sqlite

    def only_reading(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)  # type: ignore[arg-type]
        connection.execute("PRAGMA query_only=1").close()

    monkeypatch.setattr(engine, "_prepare_sqlite", only_reading)
    assert main(["questions", "keep", "on"]) == 1
    said = capsys.readouterr().err + caplog.text
    assert said.count(trouble.READ_ONLY.words) == 1
    assert "Traceback" not in said


class Refused(Exception):
    """As SQLite raises it where a file of the store can't be read or written."""

    def __init__(self, name: str) -> None:
        super().__init__("disk I/O error")
        self.sqlite_errorname = name


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("SQLITE_IOERR_WRITE", trouble.DISK),
        ("SQLITE_IOERR_FSYNC", trouble.DISK),
        ("SQLITE_IOERR_SHMSIZE", trouble.DISK),
        ("SQLITE_IOERR_READ", trouble.CORRUPT),
        ("SQLITE_IOERR_SHORT_READ", trouble.CORRUPT),
    ],
)
def test_a_disk_that_takes_no_writes_is_not_told_as_damage(
    name: str, told: trouble.StoreTrouble
) -> None:
    """A volume that is remounted read-only under a running bot: whoever restored a backup then, as
    they were told, lost what was written since."""
    assert trouble.trouble_of(OperationalError("INSERT", {}, Refused(name))) is told
