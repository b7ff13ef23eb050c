"""Orders of which a page holds only the statement that explains them: read by its description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause, whole_lines

_NUMBERED = re.compile(r"\s{0,8}\d{1,3}(?:\.|\s|\()")
_DESCRIBES = re.compile(r"description$")
_OF_OTHERS = re.compile(
    r"(?:regulatory development|consultation|rationale|background|élaboration|justification"
    r"|contexte)"
)


def described(order: OrderText) -> OrderText:
    """The order with its description as its precis, where it has neither sections nor a precis."""
    if order.precis or any(_NUMBERED.match(c.lower) for c in order.sections):
        return order
    # the sentences of one paragraph speak of one order
    return replace(order, precis=tuple(whole_lines(_description(order.explained))))


def _description(found: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses under the heading of what an order does."""
    under = False
    for clause in found:
        name = heading(clause)
        if name:
            under = _DESCRIBES.match(name) is not None or (under and not _OF_OTHERS.match(name))
        elif under:
            yield clause
