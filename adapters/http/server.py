"""The HTTP servers of a process: health and the platforms' routes; apart from them, metrics."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

from adapters.http.connections import Connections
from adapters.http.metrics import Metrics
from bot.errors import BotError

Ready = Callable[[], Awaitable[Mapping[str, bool | str]]]
"""Says of each part whether it works; 'database' must. A feed ('feed NAME') is a detail: answers go
on without it, and say so."""
_log = logging.getLogger(__name__)
_SERVER_LOG = logging.getLogger("adapters.http.requests")
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"
_PAGE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
"""On every answer that does not say otherwise: no scripts, no frames, nothing from elsewhere."""


class PortTaken(BotError):
    """Another process listens where this one should, or it may not listen there."""


def application(routes: Iterable[web.RouteDef], *, ready: Ready) -> web.Application:
    """``routes`` of the platforms beside /healthz and /readyz.

    /healthz says that the process turns, and nothing else: restarting cures nothing that lies
    outside. /readyz is 503 while the database can't do its work (``reason`` says why), or
    no platform is up.
    """

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        parts = await ready()
        platforms = [
            up
            for name, up in parts.items()
            if name not in ("database", "reason") and not name.startswith("feed ")
        ]
        fit = parts.get("database", False) and (any(platforms) or not platforms)
        return web.json_response({"ready": fit, **parts}, status=200 if fit else 503)

    app = web.Application()
    app.on_response_prepare.append(_with_headers)
    app.add_routes([web.get("/healthz", healthz), web.get("/readyz", readyz), *routes])
    return app


def metrics_application(metrics: Metrics) -> web.Application:
    """/metrics, for an address that only whoever runs the bot reaches."""

    async def numbers(_request: web.Request) -> web.Response:
        try:
            body = await metrics.text()
        except Exception as error:
            _log.warning("no metrics: %s", type(error).__name__)
            return web.Response(status=503, text="the database is away\n")
        return web.Response(body=body, headers={"Content-Type": _PROMETHEUS})

    app = web.Application()
    app.on_response_prepare.append(_with_headers)
    app.add_routes([web.get("/metrics", numbers)])
    return app


async def _with_headers(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _PAGE_HEADERS.items():
        response.headers.setdefault(name, value)


def _without_words(record: logging.LogRecord) -> bool:
    """The library quotes what it can't read: addresses and headers, which may be secrets. What
    went wrong and where in the code is told, and nothing of the request. What anybody may send
    that is no HTTP is no error of ours: a line without a trace."""
    error = record.exc_info[1] if record.exc_info else None
    gone = isinstance(error, ConnectionError)
    if gone or isinstance(error, HttpProcessingError | web.RequestPayloadError):
        record.levelno, record.levelname = logging.INFO, logging.getLevelName(logging.INFO)
        what = "gone before its answer" if gone else "not HTTP"
        record.msg, record.args = f"{what}: {type(error).__name__}", ()
        record.exc_info = record.exc_text = None
        return _SERVER_LOG.isEnabledFor(logging.INFO)
    if error is not None:
        told = "".join(traceback.format_tb(error.__traceback__))
        record.msg, record.args = f"a request failed: {type(error).__name__}\n{told}", ()
        record.exc_info = record.exc_text = None
    return True


_SERVER_LOG.addFilter(_without_words)


@asynccontextmanager
async def serving(
    app: web.Application, *, host: str, port: int, connections: Connections | None = None
) -> AsyncIterator[int]:
    """Listen while inside; gives the port, a free one for 0. Raises PortTaken.

    Requests are not logged: they hold tokens and people's words.
    """
    held = connections or Connections()
    app.middlewares.append(held.middleware)
    runner = web.AppRunner(app, access_log=None, logger=_SERVER_LOG)
    await runner.setup()
    assert runner.server is not None
    loop = asyncio.get_running_loop()
    try:
        factory = held.watched(runner.server)
        listening = await loop.create_server(factory, host, port, reuse_address=True)
    except OSError as error:
        await runner.cleanup()
        why = error.strerror or type(error).__name__
        raise PortTaken(
            f"can't listen on {host}:{port} ({why}): does another dutybell run? "
            "DUTYBELL_HTTP_PORT and DUTYBELL_METRICS_PORT take other ports, 0 any free one"
        ) from None
    try:
        taken: int = listening.sockets[0].getsockname()[1]
        _log.info("listening on %s:%s", host, taken)
        yield taken
    finally:
        listening.close()
        await runner.cleanup()
