"""The shared store: one snapshot in memory for what is asked most, one transaction for the rest."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.snapshot import FactSnapshot
from bot.errors import BotError
from bot.ports import Snapshot
from store import migrations
from store.catalogue_files import CatalogueFiles
from store.channel_settings import (
    StoredChannelSettings,
    StoredIdempotencyKeys,
    StoredThreads,
    sweep,
)
from store.engine import DATABASE_FILE, INBOX_CONNECTIONS, Work, database_url, open_engine
from store.frontier import read_frontier
from store.journal import StoredJournal, enter_calendar
from store.key_value import StoredKeyValue
from store.schedule_search_index import line_indexes
from store.search import Index
from store.snapshot import facts_as_recorded, read_snapshot, revisions

if TYPE_CHECKING:
    from bot.domain.changes import Change
    from store.documents import StoredDocuments
    from store.feeds import StoredExchangeRates, StoredFeeds
    from store.held_consents import ConsentMemory
    from store.held_lines import LinesMemory
    from store.inbox import StoredInbox
    from store.kept_questions import StoredKeptQuestions
    from store.lines import StoredLines
    from store.live_facts import StoredFacts
    from store.load import Loaded
    from store.outbox import StoredOutbox
    from store.question_journal import FileJournal
    from store.rate_limits import StoredRateLimits
    from store.reviewers import StoredReviewers
    from store.reviews import StoredProposals
    from store.subscriptions import StoredSubscriptions
    from store.watch_lists import StoredWatchLists
    from store.web import StoredAnswerPages, StoredListAddresses

_log = logging.getLogger(__name__)
FRESH = 1.0
"""Seconds for which the fact snapshot is taken to be current without asking the database."""
DAMAGE_SECONDS = 600.0
"""For which a store that a query found damaged counts as that."""
PATIENCE = 5.0
"""Seconds one question waits to hear whether the facts in memory are current."""


class EmptyStore(BotError):
    """No catalogue was ever loaded into this store."""


class SqlRecords:
    """One transaction's view of the store. Each part is imported and made when first asked for: a
    question in a terminal needs two of them."""

    def __init__(self, work: Work, store: SqlStore) -> None:
        self.work = work
        self._store = store

    @cached_property
    def lines(self) -> StoredLines:
        """The official schedules."""
        from store.lines import StoredLines

        return StoredLines(self.work, self._store.lines_memory)

    @cached_property
    def journal(self) -> StoredJournal:
        """The journal of changes."""
        return StoredJournal(self.work)

    @cached_property
    def threads(self) -> StoredThreads:
        """What was asked earlier in a thread."""
        return StoredThreads(self.work)

    @cached_property
    def idempotency_keys(self) -> StoredIdempotencyKeys:
        """Events seen before."""
        return StoredIdempotencyKeys(self.work)

    @cached_property
    def channel_settings(self) -> StoredChannelSettings:
        """Settings of channels and workspaces."""
        return StoredChannelSettings(self.work)

    @cached_property
    def key_value(self) -> StoredKeyValue:
        """Small remembered values."""
        return StoredKeyValue(self.work)

    @cached_property
    def subscriptions(self) -> StoredSubscriptions:
        """Standing orders."""
        from store.subscriptions import StoredSubscriptions

        return StoredSubscriptions(self.work)

    @cached_property
    def outbox(self) -> StoredOutbox:
        """What is owed to channels."""
        from store.outbox import StoredOutbox

        return StoredOutbox(self.work)

    @cached_property
    def rate_limits(self) -> StoredRateLimits:
        """Rate limits shared by all workers."""
        from store.rate_limits import StoredRateLimits

        return StoredRateLimits(self.work)

    @cached_property
    def facts(self) -> StoredFacts:
        """Facts as versions, for reviews."""
        from store.live_facts import StoredFacts

        return StoredFacts(self.work)

    @cached_property
    def feeds(self) -> StoredFeeds:
        """How each feed stands."""
        from store.feeds import StoredFeeds

        return StoredFeeds(self.work)

    @cached_property
    def documents(self) -> StoredDocuments:
        """What feeds brought."""
        from store.documents import StoredDocuments

        return StoredDocuments(self.work)

    @cached_property
    def proposals(self) -> StoredProposals:
        """What waits for review, and the log."""
        from store.reviews import StoredProposals

        return StoredProposals(self.work)

    @cached_property
    def reviewers(self) -> StoredReviewers:
        """Who may decide."""
        from store.reviewers import StoredReviewers

        return StoredReviewers(self.work)

    @cached_property
    def exchange_rates(self) -> StoredExchangeRates:
        """Daily exchange rates."""
        from store.feeds import StoredExchangeRates

        return StoredExchangeRates(self.work)

    @cached_property
    def inbox(self) -> StoredInbox:
        """What was acknowledged and is not answered yet."""
        from store.inbox import StoredInbox

        return StoredInbox(self.work)

    @cached_property
    def kept_questions(self) -> StoredKeptQuestions:
        """Misread questions of workspaces that allow it."""
        from store.kept_questions import StoredKeptQuestions

        return StoredKeptQuestions(self.work, self._store.consents_memory)

    @cached_property
    def answer_pages(self) -> StoredAnswerPages:
        """Answers that were given a page."""
        from store.web import StoredAnswerPages

        return StoredAnswerPages(self.work)

    @cached_property
    def list_addresses(self) -> StoredListAddresses:
        """Secret addresses of watch lists."""
        from store.web import StoredListAddresses

        return StoredListAddresses(self.work)

    @cached_property
    def watch_lists(self) -> StoredWatchLists:
        """What channels and people trade in."""
        from store.watch_lists import StoredWatchLists

        return StoredWatchLists(self.work)


async def _facts(work: Work) -> FactSnapshot:
    facts = await read_snapshot(work)
    if facts is None:
        raise EmptyStore("the store holds no facts yet: run 'dutybell load'")
    return facts


class SqlStore:
    """The store on SQLite or PostgreSQL. Close it when done."""

    def __init__(
        self, engine: AsyncEngine, *, data: Path, tick: Callable[[], float] = time.monotonic
    ) -> None:
        self.engine = engine
        self.data = data
        self._tick = tick
        self._asked_at = float("-inf")
        self._damage_met_at = float("-inf")
        self._snapshot: Snapshot | None = None
        self._at = (0, 0, 0)
        self._refreshing = asyncio.Lock()
        self._file: tuple[int, int] | None = None

    @cached_property
    def _inbox_engine(self) -> AsyncEngine:
        connections = INBOX_CONNECTIONS
        return open_engine(self.engine.url, connections=connections, more=connections)

    @cached_property
    def lines_memory(self) -> LinesMemory:
        """What was read of the schedules; made with the first code that is looked up."""
        from store.held_lines import LinesMemory

        return LinesMemory(fresh=FRESH, tick=self._tick)

    @cached_property
    def consents_memory(self) -> ConsentMemory:
        """What was read of workspaces' consents; made with the first that is asked for."""
        from store.held_consents import ConsentMemory

        return ConsentMemory(fresh=FRESH, tick=self._tick)

    async def answers(self) -> None:
        """Ask the database something, whatever is held in memory. Raises what keeps it from
        answering; one that hangs is waited for."""
        async with self.work() as work:
            await revisions(work)

    async def snapshot(self, *, now: bool = False) -> Snapshot:
        """The current facts and their index; rebuilt only when the store's revision has moved.

        The revision is asked for at most once in ``FRESH`` seconds (``now``: in any case), and
        while one caller rebuilds, or the database is away, the others are served what stands.
        Raises EmptyStore before the first load.
        """
        fresh = self._tick() - self._asked_at < FRESH or self._refreshing.locked()
        if self._snapshot is None or now:
            return await self._refresh()
        return self._snapshot if fresh else await self._newest_or(self._snapshot)

    async def _newest_or(self, held: Snapshot) -> Snapshot:
        """The current one; the ``held`` one where the database does not answer in time."""
        asked = asyncio.ensure_future(self._refresh())
        asked.add_done_callback(_looked_at)
        await asyncio.wait({asked}, timeout=PATIENCE)
        if not asked.done():
            _log.warning("the facts in memory are used: the database does not answer")
            return held
        if (error := asked.exception()) is not None:
            _log.warning("the facts in memory are used: %s", type(error).__name__)
            return held
        return asked.result()

    async def _refresh(self) -> Snapshot:
        async with self._refreshing:
            return await self._refreshed()

    async def _refreshed(self) -> Snapshot:
        async with self.work() as work:
            self._asked_at = self._tick()
            at = await revisions(work)
            if self._snapshot is None or self._at != at:
                self._snapshot, self._at = await self._rebuilt(work, at), at
        return self._snapshot

    async def _rebuilt(self, work: Work, at: tuple[int, int, int]) -> Snapshot:
        """The snapshot of the counters ``at``; what they didn't move is taken over."""
        held, before = self._snapshot, self._at
        frontier = await read_frontier(work)
        if held is not None and before[:2] == at[:2]:
            return Snapshot(facts=held.facts, search=held.search, frontier=frontier)
        facts = held.facts if held is not None and before[0] == at[0] else await _facts(work)
        lines = await line_indexes(work, self.data / "search", lines_revision=at[1])
        return Snapshot(facts=facts, search=Index(facts, lines), frontier=frontier)

    async def facts(self) -> FactSnapshot:
        """The fact snapshot alone, for work that looks nothing up by name. Raises EmptyStore."""
        async with self.work() as work:
            return await _facts(work)

    @asynccontextmanager
    async def transaction(self, *, apart: bool = False) -> AsyncIterator[SqlRecords]:
        """One transaction: committed on leaving, rolled back on an exception. Lazy.

        ``apart``: on a connection that no lookup can hold.
        """
        async with self.work(apart=apart) as work:
            yield SqlRecords(work, self)

    @asynccontextmanager
    async def work(self, *, apart: bool = False) -> AsyncIterator[Work]:
        """The same for modules of the store, which speak SQL."""
        work = Work(self._inbox_engine if apart else self.engine)
        try:
            yield work
        except BaseException as error:
            self._noticed(error)
            await work.finish(keep=False)
            raise
        try:
            await work.finish(keep=True)
        except SQLAlchemyError as error:
            self._noticed(error)
            raise
        if work.schedules_moved:
            self.lines_memory.forget()
        if work.consents_moved:
            self.consents_memory.forget()

    def _noticed(self, error: BaseException) -> None:
        """Tell in the log what whoever runs this must mend, whichever piece of work met it first.

        Damage is remembered: what the next look at the store reads may be whole.
        """
        if not isinstance(error, SQLAlchemyError):
            return
        from store.trouble import CORRUPT, trouble_of

        found = trouble_of(error)
        if found.kind != "away":
            _log.error("%s", found.words)
            error.add_note(found.words)
        if found is CORRUPT:
            self._damage_met_at = self._tick()

    async def facts_as_recorded(self, at: datetime) -> FactSnapshot | None:
        """What this store knew at the moment ``at`` (aware); None before its first load."""
        async with self.work() as work:
            return await facts_as_recorded(work, at)

    async def load(self, folder: Path, *, now: datetime, always: bool = True) -> Loaded | None:
        """Bring the facts to what the files below ``folder`` say, in one transaction.

        None when they are those loaded last (``always``: look anyway). Raises CatalogueError,
        and writes nothing, when anything in them is wrong.
        """
        files = await asyncio.to_thread(CatalogueFiles, folder)
        async with self.work() as work:
            if not always and await files.loaded_last(work):
                return None
            from store.load import load

            return await load(work, folder, files, now=now)

    async def turn_calendar(self, up_to: date, *, now: datetime) -> None:
        """Journal, once, what the calendar started and ended up to the day ``up_to``."""
        await record_calendar(self, up_to, now=now)

    async def examine(self, *, thorough: bool = False) -> None:
        """Try the store, changing nothing. Raises what :func:`store.trouble.trouble_of` reads."""
        from store.trouble import StoreDamaged, StoreReplaced, examine

        if self._replaced:
            raise StoreReplaced
        if self._tick() - self._damage_met_at < DAMAGE_SECONDS:
            raise StoreDamaged("a query met what does not fit together")
        work = Work(self.engine)
        try:
            await examine(work, self.data, thorough=thorough)
        finally:
            await work.finish(keep=False)

    def note_file(self) -> None:
        """The file of now is the one that is open from here on."""
        self._file = _which(self.data)

    @property
    def _replaced(self) -> bool:
        """Whether another SQLite file stands, or none, where the one stood that is open here."""
        here = self.engine.dialect.name == "sqlite"
        return here and self._file is not None and _which(self.data) != self._file

    async def sweep(self, *, now: datetime) -> None:
        """Delete what is past its time: seen keys, old threads. Says in the log where all that is
        written goes to a file that is nobody's any more."""
        if self._replaced:
            from store.trouble import REPLACED

            _log.error("%s", REPLACED.words)
        async with self.work() as work:
            await sweep(work, now=now)

    def question_journal(self, platform: str) -> FileJournal:
        """Where an inbox of this process notes what the database has not taken in time."""
        from store.question_journal import FileJournal

        return FileJournal(self.data / "asked", platform)

    async def close(self) -> None:
        """Give back every connection."""
        await self.engine.dispose()
        if "_inbox_engine" in self.__dict__:
            await self._inbox_engine.dispose()


def _which(data: Path) -> tuple[int, int] | None:
    """The SQLite file of a folder, by what the system knows it by; None where there is none."""
    try:
        found = (data / DATABASE_FILE).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _looked_at(task: asyncio.Future[Snapshot]) -> None:
    """So that nobody is warned of what came too late."""
    if not task.cancelled():
        task.exception()


async def open_store(*, data: Path, url: str = "") -> SqlStore:
    """The store at ``url``, or the SQLite file in folder ``data``, at the present migration.

    ``data`` is made if it isn't there; it also holds the search index.
    """
    await asyncio.to_thread(data.mkdir, parents=True, exist_ok=True)
    store = SqlStore(open_engine(database_url(url, data)), data=data)
    try:
        await migrations.upgrade(store.engine)
    except BaseException:
        await store.close()
        raise
    store.note_file()
    return store


async def load_catalogue(
    store: SqlStore, folder: Path, now: datetime, *, always: bool = True
) -> tuple[Change, ...]:
    """Load the YAML below ``folder``; what changed, in the order it is best told.

    Atomic and repeatable: a second run changes nothing. ``always`` False skips reading files that
    were loaded before, byte for byte. Raises CatalogueError naming every mistake.
    """
    loaded = await store.load(folder, now=now, always=always)
    return () if loaded is None else loaded.changes


async def record_calendar(store: SqlStore, up_to: date, *, now: datetime) -> tuple[Change, ...]:
    """Journal what the calendar started and ended up to ``up_to``, once; the new entries."""
    facts = (await store.snapshot()).facts
    async with store.work() as work:
        return await enter_calendar(work, facts, up_to=up_to, now=now)
