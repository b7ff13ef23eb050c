"""A model that is a file: requests written down to be answered elsewhere, replies read from one.

So any model, a person included, is scored on the same questions by the same rules. Requests are
lines ``{"id", "request"}``, the request being the body of a chat completion; replies are lines
``{"id", "response"}``, the response a completion, its text, or the object itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from adapters.language_model.client import body, content_of
from bot.errors import BotError
from bot.ports.language_model import ModelMode, ModelOutcome, ModelReply, ModelRequest


class BadReplies(BotError):
    """A file of replies can't be read: says which line and what was expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Writes the request of one question down; nobody replies, so the local reading stands."""

    id: Any
    sink: TextIO
    model: str = ""
    mode: ModelMode = ModelMode.ALWAYS

    async def ask(self, request: ModelRequest) -> ModelReply:
        """No reply; the request is written."""
        line = {"id": self.id, "request": body(request, self.model)}
        print(json.dumps(line), file=self.sink, flush=True)
        return ModelReply(outcome=ModelOutcome.UNREACHABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """Replies to one question from a file."""

    id: Any
    replies: Mapping[str, ModelReply]
    mode: ModelMode = ModelMode.ALWAYS

    async def ask(self, request: ModelRequest) -> ModelReply:  # noqa: ARG002 - the port's form
        """The reply held for this question; without one it was not reached."""
        return self.replies.get(_key(self.id), ModelReply(outcome=ModelOutcome.UNREACHABLE))


def read_replies(lines: Iterable[str]) -> dict[str, ModelReply]:
    """The replies of a file by id. Raises BadReplies for a line that is no object with an id.

    >>> read_replies(['{"id": 1, "response": {"command": "help"}}'])["1"].content
    {'command': 'help'}
    """
    found: dict[str, ModelReply] = {}
    for number, written in enumerate(lines, start=1):
        if not written.strip():
            continue
        try:
            line = json.loads(written)
        except (ValueError, RecursionError):
            line = None
        if not isinstance(line, dict) or "id" not in line or "response" not in line:
            raise BadReplies(f"line {number}: expected an object with id and response")
        found[_key(line["id"])] = _reply(line["response"])
    return found


def _reply(response: Any) -> ModelReply:
    if isinstance(response, dict) and "choices" not in response:
        return ModelReply(outcome=ModelOutcome.REPLIED, content=response)
    if isinstance(response, dict):
        return content_of(response)
    return content_of({"choices": [{"message": {"content": response}}]})


def _key(identifier: Any) -> str:
    return json.dumps(identifier, sort_keys=True)
