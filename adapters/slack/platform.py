"""Slack as the registry knows it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from adapters.platform import Finding, Given, HalfConfigured, Platform
from adapters.slack.limits import POSTS_PER_SECOND
from adapters.slack.settings import SlackSettings
from bot.delivery.inbox_timing import InboxTiming
from bot.delivery.rate_limit import MARGIN, RateLimit

if TYPE_CHECKING:
    from aiohttp import web

    from adapters.slack.app import SlackApp
    from bot.ports.platforms import Chat


class _Connected:
    """A running :class:`SlackApp` as a platform connection."""

    work: Callable[[], Coroutine[Any, Any, None]] | None = None

    def __init__(self, app: SlackApp) -> None:
        self._app = app
        self.chat: Chat = app.chat

    def routes(self) -> Sequence[web.RouteDef]:
        """Events, interactions and the install pages, in HTTP mode."""
        return self._app.routes()

    async def ready(self) -> bool:
        """Whether the socket is open; HTTP mode waits to be called."""
        socket = self._app.socket
        return socket is None or await socket.connected()


def _settings(given: Given) -> SlackSettings:
    settings: SlackSettings = given.settings
    return replace(settings, token_key=given.key)


def _app(given: Given) -> SlackApp:
    from adapters.slack.app import SlackApp

    return SlackApp(
        _settings(given),
        given.bot_context,
        given.clock,
        charts=given.charts,
        inbox_timing=InboxTiming.of(given.timeouts),
        unanswered=given.unanswered,
    )


@asynccontextmanager
async def _open(given: Given) -> AsyncIterator[_Connected]:
    from adapters.slack.doctor import configuration

    for found in configuration(_settings(given)):
        if not found.ok:
            raise HalfConfigured(found.words)
    app = _app(given)
    await app.start()
    try:
        yield _Connected(app)
    finally:
        await app.stop()


@asynccontextmanager
async def _post(given: Given) -> AsyncIterator[Chat]:
    app = _app(given)
    await app.clients.start()
    try:
        yield app.chat
    finally:
        await app.clients.stop()


def _rate_limit() -> RateLimit:
    return RateLimit(channel_gap=timedelta(seconds=1 / POSTS_PER_SECOND) + MARGIN)


async def _doctor(given: Given) -> AsyncIterator[Finding]:
    from adapters.slack.doctor import check

    async for found in check(_settings(given), given.clock):
        yield found


def _invite(settings: SlackSettings, public_url: str) -> str:
    """The install page, where many workspaces may install the app over HTTP."""
    return f"{public_url}/slack/install" if settings.many_workspaces and settings.http_mode else ""


SLACK = Platform(
    name="slack",
    settings=SlackSettings,
    open=_open,
    post=_post,
    rate_limit=_rate_limit,
    doctor=_doctor,
    guide="docs/slack.md",
    invite=_invite,
)
