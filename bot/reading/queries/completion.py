"""A reading made into a query that a command can answer.

Where the reading names no subject, a measure, an event or a claim is looked for by the words it is
told with; where nothing at all is known of a subject, that is raised with what comes nearest.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.errors import UnknownGood
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.reading.decisions.command import asks_for_an_act
from bot.reading.decisions.decide import Read
from bot.reading.features.asked import Asked
from bot.reading.lexicon import vocabulary
from bot.reading.queries import unknown
from bot.reading.queries.changes_query import changes_query
from bot.reading.queries.claims_asked import claimed
from bot.reading.queries.digest_options import digest_options
from bot.reading.queries.good_of_code import good_of
from bot.reading.queries.intent import verifies
from bot.reading.queries.law_of_origin import of_its_origin
from bot.reading.queries.plain_reading import question_read_plainly
from bot.reading.queries.rate_query import rate_query
from bot.reading.sums import amounts

_COMMANDS = ("tariff", "quote", "timeline", "changes", "sources", "duty", "digest")


def completed(q: Asked, read: Read, snapshot: Snapshot, lang: Lang) -> Query:
    """The query to answer. Raises UserError where a subject is asked about that nobody knows."""
    if q.seen.no_such_day is not None:
        raise q.seen.no_such_day
    query = of_its_origin(read.query, snapshot.facts)
    read = replace(read, query=query)
    _check_length(q, lang)
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
            return told or changes_query(q, query)
        case "quote":
            return _quote(q, query, snapshot, lang)
        case _:
            return _of_act(q, read) or rate_query(q, read, snapshot, lang)


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


def _check_length(q: Asked, lang: Lang) -> None:
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
