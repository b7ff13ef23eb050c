"""Forms on Discord with the whole core behind them: for which channel, and what is amiss where."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.domain.subscriptions import Subscription
from store.store import open_store
from tests.discord.conftest import Start
from tests.discord.payloads import buttons, inputs, texts
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import USUAL, Channel, Interaction, channel_id, guild_id

MANAGER = USUAL | 1 << 5
FORM = "td:form:digest/subscribe"


def manager(fake: FakeDiscord) -> Person:
    """Ana, who may manage the server, in its first channel."""
    channel = fake.world.channels[channel_id(guild_id(0), 0)]
    return Person(fake=fake, channel=channel, permissions=MANAGER)


def other(fake: FakeDiscord) -> Channel:
    return fake.world.channels[channel_id(guild_id(0), 1)]


def shown(done: Interaction) -> Json:
    assert done.original is not None
    return done.original


async def orders(data: Path) -> tuple[Subscription, ...]:
    store = await open_store(data=data / "shipped")
    async with store.transaction() as records:
        found = await records.subscriptions.all(platform="discord")
    await store.close()
    return found


async def test_the_form_of_a_digest_subscribes_the_channel_that_was_picked(
    fake: FakeDiscord, begin: Start, tmp_path: Path
) -> None:
    await begin()
    ana = manager(fake)
    picked = str(other(fake).id)
    done = await settled(await ana.submit(FORM, channel=[picked], every="daily", topics="steel"))
    assert "tariff brief" in texts(shown(done))
    [order] = await orders(tmp_path)
    assert (order.place.channel, order.include.goods) == (picked, frozenset({"steel"}))


async def test_a_wrong_field_is_named_and_the_form_opens_again_as_it_was_filled_in(
    fake: FakeDiscord, begin: Start, tmp_path: Path
) -> None:
    await begin()
    ana = manager(fake)
    picked = str(other(fake).id)
    filled = {"every": "daily", "at": "25:99", "topics": "steel"}
    done = await settled(await ana.submit(FORM, channel=[picked], **filled))
    assert texts(shown(done)).startswith("**At what time: ")
    assert await orders(tmp_path) == ()
    again = await settled(await ana.press(shown(done), buttons(shown(done))["Correct it"]))
    assert again.callback is not None
    held = inputs(again.callback["data"])
    assert {name: held[name] for name in ("channel", *filled)} == {"channel": picked, **filled}


async def test_a_wrong_field_is_named_in_french_to_those_who_read_it(
    fake: FakeDiscord, begin: Start
) -> None:
    await begin()
    ana = replace(manager(fake), locale="fr")
    done = await settled(await ana.submit(FORM, every="daily", at="25:99"))
    said = texts(shown(done)).replace("\u00a0", " ")
    assert said.startswith("**À quelle heure : Je ne lis pas l’heure") or said.startswith(
        "**À quelle heure : Je ne lis pas l'heure"
    )
    assert "Corriger" in buttons(shown(done))
