"""A question on Discord is answered in its language: the asker's, or that of its words."""

from __future__ import annotations

import pytest

from tests.discord.conftest import Start
from tests.discord.payloads import from_bot, texts, until
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import channel_id, guild_id

ACIER = "Acier, Canada → É.-U. : 50 %"


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def person(fake: FakeDiscord, locale: str) -> Person:
    channel = fake.world.channels[channel_id(guild_id(0), 0)]
    return Person(fake=fake, channel=channel, locale=locale)


@pytest.mark.parametrize("locale", ["fr", "en-US"])
async def test_a_command_is_answered_in_the_language_of_whoever_types_it(
    fake: FakeDiscord, begin: Start, locale: str
) -> None:
    await begin()
    done = await settled(await person(fake, locale).slash("tariff", good="acier"))
    assert done.original is not None
    wanted = ACIER if locale == "fr" else "Steel, Canada → US: 50%"
    assert wanted in plain(texts(done.original))


async def test_a_french_question_of_an_english_server_is_answered_in_french(
    fake: FakeDiscord, begin: Start
) -> None:
    await begin()
    ana = person(fake, "en-US")
    await ana.say("quel est le droit de douane sur l'acier canadien ?", mention=True)
    await until(lambda: from_bot(ana.channel) or _in_threads(fake))
    told = (from_bot(ana.channel) + _in_threads(fake))[0]
    assert ACIER in plain(texts(told))


def _in_threads(fake: FakeDiscord) -> list[Json]:
    return [m for one in fake.world.channels.values() if one.is_thread for m in from_bot(one)]
