"""The journal: what a load altered, and what the calendar brought in or ended, as values.

:mod:`bot.presentation.change_words` says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.days import FactDay, Validity
from bot.domain.duty import DutyExpression
from bot.domain.measures import Origins
from bot.domain.text import Text


class ChangeKind(StrEnum):
    """Why the journal has an entry."""

    ADDED = "added"
    CHANGED = "changed"
    CORRECTED = "corrected"
    REMOVED = "removed"
    STARTED = "started"
    ENDED = "ended"
    TURNED = "turned"
    """A measure, a rule between laws or an agreement stands, but what is owed under it may change
    on the day: its list does, one of its reliefs begins or is over, the rule begins or is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is the same in every language: names, codes, slugs, what a schedule prints."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values that a field may have, by its code: 'enacted', 'threatened'."""

    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A field that holds or does not."""

    holds: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count or an amount, in the unit its field says."""

    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A value with its name: a relief and what is owed under it, an office and its days."""

    name: Text
    of: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """The members of a field that has more than one."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCounts:
    """What an edition of a schedule brought, in lines."""

    lines: int
    new: int
    dropped: int
    rerated: int
    reworded: int


Value = (
    Written
    | Text
    | Validity
    | FactDay
    | Origins
    | Choice
    | Flag
    | Number
    | Named
    | Several
    | ImportCounts
    | DutyExpression
)
"""What a field of a fact was or is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One entry of the journal.

    ``subject`` is 'measure', 'event', 'quote', 'good', 'line', 'programme', 'source', 'speaker',
    'claim', 'stacking' or 'agreement'; ``slug`` which one; ``label`` what the fact is called, None
    where its subject says all. ``field`` is '' where all of it came or went. ``effective`` is the
    day it takes effect, if any.
    STARTED, ENDED and TURNED come from the calendar, all others from a load.
    """

    serial: int
    recorded_at: datetime
    kind: ChangeKind
    subject: str
    slug: str
    label: Text | None
    field: str = ""
    old: Value | None = None
    new: Value | None = None
    effective: date | None = None
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
