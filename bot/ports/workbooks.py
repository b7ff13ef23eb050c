"""What answers ask of whoever reads and writes spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from bot.errors import BotError

Cell = str | Decimal | date | None
"""A text is never taken for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, its columns and rows of as many cells."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class WorkbookFault(StrEnum):
    """Why a workbook is not read."""

    TOO_BIG = "too-big"
    UNPACKED = "unpacked"
    """Too big once it is unpacked."""
    NO_WORKBOOK = "no-workbook"
    ENTITIES = "entities"
    """It declares XML entities, as no spreadsheet does."""
    LOCKED = "locked"
    """Damaged, or locked by a password."""
    ROWS = "rows"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    """No visible sheet holds anything."""


class BadWorkbook(BotError):
    """A workbook that is not read, for the reason ``fault``."""

    def __init__(self, fault: WorkbookFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Workbooks(Protocol):
    """XLSX in and out, apart from this core because reading it takes a heavy library."""

    def csv(self, content: bytes) -> bytes:
        """The first visible sheet that holds anything, as CSV in UTF-8. Raises BadWorkbook."""
        ...

    def xlsx(self, sheets: Sequence[Sheet]) -> bytes:
        """The sheets as one workbook."""
        ...
