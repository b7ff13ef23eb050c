"""Days that a text puts right by another one, and months that tell a day's: 'May, no, June'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bot.reading.days.dates import DayBound, When, month_of
from bot.reading.days.relative import shifted
from bot.reading.text.self_corrections import FILLING, taken_back


def days_meant(whens: Sequence[When], folded: str) -> list[When]:
    """The days but those that are taken back; the one meant keeps the bound of the other: 'depuis
    la Saint-Jean, euh, la fête du Canada'."""
    out = taken_back(
        folded,
        [(w.start, w.end) for w in whens],
        lambda a, b: (whens[a].first, whens[a].last) == (whens[b].first, whens[b].last),
        denied=True,
        at_once=False,
    )
    if not out:
        return list(whens)
    left = [w for n, w in enumerate(whens) if n not in out]
    bound = whens[min(out)].bound
    if bound in (DayBound.SINCE, DayBound.UNTIL) and left[0].bound is DayBound.ON:
        left[0] = replace(left[0], bound=bound)
    return left


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_GOES_ON = re.compile(rf"\W{{1,4}}(?:{FILLING}\W{{1,3}}){{0,3}}")


def narrowed(whens: Sequence[When], folded: str) -> list[When]:
    """The days without a month that is told beside one of its own days: 'the 5th, of October', 'May
    of last year, May 5th say'."""
    out = _parts_told(whens, folded)
    for one, two in pairwise(whens):
        through = (one.bound, two.bound) == (DayBound.SINCE, DayBound.UNTIL)
        if through or not _GOES_ON.fullmatch(folded[one.end : two.start] + " "):
            continue
        day, month = (one, two) if one.first == one.last else (two, one)
        whole = month.first.day == 1 and month.last == month_of(*_year_and_month(month))[1]
        if day.first != day.last or not whole or day is month:
            continue
        exact = day
        if day is one and _OF_IT.match(folded, one.end):
            exact = _within(day, month)
        elif day is two and day.first.month == month.first.month:
            exact = day if _YEAR.search(folded[day.start : day.end]) else _within(day, month)
        else:
            continue
        kept = replace(exact, bound=day.bound if day.bound is not DayBound.ON else month.bound)
        out = [kept if w is day else w for w in out if w is not month]
    return out


_SAY = re.compile(
    r"[ ,(:\u2013-]{0,4}(?:\b(?:like|say|so|basically|mainly|mostly|i mean|you know|from|around"
    r"|specifically|between|mettons|disons|genre|en gros|surtout|c'est-a-dire|du moins|de|entre)"
    r"[ ,]{1,2}){1,4}"
)
"""Between a season or a year and the part of it that is meant: 'last winter, like Jan'."""
_A_SEASON = timedelta(days=59)


def _parts_told(whens: Sequence[When], folded: str) -> list[When]:
    """The days without a season or year that the months behind it tell more narrowly, each in the
    year that lies nearest to it: 'last winter, like Jan to end of March'."""
    for one, two in pairwise(whens):
        wide = one.last - one.first >= _A_SEASON and one.bound in (DayBound.ON, DayBound.SINCE)
        if not wide or not _SAY.fullmatch(folded[one.end : two.start] + _lead_of(two, folded)):
            continue
        behind = [w for w in whens if w.start >= two.start]
        if any(w.last - w.first >= _A_SEASON for w in behind):
            continue
        moved = [_beside(w, one, folded) for w in behind]
        return [*(w for w in whens if w.start < one.start), *moved]
    return list(whens)


def _lead_of(when: When, folded: str) -> str:
    """The preposition that stands within a day's own words."""
    found = _PREPOSITION.match(folded, when.start, when.end)
    return found[0] if found else " "


_PREPOSITION = re.compile(r"(?:from|de|du|for|in|en|around|between|entre) ")


def _beside(when: When, wide: When, folded: str) -> When:
    """The day or month in the year in which it lies nearest to a wider period."""
    if _YEAR.search(folded[when.start : when.end]):
        return when
    middle = wide.first + (wide.last - wide.first) / 2
    years = (-1, 0, 1)
    moved = [
        (shifted(when.first, n, "year"), shifted(when.last, n, "year"))
        for n in (*years, middle.year - when.first.year)
    ]
    first, last = min(moved, key=lambda days: abs(days[0] - middle))
    return replace(when, first=first, last=last)


_OF_IT = re.compile(r"\W{1,2}(?:of|de|d'|in|en) ?")


def _year_and_month(when: When) -> tuple[int, int]:
    return when.first.year, when.first.month


def _within(day: When, month: When) -> When:
    """The day of that number in a month; as it is where the month has none."""
    if day.first.day > month.last.day:
        return day
    exact = month.first.replace(day=day.first.day)
    return replace(day, first=exact, last=exact)
