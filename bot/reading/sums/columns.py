"""Quantities and prices that stand under their heads, as lines of invoices and orders have them, in
folded text: 'qty 40 / chairs / pu 85.00 cad', 'lip colour set x 540, unit eur 12.00'.

A unit price under its head is the price of what is counted under the other one, whatever stands
between the two. A number in the name of the thing ('12 pc set') counts nothing then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.text import Lang
from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.quantities import WrittenQuantity, measured
from bot.reading.sums.worth import Value, product
from bot.reading.text.numbers import number

_NUMBER = r"(?P<{0}>\d{{1,3}}(?:[ ,]\d{{3}}){{1,2}}|\d{{1,7}})(?![\w.,%]*\d|%)"
_QUANTITY = re.compile(
    r"\b(?:(?:qty|qte|qnty|quantity|quantite|nbre|nombre|no\.? of (?:units|pcs|pieces|pces))\.?"
    r"(?: (?:shipped|ordered|commandee?|livree?))? ?(?:[:=|]|is|of|de)? ?"
    rf"|(?:units|unites|pieces|pcs) ?[:=] ?){_NUMBER.format('n')}"
    rf"|(?<=[a-z)\"]) ?x {{0,2}}{_NUMBER.format('by')}(?= ?[,;/|])"
)
"""How many, under its head or behind the 'x' that ends the name of the thing."""
_PRICE = re.compile(
    r"(?:\b(?:p\.?u\.?|u\.p\.?|u/p|u/price|unit(?:aire)?[ .]{0,2}(?:price|cost|value|val\.?)"
    r"|(?:prix|cout|valeur) unit(?:aire|\.)|prix a l'unite|(?:price|cost) per unit|unit)"
    r"|[,;/|] ?up)(?: (?:is|of|est|de))? ?[:=|]? ?$"
)
"""Before the price of one under its head."""
_TOTAL = re.compile(r"\b(?:total|amount|montant|ext(?:ended|\.)?(?: price)?)\b ?[:=|]? ?$")
_COUNTED_BESIDE = re.compile(
    r"(?<![\w.,$€£])\d{1,6} ?(?:pcs|pieces?|units?|unites?|cartons?|ctns?|cases?|boxes|pallets?"
    r"|caisses?|boites?|palettes?)\b(?! (?:set|kit|[a-z]{3,12} set)\b)"
)
"""Pieces or packs told outside of the heads: nobody can tell which of them have the unit price."""
_PACKS = re.compile(
    r"\b(?:cartons?|ctns?|cases?|box(?:es)?|pallets?|caisses?|boites?|palettes?)"
    r" ?(?:of|de|x) ?\d{1,4}\b(?! ?(?:kgs?|lbs?|g|oz|l|ml|lit(?:er|re)s?|gal\w*)\b)"
)
"""Packs of so many pieces: no 'boxes of 25 kg'."""
_REACH = 30


def of_columns(sums: Sequence[WrittenMoney], folded: str, lang: Lang) -> Value | None:
    """What is counted under its head at the unit price under its own; None where a text has no
    such heads, several of one kind, packs of so many, or a total that is another sum."""
    told = list(_QUANTITY.finditer(folded))
    headed = [m for m in told if m["n"]] or told
    priced = [one for one in sums if _headed(_PRICE, one, folded)]
    if len(headed) != 1 or len(priced) != 1:
        return None
    ((found,), (price,)) = headed, priced
    name = "n" if found["n"] else "by"
    written = number(found[name])
    if written is None or price.large or price.start < found.end(name) <= price.end:
        return None
    if any(m.start() != found.start(name) for m in _COUNTED_BESIDE.finditer(folded)):
        return None
    unit = next((q for q in measured(folded, lang) if q.start == found.start(name)), None)
    counted = unit or WrittenQuantity(
        amount=written.value,
        unit="No.",
        start=found.start(name),
        end=found.end(name),
        other=written.other,
        written=found[name],
    )
    if price.per not in ("", "No.", counted.unit):
        return None
    of = replace(price, per=counted.unit)
    total = product(of, counted, counted.amount)
    totals = [one.amount for one in sums if _headed(_TOTAL, one, folded)]
    if totals and total.amount not in totals:
        return None
    return Value(total=total, of=of, counted=counted)


def is_of_pack_or_piece(sums: Sequence[WrittenMoney], folded: str) -> bool:
    """Whether nobody can tell if a unit price under its head is that of a pack or of a piece in it:
    '4 cartons x 24, unit 3.00 usd'."""
    return bool(_PACKS.search(folded)) and any(_headed(_PRICE, one, folded) for one in sums)


def _headed(head: re.Pattern[str], one: WrittenMoney, folded: str) -> bool:
    """Whether a sum stands under such a head."""
    return head.search(folded, max(0, one.start - _REACH), one.start) is not None
