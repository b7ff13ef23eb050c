"""The roles of one process put together: platforms in, deliveries out, ticks, and HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from adapters.http.metrics import Metrics, MetricsSnapshot
from adapters.http.server import application, metrics_application
from adapters.http.server import serving as listening
from adapters.platform import HalfConfigured, Platform
from adapters.process.clock import now
from adapters.process.collector import keep_loaded
from adapters.process.delivering import Opener, delivery_worker, openers
from adapters.process.platforms import given, timeouts, with_tokens
from adapters.scheduler import ticking
from bot.delivery.batcher import DeliveryBatcher
from bot.delivery.worker import Timing
from bot.domain.countries import COUNTRIES
from bot.errors import BotError
from bot.jobs import jobs

if TYPE_CHECKING:
    from aiohttp.web import RouteDef

    from bot.commands.spec import BotContext
    from bot.ports import Store
    from bot.ports.platforms import Chat
    from config.settings import Settings

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_log = logging.getLogger(__name__)


class _Process:
    """What this process runs, collected before it starts; and what it counts."""

    def __init__(self, metrics: Metrics) -> None:
        self.metrics = metrics
        self.chats: list[tuple[Platform, Chat]] = []
        self.routes: list[RouteDef] = []
        self.up: dict[str, Callable[[], Awaitable[bool]]] = {}
        self.tasks: dict[str, Callable[[], Coroutine[Any, Any, None]]] = {}


@contextlib.asynccontextmanager
async def serving(
    settings: Settings, bot_context: BotContext, roles: tuple[str, ...]
) -> AsyncIterator[None]:
    """Everything of ``roles`` while inside: what fails is started again, alone."""
    metrics = Metrics(lambda: _measured(bot_context.store))
    counted = replace(
        bot_context,
        catalogue=tuple(metrics.watch(one) for one in bot_context.catalogue),
        reader=metrics.watch_reader(bot_context.reader),
    )
    process, stop = _Process(metrics), asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        await _platforms(settings, counted, roles, process, stack)
        process.tasks["feeds"] = partial(_feeds, settings, bot_context)
        if "deliver" in roles:
            _deliveries(settings, counted, process, stop)
        if "web" in roles:
            from adapters.process.web import web_routes

            process.routes += await stack.enter_async_context(web_routes(settings, counted))
        await _http(settings, bot_context, process, stack)
        await stack.enter_async_context(
            ticking(jobs(bot_context.store, zones=version("tzdata")), now)
        )
        await _facts_loaded(bot_context.store)
        stack.push_async_callback(_end, _started(process), stop)
        yield


async def _facts_loaded(store: Store) -> None:
    """The facts in memory, and what reads a line by them, before a question waits for it."""
    import bot.commands.parsing.arguments  # noqa: F401 # loads what reads a line
    from bot.reading.queries.snapshot_index import index_of

    try:
        index_of((await store.snapshot()).facts)
    except Exception as error:  # a database that went away: whoever asks tries again
        _log.warning("the facts are not loaded yet: %s", type(error).__name__)
    keep_loaded()


def _started(process: _Process) -> dict[str, asyncio.Task[None]]:
    return {
        name: asyncio.create_task(_kept_up(name, work), name=name)
        for name, work in process.tasks.items()
    }


async def _end(tasks: dict[str, asyncio.Task[None]], stop: asyncio.Event) -> None:
    """Delivery workers finish what they hold; the rest is cut short."""
    stop.set()
    workers = [task for name, task in tasks.items() if name.startswith("deliver")]
    if workers:
        await asyncio.wait(workers, timeout=40)
    for task in tasks.values():
        task.cancel()
    await asyncio.gather(*tasks.values(), return_exceptions=True)


async def _platforms(
    settings: Settings,
    bot_context: BotContext,
    roles: tuple[str, ...],
    process: _Process,
    stack: contextlib.AsyncExitStack,
) -> None:
    for platform in with_tokens(settings):
        if platform.name not in roles:
            continue
        held = given(settings, bot_context, platform)
        held = replace(held, unanswered=partial(process.metrics.unanswered, platform.name))
        try:
            connection = await stack.enter_async_context(platform.open(held))
        except HalfConfigured as error:
            _log.error("%s is not connected: %s (see %s)", platform.name, error, platform.guide)
            process.up[platform.name] = _never
            continue
        if connection.work is not None:
            process.tasks[platform.name] = connection.work
        process.routes += connection.routes()
        process.up[platform.name] = connection.ready
        process.chats.append((platform, connection.chat))


async def _http(
    settings: Settings,
    bot_context: BotContext,
    process: _Process,
    stack: contextlib.AsyncExitStack,
) -> None:
    """Health and the platforms' routes on one address, metrics on one of their own."""
    app = application(process.routes, ready=lambda: _ready(bot_context.store, process))
    public = listening(app, host=settings.http_host, port=settings.http_port)
    private = listening(
        metrics_application(process.metrics), host=settings.metrics_host, port=settings.metrics_port
    )
    await stack.enter_async_context(public)
    await stack.enter_async_context(private)


def _deliveries(
    settings: Settings,
    bot_context: BotContext,
    process: _Process,
    stop: asyncio.Event,
) -> None:
    """A worker for each platform of this process; for all of the environment if it serves none."""
    batcher = DeliveryBatcher(bot_context.store)
    timing = Timing.of(timeouts(settings))
    served = {platform: _open_already(chat) for platform, chat in process.chats}

    async def deliver(platform: Platform, opened: Opener) -> None:
        async with opened() as chat:
            worker = delivery_worker(
                chat,
                batcher,
                rate_limit=platform.rate_limit(),
                observe=process.metrics.delivered,
                timing=timing,
            )
            await worker.run(stop)

    posting = served or openers(settings, bot_context)
    if not posting:
        _log.warning("no platform has tokens: digests are planned, and wait")
    for platform, opened in posting.items():
        process.tasks[f"deliver {platform.name}"] = partial(deliver, platform, opened)


_FEEDS_EVERY = 15.0
"""Seconds between two looks at which feed is due: far below the shortest cadence."""


async def _feeds(settings: Settings, bot_context: BotContext) -> None:
    """Poll the feeds that are on: any number of processes may, a lease lets one at each."""
    from adapters.process.feeding import keep_feeding
    from store.store import SqlStore

    if isinstance(bot_context.store, SqlStore):
        await keep_feeding(settings, bot_context.store, every=_FEEDS_EVERY)


async def _never() -> bool:
    return False


def _open_already(chat: Chat) -> Opener:
    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[Chat]:
        yield chat

    return opened


async def _kept_up(name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run ``work``; if it fails, again after a while. What cannot be mended by waiting ends it."""
    wait = _FIRST_WAIT
    while True:
        began = asyncio.get_running_loop().time()
        try:
            await work()
        except BotError as error:
            _log.error("%s stopped: %s", name, error)
            return
        except Exception:
            _log.exception("%s failed; again in %.0f s", name, wait)
        else:
            return
        if asyncio.get_running_loop().time() - began > _LONGEST_WAIT:
            wait = _FIRST_WAIT
        await asyncio.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT)


async def _ready(store: Store, process: _Process) -> dict[str, bool | str]:
    from store.store import SqlStore
    from store.trouble import trouble_of

    parts: dict[str, bool | str] = {name: await up() for name, up in process.up.items()}
    try:
        async with asyncio.timeout(5), store.transaction() as records:
            await records.subscriptions.waiting(now())
            feeds = await records.feeds.all()
            if isinstance(store, SqlStore):
                await store.examine()
    except Exception as error:
        trouble = trouble_of(error)
        _log.warning("not ready: %s (%s)", trouble.words, type(error).__name__)
        return {"database": False, "reason": trouble.kind, **parts}
    parts |= {f"feed {s.name}": s.failing_since is None for s in feeds if s.attempted_at}
    return {"database": True, **parts}


async def _measured(store: Store) -> MetricsSnapshot:
    at = now()
    facts = (await store.snapshot()).facts
    async with store.transaction() as records:
        editions = {
            f"schedule {schedule}": await records.lines.revisions(schedule)
            for schedule in COUNTRIES
        }
        lag, outbox = await records.outbox.lag(at), await records.outbox.counts()
        planning = await records.subscriptions.lag(at)
        feeds = await records.feeds.all()
        waiting = await records.proposals.counts()
    days = {"catalogue": facts.data_as_of}
    days |= {name: found[-1][1] for name, found in editions.items() if found}
    midnights = {name: datetime.combine(day, time(), UTC) for name, day in days.items()}
    return MetricsSnapshot(
        lag=lag,
        planning=planning,
        outbox=outbox,
        feeds={name: at - first for name, first in midnights.items()}
        | {state.name: at - state.polled_at for state in feeds if state.polled_at is not None},
        failing={state.name: state.failures for state in feeds if state.attempted_at},
        waiting=sum(one.proposals for one in waiting),
    )
