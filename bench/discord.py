"""Discord's lines of the benchmark: what we add to a bare discord.py, how soon, how much memory.

Every client runs in a process of its own; this one plays Discord and takes the times.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

import psutil

from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import Interaction, channel_id, guild_id

COLUMNS = ("what", "measured", "promised", "a bare discord.py in the same run")
GOODS = (
    *("steel", "aluminum", "copper", "softwood lumber", "cars", "auto parts", "trucks", "energy"),
    *("crude oil", "potash", "kitchen cabinets", "semiconductors", "medicines", "beer", "wine"),
    *("whisky", "dairy", "cheese", "maple syrup", "paper"),
)
SAMPLES = 300
AT_ONCE = 200
GUILDS, CHANNELS, ROLES = 2_500, 20, 10
UNLIMITED = Rates(everywhere=(0, 1), messages=(0, 1), others=(0, 1))


@dataclass(frozen=True, kw_only=True)
class Client:
    """A client under measurement, ready."""

    fake: FakeDiscord
    process: asyncio.subprocess.Process
    person: Person

    async def ask(self, number: int, **more: str) -> Interaction:
        return await self.person.slash("tariff", good=GOODS[number % len(GOODS)], **more)

    async def one_by_one(self, count: int) -> list[float]:
        """Seconds from INTERACTION_CREATE to the callback, one question after the other."""
        return [_took(await settled(await self.ask(n), 30)) for n in range(count)]

    async def each_new(self, count: int) -> list[float]:
        """The same, every question for the first time: each about another day."""
        days = [str(date(2025, 3, 4) + timedelta(days=n)) for n in range(count)]
        asked = enumerate(days)
        return [_took(await settled(await self.ask(n, on=day), 30)) for n, day in asked]

    async def burst(self) -> tuple[float, float]:
        """Seconds until the last of 200 is acknowledged, and answered."""
        asked = [await self.ask(n) for n in range(AT_ONCE)]
        loop = asyncio.get_running_loop()
        begun = loop.time()
        await asyncio.gather(*(settled(one, 60) for one in asked))
        return max(map(_took, asked)), loop.time() - begun

    def megabytes(self) -> float:
        """Resident memory."""
        return float(psutil.Process(self.process.pid).memory_info().rss) / 2**20


def _took(done: Interaction) -> float:
    if done.callback_at is None:
        raise RuntimeError("an interaction was never acknowledged")
    return done.callback_at - done.born


@asynccontextmanager
async def client(which: str, *, guilds: int, data: str) -> AsyncIterator[Client]:
    """A client in its own process on a Discord of its own, after its first answer."""
    async with FakeDiscord(rates=UNLIMITED, validate=False) as fake:
        for index in range(guilds):
            fake.world.add_guild(index, channels=CHANNELS, roles=ROLES)
        arguments = ("--api", fake.base, "--gateway", fake.gateway.url, "--data", data)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bench.discord_server", which, *arguments)
        )
        person = Person(fake=fake, channel=fake.world.channel(channel_id(guild_id(0))))
        try:
            await asyncio.wait_for(fake.gateway.ready.wait(), 120)
            await settled(await person.slash("tariff", good="steel"), 60)
            yield Client(fake=fake, process=process, person=person)
        finally:
            process.kill()
            await process.wait()


async def in_turn(bare: Client, bot_context: Client) -> tuple[float, float]:
    """Both medians, the questions put to one and the other in turn: noise hits both alike."""
    floors, ours = [], []
    for _ in range(1 + SAMPLES // len(GOODS)):
        floors += await bare.one_by_one(len(GOODS))
        ours += await bot_context.one_by_one(len(GOODS))
    warm = 2 * len(GOODS)
    return statistics.median(floors[warm:]), statistics.median(ours[warm:])


async def rows() -> list[tuple[str, ...]]:
    """One row a promise, in the order of COLUMNS."""
    with tempfile.TemporaryDirectory() as data:
        async with (
            client("bare", guilds=1, data=data) as bare,
            client("ours", guilds=1, data=data) as bot_context,
        ):
            floor, median = await in_turn(bare, bot_context)
            new = statistics.median(await bot_context.each_new(SAMPLES))
            floor_acked, floor_answered = await bare.burst()
            acked, answered = await bot_context.burst()
        async with client("bare", guilds=GUILDS, data=data) as bare:
            floor_size = bare.megabytes()
        async with client("ours", guilds=GUILDS, data=data) as bot_context:
            await bot_context.one_by_one(len(GOODS))
            size = bot_context.megabytes()
    return [
        (
            "/tariff, event to callback, added at the median",
            _ms(median - floor),
            "< 1 ms",
            _ms(floor),
        ),
        ("the same, every question for the first time", _ms(new - floor), "<= 1 ms", _ms(floor)),
        ("200 interactions at once, last acknowledged", _ms(acked), "< 1,000 ms", _ms(floor_acked)),
        ("200 interactions at once, last answered", _ms(answered), "", _ms(floor_answered)),
        (
            f"memory with {GUILDS:,} guilds of {CHANNELS} channels and {ROLES} roles",
            f"{size:.0f} MB",
            "< 120 MB",
            f"{floor_size:.0f} MB",
        ),
    ]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"
