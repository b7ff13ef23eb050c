"""The same behaviour on simcord, whose people can only do what people can do."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.discord.app import DiscordApp, Dutybell
from adapters.discord.settings import DiscordSettings
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from store.store import SqlStore
from tests.discord.conftest import NOW
from tests.discord.sample_cards import SomePicture, answering
from tests.platforms.discord.contract import components

STRING_SELECT, TEXT_INPUT = 3, 4


def client(store: SqlStore) -> Dutybell:
    bot_context = BotContext(store=store, catalogue=COMMANDS)
    app = DiscordApp(
        bot_context=bot_context,
        charts=SomePicture(),
        clock=lambda: NOW,
        settings=DiscordSettings(token="simulated", shard_count=1),
        answering=answering,
    )
    return app.client()


@pytest.fixture
def simcord_bot(local_store: SqlStore) -> Dutybell:
    return client(local_store)


@pytest.fixture
async def env(simcord_env: Any) -> Any:
    await simcord_env.bot.sync()
    return simcord_env


def shown(message: Any) -> str:
    """The words of a response, or of a message in a channel."""
    listed = message.components
    raw = [one if isinstance(one, dict) else one.to_dict() for one in listed]
    return "\n".join(one["content"] for one in components(raw) if one["type"] == 10)


def people(env: Any) -> tuple[Any, Any]:
    guild = env.create_guild()
    return guild.create_text_channel("trade"), guild.add_member(env.create_user("ana"))


async def test_a_command_is_answered_to_the_asker_and_shared_by_a_button(env: Any) -> None:
    channel, ana = people(env)
    asked = await ana.slash(channel, "tariff", good="steel")
    assert asked.ephemeral
    assert "You asked: steel" in shown(asked.response)
    shared = await ana.click(asked.response, label="Share")
    assert not shared.ephemeral
    assert [shown(message) for message in channel.history()] == [shown(shared.response)]


async def test_every_command_of_the_catalogue_is_there(env: Any) -> None:
    channel, ana = people(env)
    shown = {name.split(" ")[0] for name in ana.available_commands(channel)}
    assert shown <= {command.name for command in COMMANDS}
    assert {"tariff", "quote", "help"} <= set(ana.available_commands(channel))


async def test_settings_commands_are_for_those_who_manage_the_server(env: Any) -> None:
    channel, ana = people(env)
    settings = {command.name for command in COMMANDS if command.settings}
    assert settings
    assert not settings & set(ana.available_commands(channel))


async def test_pages_turn_after_the_bot_was_restarted(env: Any, local_store: SqlStore) -> None:
    channel, ana = people(env)
    asked = await ana.slash(channel, "tariff", good="long")
    await env.restart_bot(client(local_store))
    await ana.click(asked.response, label="Next ▶")
    assert "page 2 of 3" in shown(asked.response)


async def test_a_form_is_filled_in_and_asks(env: Any) -> None:
    channel, ana = people(env)
    asked = await ana.slash(channel, "help")
    form = await ana.click(asked.response, label="Ask…")
    done = await ana.submit_modal(form, {"question": "what about copper"})
    assert "You asked: what about copper" in shown(done.response)


async def test_the_form_of_a_duty_holds_what_was_said_already(env: Any) -> None:
    channel, ana = people(env)
    asked = await ana.slash(channel, "duty", good="7208.51", value="10000 USD", usmca="yes")
    form = await ana.click(asked.response, label="Ask…")
    inputs = [c for c in components(form.modal["components"]) if c["type"] == TEXT_INPUT]
    assert {one["custom_id"]: one.get("value") for one in inputs} == {
        "good": "7208.51",
        "value": "10000 USD",
        "on": None,
    }
    selects = [c for c in components(form.modal["components"]) if c["type"] == STRING_SELECT]
    chosen = {
        one["custom_id"]: [o["value"] for o in one["options"] if o.get("default")]
        for one in selects
    }
    assert chosen == {"from": [], "usmca": ["yes"]}
    done = await ana.submit_modal(form, {"good": "copper", "value": "5 CAD"})
    assert "You asked: copper 5 CAD" in shown(done.response)


async def test_a_message_is_briefed_on_from_its_menu(env: Any) -> None:
    channel, ana = people(env)
    message = await ana.send(channel, "steel is at 50% now")
    done = await ana.context_menu(channel, "Brief me on this", message)
    assert "A brief on: steel is at 50% now" in shown(done.response)


async def test_a_mention_opens_a_thread_and_is_answered_there(env: Any) -> None:
    channel, ana = people(env)
    await ana.send(channel, f"<@{env.bot.user.id}> steel?")
    (thread,) = channel.threads
    assert ["You asked: steel?" in shown(message) for message in thread.history()] == [True]


async def test_a_direct_message_is_answered(env: Any) -> None:
    user = env.create_user("ben")
    await user.send_dm("steel?")
    answers = [m for m in user.dm_channel.history() if m.author.bot]
    assert ["You asked: steel?" in shown(message) for message in answers] == [True]
