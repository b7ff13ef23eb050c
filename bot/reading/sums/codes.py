"""Tariff codes in folded text, in every form people and spreadsheets give them."""

from __future__ import annotations

import re

from bot.domain.codes import Code

_LIMIT = re.compile(
    r"(?<!just )(?<!bit )(?<!little )(?<!slightly )(?:under|over|below|above|less than|more than"
    r"|moins de|plus de|up to|the first"
    r"|les premiers)\s{0,3}$"
)
_LONGEST_LIMIT = 16
DOTTED = re.compile(
    r"(?<![\w.$,])(\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?|\d{4}|\d{2})?)(?:\.0)?(?![\w%])(?!\.\d)"
)
_SPACED = re.compile(
    r"(?<![\w.$,-])((?!(?:19|20)\d\d)(?!9999-12-31)\d{4}[ -]\d{2}[ -]\d{2}(?:[ -]?\d{2})?"
    r"|(?:3[2-9]|[4-9]\d)(?:\.\d{2}){2,4})(?![\w%.-])"
)
"""'7208 51 00', '7208-51-00' and '72.08.51', where they can't be a day; 9999-12-31 is one, which
tables write for a measure without an end."""
_LONG = re.compile(r"(?<![\w.$,])(\d{6}|\d{8}|\d{10})(?:\.0)?(?![\w%])(?![.,]\d)")
_NAMED = re.compile(
    r"\b(?:code|hs|hts|htsus|sh|heading|subheading|chapter|position|sous-position|chapitre"
    r"|tariff item|numero tarifaire|ch\.?)\s*(?:code |no\.? |number "
    r"|numero )?(\d{2,10}(?:[. ]\d{2,4}){0,3})(?:\.0)?\b(?!\.\d)"
)
_ZERO_FIRST = re.compile(
    r"(?<![\w.$,:#/-])(?<!at )(?<!by )(?<!around )(0[1-9]\d{2})"
    r"(?![\w%:,-])(?!\.\d)(?! ?(?:hrs?|hours?|h|am|pm|e[sd]?t|p[sd]?t)\b)"
)
"""'0702': a heading of the first chapters; no sum and no year begins so, and an hour is told by
what stands around it."""
_HEADED = re.compile(
    r"\b(?:the|under|our|your|in) ((?!19\d\d|20\d\d)\d{4}) "
    r"(?=(?:stuff|goods|items?|parts|ones?|lines?|codes?|entries|range)\b)"
)
_D4 = r"(?!19\d\d|20\d\d)(?:0[1-9]|[1-8]\d|9[0-7])\d\d"
_SET_APART = re.compile(
    rf"\(({_D4})\)|(?:(?<=[.;:?!] )|^)(?P<own>{_D4})"
    r"(?=\.(?:\s|$)|\W{0,2}$|,? (?:i think|i guess|i believe|maybe|je pense|je crois|peut-etre)\b)"
)
"""A heading in brackets or as a sentence of its own, where it can be no year: 'hinges (8302)'."""
_ALONE = re.compile(r"^\W*(\d{4})\W*$")
# first of all and no year: '7208 51 00', '7208-51', '7208 10000' (a heading and a value)
_LEADING = re.compile(r"^\W*((?!20[1-9]\d)\d{4}(?:[ -]\d{2}){1,3})(?![\w.,%-])")
_FIRST = re.compile(r"^\W*((?!20[1-9]\d)\d{4})(?=\s+[$]?\s?\d{1,3}(?:[ ,]\d{3}|\d+)(?!-))")
_PATTERNS = (
    *(_NAMED, DOTTED, _SPACED, _LEADING, _LONG, _ALONE, _FIRST, _HEADED, _ZERO_FIRST, _SET_APART),
)
_TOO_LONG = re.compile(r"(?<![\w.$,])(\d{4}\.\d{2}\.\d{2}\.?\d{2})\.?\d{1,8}(?![\w%.])")
_MOST_CODE, _PLAIN_CODE = 10, 8


def is_limit(folded: str, place: int) -> bool:
    """Whether a number at ``place`` is a limit and not a fact: 'under $800'."""
    return _LIMIT.search(folded, max(0, place - _LONGEST_LIMIT), place) is not None


def code(folded: str) -> tuple[Code, int, int] | None:
    """The first tariff code and where it stands; a bare heading only on its own or first.

    >>> [code(said)[0].dotted for said in ("duty on 7208.51.00", "7208 51 00", "7208 10000")]
    ['7208.51.00', '7208.51.00', '7208']
    """
    for pattern in _PATTERNS:
        found = pattern.search(folded)
        if found:
            group = found.lastindex or 1
            digits = re.sub(r"\D", "", found.group(group))
            if len(digits) <= _MOST_CODE and not is_limit(folded, found.start(group)):
                return Code(digits), found.start(), found.end()
    return None


def codes(folded: str) -> tuple[tuple[Code, int, int], ...]:
    """Every tariff code and where it stands, in order.

    >>> [c.dotted for c, _, _ in codes("7208.51.00.30, 7208.52.00.00 and 7306.30.50.33?")]
    ['7208.51.00.30', '7208.52.00.00', '7306.30.50.33']
    """
    found = [m for pattern in (DOTTED, _SPACED) for m in pattern.finditer(folded)]
    # beside '8703.23.01' a plain 300000 is a value; alone, eight digits and more are codes
    found = found or [m for m in _LONG.finditer(folded) if len(m.group(1)) >= _PLAIN_CODE]
    out: list[tuple[Code, int, int]] = []
    for match in sorted(found, key=lambda m: (m.start(), -m.end())):
        digits = re.sub(r"\D", "", match.group(1))
        if len(digits) <= _MOST_CODE and (not out or match.start() >= out[-1][2]):
            out.append((Code(digits), match.start(), match.end()))
    first = code(folded)
    return tuple(out) if out or first is None else (first,)


def too_long(folded: str) -> Code | None:
    """The ten digits that a longer number begins with, where it is written like a code.

    >>> too_long("hs 7208.51.0030.12").dotted
    '7208.51.00.30'
    """
    found = _TOO_LONG.search(folded)
    if found is None or re.fullmatch(r".*\.0", found.group()):
        return None
    return Code(re.sub(r"\D", "", found.group(1)))
