"""A reader that subscribes to calendars and feeds over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import aiohttp

from adapters.calendar.routes import File, calendar_routes, files
from adapters.http.server import application, serving
from bot.commands.spec import BotContext
from bot.domain.cache import Cache
from tests.walk.bot_context import NOW


@dataclass
class Clock:
    """A clock that stands still until it is set."""

    at: datetime = NOW

    def __call__(self) -> datetime:
        return self.at


@asynccontextmanager
async def reader(
    bot_context: BotContext, *, kept: Cache[File] | None = None, clock: Clock | None = None
) -> AsyncIterator[aiohttp.ClientSession]:
    """A session whose addresses are below the server's own."""

    async def ready() -> dict[str, bool | str]:
        return {"database": True}

    routes = calendar_routes(
        bot_context.store,
        clock or Clock(),
        "https://bell.example.com",
        files() if kept is None else kept,
    )
    app = application(routes, ready=ready)
    async with (
        serving(app, host="127.0.0.1", port=0) as port,
        aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session,
    ):
        yield session
