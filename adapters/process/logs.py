"""Logs: lines of JSON for machines, plain lines for a terminal; never a token in either."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from adapters.process.repeats import Repeats

_HIDDEN = "***"
_CHATTY = (
    *("alembic", "apscheduler", "aiohttp.access", "discord.gateway", "discord.client"),
    *("aiosqlite", "mcp"),
)
_MOST_CAUSES = 8
_LEAST = 8
"""A shorter 'secret' is none, and would blot out half of every line."""


def start(level: str, secrets: Iterable[str], *, terminal: bool | None = None) -> None:
    """Log to standard error at ``level``; ``secrets`` are blotted out wherever they turn up."""
    if terminal is None:
        terminal = sys.stderr.isatty()
    handler = logging.StreamHandler(sys.stderr)
    blotted = [s for s in secrets if len(s) >= _LEAST]
    handler.setFormatter(_Plain(blotted) if terminal else _Json(blotted))
    handler.addFilter(Repeats())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    hush()


def hush() -> None:
    """Keep libraries from telling what they handle: with their debugging goes what people ask, and
    secrets that stand in statements and addresses."""
    for chatty in _CHATTY:
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _blot(line: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        line = line.replace(secret, _HIDDEN)
    return line


class _Wordless(logging.Formatter):
    """An error is told by its name and where it came from. Its message may quote what somebody
    wrote, which stands in no log."""

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        """The errors of ``ei``, each with what it arose from before it."""
        told: list[str] = []
        error = ei[1]
        while error is not None and len(told) < _MOST_CAUSES:
            where = "".join(traceback.format_tb(error.__traceback__))
            told.append(f"{where}{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\nfrom it came\n".join(reversed(told))


class _Plain(_Wordless):
    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        return _blot(super().format(record), self._secrets)


class _Json(_Wordless):
    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        self._secrets = tuple(secrets)

    def format(self, record: logging.LogRecord) -> str:
        held = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            held["trace"] = self.formatException(record.exc_info)
        return _blot(json.dumps(held, ensure_ascii=False), self._secrets)
