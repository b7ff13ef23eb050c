"""Connections of the HTTP server, kept few and short: a half-open request holds a file descriptor.

aiohttp waits for ever for the head of a request and takes as many connections as come, which
anybody on the network can use up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from aiohttp import web

HEAD_SECONDS = 10.0
"""From the opening of a connection, or the end of an answer, to the whole head of a request."""
MOST_CONNECTIONS = 400
"""At once, on all addresses of a process: below the common limit of 1,024 descriptors."""
_log = logging.getLogger(__name__)
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Connections:
    """Counts a server's connections and ends those that say nothing whole in time."""

    def __init__(self, *, most: int = MOST_CONNECTIONS, head_seconds: float = HEAD_SECONDS) -> None:
        self.most = most
        self.head_seconds = head_seconds
        self._open: dict[asyncio.BaseTransport, _Connection] = {}

    @web.middleware
    async def middleware(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Stops the clock of a connection whose request has arrived, until it is answered."""
        connection = self._open.get(request.transport) if request.transport else None
        if connection is None:
            return await handler(request)
        connection.head_came()
        try:
            return await handler(request)
        finally:
            connection.wait_for_head()

    def watched(self, factory: Callable[[], asyncio.Protocol]) -> Callable[[], asyncio.Protocol]:
        """``factory`` with each of its protocols counted and timed."""
        return lambda: _Connection(factory(), self)

    def enter(self, transport: asyncio.BaseTransport, connection: _Connection) -> bool:
        """Count a connection; False where there are too many already."""
        if len(self._open) >= self.most:
            _log.warning("%s connections are open: more are refused", self.most)
            return False
        self._open[transport] = connection
        return True

    def leave(self, transport: asyncio.BaseTransport) -> None:
        """Count it no more."""
        self._open.pop(transport, None)


class _Connection(asyncio.Protocol):
    """A protocol of aiohttp's with a clock: everything is handed on as it comes."""

    def __init__(self, inner: asyncio.Protocol, connections: Connections) -> None:
        self._inner = inner
        self._connections = connections
        self._transport: asyncio.Transport | None = None
        self._clock: asyncio.TimerHandle | None = None
        self._entered = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._entered = self._connections.enter(transport, self)
        if not self._entered:
            transport.abort()
            return
        self.wait_for_head()
        self._inner.connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.head_came()
        if self._entered and self._transport is not None:
            self._connections.leave(self._transport)
            self._inner.connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._entered:
            self._inner.data_received(data)

    def eof_received(self) -> bool | None:
        return self._inner.eof_received() if self._entered else None

    def pause_writing(self) -> None:
        self._inner.pause_writing()

    def resume_writing(self) -> None:
        self._inner.resume_writing()

    def wait_for_head(self) -> None:
        """Start the clock."""
        self.head_came()
        loop = asyncio.get_running_loop()
        self._clock = loop.call_later(self._connections.head_seconds, self._too_slow)

    def head_came(self) -> None:
        """Stop it."""
        if self._clock is not None:
            self._clock.cancel()
            self._clock = None

    def _too_slow(self) -> None:
        if self._transport is not None:
            self._transport.abort()
