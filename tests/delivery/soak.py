"""Subscriptions on two platforms, workers that are killed at random, and what must come of it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import math
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

import aiohttp
from sqlalchemy.exc import DBAPIError

from adapters.discord.post import mark
from bot.cards import Card, Chart, Prose, Step
from bot.domain.deliveries import REVIEW_ORDER, Action, Delivery, DeliveryState, delivery_id
from bot.domain.questions import Place
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription
from bot.ports import Records
from bot.ports.digests import OutboxMessage
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import FILES, write
from tests.databases import Database
from tests.delivery import points, store_faults, worker
from tests.delivery.forked import Forked, image_loaded
from tests.delivery.points import drawn, run_until
from tests.platforms.discord.world import guild_id

T = TypeVar("T")

MADE = datetime(2026, 10, 8, 12, tzinfo=UTC)
DUE = datetime(2026, 10, 9, 12, tzinfo=UTC)
"""08:00 in Toronto; further slots follow day by day."""
ROOT = Path(__file__).parents[2]
FIRST_CHANNEL = 700_000_000_000
_MOST_PAGES = 10
MOST_TRIES = 24
"""Messages that a worker tries to send before it is killed, at the most."""
MOMENT = 0.1
"""Seconds between a try and the kill, at the most."""
_STARTING = 0.2
"""Part of the processes that may be killed before they say that they work."""
_AT_A_POINT = 0.5
"""Part of the workers that are to kill themselves at a point."""
_PATIENCE = 15.0
"""Seconds after which it is killed at the latest: all others may be waited for."""
_TELL = 15.0
"""Seconds without a try after which it is told what is waited for, and again after as many."""
_TOLD = 5
"""Queues named then."""
_OFTEN = 50
"""Kills after which it is told how far it is."""
_ODD_REPLIES = ("<html>502 Bad Gateway</html>", '{"ok": tr', '{"ok": true}', "null", "[]")
_SLACK_FAULTS: tuple[Mapping[str, object], ...] = (
    *({"kind": kind} for kind in ("drop_reply", "drop_request", "server_error", "rate_limited")),
    {"kind": "server_error_after"},
    {"kind": "slow", "seconds": 0.7},
    *({"kind": "mangled", "body": body} for body in _ODD_REPLIES),
    {"kind": "drop_reply", "method": "chat.update"},
    {"kind": "server_error", "method": "chat.update"},
    {"kind": "drop_request", "method": "files.getUploadURLExternal"},
    {"kind": "mangled", "method": "conversations.history", "body": "<html>502</html>"},
)
_DISCORD_FAULTS: tuple[Mapping[str, object], ...] = (
    {"way": "drop reply"},
    {"way": "drop"},
    {"way": "slow"},
    *({"way": "refuse", "status": status} for status in (429, 500, 502, 503)),
    *({"way": "mangle", "message": body} for body in _ODD_REPLIES),
    {"way": "drop reply", "method": "PATCH", "path": "/messages/"},
    {"way": "refuse", "status": 500, "method": "PATCH", "path": "/messages/"},
)
BEFORE = "What it said before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much of everything. Work is owed in waves of ``subscriptions`` new ones, each with a
    brief made long by ``news`` measures that change; a wave comes where fewer messages than
    ``backlog`` are left, so that whoever is killed has work. Of each wave a message with a picture
    and its edit in ``pictures`` channels of each platform, and ``faults`` of each platform.
    ``lease`` and ``horizon`` are settings of the workers, in seconds. ``stops``: how often a worker
    is stopped for longer than its lease before it is killed. ``late``: posts of each platform and
    wave that are stored long after their line broke. ``alerts``: of every third subscription.
    ``troubles``: how often the store is locked by others or loses its connections. ``patience``:
    seconds without any try, once nobody is killed, after which it is given up.
    """

    seed: int
    workers: int
    kills: int
    subscriptions: int = 60
    channels: int = 48
    pictures: int = 8
    backlog: int = 200
    news: int = 40
    faults: int = 24
    lease: int = 3
    horizon: int = 4
    patience: float = 120.0
    stops: int = 0
    late: int = 2
    alerts: bool = True
    troubles: int = 0


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

    def __init__(
        self, plan: Plan, database: Database, store: SqlStore, say: Callable[[str], None]
    ) -> None:
        self.plan = plan
        self._say = say
        self._said_kills = 0
        self.store = store
        self.kills = 0
        self.counts: Counter[str] = Counter()
        self._database = database
        self._dice = random.Random(plan.seed)
        self._waves = 0
        self._told = 0
        self._later = timedelta(0)
        self._owing = asyncio.Lock()
        self._stops, self._troubles = (
            set(self._dice.sample(range(plan.kills), many)) for many in (plan.stops, plan.troubles)
        )

    async def prepare(self) -> None:
        """The facts, and what changes in them: every subscription begins before that."""
        await self._load("10%", MADE)
        async with self.store.transaction() as records:
            self._told = await records.journal.newest()
        await self._load("50%", DUE - timedelta(hours=1))

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

    def _subscription(self, number: int) -> Subscription:
        slack = number % 2 == 0
        channel = number // 2 % self.plan.channels
        return Subscription(
            id=f"s{number:05d}",
            place=Place(
                platform="slack" if slack else "discord",
                workspace="T1" if slack else str(guild_id(0)),
                channel=f"C{channel}" if slack else str(FIRST_CHANNEL + channel),
            ),
            owner="U1",
            zone="America/Toronto",
            created_at=MADE,
            watermark=MADE,
            serial=self._told,
            alerted=self._told,
            alerts=self.plan.alerts and number % 3 == 0,
            recurrence=Recurrence(rhythm=Rhythm.DAILY),
            next_due_at=DUE,
            planned_at=MADE,
        )

    async def run(self, slack: Fake, discord: Fake) -> None:
        """Owe and kill, until the plan's kills are done; then let the last ones live."""
        await self._owe(slack, discord)
        seconds = await self._started(self._env(slack, discord))
        lease = max(self.plan.lease, math.ceil(seconds))
        self.plan = replace(self.plan, lease=lease, horizon=max(self.plan.horizon, lease + 1))
        self._say(f"a worker sends after {seconds:.1f} s: its lease is {lease} s")
        env = self._env(slack, discord)
        async with asyncio.TaskGroup() as lives:
            for _ in range(self.plan.workers):
                lives.create_task(self._lives(env, slack, discord))
        await self._live_on(env)
        self._later = timedelta(hours=1)  # what changed for the last of them is gathered by then
        await self._live_on(env)

    async def _started(self, env: dict[str, str]) -> float:
        """Seconds that a worker takes from its start to its first try, once the image is loaded
        that it is forked from. A call has two thirds of a lease: on a busy machine one of three
        seconds would let no call end, and nothing would be proven but that.
        """
        await image_loaded()
        began = asyncio.get_running_loop().time()
        process = await self._worker(env)
        try:
            await process.said()
            return asyncio.get_running_loop().time() - began
        finally:
            await process.stop()

    async def _live_on(self, env: dict[str, str]) -> None:
        """Nobody is killed any more: wait until nothing is owed, for as long as they get on."""
        last = [await self._worker(env) for _ in range(self.plan.workers)]
        got_on, before, told = asyncio.get_running_loop().time(), (-1, 0), 0.0
        try:
            while left := await self._left():
                if (done := (left, await self._tries())) != before:
                    got_on, before, told = asyncio.get_running_loop().time(), done, 0.0
                stood_still = asyncio.get_running_loop().time() - got_on
                said = ["".join(one.log) for one in last]
                if stood_still - told > _TELL:
                    told, waits = stood_still, (await self.open())[:_TOLD]
                    self._say(f"no try for {stood_still:.0f} s, {left} left, as: {waits}")
                assert stood_still < self.plan.patience, (await self.open(), said)
                for one in last:
                    assert one.returncode is None, "".join(one.log)
                await asyncio.sleep(0.2)
        finally:
            for one in last:
                await one.stop()

    async def _worker(self, env: dict[str, str]) -> Forked:
        return await Forked.start(worker.main, self._now, env=env)

    async def _victim(self, env: dict[str, str], *work: Any) -> Forked:
        """One more, at a random moment of its life: after so many tries, however long they take."""
        left = self._dice.randrange(MOST_TRIES)

        def heard(_: str) -> None:
            nonlocal left
            left -= 1

        process = await Forked.start(*work, worker.main, self._now, env=env, listen=heard)
        ends = asyncio.get_running_loop().time() + _PATIENCE
        while left > 0 and asyncio.get_running_loop().time() < ends:
            if await process.killed_within(0.02):
                return process
        await process.killed_within(self._dice.uniform(0.0, MOMENT))
        return process

    @property
    def _now(self) -> datetime:
        """The moment for which is planned: each wave is later than the one before."""
        return DUE + self._waves * timedelta(minutes=5) + self._later

    async def _lives(self, env: dict[str, str], slack: Fake, discord: Fake) -> None:
        """One worker's lives: each is killed at a random moment, or kills itself at a point."""
        while self.kills < self.plan.kills:
            number, self.kills = self.kills, self.kills + 1
            if self.kills - self._said_kills >= _OFTEN:
                self._said_kills = self.kills
                self._say(f"{self.kills} of {self.plan.kills} kills, {await self._left()} left")
            await self._owe(slack, discord)
            if number in self._stops:
                await self._stopped(await self._victim(env))
            elif self._dice.random() < _AT_A_POINT:
                point = drawn(points.BRIEFS, self._dice)
                dead = await (await self._victim(env, run_until, point)).kill_after(0)
                self.counts[point.name if dead else "at a random moment"] += 1
            elif self._dice.random() < _STARTING:
                process = await self._worker(env)
                await asyncio.sleep(self._dice.uniform(0.0, 5 * MOMENT))
                await process.kill()
                self.counts["at a random moment"] += 1
            else:
                await (await self._victim(env)).kill()
                self.counts["at a random moment"] += 1
            if number in self._troubles:
                await self._trouble(env)
            self.counts["kills in a call"] += await self._in_a_call()

    async def _stopped(self, process: Forked) -> None:
        """Stop it in the middle of whatever it does, for longer than its lease; then let it go on
        for a moment, as a machine that slept.
        """
        process.send_signal(signal.SIGSTOP)
        await asyncio.sleep(1.3 * self.plan.lease)
        process.send_signal(signal.SIGCONT)
        await asyncio.sleep(self._dice.uniform(0.05, 5 * MOMENT))
        await process.kill()
        self.counts["stopped for longer than a lease"] += 1

    async def _trouble(self, env: dict[str, str]) -> None:
        """A worker lives through a store that is locked, or that hangs up, and is killed then."""
        process = await self._victim(env)
        if self._dice.random() < 0.5 and await store_faults.cut(self._database):
            self.counts["times all connections were cut"] += 1
        else:
            await store_faults.locked(self._database, self._dice.uniform(0.5, 2.5))
            self.counts["times the store was locked"] += 1
        await asyncio.sleep(self._dice.uniform(0.0, 5 * MOMENT))
        await process.kill()
        self.kills += 1
        self.counts["at a random moment"] += 1

    async def _in_a_call(self) -> bool:
        """Whether a call was made whose outcome nobody wrote down."""
        return any(state is DeliveryState.SENDING for _, state in await self._outbox())

    async def _owe(self, slack: Fake, discord: Fake) -> None:
        """Another wave, where little is left."""
        async with self._owing:
            if await self._left() >= self.plan.backlog:
                return
            first, self._waves = self._waves * self.plan.subscriptions, self._waves + 1
            some = [self._subscription(first + n) for n in range(self.plan.subscriptions)]
            at = DUE + timedelta(seconds=self._waves)
            places = self._dice.sample(self._places(), 2 * self.plan.pictures)
            messages = [one for p in places for one in picture_and_edit(p, at.isoformat(), at)]
            await self._order_faults(slack, discord)
            async with self.store.transaction() as records:
                await records.subscriptions.save(some)
                await records.outbox.enqueue(messages)

    def _places(self) -> list[Place]:
        return [
            place
            for number in range(self.plan.channels)
            for place in (
                Place(platform="slack", workspace="T1", channel=f"C{number}"),
                Place(
                    platform="discord",
                    workspace=str(guild_id(0)),
                    channel=str(FIRST_CHANNEL + number),
                ),
            )
        ]

    async def _left(self) -> int:
        """How many messages and briefs are still owed."""

        async def waiting(records: Records) -> int:
            found = await records.subscriptions.waiting(self._now)
            return found.briefs + found.batches + found.unread

        planned = await self._read(waiting)
        found = await self._outbox()
        return planned + sum(count for (_, state), count in found.items() if not state.settled)

    async def _tries(self) -> int:
        """How many were made in all."""

        async def of_all(records: Records) -> int:
            return sum(one.attempts for one in await records.outbox.list(limit=100_000))

        return await self._read(of_all)

    async def _outbox(self) -> dict[tuple[str, DeliveryState], int]:
        return await self._read(lambda records: records.outbox.counts())

    async def _read(self, work: Callable[[Records], Awaitable[T]]) -> T:
        """Once more where our own connections were cut as well."""
        for _ in range(5):
            with contextlib.suppress(DBAPIError, OSError):
                async with self.store.transaction() as records:
                    return await work(records)
            await asyncio.sleep(0.2)
        raise AssertionError("the store cannot be read")

    async def open(self) -> list[str]:
        """What is still owed, for a message about it."""
        async with self.store.transaction() as records:
            found = await records.outbox.list(limit=10_000)
        first = {d.queue: d for d in found if not d.state.settled}  # the newest come first
        return [
            f"{d.queue} {d.state} {d.attempts} {d.action} {d.not_before} {d.error}"
            for d in first.values()
        ]

    async def _order_faults(self, slack: Fake, discord: Fake) -> None:
        """Rate limits, server errors, lost requests and replies, odd replies, slowness, uploads
        that take longer than a call may and posts stored long after their line broke, on both.
        """
        each = max(1, self.plan.faults // len(_SLACK_FAULTS))
        for fault in _SLACK_FAULTS:
            order = {"do": "fault", "times": each, "chance": 0.1, **fault}
            await slack.control({"method": "chat.postMessage", **order})
        late = {"kind": "late", "times": self.plan.late, "chance": 0.05, "seconds": self._late}
        await slack.control({"do": "fault", "method": "chat.postMessage", **late})
        slow = {"kind": "slow", "seconds": self.plan.lease + 0.5}
        await slack.control({"do": "fault", "method": "files.completeUploadExternal", **slow})
        for number in range(self.plan.faults):
            fault = _DISCORD_FAULTS[number % len(_DISCORD_FAULTS)]
            await discord.control({"fault": {**self._somewhere(), **fault}})
        for _ in range(self.plan.late):
            late = {"way": "late", "seconds": self._late}
            await discord.control({"fault": {**self._somewhere(), **late}})

    @property
    def _late(self) -> float:
        return 0.7 * self.plan.horizon

    def _somewhere(self) -> dict[str, object]:
        """One of the next posts on Discord."""
        after = self._dice.randrange(2 * self.plan.subscriptions)
        return {"path": "/messages$", "method": "POST", "seconds": 0.3, "after": after}

    def _env(self, slack: Fake, discord: Fake) -> dict[str, str]:
        return {
            **{k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")},
            "DUTYBELL_DATA": str(self._database.data),
            "DUTYBELL_LEASE": str(self.plan.lease),
            "DUTYBELL_HORIZON": str(self.plan.horizon),
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
        assert len(briefs) == self.plan.subscriptions * self._waves
        owed = by_channel(pending, "discord")
        standing = (
            (firsts(await on_slack(slack), _further(pending)), by_channel(pending, "slack")),
            (firsts(await on_discord(discord), _further(pending)), _marked(owed)),
        )
        self.counts.update(Counter(kills=self.kills))
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
