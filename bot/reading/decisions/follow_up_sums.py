"""The sum of a follow-up after one of its thread: changed, doubled, of as many, on top, or without
its currency."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.domain import units
from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading.features.asked import Asked
from bot.reading.lexicon.asking import LAWS
from bot.reading.sums.counts import number_of
from bot.reading.sums.customs_value import value
from bot.reading.sums.money import bare as bare_numbers
from bot.reading.sums.percentages import SIGN, part
from bot.reading.sums.sums_of_goods import is_carriage

EACH = "each"
"""The value of a query that holds that its sum is what one of as many costs as nobody said yet."""


def sum_kept(q: Asked, earlier: Query, money: Money) -> Money | None:
    """The thread's sum as a follow-up without one leaves it: 'sorry, I meant CAD', 'half that'."""
    many = counted_anew(q, earlier)
    if many is not None:
        return replace(money, amount=money.amount * many[0] / many[1])
    changed = _altered(q, earlier, money)
    if changed is None or not q.seen.currency:
        return changed
    return replace(changed, currency=q.seen.currency)


def new_sum(q: Asked, earlier: Query, told: Money) -> Money:
    """What a follow-up's own sum comes to after the thread: on top of the one before, off it, or
    of as many as there were."""
    if earlier.money and _is_taken_off(q.seen.folded) and told.amount < earlier.money.amount:
        return _with_more(earlier.money, replace(told, amount=-told.amount))
    if earlier.money and _ADDED.search(q.seen.folded):
        return _with_more(earlier.money, told)
    return _of_all(q, earlier, told)


_TIMES = (
    (re.compile(r"\bdouble|twice|le double"), Decimal(2)),
    (re.compile(r"\btriple"), Decimal(3)),
    (re.compile(r"\bhalf (?:of )?(?:that|it|the order|as much)|\bla moitie\b"), Decimal("0.5")),
    (re.compile(r"\b(?:two thirds|2/3) of (?:that|it)\b|\bles deux tiers\b"), Decimal(2) / 3),
    (re.compile(r"\bthree quarters of (?:that|it)\b|\bles trois quarts\b"), Decimal("0.75")),
    (
        re.compile(r"\b(?:an?|one|1) {1,4}third of (?:that|it|the order)\b|\b(?:le|du) tiers\b"),
        Decimal(1) / 3,
    ),
    (
        re.compile(r"\b(?:an?|one|1) {1,4}quarter of (?:that|it|the order)\b|\b(?:le|du) quart\b"),
        Decimal("0.25"),
    ),
)
_SHARE = re.compile(
    rf"(?:\b(?:add|plus|ajoute[zr]?) (?P<p>\d{{1,2}}(?:[.,]\d)?){SIGN}"
    rf"|\b(?:less|minus|moins|knock(?:ed)?(?: off)?|take(?: off)?|took(?: off)?|enleve[rz]?)"
    r" (?:the |an? |les? |un |another )?"
    rf"(?P<r>\d{{1,2}}(?:[.,]\d)?){SIGN}"
    r"|\b(?:price|invoice|order|cost|value|it all|prix|facture|commande|cout|valeur)s? "
    r"(?:(?:has |have |just |had |a |ont )?(?P<up>went up|gone up|rose|risen|increased|climbed"
    r"|is up"
    r"|goes up|augmente\w?|monte\w?)|(?:has |have |just |had |a |ont )?(?:went down|gone down|fell"
    r"|fallen|dropped|decreased|is down|goes down|baisse\w?|diminue\w?)) (?:by |of |de )?"
    rf"(?P<c>\d{{1,2}}(?:[.,]\d)?){SIGN}"
    rf"|(?P<q>\d{{1,2}}(?:[.,]\d)?){SIGN} (?:more|higher|de plus"
    r"|(?P<less>less|lower|off|discount|de moins|de rabais))\b)"
    r"(?! (?:for|pour) (?:the |le )?(?:freight|shipping|insurance|fret|transport))"
)
"""By how much a sum changes: 'add 10%', '5% off'."""
_ADDED = re.compile(
    r"^(?:and |ok |et )?(?:add|plus|ajoute[zr]?) (?:another |an extra |encore )?"
    r"|^(?:[a-z']+ ){1,7}(?:add|ajoute[zr]?|rajoute[zr]?) (?:another|an extra|encore)\b"
)
"""At the start of a follow-up, or with 'another': its sum comes on top ('total if i add another
150 worth')."""


_TAKEN_OFF = re.compile(
    r"^(?:and |ok |so |et )?(?:(?:they|he|she|we|ils|elle|il|on|nous)(?: ont| a| avons)? )?"
    r"(?:knock(?:ed)?|take|took|deduct(?:ed)?|subtract|minus|less|moins|enleve[zr]?|enlevee?s?"
    r"|without|excluding|sans|hors)"
    r" (?:off |out |away )?(?:another |the |my |our |le |la |les |about )?"
    r"(?:(?:usd|cad|us|c|freight|shipping|deposit|discount|rabais|fret|depot) ?(?:of |de )?)?"
    r"[^a-z]{0,6}\d"
)
"""At the start of a follow-up: its sum goes off the one before ('knock 4k off')."""
_SO_MUCH_OFF = re.compile(
    r"\d(?: ?(?:usd|cad|us|\$(?: ?(?:us|ca))?|dollars|bucks))? (?:off\b(?! (?:the|next"
    r"|our) (?:next|duty|order"
    r"|time))|(?:de |d')(?:rabais|remise|moins)\b)|\b(?:discount|rabais|credit|remise) (?:of"
    r"|de) [^a-z]{0,3}\d"
)
"""In a follow-up whose sum goes off the one before: '500 off', 'un rabais de 500'."""


def _is_taken_off(folded: str) -> bool:
    """Whether the sum of a follow-up goes off the one before it."""
    return any(pattern.search(folded) for pattern in (_TAKEN_OFF, _SO_MUCH_OFF))


_FOR_ONE = re.compile(
    r"^(?:and |so |ok |et )?(?:what(?:'s| is) (?:that|it) )?"
    r"(?:per|par|a|for (?:just )?one|each|chacune?)"
    r"(?: (?:head|pallet|skid|unit|piece|case|box|container|load|truck|tete|palette|unite))?"
    r"(?: then| alors)?\W*$"
)
"""A follow-up that asks for one of as many: 'per pallet?'."""
_SAME_PRICE = re.compile(r"\bsame (?:unit )?(?:price|cost)\b|\bmeme prix\b")
_MADE = re.compile(r"\b(?:make|call) (?:it|that) (\d{1,6})\b")
_IN_PLACE = re.compile(
    r"\b(?:make|change|call|mettons|mettez|say|disons|instead|rather|plutot|au lieu|sorry|not|pas"
    r"|correction|wait|oops|oups)\b"
)
"""In a follow-up whose quantity takes the place of the one before: 'change that to 46,000 lb'."""
_OF_THEM = re.compile(
    r"\b(\d{1,4})\s+of (?:em|them|those|these)\b|\bx ?(\d{1,3})\b"
    r"|\b(\d{1,3}) ?(?:x|times|fois) (?:that|this|it|as (?:much|many)|ca|cela|autant|plus)\b"
)


_THOUSAND = Decimal(1000)


def _told_share(figures: str) -> Decimal | None:
    """How many times the sum or quantity before a follow-up has in mind: 0.5 for 'half that'."""
    return next((times for pattern, times in _TIMES if pattern.search(figures)), None)


def quantities_kept(q: Asked, earlier: Query) -> tuple[units.Quantity, ...]:
    """The thread's quantities as a follow-up leaves them that tells how much of it there is: half
    of the weight for 'half that', all of it for '5% off'."""
    figures = q.seen.figures
    times = _told_share(figures) or _part_that_came(figures)
    many = _OF_THEM.search(figures)
    if times is None and many is not None and not many[1]:
        times = Decimal(many[2] or many[3])
    if times is None or q.seen.money:
        return earlier.quantities
    return tuple((_to_the_cent(amount * times), unit) for amount, unit in earlier.quantities)


_LOT = re.compile(
    r"\bmeant (?:it )?(?:for |as )?(?:the (?:whole )?(?:lot|set|total)|all of them|in total)\b"
    r"|\bnot each\b|\bpas chacune?\b|\bc'est le total\b"
)


def _of_the_lot(earlier: Query, folded: str) -> Decimal | None:
    """How many there are, where a sum was taken once for each of them: 'I typed EA, meant for the
    lot'."""
    return (_counted_in(earlier) or None) if _LOT.search(folded) else None


def _counted_in(earlier: Query) -> Decimal | None:
    """How many pieces or containers the thread told of."""
    pieces = (many for many, unit in earlier.quantities if unit in _EACH)
    return number_of(earlier.values.get("count", "")) or next(pieces, None)


def _counted_now(q: Asked, amount: Decimal) -> bool:
    """Whether a number is how many there are: '7 containers'."""
    return number_of(q.seen.count) == amount


def _carries(q: Asked, amount: Decimal, figures: str) -> bool:
    """Whether a number is but what the carriage costs: 'plus shipping 38'."""
    found = (b for b in bare_numbers(figures, q.seen.lang) if b.amount == amount)
    return any(is_carriage(one.start, one.end, figures) for one in found)


def _times(figures: str) -> Decimal | None:
    """What a sum is multiplied with: 'now three of em', 'double', 'half that', '5% off'."""
    found = _OF_THEM.search(figures)
    if found is not None:
        return Decimal(next(number for number in found.groups() if number))
    times = _told_share(figures)
    changed = None if _OF_A_VALUE.search(figures) else _changed_by_share(figures)
    return changed if times is None else times * (changed or 1)


def _changed_by_share(figures: str) -> Decimal | None:
    """What a share that is added or taken off, or that alone came, makes of a sum: '5% off'."""
    came = _part_that_came(figures)
    share = _SHARE.search(figures)
    if share is None or came is not None:
        return came
    changes = part(share["p"] or share["q"] or share["r"] or share["c"])
    down = share["less"] or share["r"] or (share["c"] and not share["up"])
    return 1 - changes if down else 1 + changes


_ONLY = re.compile(
    r"\b(?:only|just|seulement) (?:(?:got|received|took|kept|have|recu|eu|pris) )?(?:about )?"
    rf"(?P<p>\d{{1,2}}(?:[.,]\d)?){SIGN}(?: (?:of (?:it|them|that)|arrived|came|made it|shipped"
    r"|showed up|sont arrivee?s))?\W*$"
)
_ARRIVED = re.compile(
    r"\b(?:got|received|took|kept|have|recu|eu|pris|arriv|came|made it|ship|show)"
)
"""In a follow-up that tells what part of it came: 'we only got 80%'."""


def _part_that_came(figures: str) -> Decimal | None:
    found = _ONLY.search(figures)
    return part(found["p"]) if found and _ARRIVED.search(found.group()) else None


_OF_A_VALUE = re.compile(r"\b(?:rate|tariff|duty|taux|surtaxe?|content|steel|metal|usmca)\b")
"""A share that may be a rate or of what goods are made, and changes no sum."""
_WAS_ONE = re.compile(r"\b(?:not|pas|instead of|au lieu d[e'’]) ?(?P<was>\d{1,4}|one|une?)\b")
_ALIKE = re.compile(r"\blike (?:this|that|these|those)|\bcomme (?:ca|celui|celle)")


_MORE = re.compile(
    r"^(?:and |ok |so |oh |et |pis )?(?:add(?:ed)?|plus|throw in|ajoute[zr]?|rajoute[zr]?)"
    r" (?:another |an extra |encore )?(?P<n>\d{1,4})(?: (?:more|extra|de plus))?\W*$"
    r"|^(?:and |ok |so |oh |et |pis )?(?P<m>\d{1,4}) (?:more|extra|de plus)\W*$"
)
"""A follow-up that tells no more than how many come on top: 'add 2 more', '3 de plus'."""


def counted_anew(q: Asked, earlier: Query) -> tuple[Decimal, Decimal] | None:
    """How many there are now, and how many there were, where the number of a follow-up takes the
    place of the thread's count or weight, and can be no sum: 'make it 300 chairs' after 240."""
    weighed = earlier.quantities[0][0] if len(earlier.quantities) == 1 else None
    before = _counted_in(earlier) or weighed
    figures = q.seen.figures.strip()
    if EACH in earlier.values and before is None:
        pieces = next((many for many, unit in q.seen.quantities if unit in _EACH), None)
        now = pieces or number_of(q.seen.count)
        return (now, Decimal(1)) if now else None
    more = _MORE.search(figures)
    if before and more is not None:
        return before + Decimal(more["n"] or more["m"]), before
    if not before or q.seen.quantities or len(q.seen.bare) != 1 or q.seen.whens:
        return None
    (now,) = q.seen.bare
    return (now, before) if _counts_anew(q, earlier, now, before) else None


def _counts_anew(q: Asked, earlier: Query, now: Decimal, before: Decimal) -> bool:
    """Whether the only number of a follow-up is a count in the place of the one before."""
    figures = q.seen.figures
    plain = now == now.to_integral_value() and now > 1 and now not in LAWS
    if not plain or not _is_near(now, before):
        return False
    if _SHARE_OR_RATE.search(figures) or _NO_SUM.search(figures):
        return False
    worth = earlier.money.amount if earlier.money is not None else None
    sum_ = worth and (_is_near(now * _scale_of(now, worth), worth) or now < _HUNDRED)
    told = _IN_PLACE.search(figures) or len(q.seen.words) <= _WORDS
    return _counted_now(q, now) or bool(told and not sum_)


_WORDS = 6
_SHARE_OR_RATE = re.compile(
    r"%|\b(?:percent|per cent|pour ?cent|rate|tariff|duty|duties|taux|tarif|surtaxe?|points?"
    r"|ch(?:apter|apitre)?|heading|section|each|apiece|chacune?s?)\b|[$€£]"
)
"""In a follow-up whose number may be a rate, a code or a price."""


def _taken_back(figures: str) -> Decimal | None:
    """The number that a follow-up says is not meant: 'not 1', 'pas une'."""
    was = _WAS_ONE.search(figures)
    if was is None:
        return None
    return Decimal(was["was"]) if was["was"].isdigit() else Decimal(1)


def _of_as_many(earlier: Query, many: Decimal, money: Money, figures: str) -> Money | None:
    """'We have 7 containers like this, not 1': a sum of as many; None where nobody can tell of how
    many the one before was."""
    before = _taken_back(figures)
    if before is None:
        before = Decimal(1) if _ALIKE.search(figures) else _counted_in(earlier)
    return replace(money, amount=money.amount * many / before) if before else None


_IN_THOUSANDS = re.compile(r"(?<![\w.,])(\d{1,4}(?:\.\d{1,2})?)k\b")


def _only_sum(q: Asked, figures: str) -> Decimal | None:
    """The only number, or the only one in thousands: '220 headboards, 68k of that'."""
    if len(q.seen.bare) == 1:
        return q.seen.bare[0]
    counted = {number_of(q.seen.count), *(many for many, _ in q.seen.quantities)}
    sums = [b for b in q.seen.bare if b >= _THOUSAND and b not in counted]
    if len(sums) == 1:
        return sums[0]
    large = [Decimal(m[1]) * _THOUSAND for m in _IN_THOUSANDS.finditer(figures)]
    return large[0] if len(large) == 1 and large[0] in q.seen.bare else None


def _is_count_of(earlier: Query, figures: str) -> bool:
    """Whether a number takes the place of how many there were: 'make it 2 not 3'."""
    was = _taken_back(figures)
    return was is not None and was == _counted_in(earlier)


def _is_price_of_each(counted: Decimal, earlier: Query, money: Money) -> bool:
    """Whether a new sum is near to what each of those counted cost, and so is no sum for all of
    them: '35 USD instead' after 100 at 40."""
    if counted <= _FEW_PIECES or not earlier.money or not earlier.money.amount:
        return False
    least, most = _PRICED_ALIKE
    return least <= money.amount * counted / earlier.money.amount <= most


_FEW_PIECES = 4
"""Of no more a new sum may be for all of them."""


def _of_all(q: Asked, earlier: Query, money: Money) -> Money:
    """The price of each times as many as the thread told of: 'they're 4100 a head' after 11."""
    counted = _counted_in(earlier)
    money = (
        money
        if money.currency or not earlier.money
        else replace(money, currency=earlier.money.currency)
    )
    many = counted or next((many for many, _ in earlier.quantities), None)
    anew = q.seen.count or q.seen.quantities
    if many and not anew and _is_price_of_each(many, earlier, money):
        return replace(money, amount=money.amount * many)
    worth = value(q.seen.figures, q.seen.lang)
    of_each = worth is not None and worth.counted is None and worth.total.per in _EACH
    if not of_each or not counted or q.seen.count:
        return money
    return replace(money, amount=money.amount * counted)


_EACH = ("No.", "head")


def _with_more(money: Money, more: Money) -> Money:
    """Both sums together, where they are of one currency; else the new one alone."""
    if more.currency not in ("", money.currency):
        return more
    return replace(money, amount=money.amount + more.amount)


def sum_without_currency(q: Asked) -> Money | None:
    """'Mettons 20 000', '41k job': the only number that is written as sums are, in the money of
    whoever charges."""
    figures = q.seen.figures
    if len(q.seen.bare) != 1 or q.seen.codes or _NO_SUM.search(figures):
        return None
    (amount,) = q.seen.bare
    written = [b for b in bare_numbers(figures, q.seen.lang) if b.amount == amount]
    grouped = bool(written) and written[0].end - written[0].start > len(f"{amount:f}".rstrip("0"))
    large = amount >= _THOUSAND and (grouped or q.asked_back)
    if not large or _counted_now(q, amount):
        return None
    return Money(amount=amount, currency=q.seen.currency)


_NO_SUM = re.compile(
    r"\b(?:line|ligne|lot|item|article|box|no|number|numero|po|ref)\.? ?#? ?\d+\b|#"
)
"""What a number numbers: 'drop line 20'."""
_PRICED_ALIKE = Decimal("0.5"), Decimal(2)
"""How far a new price a piece may lie from the one before, as a part of it."""


def _altered(q: Asked, earlier: Query, money: Money) -> Money | None:
    """'make it 75' after 50,000; 'double the order'; 'now three of em'; 'so it is 193.96' after
    2,400 pieces at 186.50.
    """
    figures = q.seen.figures
    share = _as_much(q, earlier, figures) or _share_of(earlier, figures, q.seen.folded)
    if share is not None:
        times = _to_the_cent(money.amount * share[0] / share[1])
        return None if _is_of_uncounted(earlier, share) else replace(money, amount=times)
    priced = _so_many_at(q, figures)
    if priced is not None:
        return replace(money, amount=priced)
    amount = _only_sum(q, figures)
    beside = q.seen.quantities and (len(q.seen.bare) != 1 or q.seen.bare[0] < _THOUSAND)
    if amount is None or beside or q.seen.codes or _NO_SUM.search(figures):
        return money
    beside_goods = _carries(q, amount, figures) and not _TAKEN_OFF.search(figures)
    if amount in LAWS or beside_goods or _is_exchange(earlier, figures):
        return money
    counts_anew = _counted_now(q, amount) and " " in q.seen.count
    if counts_anew or _is_count_of(earlier, figures):
        return _of_as_many(earlier, amount, money, figures)
    uncounted = _is_of_things(amount, money.amount, figures) and not _counted_in(earlier)
    anew = _anew(earlier, amount, money.amount, figures)
    return None if uncounted else replace(money, amount=anew)


_OF_THINGS = re.compile(
    r"(?<![\w.,$€£])(?P<n>\d{2,3}) (?!dollars|bucks|piastres|piasses)[a-z]{3,14}s\b"
)


def _is_of_things(amount: Decimal, before: Decimal, figures: str) -> bool:
    """Whether the number of a follow-up counts things that nobody counted before, far fewer than
    the dollars of the thread: 'now 144 tins'."""
    found = _OF_THINGS.search(figures)
    return found is not None and Decimal(found["n"]) == amount and amount * 5 < before


_EXCHANGE = re.compile(
    r"(?:^|\b)(?:at|@|a|rate(?: of| is)?|fx(?: of| is)?|taux(?: de)?|change(?: de| a)?|exchange"
    r"(?: rate)?(?: of)?) ?(?:0?[.,][5-9]\d{1,3}|1[.,]\d{2,4})\W*$"
)


def _is_exchange(earlier: Query, figures: str) -> bool:
    """Whether the number of a follow-up is what one dollar is of the other, and no sum: 'in
    Canadian at 1.37'."""
    priced = earlier.quantities or earlier.values.get("count") or EACH in earlier.values
    return not priced and _EXCHANGE.search(figures) is not None


_AT_PRICE = re.compile(
    r"\b(?P<n>\d{1,6}) (?:[a-z]{1,14} ){0,3}(?:at|a|@|x|times|fois) ?\$? ?"
    r"(?P<p>\d{1,6}(?:[.,]\d{1,2})?)(?![\d.,]*\d| ?(?:%|percent|am|pm|h\b|k\b))"
)


def _so_many_at(q: Asked, figures: str) -> Decimal | None:
    """What as many pieces as a follow-up counts are worth at the price that it tells: 'make it 38
    cases at 41.50'."""
    told = _AT_PRICE.search(figures)
    if told is None or number_of(q.seen.count) != Decimal(told["n"]):
        return None
    return Decimal(told["n"]) * Decimal(told["p"].replace(",", "."))


def _anew(earlier: Query, amount: Decimal, before: Decimal, figures: str) -> Decimal:
    """The sum that a number without a currency makes of the one before: the price of each of as
    many, so many of one thing, what is taken off, or a sum in its place."""
    least, most = _PRICED_ALIKE
    for count in (*(many for many, _unit in earlier.quantities), _counted_in(earlier)):
        if count and least <= amount * count / before <= most:
            return amount * count
    if _is_taken_off(figures) and amount < before:
        return before - amount
    if _ADDED.search(figures) is not None:
        return before + amount * _scale_of(amount, before)
    counted = _counted_in(earlier)
    if _is_few(amount, before) and not counted:
        return before * amount
    scale = _scale_of(amount, before)
    whole = amount == amount.to_integral_value()
    if counted and whole and amount < _HUNDRED and not _is_near(amount * scale, before):
        return before * amount / counted  # 'make that two' after three at 34,000 each
    return amount * scale


def _as_much(q: Asked, earlier: Query, figures: str) -> tuple[Decimal, Decimal] | None:
    """How much a follow-up asks about at the same price, and how much there was before: '80
    tonnes' after 62."""
    short = len(q.seen.words) <= _WORDS and not q.seen.bare
    told = short or _SAME_PRICE.search(figures) or _IN_PLACE.search(figures)
    if len(q.seen.quantities) != 1 or not told:
        return None
    amount, unit = q.seen.quantities[0]
    before = next((many for many, of in earlier.quantities if of == unit), None)
    return (amount, before) if before else None


_FEW = 20
_SEVENTH = 7


def _is_few(amount: Decimal, before: Decimal) -> bool:
    """Whether a small number behind a sum of one thing says how many: 'if she gets two'."""
    whole = amount == amount.to_integral_value()
    return whole and 1 < amount <= _FEW and amount * _SEVENTH < before < _THOUSAND


def _to_the_cent(amount: Decimal) -> Decimal:
    """An amount without the many places of a third of it."""
    return amount if amount == amount.quantize(_FOUR_PLACES) else amount.quantize(_CENT)


_CENT, _FOUR_PLACES = Decimal("0.01"), Decimal("0.0001")
_MOST_LOTS = 12


def _is_of_uncounted(earlier: Query, share: tuple[Decimal, Decimal]) -> bool:
    """Whether a sum would be taken so many times that it hardly is the one of a single thing: '40
    of them' after 20,000 USD of chairs that nobody counted."""
    alone = EACH in earlier.values or _counted_in(earlier) or earlier.quantities
    return not alone and share[0] / share[1] > _MOST_LOTS


def _share_of(earlier: Query, figures: str, folded: str) -> tuple[Decimal, Decimal] | None:
    """What the sum before is multiplied with and divided by: twice, for one of as many, for as
    many at the same price; None where nothing of the kind is said."""
    counted = _counted_in(earlier)
    lot = _of_the_lot(earlier, folded) or (counted if _FOR_ONE.search(folded) else None)
    made = _MADE.search(figures)
    if made is not None and counted and _SAME_PRICE.search(figures):
        return Decimal(made[1]), counted
    times = _times(figures)
    one = Decimal(1)
    if times is not None and counted and _is_count_of(earlier, figures):
        return times, counted  # '8 of them not 6'
    return None if times is None and lot is None else (times or one, lot or one)


_MILLION = Decimal(10**6)
_AS_LARGE = Decimal("0.2"), Decimal(5)
"""How far a new sum may lie from the one before, as a part of it, for its thousands or millions to
be left out: 'it's 46.5 with the refit' after 44 million."""


_HUNDRED = Decimal(100)


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


_MOST_TIMES = 10
"""How many times the sum before thousands that were left out may make of it: no '500' after 20,000
is half a million."""
