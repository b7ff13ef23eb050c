"""Questions answered by core and store together, under the generated load."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from datetime import date
from pathlib import Path

from bench.generated import NOW, loaded
from bench.measure import floor_times, row
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question

COLUMNS = ("what", "p50", "p99", "times the floor", "target")
ROUNDS = 1_000
_EXACT_TARGET = "p50 0.5 ms, p99 5 ms"
DAY = date(2026, 10, 10)
EXACT = ("/tariff 7208.51", "/tariff lumber usmca yes", "/quote lutnick")
TYPOS = ("stell?", "tariff on alumnium", "softwod lumber", "maple sirup")
PLAIN = (
    "what does canada charge on us cars",
    "was it 25 or 50 on steel in april 2025",
    "droits sur l'acier",
    "what did lutnick say about relief",
)


async def rows() -> list[tuple[str, ...]]:
    """One row a kind of question, in the order of COLUMNS."""
    with tempfile.TemporaryDirectory() as folder:
        store = await loaded(Path(folder))
        bot_context = BotContext(store=store, catalogue=COMMANDS)
        first = tuple(f"/tariff {slug}" for slug in (await store.snapshot()).facts.goods)
        with sqlite3.connect(Path(folder, "dutybell.db")) as connection:
            floor = floor_times(connection)
        out = [
            row("one indexed sqlite3 statement in the same thread (the floor)", floor, floor, ""),
            row(
                "exact lookups, each for the first time",
                await _times(bot_context, first, rounds=len(first)),
                floor,
                "",
            ),
            row("exact lookups", await _times(bot_context, (*first, *EXACT)), floor, _EXACT_TARGET),
            row("misspelt goods", await _times(bot_context, TYPOS), floor, "p50 3 ms, p99 20 ms"),
            row("plain language", await _times(bot_context, PLAIN), floor, "p50 3 ms, p99 20 ms"),
        ]
        await store.close()
        return out


async def _times(
    bot_context: BotContext, questions: tuple[str, ...], *, rounds: int = ROUNDS
) -> list[float]:
    """Seconds of each answer, the questions taken in turn."""
    times = []
    for number in range(rounds):
        asked = Question(
            text=questions[number % len(questions)],
            day=DAY,
            now=NOW,
            place=Place(platform="bench"),
            person=Person(id="bench"),
        )
        begun = time.perf_counter()
        card = await run(asked, bot_context)
        took = time.perf_counter() - begun
        if card.command is None:
            raise RuntimeError(f"{asked.text!r} was not understood")
        times.append(took)
    return times
