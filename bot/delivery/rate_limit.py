"""How fast a platform may be posted to, over all processes together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.deliveries import Action, Delivery, DeliveryState

MARGIN = timedelta(milliseconds=3)
"""Kept from a channel's limit, which is counted from the end of a call: the platform had stored the
message by then. It covers a sleep that ends early and a clock that is nudged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimit:
    """``gap`` lies between two requests to the platform (zero: no common limit), ``channel_gap``
    between two posts in one channel. A reply takes ``reply_requests``, looking up ``find_requests``
    before anything is sent.
    """

    gap: timedelta = timedelta(0)
    channel_gap: timedelta = timedelta(seconds=1)
    reply_requests: int = 1
    find_requests: int = 3

    def requests(self, delivery: Delivery) -> int:
        """How many requests a try at ``delivery`` may take."""
        looked_up = self.find_requests if delivery.state is DeliveryState.UNKNOWN else 0
        return looked_up + (self.reply_requests if delivery.action is Action.REPLY else 1)

    @property
    def most_requests(self) -> int:
        """How many a try at any delivery may take."""
        return self.find_requests + max(self.reply_requests, 1)
