"""The clients, answers and running tasks that Slack's listeners share."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Coroutine
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import words
from adapters.slack.api_errors import reason_of
from adapters.slack.inbound import taken
from adapters.slack.inbound.answers import Answers, AskedQuestion
from adapters.slack.inbound.payloads import MessageLocation
from adapters.slack.inbound.tasks import Tasks
from adapters.slack.installation.installations import Installation
from adapters.slack.outbound import posting
from adapters.slack.outbound.clients import Clients
from adapters.slack.outbound.history import Target
from adapters.slack.rendering.render import Rendered
from bot.commands.spec import BotContext
from bot.delivery.backlog import Backlog
from bot.delivery.busy import BusyChannels
from bot.delivery.held_question import Held
from bot.delivery.inbox import QuestionInbox
from bot.domain.question_state import QuestionState
from bot.ports import Clock
from bot.presentation.waiting_words import (
    BUSY,
    BUSY_CHANNEL,
    PERHAPS_ANSWERED,
    in_all_languages,
)

log = logging.getLogger(__name__)
_REMEMBERED = 20_000
SLOW_ANSWER_SECONDS = 0.6
"""After one that took longer to work out, the next question is acknowledged first."""
_HEAD_START = 0.02
"""Seconds that an acknowledgement has to be written in, before its answer is begun."""


async def _after_head_start(work: Coroutine[Any, Any, None]) -> None:
    """``work``, once the acknowledgement is written. It is under way while it waits for that: who
    stops the process ends it like any other, and leaves its question to the next.
    """
    try:
        await asyncio.sleep(_HEAD_START)
    except BaseException:
        work.close()
        raise
    await work


class ListenerContext:
    """The bot, the clients, the answers, the tasks; what is under way, and who was first."""

    def __init__(
        self,
        *,
        bot_context: BotContext,
        clock: Clock,
        clients: Clients,
        answers: Answers,
        tasks: Tasks,
        inbox: QuestionInbox,
    ) -> None:
        self.bot_context = bot_context
        self.clock = clock
        self.clients = clients
        self.answers = answers
        self.tasks = tasks
        self.inbox = inbox
        self.backlog = Backlog()
        self.busy = BusyChannels(inbox, self.tell_busy)
        self._recent: OrderedDict[str, None] = OrderedDict()

    async def answer(self, held: Held, work: Coroutine[Any, Any, None], channel: str = "") -> None:
        """Answer in the background; returns when the event may be acknowledged.

        It came in by the backlog, through ``channel``, which it leaves when it is answered.
        """
        if self.answers.took <= SLOW_ANSWER_SECONDS:
            self.tasks.start(self._attended(held, work, channel))
            await held.safe()
            return
        # on a busy machine what works the answer out would hold up the acknowledgement: first that
        held.keep_now()
        try:
            await held.safe()
        finally:
            self.tasks.start(self._attended(held, _after_head_start(work), channel))

    async def _attended(self, held: Held, work: Coroutine[Any, Any, None], channel: str) -> None:
        try:
            await self.inbox.attend(held, work)
        finally:
            self.backlog.leave(channel)

    async def turn_away(self, url: str) -> None:
        """Tell one person, by a response_url, that there is too much to do just now."""
        await posting.respond_ephemeral(self.clients.session(), url, in_all_languages(BUSY))

    async def perhaps_answered(self, held: Held) -> None:
        """Whoever was answered through a response_url, perhaps: nothing tells whether it stands."""
        found = await self.client(taken.location(held.taken), held.taken.address)
        if found is None:
            return
        location = taken.location(held.taken)
        lang = (await self.answers.people.find(found[0], location.team, location.user)).lang
        session, text = self.clients.session(), PERHAPS_ANSWERED.on(lang)
        await posting.respond_ephemeral(session, held.taken.address, text, confirm=held.trying)

    async def tell_busy(self, held: Held) -> None:
        """Tell a channel, or a conversation, that some of it is left unanswered."""
        place = held.taken.place
        found = await self.clients.find(place.workspace)
        if found is None or held.taken.tried_at is not None:
            return  # one that may stand there already is not said twice
        await held.trying()
        target = Target(channel=place.channel)
        page = Rendered(blocks=[], text=in_all_languages(BUSY_CHANNEL))
        await posting.post_surely(found[0], target, page, self.answers.history)

    async def client(
        self, location: MessageLocation, response_url: str = ""
    ) -> tuple[AsyncWebClient, Installation] | None:
        """The workspace's client. None where the app is gone or its token refused: told so."""
        told = words.NOT_INSTALLED
        try:
            found = await self.clients.find(location.team)
        except Exception as error:  # Slack's, the network's, or the database with the tokens
            log.warning("no token to answer with: %s", reason_of(error))
            found, told = None, words.NO_TOKEN
        if found is None and response_url:
            # Whose language it is can't be asked without a token: all of them, then.
            await posting.respond_ephemeral(
                self.clients.session(), response_url, in_all_languages(told)
            )
        return found

    async def asked(self, held: Held) -> AskedQuestion | None:
        """What is held, ready to be answered; None where its workspace's client is gone."""
        return await self.asked_now(held, taken.location(held.taken), taken.state(held.taken))

    async def asked_now(
        self, held: Held, location: MessageLocation, state: QuestionState
    ) -> AskedQuestion | None:
        """The same for what was taken this moment, and need not be read back."""
        url = held.taken.address
        found = await self.client(location, url)
        if found is None:
            return None
        return AskedQuestion(
            client=found[0], location=location, state=state, response_url=url, held=held
        )

    async def first(self, key: str) -> bool:
        """True for one caller a key: told by memory in this process, by the store across them.

        While the store is away memory alone decides: who asked is owed at least an apology.
        """
        if key in self._recent:
            return False
        self._recent[key] = None
        if len(self._recent) > _REMEMBERED:
            self._recent.popitem(last=False)
        try:
            async with self.bot_context.store.transaction() as records:
                return await records.idempotency_keys.first(key, now=self.clock())
        except Exception as error:
            log.warning("only memory tells what was answered: %s", type(error).__name__)
            return True
        except BaseException:
            self._recent.pop(key, None)
            raise
