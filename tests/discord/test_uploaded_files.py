"""A spreadsheet given to the bot on Discord becomes a watch list, once somebody says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.discord.tree import ATTACHMENT, MANAGE_GUILD, tree
from bot.commands.registry import COMMANDS
from bot.domain.uploaded_files import MOST_BYTES
from tests.discord.conftest import Start
from tests.discord.payloads import buttons, from_bot, texts, until
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import DM, USUAL, Interaction

GOODS = b"code,name,from,value\n7208.51,Plate,CA,1000\nnonsense,X,CA,\n"


def shown(told: Interaction) -> Json:
    assert told.original is not None
    return told.original


async def pressed(person: Person, message: Json, label: str) -> str:
    told = await settled(await person.press(message, buttons(message)[label]))
    return texts(shown(told))


async def listed(person: Person) -> str:
    return texts(shown(await settled(await person.slash("watch list"))))


def test_the_command_has_sub_commands_with_options_of_their_own_and_upload_takes_a_file() -> None:
    [watch] = [one for one in tree(COMMANDS) if one["name"] == "watch"]
    subs = {one["name"]: one for one in watch["options"]}
    assert [one["name"] for one in subs["list"]["options"]] == []
    assert [(one["name"], one["type"]) for one in subs["upload"]["options"]] == [
        ("table", ATTACHMENT),
        ("rows", 3),
    ]


async def test_a_file_given_to_the_command_is_confirmed_and_kept(
    begin: Start, ana: Person, fake: FakeDiscord
) -> None:
    first = await begin()
    asked = await settled(
        await ana.slash_file("watch upload", "table", fake.attach("goods.csv", GOODS))
    )
    message = shown(asked)
    assert "1 line read from goods.csv. Keep it?" in texts(message)
    assert "row 3: code “nonsense”" in texts(message)
    assert "Nothing is watched here yet" in await listed(ana)
    await first.stop()
    await begin()  # buttons outlive the process
    assert "row 3: code “nonsense”: write a tariff code" in await pressed(
        ana, message, "Left out (1)"
    )
    assert "Added 1 line. Watched here now: 1 line." in await pressed(ana, message, "Keep 1 line")
    assert "7208.51" in await listed(ana)
    assert "This file waits no more" in await pressed(ana, message, "Keep 1 line")
    assert len(fake.world.fetched) == 1


async def test_a_file_in_a_mention_or_a_direct_message_is_taken_for_a_list(
    begin: Start, ana: Person, fake: FakeDiscord
) -> None:
    await begin()
    admin = replace(ana, id=1, name="adm", permissions=USUAL | MANAGE_GUILD)
    said = await admin.say("our goods", fake.attach("goods.csv", GOODS), mention=True)
    await until(lambda: fake.world.channels.get(int(said["id"])))
    thread = fake.world.channel(int(said["id"]))
    await until(lambda: from_bot(thread))
    [message] = from_bot(thread)
    assert "1 line read from goods.csv" in texts(message)
    there = replace(admin, channel=thread)
    assert "Added 1 line" in await pressed(there, message, "Keep 1 line")
    assert "7208.51" in await listed(ana)

    alone = Person(fake=fake, channel=fake.world.add_channel(None, 555, kind=DM))
    await alone.say("", fake.attach("goods.csv", GOODS))
    await until(lambda: from_bot(alone.channel))
    [message] = from_bot(alone.channel)
    assert "Added 1 line" in await pressed(alone, message, "Keep 1 line")


async def test_a_file_of_somebody_else_is_settled_by_those_who_manage_the_server(
    begin: Start, ana: Person, fake: FakeDiscord
) -> None:
    await begin()
    file = fake.attach("goods.csv", GOODS)
    message = shown(await settled(await ana.slash_file("watch upload", "table", file)))
    ben = replace(ana, id=8, name="ben")
    assert "Where /watch is open to you" in await pressed(ben, message, "Keep 1 line")
    admin = replace(ben, permissions=USUAL | MANAGE_GUILD)
    assert "Added 1 line" in await pressed(admin, message, "Keep 1 line")


@pytest.mark.parametrize(
    ("name", "content", "at", "said"),
    [
        ("goods.csv", b"x" * (MOST_BYTES + 1), "", "goods.csv is larger than 5 MB"),
        ("plant.jpg", b"\xff\xd8", "", "plant.jpg is no table that I read"),
        ("goods.csv", GOODS, "http://127.0.0.1:9/goods.csv", "could not be fetched just now"),
        ("goods.csv", b"a,b\n1,2\n", "", "I find no column with a tariff code"),
    ],
    ids=["too big", "picture", "elsewhere", "no codes"],
)
async def test_what_is_no_list_is_told_in_words(
    begin: Start, ana: Person, fake: FakeDiscord, name: str, content: bytes, at: str, said: str
) -> None:
    await begin()
    file = fake.attach(name, content, at=at)
    asked = await settled(await ana.slash_file("watch upload", "table", file))
    assert said in texts(shown(asked))


async def test_an_upload_without_a_file_says_how_to_give_one(begin: Start, ana: Person) -> None:
    await begin()
    asked = await settled(await ana.slash("watch upload"))
    assert "Send me a CSV or Excel file" in texts(shown(asked))


async def test_a_picture_beside_a_question_leaves_the_question_as_it_is(
    begin: Start, ana: Person, fake: FakeDiscord
) -> None:
    await begin()
    said = await ana.say("duty on steel", fake.attach("plant.jpg", b"\xff"), mention=True)
    await until(lambda: fake.world.channels.get(int(said["id"])))
    thread = fake.world.channel(int(said["id"]))
    await until(lambda: from_bot(thread))
    assert "50%" in texts(from_bot(thread)[0])
    assert fake.world.fetched == []
