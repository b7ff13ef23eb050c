"""JOBS: what runs on a clock, how often, and the function."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Something to do every ``every``. ``work`` is given the moment of the tick, aware, UTC."""

    name: str
    every: timedelta
    work: Callable[[datetime], Awaitable[None]]
