"""The outbox: what is owed to channels, claimed with a lease, settled with how it ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)

from bot.domain.deliveries import NOTICE, Delivery, DeliveryReason, DeliveryState
from bot.ports.digests import CLOCK_WENT_BACK, LeaseRequest, OutboxMessage
from store.engine import Work
from store.outbox_rows import delivery, ending, message, row_of
from store.tables import DELIVERIES, RATE_LIMITS

_C = DELIVERIES.c
_OPEN = _C.settled_at.is_(None)
_HANDED_OVER = (DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value)
"""The platform may have these: never sent again before it was asked."""
_WITH_THE_FIRST = (DeliveryReason.TARGET_LOST.value, DeliveryReason.SUPERSEDED.value)
"""Why a reply is settled unsent when its first message is."""
_HELD = (DeliveryState.CLAIMED.value, DeliveryState.UNKNOWN.value)


class StoredOutbox:
    """Deliveries in SQL: enqueued under a unique key, claimed with a lease, settled once."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def enqueue(self, messages: Sequence[OutboxMessage]) -> int:
        """Keep what is not kept yet: unique on (subscription, slot, part). How many were new."""
        if not messages:
            return 0
        maker = self._work.inserting()
        before = await self._known(messages)
        new = [one for one in messages if one.delivery.id not in before]
        statement: Any = maker(DELIVERIES).on_conflict_do_nothing()
        if new:
            await self._work.write(statement, [row_of(one) for one in new])
        return len(new)

    async def _known(self, messages: Sequence[OutboxMessage]) -> set[str]:
        await self._work.begin_writing()
        ids = [one.delivery.id for one in messages]
        found: set[str] = set()
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            rows = await self._work.read(select(_C.id).where(_C.id.in_(some)))
            found |= {row[0] for row in rows}
        return found

    async def claim(
        self, platform: str, *, worker: str, now: datetime, terms: LeaseRequest
    ) -> tuple[OutboxMessage, ...]:
        """Take deliveries that may go now, the longest due first.

        At most one a queue, and only its first: what stands before it must be settled. A delivery
        whose holder died while SENDING comes back as UNKNOWN.
        """
        if not await self._any(platform, now, terms):
            return ()
        taken = (
            update(DELIVERIES)
            .where(_C.number.in_(_ready(platform, now, terms)))
            .values(
                state=case(
                    (_C.state.in_(_HANDED_OVER), DeliveryState.UNKNOWN.value),
                    else_=DeliveryState.CLAIMED.value,
                ),
                worker=worker,
                lease_until=now + terms.lease,
            )
            .returning(DELIVERIES)
        )
        rows = (await self._work.write(taken)).all()
        return tuple(message(row) for row in sorted(rows, key=lambda row: row.number))

    async def _any(self, platform: str, now: datetime, terms: LeaseRequest) -> bool:
        """Looked up without a lock: an idle worker never stands in a writer's way."""
        found = await self._work.read(_ready(platform, now, replace(terms, limit=1), lock=False))
        return found.first() is not None

    async def sending(
        self, deliveries: Sequence[Delivery], *, now: datetime, lease: timedelta
    ) -> frozenset[str]:
        """Note that the calls are about to be made; the ids that are still the worker's."""
        kept = set()
        for one in deliveries:
            noted = await self._work.write(
                update(DELIVERIES)
                .where(_C.id == one.id, _C.worker == one.worker, _C.lease_until > now)
                .where(_C.state.in_(_HELD))
                .values(state=DeliveryState.SENDING.value, lease_until=now + lease, tried_at=now)
            )
            if noted.rowcount == 1:
                kept.add(one.id)
        return frozenset(kept)

    async def renew(
        self, delivery: Delivery, *, tried_at: datetime, now: datetime, lease: timedelta
    ) -> bool:
        """Take the lease of a call anew, right before its post; False where it is lost.

        ``tried_at`` is what :meth:`sending` noted for this very call: the same worker may have
        taken the delivery up again after a long stop.
        """
        noted = await self._work.write(
            update(DELIVERIES)
            .where(_C.id == delivery.id, _C.worker == delivery.worker, _C.lease_until > now)
            .where(_C.state == DeliveryState.SENDING.value, _C.tried_at == tried_at)
            .values(lease_until=now + lease, tried_at=now)
        )
        return bool(noted.rowcount == 1)

    async def hold(self, delivery: Delivery, *, now: datetime, lease: timedelta) -> bool:
        """Take the lease of a look-up anew; False where it is lost, or that look was settled."""
        noted = await self._work.write(
            update(DELIVERIES)
            .where(_C.id == delivery.id, _C.worker == delivery.worker, _C.lease_until > now)
            .where(_C.state == DeliveryState.UNKNOWN.value, _C.attempts == delivery.attempts)
            .values(lease_until=now + lease)
        )
        return bool(noted.rowcount == 1)

    async def settle(self, deliveries: Sequence[Delivery]) -> frozenset[str]:
        """Write down how they ended (any state); the ids that were still the worker's."""
        kept = set()
        for one in deliveries:
            noted = await self._work.write(
                update(DELIVERIES)
                .where(_C.id == one.id, _C.worker == one.worker, _OPEN)
                .values(**ending(one), worker="", lease_until=None)
            )
            if noted.rowcount == 1:
                kept.add(one.id)
        return frozenset(kept)

    async def requeue(self, key: str) -> bool:
        """Owe a dead, skipped or filtered delivery again; False when there is no such one.

        What was given up or replaced only because this one was (the rest of a brief) comes with it.
        """
        asked = select(_C.subscription, _C.slot).where(_C.id == key)
        if not await self._again(_C.id == key):
            return False
        row: Any = (await self._work.read(asked)).one()
        rest = and_(_C.subscription == row.subscription, _C.slot == row.slot)
        await self._again(rest, _C.reason.in_(_WITH_THE_FIRST))
        return True

    async def _again(self, *where: ColumnElement[bool]) -> int:
        again = await self._work.write(
            update(DELIVERIES)
            .where(*where, _C.settled_at.is_not(None), _C.card != "")
            .where(_C.state != DeliveryState.SENT.value)
            .values(
                state=case(
                    (_C.reason == DeliveryReason.UNSURE.value, DeliveryState.UNKNOWN.value),
                    else_=DeliveryState.OWED.value,
                ),
                reason="",
                attempts=0,
                not_before=None,
                settled_at=None,
                worker="",
                lease_until=None,
            )
        )
        return int(again.rowcount)

    async def get(self, key: str) -> OutboxMessage | None:
        """The delivery of that id."""
        row = (await self._work.read(select(DELIVERIES).where(_C.id == key))).first()
        return None if row is None else message(row)

    async def slot(self, subscription: str, slot: str) -> tuple[Delivery, ...]:
        """All parts of a slot, in order."""
        asked = select(DELIVERIES).where(_C.subscription == subscription, _C.slot == slot)
        return await self._some(asked.order_by(_C.part))

    async def list(
        self,
        *,
        states: Sequence[DeliveryState] = (),
        subscription: str = "",
        platform: str = "",
        workspace: str = "",
        limit: int = 50,
    ) -> tuple[Delivery, ...]:
        """The newest first; () for any state, '' for any subscription or workspace."""
        asked = select(DELIVERIES).order_by(_C.number.desc()).limit(limit)
        if states:
            asked = asked.where(_C.state.in_([state.value for state in states]))
        given = {"subscription": subscription, "platform": platform, "workspace": workspace}
        for name, value in given.items():
            if value:
                asked = asked.where(_C[name] == value)
        return await self._some(asked)

    async def drop(self, subscription: str, *, reason: DeliveryReason, now: datetime) -> int:
        """Settle as SKIPPED what is owed to a subscription and was not called for yet."""
        return await self._skip(_C.subscription == subscription, reason=reason, now=now)

    async def supersede(self, subscriptions: Sequence[str], *, now: datetime) -> int:
        """Settle as SKIPPED the briefs of these of which nothing was sent yet: newer ones come.

        The replies go with their first message. One that is skipped was never sent: SQLite shows
        a statement what it has already altered itself.
        """
        first = DELIVERIES.alias("first")
        settled = and_(
            first.c.settled_at.is_not(None), first.c.state != DeliveryState.SKIPPED.value
        )
        begun = exists().where(
            first.c.subscription == _C.subscription,
            first.c.slot == _C.slot,
            first.c.part == 0,
            or_(settled, first.c.state.in_(_HANDED_OVER)),
        )
        kinds = ("alert:", "access:", NOTICE)
        others = or_(*(_C.slot.like(f"{kind}%") for kind in kinds))
        owned = _C.subscription.in_(list(subscriptions))
        await self._hold_first(owned)
        return await self._skip(owned, ~others, ~begun, reason=DeliveryReason.SUPERSEDED, now=now)

    async def _hold_first(self, owned: ColumnElement[bool]) -> None:
        """Keep the first messages as they stand until this transaction ends.

        PostgreSQL would look at a first message as it stood before a worker took it to be sent, and
        skip its replies. SQLite has one writer: nothing moves while we write.
        """
        await self._work.begin_writing()
        if self._work.dialect == "postgresql":
            asked = select(_C.id).where(owned, _C.part == 0, _OPEN).order_by(_C.number)
            await self._work.read(asked.with_for_update())

    async def _skip(
        self, *where: ColumnElement[bool], reason: DeliveryReason, now: datetime
    ) -> int:
        skipped = await self._work.write(
            update(DELIVERIES)
            .where(*where, _OPEN, _C.state.not_in(_HANDED_OVER))
            .values(
                state=DeliveryState.SKIPPED.value,
                reason=reason.value,
                settled_at=now,
                worker="",
                lease_until=None,
            )
        )
        return int(skipped.rowcount)

    async def alerts_sent(self, subscription: str, *, since: datetime) -> tuple[Delivery, ...]:
        """The alerts that were sent after ``since``, the newest first; their edits left out."""
        asked = (
            select(DELIVERIES)
            .where(_C.subscription == subscription, _C.slot.like("alert:%"), _C.part == 0)
            .where(_C.slot.not_like("%edit%"), _C.settled_at > since)
            .where(_C.state == DeliveryState.SENT.value)
            .order_by(_C.number.desc())
        )
        return await self._some(asked)

    async def left(self, platform: str, *, before: datetime) -> int:
        """How many channels have something that may go before then, whoever holds it now."""
        heads = select(func.count()).select_from(DELIVERIES)
        asked = heads.where(_OPEN, _C.platform == platform, _may_go(before), _first_of_queue())
        return int((await self._work.read(asked)).scalar_one())

    async def lag(self, now: datetime) -> timedelta:
        """How long the oldest delivery that is due has been waiting; zero when none does.

        One that waits for another try counts: it stands nowhere yet.
        """
        asked = select(func.min(_C.due_at)).where(_OPEN)
        oldest: datetime | None = (await self._work.read(asked)).scalar()
        return max(now - oldest, timedelta(0)) if oldest else timedelta(0)

    async def counts(self) -> dict[tuple[str, DeliveryState], int]:
        """How many deliveries stand where, by platform."""
        asked: Select[Any] = select(_C.platform, _C.state, func.count()).group_by(
            _C.platform, _C.state
        )
        rows: Sequence[Any] = (await self._work.read(asked)).all()
        return {(row[0], DeliveryState(row[1])): row[2] for row in rows}

    async def prune(self, before: datetime) -> int:
        """Delete settled deliveries older than ``before``; how many."""
        gone = await self._work.write(delete(DELIVERIES).where(_C.settled_at < before))
        return int(gone.rowcount)

    async def _some(self, asked: Select[Any]) -> tuple[Delivery, ...]:
        return tuple(delivery(row) for row in await self._work.read(asked))


def _ready(platform: str, now: datetime, terms: LeaseRequest, *, lock: bool = True) -> Select[Any]:
    """Numbers of what may go: not held by a living worker, first of its queue, queue not paced."""
    soon, void = (now + terms.ahead).timestamp(), now + CLOCK_WENT_BACK
    paced = exists().where(
        RATE_LIMITS.c.bucket == _C.queue,
        RATE_LIMITS.c.free_at > soon,
        RATE_LIMITS.c.free_at <= void.timestamp(),
    )
    free = or_(_C.lease_until.is_(None), _C.lease_until < now, _C.lease_until > void)
    asked = (
        select(_C.number)
        .where(_OPEN, _C.platform == platform, _may_go(now), free, _first_of_queue(), ~paced)
        .order_by(_C.due_at, _C.number)
        .limit(terms.limit)
    )
    if terms.besides:
        asked = asked.where(_C.id.not_in(terms.besides))
    return asked.with_for_update(skip_locked=True, of=DELIVERIES) if lock else asked


def _may_go(now: datetime) -> ColumnElement[bool]:
    void = now + CLOCK_WENT_BACK
    return or_(_C.not_before.is_(None), _C.not_before <= now, _C.not_before > void)


def _first_of_queue() -> ColumnElement[bool]:
    earlier = DELIVERIES.alias("earlier")
    return ~exists().where(
        earlier.c.queue == _C.queue,
        earlier.c.settled_at.is_(None),
        earlier.c.number < _C.number,
    )
