"""The days of a year that a rule tells: 'first monday of september', '2 days before easter'."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from bot.reading.lexicon.calendar import MONTHS, WEEKDAYS

YearlyDays = Callable[[int], tuple[date, ...]]
"""The days of a year, in order; those of a day that came once are the same for every year."""
_Day = Callable[[int], date]


def yearly_days(rule: str) -> YearlyDays:
    """The days of a rule, parts of which a comma sets beside each other. Raises ValueError.

    >>> [str(day) for day in yearly_days("second sunday of march, first sunday of november")(2026)]
    ['2026-03-08', '2026-11-01']
    >>> [str(day) for day in yearly_days("monday before may 25")(2026)]
    ['2026-05-18']
    >>> [str(day) for day in yearly_days("4 days after fourth thursday of november")(2026)]
    ['2026-11-30']
    >>> [str(day) for day in yearly_days("2 days before easter")(2026)]
    ['2026-04-03']
    >>> [str(day) for day in yearly_days("2025-04-28")(2026)]
    ['2025-04-28']
    """
    each = tuple(_day(part.strip()) for part in rule.split(","))
    return lambda year: tuple(sorted(day(year) for day in each))


_AWAY = re.compile(r"(?P<days>\d{1,3}) days? (?P<way>before|after) (?P<of>.+)")
_NTH = re.compile(r"(?P<nth>first|second|third|fourth) (?P<weekday>[a-z]+) of (?P<month>[a-z]+)")
_BEFORE = re.compile(r"(?P<weekday>[a-z]{1,12}) before (?P<month>[a-z]{1,12}) (?P<day>\d{1,2})")
_EACH_YEAR = re.compile(r"(?P<month>[a-z]{1,12}) (?P<day>\d{1,2})")
_COUNT = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def _day(rule: str) -> _Day:
    away = _AWAY.fullmatch(rule)
    if away is not None:
        sign = -1 if away["way"] == "before" else 1
        return _moved(_day(away["of"]), timedelta(days=sign * int(away["days"])))
    if rule == "easter":
        return easter
    nth, before, each_year = (p.fullmatch(rule) for p in (_NTH, _BEFORE, _EACH_YEAR))
    if nth is not None:
        return _nth(_month(nth["month"]), _weekday(nth["weekday"]), _COUNT[nth["nth"]])
    if before is not None:
        month, day = _month(before["month"]), int(before["day"])
        return _last_before(month, day, _weekday(before["weekday"]))
    if each_year is not None:
        month, day = _month(each_year["month"]), int(each_year["day"])
        date(2000, month, day)  # a day that there is, if only in a leap year
        return lambda year: date(year, month, day)
    once = date.fromisoformat(rule)
    return lambda _: once


def _month(name: str) -> int:
    if name not in MONTHS:
        raise ValueError(f"{name!r} is no month")
    return MONTHS[name]


def _weekday(name: str) -> int:
    if name not in WEEKDAYS:
        raise ValueError(f"{name!r} is no day of the week")
    return WEEKDAYS[name]


def _moved(day: _Day, by: timedelta) -> _Day:
    return lambda year: day(year) + by


def _nth(month: int, weekday: int, count: int) -> _Day:
    """The ``count``-th such weekday of a month, Monday 0."""

    def day(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (count - 1))

    return day


def _last_before(month: int, day: int, weekday: int) -> _Day:
    """The last such weekday before a day, Monday 0."""

    def found(year: int) -> date:
        eve = date(year, month, day) - timedelta(days=1)
        return eve - timedelta(days=(eve.weekday() - weekday) % 7)

    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ell) // 451
    month, day = divmod(h + ell - 7 * m + 114, 31)
    return date(year, month, day + 1)
