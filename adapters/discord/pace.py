"""Below Discord's global limit, by what Discord itself tells: when it handled each request.

Discord counts requests as it handles them, not as we mean to send them. On a busy machine what was
due apart arrives together. So a request has its place in the window from before it leaves until a
second after Discord handled it; its reply tells when that was.
"""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections import deque
from collections.abc import Mapping
from heapq import heappop, heappush
from types import SimpleNamespace

import aiohttp
import yarl
from discord import http

from adapters.discord import limits
from adapters.fence_trace import fence_trace
from bot.delivery.retry import asked_wait

RESET, RESET_AFTER = "X-RateLimit-Reset", "X-RateLimit-Reset-After"
"""Their difference is Discord's clock as it handled the request, in seconds since 1970."""
_MARGIN = 0.003
"""Seconds; Discord writes thousandths."""
_CLOCKS = 200
"""Replies whose clocks are compared: some of them came back at once."""
_OFTEN = 0.25
"""Seconds after which a full window is looked at again, whatever ends meanwhile."""
_UNCOUNTED = ("/interactions/", "/webhooks/")
"""Answers to interactions do not count towards the global limit. [rates]"""


class RateWindow:
    """At most ``most`` requests in any ``seconds`` of Discord's."""

    def __init__(self, *, most: int = limits.REQUESTS_A_SECOND - 1, seconds: float = 1.0) -> None:
        self._most = most
        self._seconds = seconds
        self._under_way = 0
        self._leaves: list[float] = []
        self._ahead: deque[float] = deque(maxlen=_CLOCKS)
        self._order = asyncio.Lock()
        self._ended = asyncio.Event()

    async def enter(self) -> float:
        """Wait until one more may be sent; the moment it may. First come, first served."""
        async with self._order:
            while (wait := self._wait()) > 0:
                self._ended.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._ended.wait(), wait)
            self._under_way += 1
            return _time()

    def _wait(self) -> float:
        now = _time()
        while self._leaves and self._leaves[0] <= now:
            heappop(self._leaves)
        if self._under_way + len(self._leaves) < self._most:
            return 0.0
        return min(self._leaves[0] - now, _OFTEN) if self._leaves else _OFTEN

    def leave(self, entered: float, headers: Mapping[str, str]) -> None:
        """One that came in at ``entered`` has ended, with these headers; none came, none known."""
        self._under_way -= 1
        now = _time()
        handled = min(max(self._handled(headers, now), entered), now)
        heappush(self._leaves, handled + self._seconds + _MARGIN)
        self._ended.set()

    def _handled(self, headers: Mapping[str, str], now: float) -> float:
        """When Discord had handled it at the latest, by our clock.

        Discord's clock is ahead of ours by at least what each reply shows on arriving; the one that
        came back fastest shows it best.
        """
        try:
            theirs = float(headers[RESET]) - float(headers[RESET_AFTER])
        except (LookupError, ValueError):
            return now
        if not math.isfinite(theirs):
            return now
        self._ahead.append(theirs - now)
        return theirs - max(self._ahead)

    def trace(self) -> aiohttp.TraceConfig:
        """Has every request of a session wait for its place, the SDK's own retries too; a message
        whose lease is over by then does not leave."""
        made = fence_trace()

        async def start(
            _: aiohttp.ClientSession, counted: SimpleNamespace, of: aiohttp.TraceRequestStartParams
        ) -> None:
            counted.entered = None
            if _counted(of.url):
                counted.entered = await self.enter()

        async def end(
            _: aiohttp.ClientSession, counted: SimpleNamespace, of: aiohttp.TraceRequestEndParams
        ) -> None:
            if counted.entered is not None:
                self.leave(counted.entered, of.response.headers)

        async def failed(
            _: aiohttp.ClientSession,
            counted: SimpleNamespace,
            _of: aiohttp.TraceRequestExceptionParams,
        ) -> None:
            if counted.entered is not None:
                self.leave(counted.entered, {})

        made.on_request_start.append(start)
        made.on_request_end.append(end)
        made.on_request_exception.append(failed)
        return made


class BoundedRatelimit(http.Ratelimit):
    """The SDK's own limit of a route, which ends: it would believe a header for years."""

    def update(self, response: aiohttp.ClientResponse, *, use_clock: bool = False) -> None:
        """As the SDK's; what is no time to wait is none, and none is longer than half an hour."""
        super().update(response, use_clock=use_clock)
        asked = asked_wait(self.reset_after)
        self.reset_after = 0.0 if asked is None else asked
        self.expires = _time() + self.reset_after


def bound_limits() -> None:
    """Have the SDK count by :class:`BoundedRatelimit`."""
    http.Ratelimit = BoundedRatelimit  # type: ignore[misc]  # it makes them by this name


def _counted(url: yarl.URL) -> bool:
    return not any(part in url.path for part in _UNCOUNTED)


def _time() -> float:
    return asyncio.get_running_loop().time()
