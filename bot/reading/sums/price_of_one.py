"""What one piece costs, by folded text: a price by the piece, by the thing's own name, by what it
sells for."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.words import word_set
from bot.reading.sums.currencies import currency_at
from bot.reading.sums.money import WrittenMoney

_TERMS = r"(?: (?:fob|fca|exw|cif|cfr|ddp|dap|landed|delivered|wholesale|net))?"
A_THING = re.compile(
    rf"{_TERMS},? ?(?:(?:a|an|per|the|la|le|par|du|l')[ ]?|/ ?)(?P<what>[a-z]{{2,14}}?)s?(?![\w$'])"
)
_BY_THE_EACH = re.compile(
    rf"{_TERMS},? (?:each|apiece|ea|chacune?s?|(?:la |par )?piece|(?:on )?(?:avg|average)"
    r"|en moyenne)\b"
)
_SELLS_FOR = re.compile(
    r"\b(?:go|goes|going|sells?|retails?|run|runs) (?:for|at)(?: (?:about|around))? $"
    r"|\b(?:they|each one|se vend(?:ent)?)(?: (?:cost|costs|are|a))(?: (?:me|us))? $"
)
"""Before what one of them is sold for: 'sets go for 1,450'."""
_ONE_IS = re.compile(
    r"\b(?:an?|one|each|une?|chaque|per) (?P<what>[a-z]{3,14})(?: (?:of|de) [a-z]{2,14}"
    r"| d'[a-z]{2,14})?"
    r" (?:(?:is |are )?(?:worth|valued at)|is|costs?|runs|coute|vaut|est(?: a)?|revient a)"
    r"(?: (?:about|around|us|me))? $"
    r"|\b(?:each|chaque) (?P<each>[a-z]{3,14})(?: at)? $"
    r"|\b(?:price|cost|value|prix|cout) (?:per|of (?:an?|each|one)|for (?:an?|each)|par|de la|du"
    r"|d'une?"
    r"|a) ?(?P<priced>[a-z]{3,14})(?: (?:is|of|est(?: de)?|at))?:? ?$"
)
"""Before what one of them costs: 'a pair of skis is 300 USD, 25 pairs', '5 loads, each load worth
14,200'."""


def _unit_sold(sum_: WrittenMoney, folded: str) -> str:
    """The unit that a sum is what one costs of, by what stands before it; '' for none."""
    if _SELLS_FOR.search(folded, max(0, sum_.start - 30), sum_.start):
        return "No."
    one = _ONE_IS.search(folded, max(0, sum_.start - 50), sum_.start)
    what = (one["what"] or one["priced"] or one["each"]) if one is not None else ""
    if one is None or not _is_counted(what, folded[: one.start()], folded[sum_.end :]):
        return ""
    return "pr." if what in ("pair", "paire") else "No."


def _is_counted(what: str, *parts: str) -> bool:
    """Whether so many of a thing are told of in one of the parts of a text."""
    counted = re.compile(rf"\d(?: ?[a-z][a-z'-]{{0,20}}){{0,3}} ?\b(?:truck)?{what}(?:s|es)?\b")
    return any(counted.search(part) for part in parts)


LASTING = word_set(
    "year month week day hour season quarter an annee mois semaine jour heure saison piece",
    "customer entry total",
)
"""What a sum is paid by or for, and no price of each: '60,000 a season'."""
_LOTS = word_set("shipment invoice order load truckload commande facture voyage")
_PER_TIME = re.compile(
    r"\b(?:an?|per|each|every|par|chaque) (?:year|month|week|day|an|annee|mois|semaine|jour)\b"
    r"|\b(?:annual|month|week|year|dai)ly\b|\byearly\b"
)
"""What comes by the year is no count of loads that enter together."""


def of_each_named(sum_: WrittenMoney, folded: str) -> WrittenMoney:
    """The sum as the price of each, where the thing that it is for is counted: '12 dozen gloves at
    31 a glove', '500 bu of seed, $62 a bu'; and '$38.50 FOB each'."""
    if sum_.per:
        return sum_
    each = _BY_THE_EACH.match(folded, sum_.end)
    if each is not None:
        return replace(sum_, per="No.", end=each.end())
    unit = _unit_sold(sum_, folded)
    if unit:
        return replace(sum_, per=unit)
    of = A_THING.match(folded, sum_.end)
    if of is None or of["what"] in LASTING or (of["what"] in _LOTS and _PER_TIME.search(folded)):
        return sum_
    if not _is_counted(of["what"], folded[: sum_.start], folded[of.end() :]):
        return sum_
    named = CURRENCY_BEHIND.match(folded, of.end())
    said = currency_at(folded, of.end()) if named and not sum_.currency else sum_.currency
    return replace(sum_, per="No.", currency=said, end=named.end() if named else of.end())


CURRENCY_BEHIND = re.compile(r" (?:us|usd|cad|cdn|eur|gbp)(?= ?(?:[.,;:?!]|$))")
"""A currency behind the unit of a price, and nothing more: '875 a tonne US'."""
