"""Bytes of a schedule: a file, a gzipped file, or an address to fetch."""

from __future__ import annotations

import gzip
import io
import tempfile
import zlib
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from bot.errors import CatalogueError

if TYPE_CHECKING:
    from typing_extensions import Buffer

MOST_BYTES = 200_000_000
"""Of a file, packed and unpacked. A whole schedule is about 15 MB; far more is not one."""
LONGEST_LINE = 1_000_000
"""Characters of a line of a table or a list."""


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
    except (aiohttp.ClientError, TimeoutError, OSError) as wrong:
        raise CatalogueError((f"{address}: not reached ({type(wrong).__name__})",)) from wrong


class _Bounded(io.RawIOBase):
    """Bytes of a file, as far as they are unpacked. Raises CatalogueError beyond MOST_BYTES."""

    def __init__(self, name: str, source: IO[bytes] | gzip.GzipFile) -> None:
        self._name, self._source = name, source

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        return self._source.seek(place, whence)

    def tell(self) -> int:
        return self._source.tell()

    def readinto(self, into: Buffer) -> int:
        room = memoryview(into)
        data = self._source.read(min(len(room), 1 << 16))
        if self._source.tell() > MOST_BYTES:
            told = f"{self._name}: over {MOST_BYTES:,} bytes, unpacked"
            raise CatalogueError((f"{told}; that is no schedule, nothing was imported",))
        room[: len(data)] = data
        return len(data)


def bounded_lines(name: str, text: IO[str]) -> Iterator[str]:
    """Lines of ``text``. Raises CatalogueError at one longer than LONGEST_LINE."""
    number = 0
    while line := text.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            told = f"{name}: line {number}: over {LONGEST_LINE:,} characters"
            raise CatalogueError((f"{told}; expected a row of a table",))
        yield line


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The plain bytes of ``path``, unpacked where it is gzipped (told by its first bytes)."""
    with path.open("rb") as raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not packed:
            yield io.BufferedReader(_Bounded(path.name, raw))
            return
        try:
            with gzip.open(raw) as plain:
                yield io.BufferedReader(_Bounded(path.name, plain))
        except (EOFError, gzip.BadGzipFile, zlib.error) as wrong:
            raise CatalogueError((f"{path.name}: the gzip data is cut short or broken",)) from wrong
