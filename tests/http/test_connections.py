"""Half-open requests: few at once, and not for long. Those who ask are served meanwhile."""

from __future__ import annotations

import asyncio

import aiohttp

from adapters.http.connections import Connections
from adapters.http.server import application, serving


async def _ready() -> dict[str, bool]:
    return {"database": True}


async def _half_open(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /healthz HTTP/1.1\r\nHost: bot\r\n")
    await writer.drain()
    return reader, writer


async def _ended(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.read()
    except ConnectionError:
        return b""


async def test_a_head_that_does_not_come_ends_its_connection() -> None:
    held = Connections(head_seconds=0.2)
    app = application((), ready=_ready)
    async with serving(app, host="127.0.0.1", port=0, connections=held) as port:
        reader, writer = await _half_open(port)
        async with asyncio.timeout(5):
            assert await _ended(reader) == b""
        writer.close()


async def test_beyond_the_most_connections_more_are_refused_until_some_end() -> None:
    held = Connections(most=4, head_seconds=0.5)
    app = application((), ready=_ready)
    async with serving(app, host="127.0.0.1", port=0, connections=held) as port:
        taken = [await _half_open(port) for _ in range(4)]
        refused, more = await asyncio.open_connection("127.0.0.1", port)
        async with asyncio.timeout(5):
            assert await _ended(refused) == b""
            more.close()
            for reader, writer in taken:
                await _ended(reader)
                writer.close()
        address = f"http://127.0.0.1:{port}/healthz"
        async with aiohttp.ClientSession() as client, client.get(address) as answer:
            assert await answer.text() == "ok\n"


async def test_an_answer_that_takes_long_is_not_cut_and_a_kept_connection_serves_again() -> None:
    async def slow() -> dict[str, bool]:
        await asyncio.sleep(0.5)
        return {"database": True}

    held = Connections(head_seconds=0.2)
    app = application((), ready=slow)
    async with (
        serving(app, host="127.0.0.1", port=0, connections=held) as port,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as client,
    ):
        for _ in range(2):
            async with client.get(f"http://127.0.0.1:{port}/readyz") as answer:
                assert (await answer.json())["ready"] is True
