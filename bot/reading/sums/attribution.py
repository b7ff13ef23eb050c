"""The sums of a text, and what they are of: the goods, each piece, or nothing that is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain import units
from bot.domain.codes import Code
from bot.domain.text import Lang
from bot.reading.days.dates import When
from bot.reading.marks import Amount
from bot.reading.sums import amounts
from bot.reading.sums.counts import count_of, dated, pieces_of
from bot.reading.sums.customs_value import price_of_each
from bot.reading.sums.money import outside
from bot.reading.sums.packs import is_of_box_or_piece
from bot.reading.sums.ranges import ends_of
from bot.reading.sums.reductions import is_partly_free, sum_off
from bot.reading.sums.sums_of_goods import is_beside_goods, is_of_no_goods


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """What a text says of money: ``worth`` of the goods, or of each of ``pieces`` with ``off``
    taken off all of them, which stands at ``spans``; ``named`` are all sums with a currency,
    ``bare`` all numbers without one, those of days among them."""

    worth: amounts.Value | None
    pieces: Decimal | None
    off: Decimal
    spans: Sequence[tuple[int, int]]
    named: Sequence[amounts.WrittenMoney]
    bare: Sequence[amounts.WrittenMoney]


def priced(figures: str, lang: Lang, whens: tuple[When, ...]) -> Priced:
    """What the text says of money, days left out; ``figures`` has its spoken numbers in digits."""
    given = amounts.value(figures, lang)
    worth = given or price_of_each(figures, lang)
    bare = amounts.bare(figures, lang)
    named = amounts.moneys(figures, lang)
    other = outside(bare, [(a.start, a.end) for a in named])
    pieces = pieces_of(worth, [b for b in other if not dated(b, whens)], figures)
    spans = worth.spans if worth is not None else _of_no_value(named, figures, lang)
    last = max((end for _, end in spans), default=0)
    less = sum_off(last, figures, lang) if pieces else None
    return Priced(
        worth=given if pieces is None else worth,
        pieces=pieces,
        off=less.amount if less is not None else Decimal(0),
        spans=(*spans, (less.start, less.end)) if less is not None else spans,
        named=named,
        bare=bare,
    )


def _of_no_value(
    named: Sequence[amounts.WrittenMoney], figures: str, lang: Lang
) -> tuple[tuple[int, int], ...]:
    """Where sums stand from which nobody can tell what goods are worth: they are money still, for
    the asker to be asked what the goods are worth."""
    unsure = is_of_box_or_piece(figures, lang)
    return tuple((one.start, one.end) for one in named if unsure or is_of_no_goods(one, figures))


def numbers_meant(
    bare: Iterable[amounts.WrittenMoney], whens: tuple[When, ...], figures: str
) -> tuple[Decimal, ...]:
    """The bare numbers that are neither of a day nor denied."""
    return tuple(b.amount for b in bare if not (dated(b, whens) or _denied(b, figures)))


def no_sums(
    found: Sequence[tuple[Code, int, int]], worth: amounts.Value | None
) -> tuple[tuple[Code, int, int], ...]:
    """The codes but digits that a currency makes a sum: 'paid 185000 usd'."""
    if worth is None:
        return tuple(found)
    return tuple(one for one in found if one[1:] != _digits_of(worth.total))


def _digits_of(sum_: amounts.WrittenMoney) -> tuple[int, int]:
    """Where the number of a sum stands, its currency behind it left off."""
    return sum_.start, sum_.start + len(sum_.written)


_DENIED = re.compile(r"\b(?:not|pas|instead of|in place of|rather than|au lieu de|a la place de) $")


def _denied(amount: amounts.WrittenMoney, figures: str) -> bool:
    """Whether a number is the one that is not meant: '62 grand not 40'."""
    return _DENIED.search(figures[: amount.start].rstrip() + " ") is not None


def sums(
    told: Priced, figures: str, lang: Lang, taken: Sequence[tuple[int, int]]
) -> tuple[Amount, ...]:
    """Every sum of goods in order, but what is taken off another one, and bare numbers where
    none has a currency. ``taken`` are the places of days and codes."""
    of_goods = [one for one in told.named if not is_beside_goods(one, figures)]
    if len(of_goods) > 1:
        offs = (sum_off(one.end, figures, lang) for one in of_goods)
        of_goods = list(outside(of_goods, [(off.start, off.end) for off in offs if off]))
    free = outside(of_goods or told.named or told.bare, taken)
    return tuple(Amount(amount=a.amount, currency=a.currency) for a in free if not a.large)


_TRADE = Decimal(10**8)
_LIMITS = Decimal(10**5)


def worth_of_goods(
    told: Priced, figures: str, lang: Lang, whens: tuple[When, ...]
) -> tuple[Amount, ...]:
    """What the goods are worth, or both ends of it; a price each times the pieces that are counted
    elsewhere."""
    worth = told.worth
    if worth is None or (worth.whole and not _counts(worth)):
        return ()
    total = worth.total
    if _of_unknown_many(told, figures, lang) or is_partly_free(figures):
        return ()
    if told.pieces is None and worth.of is None:
        return tuple(_sum_of(end) for end in ends_of(total, figures, lang, whens))
    each = total.per == "No." and told.pieces is None and worth.counted is None
    amount = total.amount * (told.pieces or 1)
    amount -= told.off if told.off < amount else 0
    counted = worth.counted
    by_piece = counted is not None and units.convert((Decimal(1), counted.unit), "No.") is not None
    priced = told.pieces or (counted.amount if counted is not None and by_piece else None)
    return (replace(_sum_of(replace(total, amount=amount)), each=each, priced=priced),)


def _of_unknown_many(told: Priced, figures: str, lang: Lang) -> bool:
    """Whether a price by weight or volume stands beside a count or a quantity of something else,
    so that nobody can tell what all of it is worth: '20 skids at 900 usd a tonne'."""
    worth = told.worth
    if worth is None or worth.of is None or worth.counted is not None or worth.of.per == "No.":
        return False
    other = any(m.end <= worth.of.start for m in amounts.measured(figures, lang))
    return bool(count_of(figures, told.pieces)) or other


def _sum_of(total: amounts.WrittenMoney) -> Amount:
    limit = total.large and (total.amount >= _TRADE or total.amount < _LIMITS)
    return Amount(amount=total.amount, currency=total.currency, limit=limit)


def unpriced(told: Priced) -> tuple[amounts.WrittenMoney, ...]:
    """The bare numbers that are no part of a sum, and may count things."""
    return outside(told.bare, (*told.spans, *((a.start, a.end) for a in told.named)))


_MANY = Decimal(100)
_BOARDS = Decimal(30)
"""Dollars that a thousand board feet never cost less than: '62.4 MBF at 487' is no sum."""


def _in_cents(price: Decimal) -> bool:
    """Whether a price is told to the cent, and is far less than any sum of trade."""
    return price < _MANY and price.as_tuple().exponent == -2


def _counts(worth: amounts.Value) -> bool:
    """Whether a bare price behind a quantity is sure to be that of each: pieces are counted, and
    what is weighed or by volume is priced with an '@'; a length is neither ('40 ft at 52,000')."""
    counted = worth.counted
    if counted is None or units.convert((Decimal(1), counted.unit), "No.") is not None:
        return True
    price = worth.of
    if price is not None and _in_cents(price.amount) and counted.amount >= _MANY:
        return True  # '2500 yards at 11.80': no sum for all of them
    if price is not None and counted.unit == "MBF" and price.amount < counted.amount * _BOARDS:
        return True
    return worth.each and units.convert((Decimal(1), counted.unit), "m") is None


def apart_from_sums(
    measured: tuple[amounts.WrittenQuantity, ...], worth: amounts.Value | None
) -> tuple[amounts.WrittenQuantity, ...]:
    """The quantities that are no part of a sum: '31 thousand US'."""
    if worth is None or worth.of is not None:
        return measured
    return tuple(m for m in measured if m.end <= worth.total.start or m.start >= worth.total.end)


def counted_first(
    worth: amounts.Value | None, measured: tuple[amounts.WrittenQuantity, ...]
) -> tuple[tuple[Decimal, str], ...]:
    """Quantities, the one that a price was multiplied with first."""
    counted = [worth.counted] if worth is not None and worth.counted is not None else []
    return tuple(dict.fromkeys((m.amount, m.unit) for m in (*counted, *measured)))
