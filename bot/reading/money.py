"""Sums of money in folded text, and what goods are worth by price and quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain import units
from bot.domain.duty import Money
from bot.domain.text import Lang
from bot.reading.codes import DOTTED, is_limit
from bot.reading.numbers import WrittenNumber, numbers
from bot.reading.quantities import WrittenQuantity, has_unit, measured, per_unit

_TIMES = {
    "k": Decimal(1_000),
    "thousand": Decimal(1_000),
    "mille": Decimal(1_000),
    "m": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "mm": Decimal(1_000_000),
    "mil": Decimal(1_000_000),
    "g": Decimal(10**9),
    "md": Decimal(10**9),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "billion": Decimal(10**9),
    "milliard": Decimal(10**9),
    "lakh": Decimal(10**5),
    "lac": Decimal(10**5),
    "crore": Decimal(10**7),
}
_HUGE = frozenset({"million", "g", "md", "b", "bn", "billion", "milliard"})
_SCALE = re.compile(
    r" ?(?P<scale>k|md|mm|mil|m|g|bn|b|thousand|mille|million|billion|milliard|lakh|lac|crore)s?"
    r"(?=(?:us|ca?|cdn|can)?\$|[€£¥]|\b)(?:(?: de| of| d')(?= ?[a-z$€£¥]))?"
)
_ENDS = (
    r"(?= ?(?:[.,;:?!)]|$)| (?:of|worth|in|into|for|from|on|a|an|per|each|apiece|piece|invoice"
    r"|total|to|and|but|or|all|plus|how|what|when|if|so|then|i|we|de|du|des|d'|pour|et|mais"
    r"|chaque|la|the|fob|cif|landed|net|cash|flat)\b)"
)
"""What stands behind a country's name that tells a currency; before goods it tells their origin."""
_CURRENCIES = {
    "USD": r"us ?\$|usd|\$ ?us(?:d\b)?|(?:us|american) (?:dollars?|bucks)"
    r"|(?:dollars?|bucks|piastres?|piasses?) (?:us\b|american\b|americain(?:e?s)?)"
    rf"|greenbacks|us{_ENDS}|(?:american|americains?){_ENDS}",
    "CAD": r"c ?\$|ca ?\$|cad(?: ?\$)?|cdn(?: ?\$)?|can ?\$|\$ ?ca[dn]?\b|\$ ?cdn"
    r"|canadian (?:dollars?|bucks)|(?:dollars?|bucks) (?:canadiens?|cdn|canada)|loonies"
    r"|(?:piastres?|piasses?) canadiennes?"
    rf"|(?:canadian|canadiens?){_ENDS}",
    "EUR": r"eur|€|euros?",
    "GBP": r"gbp|£|(?:pounds?|livres?) sterling|british pounds?|quid",
    "MXN": r"mxn|mx ?\$|(?:mexican )?pesos?(?: mexicains?)?(?! (?:col|chi|arg|phi|cub|dom))",
    "JPY": r"jpy|japanese yen|yens?",
    "CNY": r"cny|rmb|yuans?|renminbi",
    "CHF": r"chf|swiss francs?|francs?(?: suisses?)?",
    "AUD": r"aud|a\$|au\$|australian dollars?|dollars? australiens?",
    "NZD": r"nzd|nz\$",
    "HKD": r"hkd|hk\$",
    "INR": r"inr|₹|(?:indian )?rupees?|roupies?|(?<![a-z])rs\.?(?= ?\d)",
    "KRW": r"krw|₩",
    "BRL": r"brl|r\$",
    "SEK": r"sek",
    "NOK": r"nok",
    "DKK": r"dkk",
    "": r"\$|dollars?|bucks|piastres?|piasses?",
    "¥": r"¥",
}
"""Signs and names of currencies over folded text. '' is a dollar that nobody named, '¥' the sign
of two currencies."""
_NAMES = dict(enumerate(_CURRENCIES))
_SIGN = re.compile(
    f"(?:{'|'.join(f'(?P<c{n}>{_CURRENCIES[name]})' for n, name in _NAMES.items())})(?![a-z])"
)
_BY = re.compile(r" ?(?:units?|pieces?|pcs)? ?(?:x|×|\*|@) ?")
AT = re.compile(r"(?:\bat|@|\ba) ?$")
"""What stands before a price, at its end."""
_EACH_OF = re.compile(r"\d[^@\d]{1,40}@ ?$")
"""Before a sum: so many of something that has no unit here, at that price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenMoney:
    """Money in a text. ``currency`` '' where only a dollar sign says; ``large``: a sum of trade,
    not of an entry ('$125 billion'), or a limit ('under $800').

    ``other`` is the amount in a second reading of its number, whose characters are ``written``.
    ``per`` is the unit a price is for ('t', 'No.'), '' for a whole sum.
    """

    amount: Decimal
    currency: str
    start: int
    end: int
    large: bool = False
    other: Decimal | None = None
    written: str = ""
    per: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What goods are worth: a sum, or a price times a quantity.

    ``of`` is the price, and ``counted`` how many of its unit, where the sum was worked out. With
    ``whole`` the price may as well be the sum itself ('40 t at $900'); ``each``: it stands behind
    an '@', which prices the unit more often.
    """

    total: WrittenMoney
    of: WrittenMoney | None = None
    counted: WrittenQuantity | None = None
    whole: bool = False
    each: bool = False

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where it stands: a price and a quantity may be apart."""
        if self.of is None or self.counted is None:
            return ((self.total.start, self.total.end),)
        return (self.of.start, self.of.end), (self.counted.start, self.counted.end)


def moneys(folded: str, lang: Lang = "en") -> tuple[WrittenMoney, ...]:
    """Sums and prices with their currency, in order.

    >>> [(str(a.amount), a.currency) for a in moneys("1,5 m$ us, £200 or 10k dollars canadiens")]
    [('1500000.0', 'USD'), ('200', 'GBP'), ('10000', 'CAD')]
    """
    found = numbers(folded, lang)
    if not found:
        return ()
    starts = {n.start: n for n in found}
    ends = {_scaled(folded, n)[1]: n for n in found}
    out: list[WrittenMoney] = []
    taken: set[int] = set()
    for sign in _SIGN.finditer(folded):
        named = _named_behind(folded, sign, out)
        if named is not None:
            out[-1] = named
            continue
        near = _left_of(folded, sign, ends), _right_of(sign, starts)
        each = per_unit(folded, sign.end()) is not None
        if sign.group() in _PEOPLES and not (each or _sum_like(near[0], folded)):
            continue
        chosen = _whose(folded, sign, *near, taken)
        if chosen is not None:
            taken.add(chosen.start)
            out.append(_amount(folded, sign, chosen))
    return tuple(sorted(out, key=lambda amount: amount.start))


_PEOPLES = frozenset(
    {"us", "american", "americain", "americains", "canadian", "canadien", "canadiens"}
)
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
    scaled = _scaled(folded, found)[0] != "" or _SOLD.search(folded, 0, found.start) is not None
    year = found.written.isdigit() and found.value in YEARS and len(found.written) == _YEAR
    return scaled or (found.value >= _FEWEST and not year)


_YEAR, _CODE = 4, 8
_SOLD = re.compile(r"\b(?:one|it|them|these|those|sold|selling|un|une) (?:for|at|a|pour) $")
"""Before what things are sold for: 'selling one for 75 US'."""


def currency_named(folded: str, lang: Lang = "en") -> str:
    """A currency that is named without a sum, and not as the wrong one; '' for none, and where an
    answer is only wanted in it.

    >>> currency_named("sorry, i meant cad not usd"), currency_named("10 usd")
    ('CAD', '')
    >>> currency_named("in cad?"), currency_named("et en cad, 12 000 aussi")
    ('', 'CAD')
    """
    if moneys(folded, lang) or _WANTED_IN.fullmatch(folded):
        return ""
    for sign in _SIGN.finditer(folded):
        name = _NAMES[int((sign.lastgroup or "c0")[1:])]
        whole = sign.start() == 0 or not folded[sign.start() - 1].isalpha()
        known = len(name) == len("USD") and sign.group() not in _PEOPLES
        if known and whole and not _NOT_IT.search(folded, 0, sign.start()):
            return name
    return ""


_WANTED_IN = re.compile(r"\s{0,9}(?:and |ok |so |et |pis )?(?:in|en) [a-z$ ]{2,20}\?{1,9}\s{0,9}")
_NOT_IT = re.compile(r"\b(?:not|pas|instead of|rather than|au lieu de)(?: en| des| de)? ?$")


def _named_behind(
    folded: str, sign: re.Match[str], out: Sequence[WrittenMoney]
) -> WrittenMoney | None:
    """The last sum with the dollar that a name behind it tells: '$4,300 US', '$10,000 CAD'."""
    last = out[-1] if out else None
    name = _NAMES[int((sign.lastgroup or "c0")[1:])]
    if last is None or last.currency or not name.endswith("D") or last.per:
        return None
    if folded[last.end : sign.start()] not in ("", " "):
        return None
    per = per_unit(folded, sign.end())
    return replace(
        last, currency=name, end=per[1] if per else sign.end(), per=per[0] if per else ""
    )


def money(folded: str, lang: Lang = "en") -> WrittenMoney | None:
    """The first sum of money.

    >>> found = money("duty on 10 000 $ of steel")
    >>> found.amount, found.currency
    (Decimal('10000'), '')
    """
    return next(iter(moneys(folded, lang)), None)


def _scaled(folded: str, found: WrittenNumber) -> tuple[str, int]:
    """The scale behind a number ('k', 'million', '' for none) and where both end."""
    scale = _SCALE.match(folded, found.end)
    return (scale["scale"], scale.end()) if scale else ("", found.end)


def scaled(folded: str, found: WrittenNumber) -> tuple[Decimal, int]:
    """What a number is multiplied with by the scale behind it, and where both end."""
    scale, end = _scaled(folded, found)
    return _TIMES.get(scale, Decimal(1)), end


def _left_of(
    folded: str, sign: re.Match[str], ends: dict[int, WrittenNumber]
) -> WrittenNumber | None:
    """The number that ends right before a sign, blanks and 'de' apart."""
    for gap in ("", " ", " de ", " of ", " d'"):
        if folded.endswith(gap, 0, sign.start()) and sign.start() - len(gap) in ends:
            return ends[sign.start() - len(gap)]
    return None


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
    scaled = left is not None and _scaled(folded, left)[1] == sign.start()
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
    _, end = _scaled(folded, found)
    return folded[end : end + 1].isalnum() or folded[end : end + 1] == "%"


def _amount(folded: str, sign: re.Match[str], found: WrittenNumber) -> WrittenMoney:
    scale, end = _scaled(folded, found)
    times = _TIMES.get(scale, Decimal(1))
    start = min(sign.start(), found.start)
    per = per_unit(folded, max(end, sign.end()))
    if per is None and _UNIT_PRICE.search(folded, max(0, start - 40), start):
        per = "No.", max(end, sign.end())
    return WrittenMoney(
        amount=found.value * times,
        currency=_NAMES[int((sign.lastgroup or "c0")[1:])],
        start=start,
        end=per[1] if per else max(end, sign.end()),
        large=scale in _HUGE or is_limit(folded, start),
        other=None if found.other is None else found.other * times,
        written=found.written,
        per=per[0] if per else "",
    )


_UNIT_PRICE = re.compile(
    r"\b(?:unit|unitaire|price each|cost each|each at)(?: (?:price|cost|value))? ?[:=] ?$"
    r"|\b(?:unit (?:price|cost|value)|(?:prix|cout|valeur) unitaire)(?: is| of| de)? $"
)
"""Before a price of each: 'unit: 186.50 USD'."""


def bare(folded: str, lang: Lang = "en") -> tuple[WrittenMoney, ...]:
    """Numbers that may be sums though no currency stands by them: no code, share or quantity.

    >>> [str(a.amount) for a in bare("7208.51 10k or 12% of 5 t")]
    ['10000']
    """
    out = []
    for found in numbers(folded, lang):
        scale, end = _scaled(folded, found)
        glued = scale in ("k", "m") and folded.startswith(scale, found.end)
        if scale in ("k", "m"):
            end = found.end + glued  # the 'of' behind it is no part of the number
        tail = folded[end : end + 1]
        before = folded[found.start - 1 : found.start]
        if tail.isalnum() or tail in tuple("%-$/") or before in tuple("-#$/"):
            continue
        if DOTTED.fullmatch(found.written) or (not glued and has_unit(folded, found.end)):
            continue
        times = _TIMES[scale] if end > found.end else Decimal(1)
        out.append(
            WrittenMoney(
                amount=found.value * times,
                currency="",
                start=found.start,
                end=end,
                other=None if found.other is None else found.other * times,
                written=found.written,
            )
        )
    return tuple(out)


def value(folded: str, lang: Lang = "en") -> Value | None:
    """What the goods are worth: the first sum, or a unit price times a quantity.

    >>> str(value("25 tonnes at $900 per tonne").total.amount), str(value("500 x $12").total.amount)
    ('22500', '6000')
    >>> str(value("12 coils, 19.6 t each, 875 a tonne us").total.amount)
    '205800.0'
    >>> str(value("30 kbbl wcs @ us$54.20").total.amount), value("30 skids @ us$54.20")
    ('1626000.00', None)
    """
    sums = _of_the_goods(_as_corrected(moneys(folded, lang), folded), folded)
    prices = () if sums and _corrects(sums[0], folded) else tuple(_prices(folded, lang))
    priced = next((a for a in (*sums, *prices) if a.per), None)
    counted = all_together(measured(folded, lang), folded)
    if priced is not None:
        return _at_price(priced, counted)
    first = next(iter(sums), None)
    times = _times(folded, lang, sums)
    if times is not None:
        return times
    if first is None:
        return None
    before = [q for q in counted if q.end <= first.start]
    if before and AT.search(folded, max(0, first.start - 8), first.start):
        return _priced_at(first, before[-1], folded)
    if _EACH_OF.search(folded, max(0, first.start - 50), first.start):
        return None  # a price of each, of how many nobody can tell
    return Value(total=first)


def _priced_at(sum_: WrittenMoney, quantity: WrittenQuantity, folded: str) -> Value:
    """The sum that stands behind a quantity and 'at': what each of its unit costs, or all."""
    if _is_size(quantity, sum_):
        return Value(total=sum_)
    price = replace(sum_, per=quantity.unit)
    each = folded[: sum_.start].rstrip().endswith("@")
    return replace(_at_price(price, (quantity,)), whole=True, each=each)


_SIZES = frozenset({Decimal(n) for n in (20, 40, 45, 48, 53)})
"""Feet of a container (ISO 668) or of a trailer."""
_LOAD = Decimal(1000)


def _is_size(quantity: WrittenQuantity, worth: WrittenMoney) -> bool:
    """Whether a length is that of the container that goods worth so much come in."""
    return quantity.unit == "ft" and quantity.amount in _SIZES and worth.amount >= _LOAD


_CORRECTS = re.compile(
    r"\d[^\d]*\b(?:nah|nope|wait|actually|scratch that|sorry|make (?:it|that)|call it|plutot"
    r"|correction|i mean|oops|oups|mettons)\b[^\d]{0,12}$"
)
"""Between two sums: the second one is meant."""


def _corrects(later: WrittenMoney, folded: str) -> bool:
    """Whether a sum takes back a number before it: '0.42 USD/lb... nah easier: 37,000 US'."""
    return _CORRECTS.search(folded, max(0, later.start - 80), later.start) is not None


def _as_corrected(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums from the last one on that takes back those before it."""
    last = max((n for n, one in enumerate(sums) if n and _corrects(one, folded)), default=0)
    return sums[last:]


_CARRIAGE = r"(?:freight|shipping|postage|insurance|delivery|brokerage|fret|livraison|assurance)"
_CARRIED = re.compile(rf"\b{_CARRIAGE}(?: (?:is|was|cost|of|a|de|at|another))?:? ?$")
_TO_CARRY = re.compile(rf" ?(?:in |for |of |de |pour )?(?:the |le |la )?{_CARRIAGE}\b")


def is_carriage(start: int, end: int, folded: str) -> bool:
    """Whether a sum is what it costs to carry or insure goods, and no part of what they are
    worth: 'freight 900 usd', '220 usd shipping'."""
    before = _CARRIED.search(folded, max(0, start - 30), start)
    return before is not None or _TO_CARRY.match(folded, end) is not None


def _of_the_goods(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums but those for carrying the goods, where others are told."""
    own = tuple(one for one in sums if not is_carriage(one.start, one.end, folded))
    return own or sums


def price_of_each(folded: str, lang: Lang = "en") -> Value | None:
    """The price in '18 ranges @ $7,450', of which :func:`value` makes nothing alone."""
    first = next(iter(moneys(folded, lang)), None)
    if first is None or _EACH_OF.search(folded, max(0, first.start - 50), first.start) is None:
        return None
    return Value(total=replace(first, per="No."))


def _prices(folded: str, lang: Lang) -> Iterable[WrittenMoney]:
    """'900 a tonne': a price without its currency."""
    for found in numbers(folded, lang):
        per = per_unit(folded, found.end)
        each = folded.startswith(" piece", found.end)  # '500 piece' counts, '5 $ piece' prices
        if per is not None and not each and not DOTTED.fullmatch(found.written):
            named = _CURRENCY_BEHIND.match(folded, per[1])
            sign = _SIGN.search(folded, per[1]) if named else None
            yield WrittenMoney(
                amount=found.value,
                currency=_NAMES[int((sign.lastgroup or "c0")[1:])] if sign else "",
                start=found.start,
                end=named.end() if named else per[1],
                other=found.other,
                written=found.written,
                per=per[0],
            )


_CURRENCY_BEHIND = re.compile(r" (?:us|usd|cad|cdn|eur|gbp)(?= ?(?:[.,;:?!]|$))")
"""A currency behind the unit of a price, and nothing more: '875 a tonne US'."""
_EACH = re.compile(r",? (?:each|apiece|chacune?s?)\b")
_COUNT_BEFORE = re.compile(r"(?<![\w.,])(\d{1,4}) (?:[a-z]+ ){0,3}[a-z]+,? (?:of |at |de |x |@ )?$")
_TIMES_BEFORE = re.compile(r"(?<![\w.,])(\d{1,4}) ?(?:(?:[a-z]+ ){0,2}[a-z]+ ?)?(?:x|×|\*) ?$")
"""'110 cars x' before what each of them holds."""
_LENGTHS = ("m", "m²", "m³")
"""What is said by times in these is a size: '2 x 4 ft'."""


def all_together(counted: Sequence[WrittenQuantity], folded: str) -> tuple[WrittenQuantity, ...]:
    """'12 coils, 19.6 t each' and '12 x 19.6 t' are 235.2 t; what is said of each of nobody knows
    how many is no quantity of the whole."""
    out = []
    for quantity in counted:
        times = _TIMES_BEFORE.search(folded, 0, quantity.start)
        sized = any(units.convert((Decimal(1), quantity.unit), size) for size in _LENGTHS)
        each = _EACH.match(folded, quantity.end)
        if not each and (times is None or sized):
            out.append(quantity)
        elif found := times or _COUNT_BEFORE.search(folded[: quantity.start]):
            many = Decimal(found[1])
            other = None if quantity.other is None else quantity.other * many
            out.append(replace(quantity, amount=quantity.amount * many, other=other))
    return tuple(out)


def _at_price(price: WrittenMoney, counted: Sequence[WrittenQuantity]) -> Value:
    """A price times the one quantity that counts its unit; alone where there is none or several."""
    outside = [q for q in counted if q.end <= price.start or q.start >= price.end]
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
        end = price.end if price else left.end
        by = _BY.match(folded, end)
        if by is None or DOTTED.fullmatch(left.written):
            continue
        right, plain = beginning.get(by.end()), at.get(by.end())
        # '2 x 4' alone is the size of a stud
        other = right or (_unsigned(plain) if "@" in by.group() else None)
        if price is None and other is not None:
            return _pieces(left, other)
        if price is not None and plain is not None:
            return _pieces(plain, price)
    return None


def _unsigned(found: WrittenNumber | None) -> WrittenMoney | None:
    if found is None:
        return None
    return WrittenMoney(
        amount=found.value,
        currency="",
        start=found.start,
        end=found.end,
        other=found.other,
        written=found.written,
    )


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


def as_money(amount: WrittenMoney, *, imposing: str | None) -> Money:
    """In the currency said, else that of the country that charges."""
    return Money(amount=amount.amount, currency=amount.currency or _home(imposing))


def _home(imposing: str | None) -> str:
    return "CAD" if imposing == "CA" else "USD"
