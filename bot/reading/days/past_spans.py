"""Lengths of time up to today: 'the last 48 hours', 'this past month', 'out 2 wks'."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.reading.days.dates import DayBound
from bot.reading.days.relative import Period, around, shifted
from bot.reading.days.text_on_day import (
    LooseForm,
    TextOnDay,
)
from bot.reading.lexicon.calendar import NUMBERS

_SPAN_UNITS = {
    "d": "day", "day": "day", "jour": "day", "w": "week", "wk": "week", "week": "week",
    "semaine": "week", "sem": "week", "mo": "month", "mth": "month", "month": "month",
    "mois": "month", "yr": "year", "year": "year", "an": "year",
}  # fmt: skip
_ALL_OF_IT = re.compile(
    r"\b(?:all|the whole|this whole|tout le|toute la|toute l') ?"
    r"(?P<u>month|week|year|mois|semaine|annee)"
    r"(?: long)?\b(?! (?:of|de)\b)"
)


def _all_of_it(text: TextOnDay, found: re.Match[str]) -> Period:
    return around(text.today, _SPAN_UNITS[found["u"].replace("annee", "an")])


_HOURS = re.compile(
    r"\b(?:(?:the )?(?:past|last) (?P<n>\d{1,3}) ?(?:hours?|hrs?|h)"
    r"|(?:les )?(?P<n2>\d{1,3}) dernieres heures|(?:les )?dernieres (?P<n3>\d{1,3}) heures)\b"
)


def _hours(text: TextOnDay, found: re.Match[str]) -> Period:
    days = -(-int(found["n"] or found["n2"] or found["n3"]) // 24)
    return text.today - timedelta(days=days), text.today


_PAST_ONE = re.compile(
    r"\b(?:in )?(?:the last|(?:(?:the|this) )?past) (?P<u>day|week|month|year)\b"
    r"|\b(?:dans )?le dernier (?P<u2>mois)\b"
    r"|(?<=\bdepuis )(?:le |la |l')?(?P<u3>mois|semaine|annee) (?:passee?|derniere?)\b"
)


def _past_one(text: TextOnDay, found: re.Match[str]) -> Period:
    unit = _SPAN_UNITS[found["u"] or found["u2"] or found["u3"].replace("annee", "an")]
    return shifted(text.today, -1, unit), text.today


_N = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?P<u>days?|jours?|wks?|weeks?|semaines?|mois|mos?|months?|mths?|yrs?|years?|ans?)"
_AWAY = re.compile(
    rf"\b(?:out|off|away|gone|back from|back after|after|from|for|parti|absent|pendant"
    rf"|in the (?:last|past)|ces|the past) "
    rf"(?:for |about |the (?:last|past) )?{_N} {_UNIT}\b(?! ago)(?: off| away| leave| out)?"
)


def _away(text: TextOnDay, found: re.Match[str]) -> Period:
    said = found["n"]
    count = int(said) if said.isdigit() else NUMBERS[said]
    unit = found["u"]
    unit = _SPAN_UNITS.get(unit, _SPAN_UNITS.get(unit.rstrip("s"), "day"))
    day = shifted(text.today, -count, unit)
    return day, day


ALL_OF_IT = LooseForm(pattern=_ALL_OF_IT, read=_all_of_it)
"""'all month', 'toute la semaine'."""
HOURS = LooseForm(pattern=_HOURS, read=_hours)
"""'the last 48 hours'."""
PAST_ONE = LooseForm(pattern=_PAST_ONE, read=_past_one)
"""'this past month', 'le dernier mois'."""
AWAY = LooseForm(pattern=_AWAY, read=_away, bound=DayBound.SINCE)
"""'out 2 wks', 'parti 3 jours': what has begun since then."""
