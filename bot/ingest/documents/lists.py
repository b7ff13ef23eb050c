"""Codes and lists that a clause names."""

from __future__ import annotations

import re

MOST_CODES = 500
_CODE = re.compile(
    r"(?<![\d.])(?:99\d{2}\.\d{2}\.\d{2}|\d{4}\.\d{2}(?:\.\d{2,4}(?:\.?\d{2})?)?)(?![\d.]\d)"
)
_NUMBER = r"(?:[IVX]{1,4}(?:-[A-Z])?|\d{1,2}(?:\.\d)?)"
_LIST = re.compile(
    rf"\b(?:annexe?s?|schedules?|appendix)(?:\s{{1,8}}(?:{_NUMBER}|[A-Z])\b)?"
    r"(?:,?\s{1,8}part\s{1,8}[A-Z\d]{1,2}\b)?(?:(?:,| and|, and| et| or| ou)\s{1,8}"
    rf"(?:annexe? |schedule )?{_NUMBER}(?!\d|\.\d|\s{{0,8}}(?:%|per))\b)*",
    re.I,
)


def codes_named(text: str) -> tuple[str, ...]:
    """Tariff items and headings in a text, as printed, without repetition.

    >>> codes_named("headings 9903.01.10, 9903.01.13 and item 8703.22.00; 12.50 dollars")
    ('9903.01.10', '9903.01.13', '8703.22.00')
    """
    return tuple(dict.fromkeys(found.group() for found in _CODE.finditer(text)))[:MOST_CODES]


def list_named(text: str) -> str:
    """The first list a clause refers to, as printed, '' when it refers to none.

    >>> list_named("products of Canada, as set forth in Annex I, Part A to this proclamation")
    'Annex I, Part A'
    """
    found = _LIST.search(text)
    return found.group().strip() if found else ""


_RANGE = re.compile(r"\b(\d{1,3})(?:\s{1,4}(?:to|à)\s{1,4}(\d{1,3}))?(?![\d.])")
_MOST_NUMBERS = 200


def numbers_named(written: str) -> frozenset[int]:
    """Sections or paragraphs that words name, one by one.

    >>> sorted(numbers_named("6 to 8 and 10"))
    [6, 7, 8, 10]
    """
    numbers: set[int] = set()
    for each in _RANGE.finditer(written):
        last = int(each[2] or each[1])
        numbers |= set(range(int(each[1]), min(last, int(each[1]) + _MOST_NUMBERS) + 1))
    return frozenset(numbers)
