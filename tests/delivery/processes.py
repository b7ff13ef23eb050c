"""Whole processes of Dutybell beside both fakes, and what stands there in the end."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import aiohttp

from adapters.cli.main import main
from adapters.discord.post import mark
from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.questions import Place
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription
from store.store import SqlStore
from tests.databases import Database
from tests.delivery.forked import Forked
from tests.delivery.points import Point, run_until_told
from tests.platforms.discord.people import Person as DiscordPerson
from tests.platforms.discord.people import settled
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.slack.people import Person as SlackPerson
from tests.platforms.slack.people import until
from tests.platforms.slack.server import FakeSlack

T = TypeVar("T")
CHANNELS, ORDERS = 4, 4
"""Channels a platform, and standing orders a channel: about four seconds of posts."""
NOW = datetime.now(UTC).replace(second=0, microsecond=0)
DUE = NOW - timedelta(minutes=10)


@dataclass
class Addresses:
    """The two HTTP addresses of one `dutybell run`, and what it logged.

    ``origin`` is what platforms and health checks reach, ``private`` where the metrics are.
    """

    origin: str = ""
    private: str = ""
    log: list[str] = field(default_factory=list)

    def heard(self, line: str) -> None:
        """Keep its log; its ports stand in there, the public one first."""
        self.log.append(line)
        if found := re.search(r"listening on (127\.0\.0\.1:\d+)", line):
            address = f"http://{found[1]}"
            self.origin, self.private = (self.origin, address) if self.origin else (address, "")

    async def get(self, path: str) -> tuple[int, str]:
        return await _got(self.origin + path)

    async def ready(self) -> bool:
        if not self.private:
            return False
        told = json.loads((await self.get("/readyz"))[1])
        return bool(all(told.values()))

    async def metrics(self) -> str:
        return (await _got(self.private + "/metrics"))[1]

    async def delivered(self) -> float:
        """Deliveries that it counted as sent."""
        sent = re.findall(r'deliveries_total\{outcome="sent",.*\} ([\d.]+)', await self.metrics())
        return sum(map(float, sent))


@dataclass
class BotProcess:
    """One `dutybell run`, and where it is reached."""

    process: Forked
    at: Addresses


def forked_run(*arguments: str) -> None:
    """`dutybell run` in a forked process."""
    sys.exit(main(["run", *arguments]))


async def _got(address: str) -> tuple[int, str]:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        return answer.status, await answer.text()


@dataclass
class World:
    """Both platforms, and the environment that leads a process to them."""

    slack: FakeSlack
    discord: FakeDiscord
    env: dict[str, str]
    desks: list[BotProcess] = field(default_factory=list)

    async def start(self, *arguments: str) -> BotProcess:
        """`dutybell run` with these arguments, from an image that has imported everything."""
        process, addresses = await fork(self.env, arguments=arguments)
        self.desks.append(BotProcess(process, addresses))
        return self.desks[-1]

    async def fork(self, point: Point | None = None) -> tuple[Forked, Addresses]:
        """The same from an image that has imported everything; it kills itself at the point
        once it is sent SIGUSR1."""
        return await fork(self.env, point)


async def fork(
    env: dict[str, str], point: Point | None = None, arguments: tuple[str, ...] = ()
) -> tuple[Forked, Addresses]:
    """`dutybell run` in a process forked from an image, and where it is reached."""
    addresses = Addresses()
    work: list[Any] = [] if point is None else [run_until_told, point]
    work += [forked_run, *arguments]
    return await Forked.start(*work, env=env, listen=addresses.heard), addresses


@asynccontextmanager
async def platforms() -> AsyncIterator[tuple[FakeSlack, FakeDiscord]]:
    async with AsyncExitStack() as stack:
        slack = await FakeSlack.start()
        stack.push_async_callback(slack.stop)
        workspace = slack.world.add_workspace("T1")
        for number in range(CHANNELS + 1):
            workspace.channel(f"C{number}")
        discord = await stack.enter_async_context(FakeDiscord(rates=Rates()))
        discord.world.add_guild(channels=CHANNELS + 1)
        yield slack, discord


def environment(database: Database, slack: FakeSlack, discord: FakeDiscord) -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "DUTYBELL_DATA": str(database.data),
        "DATABASE_URL": database.url,
        "DUTYBELL_HTTP_PORT": "0",
        "DUTYBELL_METRICS_PORT": "0",
        "SLACK_BOT_TOKEN": "xoxb-T1",
        "SLACK_APP_TOKEN": slack.app_token,
        "SLACK_API_URL": slack.api_url,
        "DISCORD_TOKEN": discord.world.token,
        "DISCORD_API_BASE": discord.base,
        "DISCORD_GATEWAY": discord.gateway.url,
    }


def places(world: World) -> list[Place]:
    """All channels but the last of each platform, where people ask."""
    [guild] = world.discord.world.guilds.values()
    slack = [Place(platform="slack", workspace="T1", channel=f"C{n}") for n in range(CHANNELS)]
    return slack + [
        Place(platform="discord", workspace=str(guild.id), channel=str(number))
        for number in guild.channels[:CHANNELS]
    ]


async def subscribe(store: SqlStore, world: World) -> None:
    async with store.transaction() as records:
        newest = await records.journal.newest()
        await records.subscriptions.save(
            [
                Subscription(
                    id=f"s-{place.channel}-{number}",
                    place=place,
                    owner="U1",
                    zone="UTC",
                    created_at=DUE - timedelta(days=1),
                    watermark=DUE - timedelta(days=1),
                    serial=newest,
                    alerted=newest,
                    recurrence=Recurrence(rhythm=Rhythm.DAILY, at=DUE.time()),
                    next_due_at=DUE,
                    planned_at=DUE - timedelta(days=1),
                )
                for place in places(world)
                for number in range(ORDERS)
            ]
        )


async def pending(store: SqlStore) -> list[Delivery]:
    async with store.transaction() as records:
        return list(await records.outbox.list(limit=1000))


async def all_sent(store: SqlStore) -> list[Delivery]:
    found = await pending(store)
    briefs = {(one.subscription, one.slot) for one in found}
    done = len(briefs) == 2 * CHANNELS * ORDERS
    return found if done and {one.state for one in found} == {DeliveryState.SENT} else []


async def hold(condition: Callable[[], Awaitable[T]], seconds: float) -> T:
    """What ``condition`` returns, once it is true."""
    ends = asyncio.get_running_loop().time() + seconds
    while not (found := await condition()):
        assert asyncio.get_running_loop().time() < ends
        await asyncio.sleep(0.1)
    return found


def standing(world: World) -> Counter[str]:
    """How often each delivery stands on either platform, by id or mark."""
    here = {place.channel for place in places(world)}
    slack = [
        message.metadata["event_payload"]["delivery"]
        for message in world.slack.world.posted
        if message.metadata and message.channel in here
    ]
    discord = [
        str(message["components"][0]["id"])
        for channel in world.discord.world.channels.values()
        for message in channel.messages.values()
        if str(channel.id) in here
    ]
    return Counter(slack + discord)


def due(found: list[Delivery]) -> Counter[str]:
    return Counter(one.id if one.place.platform == "slack" else str(mark(one.id)) for one in found)


async def ask_around(world: World) -> None:
    """A mention and a command on each platform."""
    slack = SlackPerson(slack=world.slack, workspace=world.slack.world.workspaces["T1"])
    mention = await slack.mention("what is the tariff on steel", channel=f"C{CHANNELS}")
    assert (await slack.slash("/tariff", "lumber", channel=f"C{CHANNELS}")).ok
    [guild] = world.discord.world.guilds.values()
    where = world.discord.world.channels[guild.channels[CHANNELS]]
    discord = DiscordPerson(fake=world.discord, channel=where)
    said = await discord.say("what is the tariff on steel", mention=True)
    interaction = await settled(await discord.slash("tariff", good="lumber"))
    await until(lambda: replies_on_slack(world, mention.ts))
    await until(lambda: replies_on_discord(world, said["id"]))
    await asyncio.sleep(2)  # for a second answer that must not come
    assert len(replies_on_slack(world, mention.ts)) == 1
    assert len(replies_on_discord(world, said["id"])) == 1
    assert (interaction.original is not None, interaction.followups) == (True, [])


def replies_on_slack(world: World, ts: str) -> list[str]:
    return [one.ts for one in world.slack.world.posted if one.thread_ts == ts]


def replies_on_discord(world: World, message: str) -> list[str]:
    """In the thread opened from the message, or below it as a reply."""
    return [
        one["id"]
        for channel in world.discord.world.channels.values()
        for one in channel.messages.values()
        if one.get("components")
        and (
            str(channel.id) == message
            or (one.get("message_reference") or {}).get("message_id") == message
        )
    ]
