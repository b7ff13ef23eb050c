"""Deliveries: messages owed to channels, each in exactly one state until it is settled."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.questions import Place


class DeliveryState(StrEnum):
    """How far a delivery has come, and whether the platform may have it already.

    CLAIMED: a worker holds it, nothing was called yet. SENDING: committed before the call, so a
    crash leaves a trace. UNKNOWN: the platform may have stored it; looked up before any second try.
    RETRY: certainly not delivered, due again. The rest are final, each with its reason.
    """

    OWED = "owed"
    CLAIMED = "claimed"
    SENDING = "sending"
    UNKNOWN = "unknown"
    RETRY = "retry"
    SENT = "sent"
    DEAD = "dead"
    SKIPPED = "skipped"
    FILTERED = "filtered"

    @property
    def settled(self) -> bool:
        """Whether nothing more happens to it unless an operator asks."""
        return self in _SETTLED


_SETTLED = frozenset(
    {
        DeliveryState.SENT,
        DeliveryState.DEAD,
        DeliveryState.SKIPPED,
        DeliveryState.FILTERED,
    }
)


class Action(StrEnum):
    """Where a delivery's message goes.

    POST: a new message. REPLY: in the thread of ``target``. EDIT: in the place of ``target``.
    TELL: a private message to the owner.
    """

    POST = "post"
    REPLY = "reply"
    EDIT = "edit"
    TELL = "tell"


class DeliveryReason(StrEnum):
    """Why a delivery is as it is, in a word that a person can be told more about."""

    NONE = ""
    NOTHING_NEW = "nothing new"
    OTHER_TOPICS = "changes on other topics only"
    TOO_LATE = "too late"
    SUPERSEDED = "superseded by a newer brief"
    PAUSED = "paused"
    STOPPED = "stopped"
    NO_ACCESS = "no access to the channel"
    REFUSED = "refused by the platform"
    TOO_MANY_TRIES = "too many tries"
    UNSURE = "perhaps delivered, cannot be told"
    TARGET_LOST = "the message it belongs to was not delivered"


NOTICE = "notice:"
"""Begins the slot of a line about the order itself, such as that it was made."""
REVIEW_ORDER = "review:"
"""Begins the name that deliveries to reviewers have in the place of a subscription's id."""


def delivery_id(subscription: str, slot: str, part: int) -> str:
    """The one id of this part of this slot: 20 letters, fit for a Discord nonce.

    >>> delivery_id("s1", "2026-10-05T12:00:00Z", 0) == delivery_id("s1", "2026-10-05T12:00:00Z", 0)
    True
    """
    digest = hashlib.sha256(f"{subscription}|{slot}|{part}".encode()).digest()
    return b32encode(digest).decode("ascii").lower()[:20]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One message owed to one channel, unique on (subscription, slot, part).

    ``slot`` is the moment a brief was due (ISO, UTC) or the journal entry an alert opened with.
    ``part`` 0 is the message, further ones are replies in its thread. ``order`` is the place in
    the queue of the channel; ``until`` and ``serial`` are where the watermark moves once the slot
    is settled (None: it stays). ``target`` is the delivery it replies to or edits. ``message`` and
    ``channel`` are the platform's own ids once sent. ``tried_at``: when a call to post it was last
    about to be made. All moments are aware, UTC.
    """

    id: str
    subscription: str
    slot: str
    part: int
    place: Place
    action: Action
    due_at: datetime
    state: DeliveryState = DeliveryState.OWED
    reason: DeliveryReason = DeliveryReason.NONE
    person: str = ""
    target: str = ""
    until: datetime | None = None
    serial: int | None = None
    order: int = 0
    attempts: int = 0
    not_before: datetime | None = None
    lease_until: datetime | None = None
    tried_at: datetime | None = None
    worker: str = ""
    message: str = ""
    channel: str = ""
    error: str = ""
    settled_at: datetime | None = None

    @property
    def queue(self) -> str:
        """What is kept in order and paced together: one channel, or one person's messages."""
        return queue_of(self.place, person=self.person)


def queue_of(place: Place, *, person: str = "") -> str:
    """The queue of a place.

    >>> queue_of(Place(platform="slack", workspace="T1", channel="C1"))
    'slack:T1:C1'
    """
    return f"{place.platform}:{place.workspace}:{'@' + person if person else place.channel}"
