"""Whoever asked is told that no answer comes, where they look for it: one failed in us for good."""

from __future__ import annotations

import logging

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import words
from adapters.slack.api_errors import NETWORK_ERRORS, delivery_error, reason_of
from adapters.slack.inbound import payloads as inbound
from adapters.slack.inbound import taken
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.payloads import MessageLocation
from adapters.slack.outbound import posting
from adapters.slack.outbound.history import Target
from adapters.slack.rendering import forms
from adapters.slack.rendering.render import Rendered
from bot.delivery.busy import BUSY
from bot.delivery.held_question import Held
from bot.domain.text import Lang
from bot.presentation.messages import SOURCE
from bot.presentation.waiting_words import PERHAPS_ANSWERED

log = logging.getLogger(__name__)


class Apologies:
    """Says in one sentence that it went wrong; where an answer may stand, that it may."""

    def __init__(self, listeners: ListenerContext) -> None:
        self._listeners = listeners

    async def give(self, held: Held) -> None:
        """Tell them, once. Raises the DeliveryError that keeps them from being told now, or
        NotOurs.
        """
        kind, event = held.taken.kind, taken.fields(held.taken).get("event")
        if kind == BUSY:
            return  # a notice to a channel: nobody in it waits for an answer
        location = taken.location(held.taken)
        if event is not None:
            location = inbound.of_message(location.team, event)
        found = await self._listeners.client(location, held.taken.address)
        if found is None:
            return
        try:
            await self._told(held, location, found[0])
        except NETWORK_ERRORS as error:
            raise delivery_error(error, bucket=f"slack:{location.channel}") from error

    async def _told(self, held: Held, location: MessageLocation, client: AsyncWebClient) -> None:
        lang = await self._lang(client, location)
        said = words.FAILED if held.taken.tried_at is None else PERHAPS_ANSWERED
        text = said.on(lang)
        match held.taken.kind:
            case taken.COMMAND | taken.PRESSED:
                session = self._listeners.clients.session()
                await posting.respond_ephemeral(
                    session, held.taken.address, text, confirm=held.trying
                )
            case taken.FORM:
                await held.trying()
                view = str(taken.fields(held.taken)["view"]["id"])
                await _in_place(client, view, text, lang)
            case taken.IN_VIEW:
                await self._post(held, Target(channel=location.user), text, client)
            case _:
                there = Target(channel=location.channel, thread=location.thread, key=held.taken.key)
                await self._post(held, there, text, client)

    async def _post(self, held: Held, there: Target, text: str, client: AsyncWebClient) -> None:
        page = Rendered(blocks=[], text=text)
        history = self._listeners.answers.history
        await posting.post_surely(client, there, page, history, confirm=held.trying)

    async def _lang(self, client: AsyncWebClient, location: MessageLocation) -> Lang:
        """Theirs; the source's where that is what fails."""
        try:
            people = self._listeners.answers.people
            return (await people.find(client, location.team, location.user)).lang
        except Exception as error:
            log.warning("nobody tells in which language: %s", type(error).__name__)
            return SOURCE


async def _in_place(client: AsyncWebClient, view: str, text: str, lang: Lang) -> None:
    """In place of the form, unless it was closed: then nobody looks for an answer there."""
    try:
        await client.views_update(view_id=view, view=forms.told(text, lang))
    except SlackApiError as error:
        if reason_of(error) != "not_found":
            raise
