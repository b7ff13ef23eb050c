"""Requests filled in from what a sentence says."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.codes import Code
from bot.domain.questions import Request
from bot.reading.sentence import Sentence


def has_time(request: Request) -> bool:
    """Whether a day or a period is said."""
    return request.day is not None or request.since is not None or request.until is not None


def timed(request: Request, said: Sentence) -> Request:
    """The request with the days of the sentence."""
    span = said.span
    if request.command == "tariff" and span.since is not None and span.until is None:
        # 'from 2027: is it law?' asks for one day; a rate has no open period.
        span = replace(span, day=span.since, since=None)
    return replace(request, day=span.day, since=span.since, until=span.until)


def within(request: Request) -> Request:
    """'What happened on March 4': that day alone, not all since."""
    if request.day is None:
        return request
    return replace(request, day=None, since=request.day, until=request.day)


def subjected(request: Request, said: Sentence) -> Request:
    """The request with the goods, the code or the programme named."""
    goods = said.goods
    return replace(
        request,
        good=goods[0] if goods else None,
        goods=goods if len(goods) > 1 else (),
        code=said.code if isinstance(said.code, Code) else None,
        programme=said.programme if not goods and said.code is None else None,
    )


def directed(request: Request, said: Sentence) -> Request:
    """The request with the direction and the claim said."""
    way = said.direction
    values = {**request.values, "versus": way.versus} if way.versus else request.values
    return replace(
        request, imposing=way.imposing, origin=way.origin, claim=said.claim, values=values
    )
