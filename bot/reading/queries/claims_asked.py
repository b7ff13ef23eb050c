"""A claim that the record contradicts, where a question may be whether it is so."""

from __future__ import annotations

import re

from bot.domain.questions import Query
from bot.ports import Snapshot
from bot.reading.decisions.decide import Read
from bot.reading.extraction.usmca_claims import AGREEMENT
from bot.reading.features.asked import Asked
from bot.reading.lexicon import asking as lx
from bot.reading.lexicon import vocabulary
from bot.reading.marks import MarkKind
from bot.reading.queries.claims import telling
from bot.reading.queries.intent import verifies
from bot.reading.queries.snapshot_index import claims_of

_CONFIRMS = re.compile(lx.CONFIRMS)


def asks_history(q: Asked, read: Read) -> bool:
    """Whether a history is asked for, of named days or of something named, and not whether
    something is so: 'when did the C$30 billion list end' is no claim about its value."""
    if read.command != "timeline":
        return False
    if read.query.good or read.query.programme:
        return _CONFIRMS.search(q.seen.folded) is None
    dated = bool(read.query.since or read.query.until)
    return dated and not verifies(q.seen.folded)


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
    found = claims_of(snapshot.facts).about(q.seen.folded, q.day, query.goods_asked)
    return None if found and _of_another_law(found, q, query, snapshot) else found


def _of_another_law(slug: str, q: Asked, query: Query, snapshot: Snapshot) -> bool:
    """Whether a law is named, and the statement is of none: 'did USMCA goods pay the emergency
    tariff on March 5' is told by that law, not by what was said of all tariffs."""
    claim = snapshot.facts.claims[slug]
    if query.programme in (None, AGREEMENT) or query.good:  # of some goods it is told by both
        return False
    stated = telling(" ".join((claim.stated.en, claim.stated.on("fr"), *claim.asked_as)))
    marks = [m for m in q.seen.of(MarkKind.PROGRAMME) if query.programme in m.values]
    named = telling(" ".join(t.word for m in marks for t in q.seen.words[m.first : m.last]))
    return bool(named) and named.isdisjoint(stated)
