"""A duty, a history of one, or what an entry pays: the query that a reading comes to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.domain.codes import Code
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.errors import BadDate
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.reading.days.dates import DayBound
from bot.reading.decisions.command_hints import BEFORE_A_CHANGE
from bot.reading.decisions.decide import Read
from bot.reading.decisions.programmes import is_of_a_country_alone
from bot.reading.decisions.ways_of_importing import told_as_rate
from bot.reading.extraction.usmca_claims import with_and_without
from bot.reading.features.asked import Asked
from bot.reading.places.directions import sets_beside
from bot.reading.queries import near_misses, topics, unknown
from bot.reading.queries.changes_query import changes_query, is_route_told
from bot.reading.queries.claims_asked import asks_history, claimed
from bot.reading.queries.law_of_origin import of_its_origin
from bot.reading.queries.law_query import law_apart_asked, law_named_whole, law_query
from bot.reading.queries.origins_listed import origins_compared, origins_listed
from bot.reading.queries.plain_reading import PlainReading, question_read_plainly
from bot.reading.queries.provincial_sale import provincial_sale
from bot.reading.queries.rate_subject import subjected
from bot.reading.queries.short_follow_ups import STRANGE
from bot.reading.queries.snapshot_index import claims_of
from bot.reading.words import tokens

_LONG = timedelta(days=45)
"""From this long ago on, a rate since then is a history."""


def rate_query(q: Asked, read: Read, snapshot: Snapshot, lang: Lang) -> Query:
    """A duty, a history of one, or what an entry pays."""
    if isinstance(read.query.code, Code):
        unknown.check_code(read.query.code, lang)
    if (strange := read.query.values.get(STRANGE)) is not None:
        hits = near_misses.offers(tokens(strange), snapshot.search)
        raise unknown.good(strange, hits, snapshot, lang)
    claim = None if asks_history(q, read) else claimed(q, read.query, snapshot)
    if claim is not None and not read.query.money:
        return Query(command="tariff", claim_about=claim)
    query = _before_a_change(q, _timed(q, _set_beside(q, read, snapshot, lang)), lang)
    query = told_as_rate(query, snapshot.facts)
    named = law_named_whole(q) or law_apart_asked(query, q, snapshot)
    named = named or provincial_sale(query, q.seen, snapshot.facts)
    if named is not None and query.code is None and query.command != "duty":
        query = replace(query, good=None, goods=(), programme=named)
        return law_query(of_its_origin(query, snapshot.facts), q, snapshot, lang)
    if query.good or query.code is not None:
        return subjected(query)
    if query.programme is not None and query.command != "duty":
        return law_query(query, q, snapshot, lang)
    if read.command == "duty" and query.money is not None:
        return subjected(query)
    return _without_subject(query, q, snapshot, lang)


_ENTERED = re.compile(
    r"\b(?:entered|cleared|landed|arrived|crossed|imported|came|paid|got in|was|were|did|had"
    r"|entree?s?|dedouanee?s?|arrivee?s?|importee?s?|paye|etait|etaient)\b"
)


def _before_a_change(q: Asked, query: Query, lang: Lang) -> Query:
    """The history, where a rate is asked for before a change whose day nobody told: 'copper the day
    before the doubling'. Raises BadDate for an entry made then, of which today's duty would be
    computed."""
    told = query.day or query.since or query.until
    if told is not None or BEFORE_A_CHANGE.search(q.seen.folded) is None:
        return query
    if query.command == "tariff" and (query.good or query.code or query.programme):
        return replace(query, command="timeline")
    if query.command == "duty" and _ENTERED.search(q.seen.folded):
        raise BadDate(not_read.which_day(lang))
    return query


def _set_beside(q: Asked, read: Read, snapshot: Snapshot, lang: Lang) -> Query:
    """The query with its direction as said: none, one, or one beside another."""
    query = read.query
    if sets_beside(q.seen.folded) and not query.programme:
        way = question_read_plainly(q, snapshot, lang).direction
        if way.versus:
            values = {**query.values, "versus": way.versus}
            query = replace(query, imposing=way.imposing, origin=way.origin, values=values)
    importing = query.imposing or "US"
    listed = origins_listed(q.seen, importing) or origins_compared(q.seen, importing)
    if listed and query.command == "tariff" and (query.good or query.code):
        values = {**query.values, "versus": ",".join(listed[1:])}
        query = replace(query, origin=listed[0], values=values)
    if with_and_without(q.seen.folded):
        query = replace(query, claim=None)
    return query if read.directed else replace(query, imposing=None, origin=None)


def _without_subject(query: Query, q: Asked, snapshot: Snapshot, lang: Lang) -> Query:
    """A measure, an event or an overview told by its words. Raises UnknownGood."""
    if query.command == "tariff" and query.origin is not None and is_of_a_country_alone(q):
        return subjected(query)  # all that its goods owe, whatever charges as much elsewhere
    said = question_read_plainly(q, snapshot, lang)
    if q.seen.unheld and query.command == "tariff" and not (query.code or query.programme):
        words = " ".join(q.seen.unheld[:2])
        raise unknown.good(words, near_misses.offers(said.words, snapshot.search), snapshot, lang)
    found = topics.about_topic(said, claims_of(snapshot.facts), query.command)
    if found is not None:
        return found
    ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
    if query.command == "timeline" and (query.since or query.until or query.day or ahead):
        return changes_query(q, replace(query, command="changes"))
    if query.command == "tariff" and query.claim is not None and is_route_told(q):
        return subjected(query)  # all that is in force between the two, of which the claim is one
    _raise_unknown(said, snapshot, lang)
    return subjected(query)


def _timed(q: Asked, query: Query) -> Query:
    """A rate has one day or a closed period; 'before September' of a rate is its eve."""
    if query.command == "tariff":
        if query.since is not None and query.until is None:
            if q.day - query.since > _LONG:
                return replace(query, command="timeline")
            return replace(query, day=query.since, since=None)
        eve = [w for w in q.seen.whens if w.bound is DayBound.BEFORE]
        if query.until is not None and query.since is None and eve:
            return replace(query, day=query.until, until=None)
    if query.command == "timeline" and query.day is not None and query.good is None:
        return replace(query, day=None, since=query.day, until=query.day)
    return query


def _raise_unknown(said: PlainReading, snapshot: Snapshot, lang: Lang) -> None:
    """Raise UnknownGood where the words may name a good that nobody here knows."""
    hits = near_misses.offers(said.words, snapshot.search)
    if said.trade and said.strange:
        raise unknown.good(said.rest() or said.text, hits, snapshot, lang)
