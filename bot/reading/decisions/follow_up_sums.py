"""The sum of a follow-up after one of its thread: changed, doubled, of as many, on top, or without
its currency.

``sums/changed_sums.py`` tells what the words say; here they are reckoned with what the thread told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.domain import units
from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading.decisions.days import is_today
from bot.reading.decisions.thread_values import COUNT, EACH, PRICED
from bot.reading.features.asked import Asked
from bot.reading.lexicon.asking import LAWS
from bot.reading.marks import Extraction, MarkKind
from bot.reading.sums import changed_by_share as shares
from bot.reading.sums import changed_counts as counts
from bot.reading.sums.changed_sums import SaidOfSum, currency_alone
from bot.reading.sums.counts import number_of
from bot.reading.sums.customs_value import value
from bot.reading.sums.money import bare as bare_numbers
from bot.reading.sums.money import moneys
from bot.reading.sums.sums_of_goods import is_cost_beside


def sum_kept(q: Asked, earlier: Query, money: Money) -> Money | None:
    """The thread's sum as a follow-up without one leaves it: 'sorry, I meant CAD', 'half that'."""
    if is_open(q) or _is_count_or_price(q, earlier):
        return None
    many = counted_anew(q, earlier)
    if many is not None:
        return replace(money, amount=_to_the_cent(money.amount * many[0] / many[1]))
    changed = _altered(q, earlier, money)
    currency = q.seen.currency or currency_alone(q.seen.folded)
    return replace(changed, currency=currency) if changed is not None and currency else changed


def is_open(q: Asked) -> bool:
    """Whether a follow-up takes its thread's sum away and tells none in its place: the last turn is
    taken back, the goods are parted, or something is told of so many of them alone."""
    figures = q.seen.figures
    return (
        SaidOfSum.TAKEN_BACK.is_told_by(q.seen.folded)
        or SaidOfSum.SPLIT.is_told_by(figures)
        or tells_of_some(q)
    )


def tells_of_some(q: Asked) -> bool:
    """Whether a follow-up tells what so many of the thread's goods are or where they go, and not
    that they are taken out: '3 of them are maple'."""
    figures = q.seen.figures
    return SaidOfSum.OF_SOME.is_told_by(figures) and counts.fewer_of_them(figures.strip()) is None


def tells_of_a_part(q: Asked) -> bool:
    """Whether a follow-up tells of so many of the thread's goods alone, so that where those go or
    come from is told of no others."""
    return tells_of_some(q) or counts.fewer_of_them(q.seen.figures.strip()) is not None


def new_sum(q: Asked, earlier: Query, told: Money) -> Money:
    """What a follow-up's own sum comes to after the thread: on top of the one before, off it, or
    of as many as there were."""
    before, folded = earlier.money, q.seen.folded
    if before and SaidOfSum.TAKEN_OFF.is_told_by(folded) and told.amount < before.amount:
        return _together(before, replace(told, amount=-told.amount))
    if before and SaidOfSum.ADDED.is_told_by(folded):
        return _together(before, told)
    return _of_all(q, earlier, told)


def quantities_kept(q: Asked, earlier: Query) -> tuple[units.Quantity, ...]:
    """The thread's quantities as a follow-up leaves them that tells how much of it there is: half
    of the weight for 'half that', all of it for '5% off'."""
    times = shares.times_as_many(q.seen.figures)
    if times is None or q.seen.money:
        return earlier.quantities
    return tuple((_to_the_cent(amount * times), unit) for amount, unit in earlier.quantities)


def counted_anew(q: Asked, earlier: Query) -> tuple[Decimal, Decimal] | None:
    """How many there are now, and how many there were, where the number of a follow-up takes the
    place of the thread's count or weight, and can be no sum: 'make it 300 chairs' after 240."""
    weighed = earlier.quantities[0][0] if len(earlier.quantities) == 1 else None
    before = _counted_in(earlier) or weighed
    if EACH in earlier.values and before is None:
        pieces = next((many for many, unit in q.seen.quantities if unit in _PIECES), None)
        now = pieces or number_of(q.seen.count)
        return (now, Decimal(1)) if now else None
    told = _count_told(q, earlier, before) if before else None
    if before and told:
        return told, before
    dated = any(not is_today(when, q) for when in q.seen.whens)
    if not before or q.seen.quantities or len(q.seen.bare) != 1 or dated:
        return None
    (now,) = q.seen.bare
    return (now, before) if _is_count(q, earlier, now, before) else None


def _count_told(q: Asked, earlier: Query, before: Decimal) -> Decimal | None:
    """How many there are by words that say so, after ``before``: so many more or fewer, one alone,
    or 'make it 10, two stay here'."""
    figures = q.seen.figures.strip()
    more, fewer = counts.more_of_them(figures), counts.fewer_of_them(figures)
    if more is not None:
        return before + more
    if fewer is not None and fewer < before:
        return before - fewer
    taken = counts.number_taken(figures)
    if taken and [taken] == list(q.seen.bare) and not q.seen.money:
        return taken
    made = counts.number_made_alone(figures)
    if made and len(q.seen.bare) > 1 and _is_count(q, earlier, made, before):
        return made
    return Decimal(1) if SaidOfSum.ONE_ALONE.is_told_by(q.seen.folded) else None


def counted_now(q: Asked, earlier: Query, query: Query, money: Money | None) -> Decimal | None:
    """How many there are after a follow-up that tells it by a number alone, by a price, or by a
    share of all of them: 'make it two' after three at 34,000 each, 'half of it'; None where it
    tells none. ``money`` is what the thread's sum became."""
    anew = counted_anew(q, earlier) if query.money is None else None
    if anew is not None:
        return anew[0]
    before, priced = _counted_in(earlier), _at_a_price(q, earlier)
    if priced is not None and money is not None and money.amount == priced[0] * priced[1]:
        return priced[0]
    if money is None or earlier.money is None or not before:
        return None
    times = shares.times_as_many(q.seen.figures)
    if times is not None and money.amount == _to_the_cent(earlier.money.amount * times):
        return before * times
    if len(q.seen.bare) != 1:
        return None
    (now,) = q.seen.bare
    return now if now != before and money.amount * before == earlier.money.amount * now else None


def is_of_one_thing(seen: Extraction) -> bool:
    """Whether the only sum of a text is what one thing costs, which a count behind it multiplies:
    'a snowmobile at 9,500 usd'."""
    written = moneys(seen.figures, seen.lang)
    if len(written) != 1 or seen.count or seen.quantities:
        return False
    (sum_,) = written
    goods = (m for m in seen.of(MarkKind.GOOD) if m.first and seen.words[m.first - 1].word in _ONE)
    ends = (seen.words[m.last - 1].end for m in goods)
    return any(_AT.fullmatch(seen.figures[end : sum_.start]) is not None for end in ends)


_ONE = frozenset({"a", "an", "one", "un", "une"})
_AT = re.compile(r",? (?:(?:at|for|@|worth|priced at|a|pour) )?")


def tells_costs_alone(q: Asked) -> bool:
    """Whether all sums of a follow-up are for carriage or services, so that the goods are worth
    what the thread told: 'plus 1,200 usd freight'."""
    named = moneys(q.seen.figures, q.seen.lang)
    beside = all(is_cost_beside(one, q.seen.figures) for one in named)
    return bool(named) and beside and not SaidOfSum.TAKEN_OFF.is_told_by(q.seen.figures)


def names_no_good(seen: Extraction, earlier: Query) -> bool:
    """Whether a follow-up about a sum is no more than a number in words, whatever thing the word
    names in the other language ('four' is an oven in French), or asks for one of as many ('per
    pallet?')."""
    alone = len(seen.bare) == 1 and _NUMBER_ALONE.fullmatch(seen.figures) is not None
    return earlier.money is not None and (alone or SaidOfSum.FOR_ONE.is_told_by(seen.folded))


_NUMBER_ALONE = re.compile(
    r"^\W{0,9}(?:(?:no|ok|and|so|sorry|actually|make it|make that|call it|just|only|say|then"
    r"|please|pls)\W{1,9}){0,3}\d{1,6}(?:\W{1,3}(?:then|please|pls|instead|now))?\W{0,9}$"
)


def is_taken_out(q: Asked, number: Decimal) -> bool:
    """Whether a number of a follow-up counts those that are taken out, and not those that stay."""
    figures = q.seen.figures.strip()
    return number in (counts.fewer_of_them(figures), counts.more_of_them(figures))


def stays_priced(q: Asked, earlier: Query, kept: Mapping[str, object]) -> bool:
    """Whether the thread's sum, which was worked out of a price of each, still is so: no sum of its
    own for all of them took its place."""
    money, before = kept.get("money"), earlier.money
    if PRICED not in earlier.values or not isinstance(money, Money) or before is None:
        return False
    alone = len(q.seen.bare) == 1 and money.amount == q.seen.bare[0] * _scale_of(
        q.seen.bare[0], before.amount
    )
    return not alone and not (q.seen.money and money.amount == q.seen.money[0].amount)


def sum_without_currency(q: Asked, earlier: Query) -> Money | None:
    """'Mettons 20 000', '41k job': the only number that is written as sums are, in the money of
    whoever charges; so many at a price of each, '8 at 240'."""
    figures = q.seen.figures
    priced = _at_a_price(q, earlier)
    if priced is not None:
        return Money(amount=priced[0] * priced[1], currency=q.seen.currency)
    if len(q.seen.bare) != 1 or q.seen.codes or SaidOfSum.NAME_OF_A_THING.is_told_by(figures):
        return None
    (amount,) = q.seen.bare
    written = [b for b in bare_numbers(figures, q.seen.lang) if b.amount == amount]
    grouped = bool(written) and written[0].end - written[0].start > len(f"{amount:f}".rstrip("0"))
    large = amount >= _THOUSAND and (grouped or q.asked_back)
    if not large or _counts(q, amount):
        return None
    return Money(amount=amount, currency=q.seen.currency)


# What is counted

_PIECES = ("No.", "head")
"""Units of which there are whole ones."""
_FEW_WORDS = 6
"""A follow-up of no more is about the number in it."""


def _counted_in(earlier: Query) -> Decimal | None:
    """How many pieces or containers the thread told of."""
    pieces = (many for many, unit in earlier.quantities if unit in _PIECES)
    told = (number_of(earlier.values.get(name, "")) for name in (PRICED, COUNT))
    return next(filter(None, told), None) or next(pieces, None)


def _counts(q: Asked, amount: Decimal) -> bool:
    """Whether a number of a follow-up is how many there are: '7 containers'."""
    return number_of(q.seen.count) == amount


def _is_count(q: Asked, earlier: Query, now: Decimal, before: Decimal) -> bool:
    """Whether the only number of a follow-up is a count in the place of the one before."""
    figures = q.seen.figures
    plain = now == now.to_integral_value() and now > 1 and now not in LAWS
    if not plain or not _is_near(now, before):
        return False
    if (
        SaidOfSum.RATE_ASKED.is_told_by(figures)
        or SaidOfSum.RATE_OR_PRICE.is_told_by(figures)
        or SaidOfSum.NAME_OF_A_THING.is_told_by(figures)
    ):
        return False
    worth = earlier.money.amount if earlier.money is not None else None
    told = SaidOfSum.REPLACED.is_told_by(figures) or len(q.seen.words) <= _FEW_WORDS
    if PRICED in earlier.values:
        sum_ = worth and _nearest(now, before, worth) != "count"
    else:
        sum_ = worth and (_is_near(now * _scale_of(now, worth), worth) or now < _HUNDRED)
    return _counts(q, now) or bool(told and not sum_)


def _nearest(now: Decimal, before: Decimal, worth: Decimal) -> str:
    """What a number comes nearest to after so many at a price of each: their 'count', the 'price'
    of one, or the 'sum' for all; a sum for so many is told in a hundred at least."""
    whole = now * _scale_of(now, worth)
    apart = {"count": _apart(now, before), "price": _apart(now * before, worth)}
    if now >= _HUNDRED and _is_near(whole, worth):
        apart["sum"] = _apart(whole, worth)
    return min(apart, key=lambda kind: apart[kind])


def _is_count_or_price(q: Asked, earlier: Query) -> bool:
    """Whether the only number of a follow-up may as well be how many there are as what each of them
    costs: 'make it 110' after 100 at 95."""
    before, worth = _counted_in(earlier), earlier.money
    alone = len(q.seen.bare) == 1 and not (q.seen.money or q.seen.quantities or q.seen.count)
    if PRICED not in earlier.values or not before or worth is None or not worth.amount or not alone:
        return False
    (now,) = q.seen.bare
    if not now or SaidOfSum.RATE_OR_PRICE.is_told_by(q.seen.figures) or q.seen.whens:
        return False
    counts, prices = _apart(now, before), _apart(now * before, worth.amount)
    return max(counts, prices) <= _ALIKE and max(counts, prices) / min(counts, prices) <= _EITHER


_ALIKE, _EITHER = Decimal("1.6"), Decimal("1.3")
"""How far a number may lie from both, and the one from the other, for either to be meant."""


def _apart(one: Decimal, two: Decimal) -> Decimal:
    """How many times the larger of two numbers is the smaller."""
    return max(one, two) / min(one, two)


def _takes_back_count(earlier: Query, figures: str) -> bool:
    """Whether a number takes the place of how many there were: 'make it 2 not 3'."""
    was = counts.number_taken_back(figures)
    return was is not None and was == _counted_in(earlier)


def _is_sum_or_count(q: Asked, earlier: Query, amount: Decimal, before: Decimal) -> bool:
    """Whether a number may be thousands in the place of the thread's sum and as well be how many
    there are: 'make it 15' after 12 chairs for 22,200, and 'two' after 9,500 dollars of candles."""
    counted, scale = _counted_in(earlier), _scale_of(amount, before)
    if scale == 1 or q.seen.money or amount != amount.to_integral_value():
        return False
    if counted:
        near = _is_near(amount, counted) and _is_near(amount * scale, before)
        return near and counted != 1 and PRICED not in earlier.values
    return amount < _TEN and not SaidOfSum.REPLACED.is_told_by(q.seen.figures)


def _is_of_things(amount: Decimal, before: Decimal, figures: str) -> bool:
    """Whether the number of a follow-up counts things that nobody counted before, far fewer than
    the dollars of the thread: 'now 144 tins'."""
    return counts.number_of_things(figures) == amount and amount * 5 < before


# A sum that is changed


def _altered(q: Asked, earlier: Query, money: Money) -> Money | None:
    """'make it 75' after 50,000; 'double the order'; 'now three of em'; 'so it is 193.96' after
    2,400 pieces at 186.50; None where nobody can tell what it comes to.
    """
    figures = q.seen.figures
    share = _as_much(q, earlier, figures) or _multiplied(earlier, figures, q.seen.folded)
    if share is not None:
        times = _to_the_cent(money.amount * share[0] / share[1])
        return None if _is_of_uncounted(earlier, share) else replace(money, amount=times)
    priced = _at_a_price(q, earlier)
    if priced is not None:
        return replace(money, amount=priced[0] * priced[1])
    amount = _only_sum(q, figures)
    beside = q.seen.quantities and (len(q.seen.bare) != 1 or q.seen.bare[0] < _THOUSAND)
    if amount is None or beside or q.seen.codes or SaidOfSum.NAME_OF_A_THING.is_told_by(figures):
        return money
    cost = _is_cost(q, amount, figures) and not SaidOfSum.DEDUCTED.is_told_by(figures)
    cost = cost or SaidOfSum.RATE_ASKED.is_told_by(figures)
    if amount in LAWS or cost or _is_exchange(earlier, figures):
        return money
    counts_anew = _counts(q, amount) and " " in q.seen.count
    if counts_anew or _takes_back_count(earlier, figures):
        return _of_as_many(earlier, amount, money, figures)
    uncounted = _is_of_things(amount, money.amount, figures) and not _counted_in(earlier)
    uncounted = uncounted or (counts.number_taken(figures) == amount and not q.seen.money)
    uncounted = uncounted or _is_sum_or_count(q, earlier, amount, money.amount)
    anew = _in_place(earlier, amount, money.amount, figures)
    return None if uncounted else replace(money, amount=anew)


def _at_a_price(q: Asked, earlier: Query) -> tuple[Decimal, Decimal] | None:
    """How many and what each costs, by the numbers of a follow-up: 'five at 450'. Where nothing
    tells that the first one counts, the price is near to the thread's."""
    priced = counts.many_at_a_price(q.seen.figures) if not q.seen.quantities else None
    if priced is None and PRICED in earlier.values and earlier.money is not None:
        return _at_an_alike_price(counts.many_and_price(q.seen.figures), earlier, earlier.money)
    if priced is None or earlier.money is None or SaidOfSum.BESIDE.is_told_by(q.seen.folded):
        return priced
    if _counts(q, priced[0]):
        return priced
    before, counted = earlier.money, _counted_in(earlier)
    if PRICED not in earlier.values or not before or not counted:
        return None
    return priced if _is_alike_for_each(priced[1], counted, before.amount) else None


def _at_an_alike_price(
    told: tuple[Decimal, Decimal] | None, earlier: Query, before: Money
) -> tuple[Decimal, Decimal] | None:
    """So many and a number that is near to what each cost: '600 boxes, 13.50' after 500 at 14."""
    counted = _counted_in(earlier)
    if told is None or not counted or not before.amount:
        return None
    return told if _is_alike_for_each(told[1], counted, before.amount) else None


def _as_much(q: Asked, earlier: Query, figures: str) -> tuple[Decimal, Decimal] | None:
    """How much a follow-up asks about at the same price, and how much there was before: '80
    tonnes' after 62."""
    short = len(q.seen.words) <= _FEW_WORDS and not q.seen.bare
    told = (
        short or SaidOfSum.PRICE_STAYS.is_told_by(figures) or SaidOfSum.REPLACED.is_told_by(figures)
    )
    if len(q.seen.quantities) != 1 or not told:
        return None
    amount, unit = q.seen.quantities[0]
    before = next((many for many, of in earlier.quantities if of == unit), None)
    return (amount, before) if before else None


def _multiplied(earlier: Query, figures: str, folded: str) -> tuple[Decimal, Decimal] | None:
    """What the sum before is multiplied with and divided by: twice, for one of as many, for as
    many at the same price; None where nothing of the kind is said."""
    counted = _counted_in(earlier)
    one_of = (
        counted
        if SaidOfSum.FOR_ALL.is_told_by(folded) or SaidOfSum.FOR_ONE.is_told_by(folded)
        else None
    )
    made = counts.number_made(figures)
    if made is not None and SaidOfSum.PRICE_STAYS.is_told_by(figures):
        return made, counted or Decimal(1)
    times = shares.times_as_much(figures)
    one = Decimal(1)
    some = shares.number_of_them(figures)
    if some is not None and counted:
        return some, counted  # '8 of them', of the 12 that there were
    return None if times is None and one_of is None else (times or one, one_of or one)


_MOST_OF_ONE = 12


def _is_of_uncounted(earlier: Query, share: tuple[Decimal, Decimal]) -> bool:
    """Whether a sum would be taken so many times that it hardly is the one of a single thing: '40
    of them' after 20,000 USD of chairs that nobody counted."""
    alone = EACH in earlier.values or _counted_in(earlier) or earlier.quantities
    return not alone and share[0] / share[1] > _MOST_OF_ONE


def _of_as_many(earlier: Query, many: Decimal, money: Money, figures: str) -> Money | None:
    """'We have 7 containers like this, not 1': a sum of as many; None where nobody can tell of how
    many the one before was."""
    before = counts.number_taken_back(figures)
    if before is None:
        before = Decimal(1) if SaidOfSum.OF_ONE_ALIKE.is_told_by(figures) else _counted_in(earlier)
    return replace(money, amount=money.amount * many / before) if before else None


def _together(money: Money, more: Money) -> Money:
    """Both sums together, where they are of one currency; else the new one alone."""
    if more.currency not in ("", money.currency):
        return more
    return replace(money, amount=money.amount + more.amount)


# A number in the place of a sum


def _only_sum(q: Asked, figures: str) -> Decimal | None:
    """The only number, or the only one in thousands: '220 headboards, 68k of that'."""
    if len(q.seen.bare) == 1:
        return q.seen.bare[0]
    counted = {number_of(q.seen.count), *(many for many, _ in q.seen.quantities)}
    sums = [b for b in q.seen.bare if b >= _THOUSAND and b not in counted]
    if len(sums) == 1:
        return sums[0]
    large = counts.numbers_in_thousands(figures)
    return large[0] if len(large) == 1 and large[0] in q.seen.bare else None


def _is_cost(q: Asked, amount: Decimal, figures: str) -> bool:
    """Whether a number is but what carriage or a service costs: 'plus shipping 38'."""
    found = (b for b in bare_numbers(figures, q.seen.lang) if b.amount == amount)
    return any(is_cost_beside(one, figures) for one in found)


def _is_exchange(earlier: Query, figures: str) -> bool:
    """Whether the number of a follow-up is what one dollar is of the other, and no price."""
    priced = earlier.quantities or earlier.values.get(COUNT) or EACH in earlier.values
    return not priced and SaidOfSum.EXCHANGE_RATE.is_told_by(figures)


_FEW_PIECES = 4
"""Of no more a new sum may be for all of them."""
_PRICED_ALIKE = Decimal("0.5"), Decimal(2)
"""How far a new price a piece may lie from the one before, as a part of it."""


def _is_alike_for_each(amount: Decimal, counted: Decimal, before: Decimal) -> bool:
    """Whether a number times as many comes near to the sum before: it is the price of each."""
    least, most = _PRICED_ALIKE
    return least <= amount * counted / before <= most


def _is_price_of_each(money: Money, counted: Decimal, before: Money | None) -> bool:
    """Whether a new sum is near to what each of those counted cost, and so is no sum for all of
    them: '35 USD instead' after 100 at 40."""
    if counted <= _FEW_PIECES or not before or not before.amount:
        return False
    return _is_alike_for_each(money.amount, counted, before.amount)


def _of_all(q: Asked, earlier: Query, money: Money) -> Money:
    """The price of each times as many as the thread told of: 'they're 4100 a head' after 11."""
    counted, before = _counted_in(earlier), earlier.money
    if before and not money.currency:
        money = replace(money, currency=before.currency)
    many = counted or next((many for many, _ in earlier.quantities), None)
    anew = q.seen.count or q.seen.quantities
    if many and not anew and _is_price_of_each(money, many, before):
        return replace(money, amount=money.amount * many)
    worth = value(q.seen.figures, q.seen.lang)
    of_each = worth is not None and worth.counted is None and worth.total.per in _PIECES
    if not of_each or not counted or q.seen.count:
        return money
    return replace(money, amount=money.amount * counted)


def _in_place(earlier: Query, amount: Decimal, before: Decimal, figures: str) -> Decimal:
    """The sum that a number without a currency makes of the one before: the price of each of as
    many, so many of one thing, what is taken off, or a sum in its place."""
    counted = _counted_in(earlier)
    for many in (*(many for many, _unit in earlier.quantities), counted):
        if many and _is_alike_for_each(amount, many, before):
            return amount * many
    if SaidOfSum.TAKEN_OFF.is_told_by(figures) and amount < before:
        return before - amount
    scale = _scale_of(amount, before)
    if SaidOfSum.ADDED.is_told_by(figures):
        return before + amount * scale
    if _is_few(amount, before) and not counted:
        return before * amount
    whole = amount == amount.to_integral_value()
    if counted and whole and amount < _HUNDRED and not _is_near(amount * scale, before):
        return before * amount / counted  # 'make that two' after three at 34,000 each
    return amount * scale


_FEW = 20
_SEVENTH = 7


def _is_few(amount: Decimal, before: Decimal) -> bool:
    """Whether a small number behind a sum of one thing says how many: 'if she gets two'."""
    whole = amount == amount.to_integral_value()
    return whole and 1 < amount <= _FEW and amount * _SEVENTH < before < _THOUSAND


# How large

_TEN = Decimal(10)
_HUNDRED, _THOUSAND, _MILLION = Decimal(100), Decimal(1000), Decimal(10**6)
_AS_LARGE = Decimal("0.2"), Decimal(5)
"""How far a new sum may lie from the one before, as a part of it, for its thousands or millions to
be left out: 'it's 46.5 with the refit' after 44 million."""
_MOST_TIMES = 10
"""How many times the sum before thousands that were left out may make of it: no '500' after 20,000
is half a million."""


def _is_near(amount: Decimal, before: Decimal) -> bool:
    least, most = _AS_LARGE
    return least <= amount / before <= most


def _scale_of(amount: Decimal, before: Decimal) -> Decimal:
    """What a number without its scale is multiplied with after a sum."""
    for scale in (Decimal(1), _THOUSAND, _MILLION):
        if scale <= before and _is_near(amount * scale, before):
            return scale
    short = amount < _THOUSAND <= before and amount == amount.to_integral_value()
    return _THOUSAND if short and amount * _THOUSAND <= before * _MOST_TIMES else Decimal(1)


_CENT, _FOUR_PLACES = Decimal("0.01"), Decimal("0.0001")


def _to_the_cent(amount: Decimal) -> Decimal:
    """An amount without the many places of a third of it."""
    return amount if amount == amount.quantize(_FOUR_PLACES) else amount.quantize(_CENT)
