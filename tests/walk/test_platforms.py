"""The same question gives the same facts in a terminal, on Slack and on Discord."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.charts.draw import ChartPainter
from adapters.console.app import Console
from adapters.discord.app import DiscordApp
from adapters.discord.settings import DiscordSettings
from adapters.slack.app import SlackApp
from adapters.slack.settings import SlackSettings
from bot.commands.spec import BotContext
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.discord.payloads import buttons, from_bot, texts
from tests.discord.payloads import until as until_on_discord
from tests.platforms.discord.people import Person as OnDiscord
from tests.platforms.discord.people import settled
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import DM, TOKEN
from tests.platforms.slack.people import Person as OnSlack
from tests.platforms.slack.people import until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Message
from tests.slack.conftest import labelled
from tests.slack.test_views import opened
from tests.walk.bot_context import NOW, bot_context
from tests.walk.table import QUESTIONS

__all__ = ["bot_context"]


def missing(facts: tuple[str, ...], shown: str) -> list[str]:
    return [fact for fact in facts if fact not in shown]


def _at(moment: datetime) -> datetime:
    return moment


async def test_the_terminal_shows_the_facts_of_every_question(
    bot_context: BotContext, tmp_path: Path
) -> None:
    wrong = []
    for number, (question, facts) in enumerate(QUESTIONS):
        sink = io.StringIO()
        begun = NOW + timedelta(minutes=number)  # each a session, and so a conversation, of its own
        console = Console(
            bot_context=bot_context,
            clock=partial(_at, begun),
            history=tmp_path / "typed",
            lang="en",
        )
        await console.pipe(io.StringIO(question + "\n"), sink)
        wrong += [(question, fact) for fact in missing(facts, sink.getvalue())]
    assert wrong == []


@pytest.fixture
async def on_slack(bot_context: BotContext) -> AsyncIterator[OnSlack]:
    """Somebody in a workspace that has Dutybell, over HTTP."""
    fake = await FakeSlack.start()
    workspace = fake.world.add_workspace("T1")
    workspace.channel("C1")
    settings = SlackSettings(
        api_url=fake.api_url, bot_token="xoxb-T1", signing_secret=fake.signing_secret
    )
    app = SlackApp(settings, bot_context, lambda: NOW, charts=ChartPainter())
    await app.start()
    server = web.Application()
    server.add_routes(app.routes())
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.outbound.app_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield OnSlack(slack=fake, workspace=workspace, id="U1")
    await runner.cleanup()
    await app.stop()
    await fake.stop()


def more_than(posted: list[Message], before: int) -> bool:
    return len(posted) > before


async def test_slack_shows_the_same_facts(on_slack: OnSlack) -> None:
    posted = on_slack.slack.world.posted
    wrong = []
    for question, facts in QUESTIONS:
        before = len(posted)
        await on_slack.mention(question)
        await until(partial(more_than, posted, before))
        shown = f"{posted[-1].text} {posted[-1].blocks}"
        wrong += [(question, fact) for fact in missing(facts, shown)]
    assert wrong == []


@asynccontextmanager
async def discord_app(fake: FakeDiscord, bot_context: BotContext) -> AsyncIterator[None]:
    settings = DiscordSettings(
        token=TOKEN, api_base=fake.base, gateway=fake.gateway.url, ready_wait=0.05
    )
    app = DiscordApp(
        bot_context=bot_context, charts=ChartPainter(), clock=lambda: NOW, settings=settings
    )
    serving = asyncio.create_task(app.serve())
    async with asyncio.timeout(10):
        while not app.up:
            await asyncio.sleep(0.01)
    yield
    serving.cancel()
    await asyncio.gather(serving, return_exceptions=True)


async def test_discord_shows_the_same_facts(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    wrong = []
    async with FakeDiscord(rates=Rates(messages=(50, 1.0))) as fake:
        fake.world.add_guild(channels=1)
        async with discord_app(fake, bot_context):
            for number, (question, facts) in enumerate(QUESTIONS):
                channel = fake.world.add_channel(None, 9_000 + number, kind=DM)
                await OnDiscord(fake=fake, channel=channel).say(question)
                await until_on_discord(partial(from_bot, channel))
                shown = " ".join(texts(message) for message in from_bot(channel))
                wrong += [(question, fact) for fact in missing(facts, shown)]
        assert fake.violations == []
    assert wrong == []


DUTY = "/duty 7208.51 10000 USD from CA"
EARLIER = "entered Mar 1, 2025"


async def test_in_a_terminal_another_day_is_the_next_line(
    bot_context: BotContext, tmp_path: Path
) -> None:
    console = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "typed", lang="en"
    )
    short = (await console.answer(DUTY)).short
    assert short is not None
    number = [option.label for option in short.actions].index("Other day") + 1
    asked = await console.answer(str(number))
    line = "/duty 7208.51 10000 USD from CA to US on …"
    assert plain_text(asked).splitlines()[-1] == f"On which day? Then type: {line}"
    then = (await console.answer("2025-03-01")).short
    assert then is not None
    assert EARLIER in then.note.replace(NO_BREAK, " ")


async def test_on_slack_another_day_is_picked_from_a_calendar(on_slack: OnSlack) -> None:
    posted, workspace = on_slack.slack.world.posted, on_slack.workspace
    await on_slack.mention("duty on 10000 USD of 7208.51 from Canada")
    await until(lambda: posted)
    await on_slack.click(posted[0], labelled(posted[0], "Other day"))
    form = await until(lambda: workspace.views and opened(workspace))
    [field] = form["blocks"]
    assert (field["block_id"], field["element"]["type"]) == ("on", "datepicker")
    picked = {"value": {"type": "datepicker", "selected_date": "2025-03-01"}}
    await on_slack.submit(form, {"on": picked})
    await until(lambda: EARLIER in json.dumps(opened(workspace)).replace("\\u00a0", " "))


async def test_on_discord_another_day_is_typed_into_a_form(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with FakeDiscord(rates=Rates(messages=(50, 1.0))) as fake:
        fake.world.add_guild(channels=1)
        async with discord_app(fake, bot_context):
            ana = OnDiscord(fake=fake, channel=fake.world.add_channel(None, 9_000, kind=DM))
            asked = await settled(await ana.slash("duty", good="7208.51", value="10000 USD"))
            assert asked.original is not None
            other = buttons(asked.original)["Other day"]
            form = (await settled(await ana.press(asked.original, other))).callback
            assert form is not None
            assert form["data"]["custom_id"].startswith("td:form:open/on//duty")
            [field] = [each["component"] for each in form["data"]["components"]]
            told = await settled(await ana.submit(form["data"]["custom_id"], on="March 1, 2025"))
            assert field["custom_id"] == "on"
            assert told.original is not None
            assert EARLIER in texts(told.original).replace(NO_BREAK, " ")
        assert fake.violations == []
