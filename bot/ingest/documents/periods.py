"""How long something lasts, and days told by the calendar: 'for two years', 'the next quarter'."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.ingest.documents.days import LATEST
from bot.ingest.documents.effect import Moment
from bot.ingest.documents.text import Clause

_WORDS = {
    **{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9},
    **{"ten": 10, "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty-four": 24, "thirty": 30},
    **{"thirty-six": 36, "forty-five": 45, "sixty": 60, "ninety": 90, "one hundred twenty": 120},
    **{"one hundred and twenty": 120, "one hundred fifty": 150, "one hundred and fifty": 150},
    **{"one hundred eighty": 180, "one hundred and eighty": 180},
}
_COUNT = rf"(?:(?P<figures>\d{{1,4}})|(?P<words>{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
_LENGTH = rf"{_COUNT}(?: \(\d{{1,4}}\))?[ -](?:calendar )?(?P<unit>day|month|year)s?"
_LASTS = re.compile(
    rf"\bfor (?:(?:an? |the )?(?:initial |full |further )?(?:period|term) of |a ){_LENGTH}\b"
    rf"|\b(?:shall|will) (?:last|remain in (?:effect|force)|apply|continue|be in (?:effect|force))"
    rf" for {_LENGTH.replace('<', '<b')}\b"
    rf"|\bfor {_LENGTH.replace('<', '<c')},? (?:from|after|beginning|starting|commencing"
    r"|effective)\b"
    rf"|\bexpires? {_LENGTH.replace('<', '<d')} (?:after|from) (?:that|the effective|this) (?:date"
    rf"|day|time)\b"
)
_NOT_OF_DUTIES = re.compile(
    r"\b(?:refunds?|records?|claims?|comments?|reports?|protests?|bonds?|storage)\b"
)


def lasting(clause: Clause, first: date) -> Moment | None:
    """The last day of what lasts 'for a period of 150 days' from ``first`` on."""
    low = clause.lower
    found = _LASTS.search(low)
    if found is None or _NOT_OF_DUTIES.search(low):
        return None
    told = next(p for p in ("", "b", "c", "d") if found[f"{p}unit"])
    figures, words = found[f"{told}figures"], found[f"{told}words"]
    last = _after(first, int(figures) if figures else _WORDS[words], found[f"{told}unit"])
    if last is None:
        return None
    return Moment(
        day=last - timedelta(days=1),
        start=clause.start + found.start(),
        end=clause.start + found.end(),
    )


def _after(first: date, count: int, unit: str) -> date | None:
    """The day that lies so many days, months or years after ``first``."""
    if unit == "day":
        return first + timedelta(days=count)
    months = first.year * 12 + first.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    if year > LATEST:
        return None
    return date(year, month, min(first.day, monthrange(year, month)[1]))


_OF_THE_NEXT = re.compile(
    r"\bfirst day of the (?:(?:first|next|following) )?(?:calendar )?(?P<unit>month|quarter|year)"
    r"(?: (?:that )?(?:begins |beginning |starts |starting )?(?:after|following|follows)"
    r" (?:the )?(?:date|day) (?:of|on which) (?:this|the) "
    r"(?:proclamation|order|memorandum)(?: is signed)?)?"
)
_SOME_NEXT = re.compile(r"\b(?:next|following|follows|after|beginning)\b")


def calendar_start(clause: Clause, signed: date | None) -> Moment | None:
    """'The first day of the following month' (or quarter, or year), seen from ``signed``."""
    found = _OF_THE_NEXT.search(clause.lower)
    if signed is None or found is None or not _SOME_NEXT.search(found.group()):
        return None
    months = {"month": 1, "quarter": 3 - (signed.month - 1) % 3, "year": 13 - signed.month}
    day = _after(signed.replace(day=1), months[found["unit"]], "month")
    if day is None:
        return None
    return Moment(day=day, start=clause.start + found.start(), end=clause.start + found.end())
