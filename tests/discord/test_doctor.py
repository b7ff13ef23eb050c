"""What the doctor says of Discord, and that it tells no secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from adapters.discord.doctor import check
from adapters.discord.settings import DiscordSettings
from adapters.platform import Finding
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from store.store import SqlStore
from tests.discord.conftest import Running, settings
from tests.discord.sample_cards import SomePicture
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import TOKEN, guild_id


async def checked(store: SqlStore, told: DiscordSettings) -> list[Finding]:
    bot_context = BotContext(store=store, catalogue=COMMANDS)
    charts = SomePicture()
    now = datetime(2026, 11, 22, tzinfo=UTC)
    return [c async for c in check(told, bot_context=bot_context, charts=charts, clock=lambda: now)]


async def test_all_is_well_once_the_commands_are_registered(
    bot_context: Running, fake: FakeDiscord, local_store: SqlStore
) -> None:
    found = await checked(local_store, settings(fake))
    assert {(c.what, c.ok) for c in found} == {
        ("discord token", True),
        ("discord invitation", True),
        ("discord gateway", True),
        ("discord commands", True),
    }
    assert "scope=bot+applications.commands" in found[1].words


async def test_a_refused_token_is_said_without_showing_it(
    fake: FakeDiscord, local_store: SqlStore
) -> None:
    fake.world.token = "another"
    found = await checked(local_store, settings(fake))
    assert [(c.what, c.ok) for c in found] == [("discord token", False)]
    assert TOKEN not in found[0].words


async def test_a_server_the_bot_is_not_in_is_told(fake: FakeDiscord, local_store: SqlStore) -> None:
    for number, ok in ((guild_id(0), True), (guild_id(9), False)):
        found = await checked(local_store, replace(settings(fake), guild=number))
        assert found[-1].what == "discord server"
        assert found[-1].ok is ok
