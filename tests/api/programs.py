"""A program that asks the API over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

import aiohttp

from adapters.api.routes import ApiParts, api_routes
from adapters.http.server import application, serving
from bot.commands.spec import BotContext
from bot.domain.access_keys import AccessKeys
from bot.domain.call_quota import CallQuota
from tests.walk.bot_context import NOW

ACME, OTHER = "acme-key-of-thirty-characters-1", "other-key-of-thirty-characters-2"
KEYS = AccessKeys.parse(f"acme={ACME}\nother={OTHER}")


@asynccontextmanager
async def program(
    bot_context: BotContext, *, key: str = ACME, burst: int = 1_000
) -> AsyncIterator[aiohttp.ClientSession]:
    """A session whose addresses are below the server's own."""

    async def ready() -> dict[str, bool | str]:
        return {"database": True}

    def clock() -> datetime:
        return NOW

    given = ApiParts(
        bot_context=bot_context,
        clock=clock,
        keys=KEYS,
        quota=CallQuota(per_minute=1, burst=burst),
        public_url="https://dutybell.example.com",
    )
    app = application(api_routes(given), ready=ready)
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    async with (
        serving(app, host="127.0.0.1", port=0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}", headers=headers) as session,
    ):
        yield session
