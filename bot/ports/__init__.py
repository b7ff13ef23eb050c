"""What the core asks for. Implemented outside: the store, feeds and the clock; the platforms are in
:mod:`bot.ports.platforms`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from bot.cards import Card
from bot.domain.cache import Cache
from bot.domain.changes import Change
from bot.domain.codes import Code
from bot.domain.frontier import NO_FEEDS, Frontier
from bot.domain.line_table import LineTable
from bot.domain.lines import Line
from bot.domain.questions import Place, Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang

if TYPE_CHECKING:
    from bot.ports.digests import Outbox, RateLimits, Subscriptions
    from bot.ports.inbox import Inbox, QuestionJournal
    from bot.ports.kept_questions import KeptQuestions
    from bot.ports.live import Documents, ExchangeRates, Facts, Feeds, Proposals, Reviewers
    from bot.ports.watch_lists import WatchLists
    from bot.ports.web import AnswerPages, ListAddresses

Clock = Callable[[], datetime]
"""Gives the current moment, aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found by words. ``score`` runs from 0 to 1; 1 is an exact name."""

    slug: str
    matched: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHit:
    """A schedule line found by words; ``score`` is between 0 and 1."""

    code: Code
    description: str
    score: float


class Search(Protocol):
    """Finding by words, tolerant of typos, from memory: never waits, never queries."""

    def goods(self, words: str, *, limit: int = 5) -> tuple[Hit, ...]:
        """Goods by name, synonym (both languages) or near miss, best first."""
        ...

    def speakers(self, words: str, *, limit: int = 5) -> tuple[Hit, ...]:
        """Speakers by name, surname, alias or near miss, best first."""
        ...

    def quotes(
        self,
        words: str,
        *,
        speaker: str | None = None,
        since: date | None = None,
        until: date | None = None,
        limit: int = 5,
    ) -> tuple[str, ...]:
        """Slugs of quotes by words and topics; newest first where ``words`` is empty."""
        ...

    def lines(self, words: str, *, schedule: str, limit: int = 10) -> tuple[LineHit, ...]:
        """Schedule lines ('US' or 'CA') by words of their description."""
        ...


_MOST_ANSWERS = 2_000
"""By query and by words; a card is a few kilobytes."""
_MOST_DATA = 500
"""Some ten kilobytes each."""
_MOST_PAGES = 20_000


def _answers() -> Cache[Card]:
    return Cache("answers", most=_MOST_ANSWERS)


def _data() -> Cache[tuple[Card, Any]]:
    return Cache("answers as data", most=_MOST_DATA)


def _pages() -> Cache[str]:
    return Cache("pages of answers", most=_MOST_PAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The fact snapshot and its index, of one and the same revision.

    ``frontier``: the feeds that look beyond the facts, and the documents that wait for review.
    ``answers`` holds what was worked out from this snapshot and may be asked for again: a store
    whose facts or schedules moved gives another snapshot, with nothing in it.
    """

    facts: FactSnapshot
    search: Search
    frontier: Frontier = NO_FEEDS
    answers: Cache[Card] = field(default_factory=_answers, compare=False, repr=False)
    data: Cache[tuple[Card, Any]] = field(default_factory=_data, compare=False, repr=False)
    """Answers as programs get them, beside the very card each was made of."""
    pages: Cache[str] = field(default_factory=_pages, compare=False, repr=False)
    """Ids of the pages that answers from this snapshot were given by this process."""


class Lines(Protocol):
    """Lines of the official tariff schedules, of each edition that was imported."""

    async def find(self, schedule: str, code: Code, *, day: date) -> Line | None:
        """The line in force on ``day`` that ``code`` names or falls under; None: no such code."""
        ...

    async def find_all(
        self, schedule: str, codes: Sequence[Code], *, day: date
    ) -> tuple[Line | None, ...]:
        """:meth:`find` for each of ``codes``, in the same order, in few statements."""
        ...

    async def under(self, schedule: str, code: Code, *, day: date) -> tuple[Code, ...]:
        """The lines of eight digits below ``code``, in order; none where no schedule has any."""
        ...

    async def near(self, schedule: str, code: Code, *, day: date) -> tuple[Code, ...]:
        """The codes nearest to one that the schedule of ``day`` lacks; none where it has some."""
        ...

    async def below(self, schedule: str, code: Code, *, day: date) -> tuple[Line, ...]:
        """The lines directly below ``code`` in the tree, in schedule order."""
        ...

    async def revisions(self, schedule: str) -> tuple[tuple[str, date], ...]:
        """Imported editions with their first day, oldest first."""
        ...

    async def table(self, schedule: str) -> LineTable[Any]:
        """The whole schedule in memory, for work on many entries."""
        ...


class Journal(Protocol):
    """What changed in the facts, in the order it was recorded; entries are never altered."""

    async def since(self, after: datetime, *, until: datetime | None = None) -> tuple[Change, ...]:
        """Entries recorded after ``after`` (and not after ``until``), oldest first."""
        ...

    async def after(self, serial: int) -> tuple[Change, ...]:
        """Entries after the one of that serial, oldest first; a first load's are left out."""
        ...

    async def newest(self) -> int:
        """The serial of the last entry, 0 for none."""
        ...


class Threads(Protocol):
    """What was asked earlier at a place, so that follow-ups can leave it out."""

    async def recall(self, place: Place, *, since: datetime | None = None) -> Query | None:
        """The last request understood in this thread (or this private conversation), unless it is
        older than ``since``."""
        ...

    async def remember(self, place: Place, query: Query, *, now: datetime) -> None:
        """Keep the request for the next question there."""
        ...


class IdempotencyKeys(Protocol):
    """Deliveries of the same event, told apart across processes."""

    async def first(self, key: str, *, now: datetime) -> bool:
        """True for exactly one caller a key, whoever else asks; keys are kept for a day."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSettings:
    """What a channel or a person has chosen. ``who_may`` is 'anyone', 'members' or 'admins'."""

    lang: Lang | None = None
    who_may: str = "members"
    threads: bool = True


class ChannelSettingsStore(Protocol):
    """Settings of channels, persons and workspaces."""

    async def settings(self, place: Place) -> PlaceSettings:
        """The settings of a channel, falling back to its workspace's, then the defaults."""
        ...

    async def settle(self, place: Place, settings: PlaceSettings) -> None:
        """Keep them. A place without a channel stands for its whole workspace."""
        ...

    async def forget(self, platform: str, workspace: str) -> None:
        """Delete everything held about a workspace."""
        ...


class KeyValue(Protocol):
    """Small remembered values, such as the hash of a registered command tree."""

    async def get(self, name: str) -> str | None:
        """The value, None when never set."""
        ...

    async def held(self, name: str) -> str:
        """The value, '' when never set, which nobody else reads so, or writes, before this
        transaction ends."""
        ...

    async def put(self, name: str, value: str) -> None:
        """Remember it."""
        ...


class Records(Protocol):
    """Everything stored but the fact snapshot, read and written in one transaction."""

    @property
    def lines(self) -> Lines:
        """The official schedules."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal of changes."""
        ...

    @property
    def threads(self) -> Threads:
        """What was asked earlier in a thread."""
        ...

    @property
    def idempotency_keys(self) -> IdempotencyKeys:
        """Events seen before."""
        ...

    @property
    def channel_settings(self) -> ChannelSettingsStore:
        """Settings of channels and workspaces."""
        ...

    @property
    def key_value(self) -> KeyValue:
        """Small remembered values."""
        ...

    @property
    def subscriptions(self) -> Subscriptions:
        """Standing orders."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What is owed to channels."""
        ...

    @property
    def rate_limits(self) -> RateLimits:
        """Rate limits shared by all workers."""
        ...

    @property
    def facts(self) -> Facts:
        """Facts as versions, for reviews."""
        ...

    @property
    def feeds(self) -> Feeds:
        """How each feed stands."""
        ...

    @property
    def documents(self) -> Documents:
        """What feeds brought."""
        ...

    @property
    def proposals(self) -> Proposals:
        """What waits for review, and the log."""
        ...

    @property
    def reviewers(self) -> Reviewers:
        """Who may decide."""
        ...

    @property
    def exchange_rates(self) -> ExchangeRates:
        """Daily exchange rates."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What was acknowledged and is not answered yet."""
        ...

    @property
    def kept_questions(self) -> KeptQuestions:
        """Misread questions of workspaces that allow it."""
        ...

    @property
    def answer_pages(self) -> AnswerPages:
        """Answers that were given a page."""
        ...

    @property
    def list_addresses(self) -> ListAddresses:
        """Secret addresses of watch lists."""
        ...

    @property
    def watch_lists(self) -> WatchLists:
        """What channels and people trade in."""
        ...


class Store(Protocol):
    """The database that every process shares, and the fact snapshot made from it."""

    def question_journal(self, platform: str) -> QuestionJournal:
        """Where an inbox of this process notes what the store has not taken in time."""
        ...

    async def answers(self) -> None:
        """Return once the database has answered now. Raises what keeps it from that; one that hangs
        is waited for."""
        ...

    async def snapshot(self) -> Snapshot:
        """The current facts and their index; rebuilt only when the store's revision has moved."""
        ...

    async def facts_as_recorded(self, at: datetime) -> FactSnapshot | None:
        """What this store knew at the moment ``at`` (aware); None before its first load."""
        ...

    async def turn_calendar(self, up_to: date, *, now: datetime) -> None:
        """Journal, once, what the calendar started and ended up to the day ``up_to``."""
        ...

    async def sweep(self, *, now: datetime) -> None:
        """Delete what is past its time: seen keys, old threads."""
        ...

    def transaction(self, *, apart: bool = False) -> AbstractAsyncContextManager[Records]:
        """One transaction: committed on leaving, rolled back on an exception.

        Never hold one open across a network call. Opening is lazy: leaving without having asked
        anything costs no statement. ``apart``: it waits for no connection that lookups hold; for
        what an acknowledgement waits for.
        """
        ...
