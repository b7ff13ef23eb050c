"""Buttons, selects and submitted forms."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from adapters.slack import forms, home, inbound, posting, replies, words
from adapters.slack.answers import Asked
from adapters.slack.homes import Homes
from adapters.slack.inbound import Json, MessageLocation
from adapters.slack.listener_context import ListenerContext
from adapters.slack.outcomes import amiss
from adapters.slack.parts import DETAIL
from adapters.slack.question_state import QuestionState
from bot.commands.parsing.command_line import form_call
from bot.commands.spec import Command
from bot.presentation.messages import languages

log = logging.getLogger(__name__)

Ack = Callable[..., Awaitable[Any]]
_AGAIN = ("page:", "share", "files", DETAIL)
"""Buttons that want the answer they stand under; all others ask something new."""


class Interactions:
    """Listeners for block_actions and view_submission. All a button needs, it carries itself."""

    def __init__(self, listeners: ListenerContext, homes: Homes) -> None:
        self._listeners = listeners
        self._homes = homes

    async def action(self, ack: Ack, body: Json) -> None:
        """Something pressed or chosen in a message, a modal or on the Home tab."""
        await ack()
        for pressed in body.get("actions") or []:
            work = self._in_view if body.get("view") else self._in_message
            self._listeners.tasks.start(work(body, pressed))

    async def _in_message(self, body: Json, pressed: Json) -> None:
        location = inbound.of_action(body)
        url = str(body.get("response_url") or "")
        found = await self._listeners.client(location, url)
        if found is None:
            return
        try:
            state = QuestionState.read(str(pressed.get("value") or ""))
        except ValueError:
            asked = Asked(client=found[0], location=location, state=QuestionState(text=""))
            note = {"response_type": "ephemeral", "replace_original": False}
            text = words.STALE_BUTTON.on((await self._listeners.answers.profile(asked)).lang)
            await posting.respond(self._listeners.clients.session(), url, {**note, "text": text})
            return
        asked = Asked(client=found[0], location=location, state=state, response_url=url)
        if await self._filled_form(asked, str(body.get("trigger_id") or "")):
            return
        ephemeral = bool((body.get("container") or {}).get("is_ephemeral"))
        await self._act(asked, str(pressed.get("action_id") or ""), body, ephemeral=ephemeral)

    async def _filled_form(self, asked: Asked, trigger: str) -> bool:
        """Open the form a button's line stands for, filled in; False where it is a question."""
        call = form_call(asked.state.text, self._listeners.bot_context.catalogue)
        if call is None or not trigger:
            return False
        lang = (await self._listeners.answers.profile(asked)).lang
        filled = {name: {"value": {"value": value}} for name, value in call.options.items()}
        view = forms.command_form(
            call.command,
            lang,
            channel=asked.location.channel,
            action=call.action,
            filled=filled,
        )
        await asked.client.views_open(trigger_id=trigger, view=view)
        return True

    async def _act(self, asked: Asked, action: str, body: Json, *, ephemeral: bool) -> None:
        answers = self._listeners.answers
        if action.startswith(_AGAIN):
            asked = replace(asked, state=replace(asked.state, again=True))
        if action.startswith("page:"):
            await answers.turn(asked, ephemeral=ephemeral)
        elif action == "share":
            await self._share(asked, body)
        elif action == "files":
            await answers.files(asked)
        elif ephemeral:
            await answers.privately(asked)
        else:
            await answers.publicly(_under(asked, body))

    async def _share(self, asked: Asked, body: Json) -> None:
        """Put the answer into the channel, once, and take the private one away."""
        ts = str((body.get("container") or {}).get("message_ts") or "")
        key = (
            f"slack:share:{asked.location.team}:{asked.location.channel}:{asked.location.user}:{ts}"
        )
        if ts and not await self._listeners.first(key):
            return
        state = replace(asked.state, shared_by=asked.location.user)
        await self._listeners.answers.publicly(replace(asked, state=state))
        session = self._listeners.clients.session()
        await posting.respond(session, asked.response_url, {"delete_original": True})

    async def _in_view(self, body: Json, pressed: Json) -> None:
        location = inbound.of_action(body)
        view: Json = body["view"]
        place = forms.where(view)
        location = replace(location, channel=location.channel or place.channel)
        found = await self._listeners.clients.find(location.team)
        if found is None:
            return
        asked = Asked(client=found[0], location=location, state=QuestionState(text=""))
        action = str(pressed.get("action_id") or "")
        chosen = str((pressed.get("selected_option") or {}).get("value") or "")
        if await self._setting(asked, action, chosen):
            await self._homes.publish(asked)
        elif action.startswith(("home:ask", home.FORM)):
            await self._open_form(asked, action, str(body["trigger_id"]))
        elif view.get("type") == "home" and action in (forms.GOODS, forms.SPEAKERS):
            await self._answer_in_modal(asked, _looked_up(action, chosen), body)
        elif pressed.get("value"):
            await self._answer_in_modal(asked, QuestionState.read(str(pressed["value"])), body)

    async def _setting(self, asked: Asked, action: str, chosen: str) -> bool:
        """Language or rights; True when the choice was one of them."""
        if action == home.LANGUAGE:
            lang = next((lang for lang in languages() if lang == chosen), None)
            await self._listeners.answers.people.choose(
                asked.location.team, asked.location.user, lang
            )
            return True
        if action == home.RIGHTS and chosen in home.WHO_MAY:
            await self._homes.allow(asked, chosen)
            return True
        return False

    async def _open_form(self, asked: Asked, action: str, trigger: str) -> None:
        lang = (await self._listeners.answers.profile(asked)).lang
        channel = asked.location.channel
        command = self._listeners.bot_context.command(action.removeprefix(home.FORM))
        view = (
            forms.ask_form(lang, channel)
            if command is None
            else forms.command_form(
                command, lang, channel=channel, action=home.FORM_ACTIONS.get(command.name, "")
            )
        )
        await asked.client.views_open(trigger_id=trigger, view=view)

    async def _answer_in_modal(self, asked: Asked, state: QuestionState, body: Json) -> None:
        """Open a modal at once, since its trigger lives three seconds; then put the answer in."""
        lang = (await self._listeners.answers.profile(asked)).lang
        view: Json = body["view"]
        if view.get("type") == "home":
            opened = await asked.client.views_open(
                trigger_id=body["trigger_id"], view=forms.looking(lang)
            )
            view = replies.fields(opened.get("view"))
        await self._fill(replace(asked, state=state), replies.text(view.get("id")))

    async def _fill(self, asked: Asked, view_id: str) -> None:
        card, page = await self._listeners.answers.for_view(asked)
        await asked.client.views_update(view_id=view_id, view=forms.answer(page, card.lang))

    async def submission(self, ack: Ack, body: Json) -> None:
        """A form was sent: show that we are at it, then the answer in the same modal."""
        view: Json = body["view"]
        place = forms.where(view)
        state = _filled_in(view, place)
        if state is None:
            errors = {"question": words.NOTHING_ASKED.on(place.lang)}
            await ack(response_action="errors", errors=errors)
            return
        await ack(response_action="update", view=forms.looking(place.lang))
        location = inbound.of_action(body)
        self._listeners.tasks.start(
            self._submitted(replace(location, channel=place.channel), state, view)
        )

    async def _submitted(self, location: MessageLocation, state: QuestionState, view: Json) -> None:
        """The answer in place of the form; or the form again, with what is amiss above it."""
        found = await self._listeners.clients.find(location.team)
        if found is None:
            return
        asked = Asked(client=found[0], location=location, state=state)
        card, page = await self._listeners.answers.for_view(asked)
        command = self._listeners.bot_context.command(state.command)
        answer = forms.answer(page, card.lang)
        if command is not None and amiss(card) and _is_form_of(view, command):
            answer = forms.command_form(
                command,
                card.lang,
                channel=location.channel,
                action=state.text,
                filled=_state(view),
                above=[block for block in page.blocks if block["type"] == "rich_text"],
            )
        await asked.client.views_update(view_id=str(view["id"]), view=answer)


def _under(asked: Asked, body: Json) -> Asked:
    """A choice pressed under a message of the channel is answered in its thread."""
    if asked.location.thread or asked.location.private:
        return asked
    ts = str((body.get("container") or {}).get("message_ts") or "")
    return replace(asked, location=replace(asked.location, thread=ts))


def _looked_up(action: str, chosen: str) -> QuestionState:
    if action == forms.SPEAKERS:
        return QuestionState(text=chosen, command="quote", options=(("who", chosen),))
    return QuestionState(text=chosen, command="tariff", options=(("good", chosen),))


def _state(view: Json) -> forms.Filled:
    return (view.get("state") or {}).get("values") or {}


def _is_form_of(view: Json, command: Command) -> bool:
    return view.get("callback_id") == f"{forms.COMMAND_FORM}{command.name}"


def _filled_in(view: Json, place: forms.Where) -> QuestionState | None:
    """The question behind a form; None when nothing was asked."""
    values = forms.read(_state(view))
    callback = str(view.get("callback_id") or "")
    if callback.startswith(forms.COMMAND_FORM):
        name = callback.removeprefix(forms.COMMAND_FORM)
        return QuestionState(
            text=place.action, command=name, options=tuple(values.items()), lang=place.lang
        )
    if values.get("question"):
        return QuestionState(text=values["question"])
    if values.get("good"):
        return _looked_up(forms.GOODS, values["good"])
    if values.get("who"):
        return _looked_up(forms.SPEAKERS, values["who"])
    return None
