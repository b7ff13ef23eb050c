"""A store with the shipped facts: loading takes two seconds, copying a loaded one a moment."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from store.store import SqlStore, load_catalogue, open_store
from tests.made_once import made_once
from tests.shipped_facts import CATALOGUE

LOADED = datetime(2026, 10, 10, 12, tzinfo=UTC)
"""When, wherever a test does not care: each further moment is loaded anew."""


async def open_shipped(
    folder: Path, loaded: datetime = LOADED, *, catalogue: Path = CATALOGUE
) -> SqlStore:
    """A SQLite store in ``folder``, the facts of ``catalogue`` loaded at ``loaded`` (aware), to be
    closed."""
    return await open_store(data=copied(folder, loaded, catalogue=catalogue))


def copied(folder: Path, loaded: datetime = LOADED, *, catalogue: Path = CATALOGUE) -> Path:
    """``folder`` with the files of such a store, which nobody has open."""

    def make(kept: Path) -> None:
        # In a thread of its own, as a loop may run here.
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(lambda: asyncio.run(_load(kept, catalogue, loaded))).result()

    key = hashlib.sha256(f"{catalogue} {loaded.isoformat()}".encode()).hexdigest()[:16]
    shutil.copytree(made_once(f"loaded-{key}", make), folder, dirs_exist_ok=True)
    return folder


async def _load(kept: Path, catalogue: Path, loaded: datetime) -> None:
    store = await open_store(data=kept)
    await load_catalogue(store, catalogue, loaded)
    await store.close()
