"""The same over HTTP: who shows a key is answered, everybody else is not."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.commands.spec import BotContext
from tests.mcp.assistants import ACME, OTHER, afar, listening
from tests.walk.bot_context import bot_context

__all__ = ["bot_context"]
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "tariff", "arguments": {"good": "steel"}},
}
ACCEPT = {"Accept": "application/json, text/event-stream", "Content-Type": "application/json"}
KEYED = {**ACCEPT, "Authorization": f"Bearer {ACME}"}


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_the_sdks_client_asks_over_http(bot_context: BotContext, mode: str) -> None:
    async with listening(bot_context) as address, afar(address, ACME, mode) as client:
        names = [tool.name for tool in (await client.list_tools()).tools]
        found = await client.call_tool("tariff", {"good": "steel", "from": "CA", "to": "US"})
        resources = (await client.list_resources()).resources
    assert "tariff" in names
    assert found.structured_content["figures"][0]["percent"] == "50"
    assert resources


async def test_each_key_has_a_watch_list_of_its_own(bot_context: BotContext) -> None:
    async with listening(bot_context) as address:
        async with afar(address, ACME) as client:
            await client.call_tool("watch_add", {"good": "7208.51", "value": 5})
        async with afar(address, OTHER) as client:
            other = await client.call_tool("watch_list", {})
        async with afar(address, ACME) as client:
            own = await client.call_tool("watch_list", {})
    assert "7208.51" not in other.content[0].text  # type: ignore[union-attr]
    assert "7208.51" in own.content[0].text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "authorization",
    [
        "",
        "Bearer",
        "Bearer ",
        f"Bearer {ACME}x",
        f"Basic {ACME}",
        ACME,
        "Bearer " + "x" * 5_000,
        "Bearer \udcff",
    ],
)
async def test_without_a_key_nothing_is_told(
    bot_context: BotContext, authorization: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    headers = {**ACCEPT, "Authorization": authorization}
    async with (
        listening(bot_context) as address,
        aiohttp.ClientSession() as http,
        http.post(address, json=CALL, headers=headers) as answer,
    ):
        assert answer.status == 401
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert await answer.json() == {
            "error": "A key is needed: send it as 'Authorization: Bearer KEY'."
        }
    assert ACME not in caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":null}',
        b'{"jsonrpc":"2.0","id":1,"method":"nothing/such"}',
        b"[" * 50_000,
        json.dumps({**CALL, "params": {"name": "tariff", "arguments": "steel"}}).encode(),
    ],
)
async def test_odd_bodies_are_refused_and_the_next_is_answered(
    bot_context: BotContext, body: bytes
) -> None:
    async with listening(bot_context) as address, aiohttp.ClientSession() as http:
        async with http.post(address, data=body, headers=KEYED) as answer:
            odd = answer.status
        async with http.post(address, json=CALL, headers=KEYED) as answer:
            good = await answer.json()
    assert odd in (200, 400, 404)
    assert good["result"]["structuredContent"]["command"] == "tariff"


async def test_a_body_that_is_not_packed_as_it_says_is_refused(bot_context: BotContext) -> None:
    headers = {**KEYED, "Content-Encoding": "gzip"}
    async with (
        listening(bot_context) as address,
        aiohttp.ClientSession() as session,
        session.post(address, data=b"\x1f\x8bxx", headers=headers) as answer,
    ):
        assert answer.status == 400


async def test_a_body_larger_than_any_list_is_refused(bot_context: BotContext) -> None:
    async with listening(bot_context) as address, aiohttp.ClientSession() as http:
        async with http.post(address, data=io.BytesIO(b"x" * 2_000_001), headers=KEYED) as answer:
            assert answer.status == 413
        async with http.post(address, data=chunks(), headers=KEYED) as answer:
            assert answer.status == 413


async def chunks() -> AsyncIterator[bytes]:
    for _ in range(40):
        yield b"x" * 65_536


async def test_there_is_nothing_to_get(bot_context: BotContext) -> None:
    async with listening(bot_context) as address, aiohttp.ClientSession() as http:
        for method in ("GET", "DELETE", "PUT"):
            async with http.request(method, address, headers=KEYED) as answer:
                assert (answer.status, answer.headers["Allow"]) == (405, "POST")
