"""Values of a query that its thread remembers beside what a command is asked: of how many pieces a
sum is, whether it was worked out of a price, and what an entry was said to be made of.

Commands know only what :data:`OF_ENTRIES` names; the others stand in a stored query for the next
follow-up alone.
"""

from __future__ import annotations

import re
from decimal import Decimal

from bot.domain.questions import Query
from bot.domain.text import Lang

COUNT = "count"
"""Pieces or containers, as said: '40 pallets'."""
EACH = "each"
"""'yes': the sum is what one of as many costs as nobody said yet."""
PRICED = "priced"
"""How many pieces the sum was worked out of at a price of each, whatever else was counted: 50 for
'24 bottles a case, 50 cases at 240 each'."""
OFFERED = "offered"
"""The goods set beside each other, a comma between."""
OWN_SUMS = "own-sums"
"""Goods that were told a sum each, with it (:mod:`bot.reading.decisions.goods_with_sums`)."""
ASKED_IN = "asked-in"
"""The language that its thread was answered in."""
ASKS = "asks"
"""What the bot's last turn asks for: 'claim', 'value', or the share that an entry waits for."""
OF_ENTRIES = (
    *("metal", "us-content", "ca-mx-content", "declared", "transport", "rate"),
    *("repair", "us-components"),
)
"""What an entry was said to be: it holds while the same goods are asked about."""
_REMEMBERED = (COUNT, EACH, PRICED, OFFERED, OWN_SUMS)


def as_count(many: Decimal) -> str:
    """A number of pieces as it is remembered.

    >>> as_count(Decimal("15.0"))
    '15'
    """
    return f"{many.normalize():f}"


def remembered_values(query: Query) -> dict[str, str]:
    """The values that the next follow-up leans on, and no command knows.

    >>> remembered_values(Query(command="duty", values={"count": "3", "metal": "40"}))
    {'count': '3'}
    """
    return {name: query.values[name] for name in _REMEMBERED if query.values.get(name)}


def answered_in(query: Query | None) -> Lang | None:
    """The language that a stored thread was answered in, where it is known."""
    return query.values.get(ASKED_IN) if query is not None else None


def of_the_entry(query: Query) -> dict[str, str]:
    """What the query says of its entry beside the value.

    >>> of_the_entry(Query(command="duty", values={"count": "3", "metal": "40"}))
    {'metal': '40'}
    """
    return {name: query.values[name] for name in OF_ENTRIES if query.values.get(name)}


_ASKS_METAL = re.compile(r"(?:metal content|teneur en metal), (?:in percent|en\s%)")


def share_asked_in(folded: str) -> dict[str, str]:
    """What an answer, folded, asks to be told of what an entry is made of, as it is remembered.

    >>> share_asked_in("please say: the metal content, in percent of the value (metal 40%)")
    {'asks': 'metal'}
    """
    return {ASKS: "metal"} if _ASKS_METAL.search(folded) else {}


def share_asked(earlier: Query | None) -> str:
    """The share that the bot's last turn asked for; '' for none, and of several lines."""
    if earlier is None or earlier.command != "duty" or earlier.values.get("lines"):
        return ""
    asked = earlier.values.get(ASKS, "")
    return asked if asked in OF_ENTRIES else ""
