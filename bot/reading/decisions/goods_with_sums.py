"""Goods of one thread that were told a sum each: whoever comes back to one of them means its own
sum, its own count and its own claim, and not those of the good asked about in between; and whoever
sets another good beside them has told no sum of it yet.

Two people in one thread: 'mine is 20,000 USD of syrup', 'and mine 8,000 USD of honey', 'the syrup
with a certificate', 'the candles too'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.models.linear import Models
from bot.reading.decisions.claim import claim_of, says_nothing_of_claims
from bot.reading.decisions.doubted_goods import OWED
from bot.reading.decisions.thread_goods import picked
from bot.reading.decisions.thread_values import COUNT, EACH, OF_ENTRIES, OWN_SUMS, PRICED
from bot.reading.features.asked import Asked
from bot.reading.marks import Extraction, MarkKind
from bot.reading.sums.changed_counts import many_at_a_price
from bot.reading.sums.changed_sums import SaidOfSum

_MOST = 4
"""Goods of a thread whose sums are remembered, the last told ones."""
_LEAST = 100
"""A number as large may be a sum without its currency."""
_SAME = re.compile(
    r"\b(?:same|instead|swap\w*|switch|replace|meme|memes|pareil|plutot|remplace\w*|idem|likewise"
    r"|actually|not)\b"
)
"""Words by which another good takes the sum that stands, and not one of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """What a good of the thread was last said to be worth, whether it qualifies, how many there
    are, and of how many the sum was worked out at a price of each."""

    money: Money
    claim: str = ""
    count: str = ""
    priced: str = ""

    def within(self, thread: Query) -> Query:
        """The thread's query as it would be of this entry alone."""
        values = {k: v for k, v in thread.values.items() if k not in _OF_ONE_ENTRY}
        counted = {COUNT: self.count, PRICED: self.priced}
        values |= {name: many for name, many in counted.items() if many}
        return replace(
            thread, money=self.money, claim=self.claim or None, quantities=(), values=values
        )


_OF_ONE_ENTRY = frozenset({COUNT, EACH, PRICED, *OF_ENTRIES})


def of_its_own_entry(q: Asked, query: Query) -> Asked:
    """The follow-up as one to its good's own entry, where it comes back to a good that was told a
    sum before, or sets one beside the thread's that was told none: 'the syrup again' after honey,
    'the candles too'. ``query`` is what the text itself says."""
    e = q.earlier
    if e is None or query.code is not None or query.command not in OWED:
        return q
    held = _held(e)
    if _are_some_of(query, e):
        own = None if query.goods else held.get(query.good or "")
        return replace(q, earlier=own.within(e) if own is not None else _without_sum(e))
    return q if query.goods else _of_one_entry(q, e, query, held)


def _of_one_entry(q: Asked, e: Query, query: Query, held: Mapping[str, _Entry]) -> Asked:
    """:func:`of_its_own_entry` of a follow-up that names one good or none."""
    good = query.good or _meant(q.seen, e, held)
    same = good in (None, e.good) and not e.goods
    if same and e.good in held and e.money is None and _tells_how_many(q.seen):
        return replace(q, earlier=held[e.good or ""].within(e))
    if good is None or same or _SAME.search(q.seen.folded):
        return q
    if good in held and (e.money is None or e.good in held or len(held) > 1):
        return replace(q, earlier=held[good].within(e))
    if good in (e.good, *e.goods) or not SaidOfSum.BESIDE.is_told_by(q.seen.folded):
        return q
    told = q.seen.money or many_at_a_price(q.seen.figures) or max(q.seen.bare, default=0) >= _LEAST
    return replace(q, earlier=replace(_without_sum(e), money=e.money if told else None, claim=None))


def _named(query: Query) -> frozenset[str]:
    return frozenset(query.goods or filter(None, (query.good,)))


def _are_some_of(query: Query, earlier: Query) -> bool:
    """Whether a follow-up is of some of the goods that the thread told one sum for, which is then
    the sum of none of them: 'just the juice' after juice and water worth 85,000 together."""
    named = _named(query)
    return earlier.money is not None and bool(named) and named < frozenset(earlier.goods)


def _without_sum(thread: Query) -> Query:
    """The thread's query without what it told of its entry but the claim."""
    values = {k: v for k, v in thread.values.items() if k not in _OF_ONE_ENTRY}
    return replace(thread, money=None, quantities=(), values=values)


def _tells_how_many(seen: Extraction) -> bool:
    """Whether a follow-up tells how many there are or what they cost, which was asked for after the
    last one left the sum open: '15 chairs', 'all 12 then'."""
    return bool(seen.bare or seen.count or seen.quantities) or _ALL.search(seen.folded) is not None


_ALL = re.compile(
    r"\ball of (?:it|them)\b|\bthe (?:whole )?lot\b|\ble tout\b|\btout(?:e?s)?\W{0,3}$"
)


def _meant(seen: Extraction, earlier: Query, held: Mapping[str, _Entry]) -> str | None:
    """The only good of the thread that a follow-up picks, or names however unlikely it is alone."""
    chosen = picked(seen, earlier) or tuple(good for good in held if _is_named(good, seen))
    return chosen[0] if len(chosen) == 1 else None


def claim_of_entry(q: Asked, own: Asked, models: Models) -> str | None:
    """Whether the goods are said to qualify; a claim is told after the one that the thread spoke
    of last, and where none is told the entry's holds. ``own`` is :func:`of_its_own_entry` of
    ``q``."""
    claim = claim_of(q, models)
    if own is q or q.earlier is None or own.earlier is None:
        return claim
    silent = claim == q.earlier.claim and says_nothing_of_claims(q)
    return own.earlier.claim if silent else claim


def with_entries_remembered(thread: Asked, q: Asked, query: Query) -> Query:
    """The query with the sums of the goods that stand after it; of several goods of which one was
    told a sum of its own it has none, for the thread's is not that of all. ``q`` is
    :func:`of_its_own_entry` of ``thread``, whose money a sum is in that names none."""
    held = _held(q.earlier)
    if query.command == "duty" and not held.keys().isdisjoint(query.goods) and not q.seen.money:
        query = replace(query, money=None, quantities=())
    asked_for = q is not thread or (thread.earlier is not None and thread.earlier.money is None)
    if asked_for and query.money and not query.money.currency:
        query = replace(query, money=replace(query.money, currency=_currency_of(thread, held)))
    written = _written(_with(held, q, query))
    return replace(query, values={**query.values, OWN_SUMS: written}) if written else query


def with_sums_of_each(query: Query, each: Sequence[Query]) -> Query:
    """The query with the sum of each of the entries that its text tells: ``each`` is a query for
    every one of them."""
    told = {
        one.good: _Entry(money=one.money, claim=one.claim or "")
        for one in each
        if one.command == "duty" and one.good and one.money and not one.goods
    }
    if len(told) <= 1 or len(told) != len(each):
        return query
    written = _written(_held(query) | told)
    return replace(query, values={**query.values, OWN_SUMS: written})


def _currency_of(thread: Asked, held: Mapping[str, _Entry]) -> str:
    """The money of the thread's sum, or, where it has none now, of the last one it was told."""
    told = [entry.money for entry in held.values()]
    if thread.earlier is not None and thread.earlier.money is not None:
        told.append(thread.earlier.money)
    return told[-1].currency if told else ""


def _with(held: Mapping[str, _Entry], q: Asked, query: Query) -> dict[str, _Entry]:
    """The entries after a turn: one is added where its sum is told with its good."""
    good, money = query.good, query.money
    if query.command != "duty" or good is None or query.goods or money is None:
        return dict(held)
    before = q.earlier
    told = money != (before.money if before is not None else None) and (
        before is None or before.good != good or _is_named(good, q.seen)
    )
    if good not in held and not told and before is not None and before.money is not None:
        return dict(held)
    others = {name: one for name, one in held.items() if name != good}
    entry = _Entry(
        money=money,
        claim=query.claim or "",
        count=query.values.get(COUNT, "").partition(" ")[0],
        priced=query.values.get(PRICED, ""),
    )
    return {**others, good: entry}


def _is_named(good: str, seen: Extraction) -> bool:
    return any(good in mark.values for mark in seen.of(MarkKind.GOOD))


def _held(earlier: Query | None) -> dict[str, _Entry]:
    """What the thread remembers: 'honey/8000/USD/none//;steel/500/CAD//5/5'."""
    out = {}
    for one in (earlier.values.get(OWN_SUMS, "") if earlier is not None else "").split(";"):
        match one.split("/"):
            case good, amount, currency, claim, count, priced:
                money = Money(amount=Decimal(amount), currency=currency)
                out[good] = _Entry(money=money, claim=claim, count=count, priced=priced)
    return out


def _written(told: Mapping[str, _Entry]) -> str:
    kept = list(told.items())[-_MOST:]
    return ";".join(
        "/".join((good, f"{e.money.amount:f}", e.money.currency, e.claim, e.count, e.priced))
        for good, e in kept
    )
