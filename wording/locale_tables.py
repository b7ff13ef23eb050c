"""The tables of ``bot/presentation/locale/*/cldr.json``, drawn from CLDR by Babel.

Babel itself takes longer to import than an answer takes to make (docs/decisions/wording.md), so the
program reads the few dozen names and patterns it needs from a file.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from babel import Locale

from bot.domain.countries import ORIGINS
from bot.domain.words import capital
from bot.presentation.locale_data import FILE
from bot.presentation.typography import NO_BREAK

SHORT = Path(__file__).with_name("short_territories.csv")
"""Names shorter than CLDR's, in common use, by code and language."""
TERRITORY = "CA"
"""Whose habits of a language are taken: 'fr' is French as Canada writes it."""
_HOUSE: dict[str, dict[str, Any]] = {
    # Months as newspapers shorten them: Chicago Manual of Style 10.39.
    "en": {"months_short": "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split()},  # noqa: SIM905
    # The first of a month is an ordinal, and days of the week are written out: Office québécois
    # de la langue française, Banque de dépannage linguistique, 'date' and 'jours de la semaine'.
    "fr": {
        "first_day": "1er",
        "weekdays_short": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),  # noqa: SIM905
    },
}
_PIECE = re.compile(r"'([^']*)'|(M+|L+|d+|y+)|(.)", re.DOTALL)


def table(lang: str) -> dict[str, Any]:
    """The table of a language, as ``LocaleData`` reads it."""
    locale = _locale(lang)
    months, days = locale.months["format"], locale.days["format"]
    symbols = locale.number_symbols["latn"]
    week = range(7)
    return {
        "name": Locale(lang).get_display_name(lang) or lang,
        "months": [months["wide"][n] for n in range(1, 13)],
        "months_short": [months["abbreviated"][n] for n in range(1, 13)],
        "weekdays": [days["wide"][n] for n in week],
        "weekdays_short": [days["abbreviated"][n] for n in week],
        "day": _places(locale.date_formats["medium"].pattern),
        "day_of_year": _places(locale.datetime_skeletons["MMMd"].pattern),
        "month_of_year": _places(locale.datetime_skeletons["yMMM"].pattern),
        "full_month_of_year": _places(locale.datetime_skeletons["yMMMM"].pattern),
        "first_day": "",
        "decimal": symbols["decimal"],
        "group": symbols["group"].replace("\u202f", NO_BREAK),
        "percent": _percent(locale.percent_formats[None].pattern),
        "territories": _territories(lang, locale),
        **_HOUSE.get(lang, {}),
    }


def text(lang: str) -> str:
    """The table as its file holds it."""
    return json.dumps(table(lang), ensure_ascii=False, indent=1) + "\n"


def stale(folders: Iterable[Path]) -> list[Path]:
    """Files of languages that are not what CLDR says."""
    paths = [folder / FILE for folder in folders]
    return [p for p in paths if not p.is_file() or p.read_text("utf-8") != text(p.parent.name)]


def _locale(lang: str) -> Locale:
    from babel import UnknownLocaleError

    try:
        return Locale(lang, TERRITORY)
    except UnknownLocaleError:
        return Locale(lang)


def _territories(lang: str, locale: Locale) -> dict[str, str]:
    """CLDR's names; in English and French the shorter ones in common use where they differ."""
    made = {c: capital(locale.territories[c]) for c in ORIGINS if c in locale.territories}
    with SHORT.open(encoding="utf-8", newline="") as file:
        made |= {row["code"]: row[lang] for row in csv.DictReader(file) if row.get(lang)}
    return dict(sorted(made.items()))


def _places(pattern: str) -> str:
    """A pattern of CLDR as a template, its spaces unbreakable.

    >>> _places("d 'de' MMMM 'de' y").replace(NO_BREAK, " ")
    '{day} de {month} de {year}'
    """
    names = {"d": "day", "y": "year", "M": "month", "L": "month"}
    made = []
    for quoted, field, plain in _PIECE.findall(pattern):
        number = field in ("M", "MM", "L", "LL")
        made.append(f"{{{'number' if number else names[field[0]]}}}" if field else quoted or plain)
    return "".join(made).replace(" ", NO_BREAK)


def _percent(pattern: str) -> str:
    """'#,##0 %' as '{number} %'."""
    template = re.sub(r"[#0][#0,.]*", "{number}", pattern)
    return template.replace(" ", NO_BREAK).replace("\u202f", NO_BREAK)
