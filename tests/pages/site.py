"""The pages on a free port, over the walks' facts."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

import aiohttp

from adapters.charts.svg import svg
from adapters.http.server import application, serving
from adapters.pages.home import Home
from adapters.pages.routes import PageParts, page_routes
from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from tests.walk.bot_context import NOW, TODAY

URL = "https://bell.example.com"
CHANNEL = Place(platform="slack", workspace="T1", channel="C1")


@asynccontextmanager
async def site(
    bot_context: BotContext, *, offers: Mapping[str, str] | None = None
) -> AsyncIterator[str]:
    """The address of the site."""

    def clock() -> datetime:
        return NOW

    async def ready() -> dict[str, bool | str]:
        return {"database": True}

    home = Home(
        bot_context=with_pages(bot_context),
        goods=("steel", "wine", "cars", "no-such-good"),
        offers=offers or {},
    )
    app = application(page_routes(PageParts(home=home, clock=clock, draw=svg)), ready=ready)
    async with serving(app, host="127.0.0.1", port=0) as port:
        yield f"http://127.0.0.1:{port}"


def with_pages(bot_context: BotContext) -> BotContext:
    return replace(bot_context, public_url=URL)


async def opened(bot_context: BotContext, text: str, *, place: Place = CHANNEL) -> Card:
    """The answer to a question one of whose details is opened."""
    question = Question(
        text=text,
        day=TODAY,
        now=NOW,
        place=place,
        person=Person(id="U1"),
        again=True,
    )
    return await run(question, with_pages(bot_context))


async def path_of(bot_context: BotContext, text: str) -> str:
    """Where the answer stands on the site."""
    return (await opened(bot_context, text)).page.removeprefix(URL)


async def got(site: str, path: str, **headers: str) -> tuple[int, str, Mapping[str, str]]:
    async with (
        aiohttp.ClientSession(site) as session,
        session.get(path, headers=headers) as answer,
    ):
        return answer.status, await answer.text(), answer.headers
