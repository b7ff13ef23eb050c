"""Rate limits as Discord keeps them: one global, one a bucket, said in headers."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass

from tests.platforms.discord.refusals import Json

Window = tuple[int, float]
"""Requests allowed, in how many seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """The limits in force. Zero requests switches one off."""

    everywhere: Window = (50, 1.0)
    messages: Window = (5, 5.0)
    others: Window = (50, 1.0)
    ban_after: int = 10_000
    """Replies of 401, 403 and 429 in ten minutes that shut the address out."""


@dataclass(slots=True)
class _Count:
    used: int
    ends: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """``wait`` None: go ahead. ``headers`` belong on the reply either way."""

    headers: dict[str, str]
    wait: float | None = None
    everywhere: bool = False

    @property
    def body(self) -> Json:
        wait = round(self.wait or 0.0, 3)
        said = "You are being rate limited."
        return {"message": said, "retry_after": wait, "global": self.everywhere}


class Limiter:
    """Counts requests in fixed windows that open with the first request."""

    def __init__(self, rates: Rates) -> None:
        self.rates = rates
        self._counts: dict[str, _Count] = {}
        self._bad: list[float] = []

    def note(self, status: int) -> None:
        """Count a reply towards the ban."""
        if status in (401, 403, 429):
            self._bad.append(time.monotonic())

    @property
    def banned(self) -> bool:
        since = time.monotonic() - 600
        self._bad = [at for at in self._bad if at > since] if len(self._bad) > 100 else self._bad
        return len(self._bad) >= self.rates.ban_after

    def check(self, route: str, major: str, *, counted_globally: bool) -> Verdict:
        """Whether a request on ``route`` with that major parameter may pass now."""
        if counted_globally:
            over = self._take("*", self.rates.everywhere)
            if over is not None and over[0] < 0:
                return Verdict(headers=_global_headers(over[1]), wait=over[1], everywhere=True)
        posts = route == "POST /channels/{channel_id}/messages"
        window = self.rates.messages if posts else self.rates.others
        left = self._take(f"{route}|{major}", window)
        if left is None:
            return Verdict(headers={})
        headers = _bucket_headers(route, window[0], max(left[0], 0), left[1])
        if left[0] >= 0:
            return Verdict(headers=headers)
        headers |= {"Retry-After": str(int(left[1]) + 1), "X-RateLimit-Scope": "user"}
        return Verdict(headers=headers, wait=left[1])

    def _take(self, key: str, window: Window) -> tuple[int, float] | None:
        """(requests left after this one, seconds to the reset); below zero means refused."""
        allowed, length = window
        if not allowed:
            return None
        now = time.monotonic()
        count = self._counts.get(key)
        if count is None or count.ends <= now:
            count = self._counts[key] = _Count(0, now + length)
        count.used += 1
        return allowed - count.used, count.ends - now


def _global_headers(wait: float) -> dict[str, str]:
    scope = {"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}
    return {"Retry-After": str(int(wait) + 1), **scope}


def _bucket_headers(route: str, allowed: int, left: int, wait: float) -> dict[str, str]:
    return {
        "X-RateLimit-Bucket": hashlib.md5(route.encode(), usedforsecurity=False).hexdigest(),
        "X-RateLimit-Limit": str(allowed),
        "X-RateLimit-Remaining": str(left),
        "X-RateLimit-Reset": f"{time.time() + wait:.3f}",
        "X-RateLimit-Reset-After": f"{wait:.3f}",
    }
