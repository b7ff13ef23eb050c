"""Plain sentences: how long one takes that nobody asked before, what the reader weighs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

COLUMNS = ("what", "measured", "target", "floor in the same run")
ROOT = Path(__file__).parents[1]
ARTIFACT = ROOT / "config" / "reading" / "model.npz"
MEASURED = """
import asyncio, json, random, tempfile, time
from pathlib import Path
import psutil
from bench.answers import DAY, NOW
from bench.generated import shipped
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.reading.words import fold, tokens

FORMS = (
    "what does canada charge on {}", "is there still a tariff on {}", "droits sur {}",
    "history of the {} tariffs", "how much duty on {} from the us into canada",
)

def asked(text):
    place, person = Place(platform="bench"), Person(id="bench")
    return Question(text=text, day=DAY, now=NOW, place=place, person=person)

async def main():
    with tempfile.TemporaryDirectory() as folder:
        store = await shipped(Path(folder))
        context = BotContext(store=store, catalogue=COMMANDS)
        goods = [good.name.en for good in (await store.snapshot()).facts.goods.values()]
        random.Random(1).shuffle(goods)
        await run(asked("/tariff steel"), context)
        before = psutil.Process().memory_info().rss
        await run(asked("what does canada charge on steel?"), context)
        grown = psutil.Process().memory_info().rss - before
        times, floors = [], []
        for number, good in enumerate(goods[:300]):
            text = FORMS[number % len(FORMS)].format(good)
            begun = time.perf_counter()
            tokens(fold(text))
            floors.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            await run(asked(text), context)
            times.append(time.perf_counter() - begun)
        await store.close()
        times.sort()
        floors.sort()
        print(json.dumps([times[len(times) // 2], times[int(len(times) * 0.99)],
                          floors[len(floors) // 2], grown]))

asyncio.run(main())
"""


async def rows() -> list[tuple[str, ...]]:
    """One row a promise, in the order of COLUMNS; measured in a process of its own."""
    p50, p99, floor, grown = _measured()
    told = "a sentence that nobody asked before, read and answered"
    split = f"{floor * 1e3:.3f} ms to split it into words: {p50 / floor:,.0f} times"
    return [
        (told, f"p50 {p50 * 1e3:.1f} ms, p99 {p99 * 1e3:.1f} ms", "20 ms, 80 ms", split),
        ("memory added by the first sentence", f"{grown / 2**20:.0f} MB", "< 150 MB", ""),
        ("the trained artifact", f"{ARTIFACT.stat().st_size / 2**20:.1f} MB", "< 10 MB", ""),
    ]


def _measured() -> tuple[float, float, float, int]:
    """Seconds of the median and of the 99th percentile, of the floor; bytes."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], check=True, capture_output=True, text=True, cwd=ROOT
    )
    p50, p99, floor, grown = json.loads(done.stdout.splitlines()[-1])
    return p50, p99, floor, grown
