"""Socket Mode, with a watchdog: a socket can stay open and have nothing to say ever again."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any

from aiohttp import WSMessage
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from adapters.slack.api_errors import asked_to_wait
from adapters.slack.outbound.clients import SDK_LOG

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class SocketWatch:
    """When a socket is given up, in seconds.

    ``ping`` is how often we ask for a sign of life; without an answer for ``no_pong`` the socket is
    dead. One that answers may still get no events: after ``no_event`` of silence it is renewed,
    which costs a single call.
    """

    ping: float = 10.0
    no_pong: float = 40.0
    no_event: float = 900.0


class Socket:
    """Socket Mode's WebSocket, closed and opened anew when nothing was heard for too long."""

    def __init__(self, bolt: AsyncApp, app_token: str, watch: SocketWatch) -> None:
        self._bolt = bolt
        self._app_token = app_token
        self._limits = watch
        self._handler: AsyncSocketModeHandler | None = None
        self._watching: asyncio.Task[None] | None = None
        self._last_text = 0.0

    async def start(self) -> None:
        """Connect in the background: Slack being down must not keep the rest from starting."""
        self._handler = AsyncSocketModeHandler(
            self._bolt, self._app_token, logger=SDK_LOG, ping_interval=self._limits.ping
        )
        self._handler.client.on_message_listeners.append(self._heard)
        # the SDK's own would sleep for as long as a header says, or fail where that is no number
        self._handler.client.issue_new_wss_url = self._address  # type: ignore[method-assign]
        self._watching = asyncio.create_task(self._watch())

    async def _address(self) -> str:
        """Where the next socket is. Waits out what Slack asks us to wait, half an hour at most."""
        assert self._handler is not None
        client = self._handler.client.web_client
        while True:
            try:
                reply = await client.apps_connections_open(app_token=self._app_token)
            except SlackApiError as error:
                wait = asked_to_wait(error)
                if wait is None:
                    raise
                await asyncio.sleep(max(wait, 1.0))
            else:
                return str(reply["url"])

    async def connected(self) -> bool:
        """Whether events can reach us at this moment."""
        return self._handler is not None and await self._handler.client.is_connected()

    async def _heard(self, _message: WSMessage) -> None:
        self._last_text = time.monotonic()

    async def _watch(self) -> None:
        client: Any = self._handler.client if self._handler else None
        await client.connect()
        self._last_text = time.monotonic()
        while True:
            await asyncio.sleep(self._limits.ping / 2)
            reason = self._dead(client)
            if reason:
                log.warning("socket renewed: %s", reason)
                self._last_text = time.monotonic()
                client.last_ping_pong_time = None
                try:
                    await client.connect_to_new_endpoint(force=True)
                except Exception as error:
                    log.warning("socket not renewed yet: %s", type(error).__name__)

    def _dead(self, client: Any) -> str:
        """Why the socket should be replaced, '' while it should not."""
        pong = client.last_ping_pong_time
        if pong is not None and time.time() - pong > self._limits.no_pong:
            return "no answer to pings"
        if time.monotonic() - self._last_text > self._limits.no_event:
            return "nothing heard for long"
        return ""

    async def stop(self) -> None:
        """Close the socket; Slack gives its events to others from now on."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)
        if self._handler is not None:
            client: Any = self._handler.client
            await client.close()
