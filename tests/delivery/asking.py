"""People who ask while processes are killed, and what became of each question."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from sqlalchemy import func, select

from bot.presentation.waiting_words import BUSY, BUSY_CHANNEL, PERHAPS_ANSWERED
from store.store import SqlStore
from store.tables import INBOX
from tests.databases import Database
from tests.delivery import points, store_faults
from tests.delivery.forked import Forked
from tests.delivery.points import drawn
from tests.delivery.processes import Addresses, World, hold, replies_on_discord
from tests.platforms.discord.people import Person as DiscordPerson
from tests.platforms.discord.world import Interaction
from tests.platforms.slack.acks import Ack
from tests.platforms.slack.people import Person as SlackPerson
from tests.platforms.slack.world import Message

BURST = 4
"""Questions of each kind between two kills: so many at once that Discord is told to wait."""
_KILLED_STARTING = 0.25
"""Part of the processes that are killed while they start."""
_PATIENCE = 10.0
"""Seconds after which a process is killed although it has acknowledged less than it was to."""
_NAMED = 60
"""Characters of an answer too many, to tell it by."""
_SMALL_TALK = (BUSY, BUSY_CHANNEL, PERHAPS_ANSWERED)


@dataclass
class Crowd:
    """Every question is asked by somebody else, so that its answer can be told from others."""

    world: World
    commands: list[tuple[str, Ack]] = field(default_factory=list)
    mentions: list[Message] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    _asking: set[asyncio.Task[None]] = field(default_factory=set)
    _people: int = 0
    _written_in: dict[str, str] = field(default_factory=dict)

    def burst(self) -> None:
        """Ask, without waiting for anything."""
        for _ in range(BURST):
            self._people += 1
            slack, discord = self._slack(), self._discord()
            self._start(self._command(slack))
            self._start(self._mention(slack))
            self._start(self._interaction(discord))
            self._start(self._message(discord))

    def flood(self, platform: str, events: int) -> None:
        """Ask so often at once, half by commands and half by messages."""
        for _ in range(events // 2):
            self._people += 1
            if platform == "slack":
                self._start(self._command(self._slack()))
                self._start(self._mention(self._slack()))
            else:
                self._start(self._interaction(self._discord()))
                self._start(self._message(self._discord()))

    def channel_of(self, message: str) -> str:
        """Where a message on Discord was written."""
        return self._written_in[message]

    @property
    def acknowledged(self) -> int:
        """How much was: commands, mentions and interactions alone."""
        return len(self.commands) + len(self.mentions) + len(self.interactions)

    def _start(self, asked: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(asked)
        self._asking.add(task)
        task.add_done_callback(self._asking.discard)

    def _slack(self) -> SlackPerson:
        workspace = self.world.slack.world.workspaces["T1"]
        return SlackPerson(slack=self.world.slack, workspace=workspace, id=f"U{self._people}")

    def _discord(self) -> DiscordPerson:
        [guild] = self.world.discord.world.guilds.values()
        number = guild.channels[self._people % len(guild.channels)]
        where = self.world.discord.world.channels[number]
        return DiscordPerson(fake=self.world.discord, channel=where, id=1_000 + self._people)

    async def _command(self, person: SlackPerson) -> None:
        ack = await person.slash("/tariff", "steel", channel="C1")
        self.commands.append((person.id, ack))

    async def _mention(self, person: SlackPerson) -> None:
        said = person.write("<@UBOTT1> what is the tariff on steel", channel="C2")
        if (await self.world.slack.outbound.event(person.message_event(said))).ok:
            self.mentions.append(said)

    async def _interaction(self, person: DiscordPerson) -> None:
        self.interactions.append(await person.slash("tariff", good="lumber"))

    async def _message(self, person: DiscordPerson) -> None:
        said = await person.say("what is the tariff on steel", mention=True)
        self.messages.append(said["id"])
        self._written_in[said["id"]] = str(person.channel.id)

    async def quiet(self, store: SqlStore, seconds: float = 400) -> None:
        """Wait until everybody has asked, and nothing acknowledged waits any more."""
        await asyncio.gather(*self._asking)

        async def nothing_kept() -> bool:
            async with store.work() as work:
                kept = await work.read(select(func.count()).select_from(INBOX))
            return bool(kept.scalar_one() == 0)

        await hold(nothing_kept, seconds)
        await asyncio.sleep(3)  # for an answer too many

    def counts(self) -> Counter[str]:
        """How many questions were acknowledged, and are silent or doubled; ``lost``: on Discord,
        messages of which no process told anything, as where none was connected."""
        found: Counter[str] = Counter(
            acknowledged=0, answered=0, apologised=0, silent=0, doubled=0, lost=0
        )
        for person, ack in self.commands:
            if ack.ok:
                told = [m.text for m in self._posted() if m.ephemeral_to == person]
                said = [*told, ack.text, str(ack.body.get("text") or "")]
                self._judge(found, f"command of {person}, acked in {ack.seconds:.1f} s", said)
        for mention in self.mentions:
            said = [m.text for m in self._posted() if m.thread_ts == mention.ts]
            self._judge(found, f"mention {mention.ts}", said)
        for interaction in self.interactions:
            if interaction.callback is not None:
                said = ["x"] * (bool(interaction.original) + len(interaction.followups))
                self._judge(found, f"interaction {interaction.id} {interaction.callback}", said)
        for number in self.messages:
            answers = replies_on_discord(self.world, number)
            found["lost" if not answers else "acknowledged"] += 1
            found["answered"] += bool(answers)
            self._count_doubled(found, f"message {number} on Discord", answers)
        return found

    def _posted(self) -> list[Message]:
        return self.world.slack.world.posted

    def _judge(self, found: Counter[str], what: str, said: list[str]) -> None:
        found["acknowledged"] += 1
        words = [one for one in said if one]
        small = [one for one in words if any(w.on("en") in one for w in _SMALL_TALK)]
        answers = [one for one in words if one not in small]
        if not words:
            self.silent.append(what)
        found["silent"] += not words
        found["apologised"] += bool(small and not answers)
        found["answered"] += bool(answers)
        self._count_doubled(found, what, answers)

    def _count_doubled(self, found: Counter[str], what: str, answers: list[str]) -> None:
        if len(answers) > 1:
            self.doubled.append(f"{what}: {[one[:_NAMED] for one in answers]}")
            found["doubled"] += len(answers) - 1


@dataclass
class Killing:
    """Processes that are killed while people ask, at random moments or by themselves at a point,
    then started anew. Some are killed while they start. ``stops``: how often one is stopped for
    longer than its ``lease`` (seconds) first; ``locks``: how often others hold the store locked.
    """

    world: World
    crowd: Crowd
    database: Database
    most: int
    seed: int
    lease: float
    stops: int = 0
    locks: int = 0
    kills: int = 0
    noted: list[str] = field(default_factory=list)
    alive: list[Forked] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._dice = random.Random(self.seed)
        self._stops, self._locks = (
            set(self._dice.sample(range(self.most), many)) for many in (self.stops, self.locks)
        )

    async def run(self, processes: int) -> None:
        """Kill as often as planned; as many processes live on."""
        async with asyncio.TaskGroup() as lives:
            for _ in range(processes):
                lives.create_task(self._lives())

    async def _lives(self) -> None:
        while self.kills < self.most:
            number, self.kills = self.kills, self.kills + 1
            point = drawn(points.QUESTIONS, self._dice)
            process, addresses = await self.world.fork(point)
            self.alive.append(process)
            life = self._dice.uniform(0.0, 1.0)
            dead = False
            if self._dice.random() > _KILLED_STARTING:
                dead = await self._asked(number, process, addresses)
            dead = dead or await process.kill_after(life)
            self.counts[point.name if dead else "at a random moment"] += 1
            self.alive.remove(process)
            self.noted += [line for line in addresses.log if _telling(line)]
        process, addresses = await self.world.fork()
        self.alive.append(process)
        await hold(addresses.ready, 120)

    async def _asked(self, number: int, process: Forked, addresses: Addresses) -> bool:
        """Ask as soon as it is ready; whether it came by its point before it is to be killed."""
        if await self._dies_first(process, addresses):
            return True
        enough = self.crowd.acknowledged + self._dice.randrange(4 * BURST)
        process.send_signal(signal.SIGUSR1)
        self.crowd.burst()
        if number in self._locks:
            await store_faults.locked(self.database, self._dice.uniform(0.5, 2.5))
            self.counts["times the store was locked"] += 1
        if number in self._stops:
            await asyncio.sleep(self._dice.uniform(0.1, 0.6))
            process.send_signal(signal.SIGSTOP)
            await asyncio.sleep(1.5 * self.lease)
            process.send_signal(signal.SIGCONT)
            self.counts["stopped for longer than a lease"] += 1
        ends = asyncio.get_running_loop().time() + _PATIENCE
        while self.crowd.acknowledged < enough and asyncio.get_running_loop().time() < ends:
            if await process.killed_within(0.05):
                return True
        return False

    async def _dies_first(self, process: Forked, addresses: Addresses) -> bool:
        """Whether it came by its point before it was ready."""
        ends = asyncio.get_running_loop().time() + 120
        while not await process.killed_within(0.05):
            assert asyncio.get_running_loop().time() < ends, "".join(addresses.log)
            with contextlib.suppress(aiohttp.ClientError):
                if await addresses.ready():
                    return False
        return True

    async def stop(self) -> None:
        """End those that live on."""
        for process in self.alive:
            await process.stop()


def _telling(line: str) -> bool:
    """Whether a line of a log says that a question will never be answered."""
    return any(word in line for word in ("given up", "answered in time", "memory alone"))
