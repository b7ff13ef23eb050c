"""What digests ask of the store: standing orders, and the outbox of what is owed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.cards import Card
    from bot.domain.deliveries import Delivery, DeliveryReason, DeliveryState
    from bot.domain.questions import Place
    from bot.domain.subscriptions import PauseReason, Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """A delivery with what it carries; ``card`` None where it was settled without one."""

    delivery: Delivery
    card: Card | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueWork:
    """What a tick would find to do. ``newest`` is the last serial of the journal, 0 for none."""

    newest: int
    briefs: bool
    unread: bool
    batches: bool
    displaced: bool
    departed: bool


CLOCK_WENT_BACK = timedelta(hours=1)
"""No wait and no lease is this long: a moment further ahead was written before the clock was set
back, and holds nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseRequest:
    """How much to take: ``limit`` deliveries, for as long as ``lease``; those of queues that come
    free within ``ahead`` are taken already, to be sent when they do. Those ``besides`` are left, by
    id: who asks still has them in hand, and its own lease of them may be over.
    """

    limit: int
    lease: timedelta
    ahead: timedelta = timedelta(0)
    besides: frozenset[str] = frozenset()


class Subscriptions(Protocol):
    """Standing orders. Every list is in order of id."""

    async def get(self, key: str) -> Subscription | None:
        """The subscription of that id, None when there is none."""
        ...

    async def at(self, place: Place) -> tuple[Subscription, ...]:
        """Those of a channel that are not stopped; locked, to be changed in this transaction."""
        ...

    async def all(
        self, *, platform: str = "", workspace: str = "", channel: str = ""
    ) -> tuple[Subscription, ...]:
        """Those of a platform, workspace or channel; '' for any."""
        ...

    async def save(self, subscriptions: Sequence[Subscription]) -> None:
        """Keep them as they are given, new or known."""
        ...

    async def remove(self, key: str) -> bool:
        """Delete one with all its deliveries; False when there was none."""
        ...

    async def delivered(self, key: str, *, until: datetime, serial: int) -> None:
        """Move the watermark of what was delivered; never back."""
        ...

    async def pause(self, key: str, reason: PauseReason) -> bool:
        """Pause it; True when it was active until now."""
        ...

    async def waiting(self, now: datetime) -> DueWork:
        """What there is to do at ``now``: one statement, whatever the number of subscriptions."""
        ...

    async def due(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones whose brief is due, longest due first; locked against other planners.

        Those with a brief whose outcome is open at the platform wait until that is settled.
        """
        ...

    async def in_flight(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of them with a delivery whose outcome is open at the platform."""
        ...

    async def lag(self, now: datetime) -> timedelta:
        """How long the brief that is due longest has waited to be planned; zero when none is."""
        ...

    async def unread(self, newest: int, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones with alerts that have not seen the journal up to ``newest``; locked."""
        ...

    async def read_up_to(self, keys: Sequence[str], serial: int) -> None:
        """Note that they have seen the journal up to ``serial``, which held nothing for them."""
        ...

    async def batches(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones whose gathered alert is due; locked."""
        ...

    async def displaced(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones planned by a clock that ran ahead of ``now``; locked."""
        ...

    async def misplace(self, *, now: datetime) -> None:
        """Have those that are due later planned anew, as displaced: the clocks' rules changed."""
        ...

    async def leave(self, platform: str, workspace: str, *, now: datetime) -> None:
        """The workspace uninstalled us: stop everything, note when; nothing is deleted yet."""
        ...

    async def rejoin(self, platform: str, workspace: str) -> None:
        """The workspace installed us again within the grace period: go on as before."""
        ...

    async def workspaces(self, platform: str) -> tuple[str, ...]:
        """The workspaces of a platform that ordered briefs or changed a setting, in order."""
        ...

    async def departed(self, before: datetime) -> tuple[tuple[str, str], ...]:
        """Platform and workspace of those that left before ``before`` and never came back."""
        ...

    async def forget(self, platform: str, workspace: str) -> None:
        """Delete the subscriptions, deliveries and departure of a workspace."""
        ...


class Outbox(Protocol):
    """What is owed to channels, each delivery once."""

    async def enqueue(self, messages: Sequence[OutboxMessage]) -> int:
        """Keep what is not kept yet: unique on (subscription, slot, part). How many were new."""
        ...

    async def claim(
        self, platform: str, *, worker: str, now: datetime, terms: LeaseRequest
    ) -> tuple[OutboxMessage, ...]:
        """Take deliveries that may go now, the longest due first.

        At most one a queue, and only its first: what stands before it must be settled. A delivery
        whose holder died while SENDING comes back as UNKNOWN.
        """
        ...

    async def sending(
        self, deliveries: Sequence[Delivery], *, now: datetime, lease: timedelta
    ) -> frozenset[str]:
        """Note that the calls are about to be made; the ids that are still the worker's."""
        ...

    async def renew(
        self, delivery: Delivery, *, tried_at: datetime, now: datetime, lease: timedelta
    ) -> bool:
        """Take the lease of the call noted at ``tried_at`` anew; False where it is lost."""
        ...

    async def hold(self, delivery: Delivery, *, now: datetime, lease: timedelta) -> bool:
        """Take the lease of a look-up anew; False where it is lost, or that look was settled."""
        ...

    async def settle(self, deliveries: Sequence[Delivery]) -> frozenset[str]:
        """Write down how they ended (any state); the ids that were still the worker's."""
        ...

    async def requeue(self, key: str) -> bool:
        """Owe a dead, skipped or filtered one again; False when there is no such delivery.

        One that was perhaps delivered is looked up at the platform first. What was given up only
        because this one was comes with it.
        """
        ...

    async def get(self, key: str) -> OutboxMessage | None:
        """The delivery of that id."""
        ...

    async def slot(self, subscription: str, slot: str) -> tuple[Delivery, ...]:
        """All parts of a slot, in order."""
        ...

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
        ...

    async def drop(self, subscription: str, *, reason: DeliveryReason, now: datetime) -> int:
        """Settle as SKIPPED what is owed to a subscription and was not called for yet."""
        ...

    async def supersede(self, subscriptions: Sequence[str], *, now: datetime) -> int:
        """Settle as SKIPPED the briefs of these of which nothing was sent yet: newer ones come."""
        ...

    async def alerts_sent(self, subscription: str, *, since: datetime) -> tuple[Delivery, ...]:
        """The alerts that were sent after ``since``, the newest first; their edits left out."""
        ...

    async def left(self, platform: str, *, before: datetime) -> int:
        """How many channels have something that may go before then, whoever holds it now."""
        ...

    async def lag(self, now: datetime) -> timedelta:
        """How long the oldest delivery that is due has been waiting; zero when none does."""
        ...

    async def counts(self) -> dict[tuple[str, DeliveryState], int]:
        """How many deliveries stand where, by platform."""
        ...

    async def prune(self, before: datetime) -> int:
        """Delete settled deliveries older than ``before``; how many."""
        ...


class RateLimits(Protocol):
    """Rate limits shared by all workers of all processes."""

    async def reserve(self, bucket: str, count: int, *, gap: timedelta, now: datetime) -> datetime:
        """The first of ``count`` turns, ``gap`` apart, that nobody else of any process has."""
        ...

    async def free(self, buckets: Sequence[str]) -> dict[str, datetime]:
        """When each of these comes, or came, free; those nothing ever held are left out."""
        ...

    async def hold(self, buckets: Sequence[str], *, until: datetime) -> None:
        """Nothing goes through these buckets (or queues) before ``until``."""
        ...
