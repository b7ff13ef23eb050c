"""Requests stay below Discord's global limit as Discord counts them, whatever holds us up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
from discord import http

from adapters.discord.app import DiscordApp
from adapters.discord.pace import BoundedRatelimit, RateWindow, bound_limits
from adapters.discord.settings import DiscordSettings
from bot.cards import Card, Prose
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Place
from bot.ports.platforms import Outgoing
from store.store import SqlStore
from tests.delivery.soak import Fake, Plan, platforms
from tests.discord.conftest import NOW
from tests.discord.sample_cards import SomePicture

CARD = Card(title="Morning brief", lang="en", parts=(Prose(text="Steel: 25% -> 50%"),))
PLAN = Plan(seed=1, workers=1, subscriptions=0, channels=250, kills=0)


@pytest.fixture
async def elsewhere() -> AsyncIterator[Fake]:
    """Discord in a process of its own, with its limits: what holds us up does not hold it."""
    async with platforms(PLAN) as (_, discord):
        yield discord


def post(number: int) -> Outgoing:
    place = Place(platform="discord", workspace="1", channel=str(700_000_000_000 + number))
    return Outgoing(delivery=f"d{number}", place=place, card=CARD)


async def held_up() -> None:
    """A process that gets no turn for a third of a second, again and again."""
    while True:
        await asyncio.sleep(0.15)
        time.sleep(0.3)


async def test_a_fan_out_of_a_process_that_is_held_up_is_answered_without_a_429(
    elsewhere: Fake, local_store: SqlStore
) -> None:
    app = DiscordApp(
        bot_context=BotContext(store=local_store, catalogue=COMMANDS),
        charts=SomePicture(),
        clock=lambda: NOW,
        settings=DiscordSettings(token=elsewhere.told["token"], api_base=elsewhere.told["base"]),
    )
    async with app.posting():
        busy = asyncio.create_task(held_up())
        await asyncio.gather(*(app.chat.send(post(number)) for number in range(PLAN.channels)))
        busy.cancel()
    assert (await elsewhere.record())["statuses"].get("429", 0) == 0


async def test_a_request_keeps_its_place_for_a_second_after_discord_handled_it() -> None:
    window = RateWindow(most=1, seconds=0.2)
    loop = asyncio.get_running_loop()
    entered = await window.enter()
    waiting = asyncio.create_task(window.enter())
    await asyncio.sleep(0.3)
    assert not waiting.done()  # nobody knows yet when it was handled
    window.leave(entered, {})
    ended = loop.time()
    assert await waiting >= ended + 0.2


async def test_the_clock_in_a_reply_tells_that_it_was_handled_long_before_it_came() -> None:
    window = RateWindow(most=1, seconds=0.2)
    first = await window.enter()
    window.leave(first, {"X-RateLimit-Reset": "1000.100", "X-RateLimit-Reset-After": "0.100"})
    second = await window.enter()
    await asyncio.sleep(0.3)
    handled = 1000 + (second - first)
    headers = {"X-RateLimit-Reset": f"{handled + 0.1:.3f}", "X-RateLimit-Reset-After": "0.100"}
    window.leave(second, headers)
    assert await window.enter() - second < 0.5


@pytest.mark.parametrize("written", ["nan", "inf", "-1e300", "soon", ""])
async def test_a_clock_that_is_none_is_not_believed(written: str) -> None:
    window = RateWindow(most=1, seconds=0.2)
    entered = await window.enter()
    ended = asyncio.get_running_loop().time()
    window.leave(entered, {"X-RateLimit-Reset": written, "X-RateLimit-Reset-After": "0.1"})
    assert await window.enter() >= min(entered, ended) + 0.2


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("1e9", 1800), ("inf", 1800), ("nan", 0), ("-5", 0), ("-inf", 0), ("1.5", 1.5)],
)
async def test_no_header_shuts_a_channel_for_longer_than_half_an_hour(
    written: str, seconds: float
) -> None:
    """With requests left the SDK would refuse each further one until then, for as long as we run."""
    bound_limits()
    limit = http.Ratelimit(30.0)
    assert isinstance(limit, BoundedRatelimit)
    told = {"X-Ratelimit-Remaining": "4", "X-Ratelimit-Limit": "5"}
    reply: Any = SimpleNamespace(headers=told | {"X-Ratelimit-Reset-After": written})
    limit.update(reply)
    assert limit.reset_after == seconds
    assert limit.expires is not None
    assert limit.expires <= asyncio.get_running_loop().time() + seconds
