"""How fast a platform may be posted to, over all processes together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """``gap`` lies between two requests to the platform (zero: no common limit), ``channel_gap``
    between two posts in one channel.
    """

    gap: timedelta = timedelta(0)
    channel_gap: timedelta = timedelta(seconds=1)
