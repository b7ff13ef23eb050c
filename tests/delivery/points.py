"""Named points at which a process kills itself: as by kill -9, before or after a step of its own."""

from __future__ import annotations

import functools
import importlib
import inspect
import itertools
import os
import random
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """``step`` is 'module:name' or 'module:Class.name' of a function; ``pass_`` which time it is
    come by. ``name`` is what the counts call it.
    """

    name: str
    step: str
    after: bool = False
    pass_: int = 1


_COMMIT = "store.engine:Work.finish"
_SLACK = "adapters.slack.replies:CheckedClient.api_call"
_DISCORD = "discord.http:HTTPClient.request"
_COMMITS = (
    Point(name="before a commit", step=_COMMIT),
    Point(name="after a commit", step=_COMMIT, after=True),
)
_REQUESTS = (
    Point(name="before a request to Slack", step=_SLACK),
    Point(name="after a request to Slack", step=_SLACK, after=True),
    Point(name="before a request to Discord", step=_DISCORD),
    Point(name="after a request to Discord", step=_DISCORD, after=True),
)
BRIEFS = (
    *_COMMITS,
    *_REQUESTS,
    Point(name="in a claim", step="store.outbox:StoredOutbox.claim", after=True),
    Point(name="in a plan", step="bot.digest.planner:_keep", after=True),
    Point(name="before a call", step="bot.delivery.calls:Calls._call"),
    Point(name="after a call", step="bot.delivery.calls:Calls._call", after=True),
    Point(name="right before a post", step="bot.delivery.batcher:DeliveryBatcher._commit"),
    Point(
        name="after an upload", step="adapters.slack.outbound.pictures:Pictures.upload", after=True
    ),
    Point(name="before settling", step="store.outbox:StoredOutbox.settle"),
    Point(name="after a look-up", step="bot.delivery.calls:Calls.look_up", after=True),
)
QUESTIONS = (
    *_COMMITS,
    *_REQUESTS,
    Point(name="before a keep", step="bot.delivery.inbox_writer:InboxWriter._committed"),
    Point(name="after a keep", step="bot.delivery.inbox_writer:InboxWriter._committed", after=True),
    Point(name="before a try", step="bot.delivery.held_question:Held.trying"),
    Point(
        name="between a try and its post", step="bot.delivery.held_question:Held.trying", after=True
    ),
    Point(name="once it is safe", step="bot.delivery.held_question:Held.safe", after=True),
    Point(name="after an answer", step="bot.delivery.held_question:Held.answered"),
    Point(name="in a note", step="store.question_journal:FileJournal.note", after=True),
)
FEEDS = (
    *_COMMITS,
    Point(name="after a fetch", step="adapters.feeds.web:Web.ask", after=True),
    Point(name="in a document kept", step="store.documents:StoredDocuments.add", after=True),
    Point(name="in a batch", step="bot.ingest.polling:Poller._keep_batch", after=True),
    Point(name="before a proposal", step="bot.ingest.drafting:kept"),
    Point(name="after a proposal", step="bot.ingest.drafting:kept", after=True),
    Point(name="in a decision", step="store.reviews:StoredProposals.step", after=True),
    Point(name="after a decision", step="bot.commands.dispatch.dispatcher:dispatch", after=True),
)


def drawn(points: tuple[Point, ...], dice: random.Random) -> Point:
    """One of them, at one of its first passes: mostly an early one, as many are passed once."""
    found = dice.choice(points)
    return replace(found, pass_=1 + int(dice.expovariate(0.5)))


def run_until(point: Point, work: Callable[..., Any], *arguments: Any) -> None:
    """In the process that is to die there: run ``work``, whose code is as it is shipped."""
    _arm(point)
    work(*arguments)


def run_until_told(point: Point, work: Callable[..., Any], *arguments: Any) -> None:
    """The same, but passes count from a SIGUSR1 on: what a start comes by kills nobody."""
    signal.signal(signal.SIGUSR1, lambda _number, _frame: _arm(point))
    work(*arguments)


def _arm(point: Point) -> None:
    owner, name = place(point)
    setattr(owner, name, _deadly(getattr(owner, name), point))


def place(point: Point) -> tuple[Any, str]:
    """The module or class that has the step, and its name there."""
    module, _, path = point.step.partition(":")
    owner: Any = importlib.import_module(module)
    *classes, name = path.split(".")
    for one in classes:
        owner = getattr(owner, one)
    return owner, name


def _deadly(step: Callable[..., Any], point: Point) -> Callable[..., Any]:
    passes = itertools.count(1)

    def dies(*, after: bool) -> None:
        if after == point.after and next(passes) == point.pass_:
            os.kill(os.getpid(), signal.SIGKILL)

    if not inspect.iscoroutinefunction(step):

        @functools.wraps(step)
        def passed(*args: Any, **kwargs: Any) -> Any:
            dies(after=False)
            result = step(*args, **kwargs)
            dies(after=True)
            return result

        return passed

    @functools.wraps(step)
    async def awaited(*args: Any, **kwargs: Any) -> Any:
        dies(after=False)
        result = await step(*args, **kwargs)
        dies(after=True)
        return result

    return awaited
