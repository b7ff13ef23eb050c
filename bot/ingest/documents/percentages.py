"""Percentages in a text, in figures and in words: where they stand and how much they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.ingest.documents.text import lowered

_UNITS = {
    word: number
    for number, words in enumerate(
        (
            *("one|un", "two|deux", "three|trois", "four|quatre", "five|cinq", "six", "seven|sept"),
            *(
                "eight|huit",
                "nine|neuf",
                "ten|dix",
                "eleven|onze",
                "twelve|douze",
                "thirteen|treize",
            ),
            *("fourteen|quatorze", "fifteen|quinze", "sixteen|seize", "seventeen", "eighteen"),
            "nineteen",
        ),
        1,
    )
    for word in words.split("|")
}
_TENS = {
    word: number
    for number, words in (
        *((20, "twenty|vingt"), (30, "thirty|trente"), (40, "forty|quarante")),
        *((50, "fifty|cinquante"), (60, "sixty|soixante"), (70, "seventy"), (80, "eighty")),
        *((90, "ninety"), (100, "hundred|cent")),
    )
    for word in words.split("|")
}
_IN_WORDS = (
    rf"(?:(?:one[ -]|a )?(?:{'|'.join(_TENS)})(?:(?: |- ?)(?:et[ -])?(?:{'|'.join(_UNITS)}))?"
    rf"|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
)
_RANGING = (
    *("range", "ranges", "ranged", "ranging", "vary", "varies", "varying", "anywhere"),
    *("allant", "vont", "varie", "varient", "variant", "fourchette"),
)
NO_RANGE = "".join(rf"(?<!\b{word} )" for word in _RANGING)
"""Before 'from 10': 'duties that range from 10 to 25 percent' change from nothing to nothing."""
_LEAVES = re.compile(rf"{NO_RANGE}\b(?:from|de) $")
_PERCENT = re.compile(
    r"(?<![\d.,])(?:(?P<n>\d{1,3}(?:[.,]\d{1,3})?)(?P<half>\s?1/2|½)?"
    rf"|\b(?P<words>{_IN_WORDS})(?P<and_half>(?: and (?:one|a))?[ -]half)?)"
    r"(?:\)?\s?-?(?:percent\b|per\s?cent\b|%|p\.\s?100|pour\s?cent\b)"
    r"|(?P<bare>(?<=\bfrom \d)|(?<=\bfrom \d\d)|(?<=\bde \d)|(?<=\bde \d\d))"
    r"(?= (?:to|à) \d{1,3}(?:[.,]\d{1,3})?\s?(?:percent\b|per\s?cent\b|%|pour\s?cent\b)))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PercentMention:
    """A percentage where it stands in the text."""

    value: Decimal
    start: int
    end: int


def percentages(text: str) -> tuple[PercentMention, ...]:
    """The percentages of ``text`` (readable), in order.

    >>> [str(each.value) for each in percentages("25 percent, 2½ %, cinquante pour cent")]
    ['25', '2.5', '50']
    >>> [str(each.value) for each in percentages("up from 10 to 14 percent, ranging from 3 to 5%")]
    ['10', '14', '5']
    """
    low = lowered(text)
    return tuple(
        _mention(found)
        for found in _PERCENT.finditer(low)
        if found["bare"] is None or _LEAVES.search(low[max(0, found.start() - 24) : found.start()])
    )


def _mention(found: re.Match[str]) -> PercentMention:
    value = Decimal(found["n"].replace(",", ".")) if found["n"] else _spelt(found["words"])
    if found["half"] or found["and_half"]:
        value += Decimal("0.5")
    return PercentMention(
        value=value.normalize() if value != value.to_integral() else value.to_integral(),
        start=found.start(),
        end=found.end(),
    )


def _spelt(words: str) -> Decimal:
    """A number in words: its tens and its units."""
    known = _TENS | _UNITS
    parts = [
        each for each in re.split(r"[ -]", words) if each in known and each not in ("one", "a")
    ]
    if words in ("one", "un"):
        return Decimal(1)
    more = Decimal(1) if words.endswith(("-one", " one", "et-un", " un")) else Decimal(0)
    return sum((Decimal(known[each]) for each in parts if each != "un"), more)
