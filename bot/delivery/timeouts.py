"""How long is waited for a process that may be dead, and for a platform that may show a message."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

LEASE = timedelta(seconds=90)
HORIZON = timedelta(minutes=5)
"""A platform may store a message long after we gave up waiting (38 s were seen): a look that finds
nothing proves nothing before that."""
FIRST_WAIT = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """What whoever runs the bot may set. All waits of delivery keep their proportion to ``lease``,
    after which another process takes up what one holds. ``horizon``: nothing whose fate is unknown
    is sent again within it.
    """

    lease: timedelta = LEASE
    horizon: timedelta = HORIZON

    def part(self, wait: timedelta) -> timedelta:
        """``wait``, which belongs to the usual lease, for this one: longer it never gets.

        >>> Timeouts(lease=timedelta(seconds=9)).part(timedelta(seconds=65))
        datetime.timedelta(seconds=6, microseconds=500000)
        """
        return wait * min(self.lease / LEASE, 1.0)
