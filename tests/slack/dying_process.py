"""A process of Dutybell on Slack that kills itself at a step of its own, counted from a signal on."""

from __future__ import annotations

import asyncio
import functools
import inspect
import os
import signal
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.slack.app import SlackApp
from adapters.slack.replies import CheckedClient
from adapters.slack.settings import SlackSettings
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.delivery.held_question import Held
from bot.delivery.inbox import QuestionInbox
from bot.delivery.inbox_timing import InboxTiming
from bot.domain.inbox import TakenQuestion
from store.engine import Work
from store.question_journal import FileJournal
from store.store import open_store

ARMED, DONE = "armed", "done"
"""What it says once steps count, and once what was asked after that is over."""
_STEPS = (
    (Work, "read"),
    (Work, "write"),
    (Work, "finish"),
    (CheckedClient, "api_call"),
    (FileJournal, "note"),
    (FileJournal, "forget"),
)
"""All that others see of it: every statement and commit, every request, every note."""
_TIMING = InboxTiming(poll=timedelta(hours=1), acknowledge=timedelta(minutes=1))
"""Whatever is asked is kept before it is acknowledged, and nothing else is done meanwhile: each run
comes by the same steps."""
_ACKNOWLEDGE_FIRST = 1.0
"""Seconds that the answer before took."""


def _say(line: str) -> None:
    print(line, flush=True)  # noqa: T201 - the test waits for it


class _Steps:
    """Kills the process right before or after the ``last`` of its steps."""

    def __init__(self, last: int) -> None:
        self.left = last

    def arm(self) -> None:
        for owner, name in _STEPS:
            setattr(owner, name, self._counted(getattr(owner, name), name))

    def _come_by(self, where: str) -> None:
        self.left -= 1
        if self.left == 0:
            _say(f"dies {where}")
            os.kill(os.getpid(), signal.SIGKILL)

    def _counted(self, step: Callable[..., Any], name: str) -> Callable[..., Any]:
        if not inspect.iscoroutinefunction(step):

            @functools.wraps(step)
            def passed(*args: Any, **kwargs: Any) -> Any:
                self._come_by(f"before {name}")
                result = step(*args, **kwargs)
                self._come_by(f"after {name}")
                return result

            return passed

        @functools.wraps(step)
        async def awaited(*args: Any, **kwargs: Any) -> Any:
            self._come_by(f"before {name}")
            result = await step(*args, **kwargs)
            self._come_by(f"after {name}")
            return result

        return awaited


def run(data: str, api_url: str, secret: str, now: datetime, last: int) -> None:
    """Serve Slack on the store in folder ``data`` at the moment ``now``, and say where. Steps count
    from a SIGUSR1 on.
    """
    settings = SlackSettings(
        api_url=api_url,
        bot_token="xoxb-T1",
        app_token="",
        signing_secret=secret,
        client_id="",
        client_secret="",
        token_key="",
    )
    asyncio.run(_serve(Path(data), settings, now, _Steps(last)))


async def _serve(data: Path, settings: SlackSettings, now: datetime, steps: _Steps) -> None:
    context = BotContext(
        store=await open_store(data=data), catalogue=COMMANDS, public_url="", workbooks=None
    )
    app = SlackApp(settings, context, lambda: now, inbox_timing=_TIMING)
    await app.start()
    server = web.Application()
    server.add_routes(app.routes())
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    armed = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, armed.set)
    _say(f"http://127.0.0.1:{runner.addresses[0][1]}")
    await armed.wait()
    await app.tasks.drain()
    app.listeners.answers.took = _ACKNOWLEDGE_FIRST
    app.listeners.answers.people._known.clear()  # so it asks Slack who it is
    heard = _told_of_a_question(app.inbox)
    steps.arm()
    _say(ARMED)
    await heard.wait()
    while app.tasks._running or app.inbox.holds or app.inbox._writing:
        await asyncio.sleep(0.02)
    _say(DONE)
    await asyncio.Event().wait()


def _told_of_a_question(inbox: QuestionInbox) -> asyncio.Event:
    """Set once a question is taken: before that, too, nothing is in hand."""
    heard, take = asyncio.Event(), inbox._new

    def told(taken: TakenQuestion) -> Held:
        heard.set()
        return take(taken)

    inbox._new = told  # type: ignore[method-assign]  # the rest is as shipped
    return heard
