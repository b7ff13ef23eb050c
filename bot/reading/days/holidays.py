"""Holidays that both neighbours date things by, and the days of the year that have a name.

They are data, config/reading/holidays.csv: ``names`` as a pattern over folded text, ``day`` as a
rule (:mod:`bot.reading.days.yearly_days`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.reading.days.yearly_days import YearlyDays, yearly_days
from bot.tables import TableRow, rows


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holiday:
    names: str
    days: YearlyDays
    once: bool
    """A day that came once: an election, an inauguration."""
    dated_by: bool
    """Names that tell a day only where something is dated by it: 'since Trump came back'."""
    long_weekend: bool
    """A Monday off in either country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holidays:
    listed: tuple[_Holiday, ...]
    named: re.Pattern[str]
    """Any of their names; the last group is 'h' and the place in the list."""

    def of(self, found: re.Match[str]) -> _Holiday:
        """The one that a match of ``named`` names."""
        return self.listed[int((found.lastgroup or "h0")[1:])]


@cache
def _holidays() -> _Holidays:
    listed = tuple(map(_holiday, rows("reading/holidays.csv", filled=("names", "day"))))
    each = (rf"(?P<h{n}>\b(?:{holiday.names})\b)" for n, holiday in enumerate(listed))
    return _Holidays(listed=listed, named=re.compile("|".join(each)))


def _holiday(row: TableRow) -> _Holiday:
    try:
        re.compile(row["names"])
        days = yearly_days(row["day"])
    except (re.error, ValueError) as wrong:
        raise row.mistake(str(wrong)) from None
    return _Holiday(
        names=row["names"],
        days=days,
        once=days(2000) == days(2001),
        dated_by=row["only"] == "dated by",
        long_weekend=row["long_weekend"] == "yes",
    )


_YEAR = re.compile(r"\)?[ ,]{1,9}(?:of |de )?(20\d\d)\b")
_LAST = re.compile(r"\blast $|\b(?:this|the) past $")
_BEFORE_TODAY = re.compile(r"\b(?:since|depuis|round|around)(?: the| la| le)? $")
_AHEAD = re.compile(
    r"\b(?:until|till|til|by|before|next|coming|avant|jusqu'a|d'ici)(?: the| la| le| a)? $"
)
_JOINED = re.compile(r"^ (?:and|et|to|au|a|until|till|thru|through)(?: the| la| le)? $")
_IS_PAST = re.compile(
    r"\b(?:did|was|were|cleared|crossed|entered|landed|came|shipped|went|paid|etait|avait)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|suppose|supposing|what if|si|say) (?:[a-z']+ ){1,2}(?:was|were|etait)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|gonna|going to|lands?|landing|arrives?|arriving|next|coming|planned|scheduled"
    r"|is|are|va|vont|sera|seront|prochaine?)\b"
)
_OF_LAST_YEAR = re.compile(
    r",?(?: of| de| in)? (?:last (?:year|yr)|the year before|l'an (?:dernier|passe)"
    r"|(?:l')?annee (?:derniere|passee))\b"
)
_OF_THINGS = re.compile(
    r" (?:stock|orders?|inventory|season|rush|shopping|gifts?|presents|lights|decor\w*|collection"
    r"|sales?|market|cards?|candles?|baskets?|ornaments?|trees?|cookies|pudding|cake|crackers)\b"
)
"""Behind a holiday that things are for, so that no day is told: 'Christmas stock'."""
_FOR_IT = re.compile(
    r"\bpour (?:la |le |les )?$"
    r"|\b(?:trees?|toys?|gifts?|presents?|lights?|decorations?|ornaments?|wreaths?|candy|candies"
    r"|chocolates?|cards?|costumes?|pumpkins|flowers|roses|turkeys?|hams?|orders?|stock|shopping)"
    r" for (?:the )?$"
)
"""Before a holiday that things are for: 'trees for Christmas'."""


_SINCE_OR_DAY = re.compile(
    r"\b(?:since|after|before|from|until|till|day|night|between|depuis|apres|avant|entre)"
    r"(?: the)? $"
)
"""What makes of an event a day: 'since Trump came back'."""


def find(folded: str, *, today: date) -> tuple[tuple[date, int, int], ...]:
    """Each holiday named: its day and where it stands; the year said, else the one that fits.

    >>> [day.isoformat() for day, *_ in find("since labour day", today=date(2026, 10, 10))]
    ['2026-09-07']
    """
    out: list[tuple[date, int, int]] = []
    for found in _holidays().named.finditer(folded):
        joined = out[-1][0] if out and _JOINED.match(folded[out[-1][2] : found.start()]) else None
        meant = _meant(found, folded, today, joined)
        if meant is not None:
            day, end = meant
            out.append((day, found.start(), end))
    return tuple(out)


def _meant(
    found: re.Match[str], folded: str, today: date, joined: date | None
) -> tuple[date, int] | None:
    """The day that a holiday named tells, and where its words end; None where things are named by
    it alone. ``joined`` is the day of the holiday that it is joined to: 'from easter to labour
    day'."""
    holiday, end, before = _holidays().of(found), found.end(), folded[: found.start()]
    year = _YEAR.match(folded, end)
    if year is not None:
        return holiday.days(int(year[1]))[-1], year.end()
    if _OF_THINGS.match(folded, end) or _FOR_IT.search(before):
        return None
    of_last = _OF_LAST_YEAR.match(folded, end)
    if of_last is not None:
        return holiday.days(today.year - 1)[-1], of_last.end()
    if holiday.once:
        told = not holiday.dated_by or _SINCE_OR_DAY.search(before) is not None
        return (holiday.days(today.year)[-1], end) if told else None
    near = (today.year - 1, today.year, today.year + 1)
    days = [day for y in near for day in holiday.days(y)]
    if joined is not None:
        return next((d for d in days if d > joined), days[-1]), end
    return _likely(days, today, before=before, folded=folded), end


def _likely(days: Sequence[date], today: date, *, before: str, folded: str) -> date:
    """Which of a holiday's days is meant, by the words before it and by how near they lie."""
    past = max(d for d in days if d <= today)
    ahead = min(d for d in days if d >= today)
    if _LAST.search(before):
        return max(d for d in days if d < today)
    if _BEFORE_TODAY.search(before):
        return past
    is_past = _IS_PAST.search(folded) is not None and _TO_COME.search(folded) is None
    if _AHEAD.search(before) and not is_past:
        return ahead
    if is_past and not _SUPPOSED.search(folded):
        return past
    return past if (today - past).days <= (ahead - today).days + 60 else ahead


def mondays(today: date) -> tuple[date, ...]:
    """The Mondays of long weekends in either country, of the year before and this one."""
    long = [holiday.days for holiday in _holidays().listed if holiday.long_weekend]
    return tuple(day for days in long for y in (today.year - 1, today.year) for day in days(y))
