"""What people press under an alert: that they have seen it, or that it is wrong."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from bot.cards import Bullets, Card, Headline, Part, ShortCard, words_of
from bot.commands.spec import CommandContext
from bot.domain.deliveries import Delivery
from bot.domain.questions import Query
from bot.errors import UserError
from bot.ingest.telling import owe
from bot.presentation.digest import alert_words

_ALERT = re.compile(r"\b(?:seen|wrong)\s{1,9}([a-z2-7]{20})\b")


async def seen(query: Query, context: CommandContext) -> Card:
    """Note who has seen it, and say who else has."""
    delivery, _ = await _alert(context)
    place, person = context.question.place, context.question.person
    # begins and ends as what is exported and erased with a workspace
    key = f"{place.platform}:seen:{delivery.id}:{place.workspace}"
    kept = await context.records.key_value.held(key)  # two may press at once
    names: dict[str, str] = json.loads(kept) if kept else {}
    names[person.id] = person.name
    await context.records.key_value.put(key, json.dumps(names))
    shown = [name for name in names.values() if name]
    return _card(query, context, Headline(text=alert_words.seen_words(shown, context.lang)))


async def wrong(query: Query, context: CommandContext) -> Card:
    """Tell those who review facts; where nobody does, how to tell whoever runs the bot."""
    delivery, headline = await _alert(context)
    question, lang = context.question, context.lang
    channels = await context.records.reviewers.channels()
    where = f"{delivery.place.platform} {delivery.place.channel}"
    for channel in channels:
        card = alert_words.report_card(
            headline, delivery.due_at.date(), question.person.name, where, channel.lang
        )
        slot = f"wrong:{delivery.id}:{question.person.id}"
        await owe(context.records, channel, [(slot, card)], now=question.now)
    if channels:
        return _card(query, context, Headline(text=alert_words.told_admins(lang)))
    said, how = alert_words.tell_admins_yourself(lang)
    return _card(query, context, Headline(text=said), Bullets(items=(how,)))


async def tell(query: Query, context: CommandContext) -> Card:
    """Tell those who review facts that a channel waits for newer ones; else how they are told."""
    question, facts = context.question, context.snapshot.facts
    place = question.place
    channels = await context.records.reviewers.channels()
    for channel in channels:
        where = f"{place.platform} {place.channel}"
        card = alert_words.waiting_card(facts.data_as_of, question.person.name, where, channel.lang)
        slot = f"waits:{place.workspace}:{place.channel}:{question.day}"
        await owe(context.records, channel, [(slot, card)], now=question.now)
    if channels:
        return _card(query, context, Headline(text=alert_words.told_admins(context.lang)))
    said, how = alert_words.tell_admins_yourself(context.lang)
    return _card(query, context, Headline(text=said), Bullets(items=(how,)))


async def _alert(context: CommandContext) -> tuple[Delivery, str]:
    """The alert that was pressed under, and its headline. Raises UserError for none of here."""
    found = _ALERT.search(context.question.text)
    message = await context.records.outbox.get(found[1]) if found else None
    here = replace(context.question.place, thread="")
    if message is None or message.card is None or not _same(message.delivery, here.channel):
        raise UserError(alert_words.UNKNOWN.on(context.lang))
    parts = message.card.parts
    headline = next((part.text for part in parts if isinstance(part, Headline)), "")
    return message.delivery, headline


def _same(delivery: Delivery, channel: str) -> bool:
    """Whether it was sent where it is pressed: nobody else may ask about it."""
    return delivery.slot.startswith("alert:") and delivery.place.channel == channel


def _card(query: Query, context: CommandContext, *parts: Part) -> Card:
    headline = next(part.text for part in parts if isinstance(part, Headline))
    listed = next((part.items for part in parts if isinstance(part, Bullets)), ())
    return Card(
        title="",
        lang=context.lang,
        parts=parts,
        command="digest",
        query=query,
        private=True,
        short=ShortCard(headline=headline, lines=tuple(map(words_of, listed))),
    )
