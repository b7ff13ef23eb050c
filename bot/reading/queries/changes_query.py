"""What changed: the query of /changes that a reading comes to."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.countries import COUNTRIES
from bot.domain.questions import Query
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind

_NEXT_CHANGE = re.compile(
    r"\b(?:next|upcoming|prochaine?s?) "
    r"(?:change|hike|increase|cut|step|move|changement|hausse|baisse)s?\b"
)
"""Not what has changed, though it is called a change."""


def changes_query(q: Asked, query: Query) -> Query:
    """What changed, of all or of what is named: one day said is that day alone; what is ahead is
    asked for as such."""
    if query.day is not None:
        query = replace(query, day=None, since=query.day, until=query.day)
    ahead = any(sense == "ahead" for sense, _ in q.seen.cues)
    to_come = _NEXT_CHANGE.search(q.seen.folded) is not None
    news = any(sense in {"news", "missed", "happened"} for sense, _ in q.seen.cues)
    later = query.since is not None and query.since > q.day
    values = {"ahead": "yes"} if (ahead and not news) or later or to_come else {}
    if not is_route_told(q) or not (
        query.good or query.code or query.programme or _is_abroad(query)
    ):
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


def _is_abroad(query: Query) -> bool:
    """Whether it is of a third country's goods, 'what changed on china': naming one of the two
    asks for no less than all that changed between them."""
    return query.origin is not None and query.origin not in COUNTRIES


def is_route_told(q: Asked) -> bool:
    """Whether a country, a province or a town is named."""
    return any(True for _ in q.seen.of(MarkKind.PLACE))
