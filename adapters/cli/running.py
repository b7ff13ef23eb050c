"""``dutybell run``: the bot, on every platform that has its tokens; else a chat right here."""

from __future__ import annotations

import argparse
import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from adapters.cli.ask import locale
from adapters.process import logs
from adapters.process.clock import now
from adapters.process.platforms import PLATFORMS, with_tokens
from adapters.process.wiring import env_file_remarks, opened_context, read_settings
from bot.errors import BotError
from config.variables import secrets

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from config.settings import Settings

ROLES = (*(platform.name for platform in PLATFORMS), "deliver", "web", "console")
_log = logging.getLogger(__name__)
_FEEDS_EVERY = 15.0
"""Seconds between two looks at which feed is due."""


class NothingToRun(BotError):
    """A role was asked for that has no tokens."""


def register(commands: Any) -> None:
    """Add ``run``."""
    run = commands.add_parser("run", help="start the bot; without tokens, a chat in the terminal")
    run.add_argument("--only", choices=ROLES, help="this role and no other, to split processes")
    run.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    settings = read_settings()
    logs.start(settings.log, _secrets(settings))
    for line in env_file_remarks():
        _log.warning(line)
    return asyncio.run(_run(settings, arguments.only))


def _secrets(settings: Settings) -> list[str]:
    """What must never show in a log: every secret, and the password within the database's URL."""
    password = urlsplit(settings.database_url).password or ""
    of_platforms = (one for held in settings.platforms.values() for one in secrets(held))
    return [*secrets(settings), *secrets(settings.reader), *of_platforms, password]


async def _run(settings: Settings, only: str | None) -> int:
    roles = roles_of(settings, only)
    async with opened_context(settings) as bot_context:
        if roles == ("console",):
            await _console(settings, bot_context)
            return 0
        from adapters.process.serving import serving

        async with serving(settings, bot_context, roles):
            return await _until_stopped()


def roles_of(settings: Settings, only: str | None) -> tuple[str, ...]:
    """What this process does. Raises NothingToRun."""
    able = tuple(platform.name for platform in with_tokens(settings))
    web = ("web",) if settings.web else ()
    if only is None:
        return (*able, *(("deliver",) if able else ()), *web) or ("console",)
    if only == "web" and not web:
        raise NothingToRun("web has nothing to serve: set DUTYBELL_PUBLIC_URL or keys of programs")
    if only not in (*able, *web, "console", "deliver"):
        raise NothingToRun(f"{only} has no tokens: see .env.example, or run dutybell doctor")
    return (only,)


async def _console(settings: Settings, bot_context: BotContext) -> None:
    from adapters.console.app import Console

    history = settings.data / "history"
    async with _polled_beside(settings, bot_context):
        await Console(bot_context=bot_context, clock=now, history=history, lang=locale()).serve()


@asynccontextmanager
async def _polled_beside(settings: Settings, bot_context: BotContext) -> AsyncIterator[None]:
    """The feeds polled while inside, where they are on; nothing of them is even imported else."""
    from store.store import SqlStore

    store = bot_context.store
    async with store.transaction() as records:
        said = await records.key_value.get("feeds:on")
    if not isinstance(store, SqlStore) or said == "no" or not (said or settings.feeds):
        yield
        return
    from adapters.process.feeding import keep_feeding

    polling = asyncio.create_task(keep_feeding(settings, store, every=_FEEDS_EVERY))
    try:
        yield
    finally:
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)


async def _until_stopped() -> int:
    """Wait for CTRL-C or a polite kill."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    _log.info("stopping")
    return 0
