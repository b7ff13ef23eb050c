"""Months, weekdays, seasons, numbers and units. Keys are folded (no accents)."""

from __future__ import annotations

from bot.domain.days import DAYS_OF_WEEK, SHORT_MONTHS
from bot.domain.days import MONTHS as MONTH_NAMES
from bot.domain.words import unaccented

_SLIPS = {"febuary": 2, "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7}
"""Short forms that only French has, and a misspelling nobody escapes."""
MONTHS = {unaccented(name): n for name, n in (*MONTH_NAMES.items(), *SHORT_MONTHS.items())} | _SLIPS
WEEKDAYS = dict(DAYS_OF_WEEK)
SEASONS = {
    "spring": 3,
    "printemps": 3,
    "summer": 6,
    "ete": 6,
    "fall": 9,
    "autumn": 9,
    "automne": 9,
    "winter": 12,
    "hiver": 12,
}
"""The first month of each season (meteorological)."""
_NUMBER_WORDS = {
    1: "a an one un une",
    2: "two deux",
    3: "three trois",
    4: "four quatre",
    5: "five cinq",
    6: "six",
    7: "seven sept",
    8: "eight huit",
    9: "nine neuf",
    10: "ten dix",
    11: "eleven onze",
    12: "twelve douze",
    13: "thirteen treize",
    14: "fourteen quatorze",
    15: "fifteen quinze",
    16: "sixteen seize",
    17: "seventeen dix-sept",
    18: "eighteen dix-huit",
    19: "nineteen dix-neuf",
    20: "twenty vingt",
    30: "thirty trente",
    40: "forty quarante",
    45: "forty-five quarante-cinq",
    50: "fifty cinquante",
    60: "sixty soixante",
    90: "ninety quatre-vingt-dix",
    100: "hundred cent",
}
_TENS = {"twenty": 20, "thirty": 30, "vingt": 20, "trente": 30}
_ONES = {
    word: n
    for n, words in _NUMBER_WORDS.items()
    for word in words.split()
    if n <= 9 and word not in ("a", "an")
}
NUMBERS = {
    "a couple of": 2,
    **{word: n for n, words in _NUMBER_WORDS.items() for word in words.split()},
    **{
        f"{ten}{joint}{one}": tens + n
        for ten, tens in _TENS.items()
        for one, n in _ONES.items()
        for joint in "- "
    },
}
"""Numbers in words, folded, that count days, weeks, months or years: 'twenty-five'."""
UNITS = {
    "day": "day",
    "days": "day",
    "jour": "day",
    "jours": "day",
    "week": "week",
    "weeks": "week",
    "semaine": "week",
    "semaines": "week",
    "month": "month",
    "mth": "month",
    "mths": "month",
    "months": "month",
    "mois": "month",
    "year": "year",
    "yr": "year",
    "yrs": "year",
    "years": "year",
    "an": "year",
    "ans": "year",
    "annee": "year",
    "annees": "year",
    "d": "day",
    "j": "day",
    "w": "week",
    "wk": "week",
    "wks": "week",
}
MONTH_PATTERN = "|".join(sorted(MONTHS, key=len, reverse=True))
"""A pattern of all names of months, the longest first."""
