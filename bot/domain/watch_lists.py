"""Watch lists: what a channel or a person trades in, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.domain.codes import Code
from bot.domain.duty import Money

MOST_LINES = 5_000
"""Lines that one list may hold."""
LONGEST_LABEL = 120
"""Characters of a name or a SKU that are kept."""


_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    r"""Words of people's own without what no database and no file can hold.

    >>> plain("Pl\x00ate\ud800")
    'Plate'
    """
    return _NO_TEXT.sub("", text)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchLine:
    """Goods of one code, origin and destination.

    ``value`` is what enters in a year, None where nobody said. ``usmca``: whether they enter under
    USMCA (CUSMA), None where nobody said. ``label`` is what people call them, ``sku`` a number or
    supplier of their own; both may be ''.
    """

    code: Code
    imposing: str
    origin: str
    label: str = ""
    value: Money | None = None
    usmca: bool | None = None
    sku: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes two lines the same one: the later of them stands."""
        return (self.code.digits, self.imposing, self.origin, self.label.casefold(), self.sku)


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchList:
    """The list of one place (a private conversation is its person's own). ``changed_at`` is aware,
    None for a list that was never written."""

    lines: tuple[WatchLine, ...] = ()
    changed_at: datetime | None = None

    def with_lines(self, more: Sequence[WatchLine], *, now: datetime) -> WatchList:
        """The list with ``more``: a line that stands already is replaced in its place.

        Raises ValueError where it would hold more than MOST_LINES; the list stays as it was.
        """
        held = {line.key: line for line in self.lines}
        held |= {line.key: line for line in more}
        if len(held) > MOST_LINES:
            raise ValueError(f"{len(held)} lines; a list holds at most {MOST_LINES}")
        return replace(self, lines=tuple(held.values()), changed_at=now)

    def without(self, code: Code | None, *, now: datetime) -> WatchList:
        """The list without the lines at or below ``code``; None: without any."""
        kept = tuple(
            line
            for line in self.lines
            if code is not None and not line.code.digits.startswith(code.digits)
        )
        return replace(self, lines=kept, changed_at=now)

    def without_named(self, name: str, *, now: datetime) -> WatchList:
        """The list without the lines of a label or a supplier's number, written in any case."""
        wanted = plain(name).casefold()
        kept = tuple(
            line
            for line in self.lines
            if wanted not in (line.label.casefold(), line.sku.casefold())
        )
        return replace(self, lines=kept, changed_at=now)


class BadFile(StrEnum):
    """Why a file is no list at all."""

    NO_HEADER = "no-header"
    """No column has a tariff code."""
    WORKBOOK = "workbook"
    """A spreadsheet's own format, not CSV."""
    TOO_BIG = "too-big"


class BadCell(StrEnum):
    """What is wrong with a row, by the cell that is."""

    NO_CSV = "no-csv"
    CODE = "code"
    VALUE = "value"
    CURRENCY = "currency"
    USMCA = "usmca"
    ORIGIN = "origin"
    """No country that anybody knows."""
    DESTINATION = "destination"
    """No country that anybody knows."""
    NO_DESTINATION = "no-destination"
    """Neither of the two countries whose duties are held."""
    NO_ORIGIN = "no-origin"
    """Empty."""
    SAME_COUNTRY = "same-country"
    """The origin is the destination."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A row that was left out: the line of the file it begins on, the cell and what it says."""

    line: int
    cell: BadCell
    written: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadList:
    """A table as it was read. ``columns`` has the header taken for each column that was found."""

    columns: dict[str, str]
    lines: tuple[WatchLine, ...]
    bad: tuple[BadRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file that was read and waits for somebody's word before its lines are kept.

    ``id`` comes of what the file holds, so the same file is the same upload; ``by`` is the id of
    the person who gave it; ``made_at`` is aware.
    """

    id: str
    by: str
    name: str
    read: ReadList
    made_at: datetime
