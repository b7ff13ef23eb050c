"""What is pressed on the Home tab and in modals: done, or its presser told that it was not."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.errors import SlackApiError

from adapters.slack import replies, words
from adapters.slack.api_errors import NETWORK_ERRORS, delivery_error, reason_of
from adapters.slack.inbound import payloads as inbound
from adapters.slack.inbound import taken
from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.form_openings import opened_form
from adapters.slack.inbound.homes import Homes
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.payloads import Json, MessageLocation
from adapters.slack.outbound import posting
from adapters.slack.outbound.history import Target
from adapters.slack.rendering import forms, home
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.render import Rendered
from bot.commands.parsing.open_lines import open_line
from bot.delivery.held_question import Held
from bot.domain.question_state import QuestionState
from bot.domain.text import Words
from bot.presentation.messages import languages
from bot.presentation.waiting_words import BUSY, PERHAPS_ANSWERED, PRESS_AGAIN

log = logging.getLogger(__name__)
ASK = "home:ask"


class _NoModal(Exception):
    """Slack opens no modal for this press: it came too long ago, or before a restart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Press:
    """``trigger`` opens one modal within three seconds of the press; '' after a restart."""

    action: str
    chosen: str
    value: str
    view: Json
    trigger: str

    @property
    def at_home(self) -> bool:
        """Whether it was pressed on the Home tab."""
        return self.view.get("type") == "home"

    @property
    def state(self) -> QuestionState | None:
        """The question it asks; None where it asks none."""
        if self.at_home and self.action in (forms.GOODS, forms.SPEAKERS):
            return forms.looked_up(self.action, self.chosen)
        try:
            return QuestionState.read(self.value, languages()) if self.value else None
        except ValueError:  # no question, or one of a version long gone
            return None


class ViewActions:
    """Does what was pressed. What needs a modal that cannot be had goes to direct messages."""

    def __init__(self, listeners: ListenerContext, homes: Homes) -> None:
        self._listeners = listeners
        self._homes = homes

    async def take(self, body: Json, pressed: Json) -> None:
        """Do it in the background; returns when the press may be acknowledged."""
        view: Json = body["view"]
        location = inbound.of_action(body)
        location = replace(location, channel=location.channel or forms.where(view).channel)
        press = {
            "action": str(pressed.get("action_id") or ""),
            "chosen": str((pressed.get("selected_option") or {}).get("value") or ""),
            "value": str(pressed.get("value") or ""),
        }
        await self._take(location, press, view, body)

    async def ask(self, body: Json) -> None:
        """The shortcut that opens the form for a question."""
        await self._take(inbound.of_action(body), {"action": ASK}, {}, body)

    async def _take(self, location: MessageLocation, press: Json, view: Json, body: Json) -> None:
        trigger = str(body.get("trigger_id") or "")
        if not self._listeners.backlog.enter():
            self._listeners.tasks.start(self._turn_away(location, trigger))
            return
        question = taken.in_view(location, press, view, trigger, now=self._listeners.clock())
        held = self._listeners.inbox.take(question)
        await self._listeners.answer(held, self._answered(held, trigger))

    async def _turn_away(self, location: MessageLocation, trigger: str) -> None:
        found = await self._listeners.client(location)
        if found is not None:
            asked = AskedQuestion(client=found[0], location=location, state=QuestionState(text=""))
            lang = (await self._listeners.answers.profile(asked)).lang
            await found[0].views_open(trigger_id=trigger, view=forms.told(BUSY.on(lang), lang))

    async def resume(self, held: Held) -> None:
        """Do one that a process left, as far as it goes without its trigger."""
        await self._answered(held, trigger="")

    async def _answered(self, held: Held, trigger: str) -> None:
        """Do it. Raises the DeliveryError that keeps it from being done now."""
        location, kept = taken.location(held.taken), taken.fields(held.taken)
        found = await self._listeners.clients.find(location.team)
        if found is None:
            return
        told = kept["press"]
        press = _Press(
            action=told["action"],
            chosen=str(told.get("chosen") or ""),
            value=str(told.get("value") or ""),
            view=kept["view"],
            trigger=trigger,
        )
        asked = AskedQuestion(
            client=found[0], location=location, state=QuestionState(text=""), held=held
        )
        try:
            await self._do(asked, press)
        except _NoModal:
            await self._directly(asked, press)
        except NETWORK_ERRORS as error:
            raise delivery_error(error, bucket=f"slack:{location.user}") from error

    async def _do(self, asked: AskedQuestion, press: _Press) -> None:
        if await self._setting(asked, press.action, press.chosen):
            await self._homes.publish(asked)
        elif press.action == forms.MORE:
            await self._with_more(asked, press.view)
        elif press.action.startswith((ASK, home.FORM)):
            await self._open_form(asked, press)
        elif (state := press.state) is not None:
            await self._answer_in_modal(replace(asked, state=state), press)
        elif press.value:
            await self._told(asked, words.STALE_BUTTON)

    async def _setting(self, asked: AskedQuestion, action: str, chosen: str) -> bool:
        """Language or rights; True when the choice was one of them."""
        assert asked.held is not None
        at = asked.held.taken.taken_at
        if action == home.LANGUAGE:
            lang = next((lang for lang in languages() if lang == chosen), None)
            team, user = asked.location.team, asked.location.user
            await self._listeners.answers.people.choose(team, user, lang, at=at)
            return True
        if action == home.RIGHTS and chosen in home.WHO_MAY:
            await self._homes.allow(asked, chosen, at=at)
            return True
        if action == home.KEEP and chosen in home.KEEPS:
            await self._homes.keep(asked, allowed=chosen == "yes", at=at)
            return True
        return False

    async def _open_form(self, asked: AskedQuestion, press: _Press) -> None:
        if not press.trigger:
            raise _NoModal
        command = self._listeners.bot_context.command(press.action.removeprefix(home.FORM))
        if command is None:
            lang = (await self._listeners.answers.profile(asked)).lang
            view = forms.ask_form(lang, asked.location.channel)
        else:
            action = command.form.action if command.form else ""
            view = await opened_form(self._listeners, asked, command, action=action)
        await _opened(asked.client.views_open, press, view)

    async def _with_more(self, asked: AskedQuestion, view: Json) -> None:
        """The form again with all its fields, and what was put in those that stood there."""
        name = str(view.get("callback_id") or "").removeprefix(forms.COMMAND_FORM)
        command = self._listeners.bot_context.command(name)
        if command is None:
            return
        place = forms.where(view)
        opening = forms.ViewOpening(
            channel=place.channel, action=place.action, filled=forms.filled(view), more=True
        )
        whole = forms.command_form(command, place.lang, opening)
        await asked.client.views_update(view_id=str(view["id"]), view=whole)

    async def _answer_in_modal(self, asked: AskedQuestion, press: _Press) -> None:
        """Open a modal at once, since its trigger lives three seconds; then put the answer in."""
        lang = (await self._listeners.answers.profile(asked)).lang
        left = open_line(asked.state.text, self._listeners.bot_context.catalogue)
        if left is not None:
            opening = forms.open_form(left, lang, asked.location.channel)
            client = asked.client
            await _opened(client.views_open if press.at_home else client.views_push, press, opening)
            return
        view_id = str(press.view.get("id") or "")
        if press.at_home:
            opened = await _opened(asked.client.views_open, press, forms.looking(lang))
            view_id = replies.text(replies.fields(opened.get("view")).get("id"))
        card, page = await self._listeners.answers.for_view(asked)
        await asked.about_to_answer()
        await asked.client.views_update(view_id=view_id, view=forms.answer(page, card.lang))

    async def _directly(self, asked: AskedQuestion, press: _Press) -> None:
        """Answer in a direct message; where only a modal would do, ask for another press."""
        assert asked.held is not None
        state = press.state
        if asked.held.taken.tried_at is not None:
            await self._told(asked, PERHAPS_ANSWERED)
        elif state is None or open_line(state.text, self._listeners.bot_context.catalogue):
            await self._told(asked, PRESS_AGAIN)
        else:
            await self._listeners.answers.directly(replace(asked, state=state))

    async def _told(self, asked: AskedQuestion, told: Words) -> None:
        text = told.on((await self._listeners.answers.profile(asked)).lang)
        await asked.about_to_answer()
        page = Rendered(blocks=[], text=text)
        await posting.post(asked.client, Target(channel=asked.location.user), page)


async def _opened(show: Callable[..., Awaitable[Any]], press: _Press, view: Block) -> Any:
    """What Slack tells of the modal it opened. Raises _NoModal where it opens none any more."""
    if not press.trigger:
        raise _NoModal
    try:
        return await show(trigger_id=press.trigger, view=view)
    except SlackApiError as error:
        code = reason_of(error)
        if "trigger" not in code:
            raise
        log.info("no modal for a press: %s", code)
        raise _NoModal from None
