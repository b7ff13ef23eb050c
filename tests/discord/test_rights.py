"""Who may change what a channel gets: whom Discord lets use /digest, and nobody by other ways."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.discord.tree import MANAGE_GUILD
from tests.discord.conftest import Start
from tests.discord.payloads import buttons, from_bot, texts, until
from tests.platforms.discord.hooks import DEFER, EPHEMERAL
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import DM, PUBLIC_THREAD, USUAL, Channel, Interaction

REFUSED = "Only people who manage a server where I am installed"


@pytest.fixture
def thread(fake: FakeDiscord, channel: Channel) -> Channel:
    return fake.world.add_channel(channel.guild, 777, kind=PUBLIC_THREAD, parent=channel.id)


@pytest.fixture
def admin(fake: FakeDiscord, channel: Channel) -> Person:
    return Person(fake=fake, channel=channel, id=1, name="adm", permissions=USUAL | MANAGE_GUILD)


async def ordered(admin: Person) -> Json:
    """The answer to a first order."""
    return shown(await settled(await admin.slash("digest", action="subscribe")))


def shown(interaction: Interaction) -> Json:
    assert interaction.original is not None
    return interaction.original


async def stands(admin: Person) -> str:
    return texts(shown(await settled(await admin.slash("digest", action="list"))))


async def test_a_mention_stops_no_briefs_for_whoever_does_not_manage_the_server(
    begin: Start, ana: Person, admin: Person, thread: Channel
) -> None:
    await begin()
    await ordered(admin)
    await replace(ana, channel=thread).say("/digest stop", mention=True)
    await until(lambda: from_bot(thread))
    assert REFUSED in texts(from_bot(thread)[0])
    assert "active" in await stands(admin)


async def test_neither_does_a_button_nor_a_form(begin: Start, ana: Person, admin: Person) -> None:
    await begin()
    message = await ordered(admin)
    done = [
        await settled(await ana.press(message, buttons(message)["Stop"])),
        await settled(await ana.submit("td:form:digest", action="stop")),
        await settled(await ana.submit("td:form:ask", question="digest stop")),
    ]
    assert [REFUSED in texts(shown(one)) for one in done] == [True, True, True]
    assert "active" in await stands(admin)


async def test_the_command_itself_is_for_whom_the_server_allows_it(
    begin: Start, ana: Person, admin: Person
) -> None:
    await begin()
    await ordered(admin)
    done = await settled(await ana.slash("digest", action="stop"))
    assert "Stopped." in texts(shown(done))


async def test_a_button_that_changes_settings_is_deferred_before_anything_changes(
    begin: Start, admin: Person
) -> None:
    await begin()
    message = await ordered(admin)
    done = await settled(await admin.press(message, buttons(message)["Stop"]))
    assert done.callback is not None
    assert done.callback["type"] == DEFER
    assert "Stopped." in texts(shown(done))


async def test_where_a_person_has_brought_us_along_no_briefs_are_ordered(
    begin: Start, ana: Person, admin: Person, fake: FakeDiscord
) -> None:
    await begin()
    several = replace(ana, channel=fake.world.add_channel(None, 556, kind=DM), along=True)
    foreign = fake.world.add_guild(9, channels=1)  # known to it only after the bot has connected
    elsewhere = replace(admin, channel=fake.world.channel(foreign.channels[0]), along=True)
    done = [
        await settled(await each.submit("td:form:ask", question="digest subscribe daily"))
        for each in (several, elsewhere)
    ]
    assert [REFUSED in texts(shown(one)) for one in done] == [True, True]


async def test_among_several_people_the_asker_alone_sees_the_answer_and_may_share_it(
    begin: Start, ana: Person, fake: FakeDiscord
) -> None:
    await begin()
    several = replace(ana, channel=fake.world.add_channel(None, 556, kind=DM), along=True)
    done = shown(await settled(await several.slash("tariff", good="steel")))
    assert done["flags"] & EPHEMERAL
    assert "Share" in buttons(done)
