"""``tariffdesk run``: the bot, on every platform that has its tokens; else a chat right here."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable
from typing import TYPE_CHECKING, Any

from adapters.cli.ask import locale
from adapters.cli.platforms import discord_app, slack_app
from adapters.cli.wiring import now, opened_desk, read_settings
from bot.errors import BotError

if TYPE_CHECKING:
    from bot.commands.spec import Desk
    from config.settings import Settings

ROLES = ("slack", "discord", "deliver", "console")
_log = logging.getLogger(__name__)


class NothingToRun(BotError):
    """A role was asked for that has no tokens."""


def register(commands: Any) -> None:
    """Add ``run``."""
    run = commands.add_parser("run", help="start the bot; without tokens, a chat in the terminal")
    run.add_argument("--only", choices=ROLES, help="this role and no other, to split processes")
    run.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    settings = read_settings()
    _log_to_stderr(settings.log)
    return asyncio.run(_run(settings, arguments.only))


def _log_to_stderr(level: str) -> None:
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.basicConfig(
        level=level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


async def _run(settings: Settings, only: str | None) -> int:
    roles = roles_of(settings, only)
    async with opened_desk(settings) as desk:
        if roles == ("console",):
            await _console(settings, desk)
            return 0
        async with _serving(settings, desk, roles) as tasks:
            return await _until_stopped(tasks)


def roles_of(settings: Settings, only: str | None) -> tuple[str, ...]:
    """What this process does. Raises NothingToRun."""
    slack = bool(settings.slack_bot_token or settings.slack_client_id)
    able = {"slack": slack, "discord": bool(settings.discord_token)}
    if only is None:
        ready = tuple(name for name, able_to in able.items() if able_to)
        return (*ready, "deliver") if ready else ("console",)
    if not able.get(only, True):
        raise NothingToRun(f"{only} has no tokens: see .env.example, or run tariffdesk doctor")
    return (only,)


async def _console(settings: Settings, desk: Desk) -> None:
    from adapters.console.app import Console

    history = settings.data / "history"
    await Console(desk=desk, clock=now, history=history, lang=locale()).serve()


@contextlib.asynccontextmanager
async def _serving(
    settings: Settings, desk: Desk, roles: tuple[str, ...]
) -> AsyncIterator[list[asyncio.Task[None]]]:
    """The platforms of ``roles``, each a task: one that is down does not stop the other."""
    async with contextlib.AsyncExitStack() as stack:
        jobs: dict[str, Awaitable[None]] = {}
        if "discord" in roles:
            jobs["discord"] = discord_app(settings, desk).serve()
        routes: list[Any] = []
        if "slack" in roles:
            slack = slack_app(settings, desk)
            routes += slack.routes()
            await slack.start()
            stack.push_async_callback(slack.stop)
        await _http(settings, routes, stack)
        tasks = [asyncio.create_task(_alone(name, job)) for name, job in jobs.items()]
        try:
            yield tasks
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _http(settings: Settings, routes: list[Any], stack: contextlib.AsyncExitStack) -> None:
    """The HTTP server: what Slack sends, and whether we are alive."""
    from aiohttp import web

    async def healthy(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    app = web.Application()
    app.add_routes([web.get("/healthz", healthy), *routes])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, settings.http_host, settings.http_port).start()
    _log.info("listening on %s:%s", settings.http_host, settings.http_port)


async def _alone(name: str, job: Awaitable[None]) -> None:
    """One platform; its failure is logged and ends only itself."""
    try:
        await job
    except BotError as error:
        _log.error("%s stopped: %s", name, error)
    except Exception:
        _log.exception("%s stopped", name)


async def _until_stopped(tasks: list[asyncio.Task[None]]) -> int:
    """Wait for CTRL-C or a polite kill."""
    del tasks
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    _log.info("stopping")
    return 0
