"""Which countries' goods a clause speaks of."""

from __future__ import annotations

import re
from functools import cache

from bot.presentation.locale_data import locale_data

_ALIASES = {
    "people's republic of china": "CN",
    "prc": "CN",
    "hong kong": "HK",
    "republic of korea": "KR",
    "korea": "KR",
    "russian federation": "RU",
    "european union": "EU",
    "eu": "EU",
    "great britain": "GB",
    "uk": "GB",
    "chinese": "CN",
    "swiss": "CH",
    "türkiye": "TR",
    "turkey": "TR",
}
_NOT_A_PLACE = frozenset({"georgia", "jersey", "chad", "guinea", "niger", "dominica", "turkey"})
_EVERYBODY = re.compile(
    r"\ball (?:countries|articles|imports|goods|products|other|trading partners|origins)\b"
    r"|of any origin|all countries"
)


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    named = {name.lower(): code for code, name in locale_data("en").territories.items()}
    codes = {n: code for n, code in named.items() if n not in _NOT_A_PLACE} | _ALIASES
    every = "|".join(re.escape(name) for name in sorted(codes, key=len, reverse=True))
    return re.compile(rf"\b(?:{every})\b"), codes


def countries_named(text: str) -> frozenset[str]:
    """Codes (ISO 3166 alpha-2) of the countries a readable text names, the two of ours too.

    >>> sorted(countries_named("products of Japan or the Republic of Korea and of Canada"))
    ['CA', 'JP', 'KR']
    """
    pattern, codes = _pattern()
    return frozenset(codes[found] for found in pattern.findall(text.lower()))


_GOODS_OF = re.compile(
    r"(?:products?|goods|articles?|imports|importations?|origin(?:ating)?)"
    r"(?: (?:that are|which are|identified))?(?: (?:the )?products?)? (?:of|from|in) (?:the )?",
    re.I,
)


def without_making(text: str) -> str:
    """The text without the countries in which the metal of goods was melted, smelted or cast."""
    return _MADE_IN.sub(" ", text)


_MADE_IN = re.compile(
    r"\b(?:melted and poured|smelted(?: (?:and|or)(?: most recently)? cast)?|most recently cast)"
    r" in [^;.]{0,80}?\bunited states\b",
    re.I,
)
"""Where the metal of goods was made: not whose goods they are."""


def foreign_only(text: str) -> bool:
    """Whether a clause is about other countries' goods alone.

    >>> foreign_only("15 percent for products of Japan"), foreign_only("10 percent on goods of "
    ...     "Argentina, Canada, and India"), foreign_only("all imports of steel")
    (True, False, False)
    """
    text = without_making(text)
    named = countries_named(text) - {"US"}
    if not named or "CA" in named or _EVERYBODY.search(text.lower()):
        return False
    return any(countries_named(text[m.end() : m.end() + 60]) for m in _GOODS_OF.finditer(text)) or (
        re.search(
            r"\b(?:united kingdom|chinese|russian|indian|brazilian|mexican|eu) ", text.lower()
        )
        is not None
    )
