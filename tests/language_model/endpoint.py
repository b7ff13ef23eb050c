"""A chat-completions endpoint on loopback that behaves as it is told to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass(slots=True, kw_only=True)
class Behaviour:
    """What the endpoint does with each request, and what it was sent."""

    content: Any = None
    """The text of the message; anything but a text is written as JSON."""
    status: int = 200
    body: bytes | None = None
    """The whole body, in place of a completion."""
    headers: dict[str, str] = field(default_factory=dict)
    held: asyncio.Event | None = None
    """Answers only once this is set."""
    requests: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0


@asynccontextmanager
async def endpoint(behaviour: Behaviour) -> AsyncIterator[str]:
    """The base address of an endpoint that behaves so."""

    async def complete(request: web.Request) -> web.Response:
        behaviour.requests.append(await request.json())
        behaviour.keys.append(request.headers.get("Authorization", ""))
        behaviour.under_way += 1
        behaviour.most_under_way = max(behaviour.most_under_way, behaviour.under_way)
        try:
            if behaviour.held is not None:
                await behaviour.held.wait()
        finally:
            behaviour.under_way -= 1
        return web.Response(
            body=_body(behaviour),
            status=behaviour.status,
            headers=behaviour.headers,
            content_type="application/json",
        )

    app = web.Application()
    app.router.add_post("/v1/chat/completions", complete)
    server = TestServer(app)
    await server.start_server()
    try:
        yield str(server.make_url("/v1"))
    finally:
        if behaviour.held is not None:
            behaviour.held.set()
        await server.close()


def _body(behaviour: Behaviour) -> bytes:
    if behaviour.body is not None:
        return behaviour.body
    content = behaviour.content
    text = content if isinstance(content, str) else json.dumps(content)
    return json.dumps({"choices": [{"message": {"content": text}}]}).encode()
