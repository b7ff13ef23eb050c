"""How many there are after a follow-up: its number in the place of the thread's count or weight, so
many more or fewer, so many at a new price of each.
"""

from __future__ import annotations

from decimal import Decimal

from bot.domain import units
from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading.decisions.days import is_today
from bot.reading.decisions.magnitude import (
    HUNDRED,
    is_alike_for_each,
    is_near,
    scale_of,
    times_apart,
    to_the_cent,
)
from bot.reading.decisions.thread_values import COUNT, EACH, PRICED
from bot.reading.features.asked import Asked
from bot.reading.lexicon.asking import LAWS
from bot.reading.sums import changed_by_share as shares
from bot.reading.sums import changed_counts as counts
from bot.reading.sums.changed_sums import SaidOfSum
from bot.reading.sums.counts import number_of


def quantities_kept(q: Asked, earlier: Query) -> tuple[units.Quantity, ...]:
    """The thread's quantities as a follow-up leaves them that tells how much of it there is: half
    of the weight for 'half that', all of it for '5% off'."""
    times = shares.times_as_many(q.seen.figures)
    if times is None or q.seen.money:
        return earlier.quantities
    return tuple((to_the_cent(amount * times), unit) for amount, unit in earlier.quantities)


def counted_anew(q: Asked, earlier: Query) -> tuple[Decimal, Decimal] | None:
    """How many there are now, and how many there were, where the number of a follow-up takes the
    place of the thread's count or weight, and can be no sum: 'make it 300 chairs' after 240."""
    weighed = earlier.quantities[0][0] if len(earlier.quantities) == 1 else None
    before = counted_in(earlier) or weighed
    if EACH in earlier.values and before is None:
        pieces = next((many for many, unit in q.seen.quantities if unit in PIECES), None)
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
    before, priced = counted_in(earlier), at_a_price(q, earlier)
    if priced is not None and money is not None and money.amount == priced[0] * priced[1]:
        return priced[0]
    if money is None or earlier.money is None or not before:
        return None
    times = shares.times_as_many(q.seen.figures)
    if times is not None and money.amount == to_the_cent(earlier.money.amount * times):
        return before * times
    if len(q.seen.bare) != 1:
        return None
    (now,) = q.seen.bare
    return now if now != before and money.amount * before == earlier.money.amount * now else None


PIECES = ("No.", "head")
"""Units of which there are whole ones."""
FEW_WORDS = 6
"""A follow-up of no more is about the number in it."""


def counted_in(earlier: Query) -> Decimal | None:
    """How many pieces or containers the thread told of."""
    pieces = (many for many, unit in earlier.quantities if unit in PIECES)
    told = (number_of(earlier.values.get(name, "")) for name in (PRICED, COUNT))
    return next(filter(None, told), None) or next(pieces, None)


def tells_count(q: Asked, amount: Decimal) -> bool:
    """Whether a number of a follow-up is how many there are: '7 containers'."""
    return number_of(q.seen.count) == amount


def _is_count(q: Asked, earlier: Query, now: Decimal, before: Decimal) -> bool:
    """Whether the only number of a follow-up is a count in the place of the one before."""
    figures = q.seen.figures
    plain = now == now.to_integral_value() and now > 1 and now not in LAWS
    if not plain or not is_near(now, before):
        return False
    if (
        SaidOfSum.RATE_ASKED.is_told_by(figures)
        or SaidOfSum.RATE_OR_PRICE.is_told_by(figures)
        or SaidOfSum.NAME_OF_A_THING.is_told_by(figures)
    ):
        return False
    worth = earlier.money.amount if earlier.money is not None else None
    told = SaidOfSum.REPLACED.is_told_by(figures) or len(q.seen.words) <= FEW_WORDS
    if PRICED in earlier.values:
        sum_ = worth and _nearest(now, before, worth) != "count"
    else:
        sum_ = worth and (is_near(now * scale_of(now, worth), worth) or now < HUNDRED)
    return tells_count(q, now) or bool(told and not sum_)


def _nearest(now: Decimal, before: Decimal, worth: Decimal) -> str:
    """What a number comes nearest to after so many at a price of each: their 'count', the 'price'
    of one, or the 'sum' for all; a sum for so many is told in a hundred at least."""
    whole = now * scale_of(now, worth)
    apart = {"count": times_apart(now, before), "price": times_apart(now * before, worth)}
    if now >= HUNDRED and is_near(whole, worth):
        apart["sum"] = times_apart(whole, worth)
    return min(apart, key=lambda kind: apart[kind])


def is_count_or_price(q: Asked, earlier: Query) -> bool:
    """Whether the only number of a follow-up may as well be how many there are as what each of them
    costs: 'make it 110' after 100 at 95."""
    before, worth = counted_in(earlier), earlier.money
    alone = len(q.seen.bare) == 1 and not (q.seen.money or q.seen.quantities or q.seen.count)
    if PRICED not in earlier.values or not before or worth is None or not worth.amount or not alone:
        return False
    (now,) = q.seen.bare
    if not now or SaidOfSum.RATE_OR_PRICE.is_told_by(q.seen.figures) or q.seen.whens:
        return False
    counts, prices = times_apart(now, before), times_apart(now * before, worth.amount)
    return max(counts, prices) <= _ALIKE and max(counts, prices) / min(counts, prices) <= _EITHER


_ALIKE, _EITHER = Decimal("1.6"), Decimal("1.3")
"""How far a number may lie from both, and the one from the other, for either to be meant."""


def takes_back_count(earlier: Query, figures: str) -> bool:
    """Whether a number takes the place of how many there were: 'make it 2 not 3'."""
    was = counts.number_taken_back(figures)
    return was is not None and was == counted_in(earlier)


def at_a_price(q: Asked, earlier: Query) -> tuple[Decimal, Decimal] | None:
    """How many and what each costs, by the numbers of a follow-up: 'five at 450'. Where nothing
    tells that the first one counts, the price is near to the thread's."""
    priced = counts.many_at_a_price(q.seen.figures) if not q.seen.quantities else None
    if priced is None and PRICED in earlier.values and earlier.money is not None:
        return _at_an_alike_price(counts.many_and_price(q.seen.figures), earlier, earlier.money)
    if priced is None or earlier.money is None or SaidOfSum.BESIDE.is_told_by(q.seen.folded):
        return priced
    if tells_count(q, priced[0]):
        return priced
    before, counted = earlier.money, counted_in(earlier)
    if PRICED not in earlier.values or not before or not counted:
        return None
    return priced if is_alike_for_each(priced[1], counted, before.amount) else None


def _at_an_alike_price(
    told: tuple[Decimal, Decimal] | None, earlier: Query, before: Money
) -> tuple[Decimal, Decimal] | None:
    """So many and a number that is near to what each cost: '600 boxes, 13.50' after 500 at 14."""
    counted = counted_in(earlier)
    if told is None or not counted or not before.amount:
        return None
    return told if is_alike_for_each(told[1], counted, before.amount) else None


def as_much(q: Asked, earlier: Query, figures: str) -> tuple[Decimal, Decimal] | None:
    """How much a follow-up asks about at the same price, and how much there was before: '80
    tonnes' after 62."""
    short = len(q.seen.words) <= FEW_WORDS and not q.seen.bare
    told = (
        short or SaidOfSum.PRICE_STAYS.is_told_by(figures) or SaidOfSum.REPLACED.is_told_by(figures)
    )
    if len(q.seen.quantities) != 1 or not told:
        return None
    amount, unit = q.seen.quantities[0]
    before = next((many for many, of in earlier.quantities if of == unit), None)
    return (amount, before) if before else None
