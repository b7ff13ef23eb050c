"""A question -> its card -> the place where the person looks for it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import replies, words
from adapters.slack.api_errors import NETWORK_ERRORS
from adapters.slack.inbound.admission import Admission
from adapters.slack.inbound.outcomes import orders, warned
from adapters.slack.inbound.payloads import MessageLocation, to_question
from adapters.slack.inbound.shared_files import SharedFile, given_file
from adapters.slack.inbound.tasks import places
from adapters.slack.outbound import posting
from adapters.slack.outbound.history import History, Target, before
from adapters.slack.outbound.pictures import Pictures
from adapters.slack.people import Profiles
from adapters.slack.profile import Profile
from adapters.slack.rendering.blocks import button_value
from adapters.slack.rendering.parts import RenderSetting, Surface
from adapters.slack.rendering.render import Dress, Rendered, render
from bot.cards import Attachment, Card, Choices, Notice
from bot.commands.dispatch.dispatcher import run
from bot.commands.forms import fault_of
from bot.commands.spec import BotContext, Command, FieldFault
from bot.delivery.held_question import Held
from bot.domain.question_state import QuestionState
from bot.domain.questions import Question
from bot.errors import AccessLost, DeliveryError, OutcomeUnknown, Unsendable
from bot.ports import Clock
from bot.presentation.faces import opened
from bot.presentation.waiting_words import PERHAPS_ANSWERED

log = logging.getLogger(__name__)
Send = Callable[[Rendered], Awaitable[None]]
_LOOK_AGAIN = 60.0
"""Seconds between two looks for an answer that may have arrived."""
_PICTURE_WAIT = 1.0
"""Seconds before a second try while Slack still works on an uploaded picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """One question on its way: who, where, what, and the client of their workspace."""

    client: AsyncWebClient
    location: MessageLocation
    state: QuestionState
    response_url: str = ""
    again: bool = False
    """Whether the answer that was given before is wanted, not one of now."""
    file: SharedFile | None = None
    """What was dropped on us with it."""
    held: Held | None = field(default=None, compare=False)
    """What the inbox holds of it; None for what nobody waits for."""

    async def about_to_answer(self) -> None:
        """Right before anything is sent. Raises NotOurs where another process answers by now."""
        if self.held is not None:
            await self.held.trying()


class Answers:
    """Runs questions and puts the answers where they belong."""

    def __init__(
        self,
        bot_context: BotContext,
        clock: Clock,
        people: Profiles,
        pictures: Pictures,
        session: Callable[[], aiohttp.ClientSession],
    ) -> None:
        self._bot_context = bot_context
        self._clock = clock
        self.people = people
        self.history = History(clock)
        self._pictures = pictures
        self._session = session
        self._admission = Admission()
        self.took = 0.0
        """Seconds that the latest answer took to be worked out."""
        self._posting: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def now(self) -> datetime:
        """The moment."""
        return self._clock()

    async def profile(self, asked: AskedQuestion) -> Profile:
        """Language and time zone of the person who asked, as the workspace has them."""
        return await self.people.find(asked.client, asked.location.team, asked.location.user)

    async def card(self, asked: AskedQuestion) -> tuple[Question, Card]:
        """Ask the core. A fault of ours becomes a short apology; the log says where, not what."""
        profile = await self.profile(asked)
        question = to_question(
            asked.location, profile, asked.state, self._clock(), again=asked.again
        )
        if asked.response_url and self._changes_something(question):
            await asked.about_to_answer()  # never carried out twice
        await self._admission.wait()
        if asked.file is not None:
            given = await given_file(asked.file, asked.client, self._session)
            question = replace(question, file=given)
        began = asyncio.get_running_loop().time()
        try:
            found = await opened(await run(question, self._bot_context), asked.state.detail)
            self.took = asyncio.get_running_loop().time() - began
            return question, found
        except Exception as error:  # the person is owed a word whatever went wrong
            log.error("answering failed: %s\n%s", type(error).__name__, places(error))
            notice = Notice(text=words.FAILED.on(profile.lang), tone="warning")
            card = Card(title="Dutybell", lang=profile.lang, parts=(notice,), private=True)
            return question, card

    def _changes_something(self, question: Question) -> bool:
        command = self._bot_context.command(question.command or "")
        return command is not None and command.settings

    async def fault(self, asked: AskedQuestion, command: Command) -> FieldFault | None:
        """What is wrong with a filled-in form, before it is answered."""
        profile = await self.profile(asked)
        question = to_question(asked.location, profile, asked.state, self._clock())
        snapshot = await self._bot_context.store.snapshot()
        return fault_of(command, question, snapshot, asked.state.lang or profile.lang)

    def _posting_in(self, channel: str) -> asyncio.Lock:
        """One post at a time in a channel: who waits out a rate limit has the others wait behind.

        Slack takes about one post a second in a channel; ten that all came back after that second
        would refuse each other again and again.
        """
        return self._posting.setdefault(channel, asyncio.Lock())

    async def _page(
        self,
        asked: AskedQuestion,
        question: Question,
        card: Card,
        *,
        share: bool = False,
        surface: Surface = "message",
        picture: bool = True,
    ) -> Rendered:
        image = ""
        if picture and surface == "message":
            image = await self._pictures.chart(asked.client, asked.location.team, card)
        # Whoever turns the page: it goes on in the language and from the question it began with.
        state = replace(
            asked.state, day=question.day, lang=card.lang, earlier=card.earlier, corrects=None
        )
        if card.again and (question.file is not None or not button_value(state)):
            state = replace(state, text=card.again)
        # What no button can carry has no next page to press for: all of it, then, at once.
        screen = surface == "message" and bool(button_value(state))
        setting = RenderSetting(
            lang=card.lang, surface=surface, image=image, screen=screen, state=state
        )
        return render(card, setting, Dress(state=state, share=share))

    async def privately(self, asked: AskedQuestion) -> None:
        """Answer by response_url to the asker only."""
        question, card = await self.card(asked)
        if orders(card) and not asked.location.private:
            refused = await self._told_where_it_comes(asked, question, card)
            if not refused:
                return
            card = warned(card, refused)
        payload = {"response_type": "ephemeral", "replace_original": False}
        await self._respond(asked, question, card, payload, share=True)

    async def _told_where_it_comes(
        self, asked: AskedQuestion, question: Question, card: Card
    ) -> str:
        """Answer an order with a post of our own, as its briefs will be: '' when that works.

        Slack tells in no other way that we are no member of the channel, but by a further scope.
        """
        page = await self._page(asked, question, card)
        await asked.about_to_answer()
        return await posting.to_one(asked.client, asked.location.channel, asked.location.user, page)

    async def directly(self, asked: AskedQuestion) -> None:
        """Answer in the asker's direct messages what can't be answered where it was asked."""
        question, card = await self.card(asked)

        async def send(page: Rendered) -> None:
            await asked.about_to_answer()
            await posting.post(asked.client, Target(channel=asked.location.user), page)

        await self._with_picture(asked, question, card, send)

    async def turn(self, asked: AskedQuestion, *, ephemeral: bool) -> None:
        """Put another page in the place of the one whose button was pressed."""
        question, card = await self.card(asked)
        kind = "ephemeral" if ephemeral else "in_channel"
        payload = {"response_type": kind, "replace_original": True}
        await self._respond(asked, question, card, payload, share=ephemeral)

    async def publicly(self, asked: AskedQuestion) -> None:
        """Answer by response_url where everybody sees it, also where we are no member."""
        question, card = await self.card(asked)
        kind = "ephemeral" if card.private else "in_channel"
        payload: dict[str, Any] = {"response_type": kind, "replace_original": False}
        if asked.location.thread:
            payload["thread_ts"] = asked.location.thread
        await self._respond(asked, question, card, payload, share=False)

    async def _respond(
        self,
        asked: AskedQuestion,
        question: Question,
        card: Card,
        payload: dict[str, Any],
        *,
        share: bool,
    ) -> None:
        session = self._session()

        async def send(page: Rendered) -> None:
            confirm = asked.about_to_answer
            await posting.respond(session, asked.response_url, payload, page, confirm=confirm)

        await self._with_picture(asked, question, card, send, share=share)

    async def _with_picture(
        self,
        asked: AskedQuestion,
        question: Question,
        card: Card,
        send: Send,
        *,
        share: bool = False,
    ) -> None:
        """Send; a picture Slack is not done with gets a second try, then the words stand in."""
        page = await self._page(asked, question, card, share=share)
        try:
            await send(page)
        except Unsendable:
            bare = await self._page(asked, question, card, share=share, picture=False)
            if bare.blocks == page.blocks:
                raise
            await asyncio.sleep(_PICTURE_WAIT)
            try:
                await send(page)
            except Unsendable:
                await send(bare)

    async def in_thread(self, asked: AskedQuestion, key: str) -> None:
        """Answer a mention or a direct message with a message of our own, exactly once.

        Where an earlier try may have arrived it is looked for; no second one goes before Slack must
        show the first. Raises OutcomeUnknown until then.
        """
        location = asked.location
        target = Target(channel=location.channel, thread=location.thread, key=key)
        if asked.held is not None and asked.held.taken.tried_at is not None:
            # since it was asked: of several tries only the last is noted
            target = replace(target, since=before(asked.held.taken.taken_at))
            if await self._stands(asked, asked.held, target):
                return
        question, card = await self.card(asked)

        async def send(page: Rendered) -> None:
            async with self._posting_in(f"{location.team}:{location.channel}"):
                target_now = replace(target, since=before(self._clock()))
                confirm = asked.about_to_answer
                await posting.post_surely(
                    asked.client, target_now, page, self.history, confirm=confirm
                )

        try:
            await self._with_picture(asked, question, card, send)
        except AccessLost as error:
            log.info("an answer could not be posted: %s", error)
            return
        await self._pictures.attach(
            asked.client, card, channel=location.channel, thread=location.thread
        )

    async def _stands(self, asked: AskedQuestion, held: Held, target: Target) -> bool:
        """Whether an earlier try needs no other. Raises OutcomeUnknown while Slack may show it.

        Where it cannot be looked for, the person is told once that it may stand there.
        """
        left = held.too_soon()
        try:
            if await self.history.find(asked.client, target) is not None:
                return True
        except OutcomeUnknown:
            if left is not None:
                raise
            await asked.about_to_answer()
            lang = (await self.profile(asked)).lang
            page = Rendered(blocks=[], text=PERHAPS_ANSWERED.on(lang))
            await posting.post(asked.client, replace(target, key=""), page)
            return True
        if left is not None:
            raise OutcomeUnknown("not to be seen yet", retry_after=min(left, _LOOK_AGAIN))
        return False

    async def files(self, asked: AskedQuestion) -> None:
        """Send the answer's files to the asker's direct messages, and say so where they asked."""
        _, card = await self.card(asked)
        names = ", ".join(part.name for part in card.parts if isinstance(part, Attachment))
        page = Rendered(blocks=[], text=words.FILE.on(card.lang, name=names))
        await asked.about_to_answer()
        try:
            answer = await asked.client.chat_postMessage(
                channel=asked.location.user, text=page.text
            )
            there = replies.text(answer.get("channel")) or asked.location.user
            await self._pictures.attach(asked.client, card, channel=there)
            note = words.FILE_IN_DM.on(card.lang, name=names)
            await posting.respond_ephemeral(self._session(), asked.response_url, note)
        except (DeliveryError, *NETWORK_ERRORS) as error:
            log.warning("files not sent: %s", type(error).__name__)

    async def unfurl(self, asked: AskedQuestion) -> tuple[Card, Rendered]:
        """The answer as blocks under somebody's message: its buttons stay away, as Slack tells
        of those in an unfurl without the message they belong to.
        """
        question, card = await self.card(asked)
        bare = replace(card, parts=tuple(p for p in card.parts if not isinstance(p, Choices)))
        return card, await self._page(asked, question, bare, picture=False)

    async def for_view(self, asked: AskedQuestion) -> tuple[Card, Rendered]:
        """The answer as blocks of a modal."""
        question, card = await self.card(asked)
        if orders(card) and asked.location.channel and not asked.location.private:
            with contextlib.suppress(DeliveryError):
                card = warned(card, await self._told_where_it_comes(asked, question, card))
        return card, await self._page(asked, question, card, surface="view")
