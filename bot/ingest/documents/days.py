"""Days and hours in acts: a closed pattern, never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import lru_cache

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
CARDINALS = {
    **{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8},
    **{"nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15, "eighteen": 18},
    **{"twenty": 20, "twenty-one": 21, "twenty-four": 24, "twenty-eight": 28, "thirty": 30},
    **{"thirty-six": 36, "forty-five": 45, "sixty": 60, "ninety": 90, "one hundred twenty": 120},
    **{"one hundred and twenty": 120, "one hundred fifty": 150, "one hundred and fifty": 150},
    **{"one hundred eighty": 180, "one hundred and eighty": 180},
}
"""Counts of days, weeks and months in words."""
CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))


def counted(written: str) -> int:
    """A count of days in figures or in words, in lower case or not."""
    return CARDINALS.get(written.lower()) or int(written)


LATER_DAYS = {
    **{"fortieth": 40, "forty-fifth": 45, "fiftieth": 50, "sixtieth": 60, "seventy-fifth": 75},
    **{"ninetieth": 90, "one hundred twentieth": 120, "one hundred and twentieth": 120},
    **{"one hundred fiftieth": 150, "one hundred eightieth": 180},
}
"""Days after a signing that no month has."""
DAY = (
    rf"{_WEEKDAY}(?:the\s{{1,8}})?(?:(?P<mon>{_NAMES})\.?\s{{1,8}}(?:the\s{{1,8}})?(?P<d>\d{{1,2}}(?:st|nd|rd|th)?|{ORDINAL}),?"
    r"\s{1,8}(?P<y>\d{4})"
    rf"|(?P<fd>\d{{1,2}}(?:st|nd|rd|th)?|1er|premier(?!,)|{ORDINAL})(?:\s{{1,8}}(?:day|jour))?(?:\s{{1,8}}(?:of|de|d'))?"
    rf",?\s{{1,8}}(?P<fmon>{_NAMES})\.?,?\s{{1,8}}(?P<fy>\d{{4}})"
    r"|(?P<iy>\d{4})(?P<dash>[-/])(?P<im>\d{1,2})(?P=dash)(?P<id>\d{1,2})"
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
_FIGURE = re.compile(r"\d")
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


@lru_cache(maxsize=1024)
def days(text: str, near: date | None = None) -> tuple[DayMention, ...]:
    """All days that ``text`` (readable) names, in order; each of a clause's readers asks for them.

    ``near``: the day of the document, from which a day without a year is told; without it such a
    day is none. A day in figures with strokes is written the American way.

    >>> [(m.day.isoformat(), m.hour) for m in days("on or after 12:01 a.m. eastern daylight time "
    ...     "on June 4, 2025, le 1er juillet 2026")]
    [('2025-06-04', datetime.time(0, 1)), ('2026-07-01', None)]
    >>> [m.day.isoformat() for m in days("from January 5 on", date(2026, 12, 1))]
    ['2027-01-05']
    """
    if _FIGURE.search(text) is None:  # each of the patterns has one in it
        return ()
    found = [
        _counted_from(text, mention)
        for each in _DAY.finditer(text)
        if (mention := _mention(each)) is not None
    ]
    found += [mention for each in _END_OF.finditer(text) if (mention := _month_end(each))]
    found += [_first_of_year(each) for each in _START_OF.finditer(text)]
    if near is None:
        return tuple(sorted(found, key=lambda each: each.start))
    taken = [(each.start, each.end) for each in found]
    for each in _YEARLESS.finditer(text):
        if not any(start < each.end() and each.start() < end for start, end in taken):
            mention = _without_year(each, near)
            found += [mention] if mention else []
    return tuple(sorted(found, key=lambda each: each.start))


_DAYS_FROM = re.compile(
    rf"\b(?:(?P<word>{ORDINAL})\s{{1,8}}day|(?P<count>\d{{1,3}}|{CARDINAL})(?:st|nd|rd|th)?"
    r"(?:\s{1,8}\(\d{1,3}\))?\s{1,8}(?:calendar\s{1,8})?days?)"
    r"\s{1,8}(?:after|following|from)\s{1,8}$",
    re.I,
)


def _counted_from(text: str, mention: DayMention) -> DayMention:
    """'The 30th day after November 5, 2026' is one day, and November 5 is none."""
    led = _DAYS_FROM.search(text, max(0, mention.start - 40), mention.start)
    if led is None or mention.hour is not None:
        return mention
    told = (led["word"] or led["count"]).lower()
    count = ORDINALS.get(told) or counted(told)
    hour = _BEFORE_COUNT.search(text, max(0, led.start() - 80), led.start())
    return replace(
        mention,
        day=mention.day + timedelta(days=count),
        start=led.start() if hour is None else hour.start(),
        hour=None if hour is None else _hour(hour),
    )


_BEFORE_COUNT = re.compile(
    rf"{_HOUR}(?:the\s{{1,8}}(?:date\s{{1,8}}that\s{{1,8}}is\s{{1,8}})?)?$", re.I
)


_YEAR = r"(?:(?:the\s{1,8})?(?:calendar\s{1,8})?year\s{1,8}|l'année\s{1,8}(?:civile\s{1,8})?)?"
_END_OF = re.compile(
    r"\b(?:the\s{1,8}(?:very\s{1,8})?(?:end|last\s{1,8}day)\s{1,8}of|la\s{1,8}fin\s{1,8}"
    r"(?:du\s{1,8}mois\s{1,8})?(?:de|d')|(?:le\s{1,8}|au\s{1,8})?dernier\s{1,8}jour\s{1,8}(?:de|d'))"
    rf"\s{{0,8}}{_YEAR}(?:(?P<mon>{_NAMES})\.?,?\s{{1,8}})?(?P<y>20\d\d)\b(?!-)",
    re.I,
)
"""'The end of June 2027', 'la fin de 2027': the last day of the month, or of the year."""
_START_OF = re.compile(
    r"\b(?:the\s{1,8}(?:very\s{1,8})?(?:start|beginning|first\s{1,8}day)\s{1,8}of|le\s{1,8}début\s{1,8}(?:de|d')"
    r"|(?:le\s{1,8}|au\s{1,8})?premier\s{1,8}jour\s{1,8}(?:de|d')|new\s{1,8}year's\s{1,8}day,?)"
    rf"\s{{0,8}}{_YEAR}(?P<y>20\d\d)\b(?!-)",
    re.I,
)
"""'The start of calendar year 2027', 'the first day of 2027'."""


def _first_of_year(found: re.Match[str]) -> DayMention:
    return DayMention(
        day=date(int(found["y"]), 1, 1), start=found.start(), end=found.end(), of_period=True
    )


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
        year, month, day = found["y"], _MONTHS[found["mon"].lower()], _number(found["d"].lower())
    elif found["fmon"]:
        year, month, day = found["fy"], _MONTHS[found["fmon"].lower()], _number(found["fd"].lower())
    elif found["iy"]:
        year, month, day = found["iy"], int(found["im"]), int(found["id"])
    else:
        year, month, day = found["sy"], int(found["sm"]), int(found["sd"])
    try:
        named = date(int(year), month, day)
    except ValueError:
        return None
    if not EARLIEST <= named.year <= LATEST:
        return None
    return DayMention(day=named, start=found.start(), end=found.end(), hour=_hour(found))


def _number(written: str) -> int:
    """A day of a month, in figures or in words."""
    return ORDINALS.get(written) or (1 if written == "premier" else int(re.sub(r"\D", "", written)))


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
