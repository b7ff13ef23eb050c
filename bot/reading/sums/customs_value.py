"""What goods are worth in folded text: a sum, or a price times how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.domain import units
from bot.domain.text import Lang
from bot.reading.sums.bare_numbers import unsigned
from bot.reading.sums.codes import DOTTED
from bot.reading.sums.columns import of_columns
from bot.reading.sums.currencies import currency_at
from bot.reading.sums.declared import declared
from bot.reading.sums.moisture import of_dry_weight
from bot.reading.sums.money import YEARS, WrittenMoney, is_priced_at, moneys
from bot.reading.sums.number_scales import scaled
from bot.reading.sums.packs import is_of_box_or_piece, of_things
from bot.reading.sums.payments import together
from bot.reading.sums.price_of_one import CURRENCY_BEHIND, LASTING, of_each_named
from bot.reading.sums.quantities import WrittenQuantity, is_priced_piece, measured, per_unit
from bot.reading.sums.reductions import reduced, sum_off
from bot.reading.sums.revised_sums import as_corrected, corrects
from bot.reading.sums.sums_of_goods import is_carriage, is_in_all, of_the_goods
from bot.reading.sums.worth import LOAD, Value, pieces_at, product
from bot.reading.text.numbers import WrittenNumber, number, numbers

_BY = re.compile(r" ?(?:units?|pieces?|pcs)? ?(?:x|×|\*|@|\btimes\b|\bfois\b) {0,12}")
_EACH_OF = re.compile(r"\d[^@\d]{1,40}@ ?$")
"""Before a sum: so many of something that has no unit here, at that price."""


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
    if is_of_box_or_piece(folded, lang):
        return None
    found = _worked_out(folded, lang)
    if found is None or found.total.per:
        return found
    found = of_dry_weight(found, folded)
    end = max(end for _, end in found.spans)
    off = sum_off(end, folded, lang)
    if off is None or off.amount >= found.total.amount:
        return found
    left = replace(found.total, amount=found.total.amount - off.amount, other=None)
    return replace(found, total=left, later=(*found.later, (off.start, off.end)))


def _worked_out(folded: str, lang: Lang) -> Value | None:
    """The value but what is taken off it in so many dollars."""
    named = as_corrected(moneys(folded, lang), folded)
    sums = of_the_goods(together(named, folded), folded)
    sums = tuple(reduced(one, folded, lang) for one in sums)
    sums = tuple(of_each_named(one, folded) for one in sums)
    prices = () if sums and corrects(sums[0], folded) else tuple(_prices(folded, lang, sums))
    priced = next((a for a in (*sums, *prices) if a.per), None)
    counted = all_together(measured(folded, lang), folded)
    columns = of_columns(sums, folded, lang)
    if columns is not None:
        return columns
    several = _at_several_prices(sums, folded, lang)
    if several is not None:
        return several
    things = next(filter(None, (of_things(one, folded) for one in sums)), None)
    if things is not None or priced is not None:
        return things or (_at_price(priced, counted) if priced else None)
    first = next(iter(sums), None)
    times = _times(folded, lang, sums)
    if times is not None:
        return times
    if first is None:
        return declared(folded, lang)
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
    alike = len({p.currency for p in prices} - {""}) <= 1 and not named & LASTING
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
    priced = is_priced_at(first, folded)
    if before and priced and not is_in_all(first, folded):
        return _priced_at(first, before[-1], folded)
    if before and before[-1].unit == "No." and _is_small_beside(first, before[-1]):
        return _at_price(replace(first, per="No."), before[-1:])
    if _is_of_each(first, folded):
        return None  # of how many nobody can tell
    return Value(total=first)


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


def _is_size(quantity: WrittenQuantity, worth: WrittenMoney) -> bool:
    """Whether a length is that of the container that goods worth so much come in."""
    return quantity.unit == "ft" and quantity.amount in _SIZES and worth.amount >= LOAD


def price_of_each(folded: str, lang: Lang = "en") -> Value | None:
    """The price in '18 ranges @ $7,450', of which :func:`value` makes nothing alone."""
    first = next(iter(moneys(folded, lang)), None)
    if first is None or not _is_of_each(first, folded) or is_of_box_or_piece(folded, lang):
        return None
    return Value(total=replace(first, per="No."))


def _is_of_each(sum_: WrittenMoney, folded: str) -> bool:
    """Whether a sum is what each of so many costs that have no unit here."""
    return _EACH_OF.search(folded, max(0, sum_.start - 50), sum_.start) is not None


_BY_THE_EACH = re.compile(r" ?(?:ea|each)\b\.?")


def _counts_each(one: WrittenMoney, sums: Sequence[WrittenMoney], folded: str) -> bool:
    """Whether a number by the 'each' counts pieces or shares out a sum, since a sum with its
    currency is their price or larger: '12 ea. monitors @ $8,000', '$20,000 of chairs, 40 each'."""
    if one.amount != one.amount.to_integral_value() or not _BY_THE_EACH.match(
        folded, one.start + len(one.written)
    ):
        return False
    return any(
        not s.per
        and (
            (s.start >= one.end and is_priced_at(s, folded))
            or (
                s.amount > one.amount
                and s.end + 1 != one.start  # '12 m usd 400 each'
                and not is_carriage(s.start, s.end, folded)
            )
        )
        for s in sums
    ) or any(s.per == "No." and s.start >= one.end for s in sums)


def _prices(folded: str, lang: Lang, sums: Sequence[WrittenMoney] = ()) -> Iterable[WrittenMoney]:
    """'900 a tonne': a price without its currency."""
    for found in numbers(folded, lang):
        times, end = scaled(folded, found)
        large = of_each_named(unsigned(found, times=times, end=end), folded)
        if _counts_each(large, sums, folded):
            continue
        if large.per == "No." and _PRICE_BEHIND.match(folded, large.end):
            continue  # '1,200 ea at USD 3.15' counts
        if large.per == "No." and large.amount >= LOAD and not has_year(found):
            yield large
            continue
        if folded.endswith((" of", " de", "d'"), found.end, end):
            continue  # '10k of each' is a number of things
        per = per_unit(folded, end)
        # '500 piece' counts, 'at 5 piece' and '5 $ piece' are prices
        each = folded.startswith(" piece", found.end)
        each = each and not is_priced_piece(folded, found.start, found.end, lang)
        if per is None and (one := of_each_named(unsigned(found), folded)).currency:
            yield one
        if per is not None and not each and not DOTTED.fullmatch(found.written):
            named = CURRENCY_BEHIND.match(folded, per[1])
            yield replace(
                unsigned(found, times=times, end=named.end() if named else per[1]),
                currency=currency_at(folded, per[1]) if named else "",
                per=per[0],
            )


_PRICE_BEHIND = re.compile(r",? ?(?:at|@|a|x) (?:usd|cad|us|eur)? ?[$€£]? ?\d")
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
    if price.of_many and price.per == "No." and len(outside) == 1:
        price = replace(price, per=outside[0].unit)  # '42,000 board feet at 480 a thousand'
    pairs = [q for q in outside if q.unit == "pr."]
    if price.per == "No." and len(outside) == len(pairs) == 1:
        price = replace(price, per="pr.")  # '900 pairs of sneakers, 18 usd each'
    fitting = [(q, n) for q in outside if (n := units.convert((q.amount, q.unit), price.per))]
    if len(fitting) != 1:
        return Value(total=price, of=price)
    ((quantity, many),) = fitting
    return Value(total=product(price, quantity, many), of=price, counted=quantity)


def _times(folded: str, lang: Lang, sums: Sequence[WrittenMoney]) -> Value | None:
    """'500 x $12', '12 $ x 500', '500 @ 12': a number of pieces and what one of them costs."""
    found = numbers(folded, lang)
    around = {place: a for a in sums for place in range(a.start, a.end)}
    at, beginning = {n.start: n for n in found}, {a.start: a for a in sums}
    for left in found:
        price = around.get(left.start)
        times, end = scaled(folded, left)
        thousands = price is None and times == LOAD
        end = price.end if price else end if thousands else left.end
        tail = _X_MANY.match(folded, end) if price else None
        if price is not None and tail is not None and (many := number(tail["n"])):
            return pieces_at(replace(many, start=tail.start("n"), end=tail.end("n")), price)
        by = _BY.match(folded, end)
        if by is None or DOTTED.fullmatch(left.written):
            continue
        right, plain = beginning.get(by.end()), at.get(by.end())
        # '2 x 4' alone is the size of a stud
        other = right or (unsigned(plain) if plain and "@" in by.group() else None)
        if price is None and other is not None:
            return pieces_at(_in_thousands(left) if thousands else left, other)
        if price is not None and plain is not None:
            return pieces_at(plain, price)
    return None


_X_MANY = re.compile(r" ?x(?P<n>\d{1,5})\b(?! ?(?:x|mm|cm|ft|in)\b)")
"""Behind a price: 'x6', so many of it."""


def has_year(found: WrittenNumber) -> bool:
    """Whether a number may be a year: '2026 a load'."""
    return found.written.isdigit() and found.value in YEARS


def _in_thousands(found: WrittenNumber) -> WrittenNumber:
    """'3k' as the number that it is."""
    other = None if found.other is None else found.other * LOAD
    return replace(found, value=found.value * LOAD, other=other)
