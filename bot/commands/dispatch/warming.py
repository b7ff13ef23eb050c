"""An answer that nobody asked for, before anybody does.

The first question of a process loads the facts, the models that read a sentence and all that words
an answer: seconds of work in which nothing else is heard, and an acknowledgement waits as well.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time

from bot.cards import Card
from bot.commands.dispatch.question_run import QuestionRun
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.reading.reader import LocalReader

_log = logging.getLogger(__name__)
_QUESTION = "what is the tariff on steel?"
_PATIENCE = 3.0
"""Seconds for a store that says nothing: who asks is then answered as the store allows."""


async def warmed(bot_context: BotContext) -> Card | None:
    """The card of a plain question, worked out as for a person; nothing is kept or counted of it,
    and nobody is asked over a network. None where the store can't be read.
    """
    try:
        return await _answered(replace(bot_context, catalogue=COMMANDS, reader=None))
    except Exception as error:  # the database is away, or empty: whoever asks tries again
        _log.info("not everything is loaded yet: %s", type(error).__name__)
        return None


async def _answered(bot_context: BotContext) -> Card:
    store = bot_context.store
    async with asyncio.timeout(_PATIENCE) as limit, store.transaction() as records:
        await store.answers()  # a store that hangs shows it here, or by its transaction
        limit.reschedule(None)  # what follows may take as long as a busy machine needs
        snapshot = await store.snapshot()
        question = _question(snapshot.facts.data_as_of)
        run = QuestionRun(
            question=question,
            bot_context=bot_context,
            snapshot=snapshot,
            records=records,
            lang="en",
        )
        read = await LocalReader().read(question, snapshot, None)
        return await run.answer(read, None, None)


def _question(day: date) -> Question:
    return Question(
        text=_QUESTION,
        place=Place(platform="", private=True, channel=""),
        person=Person(id=""),
        day=day,
        now=datetime.combine(day, time(12), UTC),
        locale="en",
    )
