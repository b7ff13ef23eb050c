"""The details of a brief as they were sent: from the outbox, whatever is known by now."""

from __future__ import annotations

import re

from bot.cards import Card, Part
from bot.commands.digest.preview import without_buttons
from bot.commands.spec import CommandContext
from bot.domain.questions import Place, Query
from bot.errors import UserError
from bot.presentation import alert_words

_BRIEF = re.compile(r"\bdetails\s{1,9}([a-z2-7]{20})\b")


async def details(query: Query, context: CommandContext) -> Card:
    """What was sent in the brief's thread. Raises UserError for a brief of elsewhere, or one that
    is kept no longer.
    """
    found = _BRIEF.search(context.question.text)
    outbox = context.records.outbox
    first = await outbox.get(found[1]) if found else None
    here = context.question.place
    if first is None or not _same(first.delivery.place, here):
        raise UserError(alert_words.NO_BRIEF.on(context.lang), suggestions=("/changes 7d",))
    parts: list[Part] = []
    for one in await outbox.slot(first.delivery.subscription, first.delivery.slot):
        message = await outbox.get(one.id) if one.part else None
        if message is not None and message.card is not None:
            parts += without_buttons(message.card)
    if not parts:
        raise UserError(alert_words.NO_BRIEF.on(context.lang), suggestions=("/changes 7d",))
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


def _same(sent: Place, here: Place) -> bool:
    """Whether it was sent where it is asked for: nobody else may read it."""
    return (sent.workspace, sent.channel) == (here.workspace, here.channel)
