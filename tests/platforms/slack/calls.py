"""One request to the Web API: who asks, with what."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.slack.world import Json, Workspace

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack

SLACK: web.AppKey[FakeSlack] = web.AppKey("slack")
"""Where a handler finds the fake."""

_NESTED = (
    "blocks",
    "attachments",
    "metadata",
    "view",
    "files",
    "prompts",
    "loading_messages",
    "unfurls",
)


@dataclass(frozen=True, kw_only=True)
class Caller:
    """The fake, and the workspace the token belongs to."""

    slack: FakeSlack
    workspace: Workspace


def flag(args: Json, name: str, default: bool = False) -> bool:
    """A boolean as JSON or as a form writes it."""
    value = args.get(name, default)
    return value in (True, 1, "1", "true", "True")


async def read_args(request: web.Request) -> Json:
    """Arguments from the query, a form or JSON, nested values decoded."""
    args: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        args |= json.loads(body) if body else {}
    elif request.method == "POST":
        args |= dict(await request.post())
    for name in _NESTED:
        if isinstance(args.get(name), str) and args[name]:
            args[name] = json.loads(args[name])
    return args
