"""Channels that asked more than can be answered are told so: once for all who were turned away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from bot.delivery.held_question import Held
from bot.delivery.inbox import QuestionInbox
from bot.domain.inbox import TakenQuestion
from bot.domain.questions import Place

BUSY = "busy"
"""The kind of what the inbox keeps for a notice."""
GATHER_SECONDS = 1.0
REST_SECONDS = 60.0
"""Between two notices in one channel."""
_LIFE = timedelta(minutes=10)


class BusyChannels:
    """One notice for all who were turned away in a channel; kept, so that a restart loses none."""

    def __init__(
        self, inbox: QuestionInbox, notify: Callable[[Held], Coroutine[Any, Any, None]]
    ) -> None:
        self._inbox = inbox
        self._notify = notify
        self._waiting: dict[Place, Held] = {}
        self._told: dict[Place, float] = {}

    async def turn_away(self, place: Place) -> None:
        """Have the place told; returns when the question may be acknowledged."""
        held = self._waiting.get(place)
        if held is None:
            held = self._waiting[place] = self._inbox.take(self._notice(place))
            self._inbox.start(self._tell(place, held))
        await held.safe()

    def _notice(self, place: Place) -> TakenQuestion:
        now = self._inbox.clock()
        where = f"{place.platform}:{place.workspace}:{place.channel}:{place.thread}"
        return TakenQuestion(
            key=f"{BUSY}:{where}:{now.timestamp():.6f}",
            place=place,
            kind=BUSY,
            payload="{}",
            taken_at=now,
            deadline=now + _LIFE,
        )

    async def _tell(self, place: Place, held: Held) -> None:
        loop = asyncio.get_running_loop()
        last = self._told.get(place, float("-inf"))
        await asyncio.sleep(max(GATHER_SECONDS, last + REST_SECONDS - loop.time()))
        del self._waiting[place]
        self._told = {one: at for one, at in self._told.items() if at + REST_SECONDS > loop.time()}
        self._told[place] = loop.time()
        await self._inbox.attend(held, self._notify(held))
