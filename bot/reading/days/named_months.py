"""Days and periods told by the name of a month, or of this, the last or the next one: 'mid March',
'march of last year', 'the 3rd of last month'.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.days.dates import month_of
from bot.reading.days.relative import Period, shifted
from bot.reading.days.text_on_day import (
    LONGEST_MONTH,
    PAST,
    LooseForm,
    TextOnDay,
    day_of,
)
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS

_LAST_YEAR = (
    r"(?:last (?:year|yr)|(?:l')?an(?:nee)? (?:passee?|derniere?)|the year before"
    r"|(?:a|one) year ago|il y a un an|(?P<two>two years ago|il y a deux ans))"
)
_LAST_YEAR_ENDS = (
    *("year", "yr", "passe", "passee", "derniere", "dernier", "before", "ago", "ans", "un an"),
)
_DATED_LAST_YEAR = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)? )?(?P<m>{_M})\.?(?: (?P<d2>\d{{1,2}})(?:st"
    rf"|nd|rd|th)?)?"
    rf",? (?:of |de |d'|de l'|back )?{_LAST_YEAR}\b"
)


def _in_last_year(text: TextOnDay, found: re.Match[str]) -> Period | None:
    month = MONTHS[found["m"]]
    year = text.today.year - (2 if found["two"] else 1)
    day = found["d"] or found["d2"]
    return day_of(year, month, int(day)) if day else month_of(year, month)


_MID = re.compile(
    r"\b(?:(?:mid|mi)[ -](?:of )?|(?:the )?middle of |(?:le )?milieu (?:du mois )?(?:de |d'))"
    rf"(?P<m>{_M})\b(?:,? (?:of |de |back )?(?:(?P<y>20\d\d)\b|{_LAST_YEAR}\b))?"
)


def _middle(text: TextOnDay, found: re.Match[str]) -> Period | None:
    month = MONTHS[found["m"]]
    if found["y"] is None and found[0].endswith(_LAST_YEAR_ENDS):
        return day_of(text.today.year - (2 if found["two"] else 1), month, 15)
    return day_of(int(found["y"] or text.year_of(month, 15)), month, 15)


_START_OF = re.compile(
    r"\b(?:the )?(?:(?:very )?(?:start|beginning|top) of|debut(?: du mois)?(?: de| d')?) ?"
    rf"(?P<m>{_M})\b(?:,? (?P<y>20\d\d)\b)?"
)
"""'the beginning of April': its first week."""
_SINCE_LEAD = re.compile(
    r"\b(?:since|from|after|depuis|apres|until|till|to|by|before)(?: the| la)? $"
)
_LAST_DAYS = 7
"""'at the end of August': its last week."""


def _beginning(text: TextOnDay, found: re.Match[str]) -> Period | None:
    """The first week of a month, or its first day where something goes on since or until
    then."""
    month = MONTHS[found["m"]]
    year = int(found["y"]) if found["y"] else text.year_meant(month, 1)
    first = date(year, month, 1)
    point = _SINCE_LEAD.search(text.folded[: found.start()])
    return first, (first if point else first + timedelta(days=_LAST_DAYS - 1))


_END_OF = re.compile(
    r"\b(?:the )?(?:(?:very )?end of|fin(?: du mois)?(?: de| d')?) ?"
    rf"(?P<m>{_M})\b(?:,? (?P<y>20\d\d)\b)?"
)


def _end(text: TextOnDay, found: re.Match[str]) -> Period:
    month = MONTHS[found["m"]]
    _, last = month_of(int(found["y"] or text.year_of(month, 28)), month)
    point = _SINCE_LEAD.search(text.folded[: found.start()])
    return (last if point else last - timedelta(days=_LAST_DAYS)), last


_SHORT_YEAR = re.compile(
    rf"\b(?P<m>{_M})\.?,? (?:of |')(?P<y>2[4-9])\b|\b(?P<m2>{_M})'(?P<y2>2[4-9])\b"
)


def _with_short_year(text: TextOnDay, found: re.Match[str]) -> Period | None:
    month = MONTHS[found["m"] or found["m2"]]
    before = text.folded[: found.start()]
    day = re.search(r"\b(\d{1,2}) $", before)
    year = 2000 + int(found["y"] or found["y2"])
    return None if day else month_of(year, month)


_LAST_MONTH_NAMED = re.compile(rf"\blast (?P<m>{_M})\b|\b(?P<m2>{_M}) (?:dernier|passe)\b")
_DAY_AHEAD = re.compile(r"\b(\d{1,2})(?:er)? $")


def _last_such_month(text: TextOnDay, found: re.Match[str]) -> Period | None:
    """A month gone by; with its day the last such day: 'le 4 juin dernier'."""
    month = MONTHS[found["m"] or found["m2"]]
    day = _DAY_AHEAD.search(text.folded, max(0, found.start() - 6), found.start())
    year = text.today.year - (1 if month >= text.today.month else 0)
    if day is None or not 1 <= int(day[1]) <= LONGEST_MONTH:
        return month_of(year, month)
    years = (text.today.year, text.today.year - 1)
    days = [one[0] for y in years if (one := day_of(y, month, int(day[1])))]
    past = next((one for one in days if one < text.today), None)
    return (past, past) if past else None


_FRENCH_MONTH = re.compile(
    rf"\b(?:depuis|en|des|avant|apres|jusqu'en) (?P<m>{_M})\.? (?P<y>2[4-7])\b(?! ?[%\d])"
)
"""'depuis juil. 25': in French the day of a month stands before it."""


def _french_month(text: TextOnDay, found: re.Match[str]) -> Period | None:
    if text.lang != "fr":
        return None
    return month_of(2000 + int(found["y"]), MONTHS[found["m"]])


_FIRST_OF_MONTH = re.compile(
    r"\b(?:the )?(?:first|1st|start|beginning|top) of (?P<which>the|this|next|last) month\b"
    r"|\b(?:le |au )?(?:premier|1er|debut) (?:du|de ce) mois"
    r"(?P<after> (?:prochain|dernier|passe))?\b"
)
_PAST_FIRST = re.compile(r"\b(?:since|depuis|from|after|apres)(?: le)? $")


def _first_of_month(text: TextOnDay, found: re.Match[str]) -> Period:
    """The first of this month since which something goes on, else the one that is nearest to
    come."""
    first = text.today.replace(day=1)
    which, after = found["which"] or "", found["after"] or ""
    if which == "last" or "dernier" in after or "passe" in after:
        first = shifted(first, -1, "month")
    elif which == "next" or "prochain" in after:
        first = shifted(first, 1, "month")
    elif which != "this" and not _PAST_FIRST.search(text.folded[: found.start()]):
        ahead = first < text.today and not PAST.search(text.folded)
        first = shifted(first, 1, "month") if ahead else first
    return first, first


_DAY_OF_MONTH = re.compile(
    r"\bthe (?P<d>\d{1,2})(?:st|nd|rd|th) of (?P<which>last|this|next) month\b"
    r"|\ble (?P<d2>\d{1,2})(?:er)? (?:du|de ce) mois(?P<after> (?:prochain|dernier|passe))?\b"
)
"""'the 3rd of last month', 'le 3 du mois prochain'."""


def _day_of_month(text: TextOnDay, found: re.Match[str]) -> Period | None:
    which, after = found["which"] or "", found["after"] or ""
    step = -1 if which == "last" or "dernier" in after or "passe" in after else 0
    step = 1 if which == "next" or "prochain" in after else step
    month = shifted(text.today.replace(day=1), step, "month")
    return day_of(month.year, month.month, int(found["d"] or found["d2"]))


_OF_MONTH = re.compile(
    r"\b(?:the|le|du|au) (?P<d>\d{1,2})(?P<th>st|nd|rd|th|er)?\b(?! ?(?:%|percent|pour"
    r"|per cent|000|"
    r"rate|dollars?|usd|cad|grand|k\b|\$)|[/.-]\d)"
)
_GOES_ON = re.compile(r" ?(?!pardon|plutot|non\b|ou le|et le|au \d|exact)[%$a-z]")
"""Behind a number that is no day of the month: 'le 10 dollars'."""


def _nearest_such_day(text: TextOnDay, found: re.Match[str]) -> Period | None:
    day = int(found["d"])
    after = text.folded[found.end() : found.end() + 14]
    if not 1 <= day <= 31 or re.match(rf" (?:of |de )?(?:{_M})\b", after):
        return None
    if not found["th"] and text.lang != "fr":
        return None
    if text.lang == "fr" and not found["th"] and _GOES_ON.match(after):
        return None
    return text.near_day(day, found)


MIDDLE = LooseForm(pattern=_MID, read=_middle)
"""'mid March', 'la mi-mars': the 15th."""
BEGINNING = LooseForm(pattern=_START_OF, read=_beginning)
"""'the beginning of April': its first week, or its first day where something goes on since."""
END = LooseForm(pattern=_END_OF, read=_end)
"""'the end of August': its last week, or its last day where something goes on since."""
LAST_YEARS = LooseForm(pattern=_DATED_LAST_YEAR, read=_in_last_year)
"""'march of last year', '4 juin l'an dernier'."""
SHORT_YEARS = LooseForm(pattern=_SHORT_YEAR, read=_with_short_year)
"""'march of 25', "june '25"."""
LAST_SUCH = LooseForm(pattern=_LAST_MONTH_NAMED, read=_last_such_month)
"""'last June', 'le 4 juin dernier'."""
IN_FRENCH = LooseForm(pattern=_FRENCH_MONTH, read=_french_month, start="m")
"""'depuis juil. 25': in French the day of a month stands before it."""
FIRST_DAY = LooseForm(pattern=_FIRST_OF_MONTH, read=_first_of_month)
"""'the first of the month', 'au debut du mois prochain'."""
DAY_OF_LAST_OR_NEXT = LooseForm(pattern=_DAY_OF_MONTH, read=_day_of_month)
"""'the 3rd of last month', 'le 3 du mois prochain'."""
NEAREST_DAY = LooseForm(pattern=_OF_MONTH, read=_nearest_such_day)
"""'the 12th', 'le 12': of the month that fits."""
