"""How long the steps of a question in the inbox may take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from bot.delivery.timeouts import HORIZON, Timeouts

LEASE = timedelta(seconds=45)
POLL, AGAIN = timedelta(seconds=5), timedelta(seconds=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxTiming:
    """``settle``: a question answered within it is never written. ``acknowledge``: after it a
    question is acknowledged, whatever the store does. ``patience``: how long an answer waits to
    hear whose it is. ``horizon``: no second answer before the platform must show the first.
    """

    lease: timedelta = LEASE
    poll: timedelta = POLL
    settle: timedelta = timedelta(milliseconds=100)
    acknowledge: timedelta = timedelta(seconds=0.2)
    patience: timedelta = timedelta(seconds=1.5)
    again: timedelta = AGAIN
    horizon: timedelta = HORIZON

    @classmethod
    def of(cls, set_by_operator: Timeouts) -> InboxTiming:
        """As whoever runs the bot has set it."""
        part = set_by_operator.part
        return cls(
            lease=set_by_operator.lease / 2,
            poll=part(POLL),
            again=part(AGAIN),
            horizon=set_by_operator.horizon,
        )


USUAL = InboxTiming()
"""Where whoever runs the bot has set nothing."""
