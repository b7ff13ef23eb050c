"""Days that an amendment strikes out of an earlier act, and those it puts there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise

from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.text import Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedDay:
    """A day of an earlier act and the one an amendment puts in its place."""

    struck: date
    to: Moment
    last: bool = False
    """Whether what is struck is a last day: 'until 11:59 p.m. on ...'."""

    @property
    def earlier(self) -> bool:
        """Whether it is brought forward."""
        return self.to.day < self.struck


_STRIKES = re.compile(r"\b(?:strik|delet|replac|remov)(?:e|es|ing|ed)\b[^;]{0,80}\"[^\"]{0,40}$")
_THEN_PUTS = re.compile(
    r"^[^\";]{0,20}\",?[^;]{0,60}\b(?:insert|substitut|add)\w{0,3}\b|^[^\";]{0,20}\",?[^;]{0,30}"
    r"\b(?:with|by)\b|^[^\";]{0,20}\",? (?:is|are|shall be) (?:hereby )?(?:replaced|struck"
    r"|stricken|deleted)"
)
_FOR = re.compile(
    r"^,?[^\";]{0,20}\"?[^;]{0,40}\b(?:for|in (?:place|lieu|stead) of|instead of|rather than"
    r"|and not|not)"
    r"(?: on)?\s{1,3}\"?[^\";]{0,20}$"
)
_PUTS = re.compile(
    r"\b(?:read|substitut|insert|appl(?:y|ies)|effect(?:ive)?|begin|start|commenc|collect|impos)\w{0,3}\b"
    r"[^;]{0,60}$"
)


def put_in_place(clause: Clause) -> MovedDay | None:
    """The pair of days of 'striking "July 1, 2027" and inserting "January 1, 2028"', in any order.

    None where a clause does not put one day in place of another.
    """
    for first, second in pairwise(days(clause.text, clause.near)):
        before = clause.lower[max(0, first.start - 160) : first.start]
        between = clause.lower[first.end : second.start]
        if len(between) > _FAR:
            continue
        if _FOR.search(between) and _PUTS.search(before):
            return _pair(clause, second, first)
        if _SO_THAT.search(between):
            return _pair(clause, first, second)
        if _THEN_PUTS.search(between) and (_STRIKES.search(before) or _REPLACED.search(between)):
            return _pair(clause, first, second)
    return None


_FAR = 120
_SO_THAT = re.compile(
    r"^,? (?:is|are|shall be) (?:hereby )?amended (?:so that|such that|to provide that)\b[^;]{0,80}"
    r"\b(?:appl|take|begin|start|ris|increas)\w{0,6}\b[^;\d]{0,30}$"
)
"""'(...) on January 1, 2027, is amended so that the increase applies from'."""
_REPLACED = re.compile(r"\b(?:is|are|shall be) (?:hereby )?(?:replaced|struck|stricken|deleted)")


def _pair(clause: Clause, struck: DayMention, put: DayMention) -> MovedDay:
    late = any(each.hour is not None and each.hour >= _LATE for each in (struck, put))
    late = late or any(
        _TO_WHICH.search(clause.lower[max(0, each.start - 40) : each.start])
        for each in days(clause.text, clause.near)
        if each.day == struck.day
    )
    return MovedDay(struck=struck.day, to=mentioned(clause, put), last=late)


_LATE = time(23, 0)
_TO_WHICH = re.compile(
    r"(?:\bthrough|\buntil|\bup to(?: and including)?|\b(?:ends?|ending|expir(?:es?|ing)|lapses?)"
    r" on|\b(?:end|close) of(?: the day(?: on)?)?)[\s\"]{1,3}$"
)
"""Before a day to which something lasts, wherever the clause names it."""
