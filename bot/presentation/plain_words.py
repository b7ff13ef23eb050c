"""Days, rates and countries as people say them on cards: 'June 4, 2025', '50 %', 'US'."""

from __future__ import annotations

import re
from datetime import date, time
from decimal import Decimal

from bot.domain.text import Lang
from bot.presentation.locale_data import (
    locale_data,
    percent_words,
    territory,
    written_day,
)
from bot.presentation.messages import N_, NC_, gettext_in, kept_short

_CLOSE = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")
_DAYS = re.compile(r"(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SHORT = {"US": NC_("a country in few letters", "US")}
SECTION = N_("Section {number}")
_SINCE = N_("{what} (since {day})")
_OF = NC_("part of something", "of {what}")
_OF_VOWEL = NC_("part of something that begins with a vowel", "of {what}")
_VOWELS = frozenset("aeiouàâæéèêëîïôœùûü")
_SAID_OF = NC_("between a name and what is said of it", ": ")


def clock_words(at: time, lang: Lang) -> str:
    """'8:00', '8 h 30'."""
    _ = gettext_in(lang)
    words = _("{hour}:{minute}") if at.minute else _("{hour}:00")
    return words.format(hour=at.hour, minute=f"{at.minute:02d}")


@kept_short
def day_words(day: date, lang: Lang, *, year: bool = True) -> str:
    """A day on a card, never broken over lines.

    >>> day_words(date(2025, 6, 4), "en").replace("\\xa0", " ")
    'June 4, 2025'
    >>> day_words(date(2027, 1, 1), "fr", year=False).replace("\\xa0", " ")
    '1er janv.'
    """
    written = locale_data(lang)
    template = written.day if year else written.day_of_year
    return written_day(template, day, written.months_short, written.first_day)


def month_words(day: date, lang: Lang) -> str:
    """'Aug 2025', 'août 2025'."""
    written = locale_data(lang)
    return written_day(written.month_of_year, day, written.months_short, "")


def full_month(day: date, lang: Lang) -> str:
    """'March 2025', 'mars 2025'."""
    written = locale_data(lang)
    return written_day(written.full_month_of_year, day, written.months, "")


def rate(value: Decimal, lang: Lang) -> str:
    """'12.5%'; in French with its space and comma.

    >>> rate(Decimal("12.50"), "en"), rate(Decimal("12.50"), "fr").replace("\\xa0", " ")
    ('12.5%', '12,5 %')
    """
    return percent_words(value, lang)


@kept_short
def spoken(words: str, lang: Lang) -> str:
    """Words of facts as a card says them: days as people say them, percent signs as printed.

    >>> spoken("25% from 2028-01-01", "en").replace("\\xa0", " ")
    '25% from Jan 1, 2028'
    """
    sign = locale_data(lang).percent.format(number="")
    return _DAYS.sub(lambda m: day_words(_date(m), lang), _CLOSE.sub(sign, words))


def of_what(what: str, lang: Lang) -> str:
    """'of steel'; in French 'd’acier', 'de 7208.51'.

    >>> of_what("acier", "fr"), of_what("bois", "fr"), of_what("steel", "en")
    ('d’acier', 'de bois', 'of steel')
    """
    return (_OF_VOWEL if what[:1].casefold() in _VOWELS else _OF).on(lang, what=what)


def _date(found: re.Match[str]) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def with_since(what: str, day: date, lang: Lang) -> str:
    """'Import surcharge: 10% (since Feb 24, 2026)'; as it is where the words give that day."""
    told = day_words(day, lang)
    return what if told in what else _SINCE.on(lang, what=what, day=told)


@kept_short
def place(code: str, lang: Lang) -> str:
    """A country in few letters: 'US', 'É.-U.', 'Canada'."""
    short = _SHORT.get(code)
    return short.on(lang) if short else territory(code, lang)


@kept_short
def colon(lang: Lang) -> str:
    """Between a name and what is said of it; French keeps a space before it on the line."""
    return _SAID_OF.on(lang)
