"""The details of a brief as they were sent: from the outbox, whatever is known by now."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.cards import Card, Part
from bot.commands.digest.preview import without_buttons
from bot.commands.spec import CommandContext
from bot.domain.questions import Place, Query
from bot.errors import UserError
from bot.ports.digests import OutboxMessage
from bot.presentation.digest import alert_words

_BRIEF = re.compile(r"\bdetails\s{1,9}(?P<id>[a-z2-7]{20})\b(?P<alert>\s{1,9}alert\b)?")
_KEPT = timedelta(days=8)
"""How long before its brief an alert may have been sent: a weekly one, and a day."""


async def details(query: Query, context: CommandContext) -> Card:
    """What was sent in the brief's thread, or with 'alert' behind its id, the last alert before it.
    Raises UserError for a brief of elsewhere, or one that is kept no longer.
    """
    found = _BRIEF.search(context.question.text)
    outbox = context.records.outbox
    brief = await outbox.get(found["id"]) if found else None
    if found is None or brief is None or not _same(brief.delivery.place, context.question.place):
        raise _no_more(context)
    first = await _alert_before(brief, context) if found["alert"] else brief
    parts = await _thread(first, context)
    if found["alert"] and first.card is not None:
        parts = [*without_buttons(first.card), *parts]
    if not parts:
        raise _no_more(context)
    card = first.card
    title = card.title if card is not None else ""
    return Card(
        title=title,
        lang=card.lang if card is not None else context.lang,
        parts=tuple(parts),
        command="digest",
        query=query,
        private=True,
    )


async def _alert_before(brief: OutboxMessage, context: CommandContext) -> OutboxMessage:
    """The newest alert that was sent when the brief was due. Raises UserError without one."""
    outbox, due = context.records.outbox, brief.delivery.due_at
    sent = await outbox.alerts_sent(brief.delivery.subscription, since=due - _KEPT)
    earlier = next((one for one in sent if one.due_at <= due), None)
    found = await outbox.get(earlier.id) if earlier is not None else None
    if found is None:
        raise _no_more(context)
    return found


async def _thread(first: OutboxMessage, context: CommandContext) -> list[Part]:
    outbox = context.records.outbox
    parts: list[Part] = []
    for one in await outbox.slot(first.delivery.subscription, first.delivery.slot):
        message = await outbox.get(one.id) if one.part else None
        if message is not None and message.card is not None:
            parts += without_buttons(message.card)
    return parts


def _no_more(context: CommandContext) -> UserError:
    return UserError(alert_words.NO_BRIEF.on(context.lang), suggestions=("/changes 7d",))


def _same(sent: Place, here: Place) -> bool:
    """Whether it was sent where it is asked for: nobody else may read it."""
    return (sent.workspace, sent.channel) == (here.workspace, here.channel)
