"""Feeds as one piece of work sees them: whose turn it is, how they stand, what they list."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select

from bot.domain.feeds import LEASE, FeedState
from bot.ports.digests import CLOCK_WENT_BACK
from bot.ports.feeds import ExchangeRate
from bot.ports.live import PressFeed
from store.engine import Work
from store.feed_tables import EXCHANGE_RATES, FEEDS, PRESS_FEEDS
from store.tables import STATE

_FAULTY = 200_000
"""Bytes of an unreadable answer that are kept."""
_PLAIN = (
    "next_at",
    "attempted_at",
    "polled_at",
    "published",
    "seen_at",
    "baseline_at",
    "failing_since",
    "failures",
    "trouble",
    "error",
)
_BY_HAND = ("enabled", "held_since")
"""What people turn while a poll is under way: no poll may write back what it began with."""


class StoredFeeds:
    """The feeds' rows."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def declare(self, hosts: Mapping[str, str]) -> None:
        """Make a row for each feed that has none; ``hosts`` gives the host each asks."""
        found = await self._work.read(select(FEEDS.c.name, FEEDS.c.host))
        held = {row.name: row.host for row in found}
        if all(held.get(name) == host for name, host in hosts.items()):
            return
        maker = self._work.inserting()
        for name, host in hosts.items():
            empty = {
                "worker": "",
                "failures": 0,
                "trouble": "",
                "error": "",
                "known": "{}",
                "validators": "{}",
                "shape": "[]",
            }
            await self._work.write(
                maker(FEEDS)
                .values(name=name, host=host, **empty)
                .on_conflict_do_update(index_elements=["name"], set_={"host": host})
            )

    async def get(self, name: str) -> FeedState | None:
        """A feed's row, None where it was never declared."""
        row = (await self._work.read(select(FEEDS).where(FEEDS.c.name == name))).one_or_none()
        return None if row is None else _state(row)

    async def all(self) -> tuple[FeedState, ...]:
        """Every feed, by name."""
        found = await self._work.read(select(FEEDS).order_by(FEEDS.c.name))
        return tuple(_state(row) for row in found)

    async def claim(
        self, names: Sequence[str], *, worker: str, now: datetime, due_only: bool = True
    ) -> FeedState | None:
        """Take the feed that is due longest, for as long as a lease; None where none is.

        A feed whose host another worker is asking right now waits: one request a host at a time.
        What was planned and leased by a clock ahead counts for nothing once that is set back.
        """
        c = FEEDS.c
        ahead = c.attempted_at > now + CLOCK_WENT_BACK
        free = or_(c.lease_until.is_(None), c.lease_until <= now, ahead)
        due = or_(c.next_at.is_(None), c.next_at <= now, ahead) if due_only else c.name.in_(names)
        asked = select(FEEDS).where(c.name.in_(names), due, free).order_by(c.next_at, c.name)
        if (await self._work.read(asked.limit(1))).first() is None:
            return None
        await self._work.begin_writing()
        # one worker at a time decides: SQLite by its write lock, PostgreSQL by this row's
        await self._work.read(select(STATE.c.revision).with_for_update())
        busy = set(
            (await self._work.read(select(c.host).where(~free, c.worker != ""))).scalars().all()
        )
        for row in (await self._work.read(asked)).all():
            if row.host in busy:
                continue
            taken = {"worker": worker, "lease_until": now + LEASE, "attempted_at": now}
            await self._work.write(FEEDS.update().where(c.name == row.name).values(**taken))
            return replace(_state(row), attempted_at=now)
        return None

    async def extend(self, name: str, *, worker: str, now: datetime) -> bool:
        """Hold the feed for another lease from ``now`` on; False where it is another's by now.

        A lease that ran out while nobody else took the feed is still the worker's: only so does a
        machine get on that is slower than the lease.
        """
        c = FEEDS.c
        drawn_out = FEEDS.update().where(c.name == name, c.worker == worker)
        written = await self._work.write(drawn_out.values(lease_until=now + LEASE))
        return written.rowcount == 1

    async def save(self, state: FeedState, *, worker: str, release: bool) -> bool:
        """Write a feed's row, if it is still the worker's; ``release`` gives the lease back.

        Whether it is on and held back is left as it is: see :meth:`switch` and :meth:`hold`.
        """
        values: dict[str, Any] = {name: getattr(state, name) for name in _PLAIN}
        values["known"] = json.dumps(dict(state.known), ensure_ascii=False)
        values["validators"] = json.dumps({k: list(v) for k, v in state.validators.items()})
        values["shape"] = json.dumps(sorted(state.shape))
        if release:
            values |= {"worker": "", "lease_until": None}
        await self._note_freshness(state)
        mine = and_(FEEDS.c.name == state.name, FEEDS.c.worker == worker)
        written = await self._work.write(FEEDS.update().where(mine).values(**values))
        return written.rowcount == 1

    async def _note_freshness(self, state: FeedState) -> None:
        """Have answers say anew how fresh they are, where a feed speaks for another day now."""
        c = FEEDS.c
        row = (await self._work.read(select(c.polled_at).where(c.name == state.name))).first()
        before = row.polled_at.date() if row and row.polled_at else None
        after = state.polled_at.date() if state.polled_at else None
        if before != after:
            await self._work.write(STATE.update().values(live_revision=STATE.c.live_revision + 1))

    async def switch(self, name: str, *, on: bool | None) -> None:
        """Turn one feed on or off, or back to what the setting says."""
        turned = FEEDS.update().where(FEEDS.c.name == name)
        await self._work.write(turned.values(enabled=on))

    async def hold(self, name: str, since: datetime | None) -> None:
        """Open the circuit breaker, or close it (None)."""
        held = FEEDS.update().where(FEEDS.c.name == name)
        await self._work.write(held.values(held_since=since))

    async def keep_faulty(self, name: str, body: bytes) -> None:
        """Keep an answer that could not be read, for whoever mends the parser."""
        packed = zlib.compress(body[:_FAULTY])
        await self._work.write(FEEDS.update().where(FEEDS.c.name == name).values(faulty=packed))

    async def faulty(self, name: str) -> bytes | None:
        """The answer that could not be read last, as far as it was kept."""
        found = await self._work.read(select(FEEDS.c.faulty).where(FEEDS.c.name == name))
        packed: bytes | None = found.scalar()
        return None if packed is None else zlib.decompress(packed)

    async def add_press(self, feed: PressFeed, *, now: datetime) -> None:
        """Keep a feed of the press that somebody added."""
        maker = self._work.inserting()
        held = {"address": feed.address, "added_by": feed.added_by, "added_at": now}
        await self._work.write(
            maker(PRESS_FEEDS)
            .values(name=feed.name, **held)
            .on_conflict_do_update(index_elements=["name"], set_=held)
        )

    async def remove_press(self, name: str) -> bool:
        """Forget a feed of the press; what it brought stays. False when there was none."""
        gone = await self._work.write(PRESS_FEEDS.delete().where(PRESS_FEEDS.c.name == name))
        await self._work.write(FEEDS.delete().where(FEEDS.c.name == name))
        return gone.rowcount == 1

    async def press(self) -> tuple[PressFeed, ...]:
        """Feeds of the press, by name."""
        c = PRESS_FEEDS.c
        found = await self._work.read(select(c.name, c.address, c.added_by).order_by(c.name))
        return tuple(
            PressFeed(name=row.name, address=row.address, added_by=row.added_by) for row in found
        )


def _state(row: Any) -> FeedState:
    held = {name: getattr(row, name) for name in (*_PLAIN, *_BY_HAND)}
    validators = {key: (pair[0], pair[1]) for key, pair in json.loads(row.validators).items()}
    return FeedState(
        name=row.name,
        known=json.loads(row.known),
        validators=validators,
        shape=frozenset(json.loads(row.shape)),
        **held,
    )


class StoredExchangeRates:
    """Daily exchange rates."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, rates: Sequence[ExchangeRate], *, now: datetime) -> int:
        """Keep rates; how many were new or other than before."""
        maker, written = self._work.inserting(), 0
        for one in rates:
            held = {"rate": str(one.rate), "recorded_at": now}
            done = await self._work.write(
                maker(EXCHANGE_RATES)
                .values(base=one.base, quote=one.quote, day=one.day, **held)
                .on_conflict_do_update(
                    index_elements=["base", "quote", "day"],
                    set_=held,
                    where=EXCHANGE_RATES.c.rate != str(one.rate),
                )
            )
            written += done.rowcount
        return written

    async def all(self) -> Sequence[ExchangeRate]:
        """Every rate held, for work on many entries."""
        rows = await self._work.read(select(EXCHANGE_RATES))
        return [_rate(row) for row in rows]

    async def on(self, base: str, quote: str, day: Any) -> ExchangeRate | None:
        """The rate of ``day``, or of the last day before it that has one; None where none is held.

        Only as it was given: for the other way round, ask for that and divide once.
        """
        c = EXCHANGE_RATES.c
        asked = (
            select(EXCHANGE_RATES)
            .where(c.base == base, c.quote == quote, c.day <= day)
            .order_by(c.day.desc())
            .limit(1)
        )
        row = (await self._work.read(asked)).one_or_none()
        return None if row is None else _rate(row)


def _rate(row: Any) -> ExchangeRate:
    from decimal import Decimal

    return ExchangeRate(base=row.base, quote=row.quote, day=row.day, rate=Decimal(row.rate))
