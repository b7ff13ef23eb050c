"""Every question of the set, asked of the bot with the shipped facts. One alone: ``-k days-004``."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from tests.questions.answers import answer, faults
from tests.questions.cases import FACTS_REACH, QuestionCase, questions
from tests.shipped_store import open_shipped

NOON = datetime(FACTS_REACH.year, FACTS_REACH.month, FACTS_REACH.day, 12, tzinfo=UTC)
EVERY = tuple(questions())


@pytest.fixture(scope="module")
def wrong(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[QuestionCase], tuple[str, ...]]]:
    """What is wrong with the answer to a question; one store for all of them."""
    with asyncio.Runner() as runner:
        store = runner.run(open_shipped(tmp_path_factory.mktemp("questions"), NOON))
        context = BotContext(store=store, catalogue=COMMANDS)
        facts = runner.run(store.snapshot()).facts
        yield lambda asked: tuple(faults(asked, runner.run(answer(asked, context)), facts))
        runner.run(store.close())


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.id)
def test_a_question_gets_a_right_answer(
    question: QuestionCase, wrong: Callable[[QuestionCase], tuple[str, ...]]
) -> None:
    assert wrong(question) == ()
