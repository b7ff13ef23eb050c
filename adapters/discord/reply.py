"""One interaction's answer, given once: whatever the line does, none lost and none doubled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import discord
from discord import app_commands, ui

from adapters.discord import api_errors
from adapters.discord.answer_renderer import Answer
from bot.delivery.held_question import Held
from bot.errors import NotOurs

_log = logging.getLogger(__name__)
_CALLBACK_WAITS = (0.2, 0.4)
_EDIT_WAITS = (0.5, 1.0, 2.0, 4.0)
"""Seconds between tries. A callback has 3 s in all, an edit 15 minutes."""
_EDIT_AGAIN = timedelta(seconds=15)
_TOOK_LONG = 2.0
"""Seconds in our hands after which a callback refused as too late was late because of us."""


class Reply:
    """The callback of one interaction and what may follow it.

    Discord takes one callback an interaction: of two processes, or of an event and its replay, the
    second is told so and does nothing more. ``keep`` has the question kept before it is told to
    wait; ``late`` is called where our own callback came too late to be taken. ``turn`` puts the
    answer in the place of the message whose button was pressed; otherwise it is a message of its
    own, ``ephemeral`` or for all.
    """

    def __init__(
        self,
        interaction: discord.Interaction,
        *,
        ephemeral: bool = True,
        turn: bool = False,
        keep: Callable[[], Held] | None = None,
        late: Callable[[], None] = lambda: None,
    ) -> None:
        self._interaction = interaction
        self._keep = keep
        self._late = late
        self._held: Held | None = None
        self._ephemeral = ephemeral
        self._turn = turn
        self.deferred = False
        self._came = asyncio.get_running_loop().time()
        self._deferring: asyncio.Task[bool] | None = None

    @contextmanager
    def deferring_after(self, seconds: float) -> Iterator[None]:
        """Defer by itself if the answer isn't found by then."""
        if self.deferred:
            yield
            return
        timer = asyncio.get_running_loop().call_later(seconds, self._defer_now)
        try:
            yield
        finally:
            timer.cancel()

    def _defer_now(self) -> None:
        self._deferring = asyncio.get_running_loop().create_task(self.defer())

    async def defer(self) -> bool:
        """Say that an answer is coming. False: someone else answers, or it is too late."""
        response = self._interaction.response
        if self._keep is not None and self._held is None:
            self._held = self._keep()
            if not await self._held.safe():
                return False
        thinking = not self._turn
        self.deferred = await self._callback(
            lambda: response.defer(ephemeral=self._ephemeral and thinking, thinking=thinking)
        )
        if not self.deferred and self._held is not None:
            self._held.answered()
        return self.deferred

    async def carry_out(self) -> bool:
        """Right before something is changed: never twice. False where another does it."""
        try:
            if self._held is not None:
                await self._held.trying()
        except NotOurs:
            return False
        return True

    async def show(self, answer: Answer, number: int = 1) -> bool:
        """The page, as the callback itself or in place of the deferred one."""
        if self._deferring is not None and not await self._deferring:
            return False
        if self.deferred:
            return await self._edit(answer, number)
        response = self._interaction.response
        if self._turn:
            return await self._callback(
                lambda: response.edit_message(
                    view=answer.view(number), attachments=answer.files(number)
                )
            )
        return await self._callback(
            lambda: response.send_message(
                view=answer.view(number), files=answer.files(number), ephemeral=self._ephemeral
            )
        )

    async def complete(self, choices: list[app_commands.Choice[str]]) -> bool:
        """Completions of what is being typed."""
        return await self._callback(lambda: self._interaction.response.autocomplete(choices))

    async def open(self, modal: ui.Modal) -> bool:
        """A form."""
        return await self._callback(lambda: self._interaction.response.send_modal(modal))

    async def _callback(self, send: Callable[[], Awaitable[object]]) -> bool:
        uncertain = False
        for wait in (*_CALLBACK_WAITS, None):
            try:
                with api_errors.readable("callback"):
                    await send()
            except discord.InteractionResponded:
                return True  # the SDK knows that it was taken: only its reply could not be read
            except (
                discord.HTTPException,
                api_errors.MangledReply,
                *api_errors.BROKEN_LINE,
            ) as error:
                if api_errors.code(error) == api_errors.ALREADY_ACKNOWLEDGED:
                    return uncertain  # ours, if an earlier try may have arrived after all
                if not api_errors.is_passing(error) or wait is None:
                    if api_errors.code(error) == api_errors.UNKNOWN_INTERACTION and self._took_long:
                        self._late()
                    return self._gave_up(error)
                uncertain = True
                await asyncio.sleep(wait)
            else:
                return True
        return False

    @property
    def _took_long(self) -> bool:
        """Whether it came in time and waited here; one replayed to us is old already."""
        return asyncio.get_running_loop().time() - self._came > _TOOK_LONG

    async def _edit(self, answer: Answer, number: int) -> bool:
        for wait in (*_EDIT_WAITS, None):
            view, files = answer.view(number), answer.files(number)
            try:
                with api_errors.readable("edit"):
                    await self._interaction.edit_original_response(view=view, attachments=files)
            except (
                discord.HTTPException,
                api_errors.MangledReply,
                *api_errors.BROKEN_LINE,
            ) as error:
                if not api_errors.is_passing(error):
                    self._done()
                    return self._gave_up(error)
                if wait is None:
                    self.postpone()
                    return self._gave_up(error)
                await asyncio.sleep(wait)
            else:
                self._done()
                return True
        return False

    def _done(self) -> None:
        if self._held is not None:
            self._held.answered()

    def leave(self) -> None:
        """Somebody else answers it."""
        self._done()

    def postpone(self) -> None:
        """It could not be answered now: whoever takes it up goes on."""
        if self._held is not None:
            self._held.later(_EDIT_AGAIN)

    def _gave_up(self, error: BaseException) -> bool:
        level = logging.INFO if api_errors.is_over(error) else logging.ERROR
        _log.log(level, "interaction %d unanswered: %s", self._interaction.id, _said(error))
        return False


def _said(error: BaseException) -> str:
    if isinstance(error, discord.HTTPException):
        return f"Discord answered {error.status}, code {error.code}"
    return type(error).__name__
