"""The Web API's door: token, scope, rate limit, faults, then the method."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.slack import agents, chat, conversations, files, oauth, views
from tests.platforms.slack.calls import SLACK, Caller, read_args
from tests.platforms.slack.errors import RateLimitedError, SlackError
from tests.platforms.slack.faults import Fault, FaultKind
from tests.platforms.slack.world import Call, Json

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack

Method = Callable[[Caller, Json], Awaitable[Json]]

METHODS: dict[str, tuple[str, Method]] = {
    "auth.test": ("", oauth.auth_test),
    "chat.postMessage": ("chat:write", chat.post_message),
    "chat.postEphemeral": ("chat:write", chat.post_ephemeral),
    "chat.update": ("chat:write", chat.update),
    "chat.delete": ("chat:write", chat.delete),
    "chat.unfurl": ("links:write", chat.unfurl),
    "conversations.history": ("", conversations.history),
    "conversations.replies": ("", conversations.replies),
    "conversations.info": ("", conversations.info),
    "conversations.members": ("", conversations.members),
    "conversations.open": ("im:write", conversations.open_im),
    "users.info": ("users:read", conversations.users_info),
    "views.open": ("", views.open_view),
    "views.push": ("", views.open_view),
    "views.update": ("", views.update),
    "views.publish": ("", views.publish),
    "files.getUploadURLExternal": ("files:write", files.get_upload_url),
    "files.info": ("files:read", files.info),
    "files.completeUploadExternal": ("files:write", files.complete_upload),
    "assistant.threads.setStatus": ("chat:write", agents.set_status),
    "assistant.threads.setSuggestedPrompts": ("assistant:write", agents.set_prompts),
    "assistant.threads.setTitle": ("assistant:write", agents.set_title),
}
"""Method -> (the scope it needs, what it does)."""
TOKENLESS = frozenset({"api.test", "apps.connections.open", "oauth.v2.access"})


def _token(request: web.Request, args: Json) -> str:
    header = request.headers.get("Authorization", "")
    return header.removeprefix("Bearer ") if header else str(args.get("token", ""))


async def _without_bot_token(slack: FakeSlack, request: web.Request, args: Json) -> Json | None:
    """The three methods that need no bot token."""
    name = request.match_info["method"]
    if name == "oauth.v2.access":
        return await oauth.access(slack, request.headers.get("Authorization", ""), args)
    if name == "apps.connections.open":
        if _token(request, args) != slack.app_token:
            raise SlackError("invalid_auth")
        return {"url": slack.sockets.ticket()}
    return {} if name == "api.test" else None


def _caller(slack: FakeSlack, token: str, scope: str) -> Caller:
    workspace = slack.world.by_token(token)
    if workspace is None:
        raise SlackError("invalid_auth" if token else "not_authed")
    if workspace.revoked:
        raise SlackError("token_revoked")
    if token != workspace.bot_token:
        raise SlackError("token_expired")
    if scope and scope not in workspace.scopes:
        raise SlackError("missing_scope", needed=scope, provided=",".join(workspace.scopes))
    return Caller(slack=slack, workspace=workspace)


async def _answer(slack: FakeSlack, request: web.Request, args: Json, call: Call) -> Json:
    special = await _without_bot_token(slack, request, args)
    if special is not None:
        return special
    scope, method = METHODS[call.method]
    caller = _caller(slack, _token(request, args), scope)
    call.team = caller.workspace.id
    wait = slack.rates.wait(call.method, call.team, str(args.get("channel", "")), slack.now())
    if wait:
        raise RateLimitedError(wait)
    return await method(caller, args)


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=599)


async def _before(request: web.Request, fault: Fault | None) -> web.Response | None:
    """What a fault does instead of the request."""
    if fault is None:
        return None
    match fault.kind:
        case FaultKind.DROP_REQUEST:
            return _hang_up(request)
        case FaultKind.SERVER_ERROR:
            return web.Response(status=500, text="Internal Server Error")
        case FaultKind.RATE_LIMITED:
            raise RateLimitedError(fault.seconds)
        case FaultKind.ERROR:
            raise SlackError(fault.code)
        case FaultKind.SLOW:
            await asyncio.sleep(fault.seconds)
            return None
        case FaultKind.LATE:
            return _hang_up(request)
        case FaultKind.DROP_REPLY | FaultKind.SERVER_ERROR_AFTER | FaultKind.MANGLED:
            return None


async def _carried_out(request: web.Request, call: Call, args: Json) -> web.Response:
    slack: FakeSlack = request.app[SLACK]
    fault = slack.faults.strike(call.method, str(args.get("channel", "")))
    instead = await _before(request, fault)
    if instead is not None:
        call.answer = f"fault:{fault.kind if fault else ''}"
        if fault is not None and fault.kind is FaultKind.LATE:
            slack.later(fault.seconds, _answer(slack, request, args, call))
        return instead
    body = await _answer(slack, request, args, call)
    if fault is not None and fault.kind is FaultKind.DROP_REPLY:
        call.answer = "stored, reply dropped"
        return _hang_up(request)
    if fault is not None and fault.kind is FaultKind.SERVER_ERROR_AFTER:
        call.answer = "stored, then 500"
        return web.Response(status=500, text="Internal Server Error")
    if fault is not None and fault.kind is FaultKind.MANGLED:
        call.answer = "stored, reply mangled"
        return web.Response(text=fault.body, content_type="application/json")
    call.answer = "ok"
    headers = {"X-OAuth-Scopes": _scopes(slack, call.team)}
    return web.json_response({"ok": True, **body}, headers=headers)


def _scopes(slack: FakeSlack, team: str) -> str:
    workspace = slack.world.workspaces.get(team)
    return ",".join(sorted(workspace.scopes)) if workspace else ""


async def handle(request: web.Request) -> web.Response:
    """Any method of the Web API."""
    slack: FakeSlack = request.app[SLACK]
    name = request.match_info["method"]
    args = await read_args(request)
    call = Call(method=name, team="", args=args, at=slack.now())
    slack.world.calls.append(call)
    if name not in METHODS and name not in TOKENLESS:
        call.answer = "unknown_method"
        return web.json_response({"ok": False, "error": "unknown_method"})
    try:
        return await _carried_out(request, call, args)
    except RateLimitedError as limited:
        call.answer = "ratelimited"
        headers = {"Retry-After": str(int(limited.retry_after))}
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    except SlackError as error:
        call.answer = error.code
        return web.json_response({"ok": False, "error": error.code, **error.extra})
