"""Follow-ups: what a question leaves to the one before it in its thread."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.domain.questions import Request
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


def quotes_on(said: Sentence, earlier: Request) -> bool:
    """Whether a question about words goes on from one: 'and about jobs?'."""
    return earlier.command == "quote" and said.intent is not Intent.QUOTE and said.follows


def with_frame(request: Request, earlier: Request, said: Sentence) -> Request:
    """A new subject in the frame of the earlier question: its direction, day and claim."""
    dated, aimed = has_time(request), said.direction.said
    return replace(
        request,
        imposing=request.imposing if aimed else earlier.imposing,
        origin=request.origin if aimed else earlier.origin,
        day=request.day if dated else earlier.day,
        since=request.since if dated else earlier.since,
        until=request.until if dated else earlier.until,
        claim=request.claim or earlier.claim,
        money=earlier.money if request.command == "duty" else None,
    )


def same_subject(said: Sentence, earlier: Request) -> Request | None:
    """The earlier question again, with what is said anew: day, direction, claim, command."""
    if earlier.command == "changes" and said.whens:
        return within(timed(earlier, said))
    if earlier.command in ("help", "sources", "changes", "digest"):
        return None
    request = earlier
    command = command_of(said, earlier)
    if said.intent in (Intent.TIMELINE, Intent.CHANGES):
        request = replace(request, command="timeline", day=None, since=None, until=None)
    elif earlier.command in ("quote", "timeline") and (said.direction.said or said.claim):
        request = replace(request, command=command)
    if said.whens:
        request = timed(request, said)
        if request.command == "tariff":
            request = _eve(request, said)
    way = said.direction
    if way.said:
        request = replace(request, imposing=way.imposing, origin=way.origin)
    elif way.flipped:
        request = _turned(request)
    return replace(request, claim=said.claim or request.claim)


def _eve(request: Request, said: Sentence) -> Request:
    """'before September 2026?' of a rate asks for the rate on the eve."""
    (when, *more) = said.whens
    if more or when.bound is not Bound.BEFORE or request.until is None:
        return request
    return replace(request, day=request.until, until=None)


def _turned(request: Request) -> Request:
    imposing = request.imposing or (other(request.origin) if request.origin else "US")
    origin = request.origin or other(imposing)
    return replace(request, imposing=origin, origin=imposing)


def day_of(request: Request) -> date | None:
    """The day that 'a day later' counts from in a follow-up."""
    return request.day or request.until or request.since


def command_of(said: Sentence, earlier: Request | None) -> str:
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
