"""Days as the sources give them: sometimes exact, sometimes only a month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

LAW = ZoneInfo("America/Toronto")
"""Where a day of law begins: both countries' measures start and end at midnight, Eastern time."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""As a schedule is kept and typed; what a language calls them is in its locale table."""
_FRENCH_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
DAYS_OF_WEEK = {
    name: number
    for number, both in enumerate(zip(WEEKDAYS, _FRENCH_WEEKDAYS, strict=True))
    for name in both
}
"""English and French names of the days of the week, as texts that are read write them."""

MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
"""English and French names of months, in lower case, as texts that are read write them."""
SHORT_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept sep", "oct", "nov", "dec"),
        start=1,
    )
    for name in names.split()
}
"""Their English short forms; several of them are the French ones, too."""


def law_day(moment: datetime) -> date:
    """The day of law at ``moment`` (aware).

    >>> law_day(datetime(2026, 9, 8, 3, 59, tzinfo=UTC))
    datetime.date(2026, 9, 7)
    """
    return moment.astimezone(LAW).date()


def law_begins(day: date) -> datetime:
    """The moment at which a day of law begins, UTC."""
    return datetime.combine(day, time(), LAW).astimezone(UTC)


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
