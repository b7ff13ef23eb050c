"""`POST /_control` and `GET /_record`: the fake from another process.

A control request is one JSON object, or a list of them, each with ``do``:

    {"do": "workspace", "team": "T1", "bot_token": "xoxb-T1"}
    {"do": "channels", "team": "T1", "ids": ["C1", "C2"], "kind": "channel"}
    {"do": "channel", "team": "T1", "id": "C1", "archived": true, "deleted": false, "bot": false}
    {"do": "revoke", "team": "T1"}
    {"do": "fault", "method": "chat.postMessage", "kind": "drop_reply", "times": 3, "chance": 0.1}
    {"do": "rates", "posts_per_second": 1, "post_burst": 1, "speed": 1, "enforced": true}
    {"do": "schemas", "on": false}    {"do": "seed", "value": 7}    {"do": "forget"}
"""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.slack.calls import SLACK
from tests.platforms.slack.world import Json, Message

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack


def _channels(slack: FakeSlack, order: Json) -> None:
    workspace = slack.world.workspaces[order["team"]]
    for channel_id in order["ids"]:
        workspace.channel(channel_id, kind=order.get("kind", "channel"))


def _channel(slack: FakeSlack, order: Json) -> None:
    workspace = slack.world.workspaces[order["team"]]
    channel = workspace.channel(order["id"])
    channel.archived = order.get("archived", channel.archived)
    channel.deleted = order.get("deleted", channel.deleted)
    if "bot" in order:
        change = channel.members.add if order["bot"] else channel.members.discard
        change(workspace.bot_user)


def _rates(slack: FakeSlack, order: Json) -> None:
    for name in ("posts_per_second", "post_burst", "speed", "enforced"):
        if name in order:
            setattr(slack.rates, name, order[name])
    slack.rates.buckets.clear()


def _forget(slack: FakeSlack) -> None:
    slack.world.posted.clear()
    slack.world.calls.clear()
    slack.faults.waiting.clear()
    slack.rates.buckets.clear()


def carry_out(slack: FakeSlack, order: Json) -> None:
    """One control order. Raises KeyError or ValueError for one that makes no sense."""
    more = {k: v for k, v in order.items() if k != "do"}
    match order["do"]:
        case "workspace":
            slack.world.add_workspace(**more)
        case "channels":
            _channels(slack, order)
        case "channel":
            _channel(slack, order)
        case "revoke":
            slack.world.workspaces[order["team"]].revoked = True
        case "fault":
            slack.faults.add(more.pop("method"), more.pop("kind"), **more)
        case "rates":
            _rates(slack, order)
        case "schemas":
            slack.schemas = bool(order["on"])
        case "seed":
            slack.faults.dice = random.Random(order["value"])
        case "forget":
            _forget(slack)
        case unknown:
            raise ValueError(f"unknown order {unknown!r}")


async def handle(request: web.Request) -> web.Response:
    """Carry out one order, or a list of them."""
    slack: FakeSlack = request.app[SLACK]
    body = await request.json()
    try:
        for order in body if isinstance(body, list) else [body]:
            carry_out(slack, order)
    except (KeyError, ValueError, TypeError) as error:
        return web.json_response({"ok": False, "error": repr(error)}, status=400)
    return web.json_response({"ok": True})


def _shown(team: str, message: Message) -> Json:
    return {
        "team": team,
        "channel": message.channel,
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "text": message.text,
        "metadata": message.metadata,
        "edits": message.edits,
        "ephemeral_to": message.ephemeral_to,
    }


async def record(request: web.Request) -> web.Response:
    """Messages as stored, per channel in order, and how calls were answered."""
    slack: FakeSlack = request.app[SLACK]
    messages = [
        _shown(workspace.id, message)
        for workspace in slack.world.workspaces.values()
        for channel in workspace.channels.values()
        for message in channel.messages.values()
        if message.user == workspace.bot_user
    ]
    answers = Counter(f"{call.method} {call.answer}" for call in slack.world.calls)
    return web.json_response(
        {"messages": messages, "answers": dict(answers), "calls": len(slack.world.calls)}
    )
