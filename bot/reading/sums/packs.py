"""Prices of goods in packs, by folded text: cases of so many, boxes that hold so many each, packs
within packs."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.domain import units
from bot.domain.text import Lang
from bot.reading.sums.columns import is_of_pack_or_piece
from bot.reading.sums.money import WrittenMoney, moneys
from bot.reading.sums.price_of_one import A_THING, LASTING, of_each_named
from bot.reading.sums.quantities import WrittenQuantity
from bot.reading.sums.sums_of_goods import is_in_all
from bot.reading.sums.worth import LOAD, Value, product
from bot.reading.text.numbers import number

_OF_THINGS = re.compile(
    r"(?<![\w.,/$€£-])(?<!\bx )(?<!\dx )(?P<n>\d{1,3}(?:[ ,]\d{3}){1,2}|\d{1,6})"
    r"(?P<k> ?k\b)?(?: ?-?(?!k\b)[a-z][a-z'-]{0,20}){1,4} ?(?:x|×|\*|\btimes|\bfois) {0,12}$"
)
"""Before a sum: '2,400 goalie sticks x', so many of something at that price."""
_THING = r"(?:[a-z][a-z'-]{0,20} ?){1,3}"
_CHAIN = re.compile(
    rf"(?<![\w.,$])(?P<n>\d{{1,5}}) {_THING}"
    rf"(?:(?:x|×|\*|of|with|de|contenant|each with) ?(?P<m>\d{{1,5}}) {_THING})"
    r"(?:x|×|\*|at|@|a|,)? {0,12}$"
)
"""Before a price: so many boxes of so many each: '48 cases of 12 bottles at'."""


def _thing_priced(price: WrittenMoney, folded: str) -> re.Match[str] | None:
    """The thing that a price is told of: '$1.50 a bottle'; None where none is."""
    within = _PER_THING.search(folded, price.start, price.end)
    return within if within or price.per else A_THING.match(folded, price.end)


def _of_a_chain(price: WrittenMoney, folded: str) -> Value | None:
    """'4 skids x 60 boxes x $14' and '48 cases of 12 bottles at $9 a bottle': all of them at that
    price. Nothing is known where what is priced is the larger thing: '$108 a case'."""
    at = max(0, price.start - 90)
    found = _CHAIN.search(folded[at : price.start])
    if found is None:
        return None
    of = _thing_priced(price, folded)
    inner = found[0][found.end("m") - found.start() :]
    by_times = found[0].rstrip().endswith(("x", "×", "*"))
    if not by_times and (of is None or of["what"].rstrip("s") not in inner):
        return None
    many = Decimal(found["n"]) * Decimal(found["m"])
    span = at + found.start("n"), at + found.end("m")
    return _worth_of_pieces(price, many, span, found["m"])


def _of_all_packed(price: WrittenMoney, folded: str) -> Value | None:
    """'20 cases of 24 at $1.50 a bottle': all bottles at that price."""
    packed = _packed(price, folded)
    if packed is None or not packed[1]:
        return None
    found, _ = packed
    of = _thing_priced(price, folded)
    price = replace(price, end=max(price.end, of.end())) if of is not None else price
    many = Decimal(found["n"]) * Decimal(found["m"])
    counted = WrittenQuantity(
        amount=many,
        unit="No.",
        start=found.start("n"),
        end=found.end("m"),
        written=found["m"],
    )
    return Value(total=product(price, counted, many), of=price, counted=counted)


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


_PACKS_HOLDING = re.compile(
    rf"(?<![\w.,$])(?P<n>\d{{1,5}}) (?P<pack>{_PACK}),? (?:of |de |with |avec "
    rf"|at )?(?P<m>\d{{1,4}})"
    r"(?: (?!(?:lbs?|kgs?|g|oz|ml|l|t|tonnes?|tons?|gal\w*|lit\w+|ft|feet)\b)[a-z][a-z'-]{1,20})"
    r"{1,2} (?:each|apiece|in each|(?:per|a|par) (?:box|case|pallet|skid|load|boite|caisse|palette)"
    r"|chacune?s?|par (?:boite|caisse|palette))"
    r"(?:,? (?:at|@|a|for|pour)| ?,)? {0,12}$"
)
"""Before a price: '3 boxes, 12 shirts each,'."""


def _packed(price: WrittenMoney, folded: str) -> tuple[re.Match[str], bool] | None:
    """Packs of so many before a price, and whether it is that of what they hold: '20 cases of 24 at
    $1.50 a bottle'; None where it is that of a pack, or there are none."""
    found = _PACKS.search(folded, max(0, price.start - 60), price.start)
    found = found or _PACKS_HOLDING.search(folded, max(0, price.start - 70), price.start)
    if found is None:
        return None
    of = _thing_priced(price, folded)
    named = of is not None and of["what"] not in LASTING
    if of is not None and named and found["pack"].startswith(of["what"].rstrip("s")):
        return None
    return found, named


_AT_A_PRICE = re.compile(r"(?:\bat|@|\ba|\bx) {0,12}$")


def is_of_box_or_piece(folded: str, lang: Lang) -> bool:
    """Whether nobody can tell if a price is that of a pack or of a piece in it: '5 boxes of 12 at
    40 USD each'."""
    sums = [of_each_named(one, folded) for one in moneys(folded, lang)]
    if len(sums) == 1 and (is_for_some(sums[0], folded) or is_of_all_or_each(sums[0], folded)):
        return True
    if is_of_pack_or_piece(sums, folded):
        return True
    packed = _packed(sums[0], folded) if len(sums) == 1 else None
    if packed is None or packed[1] or is_in_all(sums[0], folded):
        return False
    return sums[0].per == "No." or _AT_A_PRICE.search(packed[0].group()) is not None


_PIECES_BEFORE = re.compile(
    r"(?<![\w.,$€£x-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}) ?(?:pcs|pieces?|pces?|units?|sets?|ea|box"
    r"|boxes|cs|cases?|ctns?|cartons?|bags?|bottles?|kits?|unites?|caisses?|boites?|sacs?)\b\.?,? $"
)
"""Right before a sum, so many pieces or cases: '320 pcs'."""
_LEAST_OF_ONE = Decimal("0.10")
"""Dollars that a piece of trade, be it a screw, hardly ever costs less than."""


def _pieces_right_before(sum_: WrittenMoney, folded: str) -> tuple[Decimal, re.Match[str]] | None:
    """How many pieces stand right before a sum with nothing between, which is less than one of its
    currency for each of them: '320 pcs 70 usd'; None where it may well be for all of them."""
    if sum_.per or sum_.large or is_in_all(sum_, folded):
        return None
    told = _PIECES_BEFORE.search(folded, max(0, sum_.start - 24), sum_.start)
    many = Decimal(told["n"].replace(",", "")) if told is not None else Decimal(0)
    return (many, told) if told is not None and sum_.amount < many else None


def is_of_all_or_each(sum_: WrittenMoney, folded: str) -> bool:
    """Whether nobody can tell if a sum right behind a number of pieces is for all of them: each of
    '60 pcs 20 usd' would cost a third of a dollar, which a screw may."""
    told = _pieces_right_before(sum_, folded)
    return told is not None and sum_.amount >= told[0] * _LEAST_OF_ONE


def _of_pieces_right_before(price: WrittenMoney, folded: str) -> Value | None:
    """'480 pcs 31 usd': so many at that price, since a sum for all of them would be less than
    hardly any piece of trade costs."""
    told = _pieces_right_before(price, folded)
    if told is None or price.amount >= told[0] * _LEAST_OF_ONE or told[0] >= LOAD:
        return None
    many, found = told
    counted = WrittenQuantity(
        amount=many, unit="No.", start=found.start("n"), end=found.end("n"), written=found["n"]
    )
    of = replace(price, per="No.")
    return Value(total=product(of, counted, many), of=of, counted=counted)


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
    return Value(total=product(price, counted, many), of=price, counted=counted)


_OF_A_SIZE = re.compile(
    r"(?<![\w.,$])\d{1,3} ?[x×] ?\d{1,4}(?:[.,]\d{1,3})? ?(?:ml|cl|l|lit(?:er|re)s?|oz|g|gr|kg"
    r"|lbs?)"
    r"(?: [a-z]{3,12}){0,2},? (?:at|@|a|for|pour) {0,12}$"
)
"""Before a price, what one pack holds: '24x500ml at'."""
_SO_MANY = re.compile(
    r"(?<![\w.,$€£x-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6}) (?:full )?"
    r"(?:cases?|packs?|cartons?|boxes|trays?|flats?|crates?|caisses?|boites?"
    r"|paquets?)\b(?! (?:of|de) \d)"
)


def _of_sized_packs(price: WrittenMoney, folded: str) -> Value | None:
    """'24x500ml at $12, 100 cases': so many packs at the price of one; None where it is told of
    something else, or nobody counts the packs."""
    if price.per not in ("", "No.") or is_in_all(price, folded):
        return None
    if _OF_A_SIZE.search(folded, max(0, price.start - 50), price.start) is None:
        return None
    told = [
        m for m in _SO_MANY.finditer(folded) if m.end() <= price.start or m.start() >= price.end
    ]
    if len(told) != 1:
        return None
    (found,) = told
    many = Decimal(found["n"].replace(",", ""))
    counted = WrittenQuantity(
        amount=many, unit="No.", start=found.start(), end=found.end(), written=found["n"]
    )
    return Value(total=product(price, counted, many), of=price, counted=counted)


_SO_MANY_FOR = re.compile(r"(?<![\w.,$€£/-])(?P<n>[2-9]|[1-4]\d) (?:for|pour) {0,9}$")
"""Before a sum, how many of a thing it buys: '6 for'."""
_COUNT_OF = re.compile(
    r"(?<![\w.,$€£%/-])(?P<n>\d{1,3}(?:,\d{3})+|\d{2,6})(?! ?(?:lbs?|kgs?|oz|ml|g|%|percent|usd|cad"
    r"|us|\$|days?|feet|ft)\b)(?= [a-z]{3,})"
)


def _so_many_for(price: WrittenMoney, folded: str) -> tuple[Decimal, re.Match[str]] | None:
    """How many a sum buys and how many there are in all, where both are told: '20 bars of soap, 6
    for $30'; None where the sum is for all of them."""
    if price.per or is_in_all(price, folded):
        return None
    told = _SO_MANY_FOR.search(folded, max(0, price.start - 30), price.start)
    if told is None:
        return None
    lot = Decimal(told["n"])
    counts = (m for m in _COUNT_OF.finditer(folded) if not told.start() <= m.start() < price.end)
    all_ = [m for m in counts if Decimal(m["n"].replace(",", "")) > lot]
    return (lot, all_[0]) if len(all_) == 1 else None


def is_for_some(price: WrittenMoney, folded: str) -> bool:
    """Whether a sum buys so many, of which those counted are no multiple: '6 for $30, 20 bars'."""
    told = _so_many_for(price, folded)
    return told is not None and Decimal(told[1]["n"].replace(",", "")) % told[0] != 0


def _of_lots(price: WrittenMoney, folded: str) -> Value | None:
    """'90 candles, 3 for $10': as many lots at that price."""
    told = _so_many_for(price, folded)
    if told is None:
        return None
    lot, found = told
    many = Decimal(found["n"].replace(",", ""))
    of = replace(price, amount=price.amount / lot, per="No.")
    counted = WrittenQuantity(
        amount=many, unit="No.", start=found.start(), end=found.end(), written=found["n"]
    )
    total = replace(product(price, counted, many / lot), per="")
    return Value(total=total, of=of, counted=counted)


_RATIO = re.compile(
    r"(?<![\w.,$€£/-])(?P<n>\d{1,6}) (?P<what>[a-z]{2,14}) (?:per|in each|in every|in an?|to an?"
    r"|to the|an?|each"
    r"|par|dans chaque|la|le) (?P<in>[a-z]{3,14})\b"
)
_STEPS = 4


@lru_cache(maxsize=64)
def _ratios(folded: str) -> tuple[re.Match[str], ...]:
    """What is said to be in each of what: each sum of a text asks for it."""
    return tuple(_RATIO.finditer(folded))


def _of_nested(price: WrittenMoney, folded: str) -> Value | None:
    """'50 pallets, 40 cases per pallet, 24 bottles per case, $0.50 a bottle': all that is within
    what is counted, at the price of one."""
    thing = _thing_priced(price, folded)
    held = {
        _one_of(m["what"]): m
        for m in _ratios(folded)
        if m["in"] not in LASTING and (m.end() <= price.start or m.start() >= price.end)
    }
    if not held or (thing is None and not price.per):
        return None
    what = _one_of(thing["what"]) if thing is not None else price.per
    if what not in held:
        return None
    many, container = Decimal(1), ""
    for _ in range(_STEPS):
        step = held.get(what)
        if step is None:
            break
        many *= Decimal(step["n"])
        container = step["in"].removesuffix("s")
        what = _one_of(step["in"])
    whole = re.compile(rf"(?<![\w.,$€£/-])(?P<n>\d{{1,6}}) {container}(?:s|es)?\b")
    counts = [*whole.finditer(folded)]
    if len(counts) != 1:
        return None
    (found,) = counts
    many *= Decimal(found["n"])
    end = price.end if thing is None else max(price.end, thing.end())
    counted = WrittenQuantity(
        amount=many,
        unit=price.per or "No.",
        start=found.start(),
        end=found.end(),
        written=found["n"],
    )
    of = replace(price, per=price.per or "No.", end=end)
    return Value(total=replace(product(price, counted, many), per=""), of=of, counted=counted)


def _one_of(written: str) -> str:
    """The name of a unit, or a thing's own in the singular."""
    known = units.unit(written)
    return known if known != written else written.removesuffix("s")


_PER_THING = re.compile(r"(?:\b(?:an?|per|the|la|le|par|each) |/ ?)(?P<what>[a-z]{3,14})$")


def of_things(price: WrittenMoney, folded: str) -> Value | None:
    """'2,400 goalie sticks x $38': so many of what has no unit here, and what one of them costs."""
    if is_in_all(price, folded):
        return None
    nested = _of_nested(price, folded)
    if nested is not None or price.per not in ("", "No."):
        return nested
    chain = _of_pieces_right_before(price, folded) or _of_lots(price, folded)
    chain = chain or _of_a_chain(price, folded) or _of_all_packed(price, folded)
    chain = chain or _of_sized_packs(price, folded) or _of_as_many_held(price, folded)
    if chain is not None:
        return chain
    at = max(0, price.start - 90)
    before = _OF_THINGS.search(folded[at : price.start])
    if before is None:
        return None
    written = number(before["n"])
    if written is None or written.value <= 1:
        return None
    many = written.value * (LOAD if before["k"] else 1)
    span = at + before.start("n"), at + before.end("n")
    return _worth_of_pieces(price, many, span, before["n"])


def _worth_of_pieces(
    price: WrittenMoney, many: Decimal, span: tuple[int, int], written: str
) -> Value:
    """What so many pieces come to, which stand in ``span`` of a text as ``written``."""
    start, end = span
    counted = WrittenQuantity(amount=many, unit="No.", start=start, end=end, written=written)
    return Value(total=product(price, counted, many), of=price, counted=counted)
