"""What a channel is told beside its briefs: that somebody subscribed it, or stopped it."""

from __future__ import annotations

from datetime import date, datetime

from bot.cards import Bullets, Card, Choices, Headline, ShortCard
from bot.digest.briefs import pending, slot_name
from bot.domain.deliveries import NOTICE
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Subscription
from bot.ports.digests import OutboxMessage
from bot.presentation.digest.subscribed import order_short, stopped_in_public


def told_to_channel(
    one: Subscription, facts: FactSnapshot, *, by: str, today: date, now: datetime
) -> tuple[OutboxMessage, ...]:
    """One line for everybody there: what the channel gets from now on, and who set it up."""
    short = order_short(one, facts, one.lang, by=by, today=today)
    return _notice(one, short, slot_name(now), now)


def stop_told_to_channel(one: Subscription, *, by: str, now: datetime) -> tuple[OutboxMessage, ...]:
    """One line for everybody there: that nothing comes any more, by whom, and the way back."""
    return _notice(one, stopped_in_public(one.lang, by), f"stopped:{slot_name(now)}", now)


def _notice(
    one: Subscription, short: ShortCard, name: str, now: datetime
) -> tuple[OutboxMessage, ...]:
    card = Card(
        title="",
        lang=one.lang,
        parts=(
            Headline(text=short.headline),
            *((Bullets(items=short.lines),) if short.lines else ()),
            Choices(options=short.actions),
        ),
        command="digest",
    )
    return pending(one, (card,), slot=f"{NOTICE}{name}", due_at=now)
