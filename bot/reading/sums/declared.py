"""Values that are told without a currency, by folded text: what is declared, worth or owed on."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from bot.domain.text import Lang
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.codes import codes
from bot.reading.sums.metals import is_metal_within
from bot.reading.sums.money import YEARS, WrittenMoney
from bot.reading.sums.worth import LOAD, Value, pieces_at
from bot.reading.text.numbers import number
from bot.reading.text.spoken_numbers import IN_ALL

_DECLARES = re.compile(
    r"\b(?:ev|vfd|value for duty|(?:entered|dutiable|customs|declared|invoice) value"
    r"|valeur(?: declaree| en douane| d'entree)?"
    r"|valued at|worth|invoiced (?:at|for)|invoice (?:is|of|total)|value)"
    r"(?: is| of| de| est)?(?: about| around| environ)?[:=]? {1,60}$"
)
"""Before what an entry is worth, whether or not a currency stands by it: 'EV 8,460'."""
_LEAST = Decimal(100)
_COSTS = re.compile(
    r"\b(?:paid|cost(?:s|ing)?(?: me| us)?|price(?: is| of| tag)?|priced at|comes? to|came to"
    r"|totals?|total(?:l?ing| of| is)|quote[ds]?(?: came in)? (?:at|of|is|for)|po (?:for|of)"
    r"|invoice[ds]?(?: for| at| of| is)|coute(?:nt)?|paye|revient a|au prix de)"
    r"(?: about| around| roughly| environ)?:? {1,60}$"
)
"""Before thousands that something cost: 'paid 18.5k', 'quote came in at 15,000'."""
_WORTH = re.compile(r" (?:worth(?: of)?|de marchandises?|en valeur)\b")
_GROUPED = re.compile(r"\d{1,3}(?:[ ,]\d{3})+(?:\.\d{1,2})?|\d{1,4}(?:\.\d{1,2})?k")
_AT_EACH = re.compile(r"(?<![\w.,$])(?P<n>\d{1,6})(?: [a-z][a-z'-]{0,20}){1,4} ?@ ?$")
_ENDS_A_SUM = re.compile(
    r" ?(?:[.,;:!?)]|$)| (?:of|worth|from|us|usd|cad|total|all in|landed|fob|delivered|plus"
    r"|before|and|but|so|de|pour)\b"
)
"""Behind thousands that something cost, and that count nothing: no 'total of 1,500 chairs'."""
_IN_MILLIONS = re.compile(
    r"\d{1,3}(?:[.,]\d{1,3})?(?:m| ?mil| ?mio| ?million)"
    r"(?= of (?!our|my|the|us|them|these|those|people)[a-z])"
)
"""'1.2M of aluminum' is no length."""


def declared(folded: str, lang: Lang) -> Value | None:
    """The number that is said to be the value, in the money of whoever charges."""
    coded = {start for _, start, _ in codes(folded)}
    told = [one for one in bare(folded, lang) if one.start not in coded]
    of_codes = [one for one in told if _is_of_code(one, folded, coded)]
    if len(of_codes) != len(coded):
        of_codes = []  # '7208.51 and 5000 of 7604.10': not the first one's
    for n, one in enumerate(told):
        if one.amount < _LEAST:
            continue
        if one in of_codes or _holds_metal(one, told[n + 1 :], folded):
            return Value(total=one)
        if _is_said_to_be_it(one, folded):
            return Value(total=one)
        many = _AT_EACH.search(folded, max(0, one.start - 90), one.start)
        if many is not None:
            counted = number(many["n"])
            return None if counted is None else pieces_at(counted, one)
        thing = folded.endswith("k", 0, one.end) and _A_THING_WORTH.match(folded, one.end)
        large = one.amount >= LOAD and (thing or _OF_GOODS.match(folded, one.end))
        owed = _OWED_ON.search(folded, max(0, one.start - 90), one.start)
        if large and (owed or _PAYS.match(folded, one.end)):
            return Value(total=one)
    return None


_OF_CODE = re.compile(r" ?(?:worth )?(?:of|de|d'|en|in) (?:hs |hts |sh |code )?")


def _is_of_code(one: WrittenMoney, folded: str, coded: Collection[int]) -> bool:
    """Whether a number is told of a code, and is no year: '5000 of 7208.51'."""
    if one.amount in YEARS and one.written.isdigit():
        return False
    led = folded[: one.end].endswith((" of", " de")) and folded[one.end : one.end + 1] == " "
    behind = _OF_CODE.match(folded, one.end)
    return (led and one.end + 1 in coded) or (behind is not None and behind.end() in coded)


def _holds_metal(one: WrittenMoney, others: Sequence[WrittenMoney], folded: str) -> bool:
    """Whether the next number is that of the metal in what is worth so much: '10,000 of which 4k is
    steel'."""
    part = next(iter(others), None)
    return (
        part is not None
        and part.amount < one.amount
        and is_metal_within(part.start, part.end, folded)
    )


def _is_said_to_be_it(one: WrittenMoney, folded: str) -> bool:
    """Whether a number without a currency is said to be what goods are worth or cost."""
    written = folded[one.start : one.end]
    if _DECLARES.search(folded, max(0, one.start - 90), one.start) or _WORTH.match(folded, one.end):
        return True
    if _IN_MILLIONS.match(folded, one.start) or _is_total(one, folded):
        return True
    large = one.amount >= LOAD and _GROUPED.fullmatch(written) is not None
    costs = _COSTS.search(folded, max(0, one.start - 60), one.start)
    return large and costs is not None and _ENDS_A_SUM.match(folded, one.end) is not None


def _is_total(one: WrittenMoney, folded: str) -> bool:
    """Whether thousands are told to be all there is to pay, and count nothing: '19,800 total'."""
    return one.amount >= LOAD and IN_ALL.match(folded, one.end) is not None


_OF_GOODS = re.compile(r" (?:worth )?(?:of|de|d'|en) ?(?=[a-z])(?!(?:them|these|those|em|20)\b)")
_A_THING_WORTH = re.compile(
    r" (?=[a-z]{3})(?!btu|lbs?\b|kms?\b|kg|gal|miles?\b|watt|ton|quota|sq|people|head\b|seat|rpm"
    r"|lit"
    r"|of\b|or\b|and\b|to\b|units|pieces|pcs|barrels)"
)
"""Behind thousands that one thing is worth: 'on a 35k boat'."""
_PAYS = re.compile(r" (?:of|de) [a-z' -]{2,40} (?:pay|pays|owe|owes|paie|paient|doit|doivent)\b")
"""Behind a large number of goods that pay: 'what would 10k of steel pay'."""
_OWED_ON = re.compile(
    r"\b(?:owe|owed|owing|due|pay|duty|duties|tariffs?|bill|tax(?:es)?|surtaxe?|cost|take|collect"
    r"|charge|hit|droits?|du|dus"
    r"|doit|doivent|dois|paye|payer|payons|paie|combien|calcul\w{0,4}|figure|invoice|facture)"
    r"(?: (?:to|a) (?:cbp|cbsa|customs|l'asfc|la douane))?"
    r" (?:on|for|sur|pour|de)(?: (?:about|around|roughly|environ|a|an|une?|my|our))? {1,60}$"
)
"""Before a large number of goods that has no unit: what is owed on '12,000 of hinges'."""
