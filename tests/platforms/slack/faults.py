"""Faults on order: what can go wrong between an app and Slack."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import StrEnum


class FaultKind(StrEnum):
    DROP_REPLY = "drop_reply"
    """The request is carried out and its answer lost."""
    DROP_REQUEST = "drop_request"
    """The connection breaks before anything is done."""
    SERVER_ERROR = "server_error"
    """HTTP 500 before anything is done."""
    SERVER_ERROR_AFTER = "server_error_after"
    """HTTP 500 although the request was carried out."""
    MANGLED = "mangled"
    """The request is carried out; ``body`` comes back in place of Slack's reply."""
    RATE_LIMITED = "rate_limited"
    ERROR = "error"
    """``ok: false`` with ``code``."""
    LATE = "late"
    """The connection breaks at once; the request is carried out after ``seconds``."""
    SLOW = "slow"
    """QuestionState out after ``seconds``."""


@dataclass(kw_only=True)
class Fault:
    """Strikes ``method`` ('*' any), optionally only one channel, ``times`` times, with a chance."""

    method: str
    kind: FaultKind
    times: int = 1
    channel: str = ""
    code: str = ""
    seconds: float = 1.0
    body: str = ""
    chance: float = 1.0

    def meets(self, method: str, channel: str) -> bool:
        """Whether this fault is meant for such a request."""
        return (
            self.times > 0
            and self.method in ("*", method)
            and (not self.channel or self.channel == channel)
        )


@dataclass
class Faults:
    """The faults still to strike, in order, drawn with a seed so that a run can be repeated."""

    waiting: list[Fault] = field(default_factory=list)
    dice: random.Random = field(default_factory=lambda: random.Random(7))

    def add(self, method: str, kind: FaultKind | str, **more: object) -> None:
        """Order a fault."""
        self.waiting.append(Fault(method=method, kind=FaultKind(kind), **more))  # type: ignore[arg-type]  # names checked by the dataclass

    def strike(self, method: str, channel: str) -> Fault | None:
        """The fault that meets this request, if any, used up once."""
        for fault in self.waiting:
            if fault.meets(method, channel) and self.dice.random() < fault.chance:
                fault.times -= 1
                return fault
        return None
