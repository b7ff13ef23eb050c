"""What a process told to wait and left: answered by another one, in place of 'thinking'."""

from __future__ import annotations

from typing import cast
from zoneinfo import ZoneInfo

import discord

from adapters.discord import api_errors, taken
from adapters.discord.answer_renderer import Answer, AnswerRenderer
from adapters.discord.post import post
from adapters.discord.questions import asked
from adapters.discord.server_settings import settle
from adapters.discord.taken import Deferred
from bot.delivery.held_question import Held
from bot.ports import Clock
from bot.presentation.messages import verbatim
from bot.presentation.waiting_words import BUSY_CHANNEL, PERHAPS_ANSWERED, in_all_languages


class Resuming:
    """Answers from what the inbox kept. ``client`` is the one connected now."""

    def __init__(
        self, client: discord.Client, renderer: AnswerRenderer, clock: Clock, zone: ZoneInfo
    ) -> None:
        self._client = client
        self._renderer = renderer
        self._clock = clock
        self._zone = zone

    async def deferred(self, held: Held) -> None:
        """Put the answer where 'thinking' stands; the same words again do no harm.

        What changes something is not done again: then its asker is told to look. Raises the
        DeliveryError that keeps it from being answered now.
        """
        found = taken.asked_interaction(held.taken)
        if found.showing.settles and held.taken.tried_at is not None:
            answer = await self._renderer.say(PERHAPS_ANSWERED, found.locale)
        else:
            await held.trying()
            answer = await self._composed(found, held)
        await self._put(found.application, held, answer, found.showing.number)

    async def server_settings(self, held: Held) -> None:
        """Set what was chosen and tell how things stand; where it may be set already, and perhaps
        otherwise since, only tell.
        """
        found, place = taken.asked_settings(held.taken), held.taken.place
        chosen = {} if held.taken.tried_at is not None else found.chosen
        await held.trying()
        store = self._renderer.bot_context.store
        try:
            told = await settle(chosen, place.workspace, store, found.locale, now=self._clock())
        except Exception:
            answer = await self._renderer.apology(found.locale, held.taken.key)
        else:
            answer = await self._renderer.say(verbatim(told), found.locale)
        await self._put(found.application, held, answer)

    async def apologise(self, held: Held) -> None:
        """Say in place of 'thinking' that no answer comes."""
        application, lang = taken.told_to(held.taken)
        await held.trying()
        await self._put(application, held, await self._renderer.apology(lang, held.taken.key))

    async def _put(self, application: int, held: Held, answer: Answer, number: int = 1) -> None:
        webhook = discord.Webhook.partial(application, held.taken.address, client=self._client)
        try:
            with api_errors.readable("edit"):
                await webhook.edit_message(
                    cast("int", "@original"),  # stands for an id in the address
                    view=answer.view(number),
                    attachments=answer.files(number),
                )
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            raise api_errors.delivery_error(error, held.taken.place.channel) from None

    async def _composed(self, found: Deferred, held: Held) -> Answer:
        question = asked(
            found.state,
            place=held.taken.place,
            person=found.person,
            locale=found.locale,
            now=self._clock(),
            zone=self._zone,
            again=found.showing.again,
        )
        try:
            answer = await self._renderer.answer(
                question, found.state, attach=found.showing.attach, share=not found.alone
            )
        except Exception:
            return await self._renderer.apology(found.locale, held.taken.key)
        return answer.shared(int(found.person.id)) if found.showing.shared else answer

    async def busy(self, held: Held) -> None:
        """Tell a channel that some of it is left unanswered."""
        place = held.taken.place
        await held.trying()
        answer = await self._renderer.say(verbatim(in_all_languages(BUSY_CHANNEL)), "en")
        try:
            where = int(place.thread or place.channel)
            await post(self._client, where, answer, pending=held.taken.key)
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            raise api_errors.delivery_error(error, place.channel) from None
