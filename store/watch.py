"""What lies beyond the reviewed facts, read with the snapshot it goes with."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy import select

from bot.domain.days import law_day
from bot.domain.watch import Waiting, Watch, WatchedFeed
from store.engine import Work
from store.feed_tables import DOCUMENTS, FEEDS, OPEN_PROPOSALS

_FOLDED = ("confirmation", "duplicate", "quotation")
"""Kinds that change no rate: they wait, but make no answer doubtful."""


async def read_watch(work: Work) -> Watch:
    """The feeds that were ever polled, and the documents with open proposals."""
    f, o = FEEDS.c, OPEN_PROPOSALS.c
    polled = select(f.name, f.polled_at).where(
        f.polled_at.is_not(None), f.enabled.is_not(False), f.name != "bank-of-canada"
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
    return Watch(feeds=feeds, waiting=waiting)
