"""A length of time that stands by itself in a command line: '3 months', '40 weeks', '1000d'."""

from __future__ import annotations

import re

_UNITS = {
    "d": "days",
    "j": "days",
    "w": "weeks",
    "wk": "weeks",
    "wks": "weeks",
    "sem": "weeks",
    "mo": "months",
    "mos": "months",
    "m": "months",
    "y": "years",
    "yr": "years",
    "yrs": "years",
    "a": "years",
}
"""Short units; 'm' too, as nothing is measured in metres where only days are read."""
_LONG = r"days?|jours?|weeks?|semaines?|months?|mois|years?|ans|annees?|années?"
_LENGTH = re.compile(
    r"(?<![\w.,:/-])(?P<n>\d{1,4}) ?"
    rf"(?:(?P<long>{_LONG})|(?P<short>{'|'.join(_UNITS)}))(?![\w.-])",
    re.IGNORECASE,
)
_BELOW = re.compile(
    rf"(?<!\S)[-−]\d{{1,4}} ?(?:{_LONG}|{'|'.join(_UNITS)})(?![\w.-])", re.IGNORECASE
)
_ALONE = re.compile(
    r"\s{0,9}(?P<unit>day|week|month|quarter|year|jour|semaine|mois|trimestre|an|annee|année)\s{0,9}",
    re.IGNORECASE,
)
_THIS = {"day": "today", "jour": "today", "trimestre": "this quarter", "an": "this year"}
_SAID = re.compile(
    r"\b(?:last|past|previous|next|coming|prochaine?s?|derniere?s?|dernière?s?|in|dans|depuis|within"
    r"|over the|les|il y a) $",
    re.IGNORECASE,
)
_SAID_BEHIND = re.compile(
    r" (?:ago|earlier|prochaine?s?|derniere?s?|dernière?s?|from now|ahead)\b", re.IGNORECASE
)


def below_nothing(text: str) -> str:
    """A length of time with a minus before it, which may mean back or ahead; '' for none.

    >>> below_nothing("steel -5d"), below_nothing("5d"), below_nothing("2025-05-02")
    ('-5d', '', '')
    """
    found = _BELOW.search(text)
    return found.group() if found is not None else ""


def as_past(text: str) -> str:
    """``text`` with bare lengths of time told as time that is past, as dates are read.

    >>> as_past("steel 40 weeks"), as_past("1000d"), as_past("in 3 weeks"), as_past("month")
    ('steel last 40 weeks', 'last 1000 days', 'in 3 weeks', 'this month')
    """
    if alone := _ALONE.fullmatch(text):
        unit = alone["unit"].lower()
        return _THIS.get(unit, f"this {unit}")

    def past(found: re.Match[str]) -> str:
        before = text[max(0, found.start() - 12) : found.start()]
        if _SAID.search(before) or _SAID_BEHIND.match(text, found.end()):
            return found.group()
        unit = found["long"] or _UNITS[found["short"].lower()]
        return f"last {found['n']} {unit}"

    return _LENGTH.sub(past, text)
