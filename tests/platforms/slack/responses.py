"""response_url: five answers within thirty minutes to one command or click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.slack import blockkit
from tests.platforms.slack.calls import SLACK
from tests.platforms.slack.errors import RateLimitedError, SlackError
from tests.platforms.slack.faults import FaultKind
from tests.platforms.slack.world import Call, Json, Message

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack

MOST_USES = 5
LIFETIME_SECONDS = 30 * 60


def grant(slack: FakeSlack, team: str, channel: str, user: str, ts: str = "") -> str:
    """A new response_url. ``ts`` is the message clicked on, '' for a command."""
    key = f"{team}-{slack.world.serial()}"
    slack.world.response_urls[key] = {
        "team": team,
        "channel": channel,
        "user": user,
        "ts": ts,
        "made": slack.now(),
        "uses": 0,
    }
    return f"{slack.origin}/response/{key}"


def _spend(slack: FakeSlack, key: str) -> Json:
    grant_ = slack.world.response_urls.get(key)
    if grant_ is None or slack.now() - grant_["made"] > LIFETIME_SECONDS:
        raise SlackError("expired_url")
    if grant_["uses"] >= MOST_USES:
        raise SlackError("used_url")
    grant_["uses"] += 1
    return grant_


def _carry_out(slack: FakeSlack, granted: Json, body: Json) -> None:
    workspace = slack.world.workspaces[granted["team"]]
    channel = workspace.channel(granted["channel"], with_bot=False)
    content = {k: body[k] for k in ("text", "blocks", "attachments", "metadata") if body.get(k)}
    if body.get("delete_original"):
        channel.messages.pop(granted["ts"], None)
        return
    if not content:
        raise SlackError("no_text")
    blockkit.check("outmessage", content, schemas=slack.schemas)
    old = channel.messages.get(granted["ts"]) if body.get("replace_original") else None
    if old is not None:
        old.text, old.blocks = content.get("text", ""), content.get("blocks", [])
        old.edits += 1
        return
    private = body.get("response_type", "ephemeral") != "in_channel"
    message = Message(
        ts=slack.world.next_ts(slack.now()),
        channel=channel.id,
        user=workspace.bot_user,
        bot_id=workspace.bot_id,
        text=content.get("text", ""),
        blocks=content.get("blocks", []),
        thread_ts=str(body.get("thread_ts") or ""),
        ephemeral_to=granted["user"] if private else "",
        metadata=content.get("metadata"),
        unfurl=bool(body.get("unfurl_links", False)),
    )
    slack.keep(workspace, message)


async def handle(request: web.Request) -> web.Response:
    """A POST to a response_url."""
    slack: FakeSlack = request.app[SLACK]
    body = await request.json()
    key = request.match_info["key"]
    team = key.split("-", maxsplit=1)[0]
    call = Call(method="response_url", team=team, args=body, at=slack.now())
    slack.world.calls.append(call)
    fault = slack.faults.strike("response_url", "")
    if fault is not None and fault.kind is FaultKind.SERVER_ERROR:
        return web.Response(status=500)
    if fault is not None and fault.kind is FaultKind.DROP_REQUEST:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()
    try:
        if fault is not None and fault.kind is FaultKind.ERROR:
            raise SlackError(fault.code)
        _carry_out(slack, _spend(slack, key), body)
    except SlackError as error:
        call.answer = error.code
        status = 404 if error.code in ("expired_url", "used_url") else 400
        return web.json_response({"ok": False, "error": error.code, **error.extra}, status=status)
    except RateLimitedError:
        return web.Response(status=429, headers={"Retry-After": "1"})
    call.answer = "ok"
    if fault is not None and fault.kind is FaultKind.DROP_REPLY and request.transport is not None:
        request.transport.abort()
    return web.Response(text="ok")
