"""From a sentence to a request: which command is meant, and what it leaves to its thread."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.domain.asks import Request
from bot.domain.codes import Code
from bot.reading import amounts, orders
from bot.reading.claims import Claims
from bot.reading.dates import Bound
from bot.reading.directions import other
from bot.reading.intent import Intent
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon import vocabulary
from bot.reading.sentence import Sentence

_YES = re.compile(lx.YES)
_HIS_TARIFF = re.compile(lx.HIS_TARIFF)
_LEADS_ON = re.compile(lx.LEADS_ON)
_VERIFIES = re.compile(lx.VERIFIES)
_DID = re.compile(r"^\W*(?:did|has|have)\b")
_BANS = re.compile(lx.BANS)
_LAW = re.compile(lx.LAW)
_ALL = re.compile(lx.ALL_OF_THEM)
_IS_LAW = re.compile(lx.IS_LAW)
_COMMANDS = ("tariff", "quote", "timeline", "changes", "sources", "duty", "digest")


def understand(said: Sentence, *, claims: Claims, earlier: Request | None) -> Request | None:
    """The request of ``said``, completed from ``earlier`` where it is a follow-up; None if none."""
    plain = _plainly(said)
    if plain is not None:
        return plain
    if earlier is not None and _YES.search(said.full):
        return earlier
    if _is_quote(said, earlier):
        return _quote(said, earlier)
    claim = claims.about(said.full, said.goods) if _may_verify(said) else None
    if claim is not None:
        return Request(command="tariff", claim_about=claim)
    return _duty(said) if said.sums else _about_subject(said, claims, earlier)


def _plainly(said: Sentence) -> Request | None:
    """Requests that no subject changes."""
    match said.intent:
        case Intent.HELP | Intent.GREETING:
            named = next((c for c in _COMMANDS if c in said.full), "")
            return Request(command="help", words=named)
        case Intent.DIGEST:
            return orders.digest(said)
        case Intent.SOURCES if not said.goods and said.speaker is None:
            return Request(command="sources")
        case _:
            return None


def _may_verify(said: Sentence) -> bool:
    return said.intent not in (Intent.QUOTE, Intent.CHANGES) and bool(
        _VERIFIES.search(said.full) or said.trade
    )


def _is_quote(said: Sentence, earlier: Request | None) -> bool:
    if said.intent is Intent.QUOTE:
        return True
    if said.intent is not Intent.NONE:
        return False
    if said.speaker is not None and said.goods and (said.trade or said.direction.said):
        return False
    if said.speaker is not None:
        return not _VERIFIES.search(said.full) and not _HIS_TARIFF.search(said.full)
    return earlier is not None and earlier.command == "quote" and not said.trade and said.follows


def _quote(said: Sentence, earlier: Request | None) -> Request:
    words = said.rest()
    telling = [w for w in words.split() if w not in vocabulary.TRADE_WORDS]
    request = _timed(
        Request(command="quote", who=said.speaker, words=" ".join(telling) or _only(words)), said
    )
    own = said.speaker is not None and bool(telling)
    if earlier is None or not (_leans(said, own=own) or _quotes_on(said, earlier)):
        return request
    if earlier.command == "quote":
        kept = earlier.words if not request.words else request.words
        timed = _has_time(request)
        return replace(
            request,
            who=request.who or earlier.who,
            words=kept,
            good=earlier.good if not kept else None,
            since=request.since if timed else earlier.since,
            until=request.until if timed else earlier.until,
            day=request.day if timed else earlier.day,
        )
    if not request.words and request.who is None:
        return replace(request, good=earlier.good, goods=earlier.goods, programme=earlier.programme)
    return request


def _quotes_on(said: Sentence, earlier: Request) -> bool:
    """Whether a question about words goes on from one: 'and about jobs?'."""
    return earlier.command == "quote" and said.intent is not Intent.QUOTE and said.follows


def _only(words: str) -> str:
    """Words of the trade alone tell no quotation from another."""
    return "" if all(w in vocabulary.TRADE_WORDS for w in words.split()) else words


def _duty(said: Sentence) -> Request:
    amount = said.amount
    request = _directed(_subjected(Request(command="duty"), said), said)
    if amount is None:
        return request
    return replace(
        _timed(request, said),
        money=amounts.as_money(amount, imposing=request.imposing),
        quantities=amounts.quantities(said.folded),
    )


def _about_subject(said: Sentence, claims: Claims, earlier: Request | None) -> Request | None:
    own = bool(said.goods) or said.code is not None or said.programme is not None
    if (
        said.intent is Intent.CHANGES
        and not own
        and not said.strange
        and not _LEADS_ON.search(said.full)
    ):
        return _within(_timed(Request(command="changes"), said))
    command = _command(said, earlier)
    if own:
        request = _directed(_subjected(_timed(Request(command=command), said), said), said)
        if request.programme is not None:
            request = _of_programme(request, said, claims)
        if earlier is not None and _leans(said, own=True):
            return _with_frame(request, earlier, said)
        return request
    if earlier is not None and _leans(said, own=False):
        return _same_subject(said, earlier)
    return _about_topic(said, claims, command)


def _within(request: Request) -> Request:
    """'What happened on March 4': that day alone, not all since."""
    if request.day is None:
        return request
    return replace(request, day=None, since=request.day, until=request.day)


def _of_programme(request: Request, said: Sentence, claims: Claims) -> Request:
    """A programme has its own direction; what happened around it is its timeline."""
    if request.origin in ("CA", "US"):
        request = replace(request, imposing=None, origin=None)
    if request.programme is not None and claims.story_of(request.programme, said.full):
        return replace(request, command="timeline")
    return request


def _about_topic(said: Sentence, claims: Claims, command: str) -> Request | None:
    """No good and no name: a measure told by its words and rate, or an event."""
    asks = said.trade or said.percents or _VERIFIES.search(said.full)
    act = claims.programme_of_act(said.full)
    if act is not None:
        return _timed(Request(command="timeline", programme=act), said)
    if _BANS.search(said.full):
        return _timed(Request(command="tariff", programme=claims.banning), said)
    programme = claims.programme_of(said.full, said.percents) if asks else None
    if programme is not None:
        return _timed(Request(command=command, programme=programme), said)
    overview = _overview(said)
    if overview is not None:
        return overview
    words = said.rest()
    if words and (claims.tells_of(said.full) or _topic_asked(said)):
        return _timed(Request(command="timeline", words=words), said)
    return None


def _overview(said: Sentence) -> Request | None:
    """'What tariffs does Canada have on the US': all of them; 'section 232': those of one law."""
    law = _LAW.search(said.full)
    asked = _ALL.search(said.full) is not None and not said.strange
    if law is None and not asked:
        return None
    values = {"law": law.group().replace("article", "section")} if law else {"all": "yes"}
    request = _directed(Request(command="tariff", values=values), said)
    return _timed(replace(request, claim=None), said)


def _topic_asked(said: Sentence) -> bool:
    return said.intent is Intent.TIMELINE and said.trade


def _command(said: Sentence, earlier: Request | None) -> str:
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


def _leans(said: Sentence, *, own: bool) -> bool:
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


def _has_time(request: Request) -> bool:
    return request.day is not None or request.since is not None or request.until is not None


def _timed(request: Request, said: Sentence) -> Request:
    span = said.span
    if request.command == "tariff" and span.since is not None and span.until is None:
        # 'from 2027: is it law?' asks for one day; a rate has no open period.
        span = replace(span, day=span.since, since=None)
    return replace(request, day=span.day, since=span.since, until=span.until)


def _subjected(request: Request, said: Sentence) -> Request:
    goods = said.goods
    return replace(
        request,
        good=goods[0] if goods else None,
        goods=goods if len(goods) > 1 else (),
        code=said.code if isinstance(said.code, Code) else None,
        programme=said.programme if not goods and said.code is None else None,
    )


def _directed(request: Request, said: Sentence) -> Request:
    way = said.direction
    return replace(request, imposing=way.imposing, origin=way.origin, claim=said.claim)


def _with_frame(request: Request, earlier: Request, said: Sentence) -> Request:
    """A new subject in the frame of the earlier question: its direction, day and claim."""
    timed, aimed = _has_time(request), said.direction.said
    return replace(
        request,
        imposing=request.imposing if aimed else earlier.imposing,
        origin=request.origin if aimed else earlier.origin,
        day=request.day if timed else earlier.day,
        since=request.since if timed else earlier.since,
        until=request.until if timed else earlier.until,
        claim=request.claim or earlier.claim,
        money=earlier.money if request.command == "duty" else None,
    )


def _same_subject(said: Sentence, earlier: Request) -> Request | None:
    """The earlier question again, with what is said anew: day, direction, claim, command."""
    if earlier.command == "changes" and said.whens:
        return _within(_timed(earlier, said))
    if earlier.command in ("help", "sources", "changes", "digest"):
        return None
    request = earlier
    command = _command(said, earlier)
    if said.intent in (Intent.TIMELINE, Intent.CHANGES):
        request = replace(request, command="timeline", day=None, since=None, until=None)
    elif earlier.command in ("quote", "timeline") and (said.direction.said or said.claim):
        request = replace(request, command=command)
    if said.whens:
        request = _timed(request, said)
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
