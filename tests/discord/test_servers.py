"""Coming to a server, leaving it, and what of it is kept in memory."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

from adapters.discord.gateway_cache import slim
from bot.domain.questions import Place
from bot.ports import PlaceSettings
from store.store import SqlStore
from tests.discord.conftest import NOW, Running, Start, app_on, settings
from tests.discord.sample_cards import NASTY_CARD
from tests.discord.test_send import pending
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import BOT_ID, Channel, guild_id

Servers = tuple[tuple[str, str], ...]


async def departed(store: SqlStore) -> Servers:
    """The servers noted as left."""
    async with store.transaction() as records:
        return await records.subscriptions.departed(NOW + timedelta(seconds=1))


async def departed_after(store: SqlStore, before: Servers) -> Servers:
    """Those noted once they are no longer ``before``; TimeoutError after a minute."""
    async with asyncio.timeout(60):
        while (now := await departed(store)) == before:
            await asyncio.sleep(0.02)
    return now


async def test_a_server_that_removes_the_bot_is_noted_until_it_comes_back(
    bot_context: Running, fake: FakeDiscord, local_store: SqlStore
) -> None:
    number = guild_id(0)
    await fake.gateway.dispatch("GUILD_DELETE", {"id": str(number)}, guild=number)
    left = await departed_after(local_store, ())
    assert left == (("discord", str(number)),)
    back = fake.world.guild_payload(fake.world.guilds[number])
    del back["unavailable"]
    await fake.gateway.dispatch("GUILD_CREATE", back, guild=number)
    assert await departed_after(local_store, left) == ()


async def test_an_outage_of_discord_is_no_removal(
    bot_context: Running, fake: FakeDiscord, local_store: SqlStore
) -> None:
    number = guild_id(0)
    gone = {"id": str(number), "unavailable": True}
    await fake.gateway.dispatch("GUILD_DELETE", gone, guild=number)
    await asyncio.sleep(0.1)
    assert await departed(local_store) == ()


async def settled(store: SqlStore, *servers: int, left: bool = False) -> None:
    """The ``servers`` have a setting of their own, and ``left`` while we were connected."""
    async with store.transaction() as records:
        for number in servers:
            place = Place(platform="discord", workspace=str(number))
            await records.channel_settings.settle(place, PlaceSettings())
            if left:
                await records.subscriptions.leave("discord", str(number), now=NOW)


async def test_a_server_that_removed_the_bot_while_nobody_was_connected_is_noted(
    fake: FakeDiscord, local_store: SqlStore, start: Start
) -> None:
    await settled(local_store, guild_id(0), guild_id(7))
    await start()
    assert await departed_after(local_store, ()) == (("discord", str(guild_id(7))),)


async def test_a_server_that_took_the_bot_back_while_nobody_was_connected_goes_on(
    fake: FakeDiscord, local_store: SqlStore, start: Start
) -> None:
    await settled(local_store, guild_id(0), guild_id(7), left=True)
    before = await departed(local_store)
    await start()
    assert await departed_after(local_store, before) == (("discord", str(guild_id(7))),)


async def test_a_server_of_another_process_s_shard_is_not_taken_for_one_that_left(
    fake: FakeDiscord, local_store: SqlStore
) -> None:
    others, gone = guild_id(7), guild_id(6)  # of the shards 0 and 1
    await settled(local_store, others, gone)
    app = app_on(fake, local_store, replace(settings(fake), shard_ids=(1,), shard_count=2))
    running = Running(app=app, task=asyncio.create_task(app.serve()))
    try:
        assert await departed_after(local_store, ()) == (("discord", str(gone)),)
    finally:
        await running.stop()


def test_of_a_server_only_what_permissions_need_is_kept(fake: FakeDiscord) -> None:
    guild = fake.world.add_guild(1, channels=20, roles=10)
    kept = slim(fake.world.guild_payload(guild), BOT_ID)
    assert kept["channels"] == []
    assert [role["id"] for role in kept["roles"]] == [str(guild.id), str(guild.id + 1)]
    assert len(kept["members"]) == 1


async def test_a_process_that_only_posts_calls_no_one_either(
    fake: FakeDiscord, local_store: SqlStore, channel: Channel
) -> None:
    app = app_on(fake, local_store)
    async with app.posting():
        await app.chat.send(pending(channel, NASTY_CARD))
    body = fake.called("POST", "/messages$")[0].body
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}
    assert fake.gateway.identifies == []
