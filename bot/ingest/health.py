"""Telling reviewers how the feeds are: one that is down a day, one that brings too much."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.feeds import FeedState
from bot.ingest.telling import owe
from bot.ports import Records, Store
from bot.presentation.review.feeds import down_card, flood_card


async def report(store: Store, names: Sequence[str], *, now: datetime) -> None:
    """Owe a card for each feed in trouble, once a trouble: the outbox knows what was owed."""
    async with store.transaction() as records:
        states = [state for state in await records.feeds.all() if state.name in names]
        down = [state for state in states if state.down_since(now) is not None]
        held = [state for state in states if state.held_since is not None]
        if down or held:
            await _tell(records, down, held, now)


async def _tell(
    records: Records, down: Sequence[FeedState], held: Sequence[FeedState], now: datetime
) -> None:
    channels = await records.reviewers.channels()
    found = await records.proposals.waiting(limit=10_000, held=True)
    for channel in channels:
        cards = []
        for state in down:
            since = state.down_since(now) or now
            card = down_card(state, since, channel.lang)
            # the day it broke is the slot: a feed that comes back and breaks again is told again
            cards.append((f"down:{state.name[:30]}:{_day(state.failing_since or now)}", card))
        for state in held:
            since = state.held_since or now
            items = await records.documents.count(state.name, since=since)
            relevant = len({one.document for one in found if one.channel in _channels(state)})
            card = flood_card(state.name, items, relevant, channel.lang)
            cards.append((f"flood:{state.name[:30]}:{_day(since)}", card))
        await owe(records, channel, cards, now=now)


def _channels(state: FeedState) -> tuple[str, ...]:
    return (state.name, "federal-register") if state.name == "public-inspection" else (state.name,)


def _day(moment: datetime) -> str:
    return moment.strftime("%Y%m%dT%H%M%S")
