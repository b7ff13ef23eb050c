"""A document is posted; reviewers press in their channel; another channel hears, and hears again.

The whole way on both platforms: outbox to the reviewers' channel, two persons' buttons, the fact,
the alert where steel is followed, the undo, and the correction there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from adapters.charts.draw import ChartPainter
from adapters.discord.app import DiscordApp
from adapters.discord.settings import DiscordSettings
from adapters.process.delivering import delivery_worker
from adapters.slack.app import SlackApp
from adapters.slack.settings import SlackSettings
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.rate_limit import RateLimit
from bot.digest.planner import Planner
from bot.domain.questions import Place
from bot.domain.subscriptions import Subscription, Topics
from store.store import open_store
from tests.databases import migrated
from tests.discord.payloads import buttons, from_bot, texts
from tests.discord.payloads import until as until_on_discord
from tests.feeds.review_env import Reviewing
from tests.feeds.test_review import CHANGE
from tests.platforms.discord.people import Person as OnDiscord
from tests.platforms.discord.people import settled
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import TOKEN
from tests.platforms.slack.people import Person as OnSlack
from tests.platforms.slack.people import until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Message, Workspace

NEW = "us-232-steel-2026-12-01-p1"


@pytest.fixture
async def reviewing(tmp_path: Path) -> AsyncIterator[Reviewing]:
    """Facts of now: alerts are delivered by the clock of this machine."""
    store = await open_store(data=migrated(tmp_path / "data"))
    made = Reviewing(store, tmp_path / "facts", now=datetime.now(UTC))
    await made.start()
    yield made
    await store.close()


async def follow_steel(reviewing: Reviewing, place: Place) -> None:
    """A channel that follows steel and is told of changes at once."""
    async with reviewing.store.transaction() as records:
        newest = await records.journal.newest()
        await records.subscriptions.save(
            [
                Subscription(
                    id="s1",
                    place=place,
                    owner="U9",
                    created_at=reviewing.now,
                    watermark=reviewing.now,
                    serial=newest,
                    alerted=newest,
                    zone="America/Toronto",
                    alerts=True,
                    include=Topics(goods=frozenset({"steel"})),
                )
            ]
        )


async def deliver(reviewing: Reviewing, chat: Any, *, alerts: bool = False) -> None:
    """Plan what is due by now, and send what is owed."""
    planner = Planner(reviewing.store)
    if alerts:
        await planner.tick(datetime.now(UTC))
        await planner.tick(datetime.now(UTC) + timedelta(minutes=6))
    worker = delivery_worker(chat, DeliveryBatcher(reviewing.store), rate_limit=RateLimit())
    await worker.drain()


def context(reviewing: Reviewing) -> BotContext:
    return BotContext(store=reviewing.store, catalogue=COMMANDS)


@asynccontextmanager
async def slack_app(
    fake: FakeSlack, reviewing: Reviewing
) -> AsyncIterator[tuple[SlackApp, Workspace]]:
    workspace = fake.world.add_workspace("T1")
    for channel in ("C1", "C2"):
        workspace.channel(channel)
    settings = SlackSettings(
        api_url=fake.api_url, bot_token="xoxb-T1", signing_secret=fake.signing_secret
    )
    app = SlackApp(settings, context(reviewing), lambda: datetime.now(UTC), charts=ChartPainter())
    await app.start()
    server = web.Application()
    server.add_routes(app.routes())
    runner = web.AppRunner(server, access_log=None, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.outbound.app_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    try:
        yield app, workspace
    finally:
        await runner.cleanup()
        await app.stop()
        await fake.stop()


def action_of(message: Message, label: str) -> str:
    """The action id of the button that is labelled so."""
    for block in message.blocks:
        for element in (*block.get("elements", ()), block.get("accessory") or {}):
            if element.get("type") == "button" and element["text"]["text"] == label:
                return str(element["action_id"])
    raise KeyError(label)


async def test_a_document_becomes_a_fact_an_alert_and_a_correction_on_slack(
    reviewing: Reviewing,
) -> None:
    fake = await FakeSlack.start()
    async with slack_app(fake, reviewing) as (app, workspace):
        anna = OnSlack(slack=fake, workspace=workspace, id="anna")
        ben = replace(anna, id="ben")
        mallory = replace(anna, id="mallory")
        posted = fake.world.posted
        await anna.slash("/review", "here")
        await until(lambda: any("posted here from now on" in m.text for m in posted))
        await follow_steel(reviewing, Place(platform="slack", workspace="T1", channel="C2"))
        await reviewing.post(CHANGE)
        await deliver(reviewing, app.chat)
        card = next(m for m in posted if "Proposed change 1" in f"{m.text} {m.blocks}")
        assert card.channel == "C1"
        for who, said in (
            (mallory, "Only reviewers decide"),
            (anna, "A second person must approve it"),
            (ben, "it is a fact now"),
        ):
            await who.click(card, action_of(card, "Approve"))
            await until(partial(_said, fake, said))
        assert NEW in (await reviewing.facts()).measures
        await deliver(reviewing, app.chat, alerts=True)
        alert = [m for m in posted if m.channel == "C2"]
        assert "60%" in f"{alert[0].text} {alert[0].blocks}"
        published = next(m for m in reversed(posted) if "it is a fact now" in str(m.blocks))
        await ben.click(published, action_of(published, "Undo"))
        await until(partial(_said, fake, "the facts are as before"))
        assert NEW not in (await reviewing.facts()).measures
        await deliver(reviewing, app.chat, alerts=True)
        corrected = workspace.channel("C2").messages.values()
        told = " ".join(f"{m.text} {m.blocks}" for m in corrected)
        assert "taken out of the record" in told


def _said(fake: FakeSlack, words: str) -> bool:
    return any(words in f"{m.text} {m.blocks}" for m in fake.world.posted)


async def test_a_document_becomes_a_fact_an_alert_and_a_correction_on_discord(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", Route.BASE)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", DiscordWebSocket.DEFAULT_GATEWAY)
    async with FakeDiscord(rates=Rates(messages=(50, 1.0))) as fake:
        guild = fake.world.add_guild(channels=2)
        reviewers, followers = (c for c in fake.world.channels.values() if c.guild == guild.id)
        workspace = str(guild.id)
        async with reviewing.store.transaction() as records:
            for name, number in (("anna", "7"), ("ben", "8")):
                place = Place(platform="discord", workspace=workspace)
                await records.reviewers.add(name, place, number, by="test", now=reviewing.now)
        settings = DiscordSettings(
            token=TOKEN, api_base=fake.base, gateway=fake.gateway.url, ready_wait=0.05
        )
        app = DiscordApp(
            bot_context=context(reviewing),
            charts=ChartPainter(),
            clock=lambda: datetime.now(UTC),
            settings=settings,
        )
        serving = asyncio.create_task(app.serve())
        async with asyncio.timeout(10):
            while not app.up:
                await asyncio.sleep(0.01)
        anna = OnDiscord(fake=fake, channel=reviewers, id=7, name="anna")
        ben = OnDiscord(fake=fake, channel=reviewers, id=8, name="ben")
        await settled(await anna.slash("review", action="here"))
        followed = Place(platform="discord", workspace=workspace, channel=str(followers.id))
        await follow_steel(reviewing, followed)
        await reviewing.post(CHANGE)
        await deliver(reviewing, app.chat)
        card = next(m for m in from_bot(reviewers) if "Proposed change 1" in texts(m))
        for who, said in ((anna, "A second person must approve it"), (ben, "it is a fact now")):
            pressed = await settled(await who.press(card, _button(card, "Approve")))
            assert said in texts(pressed.original or {})
            await deliver(reviewing, app.chat)
            await until_on_discord(partial(_told, reviewers, said))
        assert NEW in (await reviewing.facts()).measures
        await deliver(reviewing, app.chat, alerts=True)
        assert "60%" in " ".join(texts(m) for m in from_bot(followers))
        published = next(m for m in from_bot(reviewers) if "it is a fact now" in texts(m))
        undone = await settled(await ben.press(published, _button(published, "Undo")))
        assert "the facts are as before" in texts(undone.original or {})
        await deliver(reviewing, app.chat, alerts=True)
        assert NEW not in (await reviewing.facts()).measures
        assert "taken out of the record" in " ".join(texts(m) for m in from_bot(followers))
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)
        assert fake.violations == []


def _button(message: Any, label: str) -> str:
    found = buttons(message)
    return found[label]


def _told(channel: Any, words: str) -> bool:
    return any(words in texts(message) for message in from_bot(channel))


async def test_edit_opens_a_form_with_what_was_read_on_slack(reviewing: Reviewing) -> None:
    fake = await FakeSlack.start()
    async with slack_app(fake, reviewing) as (app, workspace):
        anna = OnSlack(slack=fake, workspace=workspace, id="anna")
        await anna.slash("/review", "here")
        await until(partial(_said, fake, "posted here from now on"))
        await reviewing.post(CHANGE)
        await deliver(reviewing, app.chat)
        card = next(m for m in fake.world.posted if "Proposed change 1" in str(m.blocks))
        await anna.click(card, action_of(card, "Edit"))
        await until(lambda: workspace.views)
        [view] = workspace.views.values()
        shown = {b["block_id"]: b["element"].get("initial_value") for b in view["blocks"]}
        assert (shown["rate"], shown["from"]) == ("60", "2026-12-01")
        values = {
            name: {"value": {"type": "plain_text_input", "value": value}}
            for name, value in (shown | {"rate": "65"}).items()
            if value
        }
        await anna.submit(view, values)
        while (await reviewing.states())[-1] != "edit: proposed":
            await asyncio.sleep(0.02)
        assert "Rate: 65% (by hand)" in await reviewing.say("/review show 1")
        assert "From: 2026-12-01" in await reviewing.say("/review show 1")


async def test_edit_opens_a_form_with_what_was_read_on_discord(
    reviewing: Reviewing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The modal's inputs come filled in; what is left as it was is no edit."""
    from adapters.discord.forms import form
    from bot.commands.parsing.command_line import form_call
    from bot.domain.question_state import QuestionState

    await reviewing.post(CHANGE)
    edit = next(
        option.question
        for part in (await reviewing.card("/review next")).parts
        for option in getattr(part, "options", ())
        if option.label == "Edit"
    )
    call = form_call(edit, COMMANDS)
    assert call is not None
    known = QuestionState(command="review", options=call.options)
    made = form(call.command, "en", known)
    shown = {c.component.custom_id: c.component.default for c in made.children}  # type: ignore[attr-defined] # labels with inputs
    assert (shown["rate"], shown["from"]) == ("60", "2026-12-01")
    assert "Type what is right" in await reviewing.say(edit)


async def test_poisoned_words_ping_nobody_and_link_nowhere_on_slack(reviewing: Reviewing) -> None:
    fake = await FakeSlack.start()
    async with slack_app(fake, reviewing) as (app, workspace):
        anna = OnSlack(slack=fake, workspace=workspace, id="anna")
        await anna.slash("/review", "here")
        await until(partial(_said, fake, "posted here from now on"))
        poison = "<!channel> @everyone <https://evil.example|official text> *now* `x`"
        await reviewing.post(f"{CHANGE}\n{poison}", title=f"Tariffs end {poison}")
        await reviewing.post(f"[event] {poison} on 2026-11-05", key="?p=2", title=poison)
        await deliver(reviewing, app.chat)
        cards = [m for m in fake.world.posted if "Proposed change" in str(m.blocks)]
        assert len(cards) == 2
        for card in cards:
            assert "<!channel>" not in card.text
            assert not any(_markup(part) for part in _elements(card.blocks))
            assert not card.unfurl


def _elements(value: Any) -> list[dict[str, Any]]:
    """Every object in a message's blocks."""
    found = []
    if isinstance(value, dict):
        found.append(value)
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        found.extend(_elements(one))
    return found


def _markup(part: dict[str, Any]) -> bool:
    """Whether an element pings, links to where a document says, or would be read as markup."""
    if part.get("type") in ("broadcast", "user", "usergroup"):
        return True
    if part.get("type") == "link":
        return "evil" in str(part.get("url"))
    return part.get("type") == "mrkdwn" and "<!channel>" in str(part.get("text"))
