"""A length of time without a date: 'back after two weeks', 'on hold for ten days'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.text.spoken_numbers import in_digits

_DAYS = {"day": 1, "jour": 1, "week": 7, "wk": 7, "semaine": 7, "month": 30, "mois": 30}
_FEW = {"a": 1, "an": 1, "un": 1, "une": 1, "one": 1, "couple": 2, "few": 3, "quelques": 3}
_FEW |= {"six": 6, "dix": 10}
"""Also numbers that stay words beside a calendar."""
_SAID = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_FEW)})(?: of| full| whole)? (?P<unit>{'|'.join(_DAYS)})s?\b"
)
_INSTEAD = re.compile(
    rf"\b(?:not|pas) \d{{1,3}} {{1,9}}(?P<unit>{'|'.join(_DAYS)})s?\W{{1,9}}(?:but "
    rf"|mais )?(?P<n>\d{{1,3}})\b"
)
"""'not thirty days, ninety': the unit is said once."""
_LONGEST = 400


def length(folded: str) -> timedelta | None:
    """The first length of time told.

    >>> length("been off the road 2 weeks")
    datetime.timedelta(days=14)
    """
    figures = in_digits(folded)
    instead = _INSTEAD.search(figures)
    if instead is not None:
        return timedelta(days=int(instead["n"]) * _DAYS[instead["unit"]])
    found = _SAID.search(figures)
    if found is None:
        return None
    many = _FEW.get(found["n"]) or int(found["n"])
    days = many * _DAYS[found["unit"]]
    return timedelta(days=days) if 0 < days <= _LONGEST else None


def since(folded: str, today: date) -> date | None:
    """The day that a length of time up to today began."""
    told = length(folded)
    return today - told if told is not None else None


def until(folded: str, today: date) -> date | None:
    """The day that a length of time from today ends."""
    told = length(folded)
    return today + told if told is not None else None
