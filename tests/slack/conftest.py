"""A whole Dutybell on Slack: the real store with the shipped facts, and a Slack of our own."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from cryptography.fernet import Fernet

from adapters.slack.app import SlackApp
from adapters.slack.settings import SlackSettings
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext, Command
from bot.delivery.inbox_timing import InboxTiming
from bot.ports import Clock
from bot.ports.workbooks import Workbooks
from store.store import SqlStore, open_store
from tests.platforms.slack.people import Person
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Message, Workspace
from tests.shipped_store import copied

QUICK = InboxTiming(poll=timedelta(milliseconds=50))
"""Looks at the inbox often; the rest as it is."""
ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 10, 10, 15, 0, tzinfo=UTC)
KEY = Fernet.generate_key().decode()


@dataclass
class HandClock:
    """Stands until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the shipped catalogue in it, loaded once for all tests here."""
    return copied(tmp_path_factory.mktemp("shipped"))


@pytest.fixture
async def stores(shipped: Path, tmp_path: Path) -> AsyncIterator[Callable[[], Awaitable[SqlStore]]]:
    """Opens stores on one copy of the shipped facts, as several processes would."""
    shutil.copytree(shipped, tmp_path / "data")
    opened: list[SqlStore] = []

    async def another() -> SqlStore:
        opened.append(await open_store(data=tmp_path / "data"))
        return opened[-1]

    yield another
    for store in opened:
        await store.close()


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """Slack, with one workspace and one channel the bot is in."""
    fake = await FakeSlack.start()
    fake.world.add_workspace("T1").channel("C1")
    yield fake
    await fake.stop()


@dataclass
class Running:
    """Dutybell as one process runs it."""

    app: SlackApp
    store: SqlStore
    url: str = ""


Runner = Callable[..., Awaitable[Running]]


@pytest.fixture
async def start(
    slack: FakeSlack, stores: Callable[[], Awaitable[SqlStore]]
) -> AsyncIterator[Runner]:
    """Starts processes of Dutybell: over HTTP, or with ``socket=True`` through a socket."""
    closing: list[Callable[[], Awaitable[None]]] = []

    async def run(
        *,
        socket: bool = False,
        many: bool = False,
        catalogue: tuple[Command, ...] = COMMANDS,
        clock: Clock = lambda: NOW,
        public_url: str = "",
        workbooks: Workbooks | None = None,
        **more: object,
    ) -> Running:
        settings = SlackSettings(
            api_url=slack.api_url,
            bot_token="" if many else "xoxb-T1",
            app_token=slack.app_token if socket else "",
            signing_secret="" if socket else slack.signing_secret,
            client_id=slack.client_id if many else "",
            client_secret=slack.client_secret if many else "",
            token_key=KEY if many else "",
        )
        store = await stores()
        bot_context = BotContext(
            store=store, catalogue=catalogue, public_url=public_url, workbooks=workbooks
        )
        app = SlackApp(settings, bot_context, clock, **more)  # type: ignore[arg-type]  # named arguments of SlackApp
        await app.start()
        closing.append(app.stop)
        url = "" if socket else await _serve(app, closing)
        slack.outbound.app_url = f"{url}/slack/events" if url else ""
        while socket and not slack.sockets.open:
            await asyncio.sleep(0.01)
        return Running(app=app, store=store, url=url)

    yield run
    for close in reversed(closing):
        await close()


async def _serve(app: SlackApp, closing: list[Callable[[], Awaitable[None]]]) -> str:
    server = web.Application()
    server.add_routes(app.routes())
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    closing.append(runner.cleanup)
    return f"http://127.0.0.1:{runner.addresses[0][1]}"


@pytest.fixture
def workspace(slack: FakeSlack) -> Workspace:
    return slack.world.workspaces["T1"]


@pytest.fixture
def ann(slack: FakeSlack, workspace: Workspace) -> Person:
    """Somebody in the workspace."""
    return Person(slack=slack, workspace=workspace, id="U1")


def words(message: Message) -> str:
    """A message's fallback text on one line."""
    return " ".join(message.text.split())


def labelled(message: Message, label: str) -> str:
    """The action of the button with that label: its place depends on what the card offers."""
    rows = (block["elements"] for block in message.blocks if block["type"] == "actions")
    [found] = [one for row in rows for one in row if one["text"]["text"] == label]
    return str(found["action_id"])
