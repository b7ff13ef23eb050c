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


def fence_trace() -> aiohttp.TraceConfig:
    """A trace that does so, to which more may be added.

    aiohttp tells of headers once the connection is had and before a byte of them is written: what
    is raised then ends the request unsent. It is told of each of the SDK's own tries.
    """
    trace = aiohttp.TraceConfig()
    trace.on_request_headers_sent.append(_leaving)
    return trace
