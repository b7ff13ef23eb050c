"""A third platform in one package: what is said to it arrives in a queue, what it hears in a list."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from adapters.platform import Finding, Given, Platform
from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.delivery.rate_limit import RateLimit
from bot.domain.questions import Person, Place, Question
from bot.ports.platforms import Chat, Outgoing, Sent
from bot.presentation.plain_text import plain_text
from config.variables import secret


@dataclass(frozen=True, slots=True, kw_only=True)
class ToySettings:
    """``said`` and ``heard`` stand for the network."""

    token: str = secret("TOY_TOKEN", "any text", group="Toy")
    said: asyncio.Queue[str] = field(default_factory=asyncio.Queue, compare=False)
    heard: list[str] = field(default_factory=list, compare=False)

    @property
    def has_tokens(self) -> bool:
        """Whether it is meant to be connected."""
        return bool(self.token)


class ToyChat:
    """Posts by adding to what was heard."""

    platform = "toy"

    def __init__(self, heard: list[str]) -> None:
        self._heard = heard

    async def send(self, message: Outgoing) -> Sent:
        self._heard.append(plain_text(message.card))
        return Sent(message=str(len(self._heard)), channel=message.place.channel)

    async def find(self, message: Outgoing) -> Sent | None:
        return None

    async def edit(self, sent: Sent, message: Outgoing) -> None:
        self._heard[int(sent.message) - 1] = plain_text(message.card)

    async def tell(self, workspace: str, person: str, card: Card) -> None:
        self._heard.append(plain_text(card))


class _Connected:
    def __init__(self, given: Given) -> None:
        self._given = given
        self.chat: Chat = ToyChat(given.settings.heard)

    def routes(self) -> Sequence[Any]:
        return ()

    async def ready(self) -> bool:
        return True

    async def work(self) -> None:
        """Answer whatever is said, in order, until cancelled."""
        while True:
            text = await self._given.settings.said.get()
            now = self._given.clock()
            question = Question(
                text=text,
                day=now.date(),
                now=now,
                place=Place(platform="toy", workspace="W", channel="C"),
                person=Person(id="ann"),
            )
            self._given.settings.heard.append(
                plain_text(await run(question, self._given.bot_context))
            )


@asynccontextmanager
async def _open(given: Given) -> AsyncIterator[_Connected]:
    yield _Connected(given)


@asynccontextmanager
async def _post(given: Given) -> AsyncIterator[Chat]:
    yield ToyChat(given.settings.heard)


async def _doctor(given: Given) -> AsyncIterator[Finding]:
    yield Finding(what="toy", ok=True, words="plays")


TOY = Platform(
    name="toy",
    settings=ToySettings,
    open=_open,
    post=_post,
    rate_limit=RateLimit,
    doctor=_doctor,
    guide="docs/toy.md",
)
