"""Days inside the words of facts, printed the one way we print days: 2025-06-04."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.domain.text import Lang, Words
from bot.presentation import plain_words
from bot.presentation.locale_data import SPACE

_MONTHS = {
    name: number
    for names in (
        "january february march april may june july august september october november december",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    )
    for number, name in enumerate(names.split(), start=1)
}
_MONTH = "|".join(_MONTHS)
_RANGE = r"(?<!\d )(?<!\d)(?<!\bto )(?<!\band )(?<!\bau )(?<!\bet )(?<!\bfrom )"
_DAY_FIRST = re.compile(
    rf"{_RANGE}\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? (?P<month>{_MONTH}) (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?, (?P<year>\d{{4}})\b",
    re.IGNORECASE,
)

_APART = re.compile(r"(?<=\d)[ \u00a0\u202f]%")


def said(words: Words, lang: Lang) -> str:
    """``words`` in ``lang``, with whole days written as 2025-06-04."""
    return iso_days(words.on(lang))


def colon(lang: Lang) -> str:
    """What stands between a name and what is said of it; French sets a space before it."""
    return plain_words.colon(lang).replace(SPACE, " ")


@lru_cache(maxsize=4096)
def iso_days(words: str) -> str:
    """The same words, with whole days written as 2025-06-04; ranges keep their wording.

    A percent sign stands close to its number, as in the rates we print ourselves.

    >>> iso_days("It ended on 23 February 2026.")
    'It ended on 2026-02-23.'
    """
    dated = _MONTH_FIRST.sub(_iso, _DAY_FIRST.sub(_iso, words))
    return _APART.sub("%", dated)


def _iso(found: re.Match[str]) -> str:
    month = _MONTHS[found["month"].lower()]
    return f"{found['year']}-{month:02d}-{int(found['day']):02d}"
