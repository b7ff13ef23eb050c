"""Subscriptions on two platforms, workers that are killed at random, and what must come of it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp

from adapters.discord.post import mark
from bot.cards import Card, Chart, Prose, Step
from bot.domain.deliveries import REVIEW_ORDER, Action, Delivery, DeliveryState, delivery_id
from bot.domain.questions import Place
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription
from bot.ports.digests import OutboxMessage
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import FILES, write
from tests.databases import Database
from tests.delivery import worker
from tests.delivery.forked import Forked

MADE = datetime(2026, 10, 8, 12, tzinfo=UTC)
DUE = datetime(2026, 10, 9, 12, tzinfo=UTC)
"""08:00 in Toronto; further slots follow day by day."""
ROOT = Path(__file__).parents[2]
FIRST_CHANNEL = 700_000_000_000
_MOST_PAGES = 10
BEFORE = "What it said before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much of everything. ``news`` is how many measures change: many make a brief long.
    ``scale`` is for the workers' leases and waits. ``stops``: how often a worker is not killed but
    stopped for longer than its lease. ``late``: posts of each platform that are stored long after
    their line broke. ``alerts``: of every third subscription.
    """

    seed: int
    workers: int
    subscriptions: int
    channels: int
    kills: int
    news: int = 1
    faults: int = 40
    patience: float = 90.0
    scale: float = 1.0
    stops: int = 0
    late: int = 0
    alerts: bool = False


@dataclass
class Fake:
    """A platform in a process of its own."""

    process: asyncio.subprocess.Process
    origin: str
    told: dict[str, Any] = field(default_factory=dict)

    async def control(self, order: Any) -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.post(f"{self.origin}/_control", json=order) as answer,
        ):
            assert answer.status == 200, await answer.text()
            return json.loads(await answer.text())

    async def record(self) -> Any:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"{self.origin}/_record") as answer,
        ):
            return json.loads(await answer.text())


async def _python(*arguments: str, env: dict[str, str] | None = None) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        *arguments,
        cwd=ROOT,
        env=env,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )


async def _said(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.readline(), 60)).decode().strip()


@asynccontextmanager
async def platforms(plan: Plan) -> AsyncIterator[tuple[Fake, Fake]]:
    """Slack and Discord with the channels of the plan."""
    slack = await _python("tests.platforms.slack", "--team", "T1", "--speed", "50", "--no-schemas")
    discord = await _python("tests.platforms.discord", "--no-schema")
    try:
        one = Fake(slack, (await _said(slack)).rpartition(" ")[2])
        told = json.loads(await _said(discord))
        other = Fake(discord, told["base"].rpartition("/api")[0], told)
        await one.control(
            {"do": "channels", "team": "T1", "ids": [f"C{n}" for n in range(plan.channels)]}
        )
        [guild] = (await other.control({"guilds": 1}))["guilds"]
        for number in range(plan.channels):
            await other.control({"channel": {"id": FIRST_CHANNEL + number, "guild": guild}})
        yield one, other
    finally:
        for process in (slack, discord):
            process.kill()
            await process.wait()


class Soak:
    """One run: what is owed is planned and delivered by workers that keep dying."""

    def __init__(self, plan: Plan, database: Database, store: SqlStore) -> None:
        self.plan = plan
        self.store = store
        self.kills = 0
        self.stops = 0
        self._database = database
        self._dice = random.Random(plan.seed)
        self._slots = 0
        self.counts: Counter[str] = Counter()

    async def prepare(self) -> None:
        """The facts, and subscriptions spread over the channels of both platforms."""
        await self._load("10%", MADE)
        async with self.store.transaction() as records:
            newest = await records.journal.newest()
            await records.subscriptions.save(
                [self._subscription(n, newest) for n in range(self.plan.subscriptions)]
            )

    async def _load(self, rate: str, at: datetime) -> None:
        steel = FILES["measures.yaml"]
        more = "".join(
            f"""  - slug: steel-{n}
    programme: us-232-steel
    imposing: US
    origins: all
    label: {{en: Steel product number {n} of a long list of products}}
    goods: [steel]
    duty: {rate}
    from: 2027-03-12
    sources: [fr-proclamation]
"""
            for n in range(100, 100 + self.plan.news)
        )
        folder = write(self._database.data / "catalogue", measures=steel + more)
        await load_catalogue(self.store, folder, at)

    def _subscription(self, number: int, newest: int) -> Subscription:
        slack = number % 2 == 0
        channel = number // 2 % self.plan.channels
        return Subscription(
            id=f"s{number:04d}",
            place=Place(
                platform="slack" if slack else "discord",
                workspace="T1" if slack else "1",
                channel=f"C{channel}" if slack else str(FIRST_CHANNEL + channel),
            ),
            owner="U1",
            zone="America/Toronto",
            created_at=MADE,
            watermark=MADE,
            serial=newest,
            alerted=newest,
            alerts=self.plan.alerts and number % 3 == 0,
            recurrence=Recurrence(rhythm=Rhythm.DAILY),
            next_due_at=DUE,
            planned_at=MADE,
        )

    async def run(self, slack: Fake, discord: Fake) -> None:
        """Slot after slot, until the plan's kills are done; then let the last ones live."""
        env = self._env(slack, discord)
        while self.kills < self.plan.kills or self._slots == 0:
            at = DUE + timedelta(days=self._slots)
            self._slots += 1
            await self._load(f"{10 + self._slots}%", at - timedelta(hours=1))
            await self._owe_pictures_and_edits(at)
            await self._order_faults(slack, discord)
            quota = min(self.plan.kills, self.kills + max(self.plan.kills // 4, 4))
            await asyncio.gather(*(self._worker(env, at, quota) for _ in range(self.plan.workers)))

    async def _worker(self, env: dict[str, str], at: datetime, quota: int) -> None:
        """One worker's lives: killed at random moments while there is work, then left alone."""
        deadline = asyncio.get_running_loop().time() + self.plan.patience
        while self.kills < quota and not await self._delivered(at):
            self.kills += 1
            process = await Forked.start(worker.main, at, self.plan.scale, env=env)
            await asyncio.sleep(self._dice.uniform(0.0, 1.2))
            await self._stopped_sometimes(process)
            await process.kill()
            self.counts["kills in a call"] += await self._in_a_call()
        process = await Forked.start(worker.main, at, self.plan.scale, env=env)
        try:
            while not await self._delivered(at):
                assert asyncio.get_running_loop().time() < deadline, await self.open()
                assert process.returncode is None, "".join(process.log)
                await asyncio.sleep(0.2)
        finally:
            await process.stop()

    async def _in_a_call(self) -> bool:
        """Whether a call was made whose outcome nobody wrote down."""
        async with self.store.transaction() as records:
            counts = await records.outbox.counts()
        return any(state is DeliveryState.SENDING for _, state in counts)

    async def _stopped_sometimes(self, process: Forked) -> None:
        """Stop it in the middle of whatever it does, for longer than its lease; then let it go on
        for a moment, as a machine that slept.
        """
        left = self.plan.kills - self.kills
        if self.stops >= self.plan.stops or self._dice.random() * left > self.plan.stops:
            return
        self.stops += 1
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(13 * self.plan.scale)
        process.send_signal(signal.SIGCONT)
        await asyncio.sleep(self._dice.uniform(0.05, 1.0))

    async def _owe_pictures_and_edits(self, at: datetime) -> None:
        """In each channel a message with a picture, and then other words in its place."""
        messages = [
            one for place in self._places() for one in picture_and_edit(place, at.isoformat(), at)
        ]
        async with self.store.transaction() as records:
            await records.outbox.enqueue(messages)

    def _places(self) -> list[Place]:
        return [
            place
            for number in range(self.plan.channels)
            for place in (
                Place(platform="slack", workspace="T1", channel=f"C{number}"),
                Place(platform="discord", workspace="1", channel=str(FIRST_CHANNEL + number)),
            )
        ]

    async def _delivered(self, at: datetime) -> bool:
        async with self.store.transaction() as records:
            waiting = await records.subscriptions.waiting(at)
            counts = await records.outbox.counts()
        still = sum(count for (_, state), count in counts.items() if not state.settled)
        return not waiting.briefs and not still

    async def open(self) -> list[str]:
        """What is still owed, for a message about it."""
        async with self.store.transaction() as records:
            found = await records.outbox.list(limit=10_000)
        return [
            f"{d.queue} {d.state} {d.attempts} {d.not_before} {d.error}"
            for d in found
            if not d.state.settled
        ][:20]

    async def _order_faults(self, slack: Fake, discord: Fake) -> None:
        """Rate limits, server errors, lost requests, lost replies and slowness, on both."""
        kinds = ("drop_reply", "drop_request", "server_error", "server_error_after")
        for kind in (*kinds, "rate_limited", "slow"):
            fault = {
                "do": "fault",
                "method": "chat.postMessage",
                "kind": kind,
                "times": self.plan.faults // 6,
                "chance": 0.08,
                "seconds": 0.7,
            }
            await slack.control(fault)
        seconds = 5 * self.plan.scale
        late = {"method": "chat.postMessage", "kind": "late", "times": self.plan.late}
        await slack.control({"do": "fault", **late, "chance": 0.05, "seconds": seconds})
        for _ in range(self.plan.late):
            after = self._dice.randrange(self.plan.subscriptions)
            late = {"path": "/messages$", "method": "POST", "way": "late", "seconds": seconds}
            await discord.control({"fault": {**late, "after": after}})
        ways = ("drop reply", "drop", "slow", "refuse")
        for number in range(self.plan.faults):
            way = ways[number % len(ways)]
            await discord.control(
                {
                    "fault": {
                        "path": "/messages$",
                        "method": "POST",
                        "way": way,
                        "status": self._dice.choice((429, 500, 503)),
                        "seconds": 0.3,
                        "after": self._dice.randrange(self.plan.subscriptions),
                    }
                }
            )

    def _env(self, slack: Fake, discord: Fake) -> dict[str, str]:
        return {
            **{k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")},
            "DUTYBELL_DATA": str(self._database.data),
            "DATABASE_URL": self._database.url,
            "SLACK_BOT_TOKEN": "xoxb-T1",
            "SLACK_APP_TOKEN": "xapp-1",
            "SLACK_API_URL": f"{slack.origin}/api",
            "DISCORD_TOKEN": discord.told["token"],
            "DISCORD_API_BASE": discord.told["base"],
        }

    async def deliveries(self) -> list[Delivery]:
        """All of them, in the order of their queues."""
        async with self.store.transaction() as records:
            found = await records.outbox.list(limit=100_000)
        return sorted(found, key=lambda one: one.order)

    async def check(self, slack: Fake, discord: Fake) -> None:
        """Every owed digest stands exactly once, nothing else does, in order in each channel."""
        pending = await self.deliveries()
        assert {one.state for one in pending} == {DeliveryState.SENT}
        briefs = {(one.subscription, one.slot) for one in pending if _is_brief(one)}
        assert len(briefs) == self.plan.subscriptions * self._slots
        owed = by_channel(pending, "discord")
        standing = (
            (firsts(await on_slack(slack), _further(pending)), by_channel(pending, "slack")),
            (firsts(await on_discord(discord), _further(pending)), _marked(owed)),
        )
        self.counts.update(Counter(kills=self.kills, stops=self.stops))
        self.counts.update(kinds(pending))
        self.counts.update(counted(standing))
        assert [said for stands, owed in standing for said in wrong(stands, owed)] == []
        assert await self._unedited(slack, discord) == []

    async def _unedited(self, slack: Fake, discord: Fake) -> list[str]:
        """Messages that still say what was to be replaced."""
        said = [message["text"] for message in (await slack.record())["messages"]]
        channels = (await discord.record())["channels"].values()
        said += [json.dumps(message["components"]) for one in channels for message in one]
        return [words for words in said if BEFORE in words]


Standing = dict[str, list[str]]
"""What stands in each channel and its threads, oldest first."""


def by_channel(pending: list[Delivery], platform: str) -> Standing:
    """What should stand there. An edited message bears the id of its latest edit."""
    edited = {one.target: one.id for one in pending if one.action is Action.EDIT}
    standing: Standing = {}
    for one in pending:
        if one.place.platform != platform or one.action is Action.EDIT:
            continue
        borne = one.id
        while borne in edited:
            borne = edited[borne]
        standing.setdefault(one.place.channel, []).append(borne)
    return standing


def kinds(pending: list[Delivery]) -> Counter[str]:
    """How many there were of each kind of message."""
    found: Counter[str] = Counter()
    for one in pending:
        if one.action is Action.EDIT:
            found["edits"] += 1
        elif one.slot.startswith("alert:"):
            found["alerts"] += 1
        elif one.subscription.startswith(REVIEW_ORDER):
            found["pictures"] += 1
        else:
            found["posts" if one.action is Action.POST else "replies"] += 1
    return found


def _is_brief(one: Delivery) -> bool:
    ours = one.subscription.startswith("s") and not one.slot.startswith("alert:")
    return ours and one.part == 0


def picture_and_edit(place: Place, slot: str, at: datetime) -> list[OutboxMessage]:
    """A message with a picture that nobody subscribed to, and its edit."""
    order = f"{REVIEW_ORDER}{place.platform}:{place.channel}"
    first = Delivery(
        id=delivery_id(order, slot, 0),
        subscription=order,
        slot=slot,
        part=0,
        place=place,
        action=Action.POST,
        due_at=at,
    )
    edit = replace(
        first,
        id=delivery_id(order, f"{slot} edit", 0),
        slot=f"{slot} edit",
        action=Action.EDIT,
        target=first.id,
    )
    steps = (Step(day=at.date() - timedelta(days=30), percent=Decimal(25)),)
    chart = Chart(
        title="Steel",
        series=(("US", steps),),
        first=at.date() - timedelta(days=60),
        last=at.date(),
        alt=f"Steel, {place.channel}",
    )
    return [
        OutboxMessage(delivery=first, card=Card(title=BEFORE, lang="en", parts=(chart,))),
        OutboxMessage(
            delivery=edit,
            card=Card(title="What it says now", lang="en", parts=(Prose(text="50%"),)),
        ),
    ]


def _further(pending: list[Delivery]) -> frozenset[str]:
    """What the further pages of messages longer than one bear, on either platform."""
    pages = range(2, _MOST_PAGES)
    slack = {f"{one.id}#{page}" for one in pending for page in pages}
    return frozenset(slack | {str(mark(one.id, page)) for one in pending for page in pages})


def firsts(standing: Standing, further: frozenset[str]) -> Standing:
    """Without further pages, but for those that stand twice."""
    found: Standing = {}
    for channel, there in standing.items():
        seen: set[str] = set()
        for one in there:
            if one not in further or one in seen:
                found.setdefault(channel, []).append(one)
            seen.add(one)
    return found


def counted(standing: tuple[tuple[Standing, Standing], ...]) -> Counter[str]:
    """How many messages are lost, doubled, or were never owed."""
    found: Counter[str] = Counter(lost=0, doubled=0, foreign=0)
    for stands, owed in standing:
        there = Counter(one for channel in stands.values() for one in channel)
        due = Counter(one for channel in owed.values() for one in channel)
        found["lost"] += (due - there).total()
        surplus = there - due
        found["doubled"] += sum(count for one, count in surplus.items() if one in due)
        found["foreign"] += sum(count for one, count in surplus.items() if one not in due)
    return found


def wrong(stands: Standing, pending: Standing) -> list[str]:
    """What is missing, doubled, foreign or out of order, channel by channel."""
    found: list[str] = []
    for channel in sorted(stands.keys() | pending.keys()):
        there, due = stands.get(channel, []), pending.get(channel, [])
        if there == due:
            continue
        surplus = [one for one, count in (Counter(there) - Counter(due)).items() if count]
        missing = [one for one, count in (Counter(due) - Counter(there)).items() if count]
        found.append(f"{channel}: too many {surplus}, missing {missing}, {there} for {due}")
    return found


def _marked(standing: Standing) -> Standing:
    return {
        channel: [str(mark(one)) for one in deliveries] for channel, deliveries in standing.items()
    }


async def on_slack(slack: Fake) -> Standing:
    """What does stand on Slack."""
    standing: Standing = {}
    messages = (await slack.record())["messages"]
    for message in sorted(messages, key=lambda m: float(m["ts"])):
        key = message["metadata"]["event_payload"]["delivery"]
        standing.setdefault(message["channel"], []).append(key)
    return standing


async def on_discord(discord: Fake) -> Standing:
    """What does stand on Discord: a thread's id is that of the message it hangs below."""
    channels: dict[str, list[Any]] = (await discord.record())["channels"]
    parents = {m["id"]: channel for channel, messages in channels.items() for m in messages}
    found: list[tuple[int, str, str]] = [
        (int(m["id"]), parents.get(channel, channel), str(m["components"][0]["id"]))
        for channel, messages in channels.items()
        for m in messages
        if m["components"]
    ]
    standing: Standing = {}
    for _, channel, marked in sorted(found):
        standing.setdefault(channel, []).append(marked)
    return standing
