"""Buttons, selects and submitted forms."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from adapters.slack import words
from adapters.slack.api_errors import reason_of
from adapters.slack.inbound import payloads as inbound
from adapters.slack.inbound import taken
from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.form_openings import opened_form
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.outcomes import OUTSIDE, amiss
from adapters.slack.inbound.payloads import Json, MessageLocation
from adapters.slack.inbound.view_actions import ViewActions
from adapters.slack.outbound import posting
from adapters.slack.rendering import forms
from adapters.slack.rendering.parts import DETAIL, OPEN
from adapters.slack.rendering.render import Rendered
from bot.commands.parsing.command_line import form_call
from bot.commands.parsing.open_lines import open_line
from bot.commands.spec import Command
from bot.delivery.held_question import Held
from bot.domain.question_state import QuestionState
from bot.presentation import form_words
from bot.presentation.messages import languages
from bot.presentation.waiting_words import BUSY

log = logging.getLogger(__name__)

Ack = Callable[..., Awaitable[Any]]
_AGAIN = ("page:", "share", "files", DETAIL)
"""Buttons that want the answer they stand under; all others ask something new."""
CHECKING_SECONDS = 1.2
"""For the checks of a form: it must be acknowledged within three seconds of being sent."""


class Interactions:
    """Listeners for block_actions and view_submission. All a button needs, it carries itself."""

    def __init__(self, listeners: ListenerContext, in_views: ViewActions) -> None:
        self._listeners = listeners
        self._in_views = in_views

    async def action(self, ack: Ack, body: Json) -> None:
        """Something pressed or chosen in a message, a modal or on the Home tab."""
        for pressed in body.get("actions") or []:
            if str(pressed.get("action_id") or "").startswith(OPEN):
                continue
            if body.get("view"):
                await self._in_views.take(body, pressed)
            else:
                await self._in_message(body, pressed)
        await ack()

    async def _in_message(self, body: Json, pressed: Json) -> None:
        """Answer in the background; returns when the press may be acknowledged."""
        location, url = inbound.of_action(body), str(body.get("response_url") or "")
        try:
            state = QuestionState.read(str(pressed.get("value") or ""), languages())
        except ValueError:
            self._listeners.tasks.start(self._stale(location, url))
            return
        if not self._listeners.backlog.enter():
            self._listeners.tasks.start(self._listeners.turn_away(url))
            return
        container = body.get("container") or {}
        press = {
            "action": str(pressed.get("action_id") or ""),
            "ephemeral": bool(container.get("is_ephemeral")),
            "ts": str(container.get("message_ts") or ""),
        }
        now = self._listeners.clock()
        held = self._listeners.inbox.take(taken.pressed(location, state, press, url, now=now))
        trigger = str(body.get("trigger_id") or "")
        await self._listeners.answer(held, self._pressed(held, trigger))

    async def resume_press(self, held: Held) -> None:
        """Answer a press that a process left. Perhaps it did: then that is said, and no more."""
        turned = str(taken.fields(held.taken)["press"]["action"]).startswith("page:")
        if held.taken.tried_at is None or turned:  # the same page in the same place does no harm
            await self._pressed(held, trigger="")
        else:
            await self._listeners.perhaps_answered(held)

    async def _pressed(self, held: Held, trigger: str) -> None:
        asked = await self._listeners.asked(held)
        if asked is None:
            return
        if not (trigger and await self._filled_form(asked, trigger)):
            await self._act(asked, taken.fields(held.taken)["press"])

    async def _stale(self, location: MessageLocation, url: str) -> None:
        found = await self._listeners.client(location, url)
        if found is None:
            return
        asked = AskedQuestion(client=found[0], location=location, state=QuestionState(text=""))
        text = words.STALE_BUTTON.on((await self._listeners.answers.profile(asked)).lang)
        await posting.respond_ephemeral(self._listeners.clients.session(), url, text)

    async def _filled_form(self, asked: AskedQuestion, trigger: str) -> bool:
        """Open the form a button's line stands for, filled in; False where it is a question."""
        catalogue = self._listeners.bot_context.catalogue
        if (left := open_line(asked.state.text, catalogue)) is not None:
            lang = (await self._listeners.answers.profile(asked)).lang
            view = forms.open_form(left, lang, asked.location.channel)
            await asked.client.views_open(trigger_id=trigger, view=view)
            return True
        call = form_call(asked.state.text, catalogue)
        if call is None:
            return False
        filled = {name: {"value": {"value": value}} for name, value in call.options.items()}
        view = await opened_form(
            self._listeners, asked, call.command, action=call.action, filled=filled or None
        )
        await asked.client.views_open(trigger_id=trigger, view=view)
        return True

    async def _act(self, asked: AskedQuestion, press: Json) -> None:
        answers = self._listeners.answers
        action, ephemeral = str(press["action"]), bool(press["ephemeral"])
        if action.startswith(_AGAIN):
            asked = replace(asked, again=True)
        if action.startswith("page:"):
            await answers.turn(asked, ephemeral=ephemeral)
        elif action == "share":
            await self._share(asked, str(press["ts"]))
        elif action == "files":
            await answers.files(asked)
        elif ephemeral:
            await answers.privately(asked)
        else:
            await answers.publicly(_under(asked, str(press["ts"])))

    async def _share(self, asked: AskedQuestion, ts: str) -> None:
        """Put the answer into the channel, once, and take the private one away."""
        key = (
            f"slack:share:{asked.location.team}:{asked.location.channel}:{asked.location.user}:{ts}"
        )
        again = asked.held is not None and asked.held.taken.tries > 1
        if ts and not again and not await self._listeners.first(key):
            return
        state = replace(asked.state, shared_by=asked.location.user)
        await self._listeners.answers.publicly(replace(asked, state=state))
        session = self._listeners.clients.session()
        await posting.respond(session, asked.response_url, {"delete_original": True})

    async def submission(self, ack: Ack, body: Json) -> None:
        """A form was sent: show that we are at it, then the answer in the same modal."""
        view: Json = body["view"]
        place = forms.where(view)
        state = _filled_in(view, place)
        if state is None:
            errors = {"question": words.NOTHING_ASKED.on(place.lang)}
            await ack(response_action="errors", errors=errors)
            return
        location = inbound.of_action(body)
        location = replace(location, channel=_channel(view) or place.channel)
        errors = await self._faults_in_time(location, state, view)
        if errors:
            await ack(response_action="errors", errors=errors)
            return
        if not self._listeners.backlog.enter():
            await ack(response_action="update", view=forms.told(BUSY.on(place.lang), place.lang))
            return
        now = self._listeners.clock()
        held = self._listeners.inbox.take(taken.form(location, state, view, now=now))
        await self._listeners.answer(held, self.resume_form(held))
        await ack(response_action="update", view=forms.looking(place.lang))

    async def _faults_in_time(
        self, location: MessageLocation, state: QuestionState, view: Json
    ) -> dict[str, str]:
        """What is wrong with a form, as far as that is known before it must be acknowledged.

        What is found too late stands above the form instead of its answer. Whether somebody may
        order for another channel is looked at here alone: unknown, they are asked to send again.
        """
        checking = asyncio.ensure_future(self._faults(location, state, view))
        checking.add_done_callback(_looked_at)  # not cut off: it may be renewing a token
        await asyncio.wait({checking}, timeout=CHECKING_SECONDS)
        error = checking.exception() if checking.done() else TimeoutError()
        if error is None:
            return checking.result()
        log.warning("a form is not checked: %s", reason_of(error))
        where = forms.where(view)
        elsewhere = location.channel != where.channel
        return {forms.CHANNEL: BUSY.on(where.lang)} if elsewhere else {}

    async def _faults(
        self, location: MessageLocation, state: QuestionState, view: Json
    ) -> dict[str, str]:
        """What is wrong with a filled-in form, by the field it is shown at."""
        command = self._listeners.bot_context.command(state.command)
        found = await self._listeners.clients.find(location.team)
        if command is None or found is None or not _is_form_of(view, command):
            return {}
        asked = AskedQuestion(client=found[0], location=location, state=state)
        fault = await self._listeners.answers.fault(asked, command)
        fields = {block.get("block_id") for block in view.get("blocks") or ()}
        if fault is not None and fault.option in fields:
            return {fault.option: fault.words}
        if location.channel == forms.where(view).channel:
            return {}
        return await self._channel_faults(asked, view)

    async def _channel_faults(self, asked: AskedQuestion, view: Json) -> dict[str, str]:
        """Why another channel than the one the form was opened in can't be ordered for.

        Slack tells in no other way who is a member of it, but by a further scope.
        """
        lang = forms.where(view).lang
        page = Rendered(blocks=[], text=form_words.SETTING_UP.on(lang))
        location = asked.location
        refused = await posting.to_one(asked.client, location.channel, location.user, page)
        if not refused:
            return {}
        mine = refused in OUTSIDE
        told = form_words.NOT_MY_CHANNEL if mine else form_words.NOT_YOUR_CHANNEL
        return {forms.CHANNEL: told.on(lang)}

    async def resume_form(self, held: Held) -> None:
        """The answer in place of the form; or the form again, with what is amiss above it."""
        location, state = taken.location(held.taken), taken.state(held.taken)
        view: Json = taken.fields(held.taken)["view"]
        found = await self._listeners.clients.find(location.team)
        if found is None:
            return
        asked = AskedQuestion(client=found[0], location=location, state=state, held=held)
        await asked.about_to_answer()
        card, page = await self._listeners.answers.for_view(asked)
        command = self._listeners.bot_context.command(state.command)
        answer = forms.answer(page, card.lang)
        if command is not None and amiss(card) and _is_form_of(view, command):
            opening = forms.ViewOpening(
                channel=location.channel,
                action=state.text,
                filled=forms.filled(view),
                above=[block for block in page.blocks if block["type"] == "rich_text"],
            )
            answer = forms.command_form(command, card.lang, opening)
        await asked.client.views_update(view_id=str(view["id"]), view=answer)


def _looked_at(checking: asyncio.Future[dict[str, str]]) -> None:
    """So that nobody is warned of what came too late."""
    if not checking.cancelled():
        checking.exception()


def _under(asked: AskedQuestion, ts: str) -> AskedQuestion:
    """A choice pressed under a message of the channel is answered in its thread."""
    if asked.location.thread or asked.location.private:
        return asked
    return replace(asked, location=replace(asked.location, thread=ts))


def _channel(view: Json) -> str:
    """The channel that was picked in a form, '' where there was none to pick."""
    return forms.read(forms.filled(view)).get(forms.CHANNEL, "")


def _is_form_of(view: Json, command: Command) -> bool:
    return view.get("callback_id") == f"{forms.COMMAND_FORM}{command.name}"


def _filled_in(view: Json, place: forms.Where) -> QuestionState | None:
    """The question behind a form; None when nothing was asked."""
    values = forms.read(forms.filled(view))
    callback = str(view.get("callback_id") or "")
    if callback.startswith(forms.COMMAND_FORM):
        name = callback.removeprefix(forms.COMMAND_FORM)
        values.pop(forms.CHANNEL, None)
        return QuestionState(text=place.action, command=name, options=values, lang=place.lang)
    if callback == forms.OPEN_FORM:
        written = values.get(place.option, "")
        text = f"{place.line} {place.option} {written}"
        return QuestionState(text=text, lang=place.lang) if written and place.line else None
    if values.get("question"):
        return QuestionState(text=values["question"])
    if values.get("good"):
        return forms.looked_up(forms.GOODS, values["good"])
    if values.get("who"):
        return forms.looked_up(forms.SPEAKERS, values["who"])
    return None
