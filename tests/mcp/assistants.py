"""Assistants that ask the bot: in this process, and over HTTP with a key."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from adapters.http.server import application, serving
from adapters.mcp.http import caller_of, mcp_routes
from adapters.mcp.server import CallerOf, ServerParts, mcp_server
from bot.commands.spec import BotContext
from bot.commands.tools import Caller
from bot.domain.access_keys import AccessKeys
from bot.domain.call_quota import CallQuota
from tests.walk.bot_context import NOW

ACME, OTHER = "acme-key-of-thirty-characters-1", "other-key-of-thirty-characters-2"
KEYS = AccessKeys.parse(f"acme={ACME}\nother={OTHER}")


def asked(
    bot_context: BotContext,
    *,
    caller_of: CallerOf = lambda _context: Caller.of_key("acme"),
    burst: int = 1_000,
) -> ServerParts:
    def clock() -> datetime:
        return NOW

    return ServerParts(
        bot_context=bot_context,
        clock=clock,
        quota=CallQuota(per_minute=1, burst=burst),
        caller_of=caller_of,
    )


@asynccontextmanager
async def beside(bot_context: BotContext, *, burst: int = 1_000) -> AsyncIterator[Client]:
    """An assistant in this process."""
    async with Client(mcp_server(asked(bot_context, burst=burst))) as client:
        yield client


@asynccontextmanager
async def listening(bot_context: BotContext, *, burst: int = 1_000) -> AsyncIterator[str]:
    """The address of a server on a free port."""

    async def ready() -> dict[str, bool | str]:
        return {"database": True}

    server = mcp_server(asked(bot_context, caller_of=caller_of, burst=burst))
    async with mcp_routes(server, KEYS) as routes:
        app = application(routes, ready=ready)
        async with serving(app, host="127.0.0.1", port=0) as port:
            yield f"http://127.0.0.1:{port}/mcp"


@asynccontextmanager
async def afar(address: str, key: str, mode: str = "auto") -> AsyncIterator[Client]:
    """An assistant that shows ``key`` over HTTP."""
    headers = {"Authorization": f"Bearer {key}"}
    async with (
        httpx2.AsyncClient(headers=headers) as http,
        Client(streamable_http_client(address, http_client=http), mode=mode) as client,
    ):
        yield client
