"""The server: one listener for REST and gateway, and the order every request goes through."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.platforms.discord import hooks, refusals, rest
from tests.platforms.discord.contract import message_problems, schema_problems
from tests.platforms.discord.control import control, record
from tests.platforms.discord.faults import Fault, Faults
from tests.platforms.discord.gateway import Gateway
from tests.platforms.discord.rates import Limiter, Rates
from tests.platforms.discord.refusals import Json, RefusalError
from tests.platforms.discord.world import World

PREFIX = "/api/v10"
VIA = {"Via": "1.1 google"}


@dataclass(kw_only=True)
class Call:
    """One REST request as the bot made it. ``at`` is of the monotonic clock."""

    method: str
    path: str
    template: str
    args: dict[str, str]
    query: dict[str, str]
    sent: Any = None
    files: tuple[str, ...] = ()
    at: float = field(default_factory=time.monotonic)
    status: int = 0
    problems: list[str] = field(default_factory=list)

    @property
    def body(self) -> Json:
        return self.sent if isinstance(self.sent, dict) else {}

    @property
    def listed(self) -> list[Json]:
        return self.sent if isinstance(self.sent, list) else []

    def number(self, name: str) -> int:
        return int(self.args[name])


Handler = Callable[["FakeDiscord", Call], Awaitable[tuple[int, object]]]

_MESSAGES = "/channels/{channel_id}/messages"
_ONE = _MESSAGES + "/{message_id}"
_HOOK = "/webhooks/{webhook_id}/{token}"
_CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
_COMMANDS = "/applications/{application_id}/commands"
_GUILD_COMMANDS = "/applications/{application_id}/guilds/{guild_id}/commands"

ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/users/@me", rest.me),
    ("POST", "/users/@me/channels", rest.open_dm),
    ("GET", "/users/{user_id}", rest.read_user),
    ("GET", "/oauth2/applications/@me", rest.application),
    ("GET", "/applications/@me", rest.application),
    ("GET", "/gateway/bot", rest.gateway),
    ("PUT", _COMMANDS, rest.sync),
    ("GET", _COMMANDS, rest.list_commands),
    ("PUT", _GUILD_COMMANDS, rest.sync),
    ("GET", _GUILD_COMMANDS, rest.list_commands),
    ("GET", "/guilds/{guild_id}", rest.read_guild),
    ("GET", "/channels/{channel_id}", rest.read_channel),
    ("PATCH", "/channels/{channel_id}", rest.edit_channel),
    ("POST", _MESSAGES, rest.post_message),
    ("GET", _MESSAGES, rest.list_messages),
    ("GET", _ONE, rest.read_message),
    ("PATCH", _ONE, rest.edit_message),
    ("DELETE", _ONE, rest.delete_message),
    ("POST", _ONE + "/threads", rest.thread_from_message),
    ("POST", _CALLBACK, hooks.callback),
    ("POST", _HOOK, hooks.follow_up),
    ("GET", _HOOK + "/messages/@original", hooks.read_original),
    ("PATCH", _HOOK + "/messages/@original", hooks.edit_original),
    ("DELETE", _HOOK + "/messages/@original", hooks.delete_original),
    ("PATCH", _HOOK + "/messages/{message_id}", hooks.edit_follow_up),
)
_MATCHERS = tuple(
    (method, re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path)), path, handler)
    for method, path, handler in ROUTES
)
_UNCOUNTED = (_CALLBACK, _HOOK)
"""Route starts outside the global limit, and without need of the bot's token."""


class FakeDiscord:
    """``async with FakeDiscord() as fake``: then ``fake.base`` and ``fake.gateway.url``."""

    def __init__(
        self, *, rates: Rates | None = None, shards: int = 1, validate: bool = True, port: int = 0
    ) -> None:
        self.world = World()
        self.gateway = Gateway(self.world)
        self.faults = Faults()
        self._late: set[asyncio.Task[None]] = set()
        self.limiter = Limiter(rates or Rates())
        self.shards = shards
        self.validate = validate
        self.patience = 1.0
        """Factor on Discord's deadlines: 0.01 makes tokens expire in 9 s."""
        self.calls: list[Call] = []
        self.base = ""
        self._port = port
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> FakeDiscord:
        app = web.Application(client_max_size=64 << 20)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/gateway", self.gateway.handle)
        app.router.add_get("/cdn/{path:.*}", self._cdn)
        app.router.add_post("/_control", self._control)
        app.router.add_get("/_record", self._record)
        app.router.add_route("*", PREFIX + "/{path:.*}", self._serve)
        self._runner = web.AppRunner(app, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self.base = f"http://127.0.0.1:{port}{PREFIX}"
        self.gateway.url = f"ws://127.0.0.1:{port}/gateway"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.drop(1001)
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def violations(self) -> list[str]:
        """Every request that Discord would have refused as malformed."""
        return [f"{c.method} {c.path}: {p}" for c in self.calls for p in c.problems]

    def called(self, method: str, pattern: str) -> list[Call]:
        """The calls whose path matches, oldest first."""
        return [c for c in self.calls if c.method == method and re.search(pattern, c.path)]

    async def _control(self, request: web.Request) -> web.Response:
        return await control(self, request)

    async def _record(self, request: web.Request) -> web.Response:
        return await record(self, request)

    async def _cdn(self, request: web.Request) -> web.Response:
        """What somebody attached. It takes no token, and none may be sent."""
        path = request.match_info["path"]
        self.world.fetched.append(path)
        held = self.world.files.get(path)
        if held is None or "Authorization" in request.headers:
            return web.Response(status=404)
        return web.Response(body=held)

    def attach(self, name: str, content: bytes, *, at: str = "") -> Json:
        """The object of a file that somebody attached; ``at``: elsewhere than it says."""
        number = str(self.world.snowflake())
        path = f"attachments/1/{number}/{name}"
        self.world.files[path] = content
        url = at or f"{self.base.removesuffix(PREFIX)}/cdn/{path}?ex=66&is=55&hm=1"
        return {
            "id": number,
            "filename": name,
            "size": len(content),
            "url": url,
            "proxy_url": url,
            "content_type": "text/csv",
        }

    async def _serve(self, request: web.Request) -> web.Response:
        path = request.path.removeprefix(PREFIX)
        fault = self.faults.due(request.method, path)
        if fault is not None and fault.way == "drop":
            return _cut(request)
        if fault is not None and fault.way == "slow":
            await asyncio.sleep(fault.seconds)
        call, handler = await _read(request, path)
        if call is None or handler is None:
            return _reply(404, {"message": "404: Not Found", "code": 0}, {})
        self.calls.append(call)
        if fault is not None and fault.way == "late":
            self._late.add(asyncio.create_task(self._carry_out_late(request, call, handler, fault)))
            return _cut(request)
        reply = await self._answer(request, call, handler, fault)
        call.status = reply.status
        self.limiter.note(reply.status)
        if fault is not None and fault.way == "mangle":
            return web.Response(text=fault.message, headers=VIA, content_type="application/json")
        return _cut(request) if fault is not None and fault.way == "drop reply" else reply

    async def _carry_out_late(
        self, request: web.Request, call: Call, handler: Handler, fault: Fault
    ) -> None:
        await asyncio.sleep(fault.seconds)
        await self._answer(request, call, handler, None)

    async def _answer(
        self, request: web.Request, call: Call, handler: Handler, fault: Fault | None
    ) -> web.Response:
        if self.limiter.banned:
            return web.Response(status=429, text="error code: 1015", content_type="text/html")
        free = call.template.startswith(_UNCOUNTED)
        if not free and request.headers.get("Authorization") != f"Bot {self.world.token}":
            return _reply(401, {"message": "401: Unauthorized", "code": 0}, {})
        if fault is not None and fault.way == "refuse":
            return _ordered(fault)
        route = f"{call.method} {call.template}"
        major = "+".join(
            call.args.get(name, "") for name in ("channel_id", "guild_id", "webhook_id", "token")
        )
        if call.template == _CALLBACK:
            major = call.args["interaction_token"]
        verdict = self.limiter.check(route, major, counted_globally=not free)
        if verdict.wait is not None:
            return _reply(429, verdict.body, verdict.headers)
        try:
            self._inspect(call)
            status, body = await handler(self, call)
        except RefusalError as no:
            return _reply(no.status, no.body, verdict.headers)
        return _reply(status, body, verdict.headers)

    def _inspect(self, call: Call) -> None:
        if not self.validate or call.sent is None:
            return
        call.problems += schema_problems(call.method, call.path, call.sent)
        data = call.body.get("data") if call.template == _CALLBACK else call.body
        if isinstance(data, dict) and call.body.get("type") != hooks.MODAL:
            call.problems += message_problems(data)
        if call.problems:
            raise refusals.invalid_form(call.problems)


async def _read(request: web.Request, path: str) -> tuple[Call | None, Handler | None]:
    for method, pattern, template, handler in _MATCHERS:
        found = pattern.fullmatch(path)
        if found and method == request.method:
            call = Call(
                method=method,
                path=path,
                template=template,
                args=found.groupdict(),
                query=dict(request.query),
            )
            call.sent, call.files = await _body(request)
            return call, handler
    return None, None


async def _body(request: web.Request) -> tuple[Any, tuple[str, ...]]:
    if request.content_type == "multipart/form-data":
        form = await request.post()
        files = tuple(value.filename for value in form.values() if isinstance(value, web.FileField))
        return json.loads(str(form["payload_json"])), files
    text = await request.text()
    return (json.loads(text) if text else None), ()


def _reply(status: int, body: object, headers: dict[str, str]) -> web.Response:
    """Content-Type is exactly application/json: discord.py reads nothing else as JSON."""
    if body is None:
        return web.Response(status=status, headers=VIA | headers)
    raw = json.dumps(body).encode()
    return web.Response(
        status=status, body=raw, headers=VIA | headers, content_type="application/json"
    )


def _ordered(fault: Fault) -> web.Response:
    body: Json = {"message": fault.message, "code": fault.code}
    headers: dict[str, str] = {}
    if fault.status == 429:
        body = {"message": "You are being rate limited.", "retry_after": fault.seconds}
        body["global"] = fault.everywhere
        headers = {"Retry-After": str(int(fault.seconds) + 1)}
    return _reply(fault.status, body, headers)


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
