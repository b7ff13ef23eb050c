"""A process is connected once it can answer: the first press that it hears has three seconds."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from adapters.discord import limits
from adapters.discord.app import DiscordApp
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.ports import Snapshot
from store.store import SqlStore, open_store
from tests.discord.conftest import NOW, settings
from tests.discord.payloads import until
from tests.discord.sample_cards import SomePicture
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.server import FakeDiscord

_THINKING = 5
"""The callback that defers a new message."""


@asynccontextmanager
async def _served(fake: FakeDiscord, store: SqlStore) -> AsyncIterator[DiscordApp]:
    """An app that has begun to start, and is stopped behind."""
    app = DiscordApp(
        bot_context=BotContext(store=store, catalogue=COMMANDS),
        charts=SomePicture(),
        clock=lambda: NOW,
        settings=settings(fake),
    )
    serving = asyncio.create_task(app.serve())
    try:
        yield app
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def test_discord_is_connected_once_everything_is_loaded(
    fake: FakeDiscord, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = await open_store(data=shipped)
    asked, loaded = asyncio.Event(), asyncio.Event()
    load = SqlStore.snapshot

    async def slowly(self: SqlStore, *, now: bool = False) -> Snapshot:
        asked.set()
        await loaded.wait()
        return await load(self, now=now)

    monkeypatch.setattr(SqlStore, "snapshot", slowly)
    try:
        async with _served(fake, store) as app:
            await asked.wait()
            for _ in range(100):
                await asyncio.sleep(0)
            assert app._client is None  # it has not so much as begun to connect
            loaded.set()
            await until(lambda: app.up)
    finally:
        await store.close()


async def test_discord_is_connected_though_the_store_is_away(
    fake: FakeDiscord, local_store: SqlStore
) -> None:
    """It is empty here: whoever asks is told so, and that needs a connection."""
    async with _served(fake, local_store) as app:
        await until(lambda: app.up)
        assert app.up


@pytest.mark.usefixtures("bot_context")
async def test_after_an_answer_that_took_long_the_next_press_is_acknowledged_first(
    ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await settled(await ana.slash("tariff", good="steel"))
    assert first.callback is not None
    assert first.callback["type"] != _THINKING
    monkeypatch.setattr(limits, "SLOW_ANSWER_SECONDS", -1.0)  # as if that had taken long
    second = await settled(await ana.slash("tariff", good="steel"))
    assert second.callback is not None
    assert second.callback["type"] == _THINKING
    assert second.original
