"""The tables that migrations make are the tables that are declared."""

from __future__ import annotations

import asyncio

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from store import migrations
from store.engine import database_url, open_engine
from store.store import open_store
from store.tables import METADATA
from tests.databases import Database

_AT_ONCE = 4


async def test_an_empty_database_migrated_to_head_equals_the_declared_tables(
    empty_database: Database,
) -> None:
    engine = open_engine(database_url(empty_database.url, empty_database.data))
    assert await migrations.upgrade(engine)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, METADATA))

    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await engine.dispose()


async def test_migrating_a_current_store_does_nothing(empty_database: Database) -> None:
    engine = open_engine(database_url(empty_database.url, empty_database.data))
    assert [await migrations.upgrade(engine), await migrations.upgrade(engine)] == [True, False]
    await engine.dispose()


def test_the_head_known_from_file_names_is_the_head_alembic_finds() -> None:
    script = ScriptDirectory(str(migrations.HERE))
    assert script.get_heads() == [migrations.head()]


async def test_processes_that_start_at_once_on_an_empty_store_all_open_it(
    empty_database: Database,
) -> None:
    opening = [
        open_store(data=empty_database.data, url=empty_database.url) for _ in range(_AT_ONCE)
    ]
    stores = await asyncio.gather(*opening)
    assert [await migrations.upgrade(store.engine) for store in stores] == [False] * _AT_ONCE
    for store in stores:
        await store.close()
