"""Polling: claim a feed, list, read what is new, keep it, move the watermark; nothing twice.

Documents and the watermark that covers them are written in one transaction, so a process that ends
anywhere in between leaves a feed as if it had not begun, or a document that the next poll finds
kept already. Nothing is asked of the network while a transaction is open. The lease is extended
for as long as a poll is under way: two processes that took a slow host's feed from one another
again and again would never read it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.domain.feeds import LEASE, Cadence, FeedState, backoff, flooded, remembered
from bot.domain.proposals import SpokenWords
from bot.ports import Clock, Records, Store
from bot.ports.feeds import (
    FeedError,
    FeedSource,
    Known,
    ListEntry,
    Listing,
    Publication,
    Trouble,
)
from bot.ports.live import KeptDraft

_log = logging.getLogger(__name__)
BATCH = 8
"""Publications read between two transactions, at most."""
READING = LEASE / 5
"""How long a batch goes on reading: one page of a slow host, with its redirects, may then take
several minutes more, and the batch is kept all the same."""
BEAT = LEASE / 4
"""How often a poll that is under way extends its lease."""
MOST_BEATS = 24
"""So often at most, an hour in all: a poll that hangs is left to others then."""
MOST = 80
"""Publications read in one poll; what is left comes with the next, minutes later."""
_MONTH = timedelta(days=28)
_ABOUT_TRADE = re.compile(
    r"\btariff|\bsurtax|\bcustoms dut|\bimport dut|droits? de douane|\bCUSMA\b|\bUSMCA\b|ACEUM",
    re.IGNORECASE,
)
"""Articles whose quotations anybody here would want: a newsroom quotes people all day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A feed to poll: its source, its rhythm, the host it asks, its usual day in items."""

    source: FeedSource
    cadence: Cadence
    host: str
    usual: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What a poll did. ``new`` are the numbers of documents kept; ``held``: a flood."""

    feed: str
    listed: int = 0
    new: tuple[int, ...] = ()
    rates: int = 0
    held: bool = False
    unchanged: bool = False
    error: str = ""


ReadQuotations = Callable[[str, date | None], Sequence[SpokenWords]]
"""The quotations of an article's text and day."""


def no_quotations(_article: str, _day: date | None) -> Sequence[SpokenWords]:
    """For whoever reads no articles."""
    return ()


class Poller:
    """Claims the feeds that are due, asks each for what is new, stores it and sets its next time.

    ``frontier`` gives the day up to which facts are reviewed; ``quotations`` reads an article of
    the press, whose text is in memory for that time only. ``beat``: time between two extensions of
    a lease, as this process lives it, not by ``clock``.
    """

    def __init__(
        self,
        store: Store,
        feeds: Mapping[str, Watched],
        *,
        worker: str,
        clock: Clock,
        frontier: Callable[[FeedState], datetime | None] = lambda _state: None,
        quotations: ReadQuotations = no_quotations,
        beat: timedelta = BEAT,
    ) -> None:
        self._store = store
        self._feeds = feeds
        self._worker = worker
        self._clock = clock
        self._frontier = frontier
        self._quotations = quotations
        self._beat = beat

    async def declare(self) -> None:
        """See that every feed has its row."""
        async with self._store.transaction() as records:
            await records.feeds.declare({name: one.host for name, one in self._feeds.items()})

    async def tick(self, names: Sequence[str]) -> tuple[Polled, ...]:
        """Poll what is due of ``names``, one after the other."""
        done: list[Polled] = []
        while True:
            async with self._store.transaction() as records:
                state = await records.feeds.claim(names, worker=self._worker, now=self._clock())
            if state is None:
                return tuple(done)
            async with self._lease_kept(state):
                done.append(await self._poll(state))

    async def run(self, name: str) -> Polled:
        """Poll one feed now, due or not; waits for nobody: an error where another is at it."""
        async with self._store.transaction() as records:
            state = await records.feeds.claim(
                (name,), worker=self._worker, now=self._clock(), due_only=False
            )
        if state is None:
            return Polled(feed=name, error="another worker is asking this host")
        async with self._lease_kept(state):
            return await self._poll(state)

    @contextlib.asynccontextmanager
    async def _lease_kept(self, state: FeedState) -> AsyncIterator[None]:
        """Extend the lease for as long as this process works at the feed, and lives."""
        over = asyncio.Event()
        keeping = asyncio.create_task(self._keep_lease(state, over))
        try:
            yield
        finally:
            over.set()
            await keeping

    async def _keep_lease(self, state: FeedState, over: asyncio.Event) -> None:
        for _ in range(MOST_BEATS):
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), self._beat.total_seconds())
            if over.is_set():
                return
            try:
                await self._extend_lease(state)
            except FeedError:
                return  # the poll itself finds that out before it keeps anything
            except Exception as error:  # the store is away: so it is for the others
                _log.warning("feed %s: lease not extended: %s", state.name, type(error).__name__)

    async def _poll(self, state: FeedState) -> Polled:
        watched = self._feeds[state.name]
        try:
            listing = await watched.source.listing(
                Known(ids=state.known, validators=state.validators), now=self._clock()
            )
            await self._extend_lease(state)
            return await self._keep(state, watched, checked(listing, state))
        except FeedError as error:
            return await self._failed(state, watched, error)
        except Exception as error:
            # what no parser expected is that feed's trouble alone: the others go on
            _log.exception("feed %s", state.name)
            wrong = FeedError(Trouble.FORMAT, f"not expected: {type(error).__name__}")
            return await self._failed(state, watched, wrong)
        finally:
            await watched.source.close()

    async def _failed(self, state: FeedState, watched: Watched, error: FeedError) -> Polled:
        """A gap: the watermark stays, and so does what was kept before it."""
        now = self._clock()
        failures = state.failures + 1
        wait = backoff(failures, retry_after=error.retry_after, every=watched.cadence.every)
        async with self._store.transaction() as records:
            # a part of this poll may have been kept: its watermark is in the row, not in `state`
            kept = await records.feeds.get(state.name) or state
            after = replace(
                kept,
                failures=failures,
                failing_since=state.failing_since or now,
                trouble=error.trouble.value,
                error=error.words[:400],
                next_at=now + wait,
            )
            await records.feeds.save(after, worker=self._worker, release=True)
            if error.body:
                await records.feeds.keep_faulty(state.name, error.body)
        _log.warning("feed %s: %s", state.name, error)
        return Polled(feed=state.name, error=str(error))

    async def _keep(self, state: FeedState, watched: Watched, listing: Listing) -> Polled:
        new = [
            entry
            for entry in reversed(listing.entries)
            if state.known.get(entry.natural_id) != entry.fingerprint
        ]
        if watched.source.channel is None:
            return await self._keep_rates(state, watched, listing, new)
        first = state.baseline_at is None
        held = not first and await self._flood(state, watched, new)
        polled = Polled(
            feed=state.name, listed=len(listing.entries), held=held, unchanged=listing.unchanged
        )
        if held and state.held_since is None:
            async with self._store.transaction() as records:
                await records.feeds.hold(state.name, self._clock())
        unread: list[str] = []
        left = new[:MOST]
        while left:
            batch, read, missed = await self._read(watched, left[:BATCH])
            left = left[len(batch) :]
            unread.extend(missed)
            state, kept = await self._keep_batch(state, batch, read, missed, first=first)
            polled = replace(polled, new=(*polled.new, *kept))
        return await self._good(state, watched, listing, polled, unread, more=len(new) > MOST)

    async def _flood(self, state: FeedState, watched: Watched, new: Sequence[ListEntry]) -> bool:
        """Whether the breaker opens, or is open: over three times a usual day at once."""
        if state.held_since is not None:
            return True
        fresh = [e for e in new if not e.marker and e.natural_id not in state.known]
        async with self._store.transaction() as records:
            month = await records.documents.count(state.name, since=self._clock() - _MONTH)
        usual = max(watched.usual, -(-month // _MONTH.days))
        return flooded(len(fresh), usual=usual)

    async def _read(
        self, watched: Watched, batch: Sequence[ListEntry]
    ) -> tuple[Sequence[ListEntry], dict[str, Publication], list[str]]:
        """As much of a batch as there was time for, its pages, and what of it could not be had:
        that is asked for again next time.

        Raises FeedError where the host wants to be left alone.
        """
        read: dict[str, Publication] = {}
        missed: list[str] = []
        ends = self._clock() + READING
        for count, entry in enumerate(batch):
            if entry.marker:
                continue
            if count and self._clock() >= ends:
                return batch[:count], read, missed
            try:
                read[entry.natural_id] = await watched.source.publication(entry)
            except FeedError as error:
                if error.trouble in (Trouble.BUSY, Trouble.UNREACHABLE):
                    raise
                _log.warning("feed %s: %s: %s", watched.source.name, entry.natural_id, error)
                if error.trouble is not Trouble.BLOCKED:
                    # an address on another host stays where it is: that item is passed over
                    missed.append(entry.natural_id)
        return batch, read, missed

    async def _extend_lease(self, state: FeedState) -> None:
        """In a transaction of its own. Raises FeedError as :meth:`_extend` does."""
        async with self._store.transaction() as records:
            await self._extend(records, state)

    async def _extend(self, records: Records, state: FeedState) -> None:
        """Extend the lease. Raises FeedError where another worker has the feed by now."""
        if not await records.feeds.extend(state.name, worker=self._worker, now=self._clock()):
            raise FeedError(Trouble.BUSY, "the lease ran out: another worker goes on")

    async def _keep_batch(
        self,
        state: FeedState,
        batch: Sequence[ListEntry],
        read: Mapping[str, Publication],
        missed: Sequence[str],
        *,
        first: bool,
    ) -> tuple[FeedState, list[int]]:
        """Documents and the watermark over them, in one transaction."""
        now = self._clock()
        seen = {e.natural_id: e.fingerprint for e in batch if e.natural_id not in missed}
        after = replace(state, known=remembered(state.known, seen))
        kept: list[int] = []
        async with self._store.transaction() as records:
            await self._extend(records, state)
            for found in read.values():
                baseline = first and self._before_frontier(state, found)
                stored = await records.documents.add(
                    found, feed=state.name, now=now, baseline=baseline
                )
                if stored is not None:
                    kept.append(stored.number)
                    after = _seen(after, found, now)
                    if not baseline:
                        await self._quote(records, stored.number, found, now)
            await records.feeds.save(after, worker=self._worker, release=False)
        return after, kept

    async def _quote(
        self, records: Records, number: int, found: Publication, now: datetime
    ) -> None:
        """Propose what is said in an article, with the article in hand: it is not kept."""
        document = await records.documents.get(number) if found.article else None
        if document is None or not _ABOUT_TRADE.search(f"{found.title}\n{found.article}"):
            return
        spoken = self._quotations(found.article, document.claimed_day)
        drafts = [
            KeptDraft(proposal=one, rule="quotation", span=(one.start, one.end)) for one in spoken
        ]
        await records.proposals.add(drafts, number, document, now=now, held=False)

    def _before_frontier(self, state: FeedState, found: Publication) -> bool:
        frontier = self._frontier(state)
        return frontier is not None and found.published is not None and found.published < frontier

    async def _keep_rates(
        self, state: FeedState, watched: Watched, listing: Listing, new: Sequence[ListEntry]
    ) -> Polled:
        rates = [rate for entry in new for rate in watched.source.rates(entry)]
        seen = {entry.natural_id: entry.fingerprint for entry in new}
        now = self._clock()
        async with self._store.transaction() as records:
            written = await records.exchange_rates.put(rates, now=now)
            state = replace(state, known=remembered(state.known, seen))
            await records.feeds.save(state, worker=self._worker, release=False)
        polled = Polled(
            feed=state.name,
            listed=len(listing.entries),
            rates=written,
            unchanged=listing.unchanged,
        )
        return await self._good(state, watched, listing, polled, [], more=False)

    async def _good(
        self,
        state: FeedState,
        watched: Watched,
        listing: Listing,
        polled: Polled,
        unread: Sequence[str],
        *,
        more: bool,
    ) -> Polled:
        """The poll is over. While something is left, the list must not answer 'as it was'."""
        now = self._clock()
        again = bool(unread) or more
        validators = {**state.validators, **listing.validators}
        following = watched.cadence.next_after(now, name=state.name)
        after = replace(
            state,
            polled_at=now,
            baseline_at=state.baseline_at or (None if more else now),
            failing_since=None,
            failures=0,
            trouble=Trouble.UNREAD_ITEMS.value if unread else "",
            error=f"{len(unread)}: {', '.join(unread)}"[:400] if unread else "",
            validators={} if again else validators,
            shape=state.shape & listing.shape
            if state.shape and listing.shape
            else (listing.shape or state.shape),
            next_at=now if more else following,
        )
        async with self._store.transaction() as records:
            await records.feeds.save(after, worker=self._worker, release=True)
        if listing.moved:
            _log.warning("feed %s has moved for good to %s", state.name, listing.moved)
        return polled


def checked(listing: Listing, state: FeedState) -> Listing:
    """A listing that looks as this feed's always did. Raises FeedError where it doesn't."""
    if listing.unchanged:
        return listing
    if not listing.entries and state.known:
        raise FeedError(Trouble.EMPTY, "no items, where there always were some")
    gone = state.shape - listing.shape
    if gone and listing.entries:
        raise FeedError(Trouble.FORMAT, f"no item has {', '.join(sorted(gone))} any more")
    return listing


def _seen(state: FeedState, found: Publication, now: datetime) -> FeedState:
    newest = max(filter(None, (state.published, found.published)), default=None)
    return replace(state, published=newest, seen_at=now)
