"""The words of facts, with their days and rates printed as we print them: 2025-06-04, 25%."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.days import MONTHS
from bot.domain.text import Lang, Words
from bot.presentation.locale_data import locale_data
from bot.presentation.plain_words import colon

_MONTH = "|".join(MONTHS)
_RANGE = r"(?<!\d )(?<!\d)(?<!\bto )(?<!\band )(?<!\bau )(?<!\bet )(?<!\bfrom )"
_DAY_FIRST = re.compile(
    rf"{_RANGE}\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?P<month>{_MONTH}) (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)

_SIGN = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")


def said(words: Words, lang: Lang) -> str:
    """``words`` in ``lang``: whole days as 2025-06-04, percent signs as the language has them."""
    return _said(words.on(lang), lang)


def titled(lang: Lang, *said: object) -> str:
    """What is said, each after what it is said of: 'June 4: starts: steel', 'acier : 50 %'."""
    return colon(lang).join(str(one) for one in said)


@lru_cache(maxsize=4096)
def _said(words: str, lang: Lang) -> str:
    return _SIGN.sub(locale_data(lang).percent.format(number=""), iso_days(words))


def iso_days(words: str) -> str:
    """The same words, with whole days written as 2025-06-04; ranges keep their wording.

    >>> iso_days("It ended on 23 February 2026.")
    'It ended on 2026-02-23.'
    """
    return _MONTH_FIRST.sub(_iso, _DAY_FIRST.sub(_iso, words))


def _iso(found: re.Match[str]) -> str:
    month = MONTHS[found["month"].lower()]
    return f"{found['year']}-{month:02d}-{int(found['day']):02d}"
