"""Discord as the registry knows it."""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from adapters.discord.limits import POSTS_A_SECOND
from adapters.discord.settings import DiscordSettings
from adapters.platform import Finding, Given, HalfConfigured, Platform
from bot.delivery.rate_limit import MARGIN, RateLimit

if TYPE_CHECKING:
    from aiohttp import web

    from adapters.discord.app import DiscordApp
    from bot.ports.platforms import Chat


class _Connected:
    """A :class:`DiscordApp` as a platform connection: its gateway is kept up by ``work``."""

    def __init__(self, app: DiscordApp) -> None:
        self._app = app
        self.chat: Chat = app.chat
        self.work: Callable[[], Coroutine[Any, Any, None]] | None = app.serve

    def routes(self) -> Sequence[web.RouteDef]:
        """None: everything comes over the gateway."""
        return ()

    async def ready(self) -> bool:
        """Whether the gateway is connected and ready."""
        return self._app.up


def _app(given: Given) -> DiscordApp:
    from adapters.discord.app import DiscordApp, timing_of

    return DiscordApp(
        bot_context=given.bot_context,
        charts=given.charts,
        clock=given.clock,
        settings=given.settings,
        inbox_timing=timing_of(given.timeouts),
        unanswered=given.unanswered,
    )


def _check(settings: DiscordSettings) -> None:
    """Raises HalfConfigured where only what goes along with a token is set."""
    if not settings.token:
        raise HalfConfigured("set DISCORD_TOKEN")
    if bool(settings.shard_ids) and not settings.shard_count:
        raise HalfConfigured("set DISCORD_SHARD_COUNT as well as DISCORD_SHARD_IDS")


@asynccontextmanager
async def _open(given: Given) -> AsyncIterator[_Connected]:
    _check(given.settings)
    yield _Connected(_app(given))


@asynccontextmanager
async def _post(given: Given) -> AsyncIterator[Chat]:
    _check(given.settings)
    app = _app(given)
    async with app.posting():
        yield app.chat


def _rate_limit() -> RateLimit:
    return RateLimit(
        gap=timedelta(seconds=1 / POSTS_A_SECOND),
        channel_gap=timedelta(seconds=1) + MARGIN,
        reply_requests=2,  # its thread is begun first
    )


async def _doctor(given: Given) -> AsyncIterator[Finding]:
    from adapters.discord.doctor import check

    async for found in check(
        given.settings, bot_context=given.bot_context, charts=given.charts, clock=given.clock
    ):
        yield found


async def registered_commands(given: Given) -> int:
    """Register the commands with Discord now, changed or not; how many there are."""
    return await _app(given).sync()


def _invite(settings: DiscordSettings, _public_url: str) -> str:
    """The invitation. A bot's token begins with its number, which is its application's as well."""
    head = settings.token.partition(".")[0]
    try:
        number = base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)).decode()
    except ValueError:
        return ""
    if not number.isascii() or not number.isdigit():
        return ""
    from adapters.discord.doctor import invitation

    return invitation(int(number))


DISCORD = Platform(
    name="discord",
    settings=DiscordSettings,
    open=_open,
    post=_post,
    rate_limit=_rate_limit,
    doctor=_doctor,
    guide="docs/discord.md",
    invite=_invite,
)
