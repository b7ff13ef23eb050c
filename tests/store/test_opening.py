"""Opening the store: addresses, what a start imports, and the shipped facts on both databases."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store.engine import Work, database_url, open_engine
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import write
from tests.databases import OpenStore
from tests.shipped_facts import facts as shipped_facts

SHIPPED = Path(__file__).parents[2] / "config" / "catalogue"
NOW = datetime(2026, 10, 10, 12, tzinfo=UTC)

START = """
import asyncio, sys
from pathlib import Path
from datetime import UTC, datetime

async def start():
    from store.store import load_catalogue, open_store
    data, folder = map(Path, sys.argv[1:])
    store = await open_store(data=data)
    await load_catalogue(store, folder, datetime.now(UTC), always=False)
    (await store.snapshot()).search.goods("steel")
    await store.close()

asyncio.run(start())
print(*sorted({"alembic", "pydantic", "yaml", "tantivy", "asyncpg"} & set(sys.modules)))
"""


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("", "sqlite+aiosqlite:////srv/dutybell/dutybell.db"),
        ("postgres://bot:word@db/dutybell", "postgresql+asyncpg://bot:word@db/dutybell"),
        ("postgresql+psycopg://db/dutybell", "postgresql+asyncpg://db/dutybell"),
        ("sqlite:////tmp/dutybell.db", "sqlite+aiosqlite:////tmp/dutybell.db"),
    ],
)
def test_an_address_gets_our_driver(url: str, opened: str) -> None:
    assert database_url(url, Path("/srv/dutybell")) == opened


def test_another_database_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'mysql': expected postgresql or sqlite"):
        database_url("mysql://db/dutybell", Path("/srv/dutybell"))


def test_a_start_on_a_current_store_imports_nothing_that_it_does_not_use(tmp_path: Path) -> None:
    folder = write(tmp_path / "catalogue")
    command = [sys.executable, "-c", START, str(tmp_path / "data"), str(folder)]
    said = [
        subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        for _ in range(2)
    ]
    assert said == ["alembic pydantic yaml", ""]


async def test_the_shipped_facts_come_back_whole_in_another_process(
    store: SqlStore, another_store: OpenStore
) -> None:
    fact_rows = shipped_facts()
    changes = await load_catalogue(store, SHIPPED, NOW)
    facts = (await (await another_store()).snapshot()).facts
    assert len(changes) == len(fact_rows)
    assert await load_catalogue(store, SHIPPED, NOW) == ()
    held = {**facts.sources, **facts.goods, **facts.events, **facts.claims, **facts.quotes}
    wanted = {f.slug: f for f in fact_rows if type(f) in {type(fact) for fact in held.values()}}
    assert held == wanted


async def test_no_password_shows_in_what_the_store_says_of_itself() -> None:
    engine = open_engine("postgresql+asyncpg://bot:a-secret@db/dutybell")
    assert "a-secret" not in Work(engine).database + repr(engine)
    await engine.dispose()
