"""What a rate is asked of: a code before a good, a good before a law."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.reading.decisions.thread_values import of_the_entry


def subjected(query: Query) -> Query:
    """The code before the programme, the good before both where it has no code."""
    money = query.money
    if money is not None and not money.currency:
        money = Money(amount=money.amount, currency="CAD" if query.imposing == "CA" else "USD")
    return replace(
        query,
        programme=None if query.good or query.code is not None else query.programme,
        good=query.good if query.code is None else None,
        goods=query.goods if query.code is None else (),
        money=money if query.command == "duty" else None,
        quantities=query.quantities if query.command == "duty" else (),
        who=None,
        action="",
        values=_own_values(query),
    )


def _own_values(query: Query) -> dict[str, str]:
    """The values that the command knows: what stands beside it, and what an entry is said to be."""
    told = of_the_entry(query) if query.command == "duty" else {}
    return told | {k: v for k, v in query.values.items() if k == "versus"}
