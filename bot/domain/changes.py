"""The journal: what a load altered, and what the calendar brought in or ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.text import Text


class ChangeKind(StrEnum):
    """Why the journal has an entry."""

    ADDED = "added"
    CHANGED = "changed"
    CORRECTED = "corrected"
    REMOVED = "removed"
    STARTED = "started"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the journal.

    ``subject`` is 'measure', 'event', 'quote', 'good', 'line', 'programme', 'source', 'speaker' or
    'claim'; ``slug`` which one. ``field``, ``old`` and ``new`` are as a person would read them
    ('' where there is none). ``effective`` is the day it takes effect, when it has one.
    STARTED and ENDED come from the calendar, all others from a load.
    """

    serial: int
    recorded_at: datetime
    kind: ChangeKind
    subject: str
    slug: str
    label: Text
    field: str = ""
    old: str = ""
    new: str = ""
    effective: date | None = None
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
