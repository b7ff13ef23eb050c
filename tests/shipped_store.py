"""A store with the shipped facts: loading takes two seconds, copying a loaded one a moment."""

from __future__ import annotations

import asyncio
import shutil
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from store.store import SqlStore, load_catalogue, open_store

SHIPPED = Path(__file__).parents[1] / "config" / "catalogue"


async def open_shipped(folder: Path, loaded: datetime) -> SqlStore:
    """A SQLite store in ``folder``, its facts loaded at ``loaded`` (aware), to be closed."""
    return await open_store(data=copied(folder, loaded))


def copied(folder: Path, loaded: datetime) -> Path:
    """``folder`` with the files of such a store, which nobody has open."""
    kept = Path(_kept(loaded).name)
    shutil.copytree(kept, folder, dirs_exist_ok=True)
    return folder


@cache
def _kept(loaded: datetime) -> TemporaryDirectory[str]:
    """Loaded once a process, gone with it. In a thread of its own, as a loop may run here."""
    folder = TemporaryDirectory(prefix="dutybell-shipped-")
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(lambda: asyncio.run(_load(Path(folder.name), loaded))).result()
    return folder


async def _load(folder: Path, loaded: datetime) -> None:
    store = await open_store(data=folder)
    await load_catalogue(store, SHIPPED, loaded)
    await store.close()
