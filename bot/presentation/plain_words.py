"""Days, rates and countries as people say them on cards: 'June 4, 2025', '50 %', 'US'."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.domain.countries import country
from bot.domain.text import Lang

SPACE = "\u00a0"
"""Joins what must not be broken over lines: a day, a number and its sign."""
_MONTHS = {
    # As newspapers shorten them: Chicago Manual of Style 10.39, Office québécois (abréviations).
    "en": "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(),  # noqa: SIM905
    "fr": "janv. févr. mars avr. mai juin juill. août sept. oct. nov. déc.".split(),  # noqa: SIM905
}
_CLOSE = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")
_DAYS = re.compile(r"(?<![\d.-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_SHORT = {"en": {"US": "US"}, "fr": {"US": "É.-U."}}


def day_words(day: date, lang: Lang, *, year: bool = True) -> str:
    """A day on a card, never broken over lines.

    >>> day_words(date(2025, 6, 4), "en").replace(SPACE, " ")
    'June 4, 2025'
    >>> day_words(date(2027, 1, 1), "fr", year=False).replace(SPACE, " ")
    '1er janv.'
    """
    month = _MONTHS[lang][day.month - 1]
    if lang == "fr":
        number = "1er" if day.day == 1 else str(day.day)
        words = [number, month, *([str(day.year)] if year else [])]
        return SPACE.join(words)
    tail = f",{SPACE}{day.year}" if year else ""
    return f"{month}{SPACE}{day.day}{tail}"


def month_words(day: date, lang: Lang) -> str:
    """'Aug 2025', 'août 2025'."""
    return f"{_MONTHS[lang][day.month - 1]}{SPACE}{day.year}"


_FULL = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def full_month(day: date, lang: Lang) -> str:
    """'March 2025', 'mars 2025'."""
    return f"{_FULL[lang].split()[day.month - 1]}{SPACE}{day.year}"


def rate(value: Decimal, lang: Lang) -> str:
    """'12.5%'; in French with its space and comma.

    >>> rate(Decimal("12.50"), "en"), rate(Decimal("12.50"), "fr").replace(SPACE, " ")
    ('12.5%', '12,5 %')
    """
    digits = f"{value.normalize():f}"
    return f"{digits}%" if lang == "en" else f"{digits.replace('.', ',')}{SPACE}%"


def spoken(words: str, lang: Lang) -> str:
    """Words of facts as a card says them: days as people say them, percent signs as printed.

    >>> spoken("25% from 2028-01-01", "en").replace(SPACE, " ")
    '25% from Jan 1, 2028'
    """
    sign = f"{SPACE}%" if lang == "fr" else "%"
    return _DAYS.sub(lambda m: day_words(_date(m), lang), _CLOSE.sub(sign, words))


def _date(found: re.Match[str]) -> date:
    return date(int(found[1]), int(found[2]), int(found[3]))


def place(code: str, lang: Lang) -> str:
    """A country in few letters: 'US', 'É.-U.', 'Canada'."""
    return _SHORT[lang].get(code) or country(code, lang)


def colon(lang: Lang) -> str:
    """Between a name and what is said of it; French keeps a space before it on the line."""
    return f"{SPACE}: " if lang == "fr" else ": "
