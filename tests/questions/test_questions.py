"""Every question of the set, asked of the bot with the shipped facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from tests.questions.answers import answer, faults
from tests.questions.cases import FACTS_REACH, questions
from tests.shipped_store import open_shipped

NOON = datetime(FACTS_REACH.year, FACTS_REACH.month, FACTS_REACH.day, 12, tzinfo=UTC)


async def test_every_question_gets_a_right_answer(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    store = await open_shipped(tmp_path, NOON)
    try:
        bot_context = BotContext(store=store, catalogue=COMMANDS)
        facts = (await store.snapshot()).facts
        wrong = []
        every = tuple(questions())
        for question in every:
            card = await answer(question, bot_context)
            found = tuple(faults(question, card, facts))
            if found:
                wrong.append(f"{question.id} {question.text[:60]!r}: {'; '.join(found)}")
    finally:
        await store.close()
    right = len(every) - len(wrong)
    share = f"{right} of {len(every)} questions answered rightly ({right / len(every):.1%})"
    record_property("share", share)
    assert wrong == []
