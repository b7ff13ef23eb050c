"""A platform is one package and one registration: a third one answers and is delivered to."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest

from adapters.cli.doctor import findings
from adapters.cli.running import roles_of
from adapters.discord.settings import DiscordSettings
from adapters.process import platforms
from adapters.process.serving import serving
from adapters.slack.settings import SlackSettings
from bot.cards import Card, Headline
from bot.commands.spec import BotContext
from bot.digest.briefs import pending
from bot.domain.questions import Place
from bot.domain.subscriptions import Subscription
from config.settings import Settings, env_example
from tests.platforms.toy import TOY, ToySettings
from tests.walk.bot_context import bot_context

__all__ = ["bot_context"]


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registration: one more entry in PLATFORMS."""
    monkeypatch.setattr(platforms, "PLATFORMS", (*platforms.PLATFORMS, TOY))


async def _heard(settings: ToySettings, count: int) -> list[str]:
    async with asyncio.timeout(10):
        while len(settings.heard) < count:
            await asyncio.sleep(0.01)
    return settings.heard


@pytest.mark.usefixtures("registered")
async def test_a_third_platform_answers_a_question_and_gets_a_digest(
    bot_context: BotContext, tmp_path: Path
) -> None:
    toy = ToySettings(token="t")
    settings = Settings(data=tmp_path, http_port=0, metrics_port=0, platforms={"toy": toy})
    roles = roles_of(settings, None)
    assert roles == ("toy", "deliver")
    async with serving(settings, bot_context, roles):
        toy.said.put_nowait("/tariff steel on 2025-08-01")
        (answer,) = await _heard(toy, 1)
        assert "Steel, Canada → United States" in answer
        await _enqueue(bot_context)
        assert (await _heard(toy, 2))[1].endswith("Steel: 25% → 50%")


async def _enqueue(bot_context: BotContext) -> None:
    at = datetime.now(UTC) - timedelta(minutes=1)
    one = Subscription(
        id="s1",
        place=Place(platform="toy", workspace="W", channel="C"),
        owner="ann",
        zone="America/Toronto",
        created_at=at,
        watermark=at,
        serial=1,
    )
    card = Card(title="Brief", lang="en", parts=(Headline(text="Steel: 25% → 50%"),))
    async with bot_context.store.transaction() as records:
        await records.subscriptions.save([replace(one, next_due_at=at + timedelta(days=1))])
        await records.outbox.enqueue(pending(one, [card], slot="s1", due_at=at, until=at, serial=1))


@pytest.mark.usefixtures("registered")
def test_its_variables_are_read_and_documented_with_the_others() -> None:
    declared = {platform.name: platform.settings for platform in platforms.PLATFORMS}
    read = Settings.read({"TOY_TOKEN": "t"}, declared)
    assert read.platforms["toy"].token == "t"
    assert "# any text\nTOY_TOKEN=\n" in env_example(declared)


@pytest.mark.usefixtures("registered")
async def test_the_doctor_looks_at_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.cli.doctor.PLATFORMS", platforms.PLATFORMS)
    monkeypatch.setattr("adapters.process.wiring.PLATFORMS", platforms.PLATFORMS)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOY_TOKEN", "t")
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path))
    told = {found.what: (found.ok, found.words) async for found in findings()}
    assert told["toy"] == (True, "plays")
    assert told["slack"] == (None, "no tokens: see docs/slack.md to connect it")


@pytest.mark.parametrize(
    ("platform", "half", "words"),
    [
        (
            "slack",
            SlackSettings(bot_token="xoxb-1"),
            "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)",
        ),
        ("slack", SlackSettings(app_token="xapp-1"), "set SLACK_BOT_TOKEN"),
        ("discord", DiscordSettings(token="", guild=1), "set DISCORD_TOKEN"),
        (
            "discord",
            DiscordSettings(token="t", shard_ids=(0,)),
            "set DISCORD_SHARD_COUNT as well as DISCORD_SHARD_IDS",
        ),
    ],
)
async def test_half_of_a_platforms_tokens_is_said_and_is_not_ready(
    bot_context: BotContext,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    platform: str,
    half: SlackSettings | DiscordSettings,
    words: str,
) -> None:
    caplog.set_level("INFO")
    settings = Settings(data=tmp_path, http_port=0, metrics_port=0, platforms={platform: half})
    async with serving(settings, bot_context, roles_of(settings, None)):
        told = [record.getMessage() for record in caplog.records]
        assert f"{platform} is not connected: {words} (see docs/{platform}.md)" in told
        address = next(line for line in told if line.startswith("listening on "))
        url = f"http://{address.removeprefix('listening on ')}/readyz"
        async with aiohttp.ClientSession() as client, client.get(url) as answer:
            assert answer.status == 503
            assert await answer.json() == {"ready": False, "database": True, platform: False}
