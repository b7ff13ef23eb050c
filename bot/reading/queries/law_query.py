"""A law that is asked about by its name or its words: the query that it comes to, and whether it is
meant though goods stand beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.countries import COUNTRIES
from bot.domain.measures import Standing, Status
from bot.domain.own_rates import law_apart
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ports import Snapshot
from bot.reading.features.asked import Asked
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon import vocabulary
from bot.reading.marks import Mark, MarkKind, covered
from bot.reading.queries import topics
from bot.reading.queries.claims import Claims
from bot.reading.queries.law_of_origin import by_its_act, never_reached, of_its_origin
from bot.reading.queries.plain_reading import question_read_plainly
from bot.reading.queries.rate_subject import subjected
from bot.reading.queries.snapshot_index import claims_of

_STANDING = re.compile(lx.STANDING)


def law_apart_asked(query: Query, q: Asked, snapshot: Snapshot) -> str | None:
    """Anti-dumping duties asked about with their good, over time: they stand in no rate of it.
    'Lumber duties' are any on lumber."""
    within = covered(q.seen.of(MarkKind.GOOD))
    laws = [m for m in q.seen.of(MarkKind.PROGRAMME) if query.programme in m.values]
    alone = any(within.isdisjoint(range(law.first, law.last)) for law in laws)
    if query.command != "timeline" or not alone:
        return None
    return law_apart(query.programme, query.goods_asked, snapshot.facts)


def law_named_whole(q: Asked) -> str | None:
    """A programme by its own name of several words that holds all the goods named: 'provincial
    liquor bans'. A good with the word for duty ('steel tariffs') is the good."""
    goods = list(q.seen.of(MarkKind.GOOD))
    for mark in q.seen.of(MarkKind.PROGRAMME):
        words = q.seen.words[mark.first : mark.last]
        held = [g for g in goods if mark.first <= g.first and g.last <= mark.last]
        inside = covered(held)
        telling = [
            t
            for n, t in enumerate(words, start=mark.first)
            if n not in inside and t.stem not in vocabulary.TARIFF_STEMS
        ]
        if mark.source == "name" and held and len(held) == len(goods) and telling:
            return mark.values[0]
    return None


def law_query(query: Query, q: Asked, snapshot: Snapshot, lang: Lang) -> Query:
    """The law's rate or history; what is in force, where it is over and others follow it. ``query``
    has the programme of its origin already."""
    claims = claims_of(snapshot.facts)
    query = by_its_act(query, q.seen.folded, snapshot.facts)
    if _is_named_by_its_month(query, q, snapshot.facts):
        query = replace(query, since=None, until=None, values={})
        return _of_programme(query, q, claims, snapshot.facts)
    over = _past(query, q, snapshot)
    stands = query.command == "timeline" and _STANDING.search(q.seen.folded) is not None
    # a law that nothing followed ('section 122') is asked about by itself
    if over and stands and _follows_its_law(query, q, snapshot):
        return replace(query, command="tariff", programme=None, values={"all": "yes"})
    if query.command == "tariff" and over:
        said = question_read_plainly(q, snapshot, lang)
        overview = topics.about_topic(said, claims, "tariff")
        if overview is not None and "all" not in overview.values:
            return overview
        if overview is not None or _follows_its_law(query, q, snapshot):
            # who charges is told by the measure's name: the counter-tariffs of Canada are Canada's
            held = overview or topics.timed(Query(command="tariff", values={"all": "yes"}), said)
            if query.imposing is None:
                return held
            return replace(held, imposing=query.imposing, origin=query.origin)
    return _of_programme(replace(query, values={}), q, claims, snapshot.facts)


_OVER = re.compile(
    r"\b(?:over|ended|gone|lifted|dropped|expired|repealed|still|in force|in effect|encore|toujours"
    r"|termines?|finis?|leves?|abolis?|en vigueur)\b"
)


def _is_named_by_its_month(query: Query, q: Asked, facts: FactSnapshot) -> bool:
    """Whether the period is the month in which the law began, told to name it where it is asked if
    it still stands: 'are the counter-tariffs of March 2025 over'."""
    if query.since is None or query.until is None or not _OVER.search(q.seen.folded):
        return False
    held = [facts.measures[m] for m in facts.by_programme.get(query.programme or "", ())]
    since, until = query.since, query.until
    begun = any(since <= m.validity.first <= until for m in held if m.standing is Standing.ENACTED)
    return begun and (until - since).days <= _A_MONTH and until < q.day


_A_MONTH = 31


def is_of_all_in_force(query: Query) -> bool:
    """Whether it asks for all that is in force, as general words mean ('counter-tariffs') when what
    bears their name is over."""
    return query.values.get("all") == "yes"


def measure_told(q: Asked, snapshot: Snapshot, lang: Lang) -> Query | None:
    """A measure told by its rate and its words, where a rate is named."""
    if not any(True for _ in q.seen.of(MarkKind.PERCENT)):
        return None
    found = topics.measure(
        question_read_plainly(q, snapshot, lang), claims_of(snapshot.facts), "tariff"
    )
    return found if found is not None and found.programme else None


def _past(query: Query, q: Asked, snapshot: Snapshot) -> bool:
    """Whether a programme told by general words ('retaliation') is over: then what is in force
    now is meant. That of a third country ('the fentanyl tariff on Mexico') is one by its name."""
    if query.since or query.until or q.earlier is not None:
        return False
    third = query.origin is not None and query.origin not in COUNTRIES
    if third or never_reached(query, snapshot.facts):
        return False
    day, facts = query.day or q.day, snapshot.facts
    held = [facts.measures[m] for m in facts.by_programme.get(query.programme or "", ())]
    over = all(m.validity.last is not None and m.validity.last < day for m in held)
    named = _named(query, q, facts)
    return bool(held) and over and all(m.source == "lexicon" for m in named)


def _named(query: Query, q: Asked, facts: FactSnapshot) -> list[Mark]:
    """Where the text names the programme, or the law that it is of for the goods' origin."""

    def means(slug: str) -> bool:
        return of_its_origin(replace(query, programme=slug), facts).programme == query.programme

    return [m for m in q.seen.of(MarkKind.PROGRAMME) if any(map(means, m.values))]


def _follows_its_law(query: Query, q: Asked, snapshot: Snapshot) -> bool:
    """Whether a programme that is over was named, and others stand under the same law on the day:
    'which counter-tariffs remain'."""
    facts, day = snapshot.facts, query.day or q.day
    over = facts.programmes.get(query.programme or "")
    if over is None or not _named(query, q, facts):
        return False
    held = (p for p in facts.programmes.values() if p.imposing == over.imposing)
    law = {p.slug for p in held if p.authority == over.authority}
    measures = (m for m in facts.measures.values() if m.programme in law)
    return any(m.status_on(day) is Status.IN_FORCE for m in measures)


def _of_programme(query: Query, q: Asked, claims: Claims, facts: FactSnapshot) -> Query:
    """A programme has its own direction, but on goods that it never reached; what happened around
    it is its timeline."""
    if query.origin in COUNTRIES and not never_reached(query, facts):
        query = replace(query, imposing=None, origin=None)
    if query.command == "timeline" and query.origin in COUNTRIES:
        return replace(subjected(query), command="tariff")  # of what never was there is no history
    if query.programme is not None and claims.story_of(query.programme, q.seen.folded):
        query = replace(query, command="timeline")
    return subjected(query)
