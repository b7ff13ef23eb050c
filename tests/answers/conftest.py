"""The shipped facts, loaded once for all budgets."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.commands.dispatch.question_run import BRIEF
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.presentation.typography import NO_BREAK
from tests.answers.tasks import EVERY
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)
TODAY = date(2026, 11, 28)
Answers = dict[tuple[str, Lang], Card]


@pytest.fixture(scope="session")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """The card of every task in both languages."""
    return asyncio.run(_answered(tmp_path_factory.mktemp("shipped")))


async def _answered(data: Path) -> Answers:
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    found: Answers = {}
    for name in EVERY:
        for lang in ("en", "fr"):
            found[name, lang] = await run(asked(name, lang), context)
    await store.close()
    return found


def asked(name: str, lang: Lang) -> Question:
    """The question of a task."""
    return Question(
        text=EVERY[name][lang == "fr"],
        command=BRIEF if name == "brief" else None,
        day=TODAY,
        now=NOON,
        place=Place(platform="cli"),
        person=Person(id="analyst"),
        lang=lang,
    )


async def short_lines(data: Path, texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Headline and lines of the short card of each question, plain spaces between their words.

    Of the shipped facts, loaded into ``data``.
    """
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    found = {}
    for text in texts:
        short = (await answer(context, text, day=TODAY, now=NOON)).short
        lines = (short.headline, *short.lines) if short else ()
        found[text] = tuple(line.replace(NO_BREAK, " ") for line in lines)
    await store.close()
    return found
