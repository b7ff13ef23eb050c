"""Days and hours in acts: a closed pattern, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.domain.days import MONTHS, SHORT_MONTHS
from bot.domain.words import unaccented

_MONTHS = MONTHS | SHORT_MONTHS | {unaccented(name): n for name, n in MONTHS.items()}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s{1,8}|(?:lundi|mardi|mercredi|jeudi|vendredi"
    r"|samedi|dimanche)\s{1,8})?"
)
_HOUR = (
    r"(?P<clock>(?P<h>\d{1,2})[:.](?P<m>\d{2})\s{0,2}(?P<half>[ap])\.?\s?m\.?|midnight|noon"
    r"|(?P<past>one (?:minute|second) (?:past|after) midnight)"
    r"|minuit(?: et)?(?: une)?(?: minute)?"
    r"|(?P<fh>\d{1,2})\s?h\s?(?P<fm>\d{1,2})?(?:\s?min(?:\s?\d{1,2}\s?s)?)?)"
    r"(?:,?\s{0,8}\(?(?:eastern\s{1,8}(?:standard\s{1,8}|daylight\s{1,8})?(?:savings?\s{1,8})?time|e[sd]?t"
    r"|heure[^,;.\n]{0,30})\)?)?,?\s{0,8}(?:\(?[A-Z]{2,4}\)?,?\s{0,8})?"
    r"(?:of\s{1,8}|on\s{1,8}|le\s{1,8})?"
)
_UNITS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"),
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth"),
]
ORDINALS = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{f"twenty-{word}": 20 + number for number, word in enumerate(_UNITS[:9], 1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
"""Days of a month in words, as closings of acts and some notices write them."""
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
DAY = (
    rf"{_WEEKDAY}(?:the\s{{1,8}})?(?:(?P<mon>{_NAMES})\.?\s{{1,8}}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,8}}(?P<y>\d{{4}})"
    rf"|(?P<fd>\d{{1,2}}(?:st|nd|rd|th)?|1er|{ORDINAL})(?:\s{{1,8}}day)?(?:\s{{1,8}}of)?"
    rf",?\s{{1,8}}(?P<fmon>{_NAMES})\.?,?\s{{1,8}}(?P<fy>\d{{4}})"
    r"|(?P<iy>\d{4})-(?P<im>\d{1,2})-(?P<id>\d{1,2})"
    r"|(?P<sm>0?[1-9]|1[0-2])/(?P<sd>0?[1-9]|[12]\d|3[01])/(?P<sy>\d{4}))"
)
_YEARLESS = re.compile(
    rf"(?:{_HOUR})?(?<![\w]){_WEEKDAY}(?:the\s{{1,8}})?(?:(?P<mon>{_NAMES})\.?\s{{1,8}}(?P<d>\d{{1,2}})"
    rf"(?:st|nd|rd|th)?|(?P<fd>\d{{1,2}}|1er)\s{{1,8}}(?P<fmon>{_NAMES}))\b(?!,?\s{{0,8}}\d)",
    re.I,
)
_BACK = timedelta(days=60)
"""How long before a document the days that it names without a year may lie."""
_DAY = re.compile(rf"(?:{_HOUR})?(?<![\w]){DAY}(?!\d)", re.I)
EARLIEST, LATEST = 1990, 2100
"""Years of acts. What is printed outside is no day of law."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMention:
    """A day in the text with the hour before it, if any. Offsets are those of the given text."""

    day: date
    start: int
    end: int
    hour: time | None = None
    of_period: bool = False
    """Whether it is told as the end of a month or of a year."""


def days(text: str, near: date | None = None) -> tuple[DayMention, ...]:
    """All days that ``text`` (readable) names, in order.

    ``near``: the day of the document, from which a day without a year is told; without it such a
    day is none. A day in figures with strokes is written the American way.

    >>> [(m.day.isoformat(), m.hour) for m in days("on or after 12:01 a.m. eastern daylight time "
    ...     "on June 4, 2025, le 1er juillet 2026")]
    [('2025-06-04', datetime.time(0, 1)), ('2026-07-01', None)]
    >>> [m.day.isoformat() for m in days("from January 5 on", date(2026, 12, 1))]
    ['2027-01-05']
    """
    found = [mention for each in _DAY.finditer(text) if (mention := _mention(each))]
    found += [mention for each in _END_OF.finditer(text) if (mention := _month_end(each))]
    if near is None:
        return tuple(sorted(found, key=lambda each: each.start))
    taken = [(each.start, each.end) for each in found]
    for each in _YEARLESS.finditer(text):
        if not any(start < each.end() and each.start() < end for start, end in taken):
            mention = _without_year(each, near)
            found += [mention] if mention else []
    return tuple(sorted(found, key=lambda each: each.start))


_END_OF = re.compile(
    rf"\b(?:the\s{{1,8}}end\s{{1,8}}of|la\s{{1,8}}fin\s{{1,8}}(?:du\s{{1,8}}mois\s{{1,8}})?(?:de|d'))"
    rf"\s{{0,8}}(?:the\s{{1,8}}year\s{{1,8}}|l'année\s{{1,8}})?(?:(?P<mon>{_NAMES})\.?,?\s{{1,8}})?"
    r"(?P<y>20\d\d)\b(?!-)",
    re.I,
)
"""'The end of June 2027', 'la fin de 2027': the last day of the month, or of the year."""


def _month_end(found: re.Match[str]) -> DayMention | None:
    year, month = int(found["y"]), _MONTHS[found["mon"].lower()] if found["mon"] else 12
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(days=1)
    return DayMention(day=last, start=found.start(), end=found.end(), of_period=True)


def _without_year(found: re.Match[str], near: date) -> DayMention | None:
    """The first such day from sixty days before the document on."""
    month = _MONTHS[(found["mon"] or found["fmon"]).lower()]
    number = _number((found["d"] or found["fd"]).lower())
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            day = date(year, month, number)
        except ValueError:
            continue
        if day >= near - _BACK:
            return DayMention(day=day, start=found.start(), end=found.end(), hour=_hour(found))
    return None


def _mention(found: re.Match[str]) -> DayMention | None:
    if found["mon"]:
        year, month, day = found["y"], _MONTHS[found["mon"].lower()], found["d"]
    elif found["fmon"]:
        year, month, day = found["fy"], _MONTHS[found["fmon"].lower()], _number(found["fd"].lower())
    elif found["iy"]:
        year, month, day = found["iy"], int(found["im"]), found["id"]
    else:
        year, month, day = found["sy"], int(found["sm"]), found["sd"]
    try:
        named = date(int(year), month, int(day))
    except ValueError:
        return None
    if not EARLIEST <= named.year <= LATEST:
        return None
    return DayMention(day=named, start=found.start(), end=found.end(), hour=_hour(found))


def _number(written: str) -> int:
    """A day of a month, in figures or in words."""
    return ORDINALS.get(written) or int(re.sub(r"\D", "", written))


def _hour(found: re.Match[str]) -> time | None:
    clock = found["clock"]
    if not clock:
        return None
    if found["past"]:
        return time(0, 1)
    if clock.lower() == "noon":
        return time(12)
    if clock.lower().startswith("mi"):
        return time(0, 1) if "une" in clock.lower() else time(0)
    if found["fh"]:
        return _time(int(found["fh"]), int(found["fm"] or 0))
    hour = int(found["h"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return _time(hour, int(found["m"]))


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if hour < 24 and minute < 60 else None
