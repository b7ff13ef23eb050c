"""Assistants and pages.

What a call by MCP costs over the same question in this process, how soon a page begins, and how
many calendar readers are served. Servers run in processes of their own, the floors beside them.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import aiohttp
from mcp import Client, StdioServerParameters

from adapters.process.wiring import CATALOGUE_FOLDER
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.commands.tools import Caller, question_of, tools_of
from bot.domain.days import law_day
from store.store import load_catalogue, open_store

COLUMNS = ("what", "p50", "floor in the same run", "over it", "target")
ROOT = Path(__file__).parents[1]
ROUNDS, CALLS, READERS = 5, 60, 500
ARGUMENTS = {"good": "steel", "from": "CA", "to": "US"}
KEY = "a-key-for-the-benchmark-of-40-characters"
SETTLED = 0.02
HEADERS = {
    "Authorization": f"Bearer {KEY}",
    "Accept": "application/json, text/event-stream",
}
CALL = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "tools/call",
    "params": {"name": "tariff", "arguments": ARGUMENTS},
}
ECHO = """
import sys
from mcp.server import MCPServer
server = MCPServer("echo")
@server.tool()
def echo() -> dict[str, str]:
    return {"text": "x" * int(sys.argv[1])}
server.run()
"""
BARE = """
import sys
from aiohttp import web
body = b"x" * int(sys.argv[1])
async def answer(request):
    return web.Response(body=body, headers={"ETag": '"x"'})
app = web.Application()
app.add_routes([web.get("/", answer)])
web.run_app(app, host="127.0.0.1", port=int(sys.argv[2]), print=None)
"""
_Call = Callable[[], Awaitable[object]]


async def rows() -> list[tuple[str, ...]]:
    """A row a thing measured; runs and floors take turns."""
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "DUTYBELL_DATA": data, "DATABASE_URL": ""}
        env |= {"DUTYBELL_API_PER_MINUTE": "1000000", "DUTYBELL_MCP_KEYS": f"bench={KEY}"}
        store = await open_store(data=Path(data))
        await load_catalogue(store, CATALOGUE_FOLDER, datetime.now(UTC))
        ask = _asking(BotContext(store=store, catalogue=COMMANDS))
        try:
            return [*await _mcp(env, ask), *await _http(env, ask)]
        finally:
            await store.close()


def _asking(bot_context: BotContext) -> _Call:
    tool = next(tool for tool in tools_of(COMMANDS) if tool.name == "tariff")

    async def ask() -> object:
        now = datetime.now(UTC)
        caller = Caller.of_key("bench")
        question = question_of(tool, ARGUMENTS, caller, day=law_day(now), now=now)
        return await run(replace(question, again=False), bot_context)

    return ask


async def _mcp(env: dict[str, str], ask: _Call) -> list[tuple[str, ...]]:
    ours = StdioServerParameters(
        command=sys.executable, args=["-m", "adapters.cli", "mcp"], env=env, cwd=ROOT
    )
    async with Client(ours) as client:
        found = await client.call_tool("tariff", ARGUMENTS)
        size = str(2 * len(str(found.structured_content)))
        bare = StdioServerParameters(command=sys.executable, args=["-c", ECHO, size])
        async with Client(bare) as echo:
            times = await _turns(
                lambda: client.call_tool("tariff", ARGUMENTS),
                ask,
                lambda: echo.call_tool("echo", {}),
            )
    called, asked, echoed = times
    return [
        ("/tariff steel in this process", _ms(asked), "", "", ""),
        (
            "the same by MCP, standard input and output, the SDK's client",
            _ms(called),
            _ms(asked),
            _ms(called - asked),
            "3 ms",
        ),
        ("the SDK's own echo of as many characters", _ms(echoed), "", "", "a floor"),
    ]


async def _http(env: dict[str, str], ask: _Call) -> list[tuple[str, ...]]:
    env |= {"DUTYBELL_PUBLIC_URL": "https://bell.example.com", "DUTYBELL_HTTP_PORT": "39417"}
    env |= {"DUTYBELL_METRICS_PORT": "0"}
    address = "http://127.0.0.1:39417"
    async with (
        _process(["-m", "adapters.cli", "run", "--only", "web"], env, address),
        aiohttp.ClientSession(address) as session,
    ):
        await _settled(session)
        called, asked = await _turns(lambda: _posted(session), ask)
        home = await (await session.get("/")).text()
        path = re.findall(r'href="(/a/[^"?]+)', home)[0]
        cold = [await _first_byte(session, p) for p in re.findall(r'href="(/a/[^"?]+)', home)]
        size = len(await (await session.get(path)).read())
        bare = ["-c", BARE, str(size), "39418"]
        async with (
            _process(bare, env, "http://127.0.0.1:39418"),
            aiohttp.ClientSession("http://127.0.0.1:39418") as floor,
        ):
            warm, least = await _turns(
                lambda: _first_byte(session, path), lambda: _first_byte(floor, "/")
            )
        served = await _readers(session)
    first = median(cold)
    return [
        (
            "the same by MCP, streamable HTTP, a plain client",
            _ms(called),
            _ms(asked),
            _ms(called - asked),
            "3 ms",
        ),
        (
            "first byte of a page, asked for the first time",
            _ms(first),
            _ms(least),
            _ms(first - least),
            "20 ms",
        ),
        ("first byte of a page, asked before", _ms(warm), _ms(least), _ms(warm - least), "20 ms"),
        ("calendar readers an hour, one connection", f"{served * 3600:,.0f}", "", "", "10,000"),
    ]


async def _settled(session: aiohttp.ClientSession) -> None:
    """Wait until what a process does after its start is done: two fast calls in a row."""
    for _ in range(300):
        begun = time.perf_counter()
        await _posted(session)
        await _posted(session)
        if time.perf_counter() - begun < SETTLED:
            return
        await asyncio.sleep(0.1)


async def _posted(session: aiohttp.ClientSession) -> None:
    """One call by a client that reads the reply and no more."""
    async with session.post("/mcp", json=CALL, headers=HEADERS) as answer:
        assert answer.status == 200
        await answer.read()


async def _turns(*calls: _Call) -> list[float]:
    """The median seconds of each, taken in turns."""
    times: list[list[float]] = [[] for _ in calls]
    for _ in range(ROUNDS):
        for held, call in zip(times, calls, strict=True):
            for _ in range(CALLS // ROUNDS):
                begun = time.perf_counter()
                await call()
                held.append(time.perf_counter() - begun)
    return [median(held) for held in times]


async def _first_byte(session: aiohttp.ClientSession, path: str) -> float:
    begun = time.perf_counter()
    async with session.get(path) as answer:
        await answer.content.readany()
        took = time.perf_counter() - begun
        await answer.read()
    return took


async def _readers(session: aiohttp.ClientSession) -> float:
    """Readers a second that hold the calendar already."""
    async with session.get("/calendar.ics") as answer:
        tag = {"If-None-Match": answer.headers["ETag"]}
    begun = time.perf_counter()
    for _ in range(READERS):
        async with session.get("/calendar.ics", headers=tag) as answer:
            assert answer.status == 304
    return READERS / (time.perf_counter() - begun)


@asynccontextmanager
async def _process(arguments: list[str], env: dict[str, str], address: str) -> AsyncIterator[None]:
    """A server while inside, once it listens."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env=env, cwd=ROOT, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        async with aiohttp.ClientSession() as session:
            for _ in range(300):
                try:
                    await (await session.get(address)).read()
                    break
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)
        yield
    finally:
        started.terminate()
        await started.wait()


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.2f} ms"
