"""Slack's rate limits: tiers a method and workspace, and about one post a second and channel."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

TIERS = {1: 1, 2: 20, 3: 50, 4: 100}
"""Calls a minute, from https://docs.slack.dev/apis/web-api/rate-limits."""

METHOD_TIERS = {
    "chat.update": 3,
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "conversations.history": 3,
    "conversations.replies": 3,
    "conversations.info": 3,
    "conversations.open": 3,
    "conversations.members": 4,
    "users.info": 4,
    "views.open": 4,
    "views.update": 4,
    "views.push": 4,
    "views.publish": 4,
    "files.getUploadURLExternal": 4,
    "files.completeUploadExternal": 4,
    "oauth.v2.access": 4,
    "assistant.threads.setSuggestedPrompts": 3,
}


READING = ("conversations.history", "conversations.replies")
READ_AT_MOST = 15


@dataclass
class Bucket:
    """A token bucket; ``rate`` tokens a second."""

    rate: float
    size: float
    tokens: float
    at: float

    def take(self, now: float) -> float:
        """Seconds to wait, 0.0 when a token was there and is now gone."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens >= 1 - 1e-9:
            self.tokens -= 1
            return 0.0
        return (1 - self.tokens) / self.rate


@dataclass
class Rates:
    """``posts_per_second`` holds for each channel. ``speed`` shortens the minutes."""

    posts_per_second: float = 1.0
    post_burst: float = 1.0
    speed: float = 1.0
    enforced: bool = True
    reads_little: bool = False
    """As for apps that are distributed without a review: history is read once a minute, and 15
    messages at a time."""
    buckets: dict[tuple[str, ...], Bucket] = field(default_factory=dict)

    def wait(self, method: str, team: str, channel: str, now: float) -> float:
        """Seconds the caller must wait as Slack would say it, 0.0 when the call may pass."""
        if not self.enforced:
            return 0.0
        if method == "chat.postMessage":
            key, rate, size = (team, channel), self.posts_per_second, self.post_burst
        else:
            tier = METHOD_TIERS.get(method)
            if tier is None:
                return 0.0
            if self.reads_little and method in READING:
                tier = 1
            key, rate, size = (team, method), TIERS[tier] / 60, float(TIERS[tier])
        bucket = self.buckets.get(key)
        if bucket is None:
            bucket = self.buckets[key] = Bucket(rate * self.speed, size, size, now)
        left = bucket.take(now)
        return max(1, math.ceil(left)) if left > 0 else 0.0
