"""Links to official documents, told in three lines under the message that has them."""

from __future__ import annotations

import logging
from dataclasses import replace

from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.api_errors import NETWORK_ERRORS
from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.payloads import Json, MessageLocation
from bot.commands.dispatch.question_run import LINK
from bot.domain.links import is_official
from bot.domain.question_state import QuestionState

log = logging.getLogger(__name__)
MOST = 3
"""Links of one message that are told: more would bury the message."""


class Unfurling:
    """The listener for link_shared. The event comes only where the app was given links:read."""

    def __init__(self, listeners: ListenerContext) -> None:
        self._listeners = listeners

    async def shared(self, context: AsyncBoltContext, event: Json) -> None:
        """Somebody wrote a message with a link to a domain that the app registered."""
        self._listeners.tasks.start(self._told(str(context["team_id"]), event))

    async def _told(self, team: str, event: Json) -> None:
        """Unfurl the links that are known. Whoever only drafts a message is left in peace."""
        found = await self._listeners.clients.find(team)
        if found is None or not event.get("message_ts") or event.get("source") == "composer":
            return
        location = MessageLocation(
            team=team, channel=str(event.get("channel") or ""), user=str(event.get("user") or "")
        )
        asked = AskedQuestion(client=found[0], location=location, state=QuestionState(text=""))
        unfurls = await self._unfurls(asked, event)
        if not unfurls:
            return
        try:
            await asked.client.chat_unfurl(
                channel=location.channel, ts=str(event["message_ts"]), unfurls=unfurls
            )
        except NETWORK_ERRORS as error:
            log.info("links not told: %s", type(error).__name__)

    async def _unfurls(self, asked: AskedQuestion, event: Json) -> dict[str, Json]:
        """Blocks by address, of those that are held or that a feed brought."""
        facts = (await self._listeners.bot_context.store.snapshot()).facts
        links = [str(one.get("url") or "") for one in event.get("links") or ()]
        known = [url for url in dict.fromkeys(links) if is_official(url, facts)][:MOST]
        out: dict[str, Json] = {}
        for url in known:
            state = QuestionState(text=url, command=LINK)
            card, page = await self._listeners.answers.unfurl(replace(asked, state=state))
            if not card.private:
                out[url] = {"blocks": page.blocks}
        return out
