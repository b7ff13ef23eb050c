"""Days of the week, weekends and weeks: 'since fri', 'over the weekend', 'the week of the 12th'."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.reading.days import holidays
from bot.reading.days.relative import Period
from bot.reading.days.text_on_day import (
    LONGEST_MONTH,
    LooseForm,
    TextOnDay,
    day_of,
)
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS, WEEKDAYS

_WEEK_OF = re.compile(
    rf"\b(?:the )?week of (?:the )?(?:(?P<m>{_M})\.? (?P<d>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{_M}))\b(?:,? (?P<y>20\d\d)\b)?"
    rf"|\bsemaine du (?P<d3>\d{{1,2}}) (?P<m3>{_M})\b(?: (?P<y3>20\d\d)\b)?"
)


def _week_of_date(text: TextOnDay, found: re.Match[str]) -> Period | None:
    month = MONTHS[found["m"] or found["m2"] or found["m3"]]
    day = int(found["d"] or found["d2"] or found["d3"])
    tail = text.folded[found.end() : found.end() + 12]
    said = found["y"] or found["y3"]
    year = text.today.year - 1 if re.match(r",? last y", tail) else text.year_of(month, day)
    first = day_of(int(said) if said else year, month, day)
    return (first[0], first[0] + timedelta(days=6)) if first else None


_WEEK_OF_DAY = re.compile(
    r"\b(?:the )?(?:week|wk) (?:of|starting|beginning) (?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)\b"
    rf"(?! (?:of )?(?:{_M})\b)|\bsemaine du (?P<d2>\d{{1,2}})(?:er)?\b(?! ?(?:{_M})\b)"
)
"""'the week of the 12th': its month is the one that lies nearest."""


def _week_of_day(text: TextOnDay, found: re.Match[str]) -> Period | None:
    day = int(found["d"] or found["d2"])
    first = text.near_day(day, found) if 1 <= day <= LONGEST_MONTH else None
    return (first[0], first[0] + timedelta(days=6)) if first else None


_WEEKEND = re.compile(
    r"\b(?:over |during )?(?:the|this|last|this past) (?:weekend|wknd|wkend)\b"
    r"|\b(?:en|la|cette|pendant la) fin de semaine(?: derniere| passee)?\b"
)


def _weekend(text: TextOnDay, _found: re.Match[str]) -> Period:
    back = (text.today.weekday() - 5) % 7
    saturday = text.today - timedelta(days=back)
    return saturday, saturday + timedelta(days=1)


_LONG_WEEKEND = re.compile(
    r"\b(?:over |during |since )?(?:the|this|this past|last|la|cette) long (?:weekend|wknd)\b"
    r"(?! (?:in|of)\b)|\blongue fin de semaine\b"
)


def _long_weekend(text: TextOnDay, _found: re.Match[str]) -> Period:
    """The last one that has begun; it begins on a Saturday."""
    saturday = timedelta(days=2)
    monday = max(d for d in holidays.mondays(text.today) if d - saturday <= text.today)
    return monday - timedelta(days=2), monday


_SHORT = {
    **{"mon": 0, "tues": 1, "tue": 1, "wed": 2, "thurs": 3, "thur": 3, "thu": 3},
    **{"fri": 4, "sat": 5, "sun": 6},
}
_WEEKDAY = r"(?P<w>" + "|".join([*WEEKDAYS, *_SHORT]) + r")\b(?!s)"
_WEEKDAYS_SAID = re.compile(
    rf"\b(?P<lead>(?:\S{{1,30}} ){{0,2}}){_WEEKDAY}(?P<after> (?:dernier|prochain|passe))?"
    r"(?! (?:huddle|meeting|call|stand-?up|brief|note|column|colum|edition)\b)"
)


def _weekday(text: TextOnDay, found: re.Match[str]) -> Period | None:
    word = found["w"]
    before = text.folded[: found.start("w")]
    if word in _WORDS_TOO and not (
        re.search(r"(?:since|on|by|till|until|next|last|this) $", before)
        or _is_of_goods(text, found)
    ):
        return None
    return _week_day(text, _SHORT.get(word, WEEKDAYS.get(word, 0)), found)


_WORDS_TOO = frozenset({"sat", "sun", "wed", "mon"})
"""Short names of days that are words, too."""


def _week_day(text: TextOnDay, wanted: int, found: re.Match[str]) -> Period | None:
    """The day of a weekday, Monday 0: by its words the one that is past or to come."""
    before = text.folded[: found.start("w")]
    if re.match(r" (?:the |le )?\d{1,2}", text.folded[found.end("w") :]):
        return None
    ahead = (wanted - text.today.weekday()) % 7
    past = ahead - 7 if ahead else -7
    after = found["after"] or ""
    if (
        "dernier" in after
        or "passe" in after
        or _PAST_LEAD.search(before)
        or (_TO_NOW.match(text.folded, found.end("w")))
    ):
        return text.on(past)
    if _AHEAD_LEAD.search(before) or "prochain" in after:
        return text.on(ahead or 7)
    if _ON_LEAD.search(before) and not text.is_of_future:
        return text.on(past)
    if text.near != text.today and len(text.folded) < _BRIEF:
        return text.on((text.near - text.today).days + wanted - text.near.weekday())
    return text.on(past if text.is_of_past else ahead or 7)


_TO_NOW = re.compile(r" ?(?:to|till?|until|thru|through|-) (?:now|today|date)\b")
_PAST_LEAD = re.compile(r"\b(?:since|last|past|depuis|from last)(?: the| le)? $")
_ON_LEAD = re.compile(r"\bon(?: the)? $")
_AHEAD_LEAD = re.compile(
    r"\b(?:next|coming|this|by|until|till|til|before|from|starting|as of|d'ici|avant|jusqu'a|ce|"
    r"des|a partir de|for|come|change|changes)(?: the| le| on| this)? $"
)
_BRIEF = 24
"""Characters of a follow-up that is no more than a day, told from the week of its thread's: 'nope,
Tuesday'."""


def _is_of_goods(text: TextOnDay, found: re.Match[str]) -> bool:
    """Whether a short name that is a word, too, is a day's: 'a sat entry', 'crosses sun'."""
    if found["w"] == "mon" and text.lang == "fr":
        return False
    leads = _CROSSES.search(text.folded, 0, found.start("w"))
    return leads is not None or _ENTRY_OF_DAY.match(text.folded, found.end("w")) is not None


_ENTRY_OF_DAY = re.compile(
    r"(?:'s)? (?:entr(?:y|ies)|crossings?|arrivals?|landings?|deliver(?:y|ies)|releases?"
    r"|clearances?|loads?|shipments?|trucks?|boats?|vessels?)\b"
)
"""Behind the short name of a day of goods: 'a sat entry'."""
_CROSSES = re.compile(
    r"\b(?:cross(?:es|ing)?|lands?|landing|arrives?|arriving|clears?|clearing|enters?|entering"
    r"|delivers?|ships?|shipping|leaves?|gets (?:here|in|there)|comes? in|rolls?|lapses?"
    r"|expires?|ends?|starts?|before|after) $"
)


_TOMORROW = re.compile(
    r"\b(?:tmrw|tmr(?! (?:feed|mix))|tmw|tomorow|tommorow|tomorrow|2moro|demain)\b"
)


OF_A_DATE = LooseForm(pattern=_WEEK_OF, read=_week_of_date)
"""'the week of March 3'."""
OF_A_DAY = LooseForm(pattern=_WEEK_OF_DAY, read=_week_of_day)
"""'the week of the 12th': its month is the one that lies nearest."""
WEEKEND = LooseForm(pattern=_WEEKEND, read=_weekend)
"""'over the weekend': the last one that has begun."""
LONG_WEEKEND = LooseForm(pattern=_LONG_WEEKEND, read=_long_weekend)
"""'the long weekend': a Monday off in either country."""
WEEKDAY = LooseForm(pattern=_WEEKDAYS_SAID, read=_weekday, start="w")
"""'since fri', 'mardi prochain'."""
TOMORROW = LooseForm(pattern=_TOMORROW, read=lambda text, _: text.on(1))
"""'tmrw', 'demain'."""
