"""One country, as an option names it."""

from __future__ import annotations

from bot.domain.countries import ORIGINS
from bot.reading.lexicon import countries as lx
from bot.reading.words import fold, tokens

CODES = ORIGINS
"""The countries known here, ISO 3166 alpha-2; EU for the European Union."""


def country(written: str) -> str | None:
    """ISO 3166 alpha-2 of 'Canada', 'US', 'états-unis', 'Ohio', 'CN'; None for anything else.

    >>> country("the United States"), country("ca"), country("Narnia")
    ('US', 'CA', None)
    """
    code = written.strip().upper()
    if len(code) == 2 and code.isascii() and code.isalpha():
        code = {"UK": "GB"}.get(code, code)
        return code if code in CODES else None
    words = tuple(token.word for token in tokens(fold(written)))
    for phrase, named in lx.PLACES:
        if any(words[n : n + len(phrase)] == phrase for n in range(len(words))):
            return named
    for word in words:
        if word in lx.CANADA:
            return "CA"
        if word in lx.UNITED_STATES:
            return "US"
        if word in lx.OTHER_COUNTRIES:
            return lx.OTHER_COUNTRIES[word]
    return None
