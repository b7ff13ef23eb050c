"""What every listener stands on."""

from __future__ import annotations

import logging
from collections import OrderedDict

from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import posting, words
from adapters.slack.answers import Answers
from adapters.slack.clients import Clients
from adapters.slack.inbound import MessageLocation
from adapters.slack.installations import Installation
from adapters.slack.tasks import Tasks
from bot.commands.spec import BotContext
from bot.ports import Clock
from bot.presentation.messages import languages

log = logging.getLogger(__name__)
_REMEMBERED = 20_000


class ListenerContext:
    """The bot, the clients, the answers, the tasks; and who was first with an event."""

    def __init__(
        self,
        *,
        bot_context: BotContext,
        clock: Clock,
        clients: Clients,
        answers: Answers,
        tasks: Tasks,
    ) -> None:
        self.bot_context = bot_context
        self.clock = clock
        self.clients = clients
        self.answers = answers
        self.tasks = tasks
        self._recent: OrderedDict[str, None] = OrderedDict()

    async def client(
        self, location: MessageLocation, response_url: str = ""
    ) -> tuple[AsyncWebClient, Installation] | None:
        """The workspace's client. None where the app is gone or its token refused: told so."""
        told = words.NOT_INSTALLED
        try:
            found = await self.clients.find(location.team)
        except Exception as error:  # Slack's, the network's, or the database with the tokens
            log.warning("no token to answer with: %s", posting.reason_of(error))
            found, told = None, words.NO_TOKEN
        if found is None and response_url:
            # Whose language it is can't be asked without a token: all of them, then.
            note = {"response_type": "ephemeral", "replace_original": False}
            text = "\n".join(dict.fromkeys(told.on(lang) for lang in languages()))
            await posting.respond(self.clients.session(), response_url, {**note, "text": text})
        return found

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
