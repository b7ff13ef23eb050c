"""Requests filled in from what a sentence says."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.codes import Code
from bot.domain.questions import Query
from bot.reading.sentence import Sentence


def has_time(query: Query) -> bool:
    """Whether a day or a period is said."""
    return query.day is not None or query.since is not None or query.until is not None


def timed(query: Query, said: Sentence) -> Query:
    """The request with the days of the sentence."""
    span = said.span
    if query.command == "tariff" and span.since is not None and span.until is None:
        # 'from 2027: is it law?' asks for one day; a rate has no open period.
        span = replace(span, day=span.since, since=None)
    return replace(query, day=span.day, since=span.since, until=span.until)


def within(query: Query) -> Query:
    """'What happened on March 4': that day alone, not all since."""
    if query.day is None:
        return query
    return replace(query, day=None, since=query.day, until=query.day)


def subjected(query: Query, said: Sentence) -> Query:
    """The request with the goods, the code or the programme named."""
    goods = said.goods
    return replace(
        query,
        good=goods[0] if goods else None,
        goods=goods if len(goods) > 1 else (),
        code=said.code if isinstance(said.code, Code) else None,
        programme=said.programme if not goods and said.code is None else None,
    )


def directed(query: Query, said: Sentence) -> Query:
    """The request with the direction and the claim said."""
    way = said.direction
    values = {**query.values, "versus": way.versus} if way.versus else query.values
    return replace(query, imposing=way.imposing, origin=way.origin, claim=said.claim, values=values)
