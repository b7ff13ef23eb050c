"""Bytes of a schedule: a file, a gzipped file, or an address to fetch."""

from __future__ import annotations

import gzip
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from bot.errors import CatalogueError

MOST_BYTES = 300_000_000
"""A whole schedule is about 15 MB; far more than that is not one."""


def is_address(name: str) -> bool:
    """Whether ``name`` is an http(s) address rather than a file."""
    return urlsplit(name).scheme in ("http", "https")


@asynccontextmanager
async def local_copy(name: str) -> AsyncIterator[Path]:
    """The file itself, or a temporary copy of what stands at an address.

    Raises CatalogueError when there is none, with what to do.
    """
    if not is_address(name):
        yield _existing(name)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(urlsplit(name).path).name or "schedule.json")
        await _fetch(name, path)
        yield path


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise CatalogueError((f"{name}: no such file; expected a file or an http(s) address",))
    return path


async def _fetch(address: str, path: Path) -> None:
    import aiohttp

    try:
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            if answer.status != 200:
                wrong = f"{address}: the server answered {answer.status}; nothing was imported"
                raise CatalogueError((wrong,))
            with path.open("wb") as out:
                async for chunk in answer.content.iter_chunked(1 << 16):
                    if out.tell() + len(chunk) > MOST_BYTES:
                        raise CatalogueError((f"{address}: over {MOST_BYTES:,} bytes",))
                    out.write(chunk)
    except aiohttp.ClientError as wrong:
        raise CatalogueError((f"{address}: not reached ({type(wrong).__name__})",)) from wrong


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The plain bytes of ``path``, unpacked where it is gzipped (told by its first bytes)."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not packed:
            yield raw
            return
        try:
            with gzip.open(raw) as plain:
                yield plain  # type: ignore[misc]  # GzipFile reads bytes as IO[bytes] does
        except (EOFError, gzip.BadGzipFile) as wrong:
            raise CatalogueError((f"{path.name}: the gzip data is cut short or broken",)) from wrong
