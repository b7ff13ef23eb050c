"""Numbers with a meaning: tariff codes, money, percentages, trade-agreement claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.reading.lexicon import asking as lx

_YES = re.compile(lx.USMCA_YES)
_NO = re.compile(lx.USMCA_NO)
_EITHER = re.compile(lx.USMCA_EITHER)
_WITH = re.compile(lx.WITH_ONLY)
_WITHOUT = re.compile(lx.WITHOUT_ONLY)

_NUMBER = r"\d{1,3}(?:[ ,']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TIMES = {"k": 1_000, "thousand": 1_000, "mille": 1_000, "m": 1_000_000, "million": 1_000_000}
_SCALE = r"(?: ?(?P<scale>k|m|thousand|mille|million|bn|billion|milliard)s?\b)?"
_UNITS = {
    "us$": "USD",
    "usd": "USD",
    "c$": "CAD",
    "ca$": "CAD",
    "cad": "CAD",
    "cdn": "CAD",
    "$ us": "USD",
    "$ ca": "CAD",
    "$ can": "CAD",
    "eur": "EUR",
    "€": "EUR",
}
_SIGN = r"us\$|ca\$|c\$|\$ us\b|\$ can?\b|usd\b|cad\b|cdn\b|eur\b|€|\$|dollars?\b"
_BEFORE = re.compile(rf"(?<![\w$])(?P<sign>{_SIGN}) ?(?P<n>{_NUMBER}){_SCALE}(?![\w%])")
_AFTER = re.compile(rf"(?<![\w.$])(?P<n>{_NUMBER}){_SCALE} ?(?:de |of )?(?P<sign>{_SIGN})(?![\w])")
_LIMIT = re.compile(r"(?:under|over|below|above|less than|more than|moins de|plus de|up to)\s*$")
_PERCENT = re.compile(r"(?<![\w.])(\d{1,3}(?:[.,]\d+)?) ?(?:%|percent|per cent|pour cent|p\. ?100)")
_QUANTITY = re.compile(
    rf"(?<![\w.$])(?P<n>{_NUMBER}) ?(?P<unit>kgs?|kilos?|kilograms?|tonnes?|tons?|t"
    r"|liters?|litres?|l|m2|m3|units?|pieces?|pcs|no|head|dozens?|doz|bbl|barrels?|mwh)\b"
)
QUANTITY_UNITS = {
    "kgs": "kg",
    "kilo": "kg",
    "kilos": "kg",
    "kilogram": "kg",
    "kilograms": "kg",
    "tonne": "t",
    "tonnes": "t",
    "ton": "t",
    "tons": "t",
    "l": "liter",
    "litre": "liter",
    "litres": "liter",
    "liters": "liter",
    "unit": "No.",
    "units": "No.",
    "piece": "No.",
    "pieces": "No.",
    "pcs": "No.",
    "no": "No.",
    "dozen": "doz",
    "dozens": "doz",
    "barrel": "bbl",
    "barrels": "bbl",
    "mwh": "MWh",
}
_DOTTED = re.compile(
    r"(?<![\w.$,])(\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?|\d{4}|\d{2})?)(?![\w%])(?!\.\d)"
)
_SPACED = re.compile(
    r"(?<![\w.$,-])((?!(?:19|20)\d\d)\d{4}[ -]\d{2}[ -]\d{2}(?:[ -]?\d{2})?"
    r"|(?:3[2-9]|[4-9]\d)(?:\.\d{2}){2,4})(?![\w%.-])"
)
"""'7208 51 00', '7208-51-00' and '72.08.51', where they can't be a day."""
_LONG = re.compile(r"(?<![\w.$,])(\d{6}|\d{8}|\d{10})(?![\w%])(?![.,]\d)")
_NAMED = re.compile(
    r"\b(?:code|hs|hts|htsus|sh|heading|subheading|chapter|position|sous-position|chapitre"
    r"|tariff item|numero tarifaire|ch\.)\s*(?:code |no\.? |number "
    r"|numero )?(\d{2,10}(?:[. ]\d{2,4}){0,3})\b"
)
_ALONE = re.compile(r"^\W*(\d{4})\W*$")
# first of all and no year: '7208 51 00', '7208-51', '7208 10000' (a heading and a value)
_LEADING = re.compile(r"^\W*((?!20[1-9]\d)\d{4}(?:[ -]\d{2}){1,3})(?![\w.,%-])")
_FIRST = re.compile(r"^\W*((?!20[1-9]\d)\d{4})(?=\s+[$]?\s?\d{1,3}(?:[ ,]\d{3}|\d+)(?!-))")
_MOST_CODE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Money in a text. ``currency`` '' where only a dollar sign says; ``large``: a sum of trade,
    not of an entry ('$125 billion'), or a limit ('under $800')."""

    amount: Decimal
    currency: str
    start: int
    end: int
    large: bool = False


def number(written: str) -> Decimal | None:
    """A number with thousands marked by commas, blanks or apostrophes.

    >>> number("10 000"), number("1,250.50")
    (Decimal('10000'), Decimal('1250.50'))
    """
    try:
        return Decimal(re.sub(r"[ ,']", "", written))
    except InvalidOperation:
        return None


def money(folded: str) -> Amount | None:
    """The first sum of money.

    >>> found = money("duty on 10 000 $ of steel")
    >>> found.amount, found.currency
    (Decimal('10000'), '')
    """
    for pattern in (_BEFORE, _AFTER):
        found = pattern.search(folded)
        if found:
            scale = found["scale"] or ""
            amount = number(found["n"]) or Decimal(0)
            limit = _LIMIT.search(folded[: found.start()]) is not None
            billions = scale in {"bn", "billion", "milliard", "million"}
            return Amount(
                amount=amount * _TIMES.get(scale, 1),
                currency=_UNITS.get(found["sign"].strip(), ""),
                start=found.start(),
                end=found.end(),
                large=billions or limit,
            )
    return None


def as_money(amount: Amount, *, imposing: str | None) -> Money:
    """In the currency said, else that of the country that charges."""
    return Money(amount=amount.amount, currency=amount.currency or _home(imposing))


def _home(imposing: str | None) -> str:
    return "CAD" if imposing == "CA" else "USD"


def percents(folded: str) -> tuple[Decimal, ...]:
    """Percentages, in order."""
    return tuple(Decimal(m.group(1).replace(",", ".")) for m in _PERCENT.finditer(folded))


def quantities(folded: str) -> tuple[tuple[Decimal, str], ...]:
    """Quantities with their unit as the schedules spell it: '100 kg', '2 t'."""
    out = []
    for found in _QUANTITY.finditer(folded):
        amount = number(found["n"])
        if amount is not None:
            out.append((amount, QUANTITY_UNITS.get(found["unit"], found["unit"])))
    return tuple(out)


def code(folded: str) -> tuple[Code, int, int] | None:
    """The first tariff code and where it stands; a bare heading only on its own or first.

    >>> [code(said)[0].dotted for said in ("duty on 7208.51.00", "7208 51 00", "7208 10000")]
    ['7208.51.00', '7208.51.00', '7208']
    """
    for pattern in (_NAMED, _DOTTED, _SPACED, _LEADING, _LONG, _ALONE, _FIRST):
        found = pattern.search(folded)
        if found:
            digits = re.sub(r"\D", "", found.group(1))
            if len(digits) <= _MOST_CODE and not _LIMIT.search(folded[: found.start(1)]):
                return Code(digits), found.start(), found.end()
    return None


def claim(folded: str) -> str | None:
    """'usmca' or 'none' where a claim is said; None where nothing is.

    >>> claim("maple syrup without usmca"), claim("cusma yes"), claim("steel")
    ('none', 'usmca', None)
    """
    if _EITHER.search(folded):
        return None
    if _NO.search(folded) or _WITHOUT.search(folded):
        return "none"
    if _YES.search(folded) or _WITH.search(folded):
        return "usmca"
    return None
