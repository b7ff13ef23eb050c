"""A process that stands still in the middle of a transaction must not stop the others with it."""

from __future__ import annotations

import asyncio
import gc
import os
import socket
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiosqlite
import pytest
from sqlalchemy.exc import DBAPIError

from bot.domain.questions import Place
from store import engine
from store.engine import keep_alive
from store.store import SqlRecords, SqlStore, open_store
from store.trouble import LOCKED, trouble_of
from tests.databases import (
    OpenStore,
    another_store,
    database,
    migrated,
    postgres,
    store,
    worker_id,
)
from tests.taken_questions import NOW

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
Taking = Callable[[SqlRecords, str], Awaitable[object]]
LEASE = timedelta(seconds=90)
ON_POSTGRESQL = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
"""A SQLite file is for one process."""


async def a_feed(records: SqlRecords, worker: str) -> object:
    found = await records.feeds.claim(("white-house",), worker=worker, now=NOW)
    return found and found.name


async def a_turn_of_a_platform(records: SqlRecords, _worker: str) -> object:
    turn = await records.rate_limits.reserve("slack", 1, gap=timedelta(seconds=1), now=NOW)
    return turn == NOW


async def an_event(records: SqlRecords, _worker: str) -> object:
    return await records.inbox.unseen(["slack:Ev1"], now=NOW)


async def a_channel(records: SqlRecords, _worker: str) -> object:
    return await records.subscriptions.at(Place(platform="slack", workspace="T1", channel="C1"))


async def the_facts(records: SqlRecords, _worker: str) -> object:
    return await records.proposals.drafts("us-232-steel", limit=1)


TAKEN = [
    pytest.param(a_feed, "white-house", id="a feed"),
    pytest.param(a_turn_of_a_platform, True, id="a turn of a platform"),
    pytest.param(an_event, frozenset({"slack:Ev1"}), id="an event"),
    pytest.param(a_channel, (), id="a channel"),
    pytest.param(the_facts, (), id="the facts"),
]


@ON_POSTGRESQL
@pytest.mark.parametrize(("take", "taken"), TAKEN)
async def test_what_a_stopped_process_holds_locked_is_free_before_its_lease_is_over(
    another_store: OpenStore, monkeypatch: pytest.MonkeyPatch, take: Taking, taken: object
) -> None:
    assert timedelta(milliseconds=engine.IDLE_MS) < LEASE
    monkeypatch.setattr(engine, "IDLE_MS", 300)
    stopped, other = await another_store(), await another_store()
    async with other.transaction() as records:
        await records.feeds.declare({"white-house": "www.whitehouse.gov"})

    async def is_stopped() -> None:
        async with stopped.transaction() as held:
            assert await take(held, "stopped") == taken
            async with asyncio.timeout(9), other.transaction() as records:
                assert await take(records, "other") == taken

    with pytest.raises(DBAPIError):  # and it learns that it has lost it once it goes on
        await is_stopped()


async def waits(store: SqlStore) -> None:
    async with asyncio.timeout(9), store.transaction() as records:
        await the_facts(records, "other")


@ON_POSTGRESQL
async def test_whoever_waits_too_long_for_a_lock_is_told_so(
    another_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 200)
    holding, other = await another_store(), await another_store()
    async with holding.transaction() as held:
        await the_facts(held, "holding")
        told = await asyncio.gather(waits(other), return_exceptions=True)
    assert [trouble_of(one) for one in told if one] == [LOCKED]


def test_a_line_to_a_database_that_is_gone_without_a_word_ends_within_a_minute() -> None:
    with socket.socket() as line:
        keep_alive(line)
        kept = {
            name: line.getsockopt(socket.IPPROTO_TCP, getattr(socket, name))
            for name in ("TCP_KEEPIDLE", "TCP_KEEPINTVL", "TCP_KEEPCNT", "TCP_USER_TIMEOUT")
        }
        assert line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    assert kept == {
        "TCP_KEEPIDLE": 30,
        "TCP_KEEPINTVL": 10,
        "TCP_KEEPCNT": 3,
        "TCP_USER_TIMEOUT": 60_000,
    }


class Cut:
    """Cancels whoever asks a SQLite connection for anything the ``at``-th time, the answer of its
    thread still to come."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.left = -1
        self.working: asyncio.Future[None]
        asked = getattr(aiosqlite.Connection, name)

        async def cut(connection: aiosqlite.Connection, *given: Any, **more: Any) -> Any:
            self.left -= 1
            if not self.left:
                asyncio.get_running_loop().call_soon(self.working.cancel)
            return await asked(connection, *given, **more)

        monkeypatch.setattr(aiosqlite.Connection, name, cut)

    async def off(self, at: int, work: Awaitable[None]) -> BaseException | None:
        """How the work ended, None where it was done before."""
        self.left, self.working = at, asyncio.ensure_future(work)
        [ended] = await asyncio.gather(self.working, return_exceptions=True)
        self.left = -1
        return ended


@pytest.fixture
async def on_sqlite(tmp_path: Path) -> AsyncIterator[SqlStore]:
    store = await open_store(data=migrated(tmp_path))
    gc.collect()
    gc.disable()  # what only the collector mends, it mends some time
    yield store
    gc.enable()
    await store.close()


async def write(store: SqlStore) -> None:
    async with store.transaction(apart=True) as records:
        await records.inbox.unseen(["slack:Ev1"], now=NOW)


async def test_a_write_that_is_cut_off_at_any_step_holds_no_lock(
    on_sqlite: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Closed within an INSERT whose rows nobody read, SQLite kept the connection and its lock for as
    long as anybody held the traceback of who was cancelled."""
    cut, tracebacks, steps = Cut(monkeypatch, "_execute"), [], 0
    other = sqlite3.connect(tmp_path / "dutybell.db", timeout=0, isolation_level=None)
    with closing(other):
        while (ended := await cut.off(steps + 1, write(on_sqlite))) is not None:
            assert isinstance(ended, asyncio.CancelledError)
            tracebacks.append(ended)
            steps += 1
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")
    assert steps > 10


async def test_a_connection_that_is_cut_off_as_it_opens_is_left_to_nobody(
    on_sqlite: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = Cut(monkeypatch, "_connect")
    assert isinstance(await cut.off(1, write(on_sqlite)), asyncio.CancelledError)
    assert opened(tmp_path)
    await on_sqlite.close()
    assert opened(tmp_path) == []


def opened(folder: Path) -> list[str]:
    """The files of a folder that this process has open."""
    found = []
    for number in os.listdir("/proc/self/fd"):
        try:
            found.append(os.readlink(f"/proc/self/fd/{number}"))
        except FileNotFoundError:  # that of the look itself
            continue
    return [path for path in found if path.startswith(str(folder))]
