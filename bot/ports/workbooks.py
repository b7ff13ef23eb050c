"""What answers ask of whoever writes spreadsheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

Cell = str | Decimal | date | None
"""A text is never taken for a formula."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: its name, its columns and rows of as many cells."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Workbooks(Protocol):
    """Writes workbooks."""

    def xlsx(self, sheets: Sequence[Sheet]) -> bytes:
        """The sheets as one workbook."""
        ...
