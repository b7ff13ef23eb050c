"""Slash commands, shortcuts and typeahead."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from typing import Any

from adapters.slack.api_errors import NETWORK_ERRORS
from adapters.slack.inbound import payloads as inbound
from adapters.slack.inbound import taken
from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.form_openings import opened_form
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.payloads import Json, MessageLocation
from adapters.slack.inbound.view_actions import ViewActions
from adapters.slack.rendering import forms, typeahead
from bot.commands.spec import OptionKind
from bot.delivery.held_question import Held
from bot.domain.question_state import QuestionState
from bot.presentation.waiting_words import BUSY, in_all_languages

log = logging.getLogger(__name__)

Ack = Callable[..., Awaitable[Any]]
HELP = frozenset({"help", "aide", "?"})
_MESSAGE_CHARACTERS = 1_700
"""Of a message to be briefed on: what still fits a button that asks again."""


_KINDS = {forms.SPEAKERS: OptionKind.SPEAKER, forms.TOPICS: OptionKind.TOPICS}
"""What is typed for, by the field."""


class Commands:
    """Listeners for what a person starts from the composer or a menu."""

    def __init__(self, listeners: ListenerContext, in_views: ViewActions) -> None:
        self._listeners = listeners
        self._in_views = in_views

    async def command(self, ack: Ack, body: Json) -> None:
        """A slash command: answered to the person alone, with a button to share."""
        if not self._listeners.backlog.enter():
            await ack(in_all_languages(BUSY))
            return
        typed = str(body.get("text") or "").strip()
        state = _asked_for_help(typed, str(body["command"]).lstrip("/"))
        await self._take(inbound.of_command(body), state, body)
        await ack()

    async def _take(self, location: MessageLocation, state: QuestionState, body: Json) -> None:
        """Answer in the background; returns when it may be acknowledged."""
        now, url = self._listeners.clock(), str(body["response_url"])
        held = self._listeners.inbox.take(taken.command(location, state, url, now=now))
        trigger = str(body.get("trigger_id") or "")
        asked = partial(self._listeners.asked_now, held, location, state)
        await self._listeners.answer(held, self._privately(asked, trigger))

    async def resume(self, held: Held) -> None:
        """Answer one that a process left. Perhaps it did: then that is said, and no more."""
        if held.taken.tried_at is None:
            await self._privately(partial(self._listeners.asked, held), trigger="")
            return
        await self._listeners.perhaps_answered(held)

    async def _privately(
        self, ready: Callable[[], Awaitable[AskedQuestion | None]], trigger: str
    ) -> None:
        asked = await ready()
        if asked is None:
            return
        if not (trigger and await self._form_instead(asked, trigger)):
            await self._listeners.answers.privately(asked)

    async def _form_instead(self, asked: AskedQuestion, trigger: str) -> bool:
        """Open a form for a bare command; False where it is answered in words."""
        name, text = asked.state.command, asked.state.text
        command = self._listeners.bot_context.command(name) if name else None
        if command is None or command.form is None or command.form.action != text:
            return False
        view = await opened_form(self._listeners, asked, command, action=text)
        try:
            await asked.client.views_open(trigger_id=trigger, view=view)
        except NETWORK_ERRORS as error:
            log.info("form not opened: %s", type(error).__name__)
            return False
        return True

    async def shortcut(self, ack: Ack, body: Json) -> None:
        """'Brief me on this' in a message's menu, or 'Ask Dutybell' from anywhere."""
        if body.get("type") == "message_action":
            await self._brief(body)
        else:
            await self._in_views.ask(body)
        await ack()

    async def _brief(self, body: Json) -> None:
        if not self._listeners.backlog.enter():
            self._listeners.tasks.start(self._listeners.turn_away(str(body["response_url"])))
            return
        said = inbound.words_of(body.get("message") or {})[:_MESSAGE_CHARACTERS]
        location = replace(inbound.of_action(body), thread="")
        without_form = {"response_url": body["response_url"]}
        await self._take(location, QuestionState(text=said, command="brief"), without_form)

    async def options(self, ack: Ack, body: Json) -> None:
        """Typeahead: read from memory, so the answer goes into the acknowledgement itself."""
        snapshot = await self._listeners.bot_context.store.snapshot()
        typed = str(body.get("value") or "").strip()
        lang = forms.where(body.get("view") or {}).lang
        kind = _KINDS.get(str(body.get("action_id")), OptionKind.GOOD)
        day = self._listeners.clock().date()
        await ack(typeahead.options(kind, typed, snapshot, lang, day))


def _asked_for_help(typed: str, name: str) -> QuestionState:
    """'/tariff help' is '/help tariff': what people try first on Slack."""
    if typed.lower() in HELP:
        return QuestionState(text=name, command="help")
    return QuestionState(text=typed, command=name)
