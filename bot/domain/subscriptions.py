"""Standing orders: what a channel wants to hear, when, and in which language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.questions import Place
from bot.domain.text import Lang


class Rhythm(StrEnum):
    """How often a brief comes."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    CRON = "cron"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When a brief is due, in wall-clock time of the subscription's zone.

    ``weekday`` (Monday is 0) serves WEEKLY only, ``cron`` (five fields) CRON only; CRON leaves
    ``at`` unread.
    """

    rhythm: Rhythm = Rhythm.WEEKDAYS
    at: time = time(8)
    weekday: int = 0
    cron: str = ""

    @property
    def line(self) -> str:
        """The rule as five cron fields, the one form everything is computed from.

        >>> Recurrence(rhythm=Rhythm.WEEKDAYS, at=time(8, 30)).line
        '30 8 * * 1-5'
        """
        clock = f"{self.at.minute} {self.at.hour}"
        match self.rhythm:
            case Rhythm.DAILY:
                return f"{clock} * * *"
            case Rhythm.WEEKDAYS:
                return f"{clock} * * 1-5"
            case Rhythm.WEEKLY:
                return f"{clock} * * {(self.weekday + 1) % 7}"
            case Rhythm.CRON:
                return self.cron


MY_LIST = "my-list"
"""Stands among slugs for what the channel's watch list holds, whatever that is on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """Slugs of goods, programmes and speakers. ``my_list``: what touches the channel's watch list
    as well."""

    goods: frozenset[str] = frozenset()
    programmes: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    my_list: bool = False

    def __bool__(self) -> bool:
        return bool(self.my_list or self.goods or self.programmes or self.speakers)

    @property
    def slugs(self) -> tuple[str, ...]:
        """All of them, the list and goods first, each kind in alphabetical order."""
        listed = (MY_LIST,) if self.my_list else ()
        return (*listed, *sorted(self.goods), *sorted(self.programmes), *sorted(self.speakers))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Wall-clock hours without alerts. ``end`` before ``start`` runs over midnight."""

    start: time
    end: time

    def hold(self, clock: time) -> bool:
        """Whether ``clock`` lies inside; ``start`` does, ``end`` does not.

        >>> QuietHours(start=time(22), end=time(7)).hold(time(6, 59))
        True
        """
        if self.start <= self.end:
            return self.start <= clock < self.end
        return clock >= self.start or clock < self.end

    def end_after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first moment after ``moment`` at which ``end`` is reached in ``zone``, UTC.

        Autumn may bring ``end`` twice: the first pass counts, and for who is past it the second.
        Where spring leaves it out, it is reached as much later as the clocks were put on.
        """
        day = moment.astimezone(zone).date()
        reached = (
            datetime.combine(day + timedelta(days=days), self.end.replace(fold=fold), zone)
            for days in (0, 1)
            for fold in (0, 1)
        )
        return next(end.astimezone(UTC) for end in reached if end.astimezone(UTC) > moment)


class State(StrEnum):
    """Whether anything is sent. STOPPED is for good; PAUSED keeps its place in the journal."""

    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"


class PauseReason(StrEnum):
    """Why nothing is sent."""

    ASKED = "asked"
    NO_ACCESS = "no access"
    UNINSTALLED = "uninstalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """An alert being gathered: opened by a first change, sent at ``due_at``.

    Each further change moves ``due_at`` on, but never past the longest wait. ``after`` is the
    journal serial before the first change. ``held``: quiet hours put it off. All moments are
    aware, UTC.
    """

    opened_at: datetime
    due_at: datetime
    after: int
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A channel's standing order: a brief on a schedule, alerts when measures change, or both.

    ``recurrence`` None: alerts only. ``include`` empty: everything. ``zone`` is an IANA name.
    The watermark is what was *delivered* last: ``watermark`` the moment, ``serial`` the journal
    entry; the next brief begins there. ``alerted`` is the last journal entry that went into an
    alert. ``next_due_at`` is the next brief; ``planned_at`` the clock when it was computed.
    All moments are aware, UTC.
    """

    id: str
    place: Place
    owner: str
    zone: str
    created_at: datetime
    watermark: datetime
    serial: int
    recurrence: Recurrence | None = field(default_factory=Recurrence)
    alerts: bool = True
    include: Topics = field(default_factory=Topics)
    exclude: Topics = field(default_factory=Topics)
    lang: Lang = "en"
    quiet: QuietHours | None = None
    skip_empty: bool = False
    state: State = State.ACTIVE
    paused_for: PauseReason | None = None
    next_due_at: datetime | None = None
    planned_at: datetime | None = None
    alerted: int = 0
    keeps_on: bool = False
    """Briefs come while facts are old, too, when none can bring news; else they rest after one."""
    batch: Batch | None = None
    last_sent_at: datetime | None = None

    @property
    def tz(self) -> ZoneInfo:
        """The zone. Raises ZoneInfoNotFoundError where this machine does not know it."""
        return ZoneInfo(self.zone)

    @property
    def zone_known(self) -> bool:
        """Whether this machine knows the zone: the list of them changes."""
        try:
            ZoneInfo(self.zone)
        except (LookupError, ValueError, OSError):
            return False
        return True

    def day(self, moment: datetime) -> date:
        """The calendar day at ``moment`` where the channel lives."""
        return moment.astimezone(self.tz).date()
