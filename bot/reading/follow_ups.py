"""Follow-ups: what a question leaves to the one before it in its thread."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.domain.questions import Query
from bot.reading.dates import Bound
from bot.reading.directions import other
from bot.reading.filling import has_time, timed, within
from bot.reading.intent import Intent
from bot.reading.lexicon import asking as lx
from bot.reading.sentence import Sentence

_LEADS_ON = re.compile(lx.LEADS_ON)
_VERIFIES = re.compile(lx.VERIFIES)
_DID = re.compile(r"^\W*(?:did|has|have)\b")
_IS_LAW = re.compile(lx.IS_LAW)


def leans(said: Sentence, *, own: bool) -> bool:
    """Whether the sentence leans on an earlier one: it must, without a subject of its own."""
    if own:
        return _LEADS_ON.search(said.full) is not None
    if said.strange:
        return False
    if _LEADS_ON.search(said.full):
        return True
    framed = bool(said.whens) or said.direction.said or said.direction.flipped
    asked = said.intent in (Intent.TIMELINE, Intent.QUOTE, Intent.CHANGES)
    return framed or asked or said.claim is not None or said.follows


def quotes_on(said: Sentence, earlier: Query) -> bool:
    """Whether a question about words goes on from one: 'and about jobs?'."""
    return earlier.command == "quote" and said.intent is not Intent.QUOTE and said.follows


def with_frame(query: Query, earlier: Query, said: Sentence) -> Query:
    """A new subject in the frame of the earlier question: its direction, day and claim."""
    dated, aimed = has_time(query), said.direction.said
    return replace(
        query,
        imposing=query.imposing if aimed else earlier.imposing,
        origin=query.origin if aimed else earlier.origin,
        day=query.day if dated else earlier.day,
        since=query.since if dated else earlier.since,
        until=query.until if dated else earlier.until,
        claim=query.claim or earlier.claim,
        money=earlier.money if query.command == "duty" else None,
    )


def same_subject(said: Sentence, earlier: Query) -> Query | None:
    """The earlier question again, with what is said anew: day, direction, claim, command."""
    if earlier.command == "changes" and said.whens:
        return within(timed(earlier, said))
    if earlier.command in ("help", "sources", "changes", "digest"):
        return None
    query = earlier
    command = command_of(said, earlier)
    if said.intent in (Intent.TIMELINE, Intent.CHANGES):
        query = replace(query, command="timeline", day=None, since=None, until=None)
    elif earlier.command in ("quote", "timeline") and (said.direction.said or said.claim):
        query = replace(query, command=command)
    if said.whens:
        query = timed(query, said)
        if query.command == "tariff":
            query = _eve(query, said)
    way = said.direction
    if way.said:
        query = replace(query, imposing=way.imposing, origin=way.origin)
    elif way.flipped:
        query = _turned(query)
    return replace(query, claim=said.claim or query.claim)


def _eve(query: Query, said: Sentence) -> Query:
    """'before September 2026?' of a rate asks for the rate on the eve."""
    (when, *more) = said.whens
    if more or when.bound is not Bound.BEFORE or query.until is None:
        return query
    return replace(query, day=query.until, until=None)


def _turned(query: Query) -> Query:
    imposing = query.imposing or (other(query.origin) if query.origin else "US")
    origin = query.origin or other(imposing)
    return replace(query, imposing=origin, origin=imposing)


def day_of(query: Query) -> date | None:
    """The day that 'a day later' counts from in a follow-up."""
    return query.day or query.until or query.since


def command_of(said: Sentence, earlier: Query | None) -> str:
    """The command for a question about a good, a code or a programme."""
    if said.intent in (Intent.TIMELINE, Intent.CHANGES):
        return "timeline"
    if _DID.search(said.full) and not said.whens:
        return "timeline"
    if _VERIFIES.search(said.full) or _IS_LAW.search(said.full):
        return "tariff"
    open_start = any(w.bound in (Bound.SINCE, Bound.AFTER) for w in said.whens)
    if open_start and len(said.whens) == 1:
        return "timeline"
    if earlier is not None and _LEADS_ON.search(said.full):
        return earlier.command if earlier.command in ("timeline", "duty") else "tariff"
    return "tariff"
