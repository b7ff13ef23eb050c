"""Days and years in words: 'february first twenty twenty seven'."""

from __future__ import annotations

import re

from bot.reading.lexicon.calendar import MONTH_PATTERN

_ORDINALS = tuple(
    word
    for line in (
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth",
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    )
    for word in line.split()
)


_ROUND = {"thirtieth": 30}
_TENS = {"twenty": 20, "thirty": 30}


_UNITS_SAID = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


_SPOKEN_YEAR = re.compile(
    r"\b(?:two thousand (?:and )?|twenty[ -])twenty[ -]?(?P<u>" + "|".join(_UNITS_SAID) + r")\b"
)


_SPOKEN_DAY = re.compile(
    rf"\b(?P<m>{MONTH_PATTERN}) (?:the )?(?:(?P<t>twenty|thirty)[ -])?(?P<o>"
    + "|".join((*_ORDINALS[1:], *_ROUND))
    + r")\b"
    r"|\b(?:(?P<t2>twenty|thirty)[ -])?(?P<o2>"
    + "|".join((*_ORDINALS[1:], *_ROUND))
    + rf") of (?P<m2>{MONTH_PATTERN})\b"
)


_SPOKEN_ALONE = re.compile(
    r"\b(?P<led>(?:on|by|until|till|til|since|from|before|after|through|of) the )"
    r"(?:(?P<t>twenty|thirty)[ -](?P<u>first|second|third)|(?:(?P<t2>twenty)[ -])?(?P<o>"
    + "|".join((*_ORDINALS[4:], *_ROUND))
    + r"))\b(?! (?:time|day|of|one|order|list|year|month|week|round|amendment|quarter|floor))"
)
"""A day of the month in words, where its preposition tells it: 'till the fifteenth'."""


_NTH = r"(?:twenty[ -])?(?:" + "|".join((*_ORDINALS[1:], *_ROUND)) + ")"
_SPOKEN_RANGE = re.compile(
    rf"\b(?:the )?(?P<a>{_NTH}) (?P<to>to|thru|through|till|until) the (?P<b>{_NTH})"
    r"(?![\w-]| (?:of|time|one|order|list|year|quarter|amendment|row|line|round|item|week)\b)"
)
"""Two days of a month in words: 'first to the eighth'."""


_CARDINALS = [
    *(*_UNITS_SAID, "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
    *("sixteen", "seventeen", "eighteen", "nineteen"),
]
_CARDINAL = re.compile(
    rf"\b(?:the )?(?:(?P<t>twenty|thirty)(?:[ -](?P<u>{'|'.join(_UNITS_SAID)}))?"
    rf"|(?P<o>{'|'.join(_CARDINALS)})) (?:of )(?P<m>{MONTH_PATTERN})\b"
)
"""'from twenty of October', as it is said in other languages."""
_SHORT_YEARS = re.compile(
    rf"\b(?P<a>{MONTH_PATTERN})(?P<to> ?(?:-|to|thru|through|until|till?|a|au|jusqu'en) ?)"
    rf"(?P<b>{MONTH_PATTERN})\.? (?P<y>2[4-7])\b(?!(?:st|nd|rd|th)\b|,? ?20\d\d|[.:%/-]\d| ?%)"
)
"""'feb thru apr 25': behind months without days it is a year."""


_PREMIER = re.compile(rf"\bpremier (?P<m>{MONTH_PATTERN})\b")


def spelled(folded: str) -> str:
    """Days and years in words as digits, every position kept.

    >>> spelled("february first twenty twenty seven")
    'february 1     2027               '
    >>> spelled("june thirtieth till the fifteenth")
    'june 30        till the 15th     '
    """
    folded = _SPOKEN_YEAR.sub(
        lambda m: str(2021 + _UNITS_SAID.index(m["u"])).ljust(len(m[0])), folded
    )
    folded = _PREMIER.sub(lambda m: f"1er {m['m']}".rjust(len(m[0])), folded)
    folded = _SHORT_YEARS.sub(lambda m: m[0].removesuffix(f" {m['y']}") + f"'{m['y']}", folded)
    folded = _CARDINAL.sub(_cardinal_in_digits, folded)
    folded = _SPOKEN_DAY.sub(_day_in_digits, folded)
    folded = _SPOKEN_RANGE.sub(_range_in_digits, folded)
    return _SPOKEN_ALONE.sub(_alone_in_digits, folded)


def _cardinal_in_digits(found: re.Match[str]) -> str:
    unit = _CARDINALS.index(found["o"] or found["u"]) + 1 if found["o"] or found["u"] else 0
    return f"{found['m']} {_TENS.get(found['t'] or '', 0) + unit}".ljust(len(found[0]))


def _alone_in_digits(found: re.Match[str]) -> str:
    said = found["u"] or found["o"]
    day = _TENS.get(found["t"] or found["t2"] or "", 0) + _number(said)
    return f"{found['led']}{day}th".ljust(len(found[0]))


def _range_in_digits(found: re.Match[str]) -> str:
    first, last = (_nth(found[name]) for name in ("a", "b"))
    return f"{first}th {found['to']} the {last}th".ljust(len(found[0]))


def _nth(said: str) -> int:
    tens, _, unit = said.replace("-", " ").rpartition(" ")
    return _TENS.get(tens, 0) + _number(unit)


def _number(ordinal: str) -> int:
    return _ROUND.get(ordinal) or _ORDINALS.index(ordinal)


def _day_in_digits(found: re.Match[str]) -> str:
    tens = _TENS.get(found["t"] or found["t2"] or "", 0)
    day = tens + _number(found["o"] or found["o2"])
    return f"{found['m'] or found['m2']} {day}".ljust(len(found[0]))
