"""Months, weekdays, seasons, numbers and units. Keys are folded (no accents)."""

from __future__ import annotations

from bot.domain.days import MONTHS as MONTH_NAMES
from bot.domain.days import SHORT_MONTHS
from bot.domain.words import unaccented

_SLIPS = {"febuary": 2, "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7}
"""Short forms that only French has, and a misspelling nobody escapes."""
MONTHS = {unaccented(name): n for name, n in (*MONTH_NAMES.items(), *SHORT_MONTHS.items())} | _SLIPS
_WEEKDAY_WORDS = (
    "monday lundi",
    "tuesday mardi",
    "wednesday mercredi",
    "thursday jeudi",
    "friday vendredi",
    "saturday samedi",
    "sunday dimanche",
)
WEEKDAYS = {word: n for n, words in enumerate(_WEEKDAY_WORDS) for word in words.split()}
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
NUMBERS = {
    "a couple of": 2,
    "a": 1,
    "an": 1,
    "one": 1,
    "un": 1,
    "une": 1,
    "two": 2,
    "deux": 2,
    "three": 3,
    "trois": 3,
    "four": 4,
    "quatre": 4,
    "five": 5,
    "cinq": 5,
    "six": 6,
    "seven": 7,
    "sept": 7,
    "eight": 8,
    "huit": 8,
    "nine": 9,
    "neuf": 9,
    "ten": 10,
    "dix": 10,
    "twelve": 12,
    "douze": 12,
    "fourteen": 14,
    "quatorze": 14,
    "fifteen": 15,
    "quinze": 15,
    "eighteen": 18,
    "twenty": 20,
    "vingt": 20,
    "thirty": 30,
    "trente": 30,
    "sixty": 60,
    "soixante": 60,
    "ninety": 90,
}
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
