"""What a text says of money beside what its goods are worth: carriage that is in the value, costs
that may belong to it, sums that were left out. Which of them customs counts hangs on papers that a
text does not tell, so the asker is told how each was taken."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.text import Lang
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.codes import is_limit
from bot.reading.sums.customs_value import value
from bot.reading.sums.money import WrittenMoney, moneys, outside
from bot.reading.sums.reductions import sum_off
from bot.reading.sums.revised_sums import as_corrected
from bot.reading.sums.sums_of_goods import CARRIAGE, is_added_cost, is_beside_goods, is_carriage

_WITHIN = re.compile(
    r"\b(?:of which|out of which|of that,?|dont|(?<!not )incl(?:\.|uding|udes?|usive of)?"
    r"|inclu(?:ant|t|s)|(?<!non )y compris|compren(?:d|ant))(?: (?:about|an?|the|un|une|le|du))?"
    rf"(?: (?:[a-z]{{2,9}} )?{CARRIAGE}(?: (?:of|at|de))?:?)? ?$"
)
"""Before a sum that is a part of the one told before it: 'incl. 8k ocean freight'."""
_INSIDE = re.compile(
    rf"[a-z ]{{0,16}}\b{CARRIAGE}(?: (?:is|are|est))? (?:already )?(?:in it|on it|inside"
    r"|included|in there|compris|inclus|dedans)\b"
    rf"| of (?:that|it|which) (?:is|was|for) (?:the )?(?:[a-z]{{2,9}} )?{CARRIAGE}\b"
)
_IN_IT = re.compile(r" ?(?:usd |cad )?(?:is |est )?(?:inclu(?:ded|s)|compris|dedans)\b")
"""Behind the sum of a carriage that is named before it: 'transport de 900 $ inclus'."""
_GOES_ON = re.compile(r"[^.;?!\d]{0,30}(?:\b(?:and|et|plus)\b|,)[^.;?!\d]{0,20}")
_TERMS = re.compile(
    r"\b(?:delivered duty paid|delivered at place|cost(?: and|,) (?:insurance and )?freight|franco"
    r"|cif|cfr|c&f|cip|cpt|ddp|dap|dpu|ddu|caf|rendu droits acquittes"
    r"|(?:landed|delivered) (?:cost|price|value|total)|prix (?:rendu|livre))\b"
    rf"|\b{CARRIAGE}(?: (?:is|was|are|est))?(?: (?:already|all))?"
    r" (?:included|incl\b|compris|inclus|in the price)"
    r"|(?<!not )(?<!non )(?<!pas )\b(?:incl(?:\.|uding|udes?)?|y compris|incluant|inclut|comprend)"
    r" (?:the |all |le |la |les |frais de )?"
    rf"(?:(?:ocean|sea|air|inland|truck) )?{CARRIAGE}\b"
)
"""A price that pays for more than the goods, by its terms (Incoterms 2020) or in so many words."""
_ON_TOP = re.compile(r"(?:\+|\b(?:plus|and then|on top|en plus))(?: of| another| d'| de)? ?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBeside:
    """Sums that a text tells beside the ``total`` that its goods are worth: carriage that is in it
    (0 where none is told), costs of the buyer's, and others that were passed over. ``terms`` are
    those of a price with carriage in it, as written, '' for none."""

    total: WrittenMoney
    carriage: Decimal = Decimal(0)
    terms: str = ""
    added: tuple[WrittenMoney, ...] = ()
    left_out: tuple[WrittenMoney, ...] = ()


def told_beside(figures: str, lang: Lang) -> ToldBeside | None:
    """What stands beside the value; None where no value is told.

    >>> str(told_beside("value 100k usd incl. 8k ocean freight", "en").carriage)
    '8000'
    >>> [str(one.amount) for one in told_beside("7,500 usd and cad 4,000 of it", "en").left_out]
    ['4000']
    """
    worth = value(figures, lang)
    if worth is None or worth.total.per:
        return None
    named = moneys(figures, lang)
    off = sum_off(max(end for _, end in worth.spans), figures, lang)
    spans = worth.spans if off is None else (*worth.spans, (off.start, off.end))
    free = outside(as_corrected(named, figures), spans)
    added = tuple(one for one in free if is_added_cost(one, figures))
    terms = _TERMS.search(figures)
    return ToldBeside(
        total=worth.total,
        carriage=_carriage_in(worth.total, worth.spans, figures, lang, terms is not None),
        terms=_as_written(terms.group()) if terms else "",
        added=added,
        left_out=tuple(one for one in free if _is_passed_over(one, worth.total, figures)),
    )


_INCOTERM = 3
"""Letters of a term of delivery."""


def _as_written(terms: str) -> str:
    """'CIF'; other words as they are."""
    return terms.upper() if len(terms) == _INCOTERM else terms


def _carriage_in(
    total: WrittenMoney,
    spans: Sequence[tuple[int, int]],
    figures: str,
    lang: Lang,
    by_terms: bool,
) -> Decimal:
    """What carriage is told to come to that is in the total."""
    named = moneys(figures, lang)
    plain = outside(bare(figures, lang), [(one.start, one.end) for one in named])
    carriage, last = Decimal(0), 0
    for one in outside((*named, *plain), spans):
        if one.per or not is_carriage(one.start, one.end, figures):
            continue
        before = figures[max(0, one.start - 48) : one.start]
        within = _WITHIN.search(before) or _INSIDE.match(figures, one.end)
        within = within or _IN_IT.match(figures, one.end)
        if not within and last:
            within = _GOES_ON.fullmatch(figures, last, one.start)
        last = one.end if within else last
        if within or (by_terms and not _ON_TOP.search(before)):
            carriage += one.amount
    return carriage if carriage < total.amount else Decimal(0)


def _is_passed_over(one: WrittenMoney, total: WrittenMoney, figures: str) -> bool:
    """Whether a sum is neither the value nor told to be of something else."""
    again = one.amount == total.amount
    beside = is_beside_goods(one, figures) or is_limit(figures, one.start)
    return not (again or beside or one.per or one.large)
