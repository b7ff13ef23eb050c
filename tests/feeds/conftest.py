"""A fake web, the shipped feeds pointed at it, and a poller on a real store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import config
from adapters.feeds.registry import sources
from adapters.feeds.source import FeedSettings
from adapters.feeds.web import Web
from adapters.process.feed_settings import cadence, press_settings, read_feeds
from bot.domain.feeds import FeedState
from bot.ingest.polling import BEAT, Polled, Poller, ReadQuotations, Watched, no_quotations
from bot.ports.live import PressFeed
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.fake_web import FakeWeb

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]

FEEDS_FILE = Path(config.__file__).parent / "feeds.yaml"
MONDAY = datetime(2026, 10, 12, 15, 0, tzinfo=UTC)


@pytest.fixture
async def fake_web() -> AsyncIterator[FakeWeb]:
    fake = await FakeWeb().start()
    yield fake
    await fake.stop()


@dataclass(slots=True, kw_only=True)
class Watching:
    """Feeds over a fake web and a store, with a clock that is set by hand."""

    store: SqlStore
    fake: FakeWeb
    press: tuple[PressFeed, ...] = ()
    now: datetime = MONDAY
    worker: str = "w1"
    frontier: datetime | None = None
    quotations: ReadQuotations = no_quotations
    beat: timedelta = BEAT
    webs: list[Web] = field(default_factory=list)

    def settings(self) -> dict[str, FeedSettings]:
        shipped = read_feeds(FEEDS_FILE, None).feeds
        return {one.name: one for one in (*shipped, *map(press_settings, self.press))}

    def web(self) -> Web:
        self.webs.append(Web(stand_in={"*": self.fake.base}, pause=timedelta(0)))
        return self.webs[-1]

    async def poller(self, worker: str = "") -> Poller:
        settings = self.settings()
        watched = {
            name: Watched(
                source=source,
                cadence=cadence(settings[name]),
                host=sorted(settings[name].hosts)[0],
                usual=settings[name].usual,
            )
            for name, source in sources(settings.values(), self.web()).items()
        }
        poller = Poller(
            self.store,
            watched,
            worker=worker or self.worker,
            clock=lambda: self.now,
            frontier=lambda _state: self.frontier,
            quotations=self.quotations,
            beat=self.beat,
        )
        await poller.declare()
        return poller

    async def run(self, name: str) -> Polled:
        return await (await self.poller()).run(name)

    async def state(self, name: str) -> FeedState:
        async with self.store.transaction() as records:
            found = await records.feeds.get(name)
        assert found is not None
        return found

    async def documents(self, *numbers: int) -> list[tuple[str, str, int, str]]:
        """Channel, id, version and title of documents."""
        held = []
        async with self.store.transaction() as records:
            for number in numbers:
                found = await records.documents.get(number)
                assert found is not None
                held.append((found.channel.value, found.natural_id, found.version, found.title))
        return held


@pytest.fixture
async def watching(store: SqlStore, fake_web: FakeWeb) -> AsyncIterator[Watching]:
    made = Watching(store=store, fake=fake_web)
    yield made
    for web in made.webs:
        await web.close()
