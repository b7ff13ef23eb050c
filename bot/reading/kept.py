"""What a follow-up keeps of the query that its thread left."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading.features import Asked
from bot.reading.linear import Models
from bot.reading.spoken_numbers import in_digits
from bot.reading.text_features import inherit_bag

_SHORT = 4


_KEEPS = {
    "good": 0.5,
    "good of a bare text": 0.15,
    "programme": 0.3,
    "who": 0.3,
    "days": 0.3,
    "days of a short text": 0.15,
    "money": 0.5,
}
"""The chance from which a follow-up keeps what its thread asked about."""


def with_kept(q: Asked, query: Query, models: Models) -> Query:
    """The query with what it keeps of its thread's."""
    e = q.earlier
    if e is None:
        return query

    def keeps(slot: str, own: bool) -> bool:
        return models[f"keep {slot}"].chance(inherit_bag(q, slot, own)) >= _KEEPS[slot]

    kept: dict[str, object] = {}
    own = bool(query.good)
    chance = models["keep good"].chance(inherit_bag(q, "good", own))
    bare = not own and query.code is None and query.programme is None
    enough = _KEEPS["good of a bare text" if bare else "good"]
    if (e.good or e.code) and not own and query.code is None and chance >= enough:
        kept |= {"good": e.good, "goods": e.goods, "code": e.code}
    if e.programme and not query.programme and keeps("programme", own):
        kept["programme"] = e.programme
        kept["values"] = {**query.values, "programmes": e.values.get("programmes", e.programme)}
    if e.who and not query.who and keeps("who", own):
        kept["who"] = e.who
    dated = bool(q.seen.whens)
    if (e.day or e.since or e.until) and not dated and _keeps_days(q, models, own):
        kept |= {"day": e.day, "since": e.since, "until": e.until}
    if e.money and query.money is None and keeps("money", own):
        kept["money"] = _renamed(q, _altered(q, e, e.money))
        if not query.quantities:
            kept["quantities"] = e.quantities
    return replace(query, **kept)  # type: ignore[arg-type]


def _keeps_days(q: Asked, models: Models, own: bool) -> bool:
    """Whether a follow-up stays with the days of its thread; a short one more readily."""
    chance = models["keep days"].chance(inherit_bag(q, "days", own))
    return chance >= _KEEPS["days of a short text" if len(q.seen.words) <= _SHORT else "days"]


_TIMES = ((re.compile(r"\bdouble|twice|le double"), 2), (re.compile(r"\btriple"), 3))


_OF_THEM = re.compile(r"\b(\d{1,4})\s+of (?:em|them|those|these)\b|\bx ?(\d{1,3})\b")


_THOUSAND = Decimal(1000)


def _renamed(q: Asked, money: Money) -> Money:
    """'Sorry, I meant CAD.'"""
    return replace(money, currency=q.seen.currency) if q.seen.currency else money


_NO_SUM = re.compile(
    r"\b(?:line|ligne|lot|item|article|box|no|number|numero|po|ref)\.? ?#? ?\d+\b|#"
)
"""What a number numbers: 'drop line 20'."""
_PRICED_ALIKE = Decimal("0.5"), Decimal(2)
"""How far a new price a piece may lie from the one before, as a part of it."""


def _altered(q: Asked, earlier: Query, money: Money) -> Money:
    """'make it 75' after 50,000; 'double the order'; 'now three of em'; 'so it is 193.96' after
    2,400 pieces at 186.50.
    """
    figures = in_digits(q.seen.folded)
    found = _OF_THEM.search(figures)
    if found is not None:
        return replace(money, amount=money.amount * Decimal(found[1] or found[2]))
    for pattern, times in _TIMES:
        if pattern.search(figures):
            return replace(money, amount=money.amount * times)
    if len(q.seen.bare) != 1 or q.seen.quantities or q.seen.codes:
        return money
    (amount,) = q.seen.bare
    if _NO_SUM.search(figures):
        return money
    counts = [count for count, _unit in earlier.quantities]
    if earlier.values.get("count"):
        counts.append(Decimal(earlier.values["count"]))
    for count in counts:
        least, most = _PRICED_ALIKE
        if least <= amount * count / money.amount <= most:
            return replace(money, amount=amount * count)
    if amount < _THOUSAND <= money.amount and amount == amount.to_integral_value():
        amount *= _THOUSAND
    return replace(money, amount=amount)
