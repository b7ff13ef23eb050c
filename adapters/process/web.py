"""What this process serves over HTTP to others than chat platforms; all off until it is set."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from adapters.platform import Finding, HalfConfigured
from adapters.process.clock import now
from adapters.process.platforms import PLATFORMS
from bot.domain.access_keys import AccessKeys
from bot.domain.call_quota import CallQuota

if TYPE_CHECKING:
    from aiohttp.web import RouteDef

    from bot.commands.spec import BotContext
    from config.settings import Settings


@asynccontextmanager
async def web_routes(
    settings: Settings, bot_context: BotContext
) -> AsyncIterator[Sequence[RouteDef]]:
    """The routes, working while inside. Raises HalfConfigured for keys that can't be read."""
    quota = CallQuota(per_minute=settings.api_per_minute, burst=settings.api_per_minute)
    routes: list[RouteDef] = []
    async with AsyncExitStack() as stack:
        if settings.mcp_keys:
            from adapters.mcp.http import caller_of, mcp_routes
            from adapters.mcp.server import ServerParts, mcp_server

            asked = ServerParts(
                bot_context=bot_context, clock=now, quota=quota, caller_of=caller_of
            )
            keys = keys_of("DUTYBELL_MCP_KEYS", settings.mcp_keys)
            routes += await stack.enter_async_context(mcp_routes(mcp_server(asked), keys))
        if settings.api_keys:
            from adapters.api.routes import ApiParts, api_routes

            routes += api_routes(
                ApiParts(
                    bot_context=bot_context,
                    clock=now,
                    keys=keys_of("DUTYBELL_API_KEYS", settings.api_keys),
                    quota=quota,
                    public_url=settings.public_url,
                )
            )
        if settings.public_url:
            from adapters.calendar.routes import calendar_routes, files

            routes += calendar_routes(bot_context.store, now, settings.public_url, files())
            routes += _pages(settings, bot_context)
        yield routes


def _pages(settings: Settings, bot_context: BotContext) -> Sequence[RouteDef]:
    from adapters.charts.svg import svg
    from adapters.pages.home import Home
    from adapters.pages.routes import PageParts, page_routes

    home = Home(bot_context=bot_context, goods=settings.main_goods, offers=offers(settings))
    return page_routes(PageParts(home=home, clock=now, draw=svg))


def offers(settings: Settings) -> dict[str, str]:
    """Where a platform may be told to add Dutybell, by the platform's name."""
    found = {}
    for platform in PLATFORMS:
        held = settings.platforms.get(platform.name)
        address = platform.invite(held, settings.public_url) if held is not None else ""
        if address:
            found[platform.name] = address
    return found


def keys_of(name: str, written: str) -> AccessKeys:
    """The keys that a variable holds. Raises HalfConfigured, never with a key."""
    try:
        return AccessKeys.parse(written)
    except ValueError as error:
        raise HalfConfigured(f"{name}: {error}") from None


def web_findings(settings: Settings) -> Sequence[Finding]:
    """How each part is set up, for doctor."""
    return (
        _public(settings),
        _keyed("assistants (/mcp)", "DUTYBELL_MCP_KEYS", settings.mcp_keys),
        _keyed("programs (/api/v1)", "DUTYBELL_API_KEYS", settings.api_keys),
    )


def _public(settings: Settings) -> Finding:
    what, address = "calendar, feed, pages", settings.public_url
    if not address:
        return Finding(what=what, ok=None, words="off: set DUTYBELL_PUBLIC_URL, see docs/web.md")
    if not address.startswith("https://"):
        words = f"{address}: people reach it in clear text; put TLS in front"
        return Finding(what=what, ok=False, words=words)
    return Finding(what=what, ok=True, words=f"at {address}")


def _keyed(what: str, name: str, written: str) -> Finding:
    if not written:
        return Finding(what=what, ok=None, words=f"off: set {name}, see docs/api.md")
    try:
        names = keys_of(name, written).names
    except HalfConfigured as error:
        return Finding(what=what, ok=False, words=str(error))
    return Finding(what=what, ok=True, words=f"keys of {', '.join(names)}")
