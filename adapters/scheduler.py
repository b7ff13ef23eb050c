"""APScheduler ticks the jobs and holds no state of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.jobs import Job
from bot.ports import Clock

_log = logging.getLogger(__name__)
LAST_SECONDS = 15.0
logging.getLogger("apscheduler").setLevel(logging.WARNING)


@asynccontextmanager
async def ticking(jobs: Iterable[Job], clock: Clock) -> AsyncIterator[None]:
    """Run each job every so often while inside, the first time at once.

    A job that takes longer than its interval is not started twice; ticks that were missed are one.
    What a job raises is logged: the next tick tries again. On leaving, jobs under way are given
    LAST_SECONDS to end: APScheduler's own shutdown cuts them off in the middle of a transaction.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    running: set[asyncio.Task[None]] = set()

    async def tick(job: Job) -> None:
        task = asyncio.create_task(_worked(job, clock))
        running.add(task)
        task.add_done_callback(running.discard)
        await asyncio.shield(task)

    for job in jobs:
        scheduler.add_job(
            tick,
            IntervalTrigger(seconds=job.every.total_seconds()),
            args=(job,),
            id=job.name,
            next_run_time=clock(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.pause()
        if running:
            await asyncio.wait(running, timeout=LAST_SECONDS)
        for task in running:
            task.cancel()
        scheduler.shutdown(wait=False)


async def _worked(job: Job, clock: Clock) -> None:
    try:
        await job.work(clock())
    except Exception:
        _log.exception("job %s failed", job.name)
