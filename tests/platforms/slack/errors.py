"""How the fake says no."""

from __future__ import annotations

from typing import Any


class SlackError(Exception):
    """An answer with ``ok: false``; ``extra`` is merged into its body."""

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra


class RateLimitedError(Exception):
    """HTTP 429 with Retry-After, in whole seconds as Slack gives it."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after
