"""What the core asks of a language model: one request, one JSON object back, or why there is none.

The model is somebody else's program. It is told what to read and what form its reply has; what it
replies is a proposal that the reader checks (:mod:`bot.reading.language_model`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


class ModelMode(StrEnum):
    """Which questions a model is asked about: each one, or those the local reader is unsure of."""

    ALWAYS = "always"
    UNSURE = "unsure"


class ModelOutcome(StrEnum):
    """What came of a request. All but REPLIED come without an object.

    ``LATE``: the deadline passed. ``BUSY``: too many others wait. ``PAUSED``: it failed so often
    that it is left alone for a while. ``REFUSED``: it answered with an error. ``UNREACHABLE``: it
    did not answer. ``UNREADABLE``: its answer is no JSON object, or too long.
    """

    REPLIED = "replied"
    LATE = "late"
    BUSY = "busy"
    PAUSED = "paused"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelRequest:
    """``instructions`` are ours and the same for every question on the same facts; ``question`` is
    JSON that holds what a stranger wrote. ``schema`` is the JSON schema of the reply.
    """

    instructions: str
    question: str
    schema: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReply:
    """``content`` is a JSON object as it came: nothing in it is checked."""

    outcome: ModelOutcome
    content: Mapping[str, Any] | None = None


class LanguageModel(Protocol):
    """An endpoint that turns a prompt into a reply; which model answers is up to its settings."""

    @property
    def mode(self) -> ModelMode:
        """Which questions it is asked about."""
        ...

    async def ask(self, request: ModelRequest) -> ModelReply:
        """Its reply. Keeps to its own deadline and never raises for what the model does."""
        ...
