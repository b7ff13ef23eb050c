"""A reading made into a query that a command can answer.

Where the reading names no subject, a measure, an event or a claim is looked for by the words it is
told with; where nothing at all is known of a subject, that is raised with what comes nearest.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.measures import Status
from bot.domain.own_rates import law_apart
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.errors import BadDate, UnknownGood
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.reading.days.dates import DayBound
from bot.reading.decisions.command import asks_for_an_act
from bot.reading.decisions.command_hints import BEFORE_A_CHANGE
from bot.reading.decisions.decide import Read
from bot.reading.decisions.programmes import AGREEMENT, is_of_a_country_alone
from bot.reading.decisions.thread_values import of_the_entry
from bot.reading.decisions.ways_of_importing import told_as_rate
from bot.reading.extraction.usmca_claims import with_and_without
from bot.reading.features.asked import Asked
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon import vocabulary
from bot.reading.marks import Mark, MarkKind, covered
from bot.reading.places.directions import sets_beside
from bot.reading.queries import near_misses, topics, unknown
from bot.reading.queries.claims import Claims, telling
from bot.reading.queries.digest_options import digest_options
from bot.reading.queries.good_of_code import good_of
from bot.reading.queries.intent import verifies
from bot.reading.queries.law_of_origin import of_its_origin
from bot.reading.queries.origins_listed import origins_listed
from bot.reading.queries.plain_reading import PlainReading, question_read_plainly
from bot.reading.queries.short_follow_ups import STRANGE
from bot.reading.queries.snapshot_index import claims_of
from bot.reading.sums import amounts
from bot.reading.words import tokens

_LONG = timedelta(days=45)
"""From this long ago on, a rate since then is a history."""
_COMMANDS = ("tariff", "quote", "timeline", "changes", "sources", "duty", "digest")
_CONFIRMS = re.compile(lx.CONFIRMS)
_STANDING = re.compile(lx.STANDING)


def completed(q: Asked, read: Read, snapshot: Snapshot, lang: Lang) -> Query:
    """The query to answer. Raises UserError where a subject is asked about that nobody knows."""
    if q.seen.no_such_day is not None:
        raise q.seen.no_such_day
    query = of_its_origin(read.query, snapshot.facts)
    read = replace(read, query=query)
    check_length(q, lang)
    match read.command:
        case "help":
            named = next((c for c in _COMMANDS if c in q.seen.folded), "")
            return Query(command="help", words=named)
        case "sources":
            return _sources(query)
        case "digest":
            return digest_options(query, snapshot.facts)
        case "changes":
            claim = claimed(q, query, snapshot) if verifies(q.seen.folded) else None
            told = Query(command="tariff", claim_about=claim) if claim else _course(query, snapshot)
            return told or _changes(q, query)
        case "quote":
            return _quote(q, query, snapshot, lang)
        case _:
            return _of_act(q, read) or _rate(q, read, snapshot, lang)


def _of_act(q: Asked, read: Read) -> Query | None:
    """The sources, where the act is asked for that a rate rests on, and not the rate."""
    asked = read.query
    named = asked.good or asked.code or asked.programme
    if not named or asked.money or not asks_for_an_act(q):
        return None
    return _sources(asked if read.directed else replace(asked, imposing=None, origin=None))


def _sources(query: Query) -> Query:
    """What the facts rest on, or the rate of what is named."""
    if not (query.good or query.code or query.programme):
        return Query(command="sources")
    return Query(
        command="sources",
        good=query.good if query.code is None else None,
        code=query.code,
        programme=query.programme if not query.good and query.code is None else None,
        imposing=query.imposing,
        origin=query.origin,
        day=query.day,
    )


def check_length(q: Asked, lang: Lang) -> None:
    """Raise UnknownGood for a code of more than ten digits."""
    code = amounts.too_long(q.seen.folded)
    if code is None:
        return
    told = not_read.too_long(code, lang, named=False)
    raise UnknownGood(told, suggestions=(f"/tariff {code.dotted}",))


def _course(query: Query, snapshot: Snapshot) -> Query | None:
    """What has happened in what sets no tariff, such as talks, where a text asks what comes of it:
    'is there a deal coming'. No change is ever dated ahead there."""
    of_all = not (query.good or query.code or query.since or query.until or query.day)
    programme = query.programme
    if programme is None or not of_all or snapshot.facts.by_programme.get(programme):
        return None
    return Query(command="timeline", programme=programme)


_NEXT_CHANGE = re.compile(
    r"\b(?:next|upcoming|prochaine?s?) "
    r"(?:change|hike|increase|cut|step|move|changement|hausse|baisse)s?\b"
)
"""Not what has changed, though it is called a change."""


def _changes(q: Asked, query: Query) -> Query:
    """What changed, of all or of what is named: one day said is that day alone; what is ahead is
    asked for as such."""
    if query.day is not None:
        query = replace(query, day=None, since=query.day, until=query.day)
    ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
    to_come = _NEXT_CHANGE.search(q.seen.folded) is not None
    news = any(sense in {"news", "missed", "happened"} for sense, _ in q.seen.cues)
    later = query.since is not None and query.since > q.day
    values = {"ahead": "yes"} if (ahead and not news) or later or to_come else {}
    if not (query.good or query.code or query.programme) or not _route_told(q):
        query = replace(query, imposing=None, origin=None)
    return Query(
        command="changes",
        good=query.good,
        goods=query.goods,
        code=query.code,
        programme=query.programme,
        imposing=query.imposing,
        origin=query.origin,
        since=query.since,
        until=query.until,
        values=values,
    )


def _quote(q: Asked, query: Query, snapshot: Snapshot, lang: Lang) -> Query:
    said = question_read_plainly(q, snapshot, lang)
    if query.code is not None and not query.good:
        query = replace(query, good=good_of(query.code, snapshot.facts))
    if query.who is None:
        unknown.check_speaker(said, snapshot.facts)
    words = " ".join(
        w
        for w in said.rest().split()
        if w not in vocabulary.TRADE_WORDS and w not in vocabulary.QUOTE_FILLERS
    )
    held = q.earlier if q.earlier is not None and not words else None
    words = words or (held.words if held is not None else "")
    phrase = _quoted(q.seen.text)
    return Query(
        command="quote",
        who=query.who,
        words=words,
        good=query.good,
        goods=query.goods,
        programme=query.programme if not query.good else None,
        values={"phrase": phrase} if phrase else {},
        day=query.day,
        since=query.since,
        until=query.until,
    )


_PHRASE = re.compile(r"[\"“«‘']\s{0,2}([^\"“”«»‘’]{6,200}?)\s{0,2}[\"”»’'](?!\w)")


def _quoted(text: str) -> str:
    """What the question sets in quotation marks, of two words or more, one after the other with
    '|' between."""
    found = (" ".join(m[1].replace("|", " ").split()) for m in _PHRASE.finditer(text))
    return "|".join(phrase for phrase in found if " " in phrase)


def _rate(q: Asked, read: Read, snapshot: Snapshot, lang: Lang) -> Query:
    """A duty, a history of one, or what an entry pays."""
    if isinstance(read.query.code, Code):
        unknown.check_code(read.query.code, lang)
    if (strange := read.query.values.get(STRANGE)) is not None:
        hits = near_misses.offers(tokens(strange), snapshot.search)
        raise unknown.good(strange, hits, snapshot, lang)
    claim = None if _asks_how(q, read) else claimed(q, read.query, snapshot)
    if claim is not None and not read.query.money:
        return Query(command="tariff", claim_about=claim)
    query = _before_a_change(q, _timed(q, _set_beside(q, read, snapshot, lang)), lang)
    query = told_as_rate(query, snapshot.facts)
    named = _named_whole(q) or _apart(query, q, snapshot)
    if named is not None and query.code is None and query.command != "duty":
        query = replace(query, good=None, goods=(), programme=named)
        return _programme(query, q, snapshot, lang)
    if query.good or query.code is not None:
        return _subjected(query)
    if query.programme is not None and query.command != "duty":
        return _programme(query, q, snapshot, lang)
    if read.command == "duty" and query.money is not None:
        return _subjected(query)
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


def _apart(query: Query, q: Asked, snapshot: Snapshot) -> str | None:
    """Anti-dumping duties asked about with their good, over time: they stand in no rate of it.
    'Lumber duties' are any on lumber."""
    within = covered(q.seen.of(MarkKind.GOOD))
    laws = [m for m in q.seen.of(MarkKind.PROGRAMME) if query.programme in m.values]
    alone = any(within.isdisjoint(range(law.first, law.last)) for law in laws)
    if query.command != "timeline" or not alone:
        return None
    goods = query.goods or ((query.good,) if query.good else ())
    return law_apart(query.programme, goods, snapshot.facts)


def _asks_how(q: Asked, read: Read) -> bool:
    """Whether a history is asked for, of named days or of something named, and not whether
    something is so: 'when did the C$30 billion list end' is no claim about its value."""
    if read.command != "timeline":
        return False
    if read.query.good or read.query.programme:
        return _CONFIRMS.search(q.seen.folded) is None
    dated = bool(read.query.since or read.query.until)
    return dated and not verifies(q.seen.folded)


def _named_whole(q: Asked) -> str | None:
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


def _set_beside(q: Asked, read: Read, snapshot: Snapshot, lang: Lang) -> Query:
    """The query with its direction as said: none, one, or one beside another."""
    query = read.query
    if sets_beside(q.seen.folded) and not query.programme:
        way = question_read_plainly(q, snapshot, lang).direction
        if way.versus:
            values = {**query.values, "versus": way.versus}
            query = replace(query, imposing=way.imposing, origin=way.origin, values=values)
    listed = origins_listed(q.seen, query.imposing or "US")
    if listed and query.command == "tariff" and (query.good or query.code):
        values = {**query.values, "versus": ",".join(listed[1:])}
        query = replace(query, origin=listed[0], values=values)
    if with_and_without(q.seen.folded):
        query = replace(query, claim=None)
    return query if read.directed else replace(query, imposing=None, origin=None)


def _programme(query: Query, q: Asked, snapshot: Snapshot, lang: Lang) -> Query:
    claims = claims_of(snapshot.facts)
    query = of_its_origin(query, snapshot.facts)
    over = _past(query, q, snapshot)
    if over and query.command == "timeline" and _STANDING.search(q.seen.folded):
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
    return _of_programme(replace(query, values={}), q, claims)


def _without_subject(query: Query, q: Asked, snapshot: Snapshot, lang: Lang) -> Query:
    """A measure, an event or an overview told by its words. Raises UnknownGood."""
    if query.command == "tariff" and query.origin is not None and is_of_a_country_alone(q):
        return _subjected(query)  # all that its goods owe, whatever charges as much elsewhere
    said = question_read_plainly(q, snapshot, lang)
    if q.seen.unheld and query.command == "tariff" and not (query.code or query.programme):
        words = " ".join(q.seen.unheld[:2])
        raise unknown.good(words, near_misses.offers(said.words, snapshot.search), snapshot, lang)
    found = topics.about_topic(said, claims_of(snapshot.facts), query.command)
    if found is not None:
        return found
    ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
    if query.command == "timeline" and (query.since or query.until or query.day or ahead):
        return _changes(q, replace(query, command="changes"))
    if query.command == "tariff" and query.claim is not None and _route_told(q):
        return _subjected(query)  # all that is in force between the two, of which the claim is one
    raise_unknown(said, snapshot, lang)
    return _subjected(query)


def _route_told(q: Asked) -> bool:
    """Whether a country, a province or a town is named."""
    return any(True for _ in q.seen.of(MarkKind.PLACE))


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
    now is meant."""
    if query.since or query.until or q.earlier is not None:
        return False
    day, facts = query.day or q.day, snapshot.facts
    held = [facts.measures[m] for m in facts.by_programme.get(query.programme or "", ())]
    over = all(m.validity.last is not None and m.validity.last < day for m in held)
    return bool(held) and over and all(m.source == "lexicon" for m in _named(query, q))


def _named(query: Query, q: Asked) -> list[Mark]:
    """Where the text names the programme."""
    return [m for m in q.seen.of(MarkKind.PROGRAMME) if query.programme in m.values]


def _follows_its_law(query: Query, q: Asked, snapshot: Snapshot) -> bool:
    """Whether a programme that is over was named, and others stand under the same law on the day:
    'which counter-tariffs remain'."""
    facts, day = snapshot.facts, query.day or q.day
    over = facts.programmes.get(query.programme or "")
    if over is None or not _named(query, q):
        return False
    held = (p for p in facts.programmes.values() if p.imposing == over.imposing)
    law = {p.slug for p in held if p.authority == over.authority}
    measures = (m for m in facts.measures.values() if m.programme in law)
    return any(m.status_on(day) is Status.IN_FORCE for m in measures)


_NORTH_AMERICA = ("CA", "US", "MX")


def claimed(q: Asked, query: Query, snapshot: Snapshot) -> str | None:
    """A claim that the record contradicts, where the question may be whether it is so.

    Claims are of North America's goods at large: who names a code, or goods of elsewhere, asks
    about those."""
    if query.code is not None or query.origin not in (None, *_NORTH_AMERICA):
        return None
    named = any(
        m.kind in (MarkKind.GOOD, MarkKind.PROGRAMME) and m.source == "name" for m in q.seen.marks
    )
    trade = any(t.word in vocabulary.TRADE_WORDS for t in q.seen.words)
    if not (verifies(q.seen.folded) or trade or not named):
        return None
    goods = query.goods or ((query.good,) if query.good else ())
    found = claims_of(snapshot.facts).about(q.seen.folded, q.day, goods)
    return None if found and _of_another_law(found, q, query, snapshot) else found


def _of_another_law(slug: str, q: Asked, query: Query, snapshot: Snapshot) -> bool:
    """Whether a law is named, and the statement is of none: 'did USMCA goods pay the emergency
    tariff on March 5' is told by that law, not by what was said of all tariffs."""
    claim = snapshot.facts.claims[slug]
    if query.programme in (None, AGREEMENT):
        return False
    stated = telling(" ".join((claim.stated.en, claim.stated.on("fr"), *claim.asked_as)))
    marks = [m for m in q.seen.of(MarkKind.PROGRAMME) if query.programme in m.values]
    named = telling(" ".join(t.word for m in marks for t in q.seen.words[m.first : m.last]))
    return bool(named) and named.isdisjoint(stated)


def _subjected(query: Query) -> Query:
    """The code before the programme, the good before both where it has no code."""
    money = query.money
    if money is not None and not money.currency:
        money = Money(amount=money.amount, currency="CAD" if query.imposing == "CA" else "USD")
    return replace(
        query,
        programme=None if query.good or query.code is not None else query.programme,
        good=query.good if query.code is None else None,
        goods=query.goods if query.code is None else (),
        money=money if query.command == "duty" else None,
        quantities=query.quantities if query.command == "duty" else (),
        who=None,
        action="",
        values=_own_values(query),
    )


def _own_values(query: Query) -> dict[str, str]:
    """The values that the command knows: what stands beside it, and what an entry is said to be."""
    told = of_the_entry(query) if query.command == "duty" else {}
    return told | {k: v for k, v in query.values.items() if k == "versus"}


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


def _of_programme(query: Query, q: Asked, claims: Claims) -> Query:
    """A programme has its own direction; what happened around it is its timeline."""
    if query.origin in ("CA", "US"):
        query = replace(query, imposing=None, origin=None)
    if query.programme is not None and claims.story_of(query.programme, q.seen.folded):
        query = replace(query, command="timeline")
    return _subjected(query)


def raise_unknown(said: PlainReading, snapshot: Snapshot, lang: Lang) -> None:
    """Raise UnknownGood where the words may name a good that nobody here knows."""
    hits = near_misses.offers(said.words, snapshot.search)
    if said.trade and said.strange:
        raise unknown.good(said.rest() or said.text, hits, snapshot, lang)
