"""How a delivery ended, written down with all that follows from it, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot.delivery.rate_limit import RateLimit
from bot.delivery.retry import Again, Decision, GiveUp, LookUp, Shut
from bot.domain.deliveries import (
    NOTICE,
    REVIEW_ORDER,
    Action,
    Delivery,
    DeliveryReason,
    DeliveryState,
    delivery_id,
)
from bot.domain.subscriptions import PauseReason, State, Subscription
from bot.ports import Records
from bot.ports.digests import OutboxMessage
from bot.ports.platforms import Sent
from bot.presentation.digest.access import access_lost


async def sent(
    records: Records, delivery: Delivery, where: Sent, *, rate_limit: RateLimit, now: datetime
) -> bool:
    """It stands there. The watermark moves with the first part; the channel rests a moment."""
    done = replace(
        delivery,
        state=DeliveryState.SENT,
        message=where.message,
        channel=where.channel,
        attempts=delivery.attempts + 1,
        error="",
        settled_at=now,
    )
    if not await records.outbox.settle([done]):
        return False
    await records.rate_limits.hold([delivery.queue], until=now + rate_limit.channel_gap)
    if delivery.part == 0 and delivery.until is not None and delivery.serial is not None:
        await records.subscriptions.delivered(
            delivery.subscription, until=delivery.until, serial=delivery.serial
        )
    return True


async def failed(
    records: Records, delivery: Delivery, decision: Decision, *, error: str, now: datetime
) -> None:
    """It does not stand there, or nobody knows."""
    tried = replace(delivery, attempts=delivery.attempts + 1, error=error)
    match decision:
        case Again(wait=wait, bucket=bucket):
            await _rest(records, delivery, bucket, until=now + wait)
            again = replace(tried, state=DeliveryState.RETRY, not_before=now + wait)
            await records.outbox.settle([again])
        case LookUp(wait=wait):
            unknown = replace(tried, state=DeliveryState.UNKNOWN, not_before=now + wait)
            await records.outbox.settle([unknown])
        case GiveUp(reason=reason):
            await _dead(records, tried, reason, now)
        case Shut():
            await _shut(records, tried, now)
        case _:
            assert_never(decision)


async def unwanted(records: Records, delivery: Delivery, *, now: datetime) -> bool:
    """Whether its order was paused or stopped since an earlier try, which never arrived.

    If so it is settled as skipped, for that reason.
    """
    if delivery.subscription.startswith(REVIEW_ORDER):
        return False  # what reviewers are told hangs on no subscription
    subscription = await records.subscriptions.get(delivery.subscription)
    if subscription is not None and subscription.state is State.ACTIVE:
        return False
    stopped = subscription is None or subscription.state is State.STOPPED
    closed = subscription is not None and subscription.paused_for is PauseReason.NO_ACCESS
    reason = (
        DeliveryReason.NO_ACCESS
        if closed
        else DeliveryReason.STOPPED
        if stopped
        else DeliveryReason.PAUSED
    )
    skipped = replace(delivery, state=DeliveryState.SKIPPED, reason=reason, settled_at=now)
    await records.outbox.settle([skipped])
    return True


async def _rest(records: Records, delivery: Delivery, bucket: str, *, until: datetime) -> None:
    """A bucket that is the platform's own stops the platform; any other one, this channel."""
    if bucket:
        whole = bucket == delivery.place.platform
        await records.rate_limits.hold([bucket if whole else delivery.queue], until=until)


async def _dead(
    records: Records, delivery: Delivery, reason: DeliveryReason, now: datetime
) -> None:
    dead = replace(delivery, state=DeliveryState.DEAD, reason=reason, settled_at=now)
    await records.outbox.settle([dead])


async def _shut(records: Records, delivery: Delivery, now: datetime) -> None:
    """Pause, leave the window where it was, and owe the owner one message about it."""
    if delivery.action is Action.TELL or delivery.slot.startswith(NOTICE):
        # whoever ordered was told to let us in first: what was ordered waits for that
        await _dead(records, delivery, DeliveryReason.NO_ACCESS, now)
        return
    closed = replace(
        delivery, state=DeliveryState.SKIPPED, reason=DeliveryReason.NO_ACCESS, settled_at=now
    )
    if not await records.outbox.settle([closed]):
        return
    await records.outbox.drop(delivery.subscription, reason=DeliveryReason.NO_ACCESS, now=now)
    subscription = await records.subscriptions.get(delivery.subscription)
    if subscription is None:
        return
    if await records.subscriptions.pause(subscription.id, PauseReason.NO_ACCESS):
        await records.outbox.enqueue([_note(subscription, delivery, now)])


def _note(subscription: Subscription, delivery: Delivery, now: datetime) -> OutboxMessage:
    slot = f"access:{delivery.id}"
    return OutboxMessage(
        delivery=Delivery(
            id=delivery_id(subscription.id, slot, 0),
            subscription=subscription.id,
            slot=slot,
            part=0,
            place=subscription.place,
            person=subscription.owner,
            action=Action.TELL,
            due_at=now,
        ),
        card=access_lost(subscription),
    )
