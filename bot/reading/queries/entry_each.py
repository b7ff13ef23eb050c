"""A query for each entry that a question tells of: goods or codes with a sum of their own, with a
share of one, or with a price and a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.reading.features.roles import role_of
from bot.reading.marks import Amount, Extraction, Mark, MarkKind
from bot.reading.sums.bare_numbers import bare
from bot.reading.sums.lines import is_of_fibres, lines, share_behind, share_of_one, shares_of
from bot.reading.sums.lists import listed_sums
from bot.reading.sums.metals import is_metal
from bot.reading.sums.money import moneys
from bot.reading.sums.percentages import percentage
from bot.reading.sums.shares import METAL, of_its_metal
from bot.reading.sums.sums_of_goods import is_part_of_last

SEVERAL = 2


def entries_of(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each entry, in the order in which they are told; none where it is but one."""
    if _with_its_metal(query, seen) is not None:
        return ()
    for told in (_by_price, _by_share, _by_origin, _with_own_sums, _by_ends):
        found = told(query, seen)
        if len(found) >= SEVERAL:
            return found
    return ()


def entry_of(query: Query, seen: Extraction) -> Query:
    """The query of a question that tells of one entry alone."""
    return _with_its_metal(query, seen) or _of_a_share(_of_one_thing(query, seen), seen)


def _with_its_metal(query: Query, seen: Extraction) -> Query | None:
    """The query of a thing with the share of its metal, where the second of two sums tells that:
    '10,000 USD of steel furniture, of which 2,000 USD is steel'. None for any other text."""
    told = of_its_metal(seen.figures, seen.lang) if query.command == "duty" else None
    if told is None or query.money is None or len(set(seen.codes)) > 1:
        return None
    named = {query.good, *query.goods, *(good for good, _ in _goods_apart(query, seen))}
    things = [good for good in named if good is not None and not is_metal(good)]
    if query.code is None and len(things) > 1:
        return None
    if query.code is None and not things and query.good is not None:
        return None  # a metal of which another is a part
    whole, part = told
    share = (part.amount / whole.amount * 100).quantize(_SHARE).normalize()
    money = replace(query.money, amount=whole.amount)
    values = {**query.values, METAL: f"{share:f}"}
    if query.code is not None:
        return replace(query, money=money, values=values)
    return replace(query, good=next(iter(things), None), goods=(), money=money, values=values)


_SHARE = Decimal("0.0001")


def _with_own_sums(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each code or good, where there are as many sums: each has its own."""
    if query.command != "duty":
        return ()
    in_a_row = _in_a_row(query, seen)
    if in_a_row or len(seen.sums) < SEVERAL:
        return in_a_row
    if any(one.amount < _FEWEST_DOLLARS and not one.currency for one in seen.sums):
        return ()  # '12 pallets of lumber, 3,200 apiece': a count beside a sum
    sums = _without_part(_without_total(seen.sums), seen)
    subjects = _subjects(query, seen, len(sums))
    if len(subjects) != len(sums):
        return ()
    measured = seen.quantities if len(seen.quantities) == len(subjects) else ()
    written = moneys(seen.figures, seen.lang)
    by_unit = [w.per not in ("", "No.") for w in written] if len(written) == len(sums) else []
    return tuple(
        replace(
            one,
            # of how many units nobody tells: 'copper at 6 USD a lb'
            money=None if by_unit and by_unit[n] else _money(sums[n], query),
            quantities=(measured[n],) if measured else (),
        )
        for n, one in enumerate(subjects)
    )


def _in_a_row(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each code or good, where as many sums stand in a row: '4407.11 and 4409.10,
    worth 10,000 and 2,000 USD'."""
    codes = tuple(dict.fromkeys(seen.codes)) if query.code is not None else ()
    meant = {query.good, *query.goods}
    goods = [] if codes else [one for one in _goods_apart(query, seen) if one[0] in meant]
    many = len(codes or goods)
    days = [(w.start, w.end) for w in seen.whens]
    sums = listed_sums(seen.figures, seen.lang, many, days) if many >= SEVERAL else ()
    if not sums:
        return ()
    subjects = (
        [replace(query, code=code) for code in codes]
        if codes
        else [replace(query, good=good, goods=()) for good, _ in goods]
    )
    return tuple(
        replace(one, money=_money(told, query), quantities=())
        for one, told in zip(subjects, sums, strict=True)
    )


_FEWEST_DOLLARS = 100


def _by_price(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each good that has a price and a number of its own: '40 chairs at $30 and 10
    tables at $200'."""
    if query.command != "duty" or query.code is not None or not seen.sums:
        return ()
    goods = _goods_apart(query, seen)
    found = lines(seen.figures, seen.lang, _spans(goods, seen), seen.whens)
    return tuple(
        replace(
            query,
            good=good,
            goods=(),
            money=_money(line.worth, query) if line.worth is not None else None,
            quantities=line.quantities,
        )
        for (good, _), line in zip(goods, found, strict=bool(found))
    )


def _by_share(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each good that has a share of the one sum: 'half of the $40,000 is steel, the
    other half aluminum'."""
    if query.command != "duty" or query.code is not None or len(seen.money) != 1:
        return ()
    goods = _goods_apart(query, seen)
    if _is_made_of_all(goods, seen):
        return ()
    found = shares_of(seen.figures, _spans(goods, seen), seen.lang)
    whole = seen.money[0]
    return tuple(
        replace(
            query,
            good=good,
            goods=(),
            money=_money(replace(whole, amount=(whole.amount * share).quantize(_CENT)), query),
            quantities=(),
        )
        for (good, _), share in zip(goods, found, strict=bool(found))
    )


_CENT = Decimal("0.01")


def _of_one_thing(query: Query, seen: Extraction) -> Query:
    """The query, of the thing alone where fibres are named that it is made of."""
    goods = _goods_apart(query, seen)
    if query.command != "duty" or len(goods) < SEVERAL:
        return query
    thing = goods[-1][0]
    made = is_of_fibres(seen.figures, _spans(goods, seen)) or _is_made_of_all(goods, seen)
    made = made and thing in (query.good, *query.goods)
    return replace(query, good=thing, goods=()) if made else query


_SHARE_BEFORE = re.compile(rf"{percentage()} (?:of |de |d')?$")


def _is_made_of_all(goods: Sequence[tuple[str, Mark]], seen: Extraction) -> bool:
    """Whether shares are told of the materials that the last of the goods is made of: '30% glass,
    70% aluminum windows'."""
    if len(goods) < SEVERAL:
        return False
    *materials, (thing, whole) = goods
    shared = all(_SHARE_BEFORE.search(seen.before(mark)) for _, mark in goods)
    if not shared or any(role_of(one) != "material" for one, _ in materials):
        return False
    of = {t.word for t in seen.words[whole.first : whole.last]} & _MATERIALS
    return role_of(thing) != "material" and bool(of)


_MATERIALS = word_set(
    "steel iron aluminum aluminium copper brass wood wooden glass plastic vinyl pvc leather cotton",
    "wool acier cuivre laiton bois verre plastique vinyle cuir coton laine fer",
)


def _without_total(sums: tuple[Amount, ...]) -> tuple[Amount, ...]:
    """The sums but the one that the others add up to: '$17,000 of which $10,000 is steel and $7,000
    copper'."""
    whole = sum((one.amount for one in sums), Decimal(0)) / 2
    if len(sums) <= SEVERAL or not any(one.amount == whole for one in sums):
        return sums
    at = next(n for n, one in enumerate(sums) if one.amount == whole)
    return (*sums[:at], *sums[at + 1 :])


def _without_part(sums: tuple[Amount, ...], seen: Extraction) -> tuple[Amount, ...]:
    """Two sums, the second taken off the first where it is in it: '12,000 USD of steel, of which
    3,000 USD is aluminum'."""
    written = moneys(seen.figures, seen.lang) or bare(seen.figures, seen.lang)
    if len(written) != SEVERAL or [w.amount for w in written] != [s.amount for s in sums]:
        return sums
    if not is_part_of_last(written[0], written[1], seen.figures):
        return sums
    whole, part = sums
    return replace(whole, amount=whole.amount - part.amount), part


def _of_a_share(query: Query, seen: Extraction) -> Query:
    """The query, its value that share of a sum which the goods are said to be: '70% of our 50,000
    USD order is steel'."""
    if query.command != "duty" or query.money is None or len(seen.money) != 1:
        return query
    goods = _spans(_goods_apart(query, seen), seen)
    share = share_of_one(seen.figures, seen.lang)
    if share is None and len(goods) == 1:
        share = share_behind(seen.figures, seen.lang, goods[0])
    if share is None or query.money.amount != seen.money[0].amount or len(query.goods) > 1:
        return query
    return replace(
        query, money=replace(query.money, amount=(query.money.amount * share).quantize(_CENT))
    )


_COMES = re.compile(
    r"\b(?:from|out of|made in|built in|de|du|des|d'|en provenance d[eu]|faite?s? (?:en|au|aux))"
    r"(?: the| l'| la)? ?$"
)


def _by_origin(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each country that a part of the goods comes from: 'half from Canada and half from
    China', '20,000 USD from Canada, 10,000 USD from China'."""
    named = list(seen.of(MarkKind.PLACE))
    places = [m for m in named if m.source == "word" or _COMES.search(seen.before(m))]
    if query.command != "duty" or query.imposing is None or len(places) < SEVERAL:
        return ()
    origins = [m.country for m in places]
    if len(set(origins)) != len(origins) or query.imposing in origins or len(query.goods) > 1:
        return ()
    if len(seen.sums) == len(origins):
        parts = [_money(one, query) for one in seen.sums]
    else:
        spans = [(seen.words[m.first].start, seen.words[m.last - 1].end) for m in places]
        shares = shares_of(seen.figures, spans, seen.lang) if len(seen.money) == 1 else ()
        parts = [
            _money(
                replace(seen.money[0], amount=(seen.money[0].amount * share).quantize(_CENT)), query
            )
            for share in shares
        ]
    return tuple(
        replace(query, origin=origin, money=money, quantities=())
        for origin, money in zip(origins, parts, strict=bool(parts))
    )


def _goods_apart(query: Query, seen: Extraction) -> list[tuple[str, Mark]]:
    """The goods that stand apart from each other with where they do: of names side by side the
    last one, or the one that is asked about."""
    meant = {query.good, *query.goods}
    marks = goods_named(seen)
    out: list[tuple[str, Mark]] = []
    for mark in marks:
        own = [v for v in mark.values if v in meant] or [v for v in mark.values if v][:1]
        others = {m.values[0] for m in marks if m.values != mark.values and len(m.values) == 1}
        good = next((v for v in own if v not in others), own[0] if own else "")
        if not good:
            continue
        beside = bool(out) and mark.first <= out[-1][1].last
        if beside and {good, out[-1][0]} <= meant and _listed(out[-1][1], mark, seen):
            beside = False
        if beside and (out[-1][0] not in meant or good in meant):
            out[-1] = good, replace(mark, first=out[-1][1].first)
        elif not beside:
            out.append((good, mark))
    several = len({(good, mark.values) for good, mark in out}) == len(out)
    return out if several else []


def _listed(last: Mark, mark: Mark, seen: Extraction) -> bool:
    """Whether a comma stands between two names: 'steel, aluminum and copper'."""
    return "," in seen.folded[seen.words[last.last - 1].end : seen.words[mark.first].start]


def _spans(goods: Sequence[tuple[str, Mark]], seen: Extraction) -> list[tuple[int, int]]:
    return [(seen.words[m.first].start, seen.words[m.last - 1].end) for _, m in goods]


def _by_ends(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """'10 to 12 thousand': what is owed on the one and on the other."""
    if query.command != "duty" or len(seen.money) != SEVERAL or any(m.limit for m in seen.money):
        return ()
    return tuple(replace(query, money=_money(end, query)) for end in seen.money)


def _subjects(query: Query, seen: Extraction, many: int) -> tuple[Query, ...]:
    if query.code is not None:
        return tuple(replace(query, code=code) for code in dict.fromkeys(seen.codes))
    named = _in_order(query, seen)
    if len(named) != many and _is_behind_each(seen, many):
        # a good behind each sum is meant, however unlikely it is alone
        named = list(dict.fromkeys(m.values[0] for m in goods_named(seen) if m.values[0]))
    return tuple(replace(query, good=good, goods=()) for good in named)


def _is_behind_each(seen: Extraction, many: int) -> bool:
    """Whether a good is named behind each of so many sums, or before each, with no other sum
    between."""
    written = moneys(seen.figures, seen.lang)
    if len(written) != many:
        return True  # sums without a currency are told by the goods alone
    starts = [seen.words[m.first].start for m in goods_named(seen)]
    borders = [0, *(at for one in written for at in (one.start, one.end)), len(seen.figures)]
    gaps = [any(a <= at < b for at in starts) for a, b in pairwise(borders)][::2]
    return all(gaps[1:]) or all(gaps[:-1])


def goods_named(seen: Extraction) -> list[Mark]:
    """The goods named, but those within a longer phrase that names none."""
    return [m for m in seen.of(MarkKind.GOOD) if not m.is_in_idiom]


def _in_order(query: Query, seen: Extraction) -> Sequence[str]:
    at = {v: m.first for m in reversed(list(seen.of(MarkKind.GOOD))) for v in m.values}
    return sorted(query.goods, key=lambda good: at.get(good, 0))


def _money(said: Amount, query: Query) -> Money:
    usual = "CAD" if query.imposing == "CA" else "USD"
    return Money(amount=said.amount, currency=said.currency or usual)
