"""Cold starts and the first chart."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

COLUMNS = ("what", "median", "times the floor", "target")
ROUNDS = 7
IMPORT = ("-c", "import sqlalchemy.ext.asyncio")
ASK = ("-m", "adapters.cli", "ask", "/tariff steel")
READ = ("-m", "adapters.cli", "ask", "steel?")
CHART = """
import asyncio, datetime, decimal, resource, time
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = time.perf_counter()
from adapters.charts.draw import ChartPainter
from bot.cards import Card, Chart, Step
day = datetime.date
steps = tuple(
    Step(day=day(2025, month, 1), percent=decimal.Decimal(month * 5)) for month in range(1, 13)
)
chart = Chart(
    title="Steel", series=(("CA to US", steps),), first=day(2025, 1, 1),
    last=day(2026, 1, 1), alt="steps",
)
png = asyncio.run(ChartPainter().png(Card(title="Steel", lang="en", parts=(chart,))))
assert png and png.startswith(b"\\x89PNG")
took = time.perf_counter() - begun
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(took * 1e3, grown / 1024)
"""


async def rows() -> list[tuple[str, ...]]:
    """One row a start, in the order of COLUMNS. The floor is the import of SQLAlchemy.

    Bytecode is kept, as it is where nobody forbids it: a start that compiles is not measured.
    """
    with tempfile.TemporaryDirectory() as data:
        env = {**os.environ, "DUTYBELL_DATA": data, "DATABASE_URL": ""}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        for question in (ASK, READ):
            _seconds(question, env)
        rounds = [[_seconds(run, env) for run in (IMPORT, ASK, READ)] for _ in range(ROUNDS)]
    floor, typed, read = (median(column) for column in zip(*rounds, strict=True))
    charts = [_chart() for _ in range(ROUNDS)]
    took, grown = median(c[0] for c in charts), median(c[1] for c in charts)
    return [
        ("python -c 'import sqlalchemy.ext.asyncio' (the floor)", f"{floor * 1e3:.0f} ms", "1", ""),
        _cold("/tariff steel", typed, floor, "2.2 times"),
        _cold("steel?", read, floor, ""),
        ("first chart, imports included", f"{took:.0f} ms", "", "150 ms"),
        ("first chart, memory added", f"{grown:.0f} MB", "", "40 MB"),
    ]


def _cold(question: str, seconds: float, floor: float, target: str) -> tuple[str, ...]:
    told = f"dutybell ask '{question}', cold"
    return told, f"{seconds * 1e3:.0f} ms", f"{seconds / floor:.2f}", target


def _seconds(arguments: Sequence[str], env: dict[str, str]) -> float:
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=env, check=True, capture_output=True)
    return time.perf_counter() - begun


def _chart() -> tuple[float, float]:
    """Milliseconds and megabytes of a first chart in a process of its own."""
    root = Path(__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", CHART], check=True, capture_output=True, text=True, cwd=root
    )
    took, grown = done.stdout.split()
    return float(took), float(grown)
