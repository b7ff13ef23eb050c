"""What a sum or a quantity may come to by the numbers of a text and those its thread left.

A model reckons: 'shipper added 4 more' after ten at 2,150 USD is 30,100, and no text holds that
number. It is taken where one or two plain steps (a sum, a difference, a product, a quotient, a
share) lead to it from a number of the text, or where it is the thread's own. Deeper reckoning is
not followed: with every step more numbers are reached by chance, and wrong money is worse than
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import chain, combinations, permutations, product

from bot.domain.questions import Query
from bot.reading.decisions.thread_values import COUNT, PRICED
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon.asking import LAWS
from bot.reading.marks import Extraction
from bot.reading.sums import amounts
from bot.reading.sums.codes import DOTTED, is_limit
from bot.reading.sums.counts import number_of
from bot.reading.sums.money import YEARS, moneys
from bot.reading.sums.sums_of_goods import is_cost_beside
from bot.reading.text import numbers
from bot.reading.text.spoken_numbers import ONES, groups, in_digits
from bot.tables import rows

_MOST = 14
"""Numbers of a text that are reckoned with by twos."""
_MOST_OF_THREE = 7
"""Numbers of which three are reckoned with."""
_ROUNDED = Decimal("0.0005")
"""How far, as a share, a sum may be from what its numbers come to: a model rounds to the dollar."""
_THOUSAND = Decimal(1000)
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """The numbers of a text: no days, codes, laws or limits."""

    plain: tuple[Decimal, ...] = ()
    """All that are written, what counts and what weighs included."""
    sums: tuple[Decimal, ...] = ()
    """Those that may be money."""
    worth: tuple[Decimal, ...] = ()
    """What the local reader makes the goods worth, a price times their number included."""
    shares: tuple[Decimal, ...] = ()
    """What is told as a share of something: a half, 5%."""
    changes: tuple[Decimal, ...] = ()
    """Those by which something may be more: 5%."""
    times: tuple[Decimal, ...] = ()
    """How many times something is to be taken: a dozen, double."""
    limits: frozenset[Decimal] = frozenset()
    one: bool = False
    """Whether it speaks of one thing."""
    each: bool = False
    """Whether it speaks of each of several."""
    priced: bool = False
    """Whether it speaks of a price, or of so many at so much: two numbers alone are no product."""
    more: bool = False
    less: bool = False
    """Whether it says that something comes on top, or goes off."""
    whole: bool = False
    """Whether its sum is said to be that of all of them."""
    ranges: bool = False
    """Whether its sums may be the ends of a range, or one of them meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNumbers:
    """What a thread left to reckon with."""

    sums: tuple[Decimal, ...] = ()
    """Its sum; what it may be where nothing tells it but its text."""
    kept: tuple[Decimal, ...] = ()
    """The sums that its text tells or comes to, which a follow-up may keep as they are."""
    counts: tuple[Decimal, ...] = ()
    """How many there were, or how much."""
    prices: tuple[Decimal, ...] = ()
    """What each of them cost."""


# The numbers of a text


def numbers_of(seen: Extraction) -> Numbers:
    """The numbers of a text by what they may be."""
    figures = in_digits(seen.folded)
    worth = [m.amount for m in seen.money if not m.limit]
    money = [*worth, *(m.amount for m in seen.sums if m.currency and not m.limit)]
    limits = {m.amount for m in (*seen.money, *seen.sums) if m.limit}
    limits |= {m.amount for m in moneys(figures, seen.lang) if m.large and m.amount not in money}
    counted = [amount for amount, _ in seen.quantities]
    pieces = number_of(seen.count)
    if pieces is not None and (not seen.count.isdigit() or pieces < _THOUSAND):
        counted.append(pieces)  # thousands before a good's name may be dollars: '46k of film'
    written = [*_in_thousands(figures), *_written(seen, figures), *_spoken(figures)]
    beside = {m.amount for m in moneys(figures, seen.lang) if is_cost_beside(m, figures)}
    apart = limits | beside.difference(worth)
    plain = _few(n for n in (*counted, *written) if n not in apart)
    shares, times = _multiples(seen.folded)
    changes = [*_shares_of_sums(figures)]
    return Numbers(
        plain=plain,
        sums=_few(n for n in plain if n in money or (n not in counted and n >= _LEAST)),
        worth=_few(worth),
        shares=_few((*changes, *shares)),
        changes=_few(changes),
        times=_few(times),
        limits=frozenset(limits),
        one=_ONE_THING.search(seen.folded) is not None,
        each=_EACH.search(seen.folded) is not None,
        priced=any(p.search(figures) for p in (_EACH, _PRICED)),
        more=_MORE.search(seen.folded) is not None,
        less=_LESS.search(seen.folded) is not None,
        whole=_WHOLE.search(seen.folded) is not None,
        ranges=_RANGE.search(seen.folded) is not None,
    )


def _shares_of_sums(figures: str) -> Iterator[Decimal]:
    """What is told in percent of a sum: not a rate of duty ('is it 25%'), nor what goods are made
    of."""
    spans = amounts.percent_spans(figures)
    for share, (start, end) in zip(amounts.percents(figures), spans, strict=True):
        behind, before = figures[end : end + _BEHIND_A_PERCENT], figures[:start]
        part = _PART_OF.match(behind) or _CHANGED_BY.search(before) or _CHANGES.match(behind)
        if part and _NO_PART.match(behind) is None and _RATE_OF.search(before) is None:
            yield share / 100


_BEHIND_A_PERCENT = 30
_HAS_A_PERCENT = (
    rf"(?:{lx.DUTY}|section|rates?|tax(?:es)?|taux|content|contenu|teneur|usmca|cusma|aceum)"
)
"""What a percent is of that is no share of a sum: a duty, or what goods are made of. A surcharge is
not among them: a carrier's is added to the price."""
_PART_OF = re.compile(
    r" ?(?:of|de|d'|du|des) (?:it|that|this|them|those|the|these|all|ca|cela|celle|ceux|la|le|les"
    r"|l'|what|ce)\b"
)
_CHANGES = re.compile(
    r"(?: [a-z]+)? ?(?:off|less|more|fewer|discount|rebate|cheaper|higher|lower|up|down|moins|plus"
    r"|rabais|remise|escompte|extra|reduction|markup|increase|cut|on top)\b"
)
_CHANGED_BY = re.compile(
    r"\b(?:less|minus|plus|off|by|discount(?: of)?|rebate(?: of)?|moins|rabais de|remise de|de"
    r"|escompte de|down|up|cut|add|knock|take|extra|(?:more|another|further)|just|only|seulement)"
    r"(?: an?| un| une)?(?: extra| other)? ?$"
)
_NO_PART = re.compile(
    rf" ?(?:of |de |d'|en )?(?:the |la |le |l')?(?:[a-z]{{1,20}} )?{_HAS_A_PERCENT}\b"
)
_RATE_OF = re.compile(
    rf"\b{_HAS_A_PERCENT}(?: (?:is|was|of|at|to|by|from|est|de|a|still|now)){{0,3}} ?$"
)
_LEAST = Decimal(10)
"""The least number that is money though nothing says so."""
_ONE_THING = re.compile(r"\b(?:one|single|une?|seule?|1)\b")
_EACH = re.compile(r"\b(?:each|apiece|per|chaque|chacune?|(?:a|la|le|l') ?(?:piece|unite?|head))\b")
_PRICED = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|costs?|units?|times|prix|cout(?:e|ent|s)?|unites?|fois)\b"
    r"|[@/*\u00d7]|\bat (?=[a-z$]{0,4} ?\d)|\d ?x ?[$\d]|\bx (?=\d)|\ba (?=\d)"
    r"|\b(?:an?|la|le|l'|par|per) ?(?:tonn?e?|kilo\w{0,4}|kg|lb|pound|litre|case|box|pallet|skid"
    r"|barrel|bbl|dozen|mbf|caisse|palette|boite|livre|douzaine|foot|sheet|roll|bag|bottle)\b"
)
"""With which a number is a price, or one of so many at so much."""
_MORE = re.compile(lx.MORE_OF_IT)
_LESS = re.compile(lx.LESS_OF_IT)
_WHOLE = re.compile(
    r"\b(?:in total|all in|altogether|all told|in all|for (?:the|that) lot|the lot|au total"
    r"|en tout)\b|\bworth (?:of\b|usd|cad|[$\d])"
)
_RANGE = re.compile(
    r"\b(?:between|entre|or(?! so)|ou|maybe|somewhere)\b|\d ?k? ?(?:-|to|a) ?[$]?\d"
)
_K_OR_M = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)?) ?(k|m|mm|mil|mille|million|millions|grand)\b")
_SCALE = {"k": 1_000, "grand": 1_000, "mille": 1_000}
_MILLION = 1_000_000


def _few(found: Iterable[Decimal]) -> tuple[Decimal, ...]:
    return tuple(dict.fromkeys(n for n in found if n > 0))[:_MOST]


def _written(seen: Extraction, figures: str) -> Iterator[Decimal]:
    """The numbers in digits, both readings of one that has two."""
    apart = [(when.start, when.end) for when in seen.whens]
    apart += amounts.percent_spans(figures)
    apart += [found.span() for found in _K_OR_M.finditer(figures)]
    codes = {code.digits for code in seen.codes}
    names: set[Decimal] = set()
    for found in numbers.numbers(figures, seen.lang):
        within = any(a <= found.start and found.end <= b for a, b in apart)
        digits = re.sub(r"\D", "", found.written)
        named = digits in codes or DOTTED.fullmatch(found.written) is not None
        known = found.written.isdigit() and (found.value in YEARS or found.value in LAWS)
        if within or named or known or is_limit(figures, found.start):
            continue
        if _NAMED_BY.search(figures, 0, found.start) or _MEASURES.match(figures, found.end):
            names.add(found.value)
            continue
        yield found.value
        if found.other is not None:
            yield found.other
    yield from (n for n in seen.bare if n not in LAWS and n not in YEARS and n not in names)


_NAMED_BY = re.compile(
    r"(?:\b(?:invoice|facture|po|p\.o\.|purchase order|ref|reference|model|modele|room|suite|dock"
    r"|gate|highway|hwy|route|numero|number|serial|form|chapter|annex|list)"
    r"(?: (?:no\.?|is|number))?|#|\bno\.) ?:? ?$"
)
"""What a number is the name of, and counts nothing: 'invoice 4471'."""
_MEASURES = re.compile(
    r"[ -]?(?:inch(?:es)?|mm|cm|gauge|ga|days?|weeks?|months?|hours?|years?|yrs?|minutes?|jours?"
    r"|semaines?|mois|heures?|ans?|pouces?|degrees?|hp|volts?|watts?|kw|of us|d'entre nous)\b"
)
"""A time or a size behind a number, by which no value is multiplied."""


def _in_thousands(figures: str) -> Iterator[Decimal]:
    for written, scale in _K_OR_M.findall(figures)[:_MOST]:
        yield Decimal(written.replace(",", ".")) * _SCALE.get(scale, _MILLION)


_NUMBER_WORD = "|".join(sorted(ONES, key=len, reverse=True))
_SPOKEN = re.compile(rf"\b(?:{_NUMBER_WORD})(?:[ -](?:{_NUMBER_WORD})){{0,3}}\b")
_ALONE = re.compile(r"(?<!pour )(?<!per )\b(?P<n>mille|thousand|cent|hundred)\b(?! ?(?:pour|%))")
_ALONE_IS = {"mille": 1000, "thousand": 1000, "cent": 100, "hundred": 100}
_AND_PART = re.compile(
    r"\b(?P<n>\d{1,4}) (?:and |et )(?:an? |one |un )?(?P<part>half|demie?|quarter|quart"
    r"|three[ -]quarters|trois[ -]quarts)\b"
)
_HALF, _QUARTER, _THREE_QUARTERS = Decimal("0.5"), Decimal("0.25"), Decimal("0.75")
_PART = {
    **dict.fromkeys(("half", "demi", "demie"), _HALF),
    **dict.fromkeys(("quarter", "quart"), _QUARTER),
    **dict.fromkeys(
        ("three quarters", "three-quarters", "trois quarts", "trois-quarts"), _THREE_QUARTERS
    ),
}
_TENS, _HUNDRED = 10, 100
_PAIR = 2


def _spoken(figures: str) -> Iterator[Decimal]:
    """The numbers that are left in words, as they may be meant: 'thirty one five' is 31.5
    thousand, or 31 and 5."""
    yield from (Decimal(found["n"]) + _PART[found["part"]] for found in _AND_PART.finditer(figures))
    for run in _SPOKEN.finditer(figures):
        told = groups(re.split("[ -]", run[0]))
        yield from map(Decimal, told)
        if len(told) == _PAIR:
            first, last = map(Decimal, told)
            yield first * _HUNDRED + last if last >= _TENS else first + last / _TENS
    yield from (Decimal(_ALONE_IS[found["n"]]) for found in _ALONE.finditer(figures))


@cache
def _table() -> tuple[tuple[re.Pattern[str], Decimal | None, Decimal | None], ...]:
    table = rows("reading/multiples.csv", filled=("words",))
    return tuple(
        (re.compile(rf"\b(?:{row['words']})\b"), _told(row["times"]), _told(row["share"]))
        for row in table
    )


def _told(written: str) -> Decimal | None:
    if not written:
        return None
    part = Fraction(written)
    return Decimal(part.numerator) / Decimal(part.denominator)


def _multiples(folded: str) -> tuple[list[Decimal], list[Decimal]]:
    """The shares and the multiples that are told in words."""
    told = [(times, share) for words, times, share in _table() if words.search(folded)]
    shares = [share for _, share in told if share is not None]
    return shares, [times for times, _ in told if times is not None]


# What a thread left


def held_by(earlier: Query | None, turns: Sequence[Extraction] = ()) -> ThreadNumbers:
    """What a thread left to reckon with: its query, and where its text is given the numbers that
    its people wrote."""
    told = [numbers_of(turn) for turn in turns]
    kept = [n for one in told for n in one.worth or (*one.sums, *_products(one))]
    counts = [n for one in told for n in one.plain]
    prices: list[Decimal] = [n for one in told for n in one.sums]
    money = earlier.money.amount if earlier is not None and earlier.money is not None else None
    if earlier is not None:
        counted = [number_of(earlier.values.get(name, "")) for name in (PRICED, COUNT)]
        own = [*filter(None, counted), *(amount for amount, _ in earlier.quantities if amount)]
        counts = [*own, *counts]
        prices = [*((money / n for n in own) if money else ()), *prices]
    return ThreadNumbers(
        sums=_few([money] if money else kept),
        kept=tuple(dict.fromkeys(kept)),
        counts=_few(counts),
        prices=_few(prices),
    )


def _products(text: Numbers) -> Iterator[Decimal]:
    return (a * b for a, b in combinations(text.plain, 2))


# What they come to


def comes_to(amount: Decimal, text: Numbers, held: ThreadNumbers) -> bool:
    """Whether the numbers come to a sum; a limit of the text never is one."""
    if amount in text.limits:
        return False
    reached = chain(held.sums, held.kept, _of_text(text), _with_thread(text, held))
    return any(_near(one, amount) for one in reached)


def counts_to(number: Decimal, text: Numbers, held: ThreadNumbers) -> bool:
    """Whether a number of pieces or of a weight is told, the thread's, or one step from both."""
    told = (*text.plain, *held.counts, *text.times)
    if number in told or (number == 1 and text.one):
        return True
    return any(_near(one, number) for one in _recounted(text, held.counts))


def _near(reached: Decimal, amount: Decimal) -> bool:
    return abs(reached - amount) <= _ROUNDED * amount


def _of_text(text: Numbers) -> Iterator[Decimal]:
    """What the numbers of one text come to by themselves."""
    yield from text.worth
    yield from text.sums
    if not text.ranges:
        yield sum(text.sums, Decimal(0))
    for a, b in combinations(text.plain, 2) if text.priced else ():
        if not (text.whole and not text.each and {a, b} & {*text.sums}):
            yield a * b
        yield from (a * b * part for part in _parts(text))
        for other in text.sums:
            if other not in (a, b):
                yield from _changed(a * b, other, text)
    for a, b in combinations(text.sums, 2):
        if not text.ranges:
            yield a + b
        if text.less:
            yield abs(a - b)
    for a, b, c in combinations(text.plain[:_MOST_OF_THREE], 3) if text.priced else ():
        yield a * b * c
    for a in text.plain:
        yield from (a * part for part in _parts(text))


def _changed(before: Decimal, by: Decimal, text: Numbers) -> Iterator[Decimal]:
    """What something is with so much more or less of it, where the text speaks of either."""
    if text.more:
        yield before + by
    if text.less:
        yield before - by


def _parts(text: Numbers) -> Iterator[Decimal]:
    """What shares and multiples make of a whole."""
    yield from text.times
    yield from text.shares
    if text.less:
        yield from (_ONE - share for share in text.shares)
    elif text.more:
        yield from (_ONE + share for share in text.changes)


def _with_thread(text: Numbers, held: ThreadNumbers) -> Iterator[Decimal]:
    """What the numbers of a follow-up and its thread's come to."""
    plain, counts = text.plain[:_MOST_OF_THREE], held.counts[:_MOST_OF_THREE]
    for sum_ in held.sums:
        yield from (sum_ * part for part in _parts(text))
        for a in text.sums:
            yield from _changed(sum_, a, text)
        for a in text.plain:
            yield from (sum_ * a, sum_ / a)
        for a, b in permutations(plain, 2):
            yield sum_ * a / b
        for several in _products(text):
            yield from _changed(sum_, several, text)
    if held.sums:
        yield from (a * _THOUSAND for a in text.plain if a < _THOUSAND)
    for count in counts:
        yield from (a * count for a in text.plain)
        for a, b in permutations(plain, 2):
            yield from (a * now for now in _changed(count, b, text))
    recounted = tuple(dict.fromkeys(_recounted(text, counts)))
    for price in held.prices[:_MOST_OF_THREE]:
        if text.one or text.each:
            yield price
        yield from (price * times for times in text.times)
        yield from (price * a for a in text.plain)
        yield from (price * count for count in recounted)
        for a, count in product(plain, counts):
            yield from (now * count for now in _changed(price, a, text))


def _recounted(text: Numbers, counts: Sequence[Decimal]) -> Iterator[Decimal]:
    """What a count becomes by one step, and what numbers of the text count to by themselves."""
    for count in counts:
        for a in text.plain[:_MOST_OF_THREE]:
            yield from _changed(count, a, text)
            yield count * a
        yield from (count * part for part in _parts(text))
    for a in text.plain:
        yield from (a * times for times in text.times)
    yield from _products(text)
