"""How a feed stands: when it is polled next, whether it is well, what it may bring at once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.backoff import doubled

LEASE = timedelta(minutes=10)
"""How long a poll may take before another worker may take the feed over."""
WATERMARK = 1_000
"""Listed ids that are remembered, the newest: more than any channel lists at a time."""
FIRST_BACKOFF, LONGEST_BACKOFF = timedelta(minutes=2), timedelta(hours=1)
FLOOD = 3
"""Times a feed's usual day: more than that at once is stored and not posted."""
DOWN = timedelta(days=1)
"""After this a feed that can't be read is told to the reviewers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """When a feed is polled: every so often, within hours of days of a zone.

    ``days`` is 'all', 'weekdays' or 'federal' (weekdays without US federal holidays). ``hours`` are
    the first hour and the hour at which the day is over.
    """

    every: timedelta
    zone: str = "UTC"
    days: str = "all"
    hours: tuple[int, int] = (0, 24)

    def works(self, day: date) -> bool:
        """Whether anything is published on ``day``."""
        if self.days == "all":
            return True
        weekday = day.weekday() < 5
        return weekday and not (self.days == "federal" and federal_holiday(day))

    def next_after(self, moment: datetime, *, name: str) -> datetime:
        """The next poll after one at ``moment`` (aware), a little off the beat so that feeds don't
        all start at once; always later, in UTC's terms."""
        due = moment + self.every + jitter(name, moment, self.every)
        zone = ZoneInfo(self.zone)
        local = due.astimezone(zone)
        first, last = self.hours
        for ahead in range(15):
            day = local.date() + timedelta(days=ahead)
            opens = datetime.combine(day, time(first), zone)
            closes = datetime.combine(day, time(), zone) + timedelta(hours=last)
            if self.works(day) and due < closes:
                return max(due, opens).astimezone(moment.tzinfo)
        return due


def jitter(name: str, moment: datetime, every: timedelta) -> timedelta:
    """Up to a tenth of the interval, always the same for the same feed and moment."""
    digest = hashlib.sha256(f"{name} {moment.isoformat()}".encode()).digest()
    return every * (digest[0] / 2560)


def federal_holiday(day: date) -> bool:
    """Whether US federal offices are closed on that weekday (5 U.S.C. 6103, without inaugurations).

    >>> federal_holiday(date(2026, 11, 26)), federal_holiday(date(2026, 7, 3))
    (True, True)
    """
    fixed = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
    around = (day, day + timedelta(days=1), day - timedelta(days=1))
    for shift, candidate in zip((0, 5, 6), around, strict=True):
        # on a Saturday it is kept on the Friday before, on a Sunday on the Monday after
        kept = shift == 0 or candidate.weekday() == shift
        if kept and (candidate.month, candidate.day) in fixed:
            return True
    nth = (day.day - 1) // 7 + 1
    last_monday = day.weekday() == 0 and (day + timedelta(days=7)).month != day.month
    mondays = {(1, 3), (2, 3), (9, 1), (10, 2)}
    return (
        (day.weekday() == 0 and (day.month, nth) in mondays)
        or (day.month == 5 and last_monday)
        or (day.weekday() == 3 and (day.month, nth) == (11, 4))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed as the store has it. All moments are aware, UTC.

    ``known``: the watermark, listed ids with fingerprints, the newest last. ``polled_at`` is the
    last good poll, ``published`` and ``seen_at`` of the newest document. ``held_since``: the
    circuit breaker is open since. ``enabled`` None: as the setting has it for all.
    """

    name: str
    enabled: bool | None = None
    next_at: datetime | None = None
    attempted_at: datetime | None = None
    polled_at: datetime | None = None
    published: datetime | None = None
    seen_at: datetime | None = None
    baseline_at: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    trouble: str = ""
    error: str = ""
    held_since: datetime | None = None
    known: Mapping[str, str] = field(default_factory=dict)
    validators: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    shape: frozenset[str] = frozenset()

    def down_since(self, now: datetime) -> datetime | None:
        """Since when it has brought nothing, where that is longer than a day."""
        if self.failing_since is None or now - self.failing_since < DOWN:
            return None
        return min(self.polled_at or self.failing_since, self.failing_since)


def backoff(failures: int, *, retry_after: timedelta | None, every: timedelta) -> timedelta:
    """How long to leave a feed alone after so many failures in a row: what it asks for, or from
    two minutes doubling to an hour, never sooner than its cadence.

    >>> [backoff(n, retry_after=None, every=timedelta(0)).seconds // 60 for n in (1, 2, 9)]
    [2, 4, 60]
    """
    own = doubled(FIRST_BACKOFF, failures - 1, longest=LONGEST_BACKOFF)
    return max(own, retry_after or timedelta(0), min(every, LONGEST_BACKOFF))


def flooded(new: int, *, usual: int) -> bool:
    """Whether so many new items at once are more than a feed brings: format drift, or an attack."""
    return new > FLOOD * usual


def remembered(known: Mapping[str, str], seen: Mapping[str, str]) -> dict[str, str]:
    """The watermark with what was ``seen`` last at its end, cut to what is kept."""
    kept = {key: value for key, value in known.items() if key not in seen}
    whole = [*kept.items(), *seen.items()]
    return dict(whole[-WATERMARK:])
