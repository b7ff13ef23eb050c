"""MCP over streamable HTTP at /mcp, behind a bearer token, on the process's own HTTP server.

The SDK gives an ASGI application; requests of aiohttp are handed to it here. Each request stands
alone (no sessions), so any number of processes may answer, and replies are JSON, not streams.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web
from mcp.server import Server
from mcp.server.context import ServerRequestContext
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

from adapters.bodies import BadBody, whole_body
from bot.commands.tools import Caller
from bot.domain.access_keys import AccessKeys
from bot.presentation.tool_words import key_needed

PATH = "/mcp"
LARGEST = 2_000_000
"""Bytes of a request: a watch list of 5,000 lines is well below."""
SECONDS = 60.0
"""After which a call is given up."""
_CALLER = "dutybell.caller"


def caller_of(context: ServerRequestContext[Any, Any]) -> Caller:
    """Who made a request that came over HTTP."""
    assert context.request is not None
    name: str = context.request.scope[_CALLER]
    return Caller.of_key(name)


@asynccontextmanager
async def mcp_routes(
    server: Server[Any], keys: AccessKeys
) -> AsyncIterator[Sequence[web.RouteDef]]:
    """The routes, working while inside."""
    manager = StreamableHTTPSessionManager(
        server, json_response=True, stateless=True, max_request_body_size=LARGEST
    )
    handler = _Handler(manager, keys)
    ready, stop = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(_run(manager, ready, stop))
    await ready.wait()
    try:
        yield (web.post(PATH, handler.post), web.route("*", PATH, handler.other))
    finally:
        stop.set()
        await running


async def _run(
    manager: StreamableHTTPSessionManager, ready: asyncio.Event, stop: asyncio.Event
) -> None:
    """In a task of its own: the SDK's task group would make groups of other parts' exceptions."""
    async with manager.run():
        ready.set()
        await stop.wait()


class _Handler:
    """Checks the token, then hands the request on."""

    def __init__(self, manager: StreamableHTTPSessionManager, keys: AccessKeys) -> None:
        self._manager = manager
        self._keys = keys

    async def post(self, request: web.Request) -> web.StreamResponse:
        """One JSON-RPC message."""
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        name = self._keys.holder(token.strip()) if scheme.lower() == "bearer" else None
        if name is None:
            return web.json_response(
                {"error": key_needed("en")}, status=401, headers={"WWW-Authenticate": "Bearer"}
            )
        try:
            body = await whole_body(request, LARGEST)
        except BadBody as wrong:
            return web.Response(status=wrong.status)
        reply = _Reply()
        try:
            async with asyncio.timeout(SECONDS):
                await self._manager.handle_request(_scope(request, name), _sent(body), reply.send)
        except TimeoutError:
            return web.Response(status=504)
        return reply.response()

    async def other(self, _request: web.Request) -> web.Response:
        """No streams and no sessions: there is nothing to get or to end."""
        return web.Response(status=405, headers={"Allow": "POST"})


def _scope(request: web.Request, name: str) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.scheme,
        "path": request.path,
        "raw_path": request.raw_path.encode("ascii", "replace"),
        "query_string": request.query_string.encode(),
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.raw_headers],
        "client": None,
        "server": None,
        _CALLER: name,
    }


def _sent(body: bytes) -> Any:
    """What the application receives: the body, then nothing more until it has answered."""
    messages = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Mapping[str, Any]:
        if messages:
            return messages.pop()
        await asyncio.Event().wait()
        raise AssertionError

    return receive


class _Reply:
    """Collects what the application sends."""

    def __init__(self) -> None:
        self._status = 500
        self._headers: list[tuple[str, str]] = []
        self._body = bytearray()

    async def send(self, message: Mapping[str, Any]) -> None:
        """Head, then body."""
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [
                (k.decode("latin-1"), v.decode("latin-1")) for k, v in message["headers"]
            ]
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")

    def response(self) -> web.Response:
        """All of it; lengths are aiohttp's to say."""
        response = web.Response(status=self._status, body=bytes(self._body))
        for name, value in self._headers:
            if name.lower() not in ("content-length", "transfer-encoding"):
                response.headers[name] = value
        return response
