"""The sum of a follow-up after one of its thread: changed, doubled, of as many, on top, or without
its currency.

``sums/changed_sums.py`` tells what the words say; here they are reckoned with what the thread told,
after how many there are now (``follow_up_counts.py``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.reading.decisions.follow_up_counts import (
    PIECES,
    as_much,
    at_a_price,
    counted_anew,
    counted_in,
    is_count_or_price,
    takes_back_count,
    tells_count,
)
from bot.reading.decisions.magnitude import (
    HUNDRED,
    TEN,
    THOUSAND,
    is_alike_for_each,
    is_near,
    scale_of,
    to_the_cent,
)
from bot.reading.decisions.part_of_thread_goods import tells_of_some
from bot.reading.decisions.thread_values import COUNT, EACH, PRICED, share_asked
from bot.reading.features.asked import Asked
from bot.reading.lexicon.asking import LAWS
from bot.reading.marks import Extraction
from bot.reading.sums import changed_by_share as shares
from bot.reading.sums import changed_counts as counts
from bot.reading.sums.bare_numbers import bare as bare_numbers
from bot.reading.sums.changed_sums import SaidOfSum
from bot.reading.sums.counts import number_of
from bot.reading.sums.currency_told import currency_alone
from bot.reading.sums.customs_value import value
from bot.reading.sums.metals import is_metal
from bot.reading.sums.money import moneys
from bot.reading.sums.shares import (
    metals_beside,
    names_content,
    number_alone,
    share_answered,
)
from bot.reading.sums.sums_of_goods import is_cost_beside
from bot.reading.words import fold


def sum_kept(q: Asked, earlier: Query, money: Money) -> Money | None:
    """The thread's sum as a follow-up without one leaves it: 'sorry, I meant CAD', 'half that'."""
    if is_open(q) or is_count_or_price(q, earlier):
        return None
    many = counted_anew(q, earlier)
    if many is not None:
        return replace(money, amount=to_the_cent(money.amount * many[0] / many[1]))
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


def new_sum(q: Asked, earlier: Query, told: Money) -> Money:
    """What a follow-up's own sum comes to after the thread: on top of the one before, off it, or
    of as many as there were."""
    before, folded = earlier.money, q.seen.folded
    if before and SaidOfSum.TAKEN_OFF.is_told_by(folded) and told.amount < before.amount:
        return _together(before, replace(told, amount=-told.amount))
    if before and SaidOfSum.ADDED.is_told_by(folded):
        return _together(before, told)
    return _of_all(q, earlier, told)


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


def tells_its_content(seen: Extraction, earlier: Query, facts: FactSnapshot) -> bool:
    """Whether a follow-up about what an entry owes is no more than a share of what it is made of:
    the metal and the countries that it names are those of its parts. After a metal, '50% copper'
    is another one with its rate; and content of Canada and Mexico counts at Canada's border, so
    that elsewhere a word for content tells it."""
    subject = earlier.code is not None or bool(earlier.good)
    if earlier.command != "duty" or not subject:
        return False
    told = share_answered(seen.folded)
    if "metal" in told or metals_beside(seen.folded):
        return not any(_is_metal(good, facts) for good in earlier.goods_asked)
    if "ca-mx-content" in told:
        return earlier.imposing == "CA" or names_content(seen.folded)
    return bool(told) or answers_share(seen, earlier)


def _is_metal(good: str, facts: FactSnapshot) -> bool:
    """Whether a good is a metal, or a kind of one."""
    while good in facts.goods:
        if is_metal(fold(facts.goods[good].name.en)):
            return True
        good = facts.goods[good].broader
    return False


def answers_share(seen: Extraction, earlier: Query) -> bool:
    """Whether a follow-up is no more than the number of the share that the bot asked for: '60%',
    '60' after 'please say: the metal content'."""
    return bool(share_asked(earlier)) and number_alone(seen.folded) is not None


_NUMBER_ALONE = re.compile(
    r"^\W{0,9}(?:(?:no|ok|and|so|sorry|actually|make it|make that|call it|just|only|say|then"
    r"|please|pls)\W{1,9}){0,3}\d{1,6}(?:\W{1,3}(?:then|please|pls|instead|now))?\W{0,9}$"
)


def stays_priced(q: Asked, earlier: Query, kept: Mapping[str, object]) -> bool:
    """Whether the thread's sum, which was worked out of a price of each, still is so: no sum of its
    own for all of them took its place."""
    money, before = kept.get("money"), earlier.money
    if PRICED not in earlier.values or not isinstance(money, Money) or before is None:
        return False
    alone = len(q.seen.bare) == 1 and money.amount == q.seen.bare[0] * scale_of(
        q.seen.bare[0], before.amount
    )
    return not alone and not (q.seen.money and money.amount == q.seen.money[0].amount)


def sum_without_currency(q: Asked, earlier: Query) -> Money | None:
    """'Mettons 20 000', '41k job': the only number that is written as sums are, in the money of
    whoever charges; so many at a price of each, '8 at 240'."""
    figures = q.seen.figures
    priced = at_a_price(q, earlier)
    if priced is not None:
        return Money(amount=priced[0] * priced[1], currency=q.seen.currency)
    if len(q.seen.bare) != 1 or q.seen.codes or SaidOfSum.NAME_OF_A_THING.is_told_by(figures):
        return None
    (amount,) = q.seen.bare
    written = [b for b in bare_numbers(figures, q.seen.lang) if b.amount == amount]
    grouped = bool(written) and written[0].end - written[0].start > len(f"{amount:f}".rstrip("0"))
    large = amount >= THOUSAND and (grouped or q.asked_back)
    if not large or tells_count(q, amount):
        return None
    return Money(amount=amount, currency=q.seen.currency)


def _is_sum_or_count(q: Asked, earlier: Query, amount: Decimal, before: Decimal) -> bool:
    """Whether a number may be thousands in the place of the thread's sum and as well be how many
    there are: 'make it 15' after 12 chairs for 22,200, and 'two' after 9,500 dollars of candles."""
    counted, scale = counted_in(earlier), scale_of(amount, before)
    if scale == 1 or q.seen.money or amount != amount.to_integral_value():
        return False
    if counted:
        near = is_near(amount, counted) and is_near(amount * scale, before)
        return near and counted != 1 and PRICED not in earlier.values
    return amount < TEN and not SaidOfSum.REPLACED.is_told_by(q.seen.figures)


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
    share = as_much(q, earlier, figures) or _multiplied(earlier, figures, q.seen.folded)
    if share is not None:
        times = to_the_cent(money.amount * share[0] / share[1])
        return None if _is_of_uncounted(earlier, share) else replace(money, amount=times)
    priced = at_a_price(q, earlier)
    if priced is not None:
        return replace(money, amount=priced[0] * priced[1])
    amount = _only_sum(q, figures)
    beside = q.seen.quantities and (len(q.seen.bare) != 1 or q.seen.bare[0] < THOUSAND)
    if amount is None or beside or q.seen.codes or SaidOfSum.NAME_OF_A_THING.is_told_by(figures):
        return money
    cost = _is_cost(q, amount, figures) and not SaidOfSum.DEDUCTED.is_told_by(figures)
    cost = cost or SaidOfSum.RATE_ASKED.is_told_by(figures)
    if amount in LAWS or cost or _is_exchange(earlier, figures):
        return money
    counts_anew = tells_count(q, amount) and " " in q.seen.count
    if counts_anew or takes_back_count(earlier, figures):
        return _of_as_many(earlier, amount, money, figures)
    uncounted = _is_of_things(amount, money.amount, figures) and not counted_in(earlier)
    uncounted = uncounted or (counts.number_taken(figures) == amount and not q.seen.money)
    uncounted = uncounted or _is_sum_or_count(q, earlier, amount, money.amount)
    anew = _in_place(earlier, amount, money.amount, figures)
    return None if uncounted else replace(money, amount=anew)


def _multiplied(earlier: Query, figures: str, folded: str) -> tuple[Decimal, Decimal] | None:
    """What the sum before is multiplied with and divided by: twice, for one of as many, for as
    many at the same price; None where nothing of the kind is said."""
    counted = counted_in(earlier)
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
    alone = EACH in earlier.values or counted_in(earlier) or earlier.quantities
    return not alone and share[0] / share[1] > _MOST_OF_ONE


def _of_as_many(earlier: Query, many: Decimal, money: Money, figures: str) -> Money | None:
    """'We have 7 containers like this, not 1': a sum of as many; None where nobody can tell of how
    many the one before was."""
    before = counts.number_taken_back(figures)
    if before is None:
        before = Decimal(1) if SaidOfSum.OF_ONE_ALIKE.is_told_by(figures) else counted_in(earlier)
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
    sums = [b for b in q.seen.bare if b >= THOUSAND and b not in counted]
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


def _is_price_of_each(money: Money, counted: Decimal, before: Money | None) -> bool:
    """Whether a new sum is near to what each of those counted cost, and so is no sum for all of
    them: '35 USD instead' after 100 at 40."""
    if counted <= _FEW_PIECES or not before or not before.amount:
        return False
    return is_alike_for_each(money.amount, counted, before.amount)


def _of_all(q: Asked, earlier: Query, money: Money) -> Money:
    """The price of each times as many as the thread told of: 'they're 4100 a head' after 11."""
    counted, before = counted_in(earlier), earlier.money
    if before and not money.currency:
        money = replace(money, currency=before.currency)
    many = counted or next((many for many, _ in earlier.quantities), None)
    anew = q.seen.count or q.seen.quantities
    if many and not anew and _is_price_of_each(money, many, before):
        return replace(money, amount=money.amount * many)
    worth = value(q.seen.figures, q.seen.lang)
    of_each = worth is not None and worth.counted is None and worth.total.per in PIECES
    if not of_each or not counted or q.seen.count:
        return money
    return replace(money, amount=money.amount * counted)


def _in_place(earlier: Query, amount: Decimal, before: Decimal, figures: str) -> Decimal:
    """The sum that a number without a currency makes of the one before: the price of each of as
    many, so many of one thing, what is taken off, or a sum in its place."""
    counted = counted_in(earlier)
    for many in (*(many for many, _unit in earlier.quantities), counted):
        if many and is_alike_for_each(amount, many, before):
            return amount * many
    if SaidOfSum.TAKEN_OFF.is_told_by(figures) and amount < before:
        return before - amount
    scale = scale_of(amount, before)
    if SaidOfSum.ADDED.is_told_by(figures):
        return before + amount * scale
    if _is_few(amount, before) and not counted:
        return before * amount
    whole = amount == amount.to_integral_value()
    if counted and whole and amount < HUNDRED and not is_near(amount * scale, before):
        return before * amount / counted  # 'make that two' after three at 34,000 each
    return amount * scale


_FEW = 20
_SEVENTH = 7


def _is_few(amount: Decimal, before: Decimal) -> bool:
    """Whether a small number behind a sum of one thing says how many: 'if she gets two'."""
    whole = amount == amount.to_integral_value()
    return whole and 1 < amount <= _FEW and amount * _SEVENTH < before < THOUSAND
