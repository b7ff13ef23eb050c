"""Digests: planning, fan-out, and a tick with nothing to do."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp

from adapters.discord.settings import DiscordSettings
from adapters.process.delivering import delivery_worker, openers
from adapters.process.wiring import CATALOGUE_FOLDER
from adapters.slack.settings import SlackSettings
from bot.cards import Bullets, Card, Headline
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.delivery.batcher import DeliveryBatcher
from bot.digest.briefs import pending
from bot.digest.planner import Planner
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Place
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription, Topics
from bot.domain.watch_lists import WatchLine
from bot.ports import Records
from config.settings import Settings
from store.store import SqlStore, load_catalogue, open_store

SUBSCRIPTIONS, DUE, DELIVERIES = 100_000, 2_000, 2_000
SLACK_CHANNELS = 50
"""40 messages each: the least time is what the last of them waits for, one a second."""
LISTS, LINES = 200, 50
TURN = datetime(2026, 9, 8, 12, tzinfo=UTC)
"""Canada's surtax begins on many codes."""
ZONES = ("America/Toronto", "America/St_Johns", "Europe/London", "America/Vancouver")
TOPICS = ("steel", "aluminum", "softwood-lumber", "cars", "dairy", "energy", "potash", "copper")
MADE = datetime(2026, 10, 8, 12, tzinfo=UTC)
NOW = datetime(2026, 10, 9, 12, tzinfo=UTC)
FIRST_CHANNEL = 800_000_000_000


async def rows() -> list[tuple[str, ...]]:
    """One row a figure, in the order of bench.COLUMNS."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            *await _planning(Path(folder)),
            await _lists(Path(folder, "lists")),
            *await _fan_out(Path(folder, "fan-out")),
        ]


async def _planning(folder: Path) -> list[tuple[str, ...]]:
    store = await open_store(data=folder)
    await load_catalogue(store, CATALOGUE_FOLDER, MADE)
    await _subscribe(store)
    rounds = Planner(store)
    await rounds.tick(NOW - timedelta(minutes=1))
    idle = [await _timed(rounds, NOW - timedelta(seconds=50)) for _ in range(200)]
    took = await _timed(rounds, NOW)
    async with store.transaction() as records:
        planned = sum((await records.outbox.counts()).values())
    await store.close()
    return [
        (
            f"a tick with nothing due of {SUBSCRIPTIONS:,} subscriptions",
            f"{median(idle) * 1e3:.2f} ms (p99 {sorted(idle)[-2] * 1e3:.2f})",
            "under 5 ms",
            "",
        ),
        (
            f"planning {planned:,} briefs due of {SUBSCRIPTIONS:,} subscriptions",
            f"{took:.2f} s",
            "under 2 s",
            "",
        ),
    ]


async def _lists(folder: Path) -> tuple[str, ...]:
    """A change that touches the watch lists of many channels, each told what it costs them."""
    store = await open_store(data=folder)
    await load_catalogue(store, CATALOGUE_FOLDER, TURN - timedelta(days=1))
    facts = (await store.snapshot()).facts
    turned = [m for m in facts.measures.values() if m.validity.first == TURN.date() and m.scope]
    codes = [(code, m.imposing) for m in turned for code in m.scope.codes()]
    for start in range(0, LISTS, 20):
        async with store.transaction() as records:
            for number in range(start, start + 20):
                await _with_list(records, number, codes)
    rounds = Planner(store)
    await rounds.tick(TURN - timedelta(minutes=1))
    took = await _timed(rounds, TURN)
    async with store.transaction() as records:
        planned = sum((await records.outbox.counts()).values())
    await store.close()
    what = f"planning {planned:,} messages on a change of {LISTS} watch lists of {LINES} lines"
    return what, f"{took:.2f} s", "under 2 s", ""


async def _with_list(records: Records, number: int, codes: Sequence[tuple[Code, str]]) -> None:
    one = replace(
        _subscription(number, await records.journal.newest()),
        include=Topics(my_list=True),
        watermark=TURN - timedelta(days=1),
        created_at=TURN - timedelta(days=1),
        planned_at=TURN - timedelta(days=1),
        next_due_at=TURN,
    )
    picked = [codes[(number * 7 + n) % len(codes)] for n in range(LINES)]
    lines = [
        WatchLine(
            code=code,
            imposing=imposing,
            origin="US" if imposing == "CA" else "CA",
            label=f"good {n}",
            value=Money(amount=Decimal(10_000 + n), currency="USD"),
        )
        for n, (code, imposing) in enumerate(picked)
    ]
    await records.subscriptions.save([one])
    held = await records.watch_lists.held(one.place, now=TURN)
    await records.watch_lists.save(one.place, held.with_lines(lines, now=TURN))


async def _timed(rounds: Planner, at: datetime) -> float:
    begun = time.perf_counter()
    await rounds.tick(at)
    return time.perf_counter() - begun


async def _subscribe(store: SqlStore) -> None:
    async with store.transaction() as records:
        newest = await records.journal.newest()
        for start in range(0, SUBSCRIPTIONS, 5_000):
            some = range(start, start + 5_000)
            await records.subscriptions.save([_subscription(n, newest) for n in some])


def _subscription(number: int, newest: int) -> Subscription:
    topics = frozenset({TOPICS[number % len(TOPICS)], TOPICS[number // 7 % len(TOPICS)]})
    return Subscription(
        id=f"s{number:06d}",
        place=Place(platform="slack", workspace=f"T{number % 500}", channel=f"C{number}"),
        owner="U1",
        zone=ZONES[number % len(ZONES)],
        created_at=MADE,
        watermark=MADE,
        serial=newest,
        alerted=newest,
        include=Topics(goods=topics),
        recurrence=Recurrence(rhythm=Rhythm.DAILY),
        next_due_at=NOW if number % (SUBSCRIPTIONS // DUE) == 0 else NOW + timedelta(days=1),
        planned_at=MADE,
    )


async def _fan_out(folder: Path) -> list[tuple[str, ...]]:
    out = []
    for platform in ("discord", "slack"):
        async with _fake(platform) as (settings, origin):
            settings = replace(settings, data=folder / platform)
            took, answers = await _delivered(settings, platform)
            out.append(_fan_row(platform, took, await _refused(origin, platform), answers))
    return out


def _fan_row(platform: str, took: float, refused: int, tries: int) -> tuple[str, ...]:
    if platform == "discord":
        least, why = DELIVERIES / 50, "50 requests a second"
    else:
        least, why = DELIVERIES / SLACK_CHANNELS - 1, "1 message a second and channel"
    return (
        f"{DELIVERIES:,} deliveries, {platform} ({why})",
        f"{took:.1f} s, {took / least:.3f} times the least; {refused} of {tries:,} answered 429",
        "at most 1.05 times; under 1 in 1,000",
        f"{least:.1f} s",
    )


async def _delivered(settings: Settings, platform: str) -> tuple[float, int]:
    """Seconds from the first claim to the last settled delivery, and how many tries it took."""
    store = await open_store(data=settings.data)
    await load_catalogue(store, CATALOGUE_FOLDER, MADE)
    await _enqueue(store, platform)
    tries = 0

    def count(_platform: str, _outcome: str, _seconds: float) -> None:
        nonlocal tries
        tries += 1

    bot_context = BotContext(store=store, catalogue=COMMANDS)
    ((posted_to, opened),) = openers(settings, bot_context).items()
    async with opened() as chat:
        limit = posted_to.rate_limit()
        one = delivery_worker(chat, DeliveryBatcher(store), rate_limit=limit, observe=count)
        begun = time.perf_counter()
        await one.drain()
        took = time.perf_counter() - begun
    await store.close()
    return took, tries


async def _enqueue(store: SqlStore, platform: str) -> None:
    card = Card(
        title="Tariff brief",
        lang="en",
        parts=(
            Headline(text="Steel, Canada → United States: 25% → 50%"),
            Bullets(items=tuple(f"Section 232 steel product {n}: 25% → 50%" for n in range(8))),
        ),
    )
    channels = SLACK_CHANNELS if platform == "slack" else DELIVERIES
    messages = []
    for number in range(DELIVERIES):
        channel = number % channels
        place = Place(
            platform=platform,
            workspace="T1",
            channel=f"C{channel}" if platform == "slack" else str(FIRST_CHANNEL + channel),
        )
        one = replace(_subscription(number, 0), place=place)
        messages += pending(one, [card], slot="bench", due_at=MADE)
    async with store.transaction() as records:
        await records.outbox.enqueue(messages)


@asynccontextmanager
async def _fake(platform: str) -> AsyncIterator[tuple[Settings, str]]:
    """The platform's fake, with its limits, in a process of its own."""
    more = ("--team", "T1", "--no-schemas") if platform == "slack" else ("--open", "--no-schema")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        f"tests.platforms.{platform}",
        *more,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        assert process.stdout is not None
        said = (await process.stdout.readline()).decode().strip()
        if platform == "slack":
            origin = said.rpartition(" ")[2]
            ids = [f"C{n}" for n in range(SLACK_CHANNELS)]
            await _post(origin, {"do": "channels", "team": "T1", "ids": ids})
            api = f"{origin}/api/"
            slack = SlackSettings(bot_token="xoxb-T1", app_token="xapp", api_url=api)
            yield Settings(platforms={"slack": slack}), origin
        else:
            told = json.loads(said)
            origin = told["base"].rpartition("/api")[0]
            discord = DiscordSettings(token=told["token"], api_base=told["base"])
            yield Settings(platforms={"discord": discord}), origin
    finally:
        process.kill()
        await process.wait()


async def _post(origin: str, order: Any) -> None:
    async with aiohttp.ClientSession() as session:
        await session.post(f"{origin}/_control", json=order)


async def _refused(origin: str, platform: str) -> int:
    """How many requests the platform answered with 429."""
    async with aiohttp.ClientSession() as session, session.get(f"{origin}/_record") as answer:
        told = json.loads(await answer.text())
    if platform == "discord":
        return int(told["statuses"].get("429", 0))
    return sum(count for said, count in told["answers"].items() if "ratelimited" in said)
