"""A text and the day it is asked on: what loose forms of days are read with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.text import Lang
from bot.reading.days.dates import DayBound
from bot.reading.days.relative import Period, shifted
from bot.reading.lexicon.calendar import WEEKDAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOnDay:
    """A folded text that is asked ``today``; ``near`` is the day that its thread speaks of, else
    the same."""

    folded: str
    today: date
    near: date
    lang: Lang

    @property
    def is_of_past(self) -> bool:
        """Whether it tells of what has been, and of nothing to come."""
        return PAST.search(self.folded) is not None and FUTURE.search(self.folded) is None

    @property
    def is_of_future(self) -> bool:
        """Whether it tells of what is to come, and of nothing that has been."""
        return FUTURE.search(self.folded) is not None and PAST.search(self.folded) is None

    def on(self, days: int) -> Period:
        """So many days from today; before it where negative."""
        day = self.today + timedelta(days=days)
        return day, day

    def year_of(self, month: int, day: int = 1) -> int:
        """The likely year of a month: near what is talked about."""
        years = (self.near.year, self.near.year - 1, self.near.year + 1)
        for year in years:
            try:
                gap = (date(year, month, day) - self.near).days
            except ValueError:
                continue
            if -250 < gap < 120:
                return year
        return self.near.year

    def year_meant(self, month: int, day: int) -> int:
        """The likely year of a month; what is said to come has not been."""
        year = self.year_of(month, day)
        past = date(year, month, day) < self.today
        return year + 1 if past and self.is_of_future and self.near == self.today else year

    def near_day(self, day: int, found: re.Match[str]) -> Period | None:
        """Such a day of the month, by the words around it the one that is past or to come, else
        the nearest."""
        options = []
        for months in (-1, 0, 1):
            month = shifted(self.near.replace(day=1), months, "month")
            option = day_of(month.year, month.month, day)
            if option:
                options.append(option)
        past = [o for o in options if o[0] <= self.near]
        ahead = [o for o in options if o[0] >= self.near]
        lead = self.folded[max(0, found.start() - 16) : found.start()]
        weekday = re.search(r"\b(" + "|".join(WEEKDAYS) + r") $", self.folded[: found.start()])
        if weekday:
            exact = [o for o in options if o[0].weekday() == WEEKDAYS[weekday[1]]]
            if exact:
                return exact[0]
        if ahead and (FUTURE.search(lead) or self.is_of_future):
            return ahead[0]
        if past and PAST.search(self.folded):
            gone = [o for o in options if o[0] <= self.today] or past
            return min(gone, key=lambda o: abs((o[0] - self.near).days))
        return min(options, key=lambda o: abs((o[0] - self.near).days)) if options else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseForm:
    """How days or periods are told: what is looked for, and how a match of it is read.

    ``bound`` is how it bounds what is asked, None where the words before it tell; ``start`` the
    group of the match with which the day's own words begin.
    """

    pattern: re.Pattern[str]
    read: Callable[[TextOnDay, re.Match[str]], Period | None]
    bound: DayBound | None = None
    start: str | int = 0


def day_of(year: int, month: int, day: int) -> Period | None:
    """One day; None where there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found, found


FUTURE = re.compile(
    r"\b(?:will|gonna|going to|crosses|lands?|landing|clears|arrives?|instead|entering"
    r"|enter|coming|"
    r"until|till|til|by|before|starts?|starting|next|ships|pause|stop|va|vont|doit|devra"
    r"|jusqu'au|d'ici|avant)\b"
)
"""Words of what is to come."""
_PAST_VERBS = (
    r"did|was|were|happened|moved|dropped|announced|posted|bouge|kicked|crossed|cleared"
    r"|entered|arrived|came|went|changed"
    r"|owed|paid|"
    r"landed|(?<!to )hit|a ete|avait|etait|shipped"
)
HAPPENED = re.compile(rf"\b(?:{_PAST_VERBS})\b")
"""Verbs of what has been."""
PAST = re.compile(rf"\b(?:{_PAST_VERBS}|since|depuis|between|entre)\b")
"""The same, and words that something goes on since."""
LONGEST_MONTH = 31
