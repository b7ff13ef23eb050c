"""A connected Dutybell on the fake Discord."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.discord.app import DiscordApp
from adapters.discord.settings import DiscordSettings
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from store.store import SqlStore, open_store
from tests.databases import migrated
from tests.discord.payloads import until
from tests.discord.sample_cards import SomePicture, answering
from tests.platforms.discord.people import Person
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import TOKEN, Channel, channel_id, guild_id
from tests.shipped_store import copied

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _addresses_restored(monkeypatch: pytest.MonkeyPatch) -> None:
    """The SDK keeps its addresses in class attributes: what a test points elsewhere goes back."""
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    """A Discord with one server of two channels; every request must have been well formed."""
    async with FakeDiscord(rates=Rates(messages=(50, 1.0))) as made:
        made.world.add_guild(channels=2)
        yield made
    assert made.violations == []


@pytest.fixture
async def local_store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    made = await open_store(data=migrated(tmp_path))
    yield made
    await made.close()


@dataclass(kw_only=True)
class Running:
    """One process of Dutybell on Discord."""

    app: DiscordApp
    task: asyncio.Task[None]

    async def stop(self) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


Start = Callable[[], Awaitable[Running]]


def settings(fake: FakeDiscord) -> DiscordSettings:
    return DiscordSettings(
        token=TOKEN, api_base=fake.base, gateway=fake.gateway.url, ready_wait=0.05
    )


def app_on(
    fake: FakeDiscord, store: SqlStore, discord: DiscordSettings | None = None
) -> DiscordApp:
    return DiscordApp(
        bot_context=BotContext(store=store, catalogue=COMMANDS),
        charts=SomePicture(),
        clock=lambda: NOW,
        settings=discord or settings(fake),
        answering=answering,
    )


@pytest.fixture
async def start(fake: FakeDiscord, local_store: SqlStore) -> AsyncIterator[Start]:
    """Starts a process and waits until it is ready; stops all of them in the end."""
    async with AsyncExitStack() as stack:

        async def begin() -> Running:
            app = app_on(fake, local_store)
            made = Running(app=app, task=asyncio.create_task(app.serve()))
            stack.push_async_callback(made.stop)
            async with asyncio.timeout(60):
                while not app.up:
                    await asyncio.sleep(0.01)
            return made

        yield begin


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the shipped facts in it."""
    return copied(tmp_path_factory.mktemp("shipped"))


@pytest.fixture
async def begin(fake: FakeDiscord, shipped: Path, tmp_path: Path) -> AsyncIterator[Start]:
    """Starts processes of the whole Dutybell on one copy of the shipped facts."""
    shutil.copytree(shipped, tmp_path / "shipped")
    async with AsyncExitStack() as stack:

        async def another() -> Running:
            store = await open_store(data=tmp_path / "shipped")
            stack.push_async_callback(store.close)
            app = DiscordApp(
                bot_context=BotContext(store=store, catalogue=COMMANDS),
                charts=SomePicture(),
                clock=lambda: NOW,
                settings=settings(fake),
            )
            made = Running(app=app, task=asyncio.create_task(app.serve()))
            stack.push_async_callback(made.stop)
            await until(lambda: app.up)
            return made

        yield another


@pytest.fixture
async def bot_context(start: Start) -> Running:
    return await start()


@pytest.fixture
def channel(fake: FakeDiscord) -> Channel:
    return fake.world.channel(channel_id(guild_id(0)))


@pytest.fixture
def ana(fake: FakeDiscord, channel: Channel) -> Person:
    return Person(fake=fake, channel=channel)
