"""Periods told by their first and last day: 'March 3-20', 'entre le 3 et le 20 mars', 'from the
3rd to the 9th'.
"""

from __future__ import annotations

import re

from bot.reading.days import slashed_days
from bot.reading.days.dates import DayBound
from bot.reading.days.relative import Period, shifted
from bot.reading.days.text_on_day import (
    HAPPENED,
    LooseForm,
    TextOnDay,
    day_of,
)
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS

_DAY_RANGE = re.compile(
    rf"\b(?P<m>{_M})\.? (?P<a>\d{{1,2}}) ?(?:-|to|thru|through|au|a) ?(?P<b>\d{{1,2}})\b"
    rf"(?:,? ?(?P<y>20\d\d)\b)?"
    rf"|\b(?P<a2>\d{{1,2}})(?:er)? ?(?:-|to|au|a|thru) ?(?P<b2>\d{{1,2}}) (?P<m2>{_M})\b"
    rf"(?:,? ?(?P<y2>20\d\d)\b)?"
)


def _of_month(text: TextOnDay, found: re.Match[str]) -> Period | None:
    month = MONTHS[found["m"] or found["m2"]]
    start, end = int(found["a"] or found["a2"]), int(found["b"] or found["b2"])
    year = found["y"] or found["y2"]
    of = int(year) if year else text.year_of(month, min(start, 28))
    first, last = day_of(of, month, start), day_of(of, month, end)
    return (first[0], last[0]) if first and last and start < end else None


_FRENCH_RANGE = re.compile(
    rf"\b(?:entre|du) le (?P<a>\d{{1,2}})(?:er)? (?:et|au) (?:le )?(?P<b>\d{{1,2}}) (?P<m>{_M})\b"
    rf"(?: (?P<y>20\d\d)\b)?"
)
"""'entre le 3 et le 20 mars 2025'."""


def _in_french(text: TextOnDay, found: re.Match[str]) -> Period | None:
    month, start, end = MONTHS[found["m"]], int(found["a"]), int(found["b"])
    year = int(found["y"]) if found["y"] else text.year_of(month, min(start, 28))
    first, last = day_of(year, month, start), day_of(year, month, end)
    return (first[0], last[0]) if first and last and start < end else None


_OPEN_RANGE = re.compile(
    r"(?:\b(?P<led>from|between|du|entre) )?\b(?:the |le )?"
    r"(?P<a>\d{1,2})(?P<a_th>st|nd|rd|th|er)? {1,9}"
    r"(?P<to>to|thru|through|till|until|and|&|au|et) (?:the |le )?"
    r"(?P<b>\d{1,2})(?P<b_th>st|nd|rd|th|er)?(?![\w%$:/]|[.,-]\d)"
    rf"(?! (?:(?:of |de )?(?:{_M})|of |percent|per cent|pour cent|days?|jours?|weeks?|am|pm)\b)"
)
"""'from the 3rd to the 9th', 'du 20 au 4': no month is said."""
_MONTH_TOLD = re.compile(rf"\b(?:{_M})\.?,? (?:of |de )?(?:'?2[4-9]\b(?! ?%)|20\d\d\b)")
_BEHIND_MONTH = re.compile(rf"\b(?:{_M})\.? $")
_FUTURE_SAID = re.compile(
    r"\b(?:will|gonna|going to|to come|coming|upcoming|next|tak(?:es?|ing) effect|lands?"
    r"|landing|due|va|vont|entre(?:nt|ra|ront)? en vigueur|s'en vien(?:t|nent)|viendra|a venir)\b"
)


def _without_month(text: TextOnDay, found: re.Match[str]) -> Period | None:
    """The latest such days that are over, or those that lie nearest to a thread's; the next
    ones of what is to come."""
    ordinal = found["a_th"] and found["b_th"]
    between = found["led"] in ("between", "entre")
    joined = found["to"] not in ("and", "&", "et") or between
    french = text.lang == "fr" and found["led"] in ("du", "entre")
    first, last = int(found["a"]), int(found["b"])
    if not (joined and (ordinal or french)) or first == last:
        return None
    if _BEHIND_MONTH.search(text.folded, 0, found.start()) or _MONTH_TOLD.search(text.folded):
        return None
    periods = []
    for months in range(-2, 3):
        month = shifted(text.near.replace(day=1), months, "month")
        begins = shifted(month, -1, "month") if first > last else month
        one = day_of(begins.year, begins.month, first)
        two = day_of(month.year, month.month, last)
        if one and two:
            periods.append((one[0], two[0]))
    if text.near != text.today:
        return min(periods, key=lambda p: abs((p[1] - text.near).days), default=None)
    ahead = [p for p in periods if p[1] >= text.today]
    if ahead and _FUTURE_SAID.search(text.folded) and not HAPPENED.search(text.folded):
        return ahead[0]
    over = [p for p in periods if p[1] <= text.today]
    return over[-1] if over else None


OF_A_MONTH = LooseForm(pattern=_DAY_RANGE, read=_of_month, bound=DayBound.ON)
"""'March 3-20', '3 au 20 mars'."""
SLASHED = LooseForm(
    pattern=slashed_days.FROM_TO,
    read=lambda _, found: slashed_days.from_to(found),
    bound=DayBound.ON,
)
"""'12/1-12/20/2025'."""
IN_FRENCH = LooseForm(pattern=_FRENCH_RANGE, read=_in_french, bound=DayBound.ON)
"""'entre le 3 et le 20 mars 2025'."""
WITHOUT_A_MONTH = LooseForm(pattern=_OPEN_RANGE, read=_without_month, bound=DayBound.ON)
"""'from the 3rd to the 9th', 'du 20 au 4'."""
