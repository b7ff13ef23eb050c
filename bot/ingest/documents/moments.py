"""A day of law as a clause tells it: with its hour, and with where it stands in the whole text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.text import Clause

_AFTER_HOUR = re.compile(r",?\s{0,8}at\s{1,8}(\d{1,2})[:.](\d{2})\s?([ap])\.?\s?m", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day of law with its span in the whole text.

    ``hour`` is Eastern time, by which both countries make their law; None where none is given.
    """

    day: date
    start: int
    end: int
    hour: time | None = None

    @property
    def day_before(self) -> Moment:
        """The day before, told by the same words."""
        return replace(self, day=self.day - timedelta(days=1))

    @property
    def day_after(self) -> Moment:
        """The day after, told by the same words."""
        return replace(self, day=self.day + timedelta(days=1))


def hour_of(text: str, mention: DayMention) -> time | None:
    """The hour told before a day, else the one behind it: 'on May 1, 2026, at 12:01 a.m.'."""
    if mention.hour is not None:
        return mention.hour
    after = _AFTER_HOUR.match(text, mention.end)
    if after is None:
        return None
    hour = int(after[1]) % 12 + (12 if after[3].lower() == "p" else 0)
    return time(hour, int(after[2])) if int(after[2]) < 60 else None


def mentioned(clause: Clause, mention: DayMention) -> Moment:
    """A day of the clause, with the hour before it, where it stands in the whole text."""
    return Moment(
        day=mention.day,
        start=clause.start + mention.start,
        end=clause.start + mention.end,
        hour=mention.hour,
    )


def single_day(clause: Clause) -> Moment | None:
    """The day of a clause that names one; None where it names none, or several."""
    named = days(clause.text, clause.near)
    return mentioned(clause, named[0]) if len(named) == 1 else None


def moment_of(clause: Clause, mention: DayMention) -> Moment:
    """A day of the clause where it stands in the whole text, with its hour on either side of it."""
    return replace(mentioned(clause, mention), hour=hour_of(clause.text, mention))
