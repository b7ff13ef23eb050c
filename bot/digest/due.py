"""When a brief is due: cron rules on wall clocks, through every shift of the clocks.

The rules are those of Debian's cron, by `cronsim`: a time that the spring gap swallows fires when
the gap ends, a time that autumn repeats fires once, at its first pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from cronsim import CronSim, CronSimError

from bot.digest.order_errors import BadOrder
from bot.domain.subscription_faults import Wrong
from bot.domain.subscriptions import Recurrence, Rhythm

CUT_OFF = timedelta(hours=6)
"""A brief later than this is not sent: the next one covers its window."""
LEAST_GAP = timedelta(hours=1)
"""A brief more often than this is a flood, and alerts serve better."""
_INSTANT = timedelta(seconds=1)
_SPANS = tuple(timedelta(days=days) for days in (2, 9, 40, 400, 4 * 366))


class NeverDue(BadOrder):
    """The rule names no day that ever comes, such as 30 February."""


@lru_cache(maxsize=8192)
def next_due(after: datetime, rule: Recurrence, zone: ZoneInfo) -> datetime:
    """The first moment after ``after`` (aware) that ``rule`` names in ``zone``; UTC.

    Raises NeverDue for a rule without any such day.

    >>> next_due(datetime(2026, 10, 9, 12, tzinfo=UTC), Recurrence(), ZoneInfo("America/Toronto"))
    datetime.datetime(2026, 10, 12, 12, 0, tzinfo=datetime.timezone.utc)
    """
    start = after.astimezone(UTC)
    try:
        moments = CronSim(rule.line, start.astimezone(zone))
        for moment in moments:
            found = moment.astimezone(UTC)
            # In the repeated hour of autumn cronsim may name the first pass again.
            if found > start:
                return found
    except CronSimError as error:
        raise BadOrder(Wrong.NO_SCHEDULE, rule.line) from error
    raise NeverDue(Wrong.NEVER_DUE, rule.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What to do about a subscription whose time has come.

    ``slot`` is the newest slot that has come, ``missed`` how many older ones are folded into it,
    ``following`` the next one to wait for. ``late`` is how long ago the slot was; ``too_late``
    means it is left out and the next one covers its window.
    """

    slot: datetime
    missed: int
    late: timedelta
    following: datetime

    @property
    def too_late(self) -> bool:
        """Whether the slot is past the cut-off."""
        return self.late > CUT_OFF


def catch_up(due_at: datetime, now: datetime, rule: Recurrence, zone: ZoneInfo) -> Due:
    """The newest slot at or before ``now`` of a subscription due since ``due_at`` (both aware)."""
    slot = _newest(due_at, now, rule, zone)
    return Due(
        slot=slot,
        missed=_between(due_at, slot, rule, zone),
        late=now - slot,
        following=next_due(now, rule, zone),
    )


def last_due(before: datetime, rule: Recurrence, zone: ZoneInfo) -> datetime:
    """The last moment before ``before`` (aware) that ``rule`` names; four years before for none."""
    return _newest(before - _SPANS[-1], before - _INSTANT, rule, zone)


def _newest(due_at: datetime, now: datetime, rule: Recurrence, zone: ZoneInfo) -> datetime:
    """Looks back in growing steps, so that a year of downtime costs no more than a week's."""
    for span in _SPANS:
        if now - span <= due_at:
            break
        found = next_due(now - span, rule, zone)
        if found <= now:
            return _last_until(found, now, rule, zone)
    return _last_until(due_at, now, rule, zone)


def _last_until(first: datetime, now: datetime, rule: Recurrence, zone: ZoneInfo) -> datetime:
    last = first
    while (following := next_due(last, rule, zone)) <= now:
        last = following
    return last


def _between(due_at: datetime, slot: datetime, rule: Recurrence, zone: ZoneInfo) -> int:
    """How many slots lie from ``due_at`` to before ``slot``; counting stops at 99."""
    count = 0
    moment = due_at
    while moment < slot and count < 99:
        count += 1
        moment = next_due(moment, rule, zone)
    return count


def check_rule(rule: Recurrence, *, after: datetime, zone: ZoneInfo) -> None:
    """Raises BadOrder for a rule that cannot be read, never fires, or fires too often."""
    first = next_due(after, rule, zone)
    if rule.rhythm is not Rhythm.CRON:
        return
    previous = first
    for _ in range(12):
        following = next_due(previous, rule, zone)
        if following - previous < LEAST_GAP:
            raise BadOrder(Wrong.TOO_OFTEN, rule.line, option="cron", values=("0 * * * *",))
        previous = following
