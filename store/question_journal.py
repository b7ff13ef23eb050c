"""Questions acknowledged that the database has not taken: in a file beside it, for minutes.

Each inbox of a process appends to a file of its own and holds a lock on it; one whose lock is free
was left by a process that died. What is written survives the process, not the machine's power.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import json
import logging
import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from bot.domain.inbox import TakenQuestion
from bot.domain.questions import Place

_log = logging.getLogger(__name__)
_MOST_BYTES = 20_000_000
_TRIES = 5
_Notes = dict[str, tuple[TakenQuestion, bool]]
"""Questions by their keys, with ``once``."""
_TIMES = ("taken_at", "deadline", "tried_at")
_FIELDS = tuple(field.name for field in fields(TakenQuestion))
_PLACE_FIELDS = tuple(field.name for field in fields(Place))


class FileJournal:
    """The journal of one inbox. ``platform`` is part of its files' names."""

    def __init__(self, folder: Path, platform: str) -> None:
        self._folder = folder
        self._platform = platform
        self._path: Path | None = None
        self._file: IO[bytes] | None = None
        self._live: dict[str, tuple[int, int]] = {}
        """Where each key's line stands: its first byte, its length."""

    def note(self, taken: TakenQuestion, *, once: bool) -> None:
        """Write it down, or anew. Raises OSError; a file that grew too large is one."""
        before = self._live.get(taken.key)
        self._live[taken.key] = self._append({"keep": _written(taken), "once": once})
        if before is not None:
            self._blank(*before)

    def forget(self, key: str) -> None:
        """The database has it, or it is answered. Raises OSError. Needs no room on the disk."""
        stands = self._live.pop(key, None)
        if stands is None or self._file is None:
            return
        if self._live:
            self._blank(*stands)
        else:
            self._file.truncate(0)

    def tries(self) -> dict[str, datetime]:
        """When others, alive or dead, noted that they try to answer; by key. Raises OSError."""
        while True:
            try:
                return _tries(path.read_bytes() for path in self._others())
            except FileNotFoundError:
                continue  # taken over by a third, whose file may be younger than our look

    def _others(self) -> list[Path]:
        """The files of other processes. Whoever takes one over writes its own before it goes."""
        files = sorted(self._folder.glob(f"{self._platform}-*.jsonl"))
        return [path for path in files if path != self._path]

    def left_behind(self) -> tuple[tuple[TakenQuestion, bool], ...]:
        """What dead processes left, with ``once`` as noted: ours from now on. Raises OSError.

        A file that cannot be taken over whole stays for the next look.
        """
        found: _Notes = {}
        for path in self._others():
            with _unowned(path) as file:
                if file is None:
                    continue
                try:
                    taken = self._taken_over(file, found)
                    path.unlink(missing_ok=True)
                except OSError as error:
                    _log.warning("a journal is taken over later: %s", type(error).__name__)
                else:
                    found |= taken
        return tuple(found.values())

    def _taken_over(self, file: IO[bytes], found: _Notes) -> _Notes:
        """Note what stands in it as ours; of what was ``found`` elsewhere, the later try.

        One question stands in two files where a process died that was taking it over.
        """
        left = {
            key: (taken, once)
            for key, (taken, once) in _left(file.read(_MOST_BYTES)).items()
            if key not in found or _tried(found[key][0]) < _tried(taken)
        }
        for taken, once in left.values():
            self.note(taken, once=once)
        return left

    def close(self) -> None:
        """Give it up; what stands in it is left to others."""
        if self._file is None:
            return
        if not self._live and self._path is not None:
            self._path.unlink(missing_ok=True)
        self._file.close()
        self._file = None
        self._live.clear()

    def _append(self, entry: dict[str, Any]) -> tuple[int, int]:
        """Write a line at the end; where it stands. A line that does not fit is taken back."""
        file = self._opened()
        line = json.dumps(entry).encode() + b"\n"
        begins = os.fstat(file.fileno()).st_size
        if begins + len(line) > _MOST_BYTES:
            raise OSError(f"the journal holds {_MOST_BYTES} bytes already")
        if os.pwrite(file.fileno(), line, begins) != len(line):
            file.truncate(begins)
            raise OSError(errno.ENOSPC, "the journal's disk is full")
        return begins, len(line)

    def _blank(self, begins: int, length: int) -> None:
        os.pwrite(self._opened().fileno(), b" " * (length - 1), begins)

    def _opened(self) -> IO[bytes]:
        if self._file is not None:
            return self._file
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for _ in range(_TRIES):
            path = self._folder / f"{self._platform}-{secrets.token_hex(8)}.jsonl"
            if (file := _locked(path)) is not None:
                self._path, self._file = path, file
                return file
        raise OSError("each new journal was taken for a dead process's")


def _locked(path: Path) -> IO[bytes] | None:
    """The file, made if it isn't there, locked by us; None where somebody who looked for what the
    dead left found it before it was locked, and takes it away.
    """
    file = os.fdopen(os.open(path, os.O_CREAT | os.O_RDWR, 0o600), "r+b", buffering=0)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            return file
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        file.close()
        raise
    file.close()
    return None


def _tries(contents: Iterable[bytes]) -> dict[str, datetime]:
    found: dict[str, datetime] = {}
    for content in contents:
        for key, (taken, _) in _left(content).items():
            if taken.tried_at is not None:
                found[key] = max(taken.tried_at, found.get(key, taken.tried_at))
    return found


def _tried(taken: TakenQuestion) -> datetime:
    return taken.tried_at or datetime.min.replace(tzinfo=UTC)


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


def _left(content: bytes) -> _Notes:
    """What stands in a file. A line broken off by a full disk or a kill is left out."""
    kept: _Notes = {}
    for line in content.splitlines():
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            taken = _read(entry["keep"])
            kept[taken.key] = (taken, bool(entry["once"]))
        except (ValueError, KeyError, TypeError) as error:
            _log.warning("a line of a journal is left out: %s", type(error).__name__)
    return kept


def _written(taken: TakenQuestion) -> dict[str, Any]:
    """As JSON has it; ``asdict`` would copy each value deeply."""
    plain = {name: getattr(taken, name) for name in _FIELDS}
    plain["place"] = {name: getattr(taken.place, name) for name in _PLACE_FIELDS}
    for name in _TIMES:
        plain[name] = plain[name].isoformat() if plain[name] else None
    return plain


def _read(told: dict[str, Any]) -> TakenQuestion:
    times = {name: datetime.fromisoformat(told[name]) if told[name] else None for name in _TIMES}
    return TakenQuestion(**{**told, **times, "place": Place(**told["place"])})
