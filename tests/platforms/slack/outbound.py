"""Slack to app over HTTP: signed requests, the three-second deadline, retries of events."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import aiohttp

from tests.platforms.slack.acks import Ack
from tests.platforms.slack.signing import signed_headers
from tests.platforms.slack.sockets import ACK_SECONDS
from tests.platforms.slack.world import Json

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack

RETRY_AFTER = (0.0, 60.0, 300.0)
"""Seconds before each retry of an event that was not acknowledged."""


@dataclass
class Outbound:
    """Sends to ``app_url`` when it is set, otherwise through the sockets."""

    slack: FakeSlack
    app_url: str = ""
    retry_speed: float = 1.0
    acks: list[tuple[str, Ack]] = field(default_factory=list)
    session: aiohttp.ClientSession | None = None

    async def command(self, payload: Json) -> Ack:
        """A slash command. Slack does not repeat it."""
        return await self._deliver("slash_commands", payload, urlencode(payload))

    async def interactive(self, payload: Json) -> Ack:
        """A click, a shortcut, a submitted view, or a request for options."""
        return await self._deliver(
            "interactive", payload, urlencode({"payload": json.dumps(payload)})
        )

    async def event(self, payload: Json) -> Ack:
        """An event, sent again up to three times until it is acknowledged."""
        ack = await self._deliver("events_api", payload, json.dumps(payload))
        for attempt, pause in enumerate(RETRY_AFTER, start=1):
            if ack.ok:
                break
            await asyncio.sleep(pause / self.retry_speed)
            ack = await self._deliver("events_api", payload, json.dumps(payload), attempt)
        return ack

    async def _deliver(self, kind: str, payload: Json, body: str, retry: int = 0) -> Ack:
        if self.app_url:
            ack = await self.post(body, is_json=kind == "events_api", retry=retry)
        else:
            ack = await self.slack.sockets.send(kind, payload, retry=retry)
        self.acks.append((kind, ack))
        return ack

    async def post(
        self,
        body: str,
        *,
        is_json: bool,
        retry: int = 0,
        secret: str | None = None,
        age: float = 0.0,
    ) -> Ack:
        """One signed request. ``secret`` and ``age`` (seconds) forge it."""
        headers = signed_headers(secret or self.slack.signing_secret, body, self.slack.now() - age)
        form = "application/x-www-form-urlencoded"
        headers["Content-Type"] = "application/json" if is_json else form
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        loop = asyncio.get_running_loop()
        started = loop.time()
        timeout = aiohttp.ClientTimeout(total=ACK_SECONDS)
        try:
            async with self._session().post(
                self.app_url, data=body.encode(), headers=headers, timeout=timeout
            ) as response:
                text = await response.text()
                return Ack(
                    ok=response.status == 200,
                    seconds=loop.time() - started,
                    status=response.status,
                    text=text,
                    body=json.loads(text) if text.startswith("{") else {},
                )
        except (TimeoutError, aiohttp.ClientError) as error:
            return Ack(
                ok=False, seconds=loop.time() - started, status=0, reason=type(error).__name__
            )

    def _session(self) -> aiohttp.ClientSession:
        if self.session is None or self.session.closed:
            self.session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return self.session

    async def close(self) -> None:
        """Close the connections to the app."""
        if self.session is not None:
            await self.session.close()
