"""How fresh an answer is: to what day facts are reviewed and watched, and how much waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot

LATE_DAYS = 2
"""Days without a good poll after which a feed is said to be missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFeed:
    """An official channel that was asked: when it answered well last (aware, None: never)."""

    name: str
    polled_at: datetime | None = None

    def missing(self, today: date) -> bool:
        """Whether it can't speak for today."""
        return self.polled_at is None or (today - self.polled_at.date()).days >= LATE_DAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A document that nobody has reviewed yet, with the programmes its proposals are about.

    ``day`` is the one its publisher gives it.
    """

    document: int
    programmes: frozenset[str]
    day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What lies beyond the reviewed facts: the feeds that watch, the documents that wait.

    Empty where no feed was ever on.
    """

    feeds: tuple[WatchedFeed, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def watched_to(self) -> datetime | None:
        """When any feed answered last; None where none ever did."""
        return max((f.polled_at for f in self.feeds if f.polled_at is not None), default=None)

    def missing(self, today: date) -> tuple[WatchedFeed, ...]:
        """Feeds that can't speak for today, by name."""
        return tuple(feed for feed in self.feeds if feed.missing(today))

    def on(self, programmes: frozenset[str]) -> int:
        """How many of the waiting documents are about one of ``programmes``."""
        return sum(not programmes.isdisjoint(one.programmes) for one in self.waiting)


NOBODY = Watch()


def touched(query: Query, facts: FactSnapshot) -> frozenset[str]:
    """The programmes an answer speaks of: the one asked for, and those that reach its goods in the
    direction it is about."""
    found = [m for good in filter(None, (query.good, *query.goods)) for m in _reaching(good, facts)]
    if query.code is not None:
        code = query.code
        found.extend(m for m in facts.measures.values() if m.scope.touches(code))
    meant = {m.programme for m in found if query.imposing in (None, m.imposing)}
    return frozenset(meant | ({query.programme} if query.programme else set()))


def _reaching(good: str, facts: FactSnapshot) -> tuple[Measure, ...]:
    slugs = facts.by_good.get(good, ())
    return tuple(facts.measures[slug] for slug in slugs if slug in facts.measures)
