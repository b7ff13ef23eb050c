"""A newsroom for tests of digests: facts that are edited, one order, and rounds over both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.digest.planner import Planner
from bot.domain.deliveries import Delivery, DeliveryState
from bot.domain.questions import Place
from bot.domain.subscriptions import Subscription, Topics
from bot.ports.digests import LeaseRequest
from bot.presentation.plain_text import plain_text
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import FILES, write

FRIDAY = datetime(2026, 10, 9, 12, tzinfo=UTC)
"""08:00 in Toronto."""
MONDAY = FRIDAY + timedelta(days=3)
STEEL = Topics(goods=frozenset({"steel"}))


class DigestEnvironment:
    """A store with a catalogue that tests edit, one subscription, and rounds over them."""

    def __init__(self, store: SqlStore, folder: Path) -> None:
        self.store = store
        self.folder = folder
        self.planner = Planner(store)

    async def load(self, at: datetime, **edits: str) -> None:
        """Load the catalogue with ``old -> new`` replacements of the measures."""
        measures = FILES["measures.yaml"]
        for old, new in edits.items():
            measures = measures.replace(old, new)
        await load_catalogue(self.store, write(self.folder, measures=measures), at)
        await self.store.snapshot(now=True)

    async def rate(self, rate: str, at: datetime) -> None:
        """Say that steel pays ``rate``."""
        await self.load(at, **{"duty: 50%": f"duty: {rate}"})

    async def subscribe(self, **terms: object) -> Subscription:
        async with self.store.transaction() as records:
            newest = await records.journal.newest()
            made = Subscription(
                id="s1",
                place=Place(platform="slack", workspace="T1", channel="C1"),
                owner="U1",
                created_at=FRIDAY,
                watermark=FRIDAY,
                serial=newest,
                alerted=newest,
                next_due_at=MONDAY,
                planned_at=FRIDAY,
                **{"zone": "America/Toronto", "alerts": False, **terms},  # type: ignore[arg-type] # by name
            )
            await records.subscriptions.save([made])
        return made

    async def change(self, **terms: object) -> None:
        async with self.store.transaction() as records:
            one = await records.subscriptions.get("s1")
            assert one is not None
            await records.subscriptions.save([replace(one, **terms)])  # type: ignore[arg-type]

    async def one(self) -> Subscription:
        async with self.store.transaction() as records:
            found = await records.subscriptions.get("s1")
        assert found is not None
        return found

    async def pending(self) -> list[Delivery]:
        """The messages; what follows in their threads is no part of it."""
        return [one for one in await self.everything() if one.part == 0]

    async def everything(self) -> list[Delivery]:
        """The messages and what follows in their threads."""
        async with self.store.transaction() as records:
            return list(reversed(await records.outbox.list()))

    async def thread(self, delivery: Delivery) -> str:
        """What a message and its thread say."""
        below = [one for one in await self.everything() if one.slot == delivery.slot]
        return "\n".join([await self.text(one) for one in sorted(below, key=lambda o: o.part)])

    async def text(self, delivery: Delivery) -> str:
        """What a message says."""
        async with self.store.transaction() as records:
            message = await records.outbox.get(delivery.id)
        assert message is not None
        assert message.card is not None
        return plain_text(message.card)

    async def settle(self, delivery: Delivery, at: datetime) -> None:
        """As a worker would that has sent it and what follows in its thread."""
        slot = [one for one in await self.everything() if one.slot == delivery.slot]
        for one in sorted(slot, key=lambda o: o.part):
            await self._sent(one, at)

    async def _sent(self, delivery: Delivery, at: datetime) -> None:
        terms = LeaseRequest(limit=1, lease=timedelta(minutes=1))
        async with self.store.transaction() as records:
            [claimed] = await records.outbox.claim("slack", worker="w", now=at, terms=terms)
            assert claimed.delivery.id == delivery.id
            done = replace(
                claimed.delivery,
                state=DeliveryState.SENT,
                message="m1",
                channel="C1",
                settled_at=at,
            )
            await records.outbox.settle([done])
            if done.until is not None and done.serial is not None:
                await records.subscriptions.delivered(
                    done.subscription, until=done.until, serial=done.serial
                )
