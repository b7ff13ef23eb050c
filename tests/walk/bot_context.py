"""A bot on the walks' own facts, in a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from tests.shipped_store import open_shipped

FACTS = Path(__file__).parent / "catalogue"
NOW = datetime(2026, 10, 10, 12, 0, tzinfo=UTC)
TODAY = date(2026, 10, 10)
NOWHERE = Place(platform="cli")


@pytest.fixture
async def bot_context(tmp_path: Path) -> AsyncIterator[BotContext]:
    """The commands over the walks' facts, on SQLite."""
    store = await open_shipped(tmp_path, NOW, catalogue=FACTS)
    yield BotContext(store=store, catalogue=COMMANDS)
    await store.close()


async def answer(
    bot_context: BotContext,
    text: str,
    *,
    command: str | None = None,
    day: date = TODAY,
    lang: Lang | None = None,
    place: Place = NOWHERE,
    thread: tuple[str, ...] = (),
    now: datetime = NOW,
) -> Card:
    """What the bot says to one question."""
    question = Question(
        text=text,
        command=command,
        day=day,
        now=now,
        place=place,
        person=Person(id="analyst"),
        lang=lang,
        thread=thread,
    )
    return await run(question, bot_context)
