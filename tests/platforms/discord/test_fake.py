"""The fake keeps Discord's word: a real discord.py client, its limits and its refusals."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.platforms.discord.faults import Fault
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import TOKEN, channel_id


@pytest.fixture
async def fake() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord(rates=Rates(messages=(2, 0.4), everywhere=(20, 0.5))) as made:
        made.world.add_guild()
        yield made


@pytest.fixture
async def http(fake: FakeDiscord) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bot {TOKEN}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        yield session


def posts(fake: FakeDiscord, channel: int = 0) -> str:
    return f"{fake.base}/channels/{channel or first(fake)}/messages"


def first(fake: FakeDiscord) -> int:
    return channel_id(next(iter(fake.world.guilds)))


async def test_a_discord_py_client_connects_and_answers_an_interaction(
    fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Route, "BASE", fake.base)
    monkeypatch.setattr(DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(fake.gateway.url))
    client = discord.AutoShardedClient(intents=discord.Intents(guilds=True))

    @client.event
    async def on_interaction(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("25%", ephemeral=True)

    running = asyncio.create_task(client.start(TOKEN))
    await asyncio.wait_for(fake.gateway.ready.wait(), 60)
    done = await settled(await _person(fake).slash("tariff", good="steel"))
    assert done.original is not None
    assert done.original["content"] == "25%"
    await client.close()
    await running
    assert fake.violations == []


def _person(fake: FakeDiscord) -> Person:
    return Person(fake=fake, channel=fake.world.channel(first(fake)))


async def test_the_same_enforced_nonce_gives_the_same_message(
    fake: FakeDiscord, http: aiohttp.ClientSession
) -> None:
    body = {"content": "brief", "nonce": "a1", "enforce_nonce": True}
    ids = [(await (await http.post(posts(fake), json=body)).json())["id"] for _ in range(2)]
    assert ids[0] == ids[1]
    assert len(fake.world.channel(first(fake)).messages) == 1


async def test_the_third_message_in_a_window_of_two_is_refused_with_real_headers(
    fake: FakeDiscord, http: aiohttp.ClientSession
) -> None:
    replies = [await http.post(posts(fake), json={"content": "x"}) for _ in range(3)]
    assert [r.status for r in replies] == [200, 200, 429]
    last = replies[-1]
    assert last.headers["Via"]
    assert last.headers["X-RateLimit-Remaining"] == "0"
    assert last.headers["Content-Type"] == "application/json"
    assert (await last.json())["global"] is False


async def test_the_global_limit_says_so(fake: FakeDiscord, http: aiohttp.ClientSession) -> None:
    replies = [await http.get(f"{fake.base}/users/@me") for _ in range(21)]
    assert [r.status for r in replies] == [200] * 20 + [429]
    assert (await replies[-1].json())["global"] is True


async def test_a_dropped_reply_leaves_the_message_stored(
    fake: FakeDiscord, http: aiohttp.ClientSession
) -> None:
    fake.faults.add(Fault(path="messages", way="drop reply"))
    with pytest.raises(aiohttp.ClientError):
        await http.post(posts(fake), json={"content": "brief"})
    assert len(fake.world.channel(first(fake)).messages) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2001},
        {"embeds": [{"description": "x" * 3001}, {"description": "y" * 3000}]},
        {"flags": 1 << 15, "components": [{"type": 10, "content": "x"}] * 41},
        {"flags": 1 << 15, "components": [{"type": 10, "content": "x" * 2001}] * 2},
        {"flags": 1 << 15, "content": "x", "components": [{"type": 10, "content": "x"}]},
    ],
)
async def test_what_the_schema_misses_is_refused_all_the_same(
    fake: FakeDiscord, http: aiohttp.ClientSession, body: dict[str, object]
) -> None:
    reply = await http.post(posts(fake), json=body)
    assert (reply.status, (await reply.json())["code"]) == (400, 50035)
    assert fake.violations


async def test_a_late_callback_is_an_unknown_interaction(
    fake: FakeDiscord, http: aiohttp.ClientSession
) -> None:
    fake.patience = 0.0
    asked = await _person(fake).slash("tariff", good="steel")
    where = f"{fake.base}/interactions/{asked.id}/{asked.token}/callback"
    reply = await http.post(where, json={"type": 5})
    assert (reply.status, (await reply.json())["code"]) == (404, 10062)


async def test_permissions_threads_and_archives_refuse_as_discord_does(
    fake: FakeDiscord, http: aiohttp.ClientSession
) -> None:
    channel = fake.world.channel(first(fake))
    message = await _person(fake).say("hello", mention=True)
    threads = f"{posts(fake)}/{message['id']}/threads"
    assert (await http.post(threads, json={"name": "steel"})).status == 201
    again = await http.post(threads, json={"name": "steel"})
    assert (await again.json())["code"] == 160004
    fake.world.channel(int(message["id"])).archived = True
    archived = await http.post(posts(fake, int(message["id"])), json={"content": "x"})
    assert (await archived.json())["code"] == 50083
    channel.permissions = 0
    closed = await http.post(posts(fake), json={"content": "x"})
    assert (closed.status, (await closed.json())["code"]) == (403, 50001)


async def test_it_takes_orders_over_http(fake: FakeDiscord, http: aiohttp.ClientSession) -> None:
    root = fake.base.removesuffix("/api/v10")
    orders = {"open": True, "fault": {"path": "messages", "status": 503}}
    assert (await http.post(f"{root}/_control", json=orders)).status == 200
    assert (await http.post(posts(fake, 77), json={"content": "x"})).status == 503
    assert (await http.post(posts(fake, 77), json={"content": "x"})).status == 200
    told = await (await http.get(f"{root}/_record")).json()
    assert [m["content"] for m in told["channels"]["77"]] == ["x"]
