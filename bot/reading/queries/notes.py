"""What was taken for granted of a question, for the asker to see under the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.text import Lang, Words
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.presentation.duty import value_told
from bot.reading.extraction.shipped import shipped
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind
from bot.reading.queries.plain_reading import question_read_plainly
from bot.reading.sums.customs_value import value as worth_of
from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.part_left_out import part_left_out
from bot.reading.sums.shares import METAL, metal_of, metals_beside, of_its_metal
from bot.reading.sums.told_beside import told_beside

MOST_CODES = 5
"""Codes of one text that are answered."""


def notes_on(
    q: Asked, queries: Sequence[Query], snapshot: Snapshot, lang: Lang
) -> tuple[Words, ...]:
    """What was taken for granted, for the asker to see, of the queries that a text came to."""
    out: list[Words] = []
    query = queries[0]
    when = next((w for w in q.seen.whens if w.ambiguous), None)
    if when is not None:
        out.append(not_read.date_read(when.first))
    out += _mended(q, query, snapshot)
    others = [code.dotted for code in tuple(dict.fromkeys(q.seen.codes))[MOST_CODES:]]
    if others and query.code is not None:
        out.append(not_read.other_codes(others))
    out += _value_taken(q, queries)
    held = q.earlier.values.get(METAL, "") if q.earlier is not None else ""
    if query.command == "duty" and metals_beside(q.seen.folded, held):
        out.append(value_told.one_metal(held))
    if query.good is None and query.code is None:
        return tuple(out)
    if any(True for _ in q.seen.of(MarkKind.PLACE)):
        return tuple(out)
    said = question_read_plainly(q, snapshot, lang)
    ordinary = said.nowhere in shipped().common  # 'from nothing to 25', 'steel to customers'
    if said.nowhere and not ordinary and not said.direction.said:
        out.append(not_read.place_unknown(said.nowhere.title()))
    return tuple(out)


def _value_taken(q: Asked, queries: Sequence[Query]) -> list[Words]:
    """What was taken as the value where a text tells more sums than one, or a price that pays for
    carriage, too."""
    owed = [one for one in queries if one.command == "duty"]
    values = [one.money for one in owed if one.money is not None]
    if owed and not values and (q.seen.untold or _is_lost(q.earlier, owed[0])):
        return [value_told.untold()]
    short = part_left_out(q.seen.folded)
    told_short = (
        [value_told.all_the_same(_as_written(short, q), values[0])]
        if short is not None and len(values) == 1
        else []
    )
    if not values or not q.seen.money:
        return told_short
    worth = worth_of(q.seen.figures, q.seen.lang)
    of_one = worth is not None and worth.total.per and worth.total.amount == values[0].amount
    if worth is not None and of_one and len(queries) == 1:
        return [value_told.price_of_one(values[0])]
    value, out = values[0], told_short
    told = told_beside(q.seen.figures, q.seen.lang)
    if told is None:
        return out
    if told.carriage and told.total.amount == value.amount:
        out.append(value_told.carriage_in(replace(value, amount=told.carriage), value))
    elif told.terms:
        out.append(value_told.terms_in(told.terms, value))
    if told.added:
        out.append(value_told.costs_left_out([_money(one, value) for one in told.added]))
    taken = {one.amount for one in values} | {one.amount for one in q.seen.money}
    metal = metal_of(q.seen.figures, q.seen.lang)
    within = of_its_metal(q.seen.figures, q.seen.lang) if METAL in queries[0].values else None
    metal = within[1].amount if within is not None else metal
    other = [one for one in told.left_out if one.amount not in taken and one.amount != metal]
    if other and len(values) == 1:
        out.append(value_told.left_out(value, [_money(one, value) for one in other]))
    return out


def _is_lost(earlier: Query | None, query: Query) -> bool:
    """Whether the thread's value of the same good is held no more."""
    return earlier is not None and earlier.money is not None and query.good == earlier.good


def _as_written(span: tuple[int, int], q: Asked) -> str:
    """A span of the folded text with its accents, where folding left every letter in its place."""
    same = len(q.seen.text) == len(q.seen.folded)
    return (q.seen.text if same else q.seen.folded)[slice(*span)]


def _money(sum_: WrittenMoney, value: Money) -> Money:
    return Money(amount=sum_.amount, currency=sum_.currency or value.currency)


def _mended(q: Asked, query: Query, snapshot: Snapshot) -> list[Words]:
    """Misspelt words that were taken for a good's name."""
    asked = {query.good, *query.goods}
    return [
        not_read.word_mended(" ".join(t.word for t in q.seen.words[m.first : m.last]), good.name)
        for m in q.seen.of(MarkKind.GOOD)
        if m.source == "mended"
        for good in [snapshot.facts.goods.get(next((v for v in m.values if v in asked), ""))]
        if good is not None
    ]
