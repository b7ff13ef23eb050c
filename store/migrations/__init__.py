"""Steps from any earlier store to the present tables: append-only, by alembic."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.errors import BotError
from store.engine import PATIENT_MS

HERE = Path(__file__).parent
_LOCK = 7_430_216
"""Any number: the PostgreSQL advisory lock that lets one process migrate at a time."""


class StoreNewer(BotError):
    """The store stands at a step that this code does not know."""


def head() -> str:
    """The last step: files are named by their number, so no alembic is needed to know it.

    >>> head() >= "0001"
    True
    """
    return max(path.name[:4] for path in (HERE / "versions").glob("[0-9]*.py"))


async def upgrade(engine: AsyncEngine) -> bool:
    """Bring the store to :func:`head`; False when it stood there already."""
    async with engine.connect() as connection:
        at = await connection.run_sync(standing)
        if at == head():
            return False
        refuse_newer(at)
        if engine.dialect.name == "sqlite":
            await connection.execute(text("BEGIN IMMEDIATE"))
        else:
            await connection.execute(text(f"SET LOCAL lock_timeout = {PATIENT_MS}"))
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
        await connection.run_sync(_to_head)
        await connection.commit()
    return True


def refuse_newer(at: str | None) -> None:
    """Raises StoreNewer where no step of ours has the name ``at``."""
    if at is not None and not list((HERE / "versions").glob(f"{at}*.py")):
        told = f"the store was made by a newer version of Dutybell (it stands at {at}"
        raise StoreNewer(f"{told}, this code ends at {head()}): bring the code up to date")


def standing(connection: Connection) -> str | None:
    """The step the store stands at; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(
        text("SELECT version_num FROM alembic_version")
    ).scalar_one_or_none()
    return found


def _to_head(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
