"""Sums of money in folded text, with their currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.domain.duty import Money
from bot.domain.text import Lang
from bot.reading.sums.codes import DOTTED, is_limit
from bot.reading.sums.currencies import CURRENCY, PEOPLES, currency_of
from bot.reading.sums.number_scales import TIMES, scale_behind
from bot.reading.sums.quantities import per_many, per_unit
from bot.reading.text.numbers import WrittenNumber, numbers
from bot.reading.text.self_corrections import puts_right

_HUGE = frozenset({"million", "g", "md", "b", "bn", "billion", "milliard"})
AT = re.compile(
    r"(?:\bat|@|(?<!\bon )(?<!\bfor )(?<!\bof )(?<!\bwith )(?<!\bis )(?<!\bwas )(?<!\bgot )"
    r"(?<!\bbuy )"
    r"(?<!\bfrom )(?<!\bhave )(?<!\bbought )(?<!\bowe )(?<!\bpay )\ba) {0,12}$"
)
"""What stands before a price, at its end; numbers that were spoken are padded with blanks."""
_AT_SPOKEN = re.compile(r"(?:\bat|@) {0,44}$")
_SPOKEN_PRICE = Decimal(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMoney:
    """Money in a text. ``currency`` '' where only a dollar sign says; ``large``: a sum of trade,
    not of an entry ('$125 billion'), or a limit ('under $800').

    ``other`` is the amount in a second reading of its number, whose characters are ``written``.
    ``per`` is the unit a price is for ('t', 'No.'), '' for a whole sum; ``of_many``: it was told of
    a hundred or a thousand.
    """

    amount: Decimal
    currency: str
    start: int
    end: int
    large: bool = False
    other: Decimal | None = None
    written: str = ""
    per: str = ""
    of_many: bool = False


@lru_cache(maxsize=256)
def moneys(folded: str, lang: Lang = "en") -> tuple[WrittenMoney, ...]:
    """Sums and prices with their currency, in order. A question's are looked at several times.

    >>> [(str(a.amount), a.currency) for a in moneys("1,5 m$ us, £200 or 10k dollars canadiens")]
    [('1500000.0', 'USD'), ('200', 'GBP'), ('10000', 'CAD')]
    """
    found = numbers(folded, lang)
    if not found:
        return ()
    starts = {n.start: n for n in found}
    ends = {scale_behind(folded, n)[1]: n for n in found}
    out: list[WrittenMoney] = []
    taken: set[int] = set()
    for sign in CURRENCY.finditer(folded):
        named = _named_behind(folded, sign, out)
        if named is not None:
            out[-1] = named
            continue
        near = _left_of(folded, sign, ends), _right_of(sign, starts)
        each = per_unit(folded, sign.end()) is not None
        if sign.group() == "can" and lang != "fr":
            continue  # 'on the first 400 can I'
        if sign.group() in PEOPLES and not (each or _sum_like(near[0], folded)):
            continue
        chosen = _whose(folded, sign, *near, taken)
        if chosen is not None:
            taken.add(chosen.start)
            out.append(_amount(folded, sign, chosen))
    return tuple(sorted(out, key=lambda amount: amount.start))


def is_priced_at(sum_: WrittenMoney, folded: str) -> bool:
    """Whether an 'at' or '@' stands before a sum, also far before the blanks of one that was spoken
    where that is no more than a price: 'at a hundred and twenty five'."""
    near = max(0, sum_.start - 64), sum_.start
    if AT.search(folded, *near):
        return True
    return sum_.amount < _SPOKEN_PRICE and _AT_SPOKEN.search(folded, *near) is not None


_FEWEST = 100
YEARS = frozenset({*range(1950, 2000), *range(2001, 2036)})


def _sum_like(found: WrittenNumber | None, folded: str) -> bool:
    """Whether a number before 'US' or 'Canadian' is a sum, and no year or count of things."""
    if found is None:
        return True
    if DOTTED.fullmatch(found.written) or found.written.startswith("0"):
        return False  # '0203.29 US to Canada': a code and a country
    if found.written.isdigit() and len(found.written) >= _CODE:
        return False
    year = found.written.isdigit() and found.value in YEARS and len(found.written) == _YEAR
    if _PRICE.fullmatch(found.written) and not year and AT.search(folded, 0, found.start):
        return True
    scaled = (
        scale_behind(folded, found)[0] != "" or _SOLD.search(folded, 0, found.start) is not None
    )
    return scaled or (found.value >= _FEWEST and not year)


_YEAR, _CODE = 4, 8
_PRICE = re.compile(r"\d{1,4}(?:[.,]\d\d)?")
"""Dollars and cents, behind 'at' a price: '2500 yards at 11.80 us', '40 coats at 31 US'."""
_SOLD = re.compile(r"\b(?:one|it|them|these|those|sold|selling|un|une) (?:for|at|a|pour) $")
"""Before what things are sold for: 'selling one for 75 US'."""


def _named_behind(
    folded: str, sign: re.Match[str], out: Sequence[WrittenMoney]
) -> WrittenMoney | None:
    """The last sum with the dollar that a name behind it tells: '$4,300 US', '$10,000 CAD'."""
    last = out[-1] if out else None
    name = currency_of(sign)
    if last is not None and _is_anew(folded, last, sign):
        return replace(last, currency=name)
    if last is None or last.currency or not name.endswith("D"):
        return None
    if folded[last.end : sign.start()] not in ("", " "):
        return None
    many = per_many(folded, sign.end())
    if many is not None:
        last = _of_many(last, many[0])
    per = per_unit(folded, sign.end()) if many is None else many[1:]
    end = per[1] if per else sign.end()
    return replace(last, currency=name, end=end, per=per[0] if per else last.per)


def _of_many(sum_: WrittenMoney, many: Decimal) -> WrittenMoney:
    """The price of one, where the sum is that of so many."""
    other = None if sum_.other is None else sum_.other / many
    return replace(sum_, amount=sum_.amount / many, other=other, of_many=True)


def _is_anew(folded: str, last: WrittenMoney, sign: re.Match[str]) -> bool:
    """Whether a currency alone is told in the place of a sum's: 'USD 30,000, I mean euros'."""
    name = currency_of(sign)
    between = folded[last.end : sign.start()]
    if len(name) != len("USD") or name == last.currency or len(between) > _FARTHEST:
        return False
    if _NUMBER_BEHIND.match(folded, sign.end()) or any(c.isdigit() for c in between):
        return False
    return _THATS_IN.fullmatch(between) is not None or puts_right(between, "")


_PRICE_BY = re.compile(
    r"\b(?P<unit>mbf|ton|tonne|mt|kg|lb|gallon|barrel|bushel) price(?: is| of|:)? $"
)
"""Before a price by a unit: 'MBF price 520 USD'."""
_FARTHEST = 40
_NUMBER_BEHIND = re.compile(r" ?\$? ?\d")
_THATS_IN = re.compile(
    r"(?: ?[.,;-])? ?(?:oh |and |et |but |mais ){0,2}(?:that'?s|it'?s|those are|c'est|ce sont)"
    r"(?: (?:all|in|en|des|tout|really|actually)){0,3} "
)
"""Between a sum and the currency that it is in: '45k, and that's CAD'."""


def money(folded: str, lang: Lang = "en") -> WrittenMoney | None:
    """The first sum of money.

    >>> found = money("duty on 10 000 $ of steel")
    >>> found.amount, found.currency
    (Decimal('10000'), '')
    """
    return next(iter(moneys(folded, lang)), None)


def _left_of(
    folded: str, sign: re.Match[str], ends: dict[int, WrittenNumber]
) -> WrittenNumber | None:
    """The number that ends right before a sign, blanks and 'de' apart."""
    for gap in _BEFORE_SIGN:
        if folded.endswith(gap, 0, sign.start()) and sign.start() - len(gap) in ends:
            return ends[sign.start() - len(gap)]
    said = _CURRENCY_LATE.search(folded, max(0, sign.start() - _FARTHEST), sign.start())
    late = said is not None and not _NUMBER_BEHIND.match(folded, sign.end())
    return ends.get(said.start()) if said is not None and late else None


_BEFORE_SIGN = ("", " ", " de ", " of ", " d'", " (", " something ", " odd ", " some odd ", "-odd ")
"""What may stand between a number and its currency: '15 thousand something usd'."""
_CURRENCY_LATE = re.compile(rf"(?<=[\dk]){_THATS_IN.pattern}$")


def _right_of(sign: re.Match[str], starts: dict[int, WrittenNumber]) -> WrittenNumber | None:
    return starts.get(sign.end()) or starts.get(sign.end() + 1)


def _whose(
    folded: str,
    sign: re.Match[str],
    left: WrittenNumber | None,
    right: WrittenNumber | None,
    taken: set[int],
) -> WrittenNumber | None:
    """The number a sign belongs to: one that touches it, else the one before it that no other sign
    has and that is no code."""
    left = None if left is None or left.start in taken else left
    scaled = left is not None and scale_behind(folded, left)[1] == sign.start()
    if sign.start() and folded[sign.start() - 1].isalpha() and not scaled:
        return None
    if right is not None and right.start != sign.end() and folded[sign.end()] != " ":
        right = None
    if right is not None and _cut_off(folded, right):
        right = None
    touches = right is not None and right.start == sign.end()
    if left is not None and right is not None:
        code = DOTTED.fullmatch(left.written) is not None
        return right if code or (touches and not scaled) else left
    return left or right


def _cut_off(folded: str, found: WrittenNumber) -> bool:
    """Whether a number goes on in letters that are no scale: '$30x' is no thirty dollars."""
    _, end = scale_behind(folded, found)
    return folded[end : end + 1].isalnum() or folded[end : end + 1] == "%"


def _amount(folded: str, sign: re.Match[str], found: WrittenNumber) -> WrittenMoney:
    scale, end = scale_behind(folded, found)
    times = TIMES.get(scale, Decimal(1))
    if times >= _MILLIONS and found.other is not None:
        # '1.875 MM': a point before millions parts no thousands
        found = replace(found, value=min(found.value, found.other), other=None)
    start = min(sign.start(), found.start)
    many = per_many(folded, max(end, sign.end()))
    per = per_unit(folded, max(end, sign.end())) if many is None else many[1:]
    if per is None and _UNIT_PRICE.search(folded, max(0, start - 40), start):
        per = "No.", max(end, sign.end())
    by = _PRICE_BY.search(folded, max(0, start - 24), start) if per is None else None
    if by is not None and (unit := per_unit(f"/{by['unit']}", 0)) is not None:
        per = unit[0], max(end, sign.end())
    told = WrittenMoney(
        amount=found.value * times,
        currency=currency_of(sign),
        start=start,
        end=per[1] if per else max(end, sign.end()),
        large=scale in _HUGE
        or is_limit(folded, start)
        or _LIMIT_BEHIND.match(folded, max(end, sign.end())) is not None,
        other=None if found.other is None else found.other * times,
        written=found.written,
        per=per[0] if per else "",
    )
    return told if many is None else _of_many(told, many[0])


_LIMIT_BEHIND = re.compile(
    r" ?(?:limit|threshold|exemption|cap|rule|minimum|floor|loophole|allowance|or less|or under"
    r"|or below|ou moins)\b"
)
"""Behind a sum that is a limit: 'the $800 limit', 'on 20,000 or less'."""
_MILLIONS = Decimal(10**6)
_UNIT_PRICE = re.compile(
    r"\bea\.? $|\b(?:unit|unitaire|price each|cost each|each at)(?: (?:price|cost|value))? ?[:=] ?$"
    r"|[,;/|] ?unit $"
    r"|,? each(?: one)?(?: is| at| costs?)?(?: worth| valued at)?:? $"
    r"|\bchacune?s?(?: coute| vaut)?:? $"
    r"|\b(?:unit (?:price|cost|value)|(?:prix|cout|valeur) unitaire)(?: is| of| de)? $"
    r"|\b(?:avg|average)\.?(?: (?:ev|fob|price|cost|unit|value|entered value|unit value))?"
    r"(?: (?:is|of|at))?:? $|\b(?:prix|cout) moyen(?: est)?(?: de)?:? $"
)
"""Before a price of each: 'unit: 186.50 USD'."""


def as_money(amount: WrittenMoney, *, imposing: str | None) -> Money:
    """In the currency said, else that of the country that charges."""
    return Money(amount=amount.amount, currency=amount.currency or _home(imposing))


def _home(imposing: str | None) -> str:
    return "CAD" if imposing == "CA" else "USD"


def outside(
    found: Iterable[WrittenMoney], spans: Sequence[tuple[int, int]]
) -> tuple[WrittenMoney, ...]:
    """The sums that lie over none of the ``spans``."""
    return tuple(a for a in found if not any(s < a.end and a.start < e for s, e in spans))
