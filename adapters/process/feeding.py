"""The feeds of one process put together: settings, sources, the poller, the reading, the health."""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import config
from adapters.feeds.registry import sources
from adapters.feeds.source import FeedSettings, WebFeedSource
from adapters.feeds.web import Web
from adapters.process.clock import now as clock
from adapters.process.feed_settings import FeedFile, cadence, read_feeds
from bot.domain.days import law_begins
from bot.domain.documents import Document
from bot.domain.feeds import FeedState
from bot.domain.proposals import DocumentReading, SpokenWords
from bot.domain.snapshot import FactSnapshot
from bot.errors import BotError
from bot.ingest.drafting import Drafted, Drafter, ReadDocument
from bot.ingest.health import report
from bot.ingest.naming import named
from bot.ingest.polling import Polled, Poller, ReadQuotations, Watched
from bot.ports import Clock
from bot.ports.live import PressFeed

if TYPE_CHECKING:
    from bot.ingest.quotations.lexicon import SpeechLexicon
    from config.settings import Settings
    from store.store import SqlStore

FEEDS_FILE = Path(config.__file__).parent / "feeds.yaml"
LEXICON_FOLDER = Path(config.__file__).parent / "feeds"
ON = "feeds:on"
"""The remembered value by which `dutybell feeds on` switches them on: 'yes' or 'no'."""


class UnknownFeed(BotError):
    """A feed was named on the command line that config/feeds.yaml does not have."""


class Feeding:
    """Polls, drafts and publishes for one store, with one web client for all channels."""

    def __init__(self, file: FeedFile, store: SqlStore, *, clock: Clock, on: bool) -> None:
        self.settings: Mapping[str, FeedSettings] = {one.name: one for one in file.feeds}
        self.web = Web(stand_in=file.stand_in, pause=file.pause)
        self.sources: Mapping[str, WebFeedSource] = sources(file.feeds, self.web)
        self._store = store
        self._clock = clock
        self._on = on
        self._frontier: datetime | None = None
        self._drafter = Drafter(store, document_reader)
        self._poller = Poller(
            store,
            {name: self._watched(one) for name, one in self.settings.items()},
            worker=f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}",
            clock=clock,
            frontier=self._frontier_of,
            quotations=quotation_reader(),
        )

    def _watched(self, settings: FeedSettings) -> Watched:
        return Watched(
            source=self.sources[settings.name],
            cadence=cadence(settings),
            host=sorted(settings.hosts)[0],
            usual=settings.usual,
        )

    def _frontier_of(self, _state: FeedState) -> datetime | None:
        return self._frontier

    async def declare(self) -> None:
        """See that every feed has its row, and know to what day facts are reviewed."""
        facts = (await self._store.snapshot()).facts
        self._frontier = law_begins(facts.data_as_of + timedelta(days=1))
        await self._poller.declare()

    async def enabled(self) -> tuple[str, ...]:
        """The feeds that are on: all that aren't off by themselves, once they are on at all."""
        async with self._store.transaction() as records:
            said = await records.key_value.get(ON)
            states = {state.name: state for state in await records.feeds.all()}
        on = self._on if said is None else said == "yes"
        found = []
        for name in self.settings:
            own = states[name].enabled if name in states else None
            if own or (own is None and on):
                found.append(name)
        return tuple(found)

    async def tick(self, now: datetime) -> tuple[Polled, ...]:
        """Poll what is due, read what is new, tell the reviewers what is amiss."""
        names = await self.enabled()
        if not names:
            return ()
        await self.declare()
        polled = await self._poller.tick(names)
        await self._follow(polled)
        await self._drafter.tick(self._clock())
        await report(self._store, names, now=now)
        return polled

    async def run(self, name: str) -> Polled:
        """Poll one feed now, due or not, and read what it brought. Raises UnknownFeed."""
        if name not in self.settings:
            raise UnknownFeed(f"no feed {name!r}: {', '.join(self.settings)}")
        await self.declare()
        polled = await self._poller.run(name)
        await self._follow((polled,))
        await self._drafter.tick(self._clock())
        await report(self._store, (name,), now=self._clock())
        return polled

    async def read(self) -> Drafted:
        """Read what nobody has read yet."""
        return await self._drafter.tick(self._clock())

    async def _follow(self, polled: tuple[Polled, ...]) -> None:
        """A new release of the schedule is imported and compared by itself."""
        from adapters.feeds.usitc_hts import UsitcHts
        from adapters.process.schedule_release import follow_release

        for one in polled:
            source = self.sources[one.feed]
            if isinstance(source, UsitcHts) and not one.error:
                await follow_release(self._store, source, now=self._clock())

    async def close(self) -> None:
        """Give back every connection."""
        await self.web.close()


def document_reader(facts: FactSnapshot) -> ReadDocument:
    """The rules, with the instruments of what is held, matched to it."""
    from bot.ingest.documents.matching import matched
    from bot.ingest.documents.read import read_document
    from store.catalogue.reading_cues import reading_lexicon

    lexicon = reading_lexicon(LEXICON_FOLDER).with_measures(facts.measures.values())

    def read(document: Document) -> DocumentReading:
        reading = read_document(document, lexicon)
        proposals = tuple(named(matched(one, facts), document, facts) for one in reading.proposals)
        return DocumentReading(verdict=reading.verdict, proposals=proposals)

    return read


def quotation_reader() -> ReadQuotations:
    """Reads articles; the words of reporting are read with the first of them."""

    def read(article: str, day: date | None) -> tuple[SpokenWords, ...]:
        from bot.ingest.quotations.read import quotations_in

        return quotations_in(article, *_reporting(), day)

    return read


@cache
def _reporting() -> tuple[SpeechLexicon, Mapping[str, str]]:
    from store.catalogue.reading_cues import known_speakers, reporting_words

    return reporting_words(LEXICON_FOLDER), known_speakers(LEXICON_FOLDER.parent / "catalogue")


@asynccontextmanager
async def feeding(
    settings: Settings, store: SqlStore, *, clock: Clock = clock
) -> AsyncIterator[Feeding]:
    """The feeds as settings and administrators have them. Raises BadFeeds."""
    file = read_feeds(FEEDS_FILE, settings.feeds_config, await _press(store))
    made = Feeding(file, store, clock=clock, on=settings.feeds)
    await made.declare()
    try:
        yield made
    finally:
        await made.close()


async def keep_feeding(settings: Settings, store: SqlStore, *, every: float) -> None:
    """Tick for ever; put together anew when feeds of the press are added or taken away."""
    while True:
        press = await _press(store)
        async with feeding(settings, store) as feeds:
            while await _press(store) == press:
                await feeds.tick(clock())
                await asyncio.sleep(every)


async def _press(store: SqlStore) -> tuple[PressFeed, ...]:
    async with store.transaction() as records:
        return await records.feeds.press()
