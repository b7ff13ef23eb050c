"""Days as the sources give them: sometimes exact, sometimes only a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a source gives a day."""

    DAY = "day"
    ABOUT = "about"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class FactDay:
    """A day with its precision. For a month or a year, ``first`` is its first day."""

    first: date
    precision: Precision = Precision.DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """The days a law applies, both ends included; ``last`` None means no end is known.

    >>> Validity(first=date(2025, 3, 4), last=date(2025, 7, 31)).holds(date(2025, 7, 31))
    True
    """

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies inside."""
        return self.first <= day and (self.last is None or day <= self.last)

    def meets(self, other: Validity) -> bool:
        """Whether the two have a day in common."""
        return (self.last is None or other.first <= self.last) and (
            other.last is None or self.first <= other.last
        )

    @property
    def ends_on(self) -> date | None:
        """The first day on which it no longer applies."""
        return None if self.last is None else self.last + timedelta(days=1)
