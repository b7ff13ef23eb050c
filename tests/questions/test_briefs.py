"""Articles laid before the bot: what it has to say of what they say, with the shipped facts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cards import Bullets, Card, words_of
from bot.commands.dispatch.dispatcher import run
from bot.commands.dispatch.question_run import BRIEF
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from tests.questions.cases import FACTS_REACH
from tests.questions.test_questions import NOON
from tests.shipped_store import open_shipped

ARTICLE = (
    "Most exports to the United States face a 35% flat tariff rate, said people who know.\n"
    "Canada answered with levies against $30 billion of goods, cosmetics, tires, fruit and wine. "
    "The fentanyl tariff is discussed again, and so are the trade talks. "
    "Trudeau called it “completely bogus”."
)
CHECKED = "Said there, and what the record says"


@pytest.fixture
async def bot_context(tmp_path: Path) -> AsyncIterator[BotContext]:
    store = await open_shipped(tmp_path, NOON)
    yield BotContext(store=store, catalogue=COMMANDS)
    await store.close()


async def brief(bot_context: BotContext, text: str) -> dict[str, tuple[str, ...]]:
    """The lists of the card, by title."""
    question = Question(
        text=text,
        command=BRIEF,
        day=FACTS_REACH,
        now=datetime(2026, 10, 10, 12, tzinfo=UTC),
        place=Place(platform="slack", workspace="T1", channel="C1", thread="1.1"),
        person=Person(id="analyst"),
    )
    card: Card = await run(question, bot_context)
    return {
        part.title: tuple(map(words_of, part.items))
        for part in card.parts
        if isinstance(part, Bullets)
    }


async def test_what_an_article_has_wrong_is_put_right(bot_context: BotContext) -> None:
    said = (await brief(bot_context, ARTICLE))[CHECKED]
    verdicts = [line.partition("” ")[2].partition(".")[0] for line in said]
    assert verdicts == ["No, that is not so", "Misleading"]


async def test_what_is_over_is_told_with_its_days_and_what_charges_nothing_by_its_news(
    bot_context: BotContext,
) -> None:
    lists = await brief(bot_context, ARTICLE)
    fentanyl = lists["US emergency-powers tariffs on Canada (fentanyl)"]
    talks = lists["Canada-US trade talks"]
    assert "2025-08-01 to 2026-02-23" in fentanyl[0]
    assert talks[0].startswith("2026-09-25: ")


async def test_an_article_that_is_right_is_left_alone(bot_context: BotContext) -> None:
    right = "The United States doubled its steel duty to 50% on 4 June 2025."
    assert CHECKED not in await brief(bot_context, right)
