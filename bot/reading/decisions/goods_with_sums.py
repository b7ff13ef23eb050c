"""Goods of one thread that were told a sum each: whoever comes back to one of them means its own
sum and its own claim, and not those of the good asked about in between.

Two people in one thread: 'mine is 20,000 USD of syrup', 'and mine 8,000 USD of honey', 'the syrup
with a certificate'.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading.decisions.claim import says_nothing_of_claims
from bot.reading.decisions.thread_values import OWN_SUMS
from bot.reading.features.asked import Asked

_MOST = 4
"""Goods of a thread whose sums are remembered, the last told ones."""
_SAME = re.compile(
    r"\b(?:same|instead|swap\w*|switch|replace|also|too|as well|meme|memes|aussi|pareil|plutot"
    r"|remplace\w*|idem|likewise|actually|not)\b"
)
"""Words by which another good takes the sum that stands, and not one of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a good of the thread was last said to be worth, and whether it qualifies."""

    money: Money
    claim: str | None


def with_sum_of_its_own(q: Asked, query: Query) -> Query:
    """The query with the sum and the claim that its good was told before, where the thread told
    others of the good in between; it remembers those that stand now."""
    held = _held(q.earlier)
    if query.command == "duty" and _is_back(q, query, held):
        told = held[query.good or ""]
        own = any(not m.limit for m in q.seen.money)
        query = replace(
            query,
            money=query.money if own else told.money,
            quantities=query.quantities if own else (),
            claim=query.claim if _is_claim_told(q, query) else told.claim,
        )
    written = _written(_with(held, q, query))
    return replace(query, values={**query.values, OWN_SUMS: written}) if written else query


def _is_claim_told(q: Asked, query: Query) -> bool:
    """Whether a follow-up tells a claim of its own."""
    held = q.earlier.claim if q.earlier is not None else None
    return query.claim != held or not says_nothing_of_claims(q)


def _is_back(q: Asked, query: Query, held: Mapping[str, _Told]) -> bool:
    """Whether a follow-up comes back to a good with a sum of its own from another such good, or
    from one that took the sum of another."""
    before = q.earlier.good if q.earlier is not None else None
    others = before in held or len(held) > 1
    return (
        query.good in held
        and others
        and query.good != before
        and not query.goods
        and _SAME.search(q.seen.folded) is None
    )


def _with(held: Mapping[str, _Told], q: Asked, query: Query) -> dict[str, _Told]:
    """The goods with their sums after a turn: one is added where its sum is told with it."""
    good, money = query.good, query.money
    sums = {*q.seen.bare, *(one.amount for one in q.seen.money)}
    told = (
        money is not None and money.amount in sums and (q.earlier is None or q.earlier.good != good)
    )
    if query.command != "duty" or good is None or query.goods or money is None:
        return dict(held)
    if good not in held and not told and q.earlier is not None and q.earlier.money is not None:
        return dict(held)
    others = {name: one for name, one in held.items() if name != good}
    return {**others, good: _Told(money=money, claim=query.claim)}


def _held(earlier: Query | None) -> dict[str, _Told]:
    """What the thread remembers: 'honey 8000 USD none;steel 500 CAD'."""
    out = {}
    for one in (earlier.values.get(OWN_SUMS, "") if earlier is not None else "").split(";"):
        match one.split(" "):
            case good, amount, currency, claim:
                money = Money(amount=Decimal(amount), currency=currency)
                out[good] = _Told(money=money, claim=claim or None)
    return out


def _written(told: Mapping[str, _Told]) -> str:
    kept = list(told.items())[-_MOST:]
    return ";".join(
        f"{good} {one.money.amount:f} {one.money.currency} {one.claim or ''}" for good, one in kept
    )
