"""Misread questions on every platform: the next readings are buttons, and are learnt from only where
an admin allows it."""

from __future__ import annotations

import asyncio
import io
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.console.app import Console
from adapters.discord.tree import MANAGE_GUILD
from bot.commands.spec import BotContext
from bot.domain.kept_questions import KeptQuestion, Misread
from bot.domain.questions import Place
from bot.ports.language_model import ModelMode, ModelOutcome, ModelReply, ModelRequest
from bot.reading.language_model.reader import ModelReader
from bot.reading.queries.training_lines import training_line
from tests.discord.payloads import buttons, from_bot, texts
from tests.discord.payloads import until as until_on_discord
from tests.discord.test_interactions import shown
from tests.platforms.discord.people import Person as OnDiscord
from tests.platforms.discord.people import settled
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import USUAL
from tests.platforms.slack.people import Person as OnSlack
from tests.platforms.slack.people import until
from tests.walk.bot_context import NOW, TODAY
from tests.walk.bot_context import bot_context as reading_well
from tests.walk.test_platforms import discord_app, more_than, on_slack

__all__ = ["on_slack", "reading_well"]
ASKED = "tariff on steel from canada? for Sandeep from Acme, bob@acme.example"
STRIPPED = "tariff on steel from canada? for from Acme"
TIMELINE = "/timeline steel from CA to US"


class Model:
    """Reads every question as the history of steel."""

    mode = ModelMode.ALWAYS

    async def ask(self, request: ModelRequest) -> ModelReply:
        slots = {"command": "timeline", "good": ["steel"], "from": "CA", "to": "US"}
        return ModelReply(outcome=ModelOutcome.REPLIED, content=slots)


@pytest.fixture
def bot_context(reading_well: BotContext) -> BotContext:
    """A bot of whose readings none is sure: rules and model name another command each."""
    return replace(reading_well, reader=ModelReader(model=Model()))


async def allow(bot_context: BotContext, place: Place, *, allowed: bool = True) -> None:
    async with bot_context.store.transaction() as records:
        await records.kept_questions.allow(place, allowed=allowed, now=NOW)


async def kept(bot_context: BotContext) -> tuple[KeptQuestion, ...]:
    async with bot_context.store.transaction() as records:
        return await records.kept_questions.all()


async def test_in_a_terminal_the_readings_are_numbered_and_what_is_chosen_is_learnt(
    bot_context: BotContext, tmp_path: Path
) -> None:
    await allow(bot_context, Place(platform="console"))
    console = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "typed", lang="en"
    )
    sink = io.StringIO()
    await console.pipe(io.StringIO(f"{ASKED}\n"), sink)
    assert sink.getvalue() == (
        "I'm not sure which of these you mean.\n"
        f"  [1] {TIMELINE}  [2] /tariff steel from CA to US\n\n"
    )
    (unsure,) = await kept(bot_context)
    assert (unsure.text, unsure.why, unsure.chosen) == (STRIPPED, Misread.UNSURE, None)
    await console.pipe(io.StringIO("2\n"), sink)
    assert "Steel, Canada → US: 50%" in sink.getvalue()
    (chosen,) = await kept(bot_context)
    assert chosen.read == unsure.read
    assert training_line(chosen, 1) == {
        "id": "K-0001",
        "lang": "en",
        "text": STRIPPED,
        "thread": [],
        "as_of": TODAY.isoformat(),
        "command": ["tariff"],
        "slots": {"good": ["steel"], "from": "CA", "to": "US"},
        "note": "another reading was chosen",
    }


async def test_without_leave_nothing_is_kept_and_no_button_carries_the_question(
    bot_context: BotContext, tmp_path: Path
) -> None:
    console = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "typed", lang="en"
    )
    card = await console.answer(ASKED)
    assert card.short is not None
    assert [option.corrects for option in card.short.actions] == [None, None]
    await console.answer("2")
    assert await kept(bot_context) == ()


async def allowed(bot_context: BotContext, place: Place) -> bool:
    async with bot_context.store.transaction() as records:
        return await records.kept_questions.allowed(place)


async def test_on_slack_an_admin_lets_them_be_kept_and_a_press_answers_in_the_thread(
    on_slack: OnSlack, bot_context: BotContext
) -> None:
    slack, workspace = on_slack.slack, on_slack.workspace
    place = Place(platform="slack", workspace="T1")
    boss = OnSlack(slack=slack, workspace=workspace, id="U2")
    workspace.user("U2").is_admin = True
    await boss.open_home()
    view = await until(lambda: workspace.homes.get("U2"))
    choice: dict[str, Any] = {"selected_option": {"value": "yes"}}
    await on_slack.act_in_view(view, "home:keep", **choice)
    await boss.open_home()
    assert not await allowed(bot_context, place)
    await boss.act_in_view(view, "home:keep", **choice)
    async with asyncio.timeout(10):
        while not await allowed(bot_context, place):
            await asyncio.sleep(0.01)
    posted = slack.world.posted
    await on_slack.mention(ASKED)
    await until(partial(more_than, posted, 0))
    offered = posted[-1]
    assert "I’m not sure which of these you mean." in str(offered.blocks)
    assert not any(word in str(offered.blocks) for word in ("Sandeep", "acme.example"))
    (unsure,) = await kept(bot_context)
    assert (unsure.text, unsure.chosen) == (STRIPPED, None)
    await on_slack.click(offered, "ask:1")
    answer = await until(lambda: posted[-1] if posted[-1] is not offered else None)
    assert "Steel, Canada → US: 50%" in str(answer.blocks)
    assert answer.thread_ts == offered.thread_ts
    (chosen,) = await kept(bot_context)
    assert chosen.chosen is not None
    assert (chosen.why, chosen.chosen.command) == (Misread.CORRECTED, "tariff")
    await boss.act_in_view(view, "home:keep", selected_option={"value": "no"})
    async with asyncio.timeout(10):
        while await kept(bot_context):
            await asyncio.sleep(0.01)


async def test_on_discord_who_manages_the_server_lets_them_be_kept(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with FakeDiscord(rates=Rates(messages=(50, 1.0))) as fake:
        guild = fake.world.add_guild(channels=1)
        place = Place(platform="discord", workspace=str(guild.id))
        async with discord_app(fake, bot_context):
            channel = fake.world.channels[guild.channels[0]]
            ana = OnDiscord(fake=fake, channel=channel)
            boss = OnDiscord(fake=fake, channel=channel, id=8, permissions=USUAL | MANAGE_GUILD)
            await settled(await ana.slash("dutybell", **{"keep-questions": "yes"}))
            assert not await allowed(bot_context, place)
            done = await settled(await boss.slash("dutybell", **{"keep-questions": "yes"}))
            assert "Misread questions of this server are kept for 90 days" in texts(shown(done))
            assert await allowed(bot_context, place)
            await ana.say(ASKED, mention=True)
            await until_on_discord(lambda: _offers(fake))
            offered = _offers(fake)[-1]
            (unsure,) = await kept(bot_context)
            assert (unsure.text, unsure.chosen) == (STRIPPED, None)
            press = buttons(offered)["/tariff steel from CA to US"]
            done = await settled(await ana.press(offered, press))
            assert "Steel, Canada → US: 50%" in texts(shown(done))
            (chosen,) = await kept(bot_context)
            assert chosen.chosen is not None
            assert (chosen.why, chosen.chosen.command) == (Misread.CORRECTED, "tariff")
        assert fake.violations == []


def _offers(fake: FakeDiscord) -> list[Json]:
    return [m for channel in fake.world.channels.values() for m in from_bot(channel)]


async def test_direct_messages_are_their_persons_own(
    on_slack: OnSlack, bot_context: BotContext
) -> None:
    await allow(bot_context, Place(platform="slack", workspace="T1"))
    posted = on_slack.slack.world.posted
    await on_slack.direct(ASKED)
    await until(partial(more_than, posted, 0))
    await on_slack.click(posted[-1], "ask:1")
    await until(partial(more_than, posted, 1))
    assert await kept(bot_context) == ()
