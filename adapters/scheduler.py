"""APScheduler ticks the jobs and holds no state of its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot.jobs import Job
from bot.ports import Clock

_log = logging.getLogger(__name__)
LAST_SECONDS = 15.0
LOOK_SECONDS, STEP_SECONDS = 10.0, 5.0
"""How often the clock is looked at, and by how much it must lag behind the time that has passed."""
logging.getLogger("apscheduler").setLevel(logging.WARNING)


@asynccontextmanager
async def ticking(jobs: Iterable[Job], clock: Clock) -> AsyncIterator[None]:
    """Run each job every so often while inside, the first time at once.

    A job that takes longer than its interval is not started twice; ticks that were missed are one.
    What a job raises is logged: the next tick tries again. On leaving, jobs under way are given
    LAST_SECONDS to end: APScheduler's own shutdown cuts them off in the middle of a transaction.

    APScheduler plans on the clock on the wall. Set back by 55 hours, every job would wait for 55
    hours; so a step back is looked for, in time that has passed, and makes every job due.
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
            next_run_time=_wall(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
    scheduler.start()
    watch = asyncio.create_task(_watched(scheduler), name="clock set back")
    try:
        yield
    finally:
        watch.cancel()
        scheduler.pause()
        if running:
            await asyncio.wait(running, timeout=LAST_SECONDS)
        for task in running:
            task.cancel()
        scheduler.shutdown(wait=False)


async def _watched(scheduler: AsyncIOScheduler) -> None:
    """Make every job due when the clock on the wall has been set back."""
    passed = asyncio.get_running_loop().time
    wall, since = _wall(), passed()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        now, moment = _wall(), passed()
        if (now - wall).total_seconds() < moment - since - STEP_SECONDS:
            _log.warning("the clock was set back: all jobs are due")
            for job in scheduler.get_jobs():
                job.modify(next_run_time=now)
        wall, since = now, moment


def _wall() -> datetime:
    """The clock that APScheduler plans on."""
    return datetime.now(UTC)


async def _worked(job: Job, clock: Clock) -> None:
    try:
        await job.work(clock())
    except Exception:
        _log.exception("job %s failed", job.name)
