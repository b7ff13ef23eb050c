"""What an app answered to something Slack sent it."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.platforms.slack.world import Json


@dataclass(frozen=True, kw_only=True)
class Ack:
    """``ok`` is a 200 (or an acknowledged envelope) within three seconds. ``body`` as sent back."""

    ok: bool
    seconds: float
    status: int = 200
    body: Json = field(default_factory=dict)
    text: str = ""
    reason: str = ""
