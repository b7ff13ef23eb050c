"""A chat platform in memory that keeps what is posted and can be told to fail."""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.cards import Card
from bot.errors import OutcomeUnknown, Unsendable
from bot.ports.platforms import Outgoing, Sent


@dataclass
class Platform:
    """``faults`` are raised by the next sends, in order; None lets one through. A fault in
    ``after`` is raised although the message was stored. ``slow`` channels take that many seconds.
    ``gone`` are messages that somebody deleted.
    """

    platform: str = "slack"
    stored: list[tuple[str, str, str]] = field(default_factory=list)
    edits: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    faults: deque[Exception | None] = field(default_factory=deque)
    after: deque[Exception | None] = field(default_factory=deque)
    slow: dict[str, float] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    blind: bool = False
    finds: int = 0

    async def send(self, message: Outgoing) -> Sent:
        place = message.place
        await asyncio.sleep(self.slow.get(place.channel, 0))
        if message.confirm is not None:
            await message.confirm()
        if self.faults and (fault := self.faults.popleft()) is not None:
            raise fault
        self.stored.append((message.delivery, place.channel, place.thread))
        if self.after and (fault := self.after.popleft()) is not None:
            raise fault
        return Sent(message=f"m{len(self.stored)}", channel=place.channel)

    async def find(self, message: Outgoing) -> Sent | None:
        self.finds += 1
        if self.blind:
            raise OutcomeUnknown("cannot tell")
        for number, (delivery, channel, _) in enumerate(self.stored, start=1):
            if delivery == message.delivery:
                return Sent(message=f"m{number}", channel=channel)
        return None

    async def edit(self, sent: Sent, message: Outgoing) -> None:
        if message.confirm is not None:
            await message.confirm()
        if sent.message in self.gone:
            raise Unsendable("message_not_found")
        self.edits.append((sent.message, message.card.title))

    async def tell(self, workspace: str, person: str, card: Card) -> None:
        self.told.append((person, card.title))


@dataclass
class FakeChat:
    """A clock that stands until it is moved; reading it costs ``step``."""

    now: datetime = datetime(2026, 10, 12, 12, tzinfo=UTC)
    step: timedelta = timedelta(milliseconds=1)

    def __call__(self) -> datetime:
        self.now += self.step
        return self.now
