"""What a conversation asked before. Answers do not hang on it: a store that is away costs no more
than the follow-up.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.domain.questions import Query, Question
from bot.ports import Records, Store

_log = logging.getLogger(__name__)
CONVERSATION = timedelta(hours=12)
"""How long a private conversation goes on: a question of the next day is a new one. A thread keeps
its subject for as long as it is held."""
_PATIENCE = 1.0
"""Seconds an answer waits for its request to be written down; that goes on by itself."""
_late: set[asyncio.Task[None]] = set()


def converses(question: Question) -> bool:
    """Whether its place is a conversation: in a channel at large, questions stand alone."""
    return bool(question.place.thread) or question.place.private


async def earlier(question: Question, records: Records) -> Query | None:
    """What was asked before at its place; unless the platform tells that itself."""
    if question.again:
        return question.earlier
    if question.thread or not converses(question):
        return None
    since = None if question.place.thread else question.now - CONVERSATION
    try:
        return await records.threads.recall(question.place, since=since)
    except Exception as error:
        _log.warning("what was asked before is not known: %s", type(error).__name__)
        return None


async def remember(question: Question, query: Query | None, store: Store) -> None:
    """Keep what was understood for what is asked next in this conversation."""
    if query is None or question.again or not converses(question):
        return
    task = asyncio.create_task(_remember(question, query, store))
    _late.add(task)
    task.add_done_callback(_late.discard)
    await asyncio.wait({task}, timeout=_PATIENCE)


async def _remember(question: Question, query: Query, store: Store) -> None:
    try:
        async with store.transaction() as records:
            await records.threads.remember(question.place, query, now=question.now)
    except Exception as error:
        _log.warning("a conversation is not remembered: %s", type(error).__name__)
