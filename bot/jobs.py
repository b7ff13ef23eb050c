"""JOBS: what runs on a clock, how often, and the function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.commands.rates.ahead import RatesAhead
from bot.digest.planner import Planner
from bot.ports import Store

KEPT = timedelta(days=90)
"""How long settled deliveries answer '/digest why'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to do every ``every``. ``work`` is given the moment of the tick, aware, UTC."""

    name: str
    every: timedelta
    work: Callable[[datetime], Awaitable[object]]


def jobs(store: Store, *, zones: str) -> tuple[Job, ...]:
    """All of them. Any number of processes may run them: what is due is done once.

    ``zones`` is the version of the time zones this process has.
    """
    planner = Planner(store)

    async def follow_zones(now: datetime) -> None:
        await planner.follow_zones(zones, now)

    async def sweep(now: datetime) -> None:
        await store.sweep(now=now)
        async with store.transaction() as records:
            await records.outbox.prune(now - KEPT)

    return (
        Job(name="zones", every=timedelta(days=1), work=follow_zones),
        Job(name="digests", every=timedelta(seconds=10), work=planner.tick),
        Job(name="rates", every=timedelta(minutes=1), work=RatesAhead(store).tick),
        Job(name="sweep", every=timedelta(hours=1), work=sweep),
    )
