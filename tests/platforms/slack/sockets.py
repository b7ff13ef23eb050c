"""Socket Mode: tickets, hello, envelopes, acknowledgements, refresh, and sockets that go quiet."""

from __future__ import annotations

import asyncio
import json
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiohttp import WSMsgType, web

from tests.platforms.slack.acks import Ack
from tests.platforms.slack.world import Json

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack

MOST_CONNECTIONS = 10
ACK_SECONDS = 3.0


@dataclass(eq=False)
class Connection:
    """One open socket. ``deaf`` ones stay open and say nothing any more: the stale socket.

    ``leaving`` ones were told to come again and get no more events.
    """

    socket: web.WebSocketResponse
    deaf: bool = False
    leaving: bool = False


@dataclass
class Sockets:
    """All sockets of the app, and the envelopes still to be acknowledged."""

    slack: FakeSlack
    open: list[Connection] = field(default_factory=list)
    tickets: set[str] = field(default_factory=set)
    waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)
    opened: int = 0
    turn: int = 0

    def ticket(self) -> str:
        """An address that one websocket may be opened at."""
        ticket = uuid.uuid4().hex
        self.tickets.add(ticket)
        return f"{self.slack.origin.replace('http', 'ws', 1)}/link/?ticket={ticket}"

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """A websocket from its hello to its end."""
        ticket = request.query.get("ticket", "")
        if ticket not in self.tickets:
            return web.Response(status=401)
        self.tickets.discard(ticket)
        socket = web.WebSocketResponse(autoping=False)
        await socket.prepare(request)
        if len(self.open) >= MOST_CONNECTIONS:
            await socket.send_json({"type": "disconnect", "reason": "too_many_websockets"})
            await socket.close()
            return socket
        connection = Connection(socket)
        self.open.append(connection)
        self.opened += 1
        await socket.send_json(self._hello())
        try:
            await self._read(connection)
        finally:
            self.open.remove(connection)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.open),
            "debug_info": {"host": "fake", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self.slack.app_id},
        }

    async def _read(self, connection: Connection) -> None:
        async for message in connection.socket:
            if message.type == WSMsgType.PING and not connection.deaf:
                await connection.socket.pong(message.data)
            if message.type == WSMsgType.TEXT and not connection.deaf:
                ack = json.loads(message.data)
                future = self.waiting.get(ack.get("envelope_id", ""))
                if future is not None and not future.done():
                    future.set_result(ack)

    def _next(self) -> Connection | None:
        ready = [c for c in self.open if not c.deaf and not c.leaving]
        if not ready:
            return None
        self.turn += 1
        return ready[self.turn % len(ready)]

    async def send(
        self, kind: str, payload: Json, *, retry: int = 0, seconds: float = ACK_SECONDS
    ) -> Ack:
        """One envelope to one socket, and its acknowledgement."""
        connection = self._next()
        if connection is None:
            return Ack(ok=False, seconds=0.0, reason="no connection")
        envelope_id = str(uuid.uuid4())
        envelope: Json = {"envelope_id": envelope_id, "type": kind, "payload": payload}
        envelope["accepts_response_payload"] = kind != "events_api"
        if kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        future: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self.waiting[envelope_id] = future
        started = asyncio.get_running_loop().time()
        try:
            await connection.socket.send_json(envelope)
            ack = await asyncio.wait_for(future, seconds)
        except (TimeoutError, ConnectionError):
            return Ack(ok=False, seconds=seconds, reason="timeout")
        finally:
            del self.waiting[envelope_id]
        took = asyncio.get_running_loop().time() - started
        return Ack(ok=True, seconds=took, body=ack.get("payload") or {})

    async def refresh(self, reason: str = "refresh_requested") -> None:
        """Ask every socket to come again, as Slack does regularly; the app closes the old one."""
        for connection in list(self.open):
            connection.leaving = True
            await connection.socket.send_json({"type": "disconnect", "reason": reason})

    def go_deaf(self) -> None:
        """Every open socket stays open and is dead: no event, no pong."""
        for connection in self.open:
            connection.deaf = True

    async def close(self) -> None:
        """Close what is open."""
        for connection in list(self.open):
            await connection.socket.close()
