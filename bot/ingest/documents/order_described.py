"""Orders of which a page holds only the statement that explains them: read by its description."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause

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
    return replace(order, precis=tuple(_paragraphs(_description(order.explained))))


def _description(found: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses under the heading of what an order does."""
    under = False
    for clause in found:
        name = heading(clause)
        if name:
            under = _DESCRIBES.match(name) is not None or (under and not _OF_OTHERS.match(name))
        elif under:
            yield clause


def _paragraphs(found: Iterator[Clause]) -> list[Clause]:
    """Whole paragraphs: the sentences of one speak of one order."""
    whole: list[Clause] = []
    for clause in found:
        if whole and whole[-1].paragraph == clause.paragraph:
            gap = " " * (clause.start - whole[-1].end)
            text = f"{whole[-1].text}{gap}{clause.text}"
            whole[-1] = replace(whole[-1], text=text, end=clause.end)
        else:
            whole.append(clause)
    return whole
