"""Goods that a text names with a value each: as lines, a price times how many of each, or as shares
of one sum."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from bot.domain import units
from bot.domain.text import Lang
from bot.reading.days.dates import When
from bot.reading.marks import Amount
from bot.reading.sums.attribution import counted_first, priced, worth_of_goods
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.customs_value import all_together
from bot.reading.sums.money import moneys
from bot.reading.sums.percentages import percentage
from bot.reading.sums.quantities import measured
from bot.reading.sums.sums_of_goods import is_carriage

Spans = Sequence[tuple[int, int]]
_PARTS = re.compile(r"[,;] (?:and |plus |et )?|[\n+&] ?| / | (?:and|plus|et|then|puis) ")
_SUM_UP = re.compile(r" ?[,;/=]? ?\b(?:total|totals|in all|en tout|altogether|together)\b")
"""Before what all lines come to, which is the sum of no line."""
_TOTAL_AHEAD = re.compile(
    r"(?:[a-z' ]{0,40}\b)?(?:total|totals)\b(?: (?:of|is|de|est(?: de)?))?:? ?"
    r"[$€£]?\d[\d,. ]{0,14}(?: ?(?:usd|cad|us|\$(?: us)?))?(?::|,? (?:made up of|being|namely"
    r"|soit|dont)) "
)
"""What all lines come to, told before them."""
_NEXT_TO_GOOD = re.compile(r" ?(?:worth )?(?:of|de|d'|en|worth) ?(?:the |la |le |l'|les )?$")
_PRICED_AT = re.compile(r"^ ?(?:for|at|worth|pour|a|:|=|-)? ?(?:about |environ )?[$€£]?$")
_SEVERAL = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedLine:
    """What one of several goods is worth, None where that is not told, and how much of it there
    is."""

    worth: Amount | None
    quantities: tuple[units.Quantity, ...]


def lines(figures: str, lang: Lang, goods: Spans, whens: Sequence[When]) -> tuple[PricedLine, ...]:
    """A line for each of the ``goods``, given by where they stand, where one of them at least has a
    price and a number; none where one has no value.

    >>> text = "40 chairs at $30 and 10 tables at $200"
    >>> [str(line.worth.amount) for line in lines(text, "en", ((3, 9), (24, 30)), ())]
    ['1200', '2000']
    """
    ends = [_border(figures, one[1], two[0]) for one, two in pairwise(goods)]
    if len(goods) < _SEVERAL or None in ends:
        return ()
    total = _SUM_UP.search(figures, goods[-1][1])
    ahead = _TOTAL_AHEAD.match(figures)
    borders = [
        ahead.end() if ahead is not None and ahead.end() <= goods[0][0] else 0,
        *(end for end in ends if end is not None),
        total.start() if total else len(figures),
    ]
    found = _at_one_price(figures, lang, goods)
    if found:
        return tuple(found)
    worked_out = False
    for span, good in zip(pairwise(borders), goods, strict=True):
        line = _line_of(figures, lang, span, good, whens, headed=ahead is not None)
        if line is None:
            return ()
        found.append(line[0])
        worked_out = worked_out or line[1]
    if ahead is not None and worked_out:
        said = next((one.currency for one in moneys(ahead.group(), lang)), "")
        found = [_in_money(one, said) for one in found]
    valued = any(one.worth is not None for one in found)
    return _in_one_money(found) if worked_out and valued else ()


def _line_of(
    figures: str,
    lang: Lang,
    span: tuple[int, int],
    good: tuple[int, int],
    whens: Sequence[When],
    *,
    headed: bool,
) -> tuple[PricedLine, bool] | None:
    """The line of a good in its part of the text, and whether it has a price and a number, or no
    more than its sum or weight; None where it has no value. ``headed``: a total is told ahead."""
    own, days = figures[slice(*span)], _within(whens, *span)
    told = priced(own, lang, days)
    worth = worth_of_goods(told, own, lang, days)
    plain = _plain_sum(figures, lang, span, good) if headed or not worth else None
    if plain is not None:
        return PricedLine(worth=plain, quantities=()), True
    weighed = () if worth else _weighed_alone(figures, lang, span, good)
    if weighed:
        return PricedLine(worth=None, quantities=weighed), True
    if len(worth) != 1 or worth[0].each or worth[0].limit:
        return None
    of_it = all_together(measured(own, lang), own)
    line = PricedLine(worth=worth[0], quantities=counted_first(told.worth, of_it))
    counted = told.worth is not None and told.worth.counted is not None
    return line, counted or told.pieces is not None


def _in_money(line: PricedLine, currency: str) -> PricedLine:
    """The line, its worth in this currency where it has none of its own."""
    if line.worth is None:
        return line
    worth = replace(line.worth, currency=line.worth.currency or currency)
    return replace(line, worth=worth)


_COUNTED = re.compile(
    r"(?<![\w.,$€£/-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}) (?:[a-z][a-z-]{2,20} ){0,2}$"
)
_EACH = re.compile(r",? ?(?:each|apiece|ea\b|a ?piece|chacune?s?|chaque|l'unite|piece)")


_EACH_OF = re.compile(
    r"(?:,? ?(?:each|apiece|chacune?s?))? ?(?:(?:worth )?(?:each )?(?:of|for|on|in) |de |d'"
    r"|pour |en )"
    r"(?:the |both |le |la |l')?"
)
"""Between a price and the first of the goods that cost so much each: '1,000 USD each for'."""
_ANY_NUMBER = re.compile(r"\d")
_ENTRY = Decimal(1000)
"""What goods that nobody counts are worth each at the least, and is no price of one."""


def _at_one_price(figures: str, lang: Lang, goods: Spans) -> list[PricedLine]:
    """The lines of goods that are counted and cost the same each, or are an entry of as much each:
    '40 chairs and 10 tables at 200 usd each', 'steel and copper, 20,000 usd each'; none where they
    are not."""
    told = moneys(figures, lang)
    if len(told) != 1:
        return []
    (price,) = told
    if price.start < goods[-1][1] and not _EACH_OF.fullmatch(figures, price.end, goods[0][0]):
        return []
    each = price.per == "No." or _EACH.match(figures, price.end)
    starts = [0, *(end for _, end in goods)]
    counts = [_COUNTED.search(figures, a, b) for a, (b, _) in zip(starts, goods, strict=False)]
    if each and price.amount >= _ENTRY and not _ANY_NUMBER.search(figures, 0, price.start):
        worth = Amount(amount=price.amount, currency=price.currency)
        return [PricedLine(worth=worth, quantities=()) for _ in goods]
    if not each or None in counts:
        return []
    many = [Decimal(one["n"].replace(",", "")) for one in counts if one is not None]
    return [
        PricedLine(
            worth=Amount(amount=price.amount * n, currency=price.currency),
            quantities=((n, "No."),),
        )
        for n in many
    ]


_BESIDE_WEIGHT = re.compile(r" ?(?:of |de |d')(?:the |la |le |l')?")


def _weighed_alone(
    figures: str, lang: Lang, line: tuple[int, int], good: tuple[int, int]
) -> tuple[units.Quantity, ...]:
    """How much there is of a good of which no sum is told, right before its name: '600 kg of
    copper'; none where its line tells money, or no quantity."""
    start, end = line
    if any(one.start < end and start < one.end for one in moneys(figures, lang)):
        return ()
    inside = [q for q in measured(figures, lang) if start <= q.start and q.end <= end]
    if len(inside) != 1 or inside[0].unit == "No.":
        return ()
    (one,) = inside
    before = one.end <= good[0] and _BESIDE_WEIGHT.fullmatch(figures, one.end, good[0])
    return ((one.amount, one.unit),) if before else ()


_LEAST = Decimal(100)


def _plain_sum(
    figures: str, lang: Lang, line: tuple[int, int], good: tuple[int, int]
) -> Amount | None:
    """The one number of a line that stands right beside its good, and has no currency: '9,000 usd
    of steel, 600 of copper'."""
    start, end = line
    told = [
        n
        for n in bare(figures[start:end], lang)
        if n.amount >= _LEAST and not is_carriage(n.start, n.end, figures[start:end])
    ]
    if len(told) != 1:
        return None
    (one,) = told
    before = _NEXT_TO_GOOD.fullmatch(figures, start + one.end, good[0])
    gap = figures[good[1] : max(good[1], start + one.start)]
    as_money = gap.strip() or not one.written.isdigit()
    behind = _PRICED_AT.match(gap) if as_money else None
    ahead = start + one.end <= good[0] and before is not None
    after = start + one.start >= good[1] and behind is not None
    return Amount(amount=one.amount, currency="") if ahead or after else None


def _border(figures: str, end: int, start: int) -> int | None:
    """Where the line of one good ends and that of the next begins: what parts them last."""
    last = next(reversed([*_PARTS.finditer(figures, end, start)]), None)
    return None if last is None else last.end()


def _within(whens: Sequence[When], start: int, end: int) -> tuple[When, ...]:
    """The days of a part of a text, told from its start."""
    inside = (w for w in whens if start <= w.start and w.end <= end)
    return tuple(replace(w, start=w.start - start, end=w.end - start) for w in inside)


def _in_one_money(found: Sequence[PricedLine]) -> tuple[PricedLine, ...]:
    """The lines, a currency that is said once said of each: '40 at $30 and 10 at $200, usd'."""
    named = {one.worth.currency for one in found if one.worth is not None} - {""}
    if len(named) != 1:
        return tuple(found)
    (currency,) = named
    return tuple(_in_money(one, currency) for one in found)


_SHARE = (
    r"(?:(?P<half>(?:one |the )?half|la moitie|moitie)|(?P<rest>(?:the |l')?(?:other|autre)"
    r" (?:half|moitie)|the (?:rest|remainder|balance)|le reste|rest)"
    r"|(?P<third>(?:an?|one|1) {1,3}third|(?:un|le) tiers)|(?P<thirds>(?:two|2)[- ]{1,3}thirds"
    r"|2/3|(?:deux"
    r"|2) {1,4}tiers)"
    r"|(?P<quarter>an? quarter|(?:un|le) quart)|(?P<quarters>(?:three|3)[- ]{1,5}quarters"
    r"|(?:trois|3) {1,5}quarts)"
    rf"|{percentage('?P<p>')})"
)
_IT = (
    r"(?: (?:of|de) (?:it|that|them|this|which|(?:the )?(?:value|shipment|load|order|lot|total"
    r"|invoice|cela|ca|la valeur)))?"
)
_BEFORE = re.compile(
    rf"(?:^|(?<=[^\w.,$])){_SHARE}{_IT}(?P<between>[^%;?!]{{0,40}}?)"
    r"(?: |')(?:(?:is|are|was|were|being|for|of|in|as|est|sont|de|d|en|l|la|le|les|du|the"
    r"|made|from|comes?|coming|built|faite?s?|au|vient|viennent|provient|of)"
    r"(?: |'))*$"
)
"""Before a good, its share of a sum: 'half of the USD 40,000 is steel'."""
_BEHIND = re.compile(rf",?:? ?(?:is |at |est )?\(?{_SHARE}\)?(?! ?(?:of|de|d'|(?:is|are|est)\b))")
_NO_SHARE = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|rates?|surtax\w*|taxe?s?|taux|droits?|content|contenu|off|discount"
    r"|usmca|cusma|aceum|rabais|more|less|extra|plus)\b"
)
"""Beside a share that is a rate, or of something else than the value."""
_EVENLY = re.compile(
    r"\b(?:(?:split|divided|shared|spread|partage\w{0,2}|reparti\w{0,2})(?: [a-z]{1,12}){0,5}?"
    r" (?:evenly|equally|in half|50[ /-]50)|(?:evenly|equally) (?:split|divided|shared|between)"
    r"|equal (?:parts|shares)|half and half|moitie[ -]moitie|(?:a|en) parts egales)\b"
)
_PLAIN = re.compile(
    r"(?: (?:of|de|an?|the|des|du|les|my|our|une?|notre|usd|cad|eur|us|from|in|out|value|order"
    r"|load|shipment|invoice|lot|worth|commande|envoi|facture)| ?[$€£]| ?\d[\d,. ]*k?)*"
)
_RATIO = re.compile(r"(?<![\d/])(\d{1,2})[/:-](\d{1,2})(?![\d/])(?! ?(?:inch|in\b|ply|\"))")
_OF_THEM = re.compile(r" (?:split |mix |blend )?(?:of |between |de |d')?(?:the )?")
_IN_RATIO = re.compile(r",? \(?(?:split |at |in |a )?")
_SHARES = {
    "half": Decimal(50),
    "third": Decimal(100) / 3,
    "thirds": Decimal(200) / 3,
    "quarter": Decimal(25),
    "quarters": Decimal(75),
}
_WHOLE, _NEARLY = Decimal(100), Decimal("0.01")


def shares_of(figures: str, goods: Spans, lang: Lang) -> tuple[Decimal, ...]:
    """The share, 0 to 1, that each of the ``goods`` has of the one sum of a text; none where they
    are not told, or make no whole.

    >>> shares_of("60% of the 40k usd is steel and the rest aluminum", ((22, 27), (41, 49)), "en")
    (Decimal('0.6'), Decimal('0.4'))
    """
    if len(goods) < _SEVERAL or len(moneys(figures, lang)) > 1 or is_of_fibres(figures, goods):
        return ()
    if _EVENLY.search(figures):
        return tuple(Decimal(1) / len(goods) for _ in goods)
    ratio = _RATIO.search(figures)
    if ratio is not None and len(goods) == _SEVERAL:
        return _in_ratio(ratio, goods)
    found: list[Decimal | None] = []
    for n, (start, end) in enumerate(goods):
        before = figures[goods[n - 1][1] if n else 0 : start]
        behind = figures[end : goods[n + 1][0] if n + 1 < len(goods) else len(figures)]
        share = _told_before(before) or _told_behind(behind)
        if share is None:
            return ()
        found.append(_part(share))
    told = sum((one for one in found if one is not None), Decimal(0))
    left = _WHOLE - told
    if found.count(None) == 1 and left > 0:
        return tuple((left if one is None else one) / _WHOLE for one in found)
    whole = None not in found and abs(left) < _NEARLY
    return tuple(one / _WHOLE for one in found if one is not None) if whole else ()


def _in_ratio(ratio: re.Match[str], goods: Spans) -> tuple[Decimal, ...]:
    """The shares of two goods by a ratio right beside them: '70/30 steel and aluminum'."""
    one, two = Decimal(ratio[1]), Decimal(ratio[2])
    before = _OF_THEM.fullmatch(ratio.string, ratio.end(), goods[0][0])
    behind = _IN_RATIO.fullmatch(ratio.string, goods[-1][1], ratio.start())
    told = one + two == _WHOLE and (before or behind)
    return (one / _WHOLE, two / _WHOLE) if told else ()


_OF_THE_SUM = re.compile(
    rf"(?:^|(?<=[^\w.,$])){_SHARE} (?:of|de|des|du|d')(?: ?(?:the|an?|our|my|your|les?|la|une?|nos"
    r"|notre|this|that|whole|total|full|usd|cad|us|eur)){0,3} ?[$€£]? ?$"
)
_ANY_SHARE = re.compile(rf"(?:^|(?<=[^\w.,$])){_SHARE}\b")
_MY_SHARE = re.compile(
    r"\b(?:my|our|ma|notre) (?:share|part|half|portion|cut)"
    rf"(?: (?:of it|is|est|de|de la|only)){{0,2}} {_SHARE}"
)
_OF_IT = re.compile(
    r" ?(?:order|load|shipment|lot|invoice|container|truck(?:load)?|total|value|commande|envoi"
    r"|cargaison|facture)\b"
    r"|(?: [a-z]{3,12})? (?:is|are|was|were|est|sont)"
    r" (?!what\b|due\b|owed\b|the\b|that\b|dut|an?\b|my\b|our\b|tax|ce\b|du\b(?! [a-z])|it\b)"
)
"""Behind a sum of which a share is some good: '70% of our 50,000 USD order is steel'; and not '25%
of 40,000 is what I owe'."""
_CLAIMED = re.compile(
    r"\b(?:usmca|cusma|aceum|qualif\w{1,8}|complian\w{1,3}|originating|exempt|cert\w{0,9}|goes|went"
    r"|paid|payee?s?|paye|versee?s?|reglee?s?|acompte|rabais|escompte|deposit|upfront|deduct\w{0,4}|discount|content)\b"
)
"""In a text whose share is of a claim, a way or a payment."""
_PART_OF = re.compile(
    r"(?<![\d.,])(?:usd |cad |[$€£])?(?P<n>\d[\d, ]{0,10}\dk?|\d{1,4}k) ?(?:usd |cad )?"
    r"(?:of|de|des|out of)(?: ?(?:the|our|my|that|les|notre|usd|cad|us)){0,2} ?[$€£]? ?$"
)


_FIBRES = (
    r"(?:cotton|polyester|poly|wool|nylon|silk|linen|viscose|rayon|spandex|elastane|acrylic"
    r"|cashmere"
    r"|hemp|bamboo|merino|lycra|modal|lyocell)"
)
_PERCENT = percentage()
_OF_FIBRES = re.compile(
    rf"{_PERCENT} {_FIBRES}(?:,? (?:and |et )?|/){_PERCENT} {_FIBRES}"
    rf"(?:,? (?:and |et )?{_PERCENT} [a-z]{{4,12}})? [a-z]"
)


def is_of_fibres(figures: str, goods: Spans) -> bool:
    """Whether the shares before the goods are what one thing, the last of them, is made of: '50%
    cotton 50% polyester shirts'."""
    return any(m.start() <= goods[0][0] < m.end() for m in _OF_FIBRES.finditer(figures))


def share_of_one(figures: str, lang: Lang) -> Decimal | None:
    """The share, 0 to 1, of the one sum of a text that one good is: '70% of our 50,000 USD order is
    steel', 'only 20,000 of the 50,000 USD'; None where none is told.

    >>> share_of_one("70% of our 50,000 usd order is steel", "en")
    Decimal('0.7')
    """
    sums = moneys(figures, lang)
    if len(sums) != 1 or sums[0].per or _CLAIMED.search(figures) or not sums[0].amount:
        return None
    (whole,) = sums
    if len([*_ANY_SHARE.finditer(figures)]) > 1:
        return None
    of_it = _OF_IT.match(figures, whole.end) is not None
    told = _OF_THE_SUM.search(figures, max(0, whole.start - 60), whole.start) if of_it else None
    told = told or _MY_SHARE.search(figures)
    if told is not None and not _NO_SHARE.match(figures[told.end() :].lstrip()):
        part = _part(told)
        return None if part is None else part / _WHOLE
    some = _PART_OF.search(figures, max(0, whole.start - 40), whole.start)
    if some is None or not of_it:
        return None
    said = Decimal(some["n"].rstrip("k").replace(",", "").replace(" ", ""))
    said *= 1000 if some["n"].endswith("k") else 1
    return said / whole.amount if said < whole.amount else None


_SHARE_IS = re.compile(
    r"(?: (?:order|load|shipment|lot|invoice|container|truck(?:load)?|total|commande|envoi"
    r"|cargaison"
    r"|facture)\b)?,? ?\(?(?:and |of which |but |with |dont |et )?(?:only |about )?"
    rf"{_SHARE}(?: (?:of|de) (?:it|that|which|the (?:order|load|shipment|value|lot|invoice)"
    r"|la (?:commande|valeur)))?"
    r"(?: (?:is|are|est|sont|being)) (?:the |de l'|de la |du |de |l'|la |le |d')?"
)


def share_behind(figures: str, lang: Lang, good: tuple[int, int]) -> Decimal | None:
    """The share, 0 to 1, of the one sum of a text that a good is, told between them: '50,000 USD
    order, 20% is aluminum'; None where none is.

    >>> share_behind("50,000 usd order, 20% is aluminum", "en", (25, 33))
    Decimal('0.2')
    """
    sums = moneys(figures, lang)
    if len(sums) != 1 or sums[0].per:
        return None
    told = _SHARE_IS.fullmatch(figures, sums[0].end, good[0])
    if _NO_SHARE.match(figures[good[1] :].lstrip()):
        return None  # '25% is the steel tariff'
    part = None if told is None else _part(told)
    return None if part is None else part / _WHOLE


def _told_before(text: str) -> re.Match[str] | None:
    found = _BEFORE.search(text)
    if found is None or _NO_SHARE.search(text, found.start()):
        return None
    return found if _PLAIN.fullmatch(found["between"]) else None


def _told_behind(text: str) -> re.Match[str] | None:
    found = _BEHIND.match(text)
    return None if found is None or _NO_SHARE.match(text[found.end() :].lstrip()) else found


def _part(share: re.Match[str]) -> Decimal | None:
    """A share in percent; None for the rest."""
    if share["p"]:
        return Decimal(share["p"].replace(",", "."))
    return next((part for name, part in _SHARES.items() if share[name]), None)
