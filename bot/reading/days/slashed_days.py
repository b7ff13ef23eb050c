"""Days written with a stroke, '10/28' and '12/1-12/20/2025', and sizes and gauges that are written
so: '5/8 type X', '10/3 wire'."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.domain.text import Lang
from bot.reading.days.relative import Period

ONE = re.compile(r"(?<![\d/.$])(?P<a>\d{1,2})/(?P<b>\d{1,2})(?![\d/%])")


_LEAD = re.compile(
    r"(?:\b(?:on|of|by|since|from|to|till|until|before|after|entry|entered|enters|made|lapsed"
    r"|expired|signed|released|clears|cleared"
    r"|crossed|arrived|landed|lands|date|dated|eta(?: (?:[a-z]{2,12} ){0,3}[a-z]{2,12}|:)?"
    r"|etd(?: is|:)?|est|"
    r"filed|changes?|changed|happens?|happened|landing|arrival|arrives|ships|shipped"
    r"|discharge \w+|as of|le|du|au|the|and|-|statement)"
    r"|[,(:\"]|^)\s*$"
)


_FRACTIONS = frozenset(
    {*((1, 2), (1, 3), (2, 3), (1, 4), (3, 4)), *((n, 8) for n in (1, 3, 5, 7)), (50, 50), (24, 7)}
)


_SIZED = re.compile(
    r" ?(?:\"|''|-?inch(?:es)?\b|type\b|x\b|ply\b|plywood|drywall|gypsum|osb|mdf|rebar|plate\b"
    r"|bolts?\b|rods?\b|bars?\b|tub(?:e|ing)\b|pipe|boards?\b|sheets?\b|hose|thick|po\b|pouces?\b)"
)
"""Behind a fraction that is a thing's size and no day: '5/8 type X'."""
_WIRE = re.compile(
    r" ?(?:nmd\w*|romex|loomex|awg|gauge|ga|copper |building )?(?:wir(?:e|ing)|cables?|nmd\w*)\b"
)
"""Behind a wire's gauge and conductors: '10/3 wire'."""
_TERMS = re.compile(r",? ?(?:net|n) ?/? ?\d{2}\b|,? ?(?:eom|nets? \d)\b")
"""Behind a discount and its days: '2/10 net 30'."""
_SIZED_BEFORE = re.compile(r"\b(?:lifts?|sheets?|pieces?|bundles?|pallets?|skids?|units?) of $")


FROM_TO = re.compile(
    r"(?<![\d/.$])(?P<m>\d{1,2})/(?P<d>\d{1,2}) ?(?:-|to|thru|through) ?"
    r"(?P<m2>\d{1,2})/(?P<d2>\d{1,2})/(?P<y>20\d\d|2[4-7])(?![\d/])"
)
"""'12/1-12/20/2025': both days are of the year at the end."""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def from_to(found: re.Match[str]) -> Period | None:
    """The period of two days with one year, which is told at the end; None where there is no such
    day."""
    year = _CENTURY + int(found["y"][-2:])
    first = _day(year, int(found["m"]), int(found["d"]))
    last = _day(year, int(found["m2"]), int(found["d2"]))
    return (first, last) if first and last and first < last else None


_CENTURY = 2000


def one(found: re.Match[str], lang: Lang, year_of: Callable[[int, int], int]) -> Period | None:
    """The day of two numbers and no year, month first but in French; ``year_of`` tells the likely
    year of a month and a day. None for a fraction, a size or a gauge."""
    folded, a, b = found.string, int(found["a"]), int(found["b"])
    if _WIRE.match(folded, found.end()) or _TERMS.match(folded, found.end()):
        return None
    before = folded[: found.start()]
    lead = _LEAD.search(before) is not None
    sized = _SIZED.match(folded, found.end()) or _SIZED_BEFORE.search(before)
    if (a, b) in _FRACTIONS and (sized or not lead):
        return None
    month, day = (b, a) if a > _MONTHS or (lang == "fr" and b <= _MONTHS) else (a, b)
    plain = lead or day > _MONTHS or found.start() == 0
    if not (1 <= month <= _MONTHS and 1 <= day <= _LONGEST_MONTH) or not plain:
        return None
    told = _day(year_of(month, min(day, _SHORTEST_MONTH)), month, day)
    return (told, told) if told else None


_MONTHS, _LONGEST_MONTH, _SHORTEST_MONTH = 12, 31, 28
