"""Lookups, searches and memory of the store, under the generated load."""

from __future__ import annotations

import asyncio
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from bench.generated import descriptions, loaded, shipped
from bot.ports import Snapshot
from store.store import SqlStore
from tests.store.misspelling import misspelt

COLUMNS = ("what", "p50", "p99", "times the floor", "target")
ROUNDS = 2_000


async def rows() -> list[tuple[str, ...]]:
    """One row a figure, in the order of COLUMNS. The floor is one indexed sqlite3 statement."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "shipped"), Path(folder, "loaded")
        await (await shipped(small)).close()
        store = await loaded(large)
        floor = _floor(large)
        out = [
            (
                "one indexed sqlite3 statement in the same thread (the floor)",
                *_shown(floor),
                "1",
                "",
            ),
            *await _lookups(store, median(floor)),
            *_searches(await store.snapshot(), median(floor)),
        ]
        await store.close()
        out += [
            ("memory, shipped catalogue", _memory(small), "", "", "under 150 MB"),
            ("memory, whole load", _memory(large), "", "", "under 300 MB"),
        ]
        return out


def _floor(data: Path) -> list[float]:
    connection = sqlite3.connect(data / "dutybell.db")
    statement = "SELECT payload FROM facts WHERE kind = ? AND slug = ? AND superseded_at IS NULL"
    times = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        connection.execute(statement, ("measure", f"made-{number}")).fetchone()
        times.append(time.perf_counter() - begun)
    connection.close()
    return times


async def _lookups(store: SqlStore, floor: float) -> list[tuple[str, ...]]:
    async def exact(number: int) -> None:
        snapshot = await store.snapshot()
        names = ("steel", "lumber", "acier", "couch", "2x4s")
        hit = snapshot.search.goods(names[number % len(names)], limit=1)[0]
        _ = [snapshot.facts.measures[slug] for slug in snapshot.facts.by_good[hit.slug]]

    async def typo(number: int) -> None:
        (await store.snapshot()).search.goods(("steal", "lumbr", "alumnium")[number % 3])

    async def revision(_: int) -> None:
        await store.snapshot(now=True)

    return [
        await _timed("a good by its name, and its measures", exact, floor, "p50 0.5 ms, p99 5 ms"),
        await _timed("a good misspelt", typo, floor, "p50 3 ms, p99 20 ms"),
        await _timed("asking the database whether anything changed", revision, floor, ""),
    ]


async def _timed(
    what: str, ask: Callable[[int], Awaitable[None]], floor: float, target: str
) -> tuple[str, ...]:
    await ask(0)
    times = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        await ask(number)
        times.append(time.perf_counter() - begun)
    return (what, *_shown(times), f"{median(times) / floor:.1f}", target)


def _searches(snapshot: Snapshot, floor: float) -> list[tuple[str, ...]]:
    chance = random.Random(6)
    texts = descriptions()
    said = [quote.words.split() for quote in snapshot.facts.quotes.values()]
    wanted = [chance.choice(texts) for _ in range(ROUNDS)]
    asked = [_some_words(text, chance) for text in wanted]
    typos = [[misspelt(words[0], chance), *words[1:]] for words in asked]
    plain, found = _line_times(snapshot, asked, wanted)
    wrong, found_wrong = _line_times(snapshot, typos, wanted)
    both = sum(a and b for a, b in zip(found, found_wrong, strict=True)) / max(1, sum(found))
    quotes = []
    for _ in range(ROUNDS // 4):
        words = " ".join(chance.sample(chance.choice(said), 3))
        begun = time.perf_counter()
        snapshot.search.quotes(words)
        quotes.append(time.perf_counter() - begun)
    return [
        _row("schedule lines by words", plain, floor, "p99 5 ms"),
        _row("schedule lines by words, one letter wrong", wrong, floor, "p99 5 ms"),
        ("  of these found in the first ten", f"{both:.1%}", "", "", "at least 95%"),
        _row("quotes by words", quotes, floor, "p99 20 ms"),
    ]


def _row(what: str, times: list[float], floor: float, target: str) -> tuple[str, ...]:
    return (what, *_shown(times), f"{median(times) / floor:.1f}", target)


def _some_words(text: str, chance: random.Random) -> list[str]:
    """Three words of a line, or as many as it has: enough to tell it from others."""
    words = list(dict.fromkeys(word for word in text.split() if len(word) >= 4))
    return chance.sample(words, min(3, len(words)))


def _line_times(
    snapshot: Snapshot, asked: list[list[str]], wanted: list[str]
) -> tuple[list[float], list[bool]]:
    times, found = [], []
    for words, text in zip(asked, wanted, strict=True):
        begun = time.perf_counter()
        hits = snapshot.search.lines(" ".join(words), schedule="US", limit=10)
        times.append(time.perf_counter() - begun)
        found.append(any(hit.description == text for hit in hits))
    return times, found


def _shown(times: list[float]) -> tuple[str, str]:
    ordered = sorted(times)
    return f"{median(ordered) * 1e3:.3f} ms", f"{ordered[int(len(ordered) * 0.99)] * 1e3:.3f} ms"


def _memory(data: Path) -> str:
    """What a process holds that has the fact snapshot and every index in memory."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.store", str(data)], check=True, capture_output=True, text=True
    )
    return f"{float(done.stdout):.0f} MB"


async def _fill(data: Path) -> None:
    import psutil

    from store.store import open_store

    store = await open_store(data=data)
    snapshot = await store.snapshot()
    snapshot.search.goods("steal")
    snapshot.search.speakers("carny")
    snapshot.search.quotes("steel")
    snapshot.search.lines("steel", schedule="US")
    await store.close()
    print(psutil.Process().memory_info().rss / 2**20)


if __name__ == "__main__":
    asyncio.run(_fill(Path(sys.argv[1])))
