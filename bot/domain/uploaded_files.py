"""Files that people drop on the bot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

MOST_BYTES = 5_000_000
"""Of a file that is fetched at all: a list of 5,000 lines is well below."""
_TABLES = frozenset({".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".numbers"})
"""How the names of tables end, those included that can only be refused with a word."""


class FileFault(StrEnum):
    """Why a file is not here though its name is."""

    TOO_BIG = "too-big"
    NOT_ALLOWED = "not-allowed"
    """The platform lets us read no files in this workspace."""
    AWAY = "away"
    """It could not be fetched just now."""
    NO_TABLE = "no-table"
    """A picture, a letter: nothing that could be a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadedFile:
    """A file by its name, with its bytes, or with the ``fault`` that keeps them away."""

    name: str
    content: bytes = b""
    fault: FileFault | None = None


def is_meant(name: str, words: str) -> bool:
    """Whether a message with these ``words`` is about the file of that name that came with it: a
    table is; a picture only where nothing is said. A file whose name is not known yet may be one.
    """
    return is_table(name) or not words.strip() or not name


def is_table(name: str) -> bool:
    """Whether a file of that name may hold a table.

    >>> is_table("Goods 2026.CSV"), is_table("plant.jpg"), is_table("csv")
    (True, False, False)
    """
    return PurePosixPath(name.lower()).suffix in _TABLES
