"""Quantities in folded text: a number and a unit, by the names that schedules and people use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.domain import units
from bot.domain.text import Lang
from bot.reading.lexicon.asking import LAWS
from bot.reading.sums.codes import DOTTED
from bot.reading.text.numbers import numbers

_NO_TEXT_UNITS = {
    *("no", "nmb", "number", "each", "ea", "item", "items", "article", "articles", "head", "heads"),
    *("kgm", "tne", "ltr", "hlt", "mtr", "mtk", "mtq", "grm", "dpr", "gro", "pfl", "mil", "dzn"),
    *("par", "pr", "ct", "cts", "ctm", "once", "tete", "tetes", "square", "squares", "carat", "gr"),
}
"""Words of tables that mean something else in a sentence: 'par' is a preposition."""
_ALSO_UNITS = ("no", "head", "carats")
_UNIT = "|".join(
    re.escape(written).replace(r"\ ", "[ -]").replace("²", "2").replace("³", "3")
    for written in (*units.WRITTEN, *_ALSO_UNITS)
    if written not in _NO_TEXT_UNITS or written in _ALSO_UNITS
)


def _measuring(unit: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<thousands>k )|(?P<millions> ?millions? (?:de "
        rf"|of )?))? ?(?:(?:wet|dry) )?(?:metric )?(?P<unit>{unit})(?![\w$])(?!-[a-z])"
        r"(?! sterling)\.?"
    )


_MEASURED = _measuring(_UNIT)
_EACH = (
    r"each|apiece|per(?= ?(?:[.,;?!]|$))|(?:a|per) (?:piece|peice|pop|set|unit|box|case|bundle)"
    r"|one box"
    r"|chacune?s?|chaque|(?:l'|par )?unite|(?:la |par )?piece|(?:le |du |par )?morceau|ea"
)
_PER = re.compile(
    r" ?(?:(?:(?:/|per |par |a |an |one (?=dozen|pair)|the |la |le |l'|each |for each |chaque )"
    rf"(?:(?:wet|dry) )?(?:metric )?(?P<unit>{_UNIT}))"
    rf"|(?P<short>/ ?st)|(?P<each>{_EACH}))(?![\w$])"
)


_THOUSAND = Decimal(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenQuantity:
    """A quantity in a text, its unit by the name of :mod:`bot.domain.units`; ``other`` as above."""

    amount: Decimal
    unit: str
    start: int
    end: int
    other: Decimal | None = None
    written: str = ""


def _scale(unit: re.Match[str]) -> Decimal:
    """'500k bbl', '2 million board feet'."""
    if unit["millions"]:
        return _THOUSAND * _THOUSAND
    return _THOUSAND if unit["thousands"] else Decimal(1)


_PER_ST = re.compile(r"/ ?st\b")
"""A price a short ton; then 'st' behind a number is that, and no street or saint."""
_MEASURED_ST = _measuring(f"st|{_UNIT}")


def is_priced_piece(folded: str, start: int, end: int, lang: Lang) -> bool:
    """Whether a number before 'piece' is what one costs, and counts none: 'at 415 piece', in French
    'a 415 piece'.

    >>> is_priced_piece("a 415 piece", 2, 5, "fr"), is_priced_piece("a 415 piece set", 2, 5, "en")
    (True, False)
    """
    led = _LEADS_TO_A_PRICE[lang].search(folded, max(0, start - 4), start)
    return led is not None and _PIECE.match(folded, end) is not None


_LEADS_TO_A_PRICE = {"en": re.compile(r"(?:\bat|@) ?$"), "fr": re.compile(r"(?:\ba|\bat|@) ?$")}
_PIECE = re.compile(r" piece\b(?! (?:set|kit|order)\b)")


def _of_a_law(written: str, unit: str) -> bool:
    """Whether a number is a section's: 'just the 232 piece'."""
    return unit == "piece" and written.isdigit() and int(written) in LAWS


_MILLIONS_OF = re.compile(r" ?(?:usd|cad|cdn|eur|gbp|mxn|dollars?|euros?|pesos?)\b(?! ?\d)")
"""Behind a number and an 'm' that are millions: '3.4M usd each'; metres in '12 m usd 400 each'."""


@lru_cache(maxsize=256)
def measured(folded: str, lang: Lang = "en") -> tuple[WrittenQuantity, ...]:
    """Quantities with their unit, in order: '2,204.62 pounds', '1 000,5 kg', '30 mbf'.

    >>> [(str(q.amount), q.unit) for q in measured("2 t and 40 pf.liters")]
    [('2', 't'), ('40', 'pf.liter')]
    """
    out = []
    measure = _MEASURED_ST if _PER_ST.search(folded) else _MEASURED
    for found in numbers(folded, lang):
        unit = measure.match(folded, found.end)
        before = folded[found.start - 1 : found.start]
        if unit is None or before == "$" or DOTTED.fullmatch(found.written):
            continue
        if unit["unit"] == "m" and _MILLIONS_OF.match(folded, unit.end()):
            continue
        if is_priced_piece(folded, found.start, found.end, lang):
            continue
        if not _of_a_law(found.written, unit["unit"]):
            name = "short ton" if unit["unit"] == "st" else units.unit(unit["unit"])
            metric = "metric" in unit.group() and name == units.TON
            told = found.value * _scale(unit)
            amount, name = units.in_priced_units(told, "t" if metric else name)
            other = found.other
            out.append(
                WrittenQuantity(
                    amount=amount,
                    unit=name,
                    start=found.start,
                    end=unit.end(),
                    other=None if other is None else other * amount / (found.value or 1),
                    written=found.written,
                )
            )
    return tuple(out)


def quantities(folded: str, lang: Lang = "en") -> tuple[units.Quantity, ...]:
    """Quantities with their unit as the schedules spell it: '100 kg', '2 t'."""
    return tuple((found.amount, found.unit) for found in measured(folded, lang))


def has_unit(folded: str, place: int) -> bool:
    """Whether a unit stands right at ``place``, behind a number."""
    return _MEASURED.match(folded, place) is not None


def per_unit(folded: str, place: int) -> tuple[str, int] | None:
    """'per tonne', '/kg', 'each' right at ``place``: the unit a price is for, and where it ends."""
    found = _PER.match(folded, place)
    if found is None:
        return None
    if found["short"]:
        return "short ton", found.end()  # '$328/st'
    return (units.unit(found["unit"]) if found["unit"] else "No."), found.end()


_PER_MANY = re.compile(
    r"(?: ?(?:/|\b(?:per|par|an?|the|le|la|les|for (?:every|each)|pour|aux?)\b) {0,9}"
    r"| {6,8}(?=100))"  # 'a thousand' in digits
    r"(?P<n>100|1[, ]?000|hundred|thousand|cent|mille|c(?![.'/]))"
    rf"(?![\w$%]|[.,]\d)(?! ?(?:usd|cad|us\b|eur|dollars|[$€£%]|\d|k\b|km|miles?\b|milles?\b))"
    rf"(?: ?(?:pieces?|pcs|units?|unites?|count|ct|(?P<unit>{_UNIT}))(?![\w$]))?"
)
"""Behind a price that is one of a hundred or a thousand: '12 USD per 100', 'le cent', '9 USD/C'."""
_MANY = {"hundred": 100, "cent": 100, "c": 100, "thousand": 1000, "mille": 1000}


def per_many(folded: str, place: int) -> tuple[Decimal, str, int] | None:
    """'per 100', 'le mille', 'per thousand board feet' right at ``place``: of how many a price is,
    their unit, and where it ends; None where it is of one.

    >>> per_many("12 usd per 100", 6), per_many("12 usd per 100 usd", 6)
    ((Decimal('100'), 'No.', 14), None)
    """
    found = _PER_MANY.match(folded, place)
    if found is None:
        return None
    written = found["n"]
    many = _MANY.get(written) or int(written.replace(",", "").replace(" ", ""))
    return Decimal(many), (units.unit(found["unit"]) if found["unit"] else "No."), found.end()
