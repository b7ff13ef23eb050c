"""What is counted, for Prometheus. No label holds a workspace, a channel or anyone's words."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.cards import Card
from bot.commands.spec import Command, CommandContext
from bot.delivery.unanswered import Unanswered
from bot.domain.cache import cache_use
from bot.domain.deliveries import DeliveryState
from bot.domain.questions import Query, Question
from bot.errors import UserError
from bot.ports import Snapshot
from bot.reading.reading import ParseResult, Reader

_ASK_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)
_READING_BUCKETS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.5, 3.0)
_DELIVERY_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsSnapshot:
    """What is measured when somebody looks. ``feeds`` is how old each feed's facts are,
    of the official channels how long ago they answered well; ``failing`` counts failed polls since
    then, ``waiting`` proposals that nobody has decided.

    ``lag`` is how long the oldest due delivery has waited, ``planning`` the oldest due brief that
    nobody planned.
    """

    lag: timedelta
    planning: timedelta
    outbox: dict[tuple[str, DeliveryState], int]
    feeds: dict[str, timedelta]
    failing: dict[str, int] = field(default_factory=dict)
    waiting: int = 0


class Metrics:
    """Counters and times of one process for Prometheus."""

    def __init__(self, read: Callable[[], Awaitable[MetricsSnapshot]]) -> None:
        self._read = read
        self._registry = CollectorRegistry()
        self._asks = self._counter(
            "dutybell_asks",
            "Questions answered, by command, platform and outcome",
            ("command", "platform", "outcome"),
        )
        self._ask_seconds = self._histogram(
            "dutybell_ask_seconds",
            "How long the core took to answer",
            ("command",),
            buckets=_ASK_BUCKETS,
        )
        self._readings = self._counter(
            "dutybell_model_readings",
            "Questions that a language model was asked to read, by what came of it",
            ("outcome",),
        )
        self._reading_seconds = self._histogram(
            "dutybell_model_reading_seconds",
            "How long a reading took in which a language model was asked",
            buckets=_READING_BUCKETS,
        )
        self._deliveries = self._counter(
            "dutybell_deliveries",
            "Tries to deliver, by platform and outcome",
            ("platform", "outcome"),
        )
        self._delivery_seconds = self._histogram(
            "dutybell_delivery_seconds",
            "How long a try to deliver took",
            ("platform",),
            buckets=_DELIVERY_BUCKETS,
        )
        self._unanswered = self._counter(
            "dutybell_questions_unanswered",
            "Questions that were acknowledged and got no answer, by platform and why",
            ("platform", "why"),
        )
        self._outbox = self._gauge(
            "dutybell_outbox", "Deliveries by platform and state", ("platform", "state")
        )
        self._lag = self._gauge(
            "dutybell_outbox_lag_seconds",
            "How long the oldest delivery that is due has been waiting",
        )
        self._planning = self._gauge(
            "dutybell_planning_lag_seconds",
            "How long the oldest brief that is due has waited to be planned",
        )
        self._feeds = self._gauge(
            "dutybell_feed_age_seconds", "How old the newest facts of a feed are", ("feed",)
        )
        self._failing = self._gauge(
            "dutybell_feed_failures", "Failed polls of a feed since its last good one", ("feed",)
        )
        self._registry.register(_Caches())
        self._waiting = self._gauge(
            "dutybell_proposals_waiting", "Proposals that wait for a reviewer"
        )

    def _counter(self, name: str, told: str, labels: tuple[str, ...] = ()) -> Counter:
        return Counter(name, told, labels, registry=self._registry)

    def _gauge(self, name: str, told: str, labels: tuple[str, ...] = ()) -> Gauge:
        return Gauge(name, told, labels, registry=self._registry)

    def _histogram(
        self, name: str, told: str, labels: tuple[str, ...] = (), *, buckets: tuple[float, ...]
    ) -> Histogram:
        return Histogram(name, told, labels, buckets=buckets, registry=self._registry)

    def watch(self, command: Command) -> Command:
        """The same command, counted and timed."""

        async def answer(request: Query, context: CommandContext) -> Card:
            began = time.perf_counter()
            outcome = "failed"
            try:
                card = await command.answer(request, context)
                outcome = "answered"
            except UserError:
                outcome = "refused"
                raise
            finally:
                platform = context.question.place.platform
                self._asks.labels(command.name, platform, outcome).inc()
                self._ask_seconds.labels(command.name).observe(time.perf_counter() - began)
            return card

        return replace(command, answer=answer)

    def watch_reader(self, reader: Reader | None) -> Reader | None:
        """The same reader, its model's outcomes counted and timed; the local one has no model."""
        return None if reader is None else _WatchedReader(reader, self.model_read)

    def model_read(self, outcome: str, seconds: float) -> None:
        """Count one question that a model was asked to read."""
        self._readings.labels(outcome).inc()
        self._reading_seconds.observe(seconds)

    def delivered(self, platform: str, outcome: str, seconds: float) -> None:
        """Count one try."""
        self._deliveries.labels(platform, outcome).inc()
        self._delivery_seconds.labels(platform).observe(seconds)

    def unanswered(self, platform: str, why: Unanswered, many: int) -> None:
        """Count questions that got no answer."""
        self._unanswered.labels(platform, why.value).inc(many)

    async def text(self) -> bytes:
        """All of it, as Prometheus reads it."""
        reading = await self._read()
        self._lag.set(reading.lag.total_seconds())
        self._planning.set(reading.planning.total_seconds())
        self._outbox.clear()
        for (platform, state), count in reading.outbox.items():
            self._outbox.labels(platform, state.value).set(count)
        for feed, age in reading.feeds.items():
            self._feeds.labels(feed).set(age.total_seconds())
        for feed, failures in reading.failing.items():
            self._failing.labels(feed).set(failures)
        self._waiting.set(reading.waiting)
        return generate_latest(self._registry)


class _Caches(Collector):
    """What the caches of this process hold and were asked, by the name of each."""

    def collect(self) -> Iterator[Metric]:
        """Read when somebody looks: a look-up pays for no more than its own count."""
        asked = CounterMetricFamily(
            "dutybell_cache_lookups", "Look-ups in a cache, by outcome", labels=("cache", "outcome")
        )
        held = GaugeMetricFamily(
            "dutybell_cache_entries", "Values held by a cache", labels=("cache",)
        )
        most = GaugeMetricFamily(
            "dutybell_cache_most", "Values that a cache may hold", labels=("cache",)
        )
        for use in cache_use():
            asked.add_metric((use.name, "hit"), use.hits)
            asked.add_metric((use.name, "miss"), use.misses)
            held.add_metric((use.name,), use.entries)
            most.add_metric((use.name,), use.most)
        yield from (asked, held, most)


class _WatchedReader:
    """A reader whose every question is told to ``observe`` where a model was asked."""

    def __init__(self, reader: Reader, observe: Callable[[str, float], None]) -> None:
        self._reader = reader
        self._observe = observe

    async def read(
        self, question: Question, snapshot: Snapshot, earlier: Query | None
    ) -> ParseResult:
        """The reading, as it is."""
        began = time.perf_counter()
        parsed = await self._reader.read(question, snapshot, earlier)
        if parsed.model:
            self._observe(parsed.model, time.perf_counter() - began)
        return parsed
