"""Deliveries and their cards as rows of the outbox."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.cards import Card
from bot.domain.deliveries import Delivery, DeliveryReason, DeliveryState
from bot.ports.digests import OutboxMessage
from store import codec


def ending(one: Delivery) -> dict[str, Any]:
    """The columns that say how a delivery stands."""
    return {
        "state": one.state.value,
        "reason": one.reason.value,
        "attempts": one.attempts,
        "not_before": one.not_before,
        "message": one.message,
        "sent_in": one.channel,
        "error": one.error[:500],
        "settled_at": one.settled_at,
    }


def row_of(pending: OutboxMessage) -> dict[str, Any]:
    """The whole row of an outbox message."""
    one = pending.delivery
    return {
        "id": one.id,
        "subscription": one.subscription,
        "slot": one.slot,
        "part": one.part,
        "platform": one.place.platform,
        "workspace": one.place.workspace,
        "queue": one.queue,
        "due_at": one.due_at,
        "worker": "",
        "lease_until": None,
        "tried_at": None,
        "terms": codec.dumps(one),
        "card": codec.dumps(pending.card) if pending.card else "",
        **ending(one),
    }


def message(row: Any) -> OutboxMessage:
    """The outbox message of a row."""
    card = codec.loads(Card, row.card) if row.card else None
    return OutboxMessage(delivery=delivery(row), card=card)


def delivery(row: Any) -> Delivery:
    """What never changes is in ``terms``; the columns hold what does."""
    return replace(
        codec.loads(Delivery, row.terms),
        order=row.number,
        state=DeliveryState(row.state),
        reason=DeliveryReason(row.reason),
        attempts=row.attempts,
        not_before=row.not_before,
        worker=row.worker,
        lease_until=row.lease_until,
        tried_at=row.tried_at,
        message=row.message,
        channel=row.sent_in,
        error=row.error,
        settled_at=row.settled_at,
    )
