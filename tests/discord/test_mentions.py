"""Mentions and direct messages: answered where they were asked, once, with what is allowed there."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from adapters.discord.tree import MANAGE_GUILD
from tests.discord.conftest import Running, Start
from tests.discord.payloads import buttons, from_bot, texts, until
from tests.platforms.discord.hooks import EPHEMERAL
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import (
    ATTACH,
    DM,
    PUBLIC_THREAD,
    PUBLIC_THREADS,
    SEND,
    SEND_IN_THREADS,
    USUAL,
    VOICE,
    Channel,
)


def thread_of(fake: FakeDiscord, message: int) -> Channel | None:
    return fake.world.channels.get(message)


async def answered(channel: Channel, count: int = 1) -> list[str]:
    await until(lambda: len(from_bot(channel)) >= count)
    return [texts(message) for message in from_bot(channel)]


async def test_a_mention_in_a_channel_opens_a_thread_and_answers_there(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    asked = await ana.say("steel?", mention=True)
    number = int(asked["id"])
    await until(lambda: thread_of(fake, number))
    thread = fake.world.channel(number)
    assert thread.name == "Steel"
    assert "You asked: steel?" in (await answered(thread))[0]
    assert from_bot(ana.channel) == []


async def test_where_threads_are_switched_off_it_replies_in_place(
    bot_context: Running, ana: Person
) -> None:
    admin = replace(ana, permissions=USUAL | MANAGE_GUILD)
    told = await settled(await admin.slash("dutybell", threads="no", language="fr"))
    assert told.original is not None
    assert "answered in place. Language of the answers: Français." in texts(told.original)
    asked = await ana.say("steel?", mention=True)
    await answered(ana.channel)
    reply = from_bot(ana.channel)[0]
    assert reply["message_reference"]["message_id"] == int(asked["id"])


async def test_only_those_who_manage_the_server_change_how_it_behaves(
    bot_context: Running, ana: Person
) -> None:
    told = await settled(await ana.slash("dutybell", threads="no"))
    assert told.original is not None
    assert "Manage Server" in texts(told.original)


async def test_in_a_thread_it_answers_there_and_knows_both_channel_and_thread(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    thread = fake.world.add_channel(
        ana.channel.guild, 777, kind=PUBLIC_THREAD, parent=ana.channel.id
    )
    ana.channel = thread
    await ana.say("where", mention=True)
    said = (await answered(thread))[0]
    assert f"'{thread.parent}', '777', '7'" in said


async def test_a_direct_message_needs_no_mention(bot_context: Running, fake: FakeDiscord) -> None:
    alone = Person(fake=fake, channel=fake.world.add_channel(None, 555, kind=DM))
    await alone.say("steel?")
    assert "You asked: steel?" in (await answered(alone.channel))[0]


async def test_talk_without_a_mention_is_left_alone(bot_context: Running, ana: Person) -> None:
    await ana.say("steel is dear")
    await ana.say("where", mention=True)
    await until(lambda: len(ana.fake.world.channels) > 2)
    assert from_bot(ana.channel) == []


async def test_pages_of_a_public_answer_turn_for_the_presser_alone(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    asked = await ana.say("long", mention=True)
    await until(lambda: thread_of(fake, int(asked["id"])))
    thread = fake.world.channel(int(asked["id"]))
    await answered(thread)
    message = from_bot(thread)[0]
    there = Person(fake=fake, channel=thread, id=8, name="ben")
    turned = await settled(await there.press(message, buttons(message)["Next ▶"]))
    assert turned.original is not None
    assert turned.original["flags"] & EPHEMERAL
    assert "page 2 of 3" in texts(turned.original)
    assert "page 1 of 3" in texts(from_bot(thread)[0])


async def test_two_processes_answer_one_message_once(
    start: Start, ana: Person, fake: FakeDiscord
) -> None:
    await start()
    await start()
    asked = await ana.say("steel?", mention=True)
    await until(lambda: thread_of(fake, int(asked["id"])))
    thread = fake.world.channel(int(asked["id"]))
    await answered(thread)
    await asyncio.sleep(0.3)
    assert len(from_bot(thread)) == 1


async def test_a_replayed_message_is_answered_once(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    asked = await ana.say("steel?", mention=True)
    await fake.gateway.message(asked, guild=ana.channel.guild)
    await until(lambda: thread_of(fake, int(asked["id"])))
    await asyncio.sleep(0.3)
    assert len(from_bot(fake.world.channel(int(asked["id"])))) == 1


async def test_a_thread_that_exists_already_is_used(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    fake.gateway.sessions, held = {}, fake.gateway.sessions
    asked = await ana.say("steel?", mention=True)
    thread = fake.world.add_channel(
        ana.channel.guild, int(asked["id"]), kind=PUBLIC_THREAD, parent=ana.channel.id
    )
    fake.gateway.sessions = held
    await fake.gateway.message(asked, guild=ana.channel.guild)
    assert "You asked" in (await answered(thread))[0]


async def test_where_no_thread_may_be_opened_it_replies_and_says_why(
    bot_context: Running, ana: Person
) -> None:
    ana.channel.permissions = USUAL & ~PUBLIC_THREADS
    await ana.say("steel?", mention=True)
    said = (await answered(ana.channel))[0]
    assert "You asked: steel?" in said
    assert "Create Public Threads" in said
    assert f"<#{ana.channel.id}>" in said


async def test_where_it_may_not_speak_it_says_so_by_direct_message(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    ana.channel.permissions = USUAL & ~(SEND | PUBLIC_THREADS | SEND_IN_THREADS)
    await ana.say("steel?", mention=True)
    await until(lambda: 50_007 in fake.world.channels)
    said = (await answered(fake.world.channel(50_007)))[0]
    assert "Send Messages" in said
    assert f"<#{ana.channel.id}>" in said
    assert from_bot(ana.channel) == []


async def test_a_chart_where_files_are_not_allowed_is_told_in_words(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    ana.channel.permissions = USUAL & ~(ATTACH | PUBLIC_THREADS)
    await ana.say("chart", mention=True)
    said = (await answered(ana.channel))[0]
    assert "50% from June 2025" in said


async def test_an_archived_thread_is_woken_to_answer_in(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    thread = fake.world.add_channel(
        ana.channel.guild, 777, kind=PUBLIC_THREAD, parent=ana.channel.id, archived=True
    )
    ana.channel = thread
    await ana.say("steel?", mention=True)
    assert "You asked" in (await answered(thread))[0]
    assert not thread.archived


async def test_permissions_taken_away_since_are_noticed_and_answered_around(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    ana.channel.permissions = USUAL & ~PUBLIC_THREADS
    await ana.say("steel?", mention=True)
    await answered(ana.channel)
    ana.channel.permissions = USUAL & ~(PUBLIC_THREADS | ATTACH)
    await ana.say("chart", mention=True)
    assert "50% from June 2025" in (await answered(ana.channel, 2))[1]


async def test_what_is_missing_is_said_in_the_language_of_the_question(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    ana.channel.permissions = USUAL & ~(SEND | PUBLIC_THREADS | SEND_IN_THREADS)
    await ana.say("quel est le droit sur l'acier ?", mention=True)
    await until(lambda: 50_007 in fake.world.channels)
    said = (await answered(fake.world.channel(50_007)))[0]
    assert "Permission manquante" in said
    assert "Envoyer des messages" in said


async def test_in_the_text_of_a_voice_channel_it_replies_in_place(
    bot_context: Running, ana: Person, fake: FakeDiscord
) -> None:
    ana.channel = fake.world.add_channel(ana.channel.guild, 778, kind=VOICE)
    await ana.say("steel?", mention=True)
    assert "You asked: steel?" in (await answered(ana.channel))[0]
