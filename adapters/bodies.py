"""Bodies of requests, read whole within bounds of size and time."""

from __future__ import annotations

import asyncio

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

BODY_SECONDS = 60.0
"""For a whole body: a megabyte a second is little, and a connection held for nothing is much."""
_CHUNK = 65_536


class BadBody(Exception):
    """A body that is not taken; ``status`` is what its sender is told."""

    def __init__(self, status: int) -> None:
        super().__init__(f"status {status}")
        self.status = status


async def whole_body(request: web.Request, most: int) -> bytes:
    """All of it, unpacked. Raises BadBody: 413 where it is larger than ``most`` bytes, 408 where it
    has not come in time, 400 where it is not packed as its headers say."""
    if (request.content_length or 0) > most:
        raise BadBody(413)
    held = bytearray()
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.content.iter_chunked(_CHUNK):
                held += chunk
                if len(held) > most:
                    raise BadBody(413)
    except TimeoutError:
        raise BadBody(408) from None
    except (HttpProcessingError, web.RequestPayloadError):
        raise BadBody(400) from None
    return bytes(held)
