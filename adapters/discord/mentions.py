"""Messages in: mentions in channels and threads, and direct messages. One answer each."""

from __future__ import annotations

import logging
from dataclasses import replace

import discord

from adapters.discord import api_errors, replies, taken, words
from adapters.discord.answer_renderer import Answer, AnswerRenderer
from adapters.discord.blocks import small
from adapters.discord.channels import Channels, KnownChannel, named
from adapters.discord.incoming import Incoming
from adapters.discord.limits import THREAD_NAME
from adapters.discord.markdown import cut, unpinged
from adapters.discord.post import mark, patiently, post
from adapters.discord.questions import PLATFORM, message_ask
from adapters.discord.settings import DiscordSettings
from adapters.discord.taken import AskedMessage
from bot.delivery.held_question import Held
from bot.domain.question_state import QuestionState
from bot.domain.questions import Place, Question
from bot.domain.text import Lang
from bot.errors import DeliveryError, OutcomeUnknown
from bot.ports import Clock, PlaceSettings
from bot.reading.text.language import language_of

_log = logging.getLogger(__name__)
_TO_OPEN = ("create_public_threads", "send_messages_in_threads")
_NOT_ALLOWED = frozenset({api_errors.MISSING_ACCESS, api_errors.MISSING_PERMISSIONS})
_READ_BACK = 100
"""Messages looked through for an answer that may stand already."""
_LOOK_AGAIN = 60.0
_NO_THREADS_HERE = frozenset({50024, *_NOT_ALLOWED})


class Mentions:
    """Answers messages where they were written, or in a thread opened from them."""

    def __init__(
        self,
        client: discord.Client,
        renderer: AnswerRenderer,
        clock: Clock,
        settings: DiscordSettings,
        incoming: Incoming,
    ) -> None:
        self._client = client
        self._renderer = renderer
        self._channels = Channels(client)
        self._clock = clock
        self._zone = settings.zone
        self._incoming = incoming

    async def take(self, message: discord.Message) -> None:
        """Answer, once over all processes and replays. Bots are never answered."""
        if message.author.bot or message.webhook_id is not None:
            return
        incoming, channel = self._incoming, str(message.channel.id)
        if incoming.inbox.knows(taken.message_key(message.id)):
            return
        asked, place = taken.of_message(message), _place(message)
        if not incoming.backlog.enter(channel):
            await incoming.busy.turn_away(place)
            return
        held = incoming.inbox.take_once(taken.mention(asked, place, now=self._clock()))
        try:
            if await held.safe():
                await incoming.inbox.attend(held, self._answered(message, asked, held))
        except DeliveryError as error:
            _log.warning("message %d is unanswered so far: %s", message.id, error)
        finally:
            incoming.backlog.leave(channel)

    async def resume(self, held: Held) -> None:
        """Answer a message that a process took and left; what may stand already is looked for.

        Raises OutcomeUnknown while Discord may still come to show an earlier try.
        """
        asked = taken.asked_message(held.taken)
        if held.taken.tried_at is not None:
            if await self._stands(asked):
                return
            if (left := held.too_soon()) is not None:
                raise OutcomeUnknown("not to be seen yet", retry_after=min(left, _LOOK_AGAIN))
        message = await self._read(asked)
        if message is not None:
            await self._answered(message, asked, held)

    async def apologise(self, held: Held) -> None:
        """Say below the message that no answer comes. Raises the DeliveryError that keeps it from
        being said now.
        """
        asked = taken.asked_message(held.taken)
        answer = await self._renderer.apology(asked.locale, f"message {asked.message}")
        channel = self._client.get_partial_messageable(asked.channel, guild_id=asked.guild)
        message, pending = channel.get_partial_message(asked.message), _pending(asked.message)

        async def send() -> None:
            await held.trying()
            await post(self._client, asked.channel, answer, pending=pending, answering=message)

        try:
            await patiently(send)
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            raise api_errors.delivery_error(error, str(asked.channel)) from None

    async def _stands(self, asked: AskedMessage) -> bool:
        """Whether an answer stands in the thread of the message, or below it."""
        wanted = mark(_pending(asked.message))
        for where in (asked.message, asked.channel):
            try:
                stood = await self._client.http.logs_from(where, _READ_BACK)
            except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
                if api_errors.code(error) == api_errors.UNKNOWN_CHANNEL:
                    continue  # the thread was never opened
                raise OutcomeUnknown(f"channel {where}: {type(error).__name__}") from None
            if any(one.mark == wanted for one in replies.messages(stood)):
                return True
        return False

    async def _read(self, asked: AskedMessage) -> discord.Message | None:
        """The message as it stands; None where it is gone."""
        channel = self._client.get_partial_messageable(asked.channel, guild_id=asked.guild)
        try:
            with api_errors.readable("message"):
                return await channel.fetch_message(asked.message)
        except discord.NotFound:
            return None
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            raise api_errors.delivery_error(error, str(asked.channel)) from None

    async def _answered(self, message: discord.Message, asked: AskedMessage, held: Held) -> None:
        """Answer it. Raises the DeliveryError that keeps it from being answered now."""
        settings = await self._settings(message)
        try:
            await self._reply(message, asked, settings, held)
        except discord.HTTPException as error:
            if error.code not in _NOT_ALLOWED:
                raise api_errors.delivery_error(error, str(asked.channel)) from None
            self._channels.forget(message.channel.id)  # its permissions have changed: look again
            await self._reply_at_last(message, asked, settings, held)
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            raise api_errors.delivery_error(error, str(asked.channel)) from None

    async def _reply_at_last(
        self, message: discord.Message, asked: AskedMessage, settings: PlaceSettings, held: Held
    ) -> None:
        try:
            await self._reply(message, asked, settings, held)
        except (discord.DiscordException, *api_errors.BROKEN_LINE) as error:
            raise api_errors.delivery_error(error, str(asked.channel)) from None

    async def _reply(
        self, message: discord.Message, asked: AskedMessage, settings: PlaceSettings, held: Held
    ) -> None:
        place = held.taken.place
        known = None if place.private else await self._channels.get(message.channel.id)
        if known is not None and known.thread:
            place = replace(place, channel=str(known.parent), thread=str(known.id))
        opening = settings.threads and known is not None and known.opens_threads
        if opening:  # a thread opened from a message has that message's id
            place = replace(place, thread=str(message.id))
        question = message_ask(
            message,
            place,
            settings.lang,
            manages=asked.manages,
            locale=asked.locale,
            now=self._clock(),
            zone=self._zone,
        )
        if known is not None and self._silenced(known, opening=opening):
            await self._explain(message, question, known.lacks(*known.to_speak))
            return
        answer = await self._answer(message, question, known)
        await self._deliver(message, question, answer, known if opening else None, held)

    @staticmethod
    def _silenced(known: KnownChannel, *, opening: bool) -> bool:
        """Whether nothing can be said here, nor in a thread opened from here."""
        return bool(known.lacks(*known.to_speak)) and (not opening or bool(known.lacks(*_TO_OPEN)))

    async def _settings(self, message: discord.Message) -> PlaceSettings:
        """The settings where it was written; the defaults while the store is away."""
        try:
            async with self._renderer.bot_context.store.transaction() as records:
                return await records.channel_settings.settings(_place(message))
        except Exception as error:
            _log.warning("settings of a channel were not read: %s", type(error).__name__)
            return PlaceSettings()

    async def _answer(
        self, message: discord.Message, question: Question, known: KnownChannel | None
    ) -> Answer:
        attach = known is None or not known.lacks("attach_files")
        state = QuestionState(text=question.text, options=question.options)
        try:
            return await self._renderer.answer(question, state, attach=attach, share=False)
        except Exception:
            return await self._renderer.apology(question.locale, f"message {message.id}")

    async def _deliver(
        self,
        message: discord.Message,
        question: Question,
        answer: Answer,
        opening: KnownChannel | None,
        held: Held,
    ) -> None:
        pending = _pending(message.id)
        thread = None
        if opening is not None:
            missing = opening.lacks(*_TO_OPEN)
            thread = None if missing else await self._thread(message, answer)
            if thread is None:
                refused = missing or _TO_OPEN[:1]
                answer = answer.remarked(_no_thread(answer.card.lang, opening, refused))
        where = thread or message.channel.id
        reference = None if thread or question.place.private else message

        async def send(reference: discord.Message | None) -> None:
            await held.trying()  # before each try: after a wait it may be another's
            await post(self._client, where, answer, pending=pending, answering=reference)

        try:
            await patiently(lambda: send(reference))
        except discord.HTTPException as error:
            if error.code != api_errors.ARCHIVED_THREAD:
                raise
            await self._client.http.edit_channel(where, archived=False)
            await patiently(lambda: send(None))

    async def _thread(self, message: discord.Message, answer: Answer) -> int | None:
        """The thread opened from ``message``, by us or just before us; None where it can't be."""
        name = cut(unpinged(answer.card.title) or "Dutybell", THREAD_NAME)
        try:
            made = await patiently(lambda: _opened(message, name))
        except discord.HTTPException as error:
            if error.code == api_errors.THREAD_EXISTS:
                return message.id
            if error.code in _NO_THREADS_HERE:
                self._channels.forget(message.channel.id)
                return None
            raise
        return made.id

    async def _explain(
        self, message: discord.Message, question: Question, missing: tuple[str, ...]
    ) -> None:
        """Say by direct message which permission is missing where: here we can't."""
        lang = language_of(question)
        text = words.MISSING_HERE.on(
            lang, where=f"<#{message.channel.id}>", names=named(missing, lang)
        )
        answer = (await self._renderer.say(words.CANT_ANSWER_THERE, lang)).remarked(text)
        try:
            with api_errors.readable("direct message"):
                direct = await message.author.create_dm()
            await post(self._client, direct.id, answer, pending=f"why not {message.id}")
        except (discord.DiscordException, *api_errors.BROKEN_LINE):
            _log.warning("no permission to answer message %d, nor to say so", message.id)


async def _opened(message: discord.Message, name: str) -> discord.Thread:
    with api_errors.readable("thread"):
        return await message.create_thread(name=name)


def _pending(message: int) -> str:
    return f"answer to {message}"


def _place(message: discord.Message) -> Place:
    number = str(message.channel.id)
    guild = message.guild.id if message.guild else getattr(message.channel, "guild_id", None)
    if guild is None:
        return Place(platform=PLATFORM, channel=number, private=True)
    return Place(platform=PLATFORM, workspace=str(guild), channel=number)


def _no_thread(lang: Lang, channel: KnownChannel, missing: tuple[str, ...]) -> str:
    where = words.MISSING_HERE.on(lang, where=f"<#{channel.id}>", names=named(missing, lang))
    return f"{small(words.NO_THREAD.on(lang))}\n-# {where}"
