"""The one HTTP server of a process: health for whoever runs it, routes for the platforms."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

from aiohttp import web

from adapters.http.metrics import Metrics

Ready = Callable[[], Awaitable[dict[str, bool]]]
"""Says of each part whether it works; 'database' must."""
_log = logging.getLogger(__name__)
_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


def application(
    routes: Iterable[web.RouteDef], *, ready: Ready, metrics: Metrics
) -> web.Application:
    """``routes`` of the platforms beside /healthz, /readyz and /metrics.

    /healthz says that the process turns, and nothing else: restarting cures nothing that lies
    outside. /readyz is 503 while the database can't be asked, or no platform is up.
    """

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        parts = await ready()
        platforms = [up for name, up in parts.items() if name != "database"]
        fit = parts.get("database", False) and (any(platforms) or not platforms)
        return web.json_response({"ready": fit, **parts}, status=200 if fit else 503)

    async def numbers(_request: web.Request) -> web.Response:
        try:
            body = await metrics.text()
        except Exception as error:
            _log.warning("no metrics: %s", type(error).__name__)
            return web.Response(status=503, text="the database is away\n")
        return web.Response(body=body, headers={"Content-Type": _PROMETHEUS})

    app = web.Application()
    app.add_routes(
        [
            web.get("/healthz", healthz),
            web.get("/readyz", readyz),
            web.get("/metrics", numbers),
            *routes,
        ]
    )
    return app


@asynccontextmanager
async def serving(app: web.Application, *, host: str, port: int) -> AsyncIterator[None]:
    """Listen while inside. Requests are not logged: they hold tokens and people's words."""
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        _log.info("listening on %s:%s", host, runner.addresses[0][1])  # port 0 takes a free one
        yield
    finally:
        await runner.cleanup()
