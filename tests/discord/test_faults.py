"""Whatever goes wrong between Discord and us: no answer lost, none doubled, nothing leaked."""

from __future__ import annotations

import asyncio
import logging

import discord
import pytest

from adapters.discord.app import TokenRefused
from bot.commands.registry import COMMANDS
from tests.discord.conftest import Running, Start
from tests.discord.payloads import from_bot, texts, until
from tests.platforms.discord.faults import Fault
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import TOKEN


async def in_thread(fake: FakeDiscord, message: int) -> list[str]:
    def said() -> list[str]:
        thread = fake.world.channels.get(message)
        return [texts(m) for m in from_bot(thread)] if thread else []

    await until(said)
    await asyncio.sleep(0.3)
    return said()


@pytest.mark.parametrize(
    "fault",
    [
        Fault(path="callback", status=503),
        Fault(path="callback", way="drop"),
        Fault(path="callback", way="drop reply"),
        Fault(path="callback", status=429, seconds=0.1),
    ],
    ids=["503", "line cut before", "line cut after", "429"],
)
async def test_a_callback_that_fails_once_is_answered_once(
    bot_context: Running, ana: Person, fake: FakeDiscord, fault: Fault
) -> None:
    fake.faults.add(fault)
    done = await settled(await ana.slash("tariff", good="steel"))
    await asyncio.sleep(0.5)
    assert done.original is not None
    assert "You asked: steel" in texts(done.original)
    assert len(from_bot(ana.channel)) == 0
    assert done.followups == []


async def test_an_interaction_that_came_too_late_is_dropped_quietly(
    bot_context: Running, ana: Person, fake: FakeDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    fake.patience = 0.0
    done = await ana.slash("tariff", good="steel")
    await until(lambda: fake.called("POST", "callback"))
    await asyncio.sleep(0.2)
    assert done.callback is None
    assert [r.levelno for r in caplog.records if r.levelno >= logging.ERROR] == []
    assert len(fake.called("POST", "callback")) == 1


@pytest.mark.parametrize("way", ["drop", "drop reply"])
async def test_the_edit_after_a_defer_survives_a_broken_line(
    bot_context: Running, ana: Person, fake: FakeDiscord, way: str
) -> None:
    fake.faults.add(Fault(path="@original", way=way))  # type: ignore[arg-type]  # test data
    done = await settled(await ana.slash("tariff", good="slow 1.6"), 8)
    assert done.original is not None
    assert "You asked" in texts(done.original)
    assert done.followups == []


async def test_two_processes_answer_one_interaction_once(
    start: Start, ana: Person, fake: FakeDiscord
) -> None:
    await start()
    await start()
    done = await settled(await ana.slash("tariff", good="steel"))
    await until(lambda: len(fake.called("POST", "callback")) == 2)
    await asyncio.sleep(0.2)
    assert sorted(c.status for c in fake.called("POST", "callback")) == [200, 400]
    assert done.followups == []


@pytest.mark.parametrize(
    "fault",
    [
        Fault(path="/messages$", status=503),
        Fault(path="/messages$", way="drop"),
        Fault(path="/messages$", way="drop reply"),
        Fault(path="/messages$", status=429, seconds=0.2),
        Fault(path="/messages$", status=429, seconds=0.2, everywhere=True),
        Fault(path="/threads$", way="drop reply"),
    ],
    ids=["503", "cut before", "cut after", "429", "global 429", "thread cut after"],
)
async def test_an_answer_to_a_mention_is_neither_lost_nor_doubled(
    bot_context: Running, ana: Person, fake: FakeDiscord, fault: Fault
) -> None:
    fake.faults.add(fault)
    asked = await ana.say("steel?", mention=True)
    assert len(await in_thread(fake, int(asked["id"]))) == 1


async def test_a_dropped_gateway_resumes_and_nothing_is_lost(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    await fake.gateway.drop()
    asked = await ana.say("steel?", mention=True)
    assert len(await in_thread(fake, int(asked["id"]))) == 1
    assert len(fake.gateway.resumes) == 1
    assert len(fake.gateway.identifies) == 1


async def test_asked_to_reconnect_it_resumes(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    await fake.gateway.ask_to_reconnect()
    await until(lambda: fake.gateway.resumes)
    asked = await ana.say("steel?", mention=True)
    assert len(await in_thread(fake, int(asked["id"]))) == 1


async def test_an_invalid_session_identifies_anew_without_registering_commands_again(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    await fake.gateway.invalidate()
    await until(lambda: len(fake.gateway.identifies) == 2)
    await until(lambda: fake.gateway.sessions)
    asked = await ana.say("steel?", mention=True)
    assert len(await in_thread(fake, int(asked["id"]))) == 1
    assert fake.world.syncs == 1


async def test_a_reset_token_ends_it_with_a_plain_word_and_no_secret(
    bot_context: Running, fake: FakeDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    fake.world.token = "another"
    for session in list(fake.gateway.sessions.values()):
        assert session.socket is not None
        await session.socket.ws.close(code=4004)
    with pytest.raises(TokenRefused, match="DISCORD_TOKEN"):
        await asyncio.wait_for(asyncio.shield(bot_context.task), 60)
    assert TOKEN not in caplog.text


async def test_commands_are_registered_once_for_the_same_tree(
    start: Start, fake: FakeDiscord
) -> None:
    first = await start()
    await first.stop()
    await start()
    assert fake.world.syncs == 1
    names = [command["name"] for command in fake.world.commands[""]]
    own = ["dutybell", "Brief me on this", "What does this link change?"]
    assert names == [*(command.name for command in COMMANDS), *own]
    assert await first.app.sync() == len(names)
    assert fake.world.syncs == 2


async def test_only_unprivileged_intents_are_asked_for(
    bot_context: Running, fake: FakeDiscord
) -> None:
    privileged = 1 << 1 | 1 << 8 | 1 << 15  # members, presences, message content
    assert [one["intents"] & privileged for one in fake.gateway.identifies] == [0]


async def test_no_message_of_ours_can_call_anyone(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    await settled(await ana.slash("tariff", good="steel"))
    asked = await ana.say("steel?", mention=True)
    await in_thread(fake, int(asked["id"]))
    callback = fake.called("POST", "callback")[0].body["data"]
    posted = fake.called("POST", "/messages$")[0].body
    for body in (callback, posted):
        assert body["allowed_mentions"]["parse"] == []
        assert not body["allowed_mentions"].get("replied_user")


async def test_a_start_gives_no_warning(start: Start, caplog: pytest.LogCaptureFixture) -> None:
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = True
    await start()
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.WARNING] == []
