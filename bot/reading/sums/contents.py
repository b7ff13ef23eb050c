"""What a thing is said to be made of: the metals that are a part of goods named beside them, and no
goods of their own ('an oven that is 30% steel', 'un four dont 30 % d'acier')."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.reading.lexicon import asking as lx
from bot.reading.sums.metals import METAL_WORD, OF_SEVERAL
from bot.reading.sums.percentages import percentage

_ANY_SHARE = re.compile(rf"(?<![\w.,]){percentage(digits=3)}")
_ABOUT = r"(?:about |around |roughly |some |only |just |environ |a peu pres |seulement )?"
_HOLDS = (
    r"(?:(?:that|which|it|they|qui|elle|il)(?:'s| is| are| has| have| contains?| est| a| contient)"
    r"|(?:is|are|est|sont|of which|dont|containing|contains?|contenant|contient|with|avec|having)"
    r"|(?:made|built|consisting|composed)(?: up)? (?:of|from|with)"
    r"|(?:faite?s?|composee?s?|constituee?s?|fabriquee?s?) (?:a|de|d'))"
)
_IN = r"(?: (?:by|of|in) (?:its |the |their )?value| de (?:sa|la|leur) valeur| of it| of them)?"
_SHARE_OF_METAL = (
    rf"{_ABOUT}{percentage('?P<share>', digits=3)}{_IN}(?: (?:is|are|est|sont))?"
    rf"(?: made)?(?: (?:of|in|en|de|du)\b| d'| de l'| d[eu] l'| faite?s? en)? ?"
    rf"(?:the |l')?(?P<metal>{METAL_WORD})\b"
    rf"(?! ?(?:{lx.DUTY}|rates?|levy|levies|import|surcharges?|taux)\b)"
)
_HELD = re.compile(rf"(?:\b{_HOLDS}|[,(]|\b(?:and|et)\b|\ba\b) ?(?:made )?{_SHARE_OF_METAL}")
_THING = re.compile(
    r"\b(?:an?|my|our|the|this|some|une?|mon|ma|mes|notre|nos|le|la|les|des|cette|ce|cet|du)"
    r" (?:[a-z'-]{2,20} ){0,2}(?P<thing>[a-z'-]{3,20}),? ?\(?$"
)
_NO_THING = re.compile(
    rf"{lx.DUTY}|rates?|taux|{METAL_WORD}|content|contenu|teneur|value|valeur|law|loi|rest|reste|half"
    r"|moitie|part|partie|total|price|prix|canada|usa?|states|unis"
)


def contents(folded: str, *, beside_goods: bool) -> dict[tuple[int, int], str]:
    """Where metals stand of which a thing holds a share, with that share in percent.

    ``beside_goods``: other goods are named in the text, of which the metals are a part; else the
    thing must stand right before its share. Nothing is held by what holds goods of several kinds
    (an order, a load), nor where one of the shares is none of a metal.

    >>> contents("an oven that is 30% steel, $8000", beside_goods=False)
    {(20, 25): '30'}
    >>> contents("un four dont 30 % d'acier", beside_goods=False)
    {(20, 25): '30'}
    >>> contents("a shipment of which 30% is steel", beside_goods=False)
    {}
    >>> contents("an oven with a 50% steel tariff", beside_goods=True)
    {}
    """
    found = list(_HELD.finditer(folded))
    shares = len(_ANY_SHARE.findall(folded))
    if not found or len(found) != shares or OF_SEVERAL.search(folded):
        return {}
    if not beside_goods and not _follows_a_thing(folded, found[0].start()):
        return {}
    return {one.span("metal"): one["share"].replace(",", ".") for one in found}


_BY_WEIGHT = re.compile(r"\b(?:weight|mass|poids|masse)\b")


def share_of_value(folded: str, *, beside_goods: bool) -> Decimal | None:
    """The share of the value, in percent, of the one metal that a thing is said to hold; None where
    there are several, or where it is a share of the weight."""
    found = contents(folded, beside_goods=beside_goods)
    if len(found) != 1 or _BY_WEIGHT.search(folded):
        return None
    share = Decimal(next(iter(found.values())))
    return share if share <= _WHOLE else None


_WHOLE = Decimal(100)


def _follows_a_thing(folded: str, start: int) -> bool:
    """Whether what holds a share stands right before it, and is neither a metal nor a charge."""
    thing = _THING.search(folded, max(0, start - 70), start)
    return thing is not None and re.fullmatch(_NO_THING, thing["thing"]) is None
