"""What befalls a store that other programs use as well: locked, its connections cut."""

from __future__ import annotations

import asyncio
import sqlite3
import time

import asyncpg  # type: ignore[import-untyped] # ships no types

from tests.databases import Database


async def locked(database: Database, seconds: float) -> None:
    """Another program holds the outbox and the inbox locked for as long."""
    if not database.url:
        await asyncio.to_thread(_file_locked, database, seconds)
        return
    connection = await asyncpg.connect(database.url)
    try:
        async with connection.transaction():
            await connection.execute("LOCK TABLE deliveries, inbox IN EXCLUSIVE MODE")
            await asyncio.sleep(seconds)
    finally:
        await connection.close()


def _file_locked(database: Database, seconds: float) -> None:

    file = sqlite3.connect(database.data / "dutybell.db", timeout=30, isolation_level=None)
    try:
        file.execute("BEGIN IMMEDIATE")
        time.sleep(seconds)
    finally:
        file.close()


async def cut(database: Database) -> bool:
    """End every connection to it at once, as a server that restarts; False: a file has none."""
    if not database.url:
        return False
    connection = await asyncpg.connect(database.url)
    try:
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    finally:
        await connection.close()
    return True
