"""Days, numbers and countries as a language writes them, by Unicode's CLDR.

The tables lie beside the catalogues, ``locale/<language>/cldr.json``, and are drawn from CLDR by
``make messages`` (docs/decisions/wording.md).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.countries import ORIGINS
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation import messages
from bot.presentation.messages import kept, kept_short

FILE = "cldr.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocaleData:
    """How a language writes things.

    ``name`` is the language in itself; months run from January, weekdays from Monday. Days are
    templates of ``{day} {month} {year}`` (``{number}``: the month's), ``percent`` one of
    ``{number}``; ``first_day`` is what the first of a month is called, '' for its number.
    ``territories`` are names by ISO 3166 alpha-2 code.
    """

    name: str
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    day: str
    day_of_year: str
    month_of_year: str
    full_month_of_year: str
    first_day: str
    decimal: str
    group: str
    percent: str
    territories: dict[str, str]


@kept
def locale_data(lang: Lang) -> LocaleData:
    """The table of a language; English's where there is none."""
    path = messages.folder_of(lang) / FILE
    if not path.is_file():
        path = messages.LOCALES / messages.SOURCE / FILE
    read = json.loads(path.read_text(encoding="utf-8"))
    made: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in read.items()}
    return LocaleData(**made)


def written_day(template: str, day: date, months: tuple[str, ...], first_day: str) -> str:
    """A day in a template of ``LocaleData``."""
    return template.format(
        day=first_day if first_day and day.day == 1 else day.day,
        month=months[day.month - 1],
        number=day.month,
        year=day.year,
    )


def weekday(day: date, lang: Lang) -> str:
    """'Mon', 'lundi': as a line about a day names it."""
    return locale_data(lang).weekdays_short[day.weekday()]


def decimal_words(value: Decimal, lang: Lang) -> str:
    """A number without a zero too many: '12.5', '12,5'."""
    return f"{value.normalize():f}".replace(".", locale_data(lang).decimal)


def grouped(value: Decimal, lang: Lang, *, places: int | None = None) -> str:
    """A number with its thousands parted, to ``places`` decimals or as many as it has.

    >>> grouped(Decimal("30472.5"), "en"), grouped(Decimal(5000), "fr", places=2)
    ('30,472.5', '5\\xa0000,00')
    """
    written = f"{value:,f}" if places is None else f"{value:,.{places}f}"
    signs = locale_data(lang)
    return written.translate({ord(","): signs.group, ord("."): signs.decimal})


@kept_short
def percent_words(value: Decimal, lang: Lang) -> str:
    """'12.5%'; in French with its space and comma.

    >>> percent_words(Decimal("12.50"), "en"), percent_words(Decimal("12.50"), "fr")
    ('12.5%', '12,5\\xa0%')
    """
    return locale_data(lang).percent.format(number=decimal_words(value, lang))


def territory(code: str, lang: Lang) -> str:
    """What a country is called; the code itself where there is no such country.

    >>> territory("CH", "fr"), territory("XX", "en")
    ('Suisse', 'XX')
    """
    return locale_data(lang).territories.get(code, code)


def territory_names() -> tuple[tuple[str, str], ...]:
    """Every code with what it is called in the languages that questions and files come in."""
    read = (locale_data("en").territories, locale_data("fr").territories)
    return tuple(
        (code, name) for code in sorted(ORIGINS) for name in dict.fromkeys(t[code] for t in read)
    )


def language_name(lang: Lang) -> str:
    """A language as it calls itself in a list: 'Français'."""
    return capital(locale_data(lang).name)
