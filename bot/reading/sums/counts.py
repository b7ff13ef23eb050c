"""How many of a good a text tells, apart from what it weighs or costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bot.domain.words import word_set
from bot.reading.days.dates import When
from bot.reading.lexicon.asking import LAWS
from bot.reading.sums import amounts
from bot.reading.sums.codes import beside_each_other
from bot.reading.sums.money import YEARS, is_priced_at
from bot.reading.sums.sums_of_goods import is_in_all
from bot.reading.text.phrases import Match
from bot.reading.words import Token

_MOST_PIECES = 100_000
_STEELS = ("1018", "1020", "1045", "4130", "4140", "4340", "8620", "2205", "304", "316", "430")
_ALLOYS = ("2024", "3003", "5052", "5083", "5086", "6005", "6060", "6061", "6063", "6082", "7075")
_GRADES = frozenset((*_STEELS, *_ALLOYS))
"""Steels (AISI/SAE) and aluminum alloys (Aluminum Association) by number, which count nothing."""
_CONTAINERS = re.compile(
    r"(?<![\w.,$])(\d{1,3}(?:[ ,]\d{3})+|\d{1,6}) ?(?:x )?(pallets?|skids?|truckloads?|loads|"
    r"cases?|cs|ctns?|box(?:es)?|cartons?|head|railcars?|rail cars|containers?|drums|bags|rolls|"
    r"crates|bundles?|lifts|sheets|bottles|btls?|spools|bins|plts?|totes|barrels|kegs|lengths"
    r"|pails|tubs|sacks|tanks|cylinders|cyl|trays|flats|bales|reels|palettes|barils|boites|caisses"
    r"|tetes|units?|sets|kits|bacs|bidons|chaudieres|seaux|sacs|futs|rouleaux|bobines|ballots)\b"
)
_OF_THEM = re.compile(
    r"(?<![\w.,$])(\d{1,3}(?:,\d{3})+|\d{1,6}) of (?:em|them|those|these)\b"
    r"(?! (?:are |were |is |was |came |for )?(?:free|damaged|broken|short|missing|defective"
    r"|returned|refused|bad|lost|late|gratis)\b)"
    r"|\bqty:? (?:is )?(\d{1,3}(?:,\d{3})+|\d{1,6})\b"
)
_TAKING = re.compile(
    r"\b(?:i'?m|we'?re|i am|we are|i|we|she'?s|he'?s|they'?re) "
    r"(?:sending|shipping|taking|buying|ordering|getting|bringing(?: in)?|importing|selling"
    r"|want|need|took|bought|ordered) (?:just |only |about )?"
    r"(\d{1,3}(?:,\d{3})+|\d{1,6})(?= ?(?:[.,;!?)]|$)| (?:from|to|into|out|over|down|up|at)\b)"
)
"""How many are bought or sent, whatever else is counted: '87 keys, 210 USD each, I'm sending
35'."""


def pieces_of(
    worth: amounts.Value | None, bare: Sequence[amounts.WrittenMoney], figures: str
) -> Decimal | None:
    """How many, where only what each costs stands by a currency: '14 airframes at 21k each', '18
    ranges @ $7,450'."""
    if worth is None or worth.counted is not None:
        return None
    price = worth.total
    priced = is_priced_at(price, figures)
    if price.per != "No." and (not priced or price.per or is_in_all(price, figures)):
        return None
    told = (
        _ARRIVED.search(figures)
        or _OF_THEM.search(figures)
        or (_BY_THE_EACH.search(figures, 0, price.start) if price.currency else None)
    )
    if told is not None:
        return Decimal(next(n for n in told.groups() if n).replace(",", ""))
    taken = _TAKING.search(figures) or _of_the_thing(price, figures)
    if taken is not None:
        return Decimal(taken[1].replace(",", ""))
    codes = [span for _, *span in beside_each_other(figures)]
    many = [
        b
        for b in bare
        if _counts_things(b, figures)
        and not any(start <= b.start < end for start, end in codes)
        and (b.end <= price.start or (b.start >= price.end and not priced))
        and (price.per == "No." or _NAMED.match(figures, b.end) is None)
    ]
    before = [b for b in many if b.end <= price.start]
    hyphened = _HYPHENED.search(figures)
    if not many and hyphened is not None:
        return Decimal(hyphened[1])
    return before[-1].amount if before else many[0].amount if many else None


def _counts_things(b: amounts.WrittenMoney, figures: str) -> bool:
    """Whether a number may be how many things there are: no law, grade, year, pack or make."""
    return (
        b.amount == int(b.amount)
        and 1 < b.amount < _MOST_PIECES
        and b.written not in _GRADES
        and b.amount not in LAWS
        and not (b.amount in YEARS and b.written.isdigit())
        and not _PART_OF_EACH.search(figures, max(0, b.start - 24), b.start)
        and not _PACKED.search(figures, max(0, b.start - 16), b.start)
        and not _NUMBERS.search(figures, max(0, b.start - 14), b.start)
        and not _NO_THINGS.match(figures, b.end)
        and not _is_of_its_make(b, figures)
    )


_ARRIVED = re.compile(
    r"\b(?:only|but|just|seulement|mais)(?: only| just| we (?:got|received))?"
    r" (\d{1,3}(?:,\d{3})+|\d{1,6})"
    r"(?: of (?:them|those|the)(?: \d{1,6})?)?(?: [a-z]{3,14})?"
    r" (?:arrived|came(?: in)?|showed up|made it|shipped|(?:were|got) (?:delivered|received"
    r"|shipped)"
    r"|sont (?:arrivee?s|venue?s)|ont ete (?:livree?s|recue?s|expediee?s))\b"
)
"""How many of those ordered there are: 'ordered 100 chairs at $250, only 80 arrived'."""
_PART_OF_EACH = re.compile(
    r"[a-z] (?:with|avec) $|\d [a-z]{0,8}(?:doors?|windows?|tables?|chairs?|sets?|kits?|portes?"
    r"|fenetres?|ensembles?) (?:of|de) $"
)
"""Before what each of the things counted comes with: '20 chairs with 4 cushions'."""
_PACKED = re.compile(
    r"\b(?:box(?:es)?|cases?|cartons?|packs?|packets?|crates?|caisses?|boites?|paquets?)"
    r" (?:of|de) $"
)
"""Before how many one pack holds: 'cases of 24, $18 the case'."""
_BY_THE_EACH = re.compile(
    r"(?<![\w.,$€£/-])(\d{1,3}(?:,\d{3})+|\d{1,6}) ?(?:ea|each)\b(?! (?:usd|cad|us)\b)"
)
"""How many, as orders count them: '3 ea gate valve class 300'."""
_NUMBERS = re.compile(
    r"\b(?:class|grade|model|type|series|size|sch|schedule|spec|item|sku|lot|po|ref"
    r"|rev|bom|modele|serie|taille|classe)\.? ?#? ?$"
)
"""Before a number that is a name and counts nothing: 'class 300'."""
_NO_THINGS = re.compile(r" (?:scenarios?|options|versions|runs|questions|facons|scenarii)\b")
_ITS_MAKE = re.compile(r"[ -](?P<what>[a-z]{3,14})(?= ?[,;)])")
_SET_APART = re.compile(r"[,;(] ?$")
_COUNTING = word_set(
    "box case carton set kit unit piece pallet skid head pair roll bag drum crate tray dozen gross",
    "sheep cattle fish aircraft deer moose people men women children geese swine livestock salmon",
    "trout bison elk squid shrimp caribou boite caisse palette sac paire chevaux total each apiece",
    "chacun chacune dollars bucks",
)
"""Words without an 's' that are counted all the same, or are no thing."""


def _is_of_its_make(number: amounts.WrittenMoney, figures: str) -> bool:
    """Whether a number set apart by commas tells how a thing is made, since the word behind it
    stands in the singular: 'an extractor, stainless, twenty frame, at US$2,975'."""
    behind = _ITS_MAKE.match(figures, number.end)
    apart = _SET_APART.search(figures[max(0, number.start - 30) : number.start].rstrip() + " ")
    if behind is None or apart is None:
        return False
    what = behind["what"]
    return not what.endswith(("s", "x")) and what not in _COUNTING


_OF_A_THING = re.compile(r"(?:\b(?:an?|per|la|le|par|du)|l'|/) ?(?P<what>[a-z]{3,14}?)$")


def _of_the_thing(price: amounts.WrittenMoney, figures: str) -> re.Match[str] | None:
    """How many there are of what a price is told of: '$3,900 a house, 8 houses'."""
    of = _OF_A_THING.search(figures, price.start, price.end)
    if of is None:
        return None
    counts = re.finditer(
        r"(?<![\w.,$€£/-])(\d{1,3}(?:,\d{3})+|\d{1,6})"
        rf"(?: (?!(?:dozen|pairs?|gross|hundred|an?|per|at|the|la|le|par|each|ft|foot|feet"
        r"|inch|in|mm|cm|m|kg|lbs?|t|tons?|tonnes?|gauge|ply)\b)"
        rf"[a-z][a-z'-]{{0,20}})"
        rf"{{0,2}} {of['what']}(?:e?s)?\b",
        figures,
    )
    return next((m for m in counts if m.end() <= price.start or m.start() >= price.end), None)


_NAMED = re.compile(r" (?:from|out of|in|into|to|de|du|vers|built|made)\b")
"""Behind a number that is part of a name, and counts nothing: 'Duffy 45 from Ellsworth'."""
_HYPHENED = re.compile(
    r"(?<![\w.,-])([2-9]|[1-9]\d{1,2})-(?=[a-z]{3})(?!door|year|day|week|ply|inch|foot)"
)
"""'a 4-bus order'."""


def count_of(figures: str, pieces: Decimal | None) -> str:
    """How many pieces or containers, as said."""
    found = _CONTAINERS.search(figures) or _OF_THEM.search(figures)
    if found is not None:
        return " ".join(g for g in found.groups() if g)
    return f"{pieces:f}" if pieces is not None else ""


_NUMBER = re.compile(r"(?:\d{1,3}(?:[ ,]\d{3})+|\d+)(?![.,]?\d)")


def number_of(count: str) -> Decimal | None:
    """The number of a count as :func:`count_of` tells it; None where there is none.

    >>> number_of("12 rail cars"), number_of("1 200 cases"), number_of("")
    (Decimal('12'), Decimal('1200'), None)
    """
    found = _NUMBER.match(count)
    return Decimal(re.sub("[ ,]", "", found[0])) if found else None


_ADJECTIVES = 2
_NO_COUNT = frozenset({"on", "sur", "for", "pour", "to", "now", "and", "or", "et", "ou", "contre"})
"""Between a number and a good, they make it a rate or a law: 'put 50 on lobster'."""


def things_of(
    bare: Iterable[amounts.WrittenMoney],
    goods: Iterable[Match],
    words: tuple[Token, ...],
    whens: tuple[When, ...],
) -> str:
    """How many of a good: the number right before its name, '60 vans', '6 hooked rugs'."""
    for number in bare:
        if number.amount != int(number.amount) or number.amount in YEARS or dated(number, whens):
            continue
        if number.amount in LAWS:
            continue
        for good in goods:
            start = words[good.first].start
            between = [t for t in words if number.end <= t.start < start]
            plain = all(t.word.isalpha() and t.word not in _NO_COUNT for t in between)
            ends = [number.end, *(t.end for t in between)]
            starts = [*(t.start for t in between), start]
            plain = plain and all(s - e <= 1 for e, s in zip(ends, starts, strict=True))
            if number.end <= start and len(between) <= _ADJECTIVES and plain:
                return f"{number.amount:f}"
    return ""


def dated(amount: amounts.WrittenMoney, whens: Iterable[When]) -> bool:
    """Whether a number is part of a date."""
    return any(w.start < amount.end and amount.start < w.end for w in whens)
