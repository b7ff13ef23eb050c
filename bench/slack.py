"""Slack.

What we add to a bare Bolt, how many a second, how soon. Every server runs in a process of its own;
this one plays Slack and takes the times.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import aiohttp
from aiohttp import web

from bench.slack_server import SECRET
from store.store import open_store
from tests.platforms.slack.signing import signed_headers

GOODS = (
    *("steel", "aluminum", "copper", "softwood lumber", "cars", "auto parts", "trucks", "energy"),
    *("crude oil", "potash", "kitchen cabinets", "semiconductors", "medicines", "beer", "wine"),
    *("whisky", "dairy", "cheese", "maple syrup", "paper"),
)
SAMPLES = 400
MANY = 3_000
ROUNDS = 5
NEW = 400
"""Questions of a round that nobody asked before."""
AT_ONCE = 32


@dataclass
class Slack:
    """The other end: response_urls and the few methods an answer needs."""

    origin: str = ""
    arrived: dict[int, float] = field(default_factory=dict)
    waiting: dict[int, asyncio.Future[None]] = field(default_factory=dict)
    posts: int = 0
    serial: Any = field(default_factory=lambda: itertools.count(1))

    async def response(self, query: web.Request) -> web.Response:
        number = int(query.match_info["number"])
        self.arrived[number] = time.perf_counter()
        await query.read()
        self.waiting[number].set_result(None)
        return web.Response(text="ok")

    async def method(self, query: web.Request) -> web.Response:
        name = query.match_info["method"]
        await query.read()
        self.posts += name == "chat.postMessage"
        answers: dict[str, dict[str, Any]] = {
            "auth.test": {"team_id": "T1", "user_id": "UBOT", "bot_id": "B1"},
            "users.info": {"user": {"id": "U1", "locale": "en-US", "tz": "America/Toronto"}},
            "chat.postMessage": {"ts": f"1.{self.posts:06}", "channel": "C1"},
        }
        return web.json_response({"ok": True, **answers.get(name, {})})

    def command(self, text: str) -> tuple[int, str]:
        """A slash command's number and body."""
        number = next(self.serial)
        self.waiting[number] = asyncio.get_running_loop().create_future()
        fields = {
            "command": "/tariff",
            "text": text,
            "team_id": "T1",
            "channel_id": "C1",
            "user_id": "U1",
            "trigger_id": "t",
            "response_url": f"{self.origin}/response/{number}",
        }
        return number, urlencode(fields)


@asynccontextmanager
async def slack() -> AsyncIterator[Slack]:
    """Slack's end, listening."""
    fake = Slack()
    app = web.Application()
    app.router.add_post("/response/{number}", fake.response)
    app.router.add_route("*", "/api/{method}", fake.method)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=1024).start()
    fake.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield fake
    await runner.cleanup()


@asynccontextmanager
async def server(which: str, fake: Slack, data: str) -> AsyncIterator[str]:
    """A server in its own process; its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.slack_server", which, "--api", f"{fake.origin}/api/",
        "--data", data, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        yield (await process.stdout.readline()).decode().strip()
    finally:
        process.kill()
        await process.wait()


@dataclass(frozen=True)
class Sender:
    """Sends signed commands to one server."""

    fake: Slack
    session: aiohttp.ClientSession
    url: str

    async def send(self, text: str) -> tuple[float, float]:
        """Seconds to the acknowledgement and to the answer."""
        number, body = self.fake.command(text)
        headers = signed_headers(SECRET, body, time.time())
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        started = time.perf_counter()
        async with self.session.post(self.url, data=body, headers=headers) as response:
            assert response.status == 200, response.status
            await response.read()
        acked = time.perf_counter() - started
        await self.fake.waiting[number]
        del self.fake.waiting[number]
        return acked, self.fake.arrived.pop(number) - started

    async def cpu(self) -> float:
        """Seconds of CPU that the server has used."""
        async with self.session.get(self.url.replace("/slack/events", "/cpu")) as response:
            return float(await response.text())

    async def per_second(self, questions: Sequence[str]) -> tuple[float, float]:
        """Answers a second with 32 questions under way at any time; seconds of CPU for each, which
        other programs on the machine touch less."""
        texts = iter(questions)

        async def worker() -> None:
            for text in texts:
                await self.send(text)

        used, started = await self.cpu(), time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
        seconds = time.perf_counter() - started
        return len(questions) / seconds, (await self.cpu() - used) / len(questions)

    async def burst(self, count: int) -> tuple[float, float]:
        """Seconds until the last of ``count`` commands sent together is acknowledged, answered."""
        found = await asyncio.gather(*(self.send(GOODS[n % len(GOODS)]) for n in range(count)))
        return max(acked for acked, _ in found), max(answered for _, answered in found)

    async def duplicates(self, count: int) -> int:
        """Answers to one mention that arrives ``count`` times."""
        before = self.fake.posts
        event = {
            "type": "app_mention", "user": "U1", "text": "<@UBOT> steel?", "ts": "1.1",
            "channel": "C1", "channel_type": "channel", "event_ts": "1.1",
        }  # fmt: skip
        envelope: dict[str, Any] = {
            "type": "event_callback",
            "team_id": "T1",
            "event_id": "Ev1",
            "event": event,
        }
        envelope["authorizations"] = [{"team_id": "T1", "user_id": "UBOT", "is_bot": True}]
        body = json.dumps(envelope)
        headers = signed_headers(SECRET, body, time.time()) | {"Content-Type": "application/json"}
        gate = asyncio.Semaphore(AT_ONCE)

        async def again() -> None:
            async with gate, self.session.post(self.url, data=body, headers=headers) as response:
                await response.read()

        await asyncio.gather(*(again() for _ in range(count)))
        await asyncio.sleep(0.5)
        return self.fake.posts - before


def _locked(data: str) -> sqlite3.Connection:
    """The store's write lock, held by somebody else."""
    connection = sqlite3.connect(Path(data) / "dutybell.db", isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    return connection


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


async def _beside(bare: Sender, ours: Sender, questions: Sequence[str]) -> tuple[float, float]:
    """Medians of what ours adds and of the bare time: asked in turns, so noise meets both."""
    pairs = [((await bare.send(text))[1], (await ours.send(text))[1]) for text in questions]
    return statistics.median(b - a for a, b in pairs), statistics.median(a for a, _ in pairs)


async def _rates(bare: Sender, ours: Sender, rounds: Iterable[Sequence[str]]) -> tuple[str, str]:
    """Medians of answers a second and of CPU for each, bare and ours, in turns by rounds."""
    rates = [(await bare.per_second(asked), await ours.per_second(asked)) for asked in rounds]
    bares, others = zip(*rates, strict=True)
    return _in_words(bares), _in_words(others)


def _in_words(rates: Sequence[tuple[float, float]]) -> str:
    rate, cpu = (statistics.median(some) for some in zip(*rates, strict=True))
    return f"{rate:,.0f}/s, {_ms(cpu)} of CPU each"


async def _bursts(bare: Sender, ours: Sender) -> list[tuple[str, str]]:
    """When the last of 200 is acknowledged, and answered: ours and bare. Medians, in turns: one of
    them is at the mercy of whatever else runs in that third of a second."""
    found = [(*await ours.burst(200), *await bare.burst(200)) for _ in range(ROUNDS)]
    acked, answered, bare_acked, bare_answered = (
        _ms(statistics.median(some)) for some in zip(*found, strict=True)
    )
    return [(acked, bare_acked), (answered, bare_answered)]


def _again(count: int) -> list[str]:
    """So many of the same few questions."""
    return [GOODS[n % len(GOODS)] for n in range(count)]


async def _new(data: str) -> tuple[list[str], list[str], list[list[str]]]:
    """Questions that nobody asked before: of every good today, of every good on another day, and
    a round of them after the other, no two of which are the same.
    """
    store = await open_store(data=Path(data))
    goods = sorted((await store.snapshot()).facts.goods)
    await store.close()
    chance = random.Random(1)
    chance.shuffle(goods)
    days = [date(2025, 3, 4) + timedelta(days=n) for n in range(500)]
    asked = [f"{good} on {day}" for good in goods for day in chance.sample(days, ROUNDS + 1)]
    chance.shuffle(asked)
    rounds = [asked[n * NEW : (n + 1) * NEW] for n in range(ROUNDS)]
    return goods, asked[ROUNDS * NEW : (ROUNDS + 1) * NEW], rounds


async def rows() -> list[tuple[str, ...]]:
    """(what, measured, promised, floor in the same run) for each line."""
    limit = aiohttp.TCPConnector(limit=0)
    with tempfile.TemporaryDirectory() as data:
        async with (
            slack() as fake,
            aiohttp.ClientSession(connector=limit) as session,
            server("bare", fake, data) as bare,
            server("ours", fake, data) as ours,
        ):
            return await _measured(Sender(fake, session, bare), Sender(fake, session, ours), data)


async def _measured(bare: Sender, ours: Sender, data: str) -> list[tuple[str, ...]]:
    goods, other_days, rounds = await _new(data)
    await _beside(bare, ours, _again(100))
    added, floor = await _beside(bare, ours, _again(SAMPLES))
    first, first_floor = await _beside(bare, ours, goods)
    past, past_floor = await _beside(bare, ours, other_days)
    floor_rate, rate = await _rates(bare, ours, [_again(MANY // ROUNDS)] * ROUNDS)
    new_floor_rate, new_rate = await _rates(bare, ours, rounds)
    acked, answered = await _bursts(bare, ours)
    held = _locked(data)
    busy_acked, busy_answered = await ours.burst(200)
    held.rollback()
    held.close()
    doubled = await ours.duplicates(1_000)
    return [
        ("/tariff over signed HTTP, added to a bare Bolt that answers", _ms(added), "< 1 ms",
         _ms(floor)),
        ("the same, a good nobody asked for before", _ms(first), "<= 1 ms", _ms(first_floor)),
        ("the same, a good on another day, both for the first time", _ms(past), "<= 1 ms",
         _ms(past_floor)),
        ("/tariff a second, 32 at once, one process, the same 20 questions", rate, ">= 1,000/s",
         floor_rate),
        ("the same, no two questions alike", new_rate, ">= 700/s", new_floor_rate),
        ("200 commands at once, last acknowledged", acked[0], "< 1,000 ms", acked[1]),
        ("200 commands at once, last answered", answered[0], "", answered[1]),
        ("the same with the store locked, last acknowledged", _ms(busy_acked), "< 1,000 ms", ""),
        ("the same with the store locked, last answered", _ms(busy_answered), "", ""),
        ("answers to 1,000 copies of one event", str(doubled), "1", ""),
    ]  # fmt: skip
