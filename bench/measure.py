"""How figures are taken and shown."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from statistics import median

FLOOR_ROUNDS = 2_000


def floor_times(connection: sqlite3.Connection) -> list[float]:
    """Seconds of one indexed statement in the same thread: the floor of every lookup."""
    statement = "SELECT payload FROM facts WHERE kind = ? AND slug = ? AND superseded_at IS NULL"
    times = []
    for number in range(FLOOR_ROUNDS):
        begun = time.perf_counter()
        connection.execute(statement, ("measure", f"made-{number}")).fetchone()
        times.append(time.perf_counter() - begun)
    return times


def row(what: str, times: Sequence[float], floor: Sequence[float], target: str) -> tuple[str, ...]:
    """(what, p50, p99, times the floor, target) of measured seconds."""
    p50, p99 = shown(times)
    return what, p50, p99, f"{median(times) / median(floor):.1f}", target


def shown(times: Sequence[float]) -> tuple[str, str]:
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(times)
    return f"{median(ordered) * 1e3:.3f} ms", f"{ordered[int(len(ordered) * 0.99)] * 1e3:.3f} ms"
