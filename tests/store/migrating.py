"""A store as it stood at an earlier step, brought to the present one."""

from __future__ import annotations

from collections.abc import Callable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from store import migrations
from store.engine import database_url, open_engine
from store.store import SqlStore, open_store
from tests.databases import Database


async def brought_up(
    database: Database, *, step: str, holding: Callable[[Connection], None]
) -> SqlStore:
    """An open store made of one at ``step`` once ``holding`` had written what it held."""

    def before(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(migrations.HERE).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, step)
        holding(connection)

    engine = open_engine(database_url(database.url, database.data))
    async with engine.begin() as connection:
        await connection.run_sync(before)
    await engine.dispose()
    return await open_store(url=database.url, data=database.data)
