"""How fresh an answer is: to what day facts are reviewed and watched, and how much waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.measures import Measure, Status
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
class Frontier:
    """What lies beyond the reviewed facts: the feeds that watch, the documents that wait.

    Empty where no feed was ever on.
    """

    feeds: tuple[WatchedFeed, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    programmes: frozenset[str] = frozenset()
    """Those that the reader of documents can recognise: of the others no feed tells anything."""

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

    def unread(self, facts: FactSnapshot, today: date) -> tuple[str, ...]:
        """Programmes of the facts, in order, that no feed is read for and that are not over."""
        return tuple(
            slug
            for slug in facts.programmes
            if slug not in self.programmes and not _over(slug, facts, today)
        )


NO_FEEDS = Frontier()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwatched:
    """What of an answer no feed is read for.

    ``programmes`` by slug; ``all`` where the answer is about nothing else. ``third``: it is about
    goods of a third country, and what is set for that country alone is not read.
    """

    programmes: tuple[str, ...] = ()
    all: bool = False
    third: bool = False


def unwatched(query: Query, facts: FactSnapshot, frontier: Frontier, today: date) -> Unwatched:
    """What of an answer to ``query`` is not watched: the programme asked for; else those on its
    goods that reach their origin and are not over. Fees are left to the list of sources."""
    third = query.origin is not None and query.origin not in _NEIGHBOURS.values()
    if query.programme is not None:
        known = query.programme in frontier.programmes or query.programme not in facts.programmes
        missed = () if known else (query.programme,)
        return Unwatched(programmes=missed, all=not known, third=third and known)
    if third:
        return Unwatched(third=True)
    met = {
        m.programme
        for m in _met(query, facts)
        if m.origins.hit(query.origin or _NEIGHBOURS.get(m.imposing, ""))
        and query.imposing in (None, m.imposing)
        and not facts.programmes[m.programme].fee
        and m.status_on(today) not in (Status.ENDED, Status.WITHDRAWN)
    }
    return Unwatched(
        programmes=tuple(p for p in facts.programmes if p in met - frontier.programmes)
    )


_NEIGHBOURS = {"US": "CA", "CA": "US"}
"""Whose goods are meant at either border where nobody says."""


def _over(programme: str, facts: FactSnapshot, today: date) -> bool:
    """Whether a programme has measures, and every one of them has ended."""
    held = [facts.measures[slug] for slug in facts.by_programme.get(programme, ())]
    return bool(held) and all(m.status_on(today) in (Status.ENDED, Status.WITHDRAWN) for m in held)


def touched(query: Query, facts: FactSnapshot) -> frozenset[str]:
    """The programmes an answer speaks of: the one asked for, and those that reach its goods in the
    direction it is about."""
    meant = {m.programme for m in met(query, facts)}
    return frozenset(meant | ({query.programme} if query.programme else set()))


def met(query: Query, facts: FactSnapshot) -> list[Measure]:
    """The measures on the goods or the code of a question, in the direction it is about."""
    return [m for m in _met(query, facts) if query.imposing in (None, m.imposing)]


def _met(query: Query, facts: FactSnapshot) -> list[Measure]:
    found = [m for good in filter(None, (query.good, *query.goods)) for m in _reaching(good, facts)]
    if query.code is not None:
        code = query.code
        found.extend(m for m in facts.measures.values() if m.scope.touches(code))
    return found


def _reaching(good: str, facts: FactSnapshot) -> tuple[Measure, ...]:
    slugs = facts.by_good.get(good, ())
    return tuple(facts.measures[slug] for slug in slugs if slug in facts.measures)
