"""Schedule texts -> duty expressions.

Reads the rate columns as the USITC export and the Canadian Customs Tariff print them: '5.5%',
'Free', '2.8¢/kg + 5%', '40¢ each + 6% on the case + 14% on the strap', 'See 9903.88.15'. What is
not a duty one can work out from the text alone (a rate by degrees of sugar, a duty on the cost of
repairs) becomes :class:`Unparsed` with its words, never nothing.
"""

from __future__ import annotations

import html
import re
from decimal import Decimal

from bot.domain import units
from bot.domain.duty import (
    AdValorem,
    AllIn,
    Bounded,
    Compound,
    DutyExpression,
    Free,
    PartValorem,
    Prohibited,
    SeeHeading,
    Specific,
    Unparsed,
)

_TAGS = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_NUMBER = r"\d[\d,]{0,30}(?:\.\d{1,30})?|\.\d{1,30}"
_FRACTION = r"(?:\s+(?P<over>\d+)/(?P<under>\d+))?"
_PERCENT = re.compile(
    rf"(?P<n>{_NUMBER}){_FRACTION}\s{{0,9}}(?:%|percent\b)(?:\s{{1,9}}(?:on|of)\s{{1,9}}(?P<of>.+))?$",
    re.I,
)
_PER_UNIT = re.compile(
    rf"(?:(?P<dollar>\$)\s{{0,9}})?(?P<n>{_NUMBER})\s{{0,9}}(?P<cent>¢)?\s{{0,9}}"
    r"(?:/\s{0,9}|(?=each\b)|per\s{1,9})(?P<unit>.+)$",
    re.I,
)
_NO_CHANGE = re.compile(
    r"(?:no change|the duty provided (?:for )?in ?the applicable subheading)\.?$", re.I
)
_PLUS_DUTY = re.compile(
    rf"(?:a duty of\s{{1,9}})?(?P<n>{_NUMBER})\s{{0,9}}%"
    r"(?:\s{1,9}upon the value of the (?P<of>.{1,300}?))?\.?$",
    re.I,
)
_ELSEWHERE = re.compile(r"(?:see\b|the (?:rate|duty)\b|rate applicable\b)", re.I)
_BOUNDS = re.compile(
    r"^(?P<duty>.{1,300}?)[;,]?\s{1,9}but\s{1,9}(?:"
    r"not\s{1,9}less\s{1,9}than\s{1,9}(?P<least>.{1,300}?)(?:\s{1,9}(?:and|n)or\s{1,9}more\s{1,9}than\s{1,9}(?P<most>.+))?"
    r"|not\s{1,9}more\s{1,9}than\s{1,9}(?P<only_most>.+))$",
    re.I,
)
_UNIT_OF = re.compile(
    r"(?:\s{1,9}|(?<=²))(?:(?:on|of)\s{1,9}|(?=over\s{1,9}\d)|(?=including\s{1,9}))", re.I
)
_PRINTED = {
    "thou- sand": "thousand",
    "line/ gross": "line/gross",
    "1000": "thousand",
    "1,000": "thousand",
}
"""Units as the export breaks them; 'head' and the rest are known to :mod:`bot.domain.units`."""


def cleaned(text: str) -> str:
    """One line without markup: the export carries stray tags, entities and line breaks."""
    bare = html.unescape(_TAGS.sub(" ", text))
    return _SPACES.sub(" ", bare).strip(" \u00a0")


def parse_duty(text: str, *, currency: str = "USD") -> DutyExpression:
    """Read one duty; money is in ``currency``.

    Empty text gives ``Unparsed(text='')``: the caller decides on inheritance.

    >>> parse_duty("2.8¢/kg + 5%").parts[0]
    Specific(amount=Decimal('0.028'), currency='USD', unit='kg', of='')
    >>> parse_duty("Free")
    Free()
    """
    words = cleaned(text).rstrip(".") if not text.endswith("doz.") else cleaned(text)
    low = words.lower()
    if low == "free" or low.startswith("free,"):
        return Free()
    if low == "prohibited":
        return Prohibited()
    if match := re.fullmatch(rf"all-in ({_NUMBER})%", low):
        return AllIn(percent=Decimal(match[1]))
    if _NO_CHANGE.match(words):
        return SeeHeading(heading="applicable subheading")
    return (
        _bounded(words, currency)
        or _summed(words, currency)
        or _elsewhere(words)
        or Unparsed(text=words)
    )


def _bounded(words: str, currency: str) -> DutyExpression | None:
    match = _BOUNDS.match(words)
    if match is None:
        return None
    duty = _summed(match["duty"], currency)
    least = _summed(match["least"], currency) if match["least"] else None
    most_words = match["most"] or match["only_most"]
    most = _summed(most_words, currency) if most_words else None
    if duty is None or (match["least"] and least is None) or (most_words and most is None):
        return None
    return Bounded(duty=duty, least=least, most=most)


def _summed(words: str, currency: str) -> DutyExpression | None:
    pieces = re.split(r"\s*\+\s*|\s+plus\s+", words)
    parts = [_one(piece, currency) for piece in pieces]
    if any(part is None for part in parts):
        return None
    known = tuple(part for part in parts if part is not None)
    return known[0] if len(known) == 1 else Compound(parts=known)


def _one(piece: str, currency: str) -> DutyExpression | None:
    """One term of a sum."""
    if _NO_CHANGE.match(piece):
        return SeeHeading(heading="applicable subheading")
    if match := _PERCENT.match(piece):
        return _valorem(_with_fraction(match), match["of"])
    if match := _PLUS_DUTY.match(piece):
        return _valorem(_decimal(match["n"]), match["of"])
    if (match := _PER_UNIT.match(piece)) and (match["dollar"] or match["cent"]):
        return _specific(match, currency)
    return None


def _with_fraction(match: re.Match[str]) -> Decimal:
    """'33 1/3%' to ten places: more than any amount of duty needs."""
    whole = _decimal(match["n"])
    if match["over"] is None:
        return whole
    part = Decimal(match["over"]) / Decimal(match["under"])
    return whole + part.quantize(Decimal("0.0000000001"))


def _valorem(percent: Decimal, of: str | None) -> DutyExpression:
    if of is None or of.lower() in ("the full value of the imported article", "the entire set"):
        return AdValorem(percent=percent)
    return PartValorem(percent=percent, of=of)


def _specific(match: re.Match[str], currency: str) -> Specific | None:
    amount = _decimal(match["n"]) if match["dollar"] else _cents(match["n"])
    pieces = _UNIT_OF.split(re.sub(r"m2(?=of|\s|$)", "m²", match["unit"]), maxsplit=1)
    unit = pieces[0].strip().rstrip(",")
    if not re.fullmatch(r"[\w³².,/ -]{1,24}", unit) or " less " in f" {unit} ":
        return None
    of = pieces[1].strip() if len(pieces) > 1 else ""
    return Specific(
        amount=amount, currency=currency, unit=units.unit(_PRINTED.get(unit.lower(), unit)), of=of
    )


def _elsewhere(words: str) -> DutyExpression | None:
    return SeeHeading(heading=words) if _ELSEWHERE.match(words) else None


def _decimal(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


def _cents(number: str) -> Decimal:
    return _decimal(number).scaleb(-2)


_WHO = re.compile(r"\(([A-Z][A-Z+*]{0,4}(?:\s{0,9},\s{0,9}[A-Z]{1,5}[+*]?){0,99})\)")
_LONGEST = 300
"""Characters of a rate before its brackets."""


def parse_special(
    text: str, *, currency: str = "USD"
) -> tuple[tuple[DutyExpression, frozenset[str]], ...]:
    """Read a special column: rates, each with the programme indicators in brackets behind it.

    >>> parse_special("Free (A,CA) 3.2% (JP)")[1]
    (AdValorem(percent=Decimal('3.2')), frozenset({'JP'}))
    """
    words = cleaned(text)
    found, read = [], 0
    for who in _WHO.finditer(words):
        duty = words[read : who.start()].rstrip()[-_LONGEST:]
        indicators = frozenset(part.strip() for part in who[1].split(","))
        found.append((parse_duty(duty, currency=currency), indicators))
        read = who.end()
    if not found and words:
        return ((parse_duty(words, currency=currency), frozenset()),)
    return tuple(found)
