"""Requests filled in from what a sentence says."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.questions import Query
from bot.reading.sentence import ParsedSentence


def timed(query: Query, said: ParsedSentence) -> Query:
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


def directed(query: Query, said: ParsedSentence) -> Query:
    """The request with the direction and the claim said."""
    way = said.direction
    values = {**query.values, "versus": way.versus} if way.versus else query.values
    return replace(query, imposing=way.imposing, origin=way.origin, claim=said.claim, values=values)
