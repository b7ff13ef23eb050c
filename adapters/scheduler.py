"""Ticks the jobs, each on its own beat, and holds no state.

The beat is counted in time that has passed, not read off the clock on the wall: a clock that is set
back would otherwise leave every job waiting until it has caught up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from bot.jobs import Job
from bot.ports import Clock

_log = logging.getLogger(__name__)
LAST_SECONDS = 15.0


@asynccontextmanager
async def ticking(jobs: Iterable[Job], clock: Clock) -> AsyncIterator[None]:
    """Run each job every so often while inside, the first time at once.

    A job that takes longer than its interval is not started twice; ticks that were missed are one.
    What a job raises is logged: the next tick tries again. On leaving, jobs under way are given
    LAST_SECONDS to end, so that none is cut off in the middle of a transaction.
    """
    leaving = asyncio.Event()
    beats = [
        asyncio.create_task(_beat(job, clock, leaving), name=f"job {job.name}") for job in jobs
    ]
    try:
        yield
    finally:
        leaving.set()
        if beats:
            await asyncio.wait(beats, timeout=LAST_SECONDS)
        for beat in beats:
            beat.cancel()
        await asyncio.gather(*beats, return_exceptions=True)


async def _beat(job: Job, clock: Clock, leaving: asyncio.Event) -> None:
    """Work, and wait for the rest of the interval, until everybody leaves."""
    passed = asyncio.get_running_loop().time
    while not leaving.is_set():
        began = passed()
        await _worked(job, clock)
        left = job.every.total_seconds() - (passed() - began)
        try:
            await asyncio.wait_for(leaving.wait(), max(0.0, left))
        except TimeoutError:
            continue


async def _worked(job: Job, clock: Clock) -> None:
    try:
        await job.work(clock())
    except Exception:
        _log.exception("job %s failed", job.name)
