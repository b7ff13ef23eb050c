"""From a sentence to a request: which command is meant, and what it leaves to its thread."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.reading import amounts, orders
from bot.reading.claims import Claims
from bot.reading.filling import directed, has_time, subjected, timed, within
from bot.reading.follow_ups import command_of, leans, quotes_on, same_subject, with_frame
from bot.reading.intent import Intent
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon import vocabulary
from bot.reading.sentence import Sentence

_YES = re.compile(lx.YES)
_HIS_TARIFF = re.compile(lx.HIS_TARIFF)
_LEADS_ON = re.compile(lx.LEADS_ON)
_VERIFIES = re.compile(lx.VERIFIES)
_BANS = re.compile(lx.BANS)
_LAW = re.compile(lx.LAW)
_ALL = re.compile(lx.ALL_OF_THEM)
_AHEAD = re.compile(lx.AHEAD)
_CATCH_UP = re.compile(lx.CATCH_UP)
_COMMANDS = ("tariff", "quote", "timeline", "changes", "sources", "duty", "digest")


def understand(said: Sentence, *, claims: Claims, earlier: Query | None) -> Query | None:
    """The request of ``said``, completed from ``earlier`` where it is a follow-up; None if none."""
    plain = _plainly(said)
    if plain is not None:
        return plain
    if earlier is not None and _YES.search(said.full):
        return earlier
    if _is_quote(said, earlier):
        return _quote(said, earlier)
    claim = claims.about(said.full, said.sure_goods) if _may_verify(said) else None
    if claim is not None:
        return Query(command="tariff", claim_about=claim)
    if said.sums:
        return _duty(said)
    return _sum_on(said, earlier) or _about_subject(said, claims, earlier)


def _plainly(said: Sentence) -> Query | None:
    """Requests that no subject changes."""
    match said.intent:
        case Intent.HELP | Intent.GREETING:
            named = next((c for c in _COMMANDS if c in said.full), "")
            return Query(command="help", words=named)
        case Intent.DIGEST:
            return orders.digest(said)
        case Intent.CHANGES if _CATCH_UP.search(said.full):
            return Query(command="changes")
        case Intent.SOURCES if not said.goods and said.speaker is None:
            return Query(command="sources")
        case _:
            return None


def _may_verify(said: Sentence) -> bool:
    """A question whether something is so, or one that names nothing else it could be about."""
    return said.intent not in (Intent.QUOTE, Intent.CHANGES) and bool(
        _VERIFIES.search(said.full) or said.trade or not said.named
    )


def _is_quote(said: Sentence, earlier: Query | None) -> bool:
    if said.intent is Intent.QUOTE:
        return True
    if said.intent is not Intent.NONE:
        return False
    if said.speaker is not None and said.goods and (said.trade or said.direction.said):
        return False
    if said.speaker is not None:
        return not _VERIFIES.search(said.full) and not _HIS_TARIFF.search(said.full)
    return earlier is not None and earlier.command == "quote" and not said.trade and said.follows


def _quote(said: Sentence, earlier: Query | None) -> Query:
    words = said.rest()
    telling = [w for w in words.split() if w not in vocabulary.TRADE_WORDS]
    query = timed(
        Query(command="quote", who=said.speaker, words=" ".join(telling) or _only(words)), said
    )
    own = said.speaker is not None and bool(telling)
    if earlier is None or not (leans(said, own=own) or quotes_on(said, earlier)):
        return query
    if earlier.command == "quote":
        kept = earlier.words if not query.words else query.words
        dated = has_time(query)
        return replace(
            query,
            who=query.who or earlier.who,
            words=kept,
            good=earlier.good if not kept else None,
            since=query.since if dated else earlier.since,
            until=query.until if dated else earlier.until,
            day=query.day if dated else earlier.day,
        )
    if not query.words and query.who is None:
        return replace(query, good=earlier.good, goods=earlier.goods, programme=earlier.programme)
    return query


def _only(words: str) -> str:
    """Words of the trade alone tell no quotation from another."""
    return "" if all(w in vocabulary.TRADE_WORDS for w in words.split()) else words


def _duty(said: Sentence) -> Query:
    amount = said.amount
    query = directed(subjected(Query(command="duty"), said), said)
    if amount is None:
        return query
    if said.worth is not None:
        amounts.settled_value(said.worth, said.text, said.lang)
    for quantity in said.measured:
        amounts.settled(quantity, said.text, said.lang)
    return replace(
        timed(query, said),
        money=amounts.as_money(amount, imposing=query.imposing),
        quantities=tuple((q.amount, q.unit) for q in said.measured),
    )


def _sum_on(said: Sentence, earlier: Query | None) -> Query | None:
    """A sum alone, after a good or a code: 'and on $10,000?' asks what that would pay."""
    if earlier is None or not (earlier.good or earlier.code):
        return None
    if said.amount is None or said.amount.large or said.strange:
        return None
    asked = _duty(said)
    framed = with_frame(asked, earlier, said)
    return replace(framed, money=asked.money, good=earlier.good, code=earlier.code)


def _about_subject(said: Sentence, claims: Claims, earlier: Query | None) -> Query | None:
    own = bool(said.goods) or said.code is not None or said.programme is not None
    if (
        said.intent is Intent.CHANGES
        and not own
        and not said.strange
        and not _LEADS_ON.search(said.full)
    ):
        return within(timed(Query(command="changes"), said))
    command = command_of(said, earlier)
    if own:
        query = directed(subjected(timed(Query(command=command), said), said), said)
        if query.programme is not None:
            query = _of_programme(query, said, claims)
        if earlier is not None and leans(said, own=True):
            return with_frame(query, earlier, said)
        return query
    if earlier is not None and leans(said, own=False):
        return same_subject(said, earlier)
    return _ahead(said) or _about_topic(said, claims, command)


def _ahead(said: Sentence) -> Query | None:
    """'When is the next deadline?': everything dated that is still to come."""
    if not _AHEAD.search(said.full) or said.strange:
        return None
    return within(timed(Query(command="changes", values={"ahead": "yes"}), said))


def _of_programme(query: Query, said: Sentence, claims: Claims) -> Query:
    """A programme has its own direction; what happened around it is its timeline."""
    if query.origin in ("CA", "US"):
        query = replace(query, imposing=None, origin=None)
    if query.programme is not None and claims.story_of(query.programme, said.full):
        return replace(query, command="timeline")
    return query


def _about_topic(said: Sentence, claims: Claims, command: str) -> Query | None:
    """No good and no name: a measure told by its words and rate, an event, or a person."""
    return (
        _act_or_ban(said, claims)
        or _measure(said, claims, command)
        or _overview(said)
        or _event(said, claims)
        or (_quote(said, None) if said.speaker is not None else None)
    )


def _act_or_ban(said: Sentence, claims: Claims) -> Query | None:
    act = claims.programme_of_act(said.full)
    if act is not None:
        return timed(Query(command="timeline", programme=act), said)
    if _BANS.search(said.full):
        return timed(Query(command="tariff", programme=claims.banning), said)
    return None


def _measure(said: Sentence, claims: Claims, command: str) -> Query | None:
    if not (said.trade or said.percents or _VERIFIES.search(said.full)):
        return None
    way = (said.direction.imposing, said.direction.origin)
    programme = claims.programme_of(said.full, said.percents, way)
    return timed(Query(command=command, programme=programme), said) if programme else None


def _event(said: Sentence, claims: Claims) -> Query | None:
    words = said.rest()
    if words and (claims.tells_of(said.full) or _topic_asked(said)):
        return timed(Query(command="timeline", words=words), said)
    return None


def _overview(said: Sentence) -> Query | None:
    """'What tariffs does Canada have on the US': all of them; 'section 232': those of one law."""
    law = _LAW.search(said.full)
    named_alone = said.direction.said and (said.trade or not said.rest())
    asked = (_ALL.search(said.full) is not None or named_alone) and not said.strange
    if law is None and not asked:
        return None
    values = {"law": law.group().replace("article", "section")} if law else {"all": "yes"}
    query = directed(Query(command="tariff", values=values), said)
    return timed(replace(query, claim=None), said)


def _topic_asked(said: Sentence) -> bool:
    return said.intent is Intent.TIMELINE and said.trade
