"""No good and no name: a measure told by its words and rate, an event, an overview, a ban."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.reading.lexicon import asking as lx
from bot.reading.queries.claims import Claims
from bot.reading.queries.intent import Intent, verifies
from bot.reading.queries.plain_reading import PlainReading

_BANS = re.compile(lx.BANS)
_LAW = re.compile(lx.LAW)
_ALL = re.compile(lx.ALL_OF_THEM)


def about_topic(said: PlainReading, claims: Claims, command: str) -> Query | None:
    """No good and no name: a measure told by its words and rate, an event, or a person."""
    return (
        _act_or_ban(said, claims)
        or measure(said, claims, command)
        or _overview(said)
        or _event(said, claims)
    )


def _act_or_ban(said: PlainReading, claims: Claims) -> Query | None:
    act = claims.programme_of_act(said.full)
    if act is not None:
        return timed(Query(command="timeline", programme=act), said)
    if _BANS.search(said.full):
        return timed(Query(command="tariff", programme=claims.banning), said)
    return None


def measure(said: PlainReading, claims: Claims, command: str) -> Query | None:
    """A measure told by its rate, its country and its words."""
    if not (said.trade or said.percents or verifies(said.full)):
        return None
    way = (said.direction.imposing, said.direction.origin)
    programme = claims.programme_of(said.full, said.percents, way)
    return timed(Query(command=command, programme=programme), said) if programme else None


def _event(said: PlainReading, claims: Claims) -> Query | None:
    words = said.rest()
    if words and (claims.tells_of(said.full) or _topic_asked(said)):
        return timed(Query(command="timeline", words=words), said)
    return None


def _overview(said: PlainReading) -> Query | None:
    """'What tariffs does Canada have on the US': all of them; 'section 232': those of one law."""
    law = _LAW.search(said.full)
    named_alone = said.direction.said and (said.trade or not said.rest())
    asked = (_ALL.search(said.full) is not None or named_alone) and not said.strange
    if law is None and not asked:
        return None
    values = {"law": law.group().replace("article", "section")} if law else {"all": "yes"}
    query = directed(Query(command="tariff", values=values), said)
    return timed(replace(query, claim=None), said)


def _topic_asked(said: PlainReading) -> bool:
    return said.intent is Intent.TIMELINE and said.trade


def timed(query: Query, said: PlainReading) -> Query:
    """The request with the days of the sentence."""
    span = said.span
    if query.command == "tariff" and span.since is not None and span.until is None:
        # 'from 2027: is it law?' asks for one day; a rate has no open period.
        span = replace(span, day=span.since, since=None)
    return replace(query, day=span.day, since=span.since, until=span.until)


def directed(query: Query, said: PlainReading) -> Query:
    """The request with the direction and the claim said."""
    way = said.direction
    values = {**query.values, "versus": way.versus} if way.versus else query.values
    return replace(query, imposing=way.imposing, origin=way.origin, claim=said.claim, values=values)
