"""Sums that a text tells by another one and by how much it changed, in folded text: 'cut in half
from 10,000 USD', 'an order of 10,000 USD was reduced by 20%'."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.percentages import part, percentage

_CUT = (
    r"(?:cut|reduced|slashed|lowered|dropped|drops|drop|fell|fallen|decreased|decrease|shrunk"
    r"|shrank|trimmed|down|lower|less|reduite?s?|reduction|coupee?s?|baisse\w{0,3}"
    r"|diminu\w{1,4}|en baisse|de moins)"
)
_RAISED = (
    r"(?:raised|up|higher|increased|increase|rose|risen|rise|climbed|jumped|grew|grown|hiked|bumped"
    r"|more|augment\w{1,5}|mont\w{1,3}|hauss\w{1,3}|hausse|grimpe\w{0,2}|en hausse|de plus)"
)
_BY = (
    rf"(?:(?P<half>(?:in|by|a|of) half|en deux|de (?:la )?moitie)|(?P<third>(?:by )?(?:a|one"
    rf"|1) third"
    r"|d'un tiers)|(?P<quarter>(?:by )?a quarter|d'un quart)"
    rf"|(?:by |of |de )?(?:about |environ )?{percentage('?P<share>')})"
)
_MANNER = r"(?: (?:it|them|this|us|back|up|down|ca|l'))?(?: (?:up|down))?"
_FROM = r",? (?:from|off|compared (?:to|with)|versus|vs\.?|par rapport a|depuis)"
_WHOSE = (
    r"(?: (?:an?|the|our|my|last (?:year|month|time|order)'?s?|la|le|les|une?|notre|original"
    r"|initial|previous|order|commande|price|prix|of|de)){0,4}"
    r"(?: ?(?:usd|cad|us|eur|gbp))? ?[$€£]? ?$"
)
_CUT_FROM = re.compile(rf"\b{_CUT}{_MANNER} {_BY}{_FROM}{_WHOSE}")
_RAISED_FROM = re.compile(rf"\b{_RAISED}{_MANNER} {_BY}{_FROM}{_WHOSE}")
_SHARE_FIRST = re.compile(
    rf"(?<![\w.,]){percentage('?P<share>')} (?:(?P<cut>{_CUT})|{_RAISED})"
    rf" (?:than|from|compared to|que|par rapport a){_WHOSE}"
)
"""'20% less than our last order of'."""
_TIMES_FROM = re.compile(
    r"\b(?:(?:(?P<double>doublee?s?|doubled)|(?P<triple>triplee?s?|tripled)|(?P<halve>halved))"
    r" (?:from|par rapport a)|(?P<twice>twice|(?:le )?double (?:of|de)) (?:the|our|last|what|la|les"
    rf"|notre)\b){_WHOSE}"
)
_ORDER = r"(?:order|invoice|commande|facture|price|prix|total|contract|contrat|purchase|achat)"
_WAS_CUT = re.compile(
    rf"(?: (?:[a-z']{{2,14}} ){{0,2}}{_ORDER}| (?:of|de|d'|en) ?[a-z' -]{{3,30}})?"
    r",? (?:(?:that |which |qui |et |and |but |mais )?(?:was|were|got|has been|had been|a ete|est"
    r"|ete|then|since|later|puis|ensuite) ){1,2}"
    rf"(?:(?P<down>{_CUT})|(?P<up>{_RAISED})){_MANNER} {_BY}"
)
_RIGHT_BEHIND = re.compile(
    rf"(?: {_ORDER})?,? (?:(?P<down>{_CUT})|(?P<up>{_RAISED})){_MANNER} {_BY}"
)
_HOUSE = r"(?:(?:buyer|auction|auctioneer|house)(?:'?s?'?) |d'|de l')?"
_PREMIUM = (
    rf"{_HOUSE}(?<!insurance )(?:premium|prime(?! d'assurance))"
    r"(?: d'achat| d'acheteur| de l'acheteur| d'encan)?"
)
_AND_PREMIUM = re.compile(
    r"(?=\D{0,90}\d)(?:,? ?(?:[a-z]{2,9} ?){0,2}?(?:\+|plus|and|with|then|et|avec|puis|,)?"
    rf" ?(?:(?:an?|the|their|his|her|our|une?|la|leur) )?{percentage('?P<share>')}"
    rf"(?: (?:of|de|for the|for))? ?{_PREMIUM}\b(?! (?:included|incl\b|comprise|incluse))"
    rf"|[^.;?!\d]{{0,40}}\b{_PREMIUM}(?: (?:is|was|of|at|est|etait|de|a)){{1,2}}"
    rf" {percentage('?P<share2>')}(?! (?:included|incl\b|of the duty)))"
)
"""Behind what a bidder offered, the auctioneer's share on top, which is paid for the goods, too:
'hammer 18,600, their premium was 15 percent'."""
_AT_AUCTION = re.compile(
    r"\b(?:auction\w{0,5}|hammer|bid|bids|winning|encan|encheres?|adjuge\w{0,2}|marteau)\b"
    r"|\blot (?=\d)|buyer'?s'? premium"
)
_ORDER_OF = re.compile(rf"\b{_ORDER} (?:of|for|de|a)(?: (?:usd|cad|us))? ?[$€£]? ?$")
_ORDER_BEHIND = re.compile(rf" {_ORDER}\b")
_WAS_TIMES = re.compile(
    rf"(?: (?:[a-z']{{2,14}} ){{0,2}}{_ORDER})?,? (?:that |which |qui )?"
    r"(?:was|were|got|then|since|a ete|est) (?:then |since )?(?:(?P<double>doublee?s?|doubled)"
    r"|(?P<triple>triplee?s?|tripled)|(?P<halve>halved))\b"
)
_OF_DUTY = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|rates?|tax(?:es)?|surtax\w*|quotas?|droits?|taux|tarifs?|if|si"
    r"|when|quand)\b"
)
"""In a change that is none of what goods are worth, or none that was made."""
_NOT_OF_GOODS = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|rates?|tax(?:es)?|surtax\w*|quotas?|droits?|taux|tarifs?|freight"
    r"|fret|dollar|loonie)\b[^.;?!]{0,24}$"
)
"""Before a change that is one of duties and not of what goods are worth."""
_TO = re.compile(r" ?(?:to|down to|up to|a|jusqu'a) (?:usd |cad |us ?)?[$€£]? ?\d")
_FACTORS = {
    **{"double": Decimal(2), "triple": Decimal(3), "halve": Decimal("0.5")},
    "twice": Decimal(2),
    **{"half": Decimal("0.5"), "third": Decimal(1) / 3, "quarter": Decimal("0.25")},
}
_FARTHEST, _CENT = 70, Decimal("0.01")


def changed(sum_: WrittenMoney, folded: str) -> WrittenMoney | None:
    """What a sum came to that is told with its change; None where none is told.

    >>> from bot.reading.sums.money import moneys
    >>> text = "price up 20% from 10,000 usd"
    >>> changed(moneys(text)[0], text).amount
    Decimal('12000.00')
    """
    times = _times_from(sum_, folded) or _times_behind(sum_, folded) or _premium(sum_, folded)
    if not times or sum_.per:
        return None
    other = None if sum_.other is None else sum_.other * times
    amount = (sum_.amount * times).quantize(_CENT)
    return replace(sum_, amount=amount, other=other, large=False)


def _times_from(sum_: WrittenMoney, folded: str) -> Decimal | None:
    """By what told before it a sum is multiplied: 'cut in half from $10,000'."""
    if _TO.match(folded, sum_.end):
        return None  # the sum that it came to is told
    before = max(0, sum_.start - _FARTHEST), sum_.start
    for pattern, up in ((_CUT_FROM, False), (_RAISED_FROM, True)):
        found = pattern.search(folded, *before)
        if found is not None and _is_of_goods(found, folded):
            return _by(found, up=up)
    found = _SHARE_FIRST.search(folded, *before)
    if found is not None and _is_of_goods(found, folded):
        share = part(found["share"])
        return 1 - share if found["cut"] else 1 + share
    found = _TIMES_FROM.search(folded, *before)
    if found is not None and _is_of_goods(found, folded):
        return _named(found)
    return None


def _times_behind(sum_: WrittenMoney, folded: str) -> Decimal | None:
    """By what told behind it a sum is multiplied: 'a $10,000 order was cut by 20%'."""
    order = _ORDER_OF.search(folded, max(0, sum_.start - 24), sum_.start)
    found = _WAS_CUT.match(folded, sum_.end)
    if found is None and (order or _ORDER_BEHIND.match(folded, sum_.end)):
        found = _RIGHT_BEHIND.match(folded, sum_.end)
    if found is not None:
        told = _OF_DUTY.search(found.group()) or _TO.match(folded, found.end())
        return None if told else _by(found, up=found["up"] is not None)
    found = _WAS_TIMES.match(folded, sum_.end)
    return None if found is None else _named(found)


def _premium(sum_: WrittenMoney, folded: str) -> Decimal | None:
    """By what a bid is multiplied with the auctioneer's premium on it; None where none is told."""
    found = _AND_PREMIUM.match(folded, sum_.end)
    if found is None or not _AT_AUCTION.search(folded):
        return None
    return 1 + part(found["share"] or found["share2"])


def _is_of_goods(found: re.Match[str], folded: str) -> bool:
    before = max(0, found.start() - _FARTHEST)
    return _NOT_OF_GOODS.search(folded, before, found.start()) is None


def _by(found: re.Match[str], *, up: bool) -> Decimal:
    share = part(found["share"]) if found["share"] else None
    if share is None:
        share = next(_FACTORS[name] for name in ("half", "third", "quarter") if found[name])
    return 1 + share if up else 1 - share


def _named(found: re.Match[str]) -> Decimal:
    told = (name for name in ("double", "triple", "halve", "twice") if found.groupdict().get(name))
    return _FACTORS[next(told)]
