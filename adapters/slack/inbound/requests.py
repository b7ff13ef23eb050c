"""Requests at the address that Slack calls: what cannot be Slack's is refused, and said to be so.

The SDK reads a body before it looks at the signature, and takes its shape for granted.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from slack_bolt.adapter.aiohttp import to_bolt_request
from slack_bolt.request.async_request import AsyncBoltRequest

TIMESTAMP = "X-Slack-Request-Timestamp"
SIGNATURE = "X-Slack-Signature"
BODY_SECONDS = 10.0
"""For the body of a request: Slack's come whole, and somebody else's would hold a connection."""
_LONGEST_TIMESTAMP = 12
"""Digits of seconds since 1970, for the next 30,000 years."""


class NotSlacks(Exception):
    """A request that Slack would not send; ``status`` is what its sender is told."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


async def read(request: web.Request) -> AsyncBoltRequest:
    """The request as the SDK takes it, its signature not looked at yet. Raises NotSlacks."""
    if not _plausible(request):
        raise NotSlacks(401)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            asked = await to_bolt_request(request)
    except TimeoutError:
        raise NotSlacks(408) from None
    except (
        *(AttributeError, LookupError, TypeError, ValueError),  # no form, no JSON object
        *(HttpProcessingError, web.RequestPayloadError),  # not packed as it says
        RecursionError,
    ):
        raise NotSlacks(400) from None
    if not _whole(asked.body):
        raise NotSlacks(400)
    return asked


def opened(request: web.Request) -> AsyncBoltRequest:
    """A page that a browser opens, as the SDK takes it: its address and headers. A body that
    comes with it is nobody's business here, and is not waited for."""
    return AsyncBoltRequest(body="", query=request.query_string, headers=dict(request.headers))


def _plausible(request: web.Request) -> bool:
    """Whether the headers could be a signature of Slack's: what they hold is computed with."""
    stamp = request.headers.get(TIMESTAMP, "0")
    signature = request.headers.get(SIGNATURE, "")
    return (
        stamp.isascii()
        and stamp.isdecimal()
        and len(stamp) <= _LONGEST_TIMESTAMP
        and signature.isascii()
    )


def _whole(body: Mapping[str, Any]) -> bool:
    """Whether what the SDK and our listeners read of a body is of the kind they take it for.

    >>> _whole({"type": "event_callback", "team_id": "T1", "event": {"type": "app_mention"}})
    True
    >>> _whole({"type": "event_callback", "team_id": None, "event": {}})
    False
    >>> _whole({"command": "/tariff", "team_id": "T1"})
    False
    """
    match body.get("type"):
        case "event_callback":
            return _is_said(body.get("event"), "type") and _said(body, "team_id")
        case None if "command" in body:
            return _said(body, "team_id", "channel_id", "user_id")
        case "view_submission" | "view_closed":
            return _of_a_person(body) and _is_said(body.get("view"), "callback_id")
        case "message_action":
            return _of_a_person(body) and isinstance(body.get("message"), dict)
        case "block_actions" | "block_suggestion" | "shortcut":
            return _of_a_person(body)
        case _:
            return True


_WITH_FIELDS = ("team", "channel", "container", "message", "state")
"""What a press may come with, each with fields of its own."""


def _of_a_person(body: Mapping[str, Any]) -> bool:
    actions, view = body.get("actions") or [], body.get("view")
    return (
        _is_said(body.get("user"), "id")
        and all(isinstance(body.get(name) or {}, dict) for name in _WITH_FIELDS)
        and isinstance(actions, list)
        and all(_is_said(one, "action_id") for one in actions)
        and (view is None or _is_said(view, "type"))
    )


def _is_said(value: Any, *names: str) -> bool:
    return isinstance(value, dict) and _said(value, *names)


def _said(fields: Mapping[str, Any], *names: str) -> bool:
    return all(isinstance(fields.get(name), str) for name in names)
