"""Interactions in: commands, completions, buttons and forms, each acknowledged in time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import discord
from discord import app_commands

from adapters.discord import limits, taken, words
from adapters.discord.answer_renderer import Answer, AnswerRenderer
from adapters.discord.autocomplete import completions
from adapters.discord.custom_ids import decode
from adapters.discord.forms import (
    CHANNEL,
    ModalOpening,
    chosen_channel,
    form,
    open_form,
    submitted,
)
from adapters.discord.incoming import Incoming
from adapters.discord.questions import (
    command_question,
    interaction_ask,
    interaction_place,
    is_alone,
    language,
    menu_question,
    sub_command,
)
from adapters.discord.reply import Reply
from adapters.discord.server_settings import chosen_in, settle
from adapters.discord.settings import DiscordSettings
from adapters.discord.taken import Showing
from adapters.discord.tree import MESSAGE_MENU, SERVER_SETTINGS
from adapters.discord.view import FORM, PAGE, PICK, SHARE
from bot.commands.forms import fault_of, shown
from bot.commands.parsing.command_line import form_call, typed_line
from bot.commands.parsing.open_lines import open_line
from bot.commands.spec import Command
from bot.commands.suggestions import topic_names
from bot.delivery.held_question import Held
from bot.domain.inbox import TakenQuestion
from bot.domain.question_state import QuestionState
from bot.domain.questions import Place
from bot.domain.text import Lang, Words
from bot.ports import Clock
from bot.presentation.messages import verbatim
from bot.presentation.plain_words import colon
from bot.presentation.waiting_words import BUSY

_Interaction = discord.Interaction[Any]

_log = logging.getLogger(__name__)


class Inbound:
    """Answers interactions. Holds nothing that a restart would lose."""

    def __init__(
        self, renderer: AnswerRenderer, clock: Clock, settings: DiscordSettings, incoming: Incoming
    ) -> None:
        self._incoming = incoming
        self._renderer = renderer
        self._clock = clock
        self._zone = settings.zone
        self._under_way = 0
        self._deferring = 0
        self._took = 0.0
        """Seconds that the latest answer took to be found."""
        self._acknowledged = asyncio.Event()
        self._acknowledged.set()

    async def take(self, interaction: _Interaction) -> None:
        """Any interaction but a button or menu in a message: those come by :meth:`press`."""
        data: dict[str, Any] = dict(interaction.data or {})
        if interaction.type is discord.InteractionType.autocomplete:
            await self._complete(interaction, data)
            return
        async with self._entered(interaction) as entered:
            if entered:
                await self._take(interaction, data)

    @asynccontextmanager
    async def _entered(self, interaction: _Interaction) -> AsyncIterator[bool]:
        """Whether there is room to answer it; if not, its asker is told so."""
        if not self._incoming.backlog.enter():
            await self._say(interaction, BUSY)
            yield False
            return
        try:
            yield True
        finally:
            self._incoming.backlog.leave()

    async def _take(self, interaction: _Interaction, data: dict[str, Any]) -> None:
        match interaction.type:
            case discord.InteractionType.application_command if data.get("name") == SERVER_SETTINGS:
                await self._settle(interaction, data)
            case discord.InteractionType.application_command:
                menu = data.get("type") == MESSAGE_MENU
                await self._ask(
                    interaction, menu_question(data) if menu else command_question(data)
                )
            case discord.InteractionType.modal_submit:
                await self._submit(interaction, data)
            case _:
                return

    async def _submit(self, interaction: _Interaction, data: dict[str, Any]) -> None:
        """A filled-in form: asked, or what is wrong in it said at its field."""
        state = submitted(data, self._renderer.bot_context.catalogue)
        try:
            amiss = await self._amiss(interaction, data, state)
        except Exception as error:  # the store is away: whoever answers says so
            _log.warning("a form is not checked: %s", type(error).__name__)
            amiss = None
        if amiss is None:
            await self._ask(interaction, state)
        else:
            await Reply(interaction, ephemeral=not is_alone(interaction)).show(amiss)

    async def _amiss(
        self, interaction: _Interaction, data: dict[str, Any], state: QuestionState
    ) -> Answer | None:
        """What is wrong in a form of a command, with a button to correct it; None: nothing."""
        command = self._renderer.bot_context.command(state.command)
        if command is None or command.form is None:
            return None
        lang = language(interaction.locale)
        question = interaction_ask(interaction, state, now=self._clock(), zone=self._zone)
        snapshot = await self._renderer.bot_context.store.snapshot()
        found = fault_of(command, question, snapshot, lang)
        if found is None:
            return None
        labels = {option.name: option.label.on(lang) for option in shown(command, more=True)}
        text = f"{labels.get(found.option, found.option)}{colon(lang)}{found.words}"
        channel = chosen_channel(data)
        kept = {**state.options, CHANNEL: channel} if channel else state.options
        server = str(interaction.guild_id or "")
        return await self._renderer.amiss(text, replace(state, options=kept), lang, server=server)

    async def press(self, interaction: _Interaction, act: str, number: int, held: str) -> None:
        """A button or menu of ours: ``act``, its number and its question's ticket."""
        async with self._entered(interaction) as entered:
            if entered:
                await self._press(interaction, act, number, held)

    async def _press(self, interaction: _Interaction, act: str, number: int, held: str) -> None:
        if act == PICK:
            data: dict[str, Any] = dict(interaction.data or {})
            held = next(iter(data.get("values") or ("",)))
        try:
            server = str(interaction.guild_id or "")
            state = await decode(held, self._renderer.bot_context.store, server=server)
        except Exception:  # the store is away
            await self._apologise(interaction, Reply(interaction))
            return
        if act == FORM:
            await self._open_form(interaction, state)
        elif state is None:
            await self._say(interaction, words.FORGOTTEN)
        elif act == PAGE:
            showing = self._showing(interaction, number=number, again=True)
            reply = self._reply(interaction, state, showing, turn=_is_own(interaction))
            await self._give(interaction, reply, state, showing)
        elif act == SHARE:
            await self._share(interaction, state, number)
        elif (left := open_line(state.text, self._renderer.bot_context.catalogue)) is not None:
            await Reply(interaction).open(open_form(left, language(interaction.locale)))
        elif (call := form_call(state.text, self._renderer.bot_context.catalogue)) is not None:
            known = QuestionState(command=call.command.name, options=call.options)
            await self._open_form(interaction, known)
        else:
            await self._ask(interaction, state)

    async def _ask(self, interaction: _Interaction, state: QuestionState) -> None:
        """A question, answered to the asker alone in a server.

        What may change settings is deferred first: of two processes only the one whose defer was
        taken may change anything.
        """
        settles = self._may_settle(state)
        showing = self._showing(interaction, again=bool(state.detail), settles=settles)
        reply = self._reply(interaction, state, showing, ephemeral=not is_alone(interaction))
        if settles and not (
            await reply.defer()
            and await self._mine(interaction, reply, f"asked:{interaction.id}")
            and await reply.carry_out()
        ):
            reply.leave()
            return
        await self._give(interaction, reply, state, showing)

    @staticmethod
    def _showing(
        interaction: _Interaction,
        *,
        number: int = 1,
        again: bool = False,
        shared: bool = False,
        settles: bool = False,
    ) -> Showing:
        attach = is_alone(interaction) or interaction.app_permissions.attach_files
        return Showing(number=number, again=again, shared=shared, attach=attach, settles=settles)

    def _reply(
        self,
        interaction: _Interaction,
        state: QuestionState,
        showing: Showing,
        *,
        ephemeral: bool = True,
        turn: bool = False,
    ) -> Reply:
        """A reply whose question is kept before its asker is told to wait."""
        now = self._clock()
        kept = partial(taken.deferred, interaction, state, showing, now=now)
        return self._keeping(interaction, kept, ephemeral=ephemeral, turn=turn)

    def _keeping(
        self,
        interaction: _Interaction,
        kept: Callable[[], TakenQuestion],
        *,
        ephemeral: bool = True,
        turn: bool = False,
    ) -> Reply:
        busy, place = self._incoming.busy, interaction_place(interaction)

        def keep() -> Held:
            return self._incoming.inbox.take_now(kept())

        def late() -> None:
            self._incoming.inbox.start(busy.turn_away(place))

        return Reply(interaction, ephemeral=ephemeral, turn=turn, keep=keep, late=late)

    def _may_settle(self, state: QuestionState) -> bool:
        """Whether it is a settings command, or words that may turn out to be one."""
        if state.detail:
            return False
        line = typed_line(state.text)
        name = state.command or (line.name if line else "")
        command = self._renderer.bot_context.command(name)
        return command.settings if command else not name

    async def _share(self, interaction: _Interaction, state: QuestionState, page: int) -> None:
        """The page once more, for everyone, once a message."""
        message = interaction.message.id if interaction.message else interaction.id
        if not await self._first(f"share:{message}:{page}"):
            await self._say(interaction, words.ALREADY_SHARED)
            return
        showing = self._showing(interaction, number=page, again=True, shared=True)
        reply = self._reply(interaction, state, showing, ephemeral=False)
        await self._give(interaction, reply, state, showing)

    async def _give(
        self, interaction: _Interaction, reply: Reply, state: QuestionState, showing: Showing
    ) -> None:
        """Answer at once when that is quick; defer when it is not or was not, or many wait."""
        slow = self._took > limits.SLOW_ANSWER_SECONDS
        busy = slow or self._under_way >= limits.ANSWERS_AT_ONCE
        if busy and not reply.deferred and not await self._deferred(reply):
            return
        await self._acknowledged.wait()  # those that wait for a sign of life go first
        self._under_way += 1
        try:
            began = asyncio.get_running_loop().time()
            with reply.deferring_after(limits.ANSWER_WITHIN_SECONDS):
                answer = await self._compose(interaction, state, showing)
            self._took = asyncio.get_running_loop().time() - began
            if showing.shared:
                answer = answer.shared(interaction.user.id)
            await reply.show(answer, showing.number)
        except BaseException:
            reply.postpone()
            raise
        finally:
            self._under_way -= 1

    async def _deferred(self, reply: Reply) -> bool:
        self._deferring += 1
        self._acknowledged.clear()
        try:
            return await reply.defer()
        finally:
            self._deferring -= 1
            if not self._deferring:
                self._acknowledged.set()

    async def _compose(
        self, interaction: _Interaction, state: QuestionState, showing: Showing
    ) -> Answer:
        now, zone = self._clock(), self._zone
        question = interaction_ask(interaction, state, now=now, zone=zone, again=showing.again)
        attach, share = showing.attach, not is_alone(interaction)
        try:
            return await self._renderer.answer(question, state, attach=attach, share=share)
        except Exception:
            return await self._renderer.apology(question.locale, f"interaction {interaction.id}")

    async def _mine(self, interaction: _Interaction, reply: Reply, event: str) -> bool:
        """Whether this event is ours to answer. While the store can't tell, that is what we say."""
        try:
            return await self._first(event)
        except Exception:
            await self._apologise(interaction, reply)
            return False

    async def _apologise(self, interaction: _Interaction, reply: Reply) -> None:
        lang = language(interaction.locale)
        await reply.show(await self._renderer.apology(lang, f"interaction {interaction.id}"))

    async def _first(self, event: str) -> bool:
        async with self._renderer.bot_context.store.transaction() as records:
            return await records.idempotency_keys.first(f"discord:{event}", now=self._clock())

    async def _open_form(self, interaction: _Interaction, state: QuestionState | None) -> None:
        name = state.command if state else None
        command = self._renderer.bot_context.command(name) if name else None
        if command is not None and command.form is None:
            command = None
        lang = language(interaction.locale)
        said = dict(state.options) if state else {}
        place = interaction_place(interaction)
        chosen = said.pop(CHANNEL, "") or place.channel
        held = await self._held(command, replace(place, channel=chosen, thread=""), lang)
        held = replace(held, channel=chosen if place.workspace else "")
        known = replace(state, options=said) if state else None
        await Reply(interaction).open(form(command, lang, known, held))

    async def _held(self, command: Command | None, place: Place, lang: Lang) -> ModalOpening:
        """What stands already where a form is opened; nothing while the store is away."""
        if command is None or command.form is None or command.form.stands is None:
            return ModalOpening()
        store = self._renderer.bot_context.store
        try:
            values = await command.form.stands(place, lang, store)
            return ModalOpening(
                values=values,
                names=topic_names(values.get("topics", ""), await store.snapshot(), lang),
            )
        except Exception as error:
            _log.warning("a form opens empty: %s", type(error).__name__)
            return ModalOpening()

    async def _say(self, interaction: _Interaction, text: Words) -> None:
        answer = await self._renderer.say(text, language(interaction.locale))
        await Reply(interaction, ephemeral=not is_alone(interaction)).show(answer)

    async def _settle(self, interaction: _Interaction, data: dict[str, Any]) -> None:
        guild, lang = interaction.guild_id, language(interaction.locale)
        if guild is None or not interaction.permissions.manage_guild:
            await self._say(interaction, words.MANAGERS_ONLY)
            return
        chosen = chosen_in(data)
        kept = partial(taken.settings_command, interaction, chosen, now=self._clock())
        reply = self._keeping(interaction, kept)
        if not (await reply.defer() and await reply.carry_out()):
            reply.leave()
            return
        try:
            told = await settle(
                chosen, str(guild), self._renderer.bot_context.store, lang, now=self._clock()
            )
        except Exception:  # the store is away
            await self._apologise(interaction, reply)
            return
        except BaseException:  # the process stops: another tells how things stand
            reply.postpone()
            raise
        await reply.show(await self._renderer.say(verbatim(told), lang))

    async def _complete(self, interaction: _Interaction, data: dict[str, Any]) -> None:
        found: list[app_commands.Choice[str]] = []
        typed = next((one for one in sub_command(data)[1] if one.get("focused")), None)
        command = self._renderer.bot_context.command(data.get("name", ""))
        kinds = {option.name: option.kind for option in command.options} if command else {}
        if typed is not None and typed["name"] in kinds:
            found = completions(
                kinds[typed["name"]],
                str(typed["value"]),
                await self._renderer.bot_context.store.snapshot(),
                lang=language(interaction.locale),
                day=self._clock().astimezone(self._zone).date(),
            )
        await Reply(interaction).complete(found)


def _is_own(interaction: _Interaction) -> bool:
    """Whether only the presser sees the message: its pages may turn in place."""
    message = interaction.message
    return is_alone(interaction) or (message is not None and message.flags.ephemeral)
