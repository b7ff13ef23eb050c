"""Questions acknowledged that the database has not taken: in a file beside it, for minutes.

Each inbox of a process appends to a file of its own and holds a lock on it; one whose lock is free
was left by a process that died. What is written survives the process, not the machine's power.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import logging
import os
import secrets
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from bot.domain.inbox import TakenQuestion
from bot.domain.questions import Place

_log = logging.getLogger(__name__)
_MOST_BYTES = 20_000_000
_TIMES = ("taken_at", "deadline", "tried_at")


class FileJournal:
    """The journal of one inbox. ``platform`` is part of its files' names."""

    def __init__(self, folder: Path, platform: str) -> None:
        self._folder = folder
        self._platform = platform
        self._path = folder / f"{platform}-{secrets.token_hex(8)}.jsonl"
        self._file: IO[bytes] | None = None
        self._live: set[str] = set()

    def note(self, taken: TakenQuestion, *, once: bool) -> None:
        """Write it down, or anew. Raises OSError; a file that grew too large is one."""
        self._append({"keep": _written(taken), "once": once})
        self._live.add(taken.key)

    def forget(self, key: str) -> None:
        """The database has it, or it is answered. Raises OSError."""
        if key not in self._live:
            return
        self._live.discard(key)
        if self._live or self._file is None:
            self._append({"forget": key})
        else:
            self._file.truncate(0)

    def left_behind(self) -> tuple[tuple[TakenQuestion, bool], ...]:
        """What dead processes left, with ``once`` as noted: ours from now on. Raises OSError."""
        found: list[tuple[TakenQuestion, bool]] = []
        if not self._folder.is_dir():
            return ()
        for path in sorted(self._folder.glob(f"{self._platform}-*.jsonl")):
            if path == self._path:
                continue
            with _unowned(path) as file:
                if file is None:
                    continue
                left = list(_left(file))
                for taken, once in left:
                    self.note(taken, once=once)
                path.unlink(missing_ok=True)
                found += left
        return tuple(found)

    def close(self) -> None:
        """Give it up; what stands in it is left to others."""
        if self._file is None:
            return
        if not self._live:
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        self._live.clear()

    def _append(self, entry: dict[str, Any]) -> None:
        file = self._opened()
        line = json.dumps(entry).encode() + b"\n"
        if file.tell() + len(line) > _MOST_BYTES:
            raise OSError(f"the journal holds {_MOST_BYTES} bytes already")
        file.write(line)

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_CREAT | os.O_APPEND | os.O_RDWR
            file = os.fdopen(os.open(self._path, flags, 0o600), "ab", buffering=0)
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._file = file
        return self._file


@contextlib.contextmanager
def _unowned(path: Path) -> Iterator[IO[bytes] | None]:
    """The file, locked by us; None where its process lives, or another took it over."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        yield None
        return
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield None
            return
        yield file if path.exists() else None


def _left(file: IO[bytes]) -> Iterator[tuple[TakenQuestion, bool]]:
    """What stands in it. A line broken off by a full disk or a kill is left out."""
    kept: dict[str, tuple[TakenQuestion, bool]] = {}
    for line in file.read(_MOST_BYTES).splitlines():
        try:
            entry = json.loads(line)
            if "keep" in entry:
                taken = _read(entry["keep"])
                kept[taken.key] = (taken, bool(entry["once"]))
            else:
                kept.pop(str(entry["forget"]), None)
        except (ValueError, KeyError, TypeError) as error:
            _log.warning("a line of a journal is left out: %s", type(error).__name__)
    yield from kept.values()


def _written(taken: TakenQuestion) -> dict[str, Any]:
    times = {name: getattr(taken, name) for name in _TIMES}
    return asdict(taken) | {name: at.isoformat() if at else None for name, at in times.items()}


def _read(told: dict[str, Any]) -> TakenQuestion:
    times = {name: datetime.fromisoformat(told[name]) if told[name] else None for name in _TIMES}
    return TakenQuestion(**{**told, **times, "place": Place(**told["place"])})
