"""The fake, put together: one server on the loopback."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

from aiohttp import web

from tests.platforms.slack import control, files, responses, webapi
from tests.platforms.slack.calls import SLACK
from tests.platforms.slack.faults import Faults
from tests.platforms.slack.outbound import Outbound
from tests.platforms.slack.rates import Rates
from tests.platforms.slack.sockets import Sockets
from tests.platforms.slack.world import Message, Workspace, World


class FakeSlack:
    """``await FakeSlack.start()``, use, ``await slack.stop()``.

    ``api_url`` is what SLACK_API_URL points at. ``outbound.app_url`` is where the app listens;
    while it is empty everything goes through Socket Mode. ``clock`` gives seconds since the epoch.
    """

    def __init__(self, *, clock: Callable[[], float] = time.time) -> None:
        self.world = World()
        self.faults = Faults()
        self.rates = Rates()
        self.sockets = Sockets(self)
        self.outbound = Outbound(self)
        self.schemas = True
        self.now = clock
        self.app_id = "A1"
        self.app_token = "xapp-1-A1-test"
        self.signing_secret = "shh"
        self.client_id = "11.22"
        self.client_secret = "cs"
        self.triggers: dict[str, tuple[float, str, bool]] = {}
        self.origin = ""
        self._late: set[asyncio.Task[None]] = set()
        self._runner: web.AppRunner | None = None

    @property
    def api_url(self) -> str:
        """The base of the Web API, with its last slash."""
        return f"{self.origin}/api/"

    @classmethod
    async def start(
        cls, *, host: str = "127.0.0.1", port: int = 0, clock: Callable[[], float] = time.time
    ) -> FakeSlack:
        """Listen; port 0 takes a free one."""
        slack = cls(clock=clock)
        app = web.Application(client_max_size=16 * 1024 * 1024)
        app[SLACK] = slack
        app.router.add_route("*", "/api/{method}", webapi.handle)
        app.router.add_post("/upload/{file_id}", files.receive)
        app.router.add_get("/files-pri/{file_id}/{name:.*}", files.serve)
        app.router.add_post("/response/{key}", responses.handle)
        app.router.add_get("/link/", slack.sockets.handle)
        app.router.add_post("/_control", control.handle)
        app.router.add_get("/_record", control.record)
        slack._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await slack._runner.setup()
        site = web.TCPSite(slack._runner, host, port)
        await site.start()
        bound = slack._runner.addresses[0][1]
        slack.origin = f"http://{host}:{bound}"
        return slack

    async def stop(self) -> None:
        """Close sockets, connections and the server."""
        await self.sockets.close()
        await self.outbound.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def keep(self, workspace: Workspace, message: Message) -> None:
        """Store a message in its channel and in the record of everything posted."""
        workspace.channels[message.channel].messages[message.ts] = message
        self.world.posted.append(message)

    def later(self, seconds: float, work: Coroutine[Any, Any, Any]) -> None:
        """Carry out after a while what nobody waits for any more."""

        async def wait() -> None:
            await asyncio.sleep(seconds)
            await work

        task = asyncio.create_task(wait())
        self._late.add(task)
        task.add_done_callback(self._late.discard)

    def trigger(self, user: str) -> str:
        """A trigger_id for three seconds."""
        made = f"{self.world.serial()}.trigger"
        self.triggers[made] = (self.now(), user, False)
        return made
