"""Ten thousand events at once: each is answered, or whoever asked is told that it is too much."""

from __future__ import annotations

import os
from collections import Counter

import pytest

from bot.presentation.waiting_words import BUSY_CHANNEL
from store.store import SqlStore
from tests.databases import Database
from tests.delivery.asking import Crowd
from tests.delivery.processes import World, environment, hold, platforms
from tests.discord.payloads import texts
from tests.platforms.slack.acks import Ack
from tests.platforms.slack.people import until
from tests.soaking import Say, in_words, say

__all__ = ["say"]
EVENTS = int(os.environ.get("SOAK_EVENTS", "10000"))
NOTICE = BUSY_CHANNEL.on("en")


@pytest.mark.soak
@pytest.mark.timeout(900)
@pytest.mark.parametrize("platform", ["slack", "discord"])
async def test_of_ten_thousand_events_at_once_none_is_met_with_silence(
    database: Database, store: SqlStore, say: Say, platform: str
) -> None:
    async with platforms() as (slack, discord):
        slack.rates.enforced, slack.outbound.retry_speed = False, 50.0
        world = World(slack, discord, environment(database, slack, discord))
        process, addresses = await world.fork()
        crowd = Crowd(world)
        try:
            await hold(addresses.ready, 120)
            crowd.flood(platform, EVENTS)
            await crowd.quiet(store, 600)
            await until(lambda: not silent(crowd), seconds=120)
        finally:
            await process.stop()
        counts = Counter(events=EVENTS, acknowledged=acknowledged(crowd), silent=len(silent(crowd)))
        counts.update({"notices in channels": len(notices(crowd))})
    kind = "postgresql" if database.url else "sqlite"
    say(f"a flood on {platform}, {kind}: {in_words(counts)}")
    assert counts["acknowledged"] > 0
    assert silent(crowd) == []


def acknowledged(crowd: Crowd) -> int:
    """How many the platform was told to have arrived, and messages on Discord, which it never is."""
    acks = [ack for _, ack in crowd.commands if ack.ok]
    called = [one for one in crowd.interactions if one.callback is not None]
    return len(acks) + len(crowd.mentions) + len(called) + len(crowd.messages)


def notices(crowd: Crowd) -> list[str]:
    """The channels that were told of questions left unanswered, a notice each."""
    slack = [m.channel for m in crowd.world.slack.world.posted if NOTICE in m.text]
    return slack + [
        str(channel.id)
        for channel in crowd.world.discord.world.channels.values()
        for message in channel.messages.values()
        if message["author"].get("bot") and NOTICE in texts(message)
    ]


def silent(crowd: Crowd) -> list[str]:
    """What was acknowledged and got neither an answer nor a notice in its channel."""
    told = set(notices(crowd))
    posted = crowd.world.slack.world.posted
    threads, people = {m.thread_ts for m in posted}, {m.ephemeral_to for m in posted}
    left = [who for who, ack in crowd.commands if ack.ok and not _said(ack) and who not in people]
    left += [m.ts for m in crowd.mentions if m.ts not in threads and m.channel not in told]
    left += [
        f"interaction {one.id}"
        for one in crowd.interactions
        if one.callback is not None and not one.original and not one.followups
    ]
    left += [one for one in unanswered(crowd) if crowd.channel_of(one) not in told]
    return left


def _said(ack: Ack) -> str:
    return ack.text or str(ack.body.get("text") or "")


def unanswered(crowd: Crowd) -> list[str]:
    """Messages on Discord without an answer below them."""
    answered = {
        str(below)
        for channel in crowd.world.discord.world.channels.values()
        for one in channel.messages.values()
        if one.get("components")
        for below in (channel.id, (one.get("message_reference") or {}).get("message_id"))
    }
    return [one for one in crowd.messages if one not in answered]
