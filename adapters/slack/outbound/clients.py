"""Web API clients: one pool of connections, and for each workspace its own token."""

from __future__ import annotations

import logging
import re
import traceback

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.fence_trace import fence_trace
from adapters.slack.installation.installations import (
    Installation,
    ManyWorkspaces,
    OneWorkspace,
    Vault,
)
from adapters.slack.replies import CheckedClient
from adapters.slack.settings import SlackSettings
from bot.ports import Clock, Store

SDK_LOG = logging.getLogger("adapters.slack.sdk")
SDK_LOG.setLevel(logging.WARNING)
"""The SDKs look at their logger's own level: one that inherits it formats every payload."""
_LONGEST_LINE = 1_000
"""Characters of a line of theirs: an id in it may be as long as whoever sent it likes."""
_VALUE = re.compile(r", 'value': .*", re.DOTALL)


def _without_words(record: logging.LogRecord) -> bool:
    """Bolt quotes what somebody typed of a request that nothing handles, and the words of an
    exception: what was asked for, and where it failed, is told."""
    error = record.exc_info[1] if record.exc_info else None
    if error is not None:
        where = "".join(traceback.format_tb(error.__traceback__))
        record.msg, record.args = f"a request failed: {type(error).__name__}\n{where}", ()
        record.exc_info = record.exc_text = None
    else:
        record.msg, record.args = _VALUE.sub("", record.getMessage())[:_LONGEST_LINE], ()
    return True


SDK_LOG.addFilter(_without_words)
SDK_LOG.addFilter(lambda record: "token` will be unused" not in record.getMessage())
"""Bolt reads SLACK_BOT_TOKEN by itself, and remarks that it has no use for it."""
TIMEOUT = aiohttp.ClientTimeout(total=30, connect=10)
CONNECTIONS = 100


class Clients:
    """Opened with :meth:`start`, since a session belongs to a running loop."""

    def __init__(self, settings: SlackSettings, store: Store, clock: Clock) -> None:
        self.base = CheckedClient(base_url=settings.api_url, retry_handlers=[], logger=SDK_LOG)
        self.vault: Vault | None = None
        self.workspaces: OneWorkspace | ManyWorkspaces
        if settings.many_workspaces:
            self.vault = Vault(store, settings.token_key)
            self.workspaces = ManyWorkspaces(self.vault, self.base, settings, clock)
        else:
            self.workspaces = OneWorkspace(settings.bot_token, self.base)
        self._api_url = settings.api_url
        self._by_team: dict[str, AsyncWebClient] = {}

    async def start(self) -> None:
        """Open the pool of connections."""
        connector = aiohttp.TCPConnector(limit=CONNECTIONS)
        self.base.session = aiohttp.ClientSession(
            connector=connector, timeout=TIMEOUT, trace_configs=[fence_trace()]
        )

    async def stop(self) -> None:
        """Close it."""
        if self.base.session is not None:
            await self.base.session.close()

    def session(self) -> aiohttp.ClientSession:
        """The pool, for answers to a response_url and uploads."""
        if self.base.session is None:
            raise RuntimeError("Clients.start() first")
        return self.base.session

    async def find(self, team: str) -> tuple[AsyncWebClient, Installation] | None:
        """The workspace's client and installation; None when it has not installed us.

        Raises SlackApiError and network errors while Slack can't say whose token ours is.
        """
        installation = await self.workspaces.find(team)
        if installation is None:
            self._by_team.pop(team, None)
            return None
        client = self._by_team.get(team)
        if client is None or client.token != installation.bot_token:
            client = CheckedClient(
                token=installation.bot_token,
                base_url=self._api_url,
                session=self.base.session,
                retry_handlers=[],
                logger=SDK_LOG,
            )
            self._by_team[team] = client
        return client, installation
