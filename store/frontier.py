"""What lies beyond the reviewed facts, read with the snapshot it goes with."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import or_, select

from bot.domain.assessment.plan import BASE_PROGRAMME
from bot.domain.days import law_day
from bot.domain.frontier import NO_FEEDS, Frontier, Waiting, WatchedFeed
from store.engine import Work
from store.feed_tables import DOCUMENTS, FEEDS, OPEN_PROPOSALS, PRESS_FEEDS

_FOLDED = ("confirmation", "duplicate", "quotation")
"""Kinds that change no rate: they wait, but make no answer doubtful."""
_SCHEDULES = {"usitc-hts": "US"}
"""Feeds whose releases are imported and compared whole: by them a base duty is watched."""
_PRESS = select(PRESS_FEEDS.c.name)
"""What the press writes says nothing of how far the law is watched."""


async def read_frontier(work: Work) -> Frontier:
    """The official channels that were ever asked, and the documents with open proposals."""
    f, o = FEEDS.c, OPEN_PROPOSALS.c
    asked_ever = or_(f.polled_at.is_not(None), f.attempted_at.is_not(None))
    polled = select(f.name, f.polled_at).where(
        asked_ever, f.enabled.is_not(False), f.name != "bank-of-canada", f.name.not_in(_PRESS)
    )
    feeds = tuple(
        WatchedFeed(name=row.name, polled_at=row.polled_at)
        for row in await work.read(polled.order_by(f.name))
    )
    d = DOCUMENTS.c
    asked = (
        select(o.document, o.programme, d.published)
        .join(DOCUMENTS, d.number == o.document)
        .where(o.kind.not_in(_FOLDED))
        .order_by(o.document)
    )
    documents: dict[int, set[str]] = defaultdict(set)
    days: dict[int, date | None] = {}
    for row in await work.read(asked):
        documents[row.document].add(row.programme)
        days[row.document] = None if row.published is None else law_day(row.published)
    waiting = tuple(
        Waiting(document=document, programmes=frozenset(programmes), day=days[document])
        for document, programmes in documents.items()
    )
    if not (feeds or waiting):
        return NO_FEEDS
    from store.recognised_programmes import recognised  # YAML is read only where feeds are

    bases = (BASE_PROGRAMME[_SCHEDULES[one.name]] for one in feeds if one.name in _SCHEDULES)
    return Frontier(feeds=feeds, waiting=waiting, programmes=recognised().union(bases))
