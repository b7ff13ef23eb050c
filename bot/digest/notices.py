"""What a channel is told beside its briefs: that somebody subscribed it."""

from __future__ import annotations

from datetime import date, datetime

from bot.cards import Bullets, Card, Choices, Headline
from bot.digest.briefs import pending, slot_name
from bot.domain.deliveries import NOTICE
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Subscription
from bot.ports.digests import OutboxMessage
from bot.presentation.order_card import order_short


def told_to_channel(
    one: Subscription, facts: FactSnapshot, *, by: str, today: date, now: datetime
) -> tuple[OutboxMessage, ...]:
    """One line for everybody there: what the channel gets from now on, and who set it up."""
    short = order_short(one, facts, one.lang, by=by, today=today)
    card = Card(
        title="",
        lang=one.lang,
        parts=(
            Headline(text=short.headline),
            Bullets(items=short.lines),
            Choices(options=short.actions),
        ),
        command="digest",
    )
    return pending(one, (card,), slot=f"{NOTICE}{slot_name(now)}", due_at=now)
