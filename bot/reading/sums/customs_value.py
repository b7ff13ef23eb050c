"""What goods are worth in folded text: a sum, or a price times how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.domain import units
from bot.domain.text import Lang
from bot.domain.words import word_set
from bot.reading.sums.codes import DOTTED
from bot.reading.sums.money import (
    AT,
    YEARS,
    WrittenMoney,
    bare,
    currency_at,
    moneys,
    scaled,
    unsigned,
)
from bot.reading.sums.quantities import WrittenQuantity, measured, per_unit
from bot.reading.sums.sums_of_goods import (
    as_corrected,
    corrects,
    is_carriage,
    is_in_all,
    of_the_goods,
    reduced,
    together,
)
from bot.reading.text.numbers import WrittenNumber, number, numbers

_BY = re.compile(r" ?(?:units?|pieces?|pcs)? ?(?:x|×|\*|@|\btimes\b|\bfois\b) {0,12}")
_OF_THINGS = re.compile(
    r"(?<![\w.,/$€£-])(?<!\bx )(?<!\dx )(?P<n>\d{1,3}(?:[ ,]\d{3}){1,2}|\d{1,6})"
    r"(?P<k> ?k\b)?(?: ?-?(?!k\b)[a-z][a-z'-]{0,20}){1,4} ?(?:x|×|\*|\btimes|\bfois) {0,12}$"
)
"""Before a sum: '2,400 goalie sticks x', so many of something at that price."""
_EACH_OF = re.compile(r"\d[^@\d]{1,40}@ ?$")
"""Before a sum: so many of something that has no unit here, at that price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What goods are worth: a sum, or a price times a quantity.

    ``of`` is the price, and ``counted`` how many of its unit, where the sum was worked out. With
    ``whole`` the price may as well be the sum itself ('40 t at $900'); ``each``: it stands behind
    an '@', which prices the unit more often. ``later`` is where further prices stand that are in
    the total.
    """

    total: WrittenMoney
    of: WrittenMoney | None = None
    counted: WrittenQuantity | None = None
    whole: bool = False
    each: bool = False
    later: tuple[tuple[int, int], ...] = ()

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands: a price and a quantity may be apart."""
        if self.of is None or self.counted is None:
            return ((self.total.start, self.total.end),)
        counted = self.counted.start, self.counted.end
        return (self.of.start, self.of.end), counted, *self.later


@lru_cache(maxsize=256)
def value(folded: str, lang: Lang = "en") -> Value | None:
    """What the goods are worth: the first sum, or a unit price times a quantity. A question's is
    asked for several times.

    >>> str(value("25 tonnes at $900 per tonne").total.amount), str(value("500 x $12").total.amount)
    ('22500', '6000')
    >>> str(value("12 coils, 19.6 t each, 875 a tonne us").total.amount)
    '205800.0'
    >>> str(value("30 kbbl wcs @ us$54.20").total.amount), value("30 skids @ us$54.20")
    ('1626000.00', None)
    """
    if _is_of_box_or_piece(folded, lang):
        return None
    named = as_corrected(moneys(folded, lang), folded)
    sums = of_the_goods(together(named, folded), folded)
    sums = tuple(reduced(one, folded, lang) for one in sums)
    sums = tuple(_of_each_named(one, folded) for one in sums)
    prices = () if sums and corrects(sums[0], folded) else tuple(_prices(folded, lang))
    priced = next((a for a in (*sums, *prices) if a.per), None)
    counted = all_together(measured(folded, lang), folded)
    several = _at_several_prices(sums, folded, lang)
    if several is not None:
        return several
    of_things = next(filter(None, (_of_things(one, folded) for one in sums)), None)
    if of_things is not None or priced is not None:
        return of_things or (_at_price(priced, counted) if priced else None)
    first = next(iter(sums), None)
    times = _times(folded, lang, sums)
    if times is not None:
        return times
    if first is None:
        return _declared(folded, lang)
    return _of_as_many(first, [q for q in counted if q.end <= first.start], folded)


_COUNTED_AT = re.compile(
    r"(?<![\w.,$€£/-])(?P<n>\d{1,6})(?: (?:more|others?|autres|de plus))?"
    r"(?: (?!(?:at|a|of|de|more)\b)(?P<what>[a-z][a-z'-]{1,20}))?(?: (?:more|de plus))?"
    r" ?(?:at|@|a) {0,12}$"
)
"""Before a price, how many there are at it: '20 more at'."""


def _at_several_prices(sums: Sequence[WrittenMoney], folded: str, lang: Lang) -> Value | None:
    """'50 chairs at 40 USD and 20 more at 35 USD': the same things at several prices, together;
    None where they are told to be of several kinds."""
    prices = [one for one in sums if not is_carriage(one.start, one.end, folded)]
    leads = [_COUNTED_AT.search(folded, max(0, p.start - 50), p.start) for p in prices]
    told = [one for one in leads if one is not None]
    named = {one["what"].rstrip("s") for one in told if one["what"]}
    alike = len({p.currency for p in prices} - {""}) <= 1 and not named & _LASTING
    if len(prices) < _SEVERAL or len(told) != len(prices) or len(named) > 1 or not alike:
        return None
    if any(p.large or p.other or p.per not in ("", "No.") for p in prices):
        return None
    if any(q.start == one.start("n") for q in measured(folded, lang) for one in told):
        return None  # by weight or length
    many = [Decimal(one["n"]) for one in told]
    amount = sum((n * p.amount for n, p in zip(many, prices, strict=True)), Decimal(0))
    counted = WrittenQuantity(
        amount=sum(many, Decimal(0)),
        unit="No.",
        start=told[0].start("n"),
        end=told[0].end("n"),
        written=told[0]["n"],
    )
    return Value(
        total=replace(prices[0], amount=amount, per=""),
        of=prices[0],
        counted=counted,
        later=tuple((one.start, one.end) for one in prices[1:]),
    )


_SEVERAL = 2


def _of_as_many(
    first: WrittenMoney, before: Sequence[WrittenQuantity], folded: str
) -> Value | None:
    """A sum behind what is counted: the price of each, or what all of it is worth."""
    priced = AT.search(folded, max(0, first.start - 16), first.start)
    if before and priced and not is_in_all(first, folded):
        return _priced_at(first, before[-1], folded)
    if before and before[-1].unit == "No." and _is_small_beside(first, before[-1]):
        return _at_price(replace(first, per="No."), before[-1:])
    if _is_of_each(first, folded):
        return None  # of how many nobody can tell
    return Value(total=first)


_THING = r"(?:[a-z][a-z'-]{0,20} ?){1,3}"
_CHAIN = re.compile(
    rf"(?<![\w.,$])(?P<n>\d{{1,5}}) {_THING}"
    rf"(?:(?:x|×|\*|of|with|de|contenant|each with) ?(?P<m>\d{{1,5}}) {_THING})"
    r"(?:x|×|\*|at|@|a|,)? {0,12}$"
)
"""Before a price: so many boxes of so many each: '48 cases of 12 bottles at'."""


def _of_a_chain(price: WrittenMoney, folded: str) -> Value | None:
    """'4 skids x 60 boxes x $14' and '48 cases of 12 bottles at $9 a bottle': all of them at that
    price. Nothing is known where what is priced is the larger thing: '$108 a case'."""
    at = max(0, price.start - 90)
    found = _CHAIN.search(folded[at : price.start])
    if found is None:
        return None
    of = _A_THING.match(folded, price.end) or _PER_THING.search(folded, price.start, price.end)
    inner = found[0][found.end("m") - found.start() :]
    by_times = found[0].rstrip().endswith(("x", "×", "*"))
    if not by_times and (of is None or of["what"].rstrip("s") not in inner):
        return None
    many = Decimal(found["n"]) * Decimal(found["m"])
    counted = WrittenQuantity(
        amount=many,
        unit="No.",
        start=at + found.start("n"),
        end=at + found.end("m"),
        written=found["m"],
    )
    return Value(total=_product(price, counted, many), of=price, counted=counted)


def _of_all_packed(price: WrittenMoney, folded: str) -> Value | None:
    """'20 cases of 24 at $1.50 a bottle': all bottles at that price."""
    packed = _packed(price, folded)
    if packed is None or not packed[1]:
        return None
    found, _ = packed
    many = Decimal(found["n"]) * Decimal(found["m"])
    counted = WrittenQuantity(
        amount=many,
        unit="No.",
        start=found.start("n"),
        end=found.end("m"),
        written=found["m"],
    )
    return Value(total=_product(price, counted, many), of=price, counted=counted)


_PACK = (
    r"(?:box(?:es)?|cases?|cartons?|packs?|packets?|crates?|caisses?|boites?|paquets?|trays?"
    r"|sleeves?"
    r"|bundles?|bags?|sacs?|pallets?|skids?|palettes?"
    r"|truckloads?|loads?|containers?|chargements?|conteneurs?)"
)
_PACKS = re.compile(
    rf"(?<![\w.,$])(?P<n>\d{{1,5}}) (?P<pack>{_PACK}) (?:of|x|de) (?P<m>\d{{1,4}})(?![\w.-])"
    r"(?: ?(?!(?:lbs?|pounds?|livres|kgs?|g|oz|ml|l|cl|gal\w*|lit\w+|in|inch|pouces?|ft|feet|foot"
    r"|pieds"
    r"|mm|cm|m|x|yd|yards?|t|tonnes?|tons?|dozen|douzaines?|at|a|for"
    r"|pour)\b)[a-z][a-z'-]{1,20}){0,2},?"
    r" ?(?:at|@|a|for|pour|,)? {0,12}$"
)
"""Before a price, so many packs of so many: '5 boxes of 12 at', '5 boxes of 12 candles at'."""


def _packed(price: WrittenMoney, folded: str) -> tuple[re.Match[str], bool] | None:
    """Packs of so many before a price, and whether it is that of what they hold: '20 cases of 24 at
    $1.50 a bottle'; None where it is that of a pack, or there are none."""
    found = _PACKS.search(folded, max(0, price.start - 60), price.start)
    if found is None:
        return None
    of = _A_THING.match(folded, price.end) or _PER_THING.search(folded, price.start, price.end)
    named = of is not None and of["what"] not in _LASTING
    if of is not None and named and found["pack"].startswith(of["what"].rstrip("s")):
        return None
    return found, named


_AT_A_PRICE = re.compile(r"(?:\bat|@|\ba|\bx) {0,12}$")


def _is_of_box_or_piece(folded: str, lang: Lang) -> bool:
    """Whether nobody can tell if a price is that of a pack or of a piece in it: '5 boxes of 12 at
    40 USD each'."""
    sums = [_of_each_named(one, folded) for one in moneys(folded, lang)]
    packed = _packed(sums[0], folded) if len(sums) == 1 else None
    if packed is None or packed[1] or is_in_all(sums[0], folded):
        return False
    return sums[0].per == "No." or _AT_A_PRICE.search(packed[0].group()) is not None


_EACH_HOLDS = re.compile(
    r"\b(?:each|every|per|an?|chaque|une?) (?P<what>[a-z]{3,14}) (?:has|holds|contains|carries|is"
    rf"|contient|compte|de|of)(?: about)? (?P<m>\d{{1,5}}) {_THING}(?:at|@|a|x) {{0,12}}$"
)


def _of_as_many_held(price: WrittenMoney, folded: str) -> Value | None:
    """'each pallet has 40 boxes at $14, 4 pallets': all boxes at that price."""
    held = _EACH_HOLDS.search(folded, max(0, price.start - 90), price.start)
    if held is None:
        return None
    whole = re.compile(rf"(?<![\w.,$])(?P<n>\d{{1,5}}) {held['what']}s?\b")
    told = whole.search(folded, price.end) or whole.search(folded, 0, held.start())
    if told is None:
        return None
    many = Decimal(told["n"]) * Decimal(held["m"])
    counted = WrittenQuantity(
        amount=many, unit="No.", start=told.start(), end=told.end(), written=told["n"]
    )
    return Value(total=_product(price, counted, many), of=price, counted=counted)


_PER_THING = re.compile(r"(?:a|an|per|the|la|le|par|each|/) ?(?P<what>[a-z]{3,14})$")


def _of_things(price: WrittenMoney, folded: str) -> Value | None:
    """'2,400 goalie sticks x $38': so many of what has no unit here, and what one of them costs."""
    if price.per not in ("", "No.") or is_in_all(price, folded):
        return None
    chain = _of_a_chain(price, folded) or _of_all_packed(price, folded)
    chain = chain or _of_as_many_held(price, folded)
    if chain is not None:
        return chain
    at = max(0, price.start - 90)
    before = _OF_THINGS.search(folded[at : price.start])
    if before is None:
        return None
    written = number(before["n"])
    if written is None or written.value <= 1:
        return None
    many = written.value * (_LOAD if before["k"] else 1)
    counted = WrittenQuantity(
        amount=many,
        unit="No.",
        start=at + before.start("n"),
        end=at + before.end("n"),
        written=before["n"],
    )
    return Value(total=_product(price, counted, many), of=price, counted=counted)


_TERMS = r"(?: (?:fob|fca|exw|cif|cfr|ddp|dap|landed|delivered|wholesale|net))?"
_A_THING = re.compile(
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
    r" (?:is|costs?|runs|coute|vaut|est(?: a)?|revient a)(?: (?:about|around|us|me))? $"
    r"|\b(?:price|cost|value|prix|cout) (?:per|of (?:an?|each|one)|for (?:an?|each)|par|de la|du"
    r"|d'une?"
    r"|a) ?(?P<priced>[a-z]{3,14})(?: (?:is|of|est(?: de)?|at))?:? ?$"
)
"""Before what one of them costs: 'a pair of skis is 300 USD, 25 pairs'."""


def _unit_sold(sum_: WrittenMoney, folded: str) -> str:
    """The unit that a sum is what one costs of, by what stands before it; '' for none."""
    if _SELLS_FOR.search(folded, max(0, sum_.start - 30), sum_.start):
        return "No."
    one = _ONE_IS.search(folded, max(0, sum_.start - 50), sum_.start)
    what = (one["what"] or one["priced"]) if one is not None else ""
    if one is None or not _is_counted(what, folded[: one.start()], folded[sum_.end :]):
        return ""
    return "pr." if what in ("pair", "paire") else "No."


def _is_counted(what: str, *parts: str) -> bool:
    """Whether so many of a thing are told of in one of the parts of a text."""
    counted = re.compile(rf"\d(?: ?[a-z][a-z'-]{{0,20}}){{0,3}} ?\b(?:truck)?{what}(?:s|es)?\b")
    return any(counted.search(part) for part in parts)


_LASTING = word_set(
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


def _of_each_named(sum_: WrittenMoney, folded: str) -> WrittenMoney:
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
    of = _A_THING.match(folded, sum_.end)
    if of is None or of["what"] in _LASTING or (of["what"] in _LOTS and _PER_TIME.search(folded)):
        return sum_
    if not _is_counted(of["what"], folded[: sum_.start], folded[of.end() :]):
        return sum_
    named = _CURRENCY_BEHIND.match(folded, of.end())
    said = currency_at(folded, of.end()) if named and not sum_.currency else sum_.currency
    return replace(sum_, per="No.", currency=said, end=named.end() if named else of.end())


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


def _declared(folded: str, lang: Lang) -> Value | None:
    """The number that is said to be the value, in the money of whoever charges."""
    for one in bare(folded, lang):
        if one.amount < _LEAST:
            continue
        if _is_said_to_be_it(one, folded):
            return Value(total=one)
        many = _AT_EACH.search(folded, max(0, one.start - 90), one.start)
        if many is not None:
            counted = number(many["n"])
            return None if counted is None else _pieces(counted, one)
        thing = folded.endswith("k", 0, one.end) and _A_THING_WORTH.match(folded, one.end)
        large = one.amount >= _LOAD and (thing or _OF_GOODS.match(folded, one.end))
        owed = _OWED_ON.search(folded, max(0, one.start - 90), one.start)
        if large and (owed or _PAYS.match(folded, one.end)):
            return Value(total=one)
    return None


def _is_said_to_be_it(one: WrittenMoney, folded: str) -> bool:
    """Whether a number without a currency is said to be what goods are worth or cost."""
    written = folded[one.start : one.end]
    if _DECLARES.search(folded, max(0, one.start - 90), one.start) or _WORTH.match(folded, one.end):
        return True
    if _IN_MILLIONS.match(folded, one.start):
        return True
    large = one.amount >= _LOAD and _GROUPED.fullmatch(written) is not None
    costs = _COSTS.search(folded, max(0, one.start - 60), one.start)
    return large and costs is not None and _ENDS_A_SUM.match(folded, one.end) is not None


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


def _priced_at(sum_: WrittenMoney, quantity: WrittenQuantity, folded: str) -> Value:
    """The sum that stands behind a quantity and 'at': what each of its unit costs, or all."""
    if _is_size(quantity, sum_):
        return Value(total=sum_)
    price = replace(sum_, per=quantity.unit)
    each = folded[: sum_.start].rstrip().endswith("@")
    return replace(_at_price(price, (quantity,)), whole=True, each=each)


_HUNDRED = Decimal(100)


def _is_small_beside(sum_: WrittenMoney, counted: WrittenQuantity) -> bool:
    """Whether a sum told to the cent can't be that of so many pieces: '3k units, 2.35 usd'."""
    told = sum_.amount < _HUNDRED and sum_.amount.as_tuple().exponent == -2
    return told and not sum_.per and counted.amount >= _HUNDRED


_SIZES = frozenset({Decimal(n) for n in (20, 40, 45, 48, 53)})
"""Feet of a container (ISO 668) or of a trailer."""
_LOAD = Decimal(1000)


def _is_size(quantity: WrittenQuantity, worth: WrittenMoney) -> bool:
    """Whether a length is that of the container that goods worth so much come in."""
    return quantity.unit == "ft" and quantity.amount in _SIZES and worth.amount >= _LOAD


def price_of_each(folded: str, lang: Lang = "en") -> Value | None:
    """The price in '18 ranges @ $7,450', of which :func:`value` makes nothing alone."""
    first = next(iter(moneys(folded, lang)), None)
    if first is None or not _is_of_each(first, folded) or _is_of_box_or_piece(folded, lang):
        return None
    return Value(total=replace(first, per="No."))


def _is_of_each(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is what each of so many costs that have no unit here."""
    return _EACH_OF.search(folded, max(0, sum_.start - 50), sum_.start) is not None


def _prices(folded: str, lang: Lang) -> Iterable[WrittenMoney]:
    """'900 a tonne': a price without its currency."""
    for found in numbers(folded, lang):
        times, end = scaled(folded, found)
        large = _of_each_named(unsigned(found, times=times, end=end), folded)
        if large.per == "No." and large.amount >= _LOAD and not has_year(found):
            yield large
            continue
        if folded.endswith((" of", " de", "d'"), found.end, end):
            continue  # '10k of each' is a number of things
        per = per_unit(folded, end)
        each = folded.startswith(" piece", found.end)  # '500 piece' counts, '5 $ piece' prices
        if per is None and (one := _of_each_named(unsigned(found), folded)).currency:
            yield one
        if per is not None and not each and not DOTTED.fullmatch(found.written):
            named = _CURRENCY_BEHIND.match(folded, per[1])
            yield replace(
                unsigned(found, times=times, end=named.end() if named else per[1]),
                currency=currency_at(folded, per[1]) if named else "",
                per=per[0],
            )


_CURRENCY_BEHIND = re.compile(r" (?:us|usd|cad|cdn|eur|gbp)(?= ?(?:[.,;:?!]|$))")
"""A currency behind the unit of a price, and nothing more: '875 a tonne US'."""
_EACH = re.compile(r",? (?:each|apiece|chacune?s?)\b")
_COUNT_BEFORE = re.compile(r"(?<![\w.,])(\d{1,4}) (?:[a-z]+ ){0,3}[a-z]+,? (?:of |at |de |x |@ )?$")
_TIMES_BEFORE = re.compile(r"(?<![\w.,])(\d{1,4}) ?(?:(?:[a-z]+ ){0,2}[a-z]+ ?)?(?:x|×|\*) ?$")
"""'110 cars x' before what each of them holds."""
_HOLD = re.compile(
    r"(?<![\w.,$])(\d{1,4}) (?:totes?|drums?|rolls?|coils?|bags?|barrels?|kegs?|cases?|cartons?"
    r"|boxes|bins?|tanks?|sacks?|bottles?|jugs?|pails?|reels?|spools?|railcars?|rail cars"
    r"|tankers?|truckloads?|loads|rouleaux|bobines?|sacs?|futs?|barils?|caisses?|boites?|bidons?"
    r"|bouteilles?|wagons?|chargements?)(?: (?:of|de|x|at|@)|,) ?$"
)
"""Before what each of so many holds: '3 totes of 275 gal'."""
_CONTAINERS = re.compile(
    r"[ -](?:coils|bags|drums|totes|rolls|boxes|barrels|slabs|billets|sacks|loads|truckloads|bales"
    r"|bundles|pails|kegs|cases|cylinders|ingots|spools|reels)\b"
)
_RIGHT_BEFORE = re.compile(r"(?<![\w.,$])(\d{1,3}) {1,4}$")
"""Before what each of them weighs or holds: 'two 9.5 tonne coils'."""
_LENGTHS = ("m", "m²", "m³")
"""What is said by times in these is a size: '2 x 4 ft'."""


def all_together(counted: Sequence[WrittenQuantity], folded: str) -> tuple[WrittenQuantity, ...]:
    """'12 coils, 19.6 t each' and '12 x 19.6 t' are 235.2 t; what is said of each of nobody knows
    how many is no quantity of the whole."""
    out = []
    for quantity in counted:
        times = _TIMES_BEFORE.search(folded, 0, quantity.start)
        times = times or _HOLD.search(folded, max(0, quantity.start - 40), quantity.start)
        if times is None and _CONTAINERS.match(folded, quantity.end):
            times = _RIGHT_BEFORE.search(folded, max(0, quantity.start - 8), quantity.start)
        sized = times is not None and times.re is _TIMES_BEFORE
        sized = sized and any(units.convert((Decimal(1), quantity.unit), n) for n in _LENGTHS)
        each = _EACH.match(folded, quantity.end)
        if not each and (times is None or sized):
            out.append(quantity)
        elif found := times or _COUNT_BEFORE.search(folded[: quantity.start]):
            many = Decimal(found[1])
            other = None if quantity.other is None else quantity.other * many
            out.append(replace(quantity, amount=quantity.amount * many, other=other))
    return tuple(out)


_LENGTHS_SOLD = ("ft", "yd", "m")
"""What floors and gravel are priced by where their area or volume is meant."""


def _at_price(price: WrittenMoney, counted: Sequence[WrittenQuantity]) -> Value:
    """A price times the one quantity that counts its unit; alone where there is none or several."""
    outside = [q for q in counted if q.end <= price.start or q.start >= price.end]
    if price.per == units.TON and any(q.unit == "t" for q in outside):
        price = replace(price, per="t")  # '500 metric tons at 2,650 a ton'
    if price.per in _LENGTHS_SOLD and len(outside) == 1:
        sold = outside[0].unit
        if sold in (f"{price.per}²", f"{price.per}³"):
            price = replace(price, per=sold)  # '2,300 sq ft at 1.85 a foot'
    pairs = [q for q in outside if q.unit == "pr."]
    if price.per == "No." and len(outside) == len(pairs) == 1:
        price = replace(price, per="pr.")  # '900 pairs of sneakers, 18 usd each'
    fitting = [(q, n) for q in outside if (n := units.convert((q.amount, q.unit), price.per))]
    if len(fitting) != 1:
        return Value(total=price, of=price)
    ((quantity, many),) = fitting
    return Value(total=_product(price, quantity, many), of=price, counted=quantity)


def _product(price: WrittenMoney, quantity: WrittenQuantity, many: Decimal) -> WrittenMoney:
    """The sum; where either number has a second reading the sum has, too."""
    unsure = price if price.other is not None else quantity
    second = None
    if price.other is not None:
        second = price.other * many
    elif quantity.other is not None and quantity.amount:
        second = price.amount * many * quantity.other / quantity.amount
    return replace(
        price,
        amount=price.amount * many,
        other=second,
        written=unsure.written,
        start=min(price.start, quantity.start),
        end=max(price.end, quantity.end),
        per="",
    )


def _times(folded: str, lang: Lang, sums: Sequence[WrittenMoney]) -> Value | None:
    """'500 x $12', '12 $ x 500', '500 @ 12': a number of pieces and what one of them costs."""
    found = numbers(folded, lang)
    around = {place: a for a in sums for place in range(a.start, a.end)}
    at, beginning = {n.start: n for n in found}, {a.start: a for a in sums}
    for left in found:
        price = around.get(left.start)
        times, end = scaled(folded, left)
        thousands = price is None and times == _LOAD
        end = price.end if price else end if thousands else left.end
        tail = _X_MANY.match(folded, end) if price else None
        if price is not None and tail is not None and (many := number(tail["n"])):
            return _pieces(replace(many, start=tail.start("n"), end=tail.end("n")), price)
        by = _BY.match(folded, end)
        if by is None or DOTTED.fullmatch(left.written):
            continue
        right, plain = beginning.get(by.end()), at.get(by.end())
        # '2 x 4' alone is the size of a stud
        other = right or (unsigned(plain) if plain and "@" in by.group() else None)
        if price is None and other is not None:
            return _pieces(_in_thousands(left) if thousands else left, other)
        if price is not None and plain is not None:
            return _pieces(plain, price)
    return None


_X_MANY = re.compile(r" ?x(?P<n>\d{1,5})\b(?! ?(?:x|mm|cm|ft|in)\b)")
"""Behind a price: 'x6', so many of it."""


def has_year(found: WrittenNumber) -> bool:
    """Whether a number may be a year: '2026 a load'."""
    return found.written.isdigit() and found.value in YEARS


def _in_thousands(found: WrittenNumber) -> WrittenNumber:
    """'3k' as the number that it is."""
    other = None if found.other is None else found.other * _LOAD
    return replace(found, value=found.value * _LOAD, other=other)


def _pieces(many: WrittenNumber, price: WrittenMoney) -> Value:
    counted = WrittenQuantity(
        amount=many.value,
        unit="No.",
        start=many.start,
        end=many.end,
        other=many.other,
        written=many.written,
    )
    return Value(total=_product(price, counted, many.value), of=price, counted=counted)
