"""What a command that was typed alone is about: the subject of its conversation."""

from __future__ import annotations

from bot.commands.dispatch.conversation import earlier
from bot.commands.spec import Command
from bot.domain.questions import Query, Question
from bot.ports import Records, Snapshot

_OF_A_SUBJECT = frozenset({"tariff", "timeline"})
"""Commands that say nothing without a subject."""


async def about_the_thread(
    command: Command, question: Question, records: Records, snapshot: Snapshot
) -> Query | None:
    """The query of a command typed without a word, about what was asked before it: '/timeline'
    after '/tariff steel'; None where it says something, or nothing was asked before."""
    typed = question.text.strip() or question.options
    if typed or command.name not in _OF_A_SUBJECT:
        return None
    before = await earlier(question, records)
    if question.thread:
        from bot.reading.reader import left_by

        before = left_by(question, snapshot)
    if before is None or not (before.good or before.code or before.programme):
        return None
    subject = before.good or before.code
    return Query(
        command=command.name,
        good=before.good,
        goods=before.goods,
        code=before.code,
        programme=None if subject else before.programme,
        imposing=before.imposing,
        origin=before.origin,
        claim=before.claim,
    )
