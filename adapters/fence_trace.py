"""Has an aiohttp session ask for the lease of a message right before it writes the request."""

from __future__ import annotations

from types import SimpleNamespace

import aiohttp

from bot.delivery import fence


async def _leaving(
    _session: aiohttp.ClientSession,
    _context: SimpleNamespace,
    _of: aiohttp.TraceRequestHeadersSentParams,
) -> None:
    fence.leave()


def fence_trace(made: aiohttp.TraceConfig | None = None) -> aiohttp.TraceConfig:
    """A trace that does so, or ``made`` with that added.

    aiohttp tells of headers once the connection is had and before a byte of them is written: what
    is raised then ends the request unsent. It is told of each of the SDK's own tries.
    """
    trace = made or aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(_leaving)
    return trace
