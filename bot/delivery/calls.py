"""The calls a delivery makes at its platform, each over in time, whatever the platform does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar, assert_never

from bot.cards import Card
from bot.domain.deliveries import Action, Delivery, DeliveryState
from bot.errors import OutcomeUnknown, RetryLater, Unsendable
from bot.ports.platforms import Chat, Outgoing, Sent

T = TypeVar("T")


class Calls:
    """Calls to one platform. Raise DeliveryError, or TimeoutError after ``timeout``."""

    def __init__(self, chat: Chat, *, timeout: timedelta) -> None:
        self._chat = chat
        self._timeout = timeout
        self._late: set[asyncio.Future[Any]] = set()

    async def make(
        self,
        delivery: Delivery,
        message: Outgoing,
        anchor: Sent | None,
        *,
        settled: Callable[[Delivery], None],
    ) -> Sent:
        """Do what the delivery says; where the message stands. ``anchor``: what it goes to.
        ``settled`` raises OutcomeUnknown while an earlier try may still come to show.
        """
        return await self._in_time(self._call(delivery, message, anchor, settled))

    async def _in_time(self, call: Coroutine[Any, Any, T]) -> T:
        """What ``call`` returns. Raises TimeoutError after the time a call may take.

        A call that is late is left to end by itself: an SDK interrupted while it sits out a rate
        limit may never let another request through (discord.py keeps its global lock shut).
        """
        task = asyncio.ensure_future(call)
        done, _ = await asyncio.wait({task}, timeout=self._timeout.total_seconds())
        if task in done:
            return task.result()
        self._late.add(task)
        task.add_done_callback(self._ended_late)
        raise TimeoutError

    def _ended_late(self, task: asyncio.Future[Any]) -> None:
        self._late.discard(task)
        if not task.cancelled():
            task.exception()  # looked at, so that nobody is warned: the outcome is looked up

    async def look_up(self, delivery: Delivery, message: Outgoing) -> Sent | None:
        """An earlier try's outcome. None: it certainly was not stored, or may be done again.

        A look that is refused tells nothing: it is no refused post, which may go again at once.
        """
        match delivery.action:
            case Action.POST | Action.REPLY:
                try:
                    return await self._in_time(self._chat.find(message))
                except RetryLater as error:
                    raise OutcomeUnknown(str(error), retry_after=error.retry_after) from error
            case Action.EDIT:
                return None
            case Action.TELL:
                raise OutcomeUnknown("a private message cannot be looked up")
            case _:
                assert_never(delivery.action)

    async def _call(
        self,
        delivery: Delivery,
        message: Outgoing,
        anchor: Sent | None,
        settled: Callable[[Delivery], None],
    ) -> Sent:
        match delivery.action:
            case Action.POST | Action.REPLY:
                return await self._chat.send(message)
            case Action.EDIT:
                if anchor is None:
                    raise Unsendable("there is nothing to edit")
                return await self._edit(delivery, message, anchor, settled)
            case Action.TELL:
                if message.confirm is not None:
                    await message.confirm()
                await self._chat.tell(message.place.workspace, delivery.person, message.card)
                return Sent(message="", channel="")
            case _:
                assert_never(delivery.action)

    async def _edit(
        self,
        delivery: Delivery,
        message: Outgoing,
        anchor: Sent,
        settled: Callable[[Delivery], None],
    ) -> Sent:
        """In place; what cannot be edited any more (somebody deleted it) is told anew."""
        try:
            await self._chat.edit(anchor, message)
        except Unsendable:
            tried_before = delivery.attempts > 0 or delivery.state is DeliveryState.UNKNOWN
            found = await self._chat.find(message) if tried_before else None
            if tried_before and found is None:
                settled(delivery)
            return found or await self._chat.send(message)
        return anchor


def outgoing(delivery: Delivery, card: Card, anchor: Sent | None) -> Outgoing:
    """What the platform is given. A reply goes in the thread of the message it belongs to."""
    place = delivery.place
    if delivery.action is Action.REPLY and anchor is not None:
        place = replace(place, thread=anchor.message.partition(",")[0])
    return Outgoing(delivery=delivery.id, place=place, card=card, tried_at=delivery.tried_at)
