"""What a platform declares, once, to be served, delivered to, examined and configured.

A platform is one package and one entry in PLATFORMS (adapters/process/platforms.py).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from bot.commands.spec import BotContext
from bot.delivery.rate_limit import RateLimit
from bot.delivery.timeouts import Timeouts
from bot.delivery.unanswered import CountUnanswered, uncounted
from bot.errors import BotError
from bot.ports import Clock
from bot.ports.platforms import Charts, Chat

if TYPE_CHECKING:
    from aiohttp import web


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that ``doctor`` looked at. ``ok`` None: not set up, which may be meant."""

    what: str
    ok: bool | None
    words: str


class HalfConfigured(BotError):
    """A platform was meant to be connected, and something that it needs is missing or wrong."""


class PlatformSettings(Protocol):
    """The class of a platform's variables (config/variables.py), read from the environment."""

    @property
    def has_tokens(self) -> bool:
        """Whether somebody meant to connect this platform, be it with half of what is needed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a platform is given to work with. ``settings`` is an instance of its own class.

    ``key`` holds the Fernet keys that encrypt what it keeps, by commas, the newest first;
    ``unanswered`` is told of questions that got no answer.
    """

    settings: Any
    bot_context: BotContext
    clock: Clock
    charts: Charts
    key: str = ""
    timeouts: Timeouts = field(default_factory=Timeouts)
    unanswered: CountUnanswered = uncounted


class Connection(Protocol):
    """A platform that is listened to and posted to."""

    @property
    def chat(self) -> Chat:
        """Where deliveries go."""
        ...

    def routes(self) -> Sequence[web.RouteDef]:
        """What it serves over HTTP: aiohttp route definitions."""
        ...

    async def ready(self) -> bool:
        """Whether events arrive right now."""
        ...

    @property
    def work(self) -> Callable[[], Coroutine[Any, Any, None]] | None:
        """What must run while it is connected, started again when it fails; None: nothing."""
        ...


def _nowhere(_settings: Any, _public_url: str) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """``open`` listens and posts; ``post`` only posts, for a process that delivers. ``open`` raises
    HalfConfigured, with what to do.

    ``rate_limit`` says how fast it may be posted to; ``doctor`` looks at what can be looked at
    without connecting; ``guide`` is the page of the docs that tells how to connect it. SDKs are
    imported when a function is called, never by the declaration.
    """

    name: str
    settings: type[PlatformSettings]
    open: Callable[[Given], AbstractAsyncContextManager[Connection]]
    post: Callable[[Given], AbstractAsyncContextManager[Chat]]
    rate_limit: Callable[[], RateLimit]
    doctor: Callable[[Given], AsyncIterator[Finding]]
    guide: str
    invite: Callable[[Any, str], str] = _nowhere
    """Of its settings and our public address: where anybody may add the bot, '' for nowhere."""
