"""Mentions and direct messages: answered once, in their thread."""

from __future__ import annotations

import asyncio
import logging
import re
from dataclasses import replace

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters.slack import replies, words
from adapters.slack.api_errors import NETWORK_ERRORS
from adapters.slack.inbound import payloads as inbound
from adapters.slack.inbound import taken
from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.payloads import Json
from adapters.slack.installation.installations import Installation
from adapters.slack.rendering.parts import without_markup
from bot.delivery.held_question import Held
from bot.domain.question_state import QuestionState

log = logging.getLogger(__name__)

BRIEF = re.compile(r"^\W*(?:brief|briefing|r[ée]sum\w+|topo)\b", re.IGNORECASE)
"""Asks about everything named in the thread, rather than a question of its own."""
STATUS_AFTER = 0.4
"""Seconds of work after which the agent surface shows that we are at it."""
_THREAD_MESSAGES = 200


class Messages:
    """Listeners for app_mention, message.im and the agent surface's first words."""

    def __init__(self, listeners: ListenerContext) -> None:
        self._listeners = listeners

    async def mention(
        self, context: AsyncBoltContext, event: Json, request: AsyncBoltRequest
    ) -> None:
        """A mention in a channel or a thread."""
        await self._take(str(context["team_id"]), event, again=inbound.told_again(request))

    async def message(
        self, context: AsyncBoltContext, event: Json, request: AsyncBoltRequest
    ) -> None:
        """A message somebody wrote; only direct ones are ours to answer."""
        if event.get("channel_type") == "im" and event.get("ts"):
            await self._take(str(context["team_id"]), event, again=inbound.told_again(request))

    async def _take(self, team: str, event: Json, *, again: bool) -> None:
        """Answer in the background, once; returns when the event may be acknowledged."""
        if not inbound.spoken(event, ""):
            return
        listeners, location = self._listeners, inbound.of_message(team, event)
        now = listeners.clock()
        question = taken.mention(location, event, now=now)
        if listeners.inbox.knows(question.key):
            return
        channel = f"{team}:{location.channel}"
        if not listeners.backlog.enter(channel):
            await listeners.busy.turn_away(replace(location.place, thread=""))
            return
        alone = inbound.alone_until(event, now)
        held = listeners.inbox.take_once(question, again=again, alone_until=alone)
        if await held.safe():
            await listeners.answer(held, self.resume(held), channel)
        else:
            listeners.backlog.leave(channel)

    async def resume(self, held: Held) -> None:
        """Answer it, be it for the first time or after a process that left it."""
        team, event = held.taken.place.workspace, taken.fields(held.taken)["event"]
        found = await self._listeners.clients.find(team)
        if found is None or not inbound.spoken(event, found[1].bot_user):
            return
        asked = AskedQuestion(
            client=found[0],
            location=inbound.of_message(team, event),
            state=QuestionState(text=without_markup(str(event.get("text") or ""))),
            held=held,
        )
        file = taken.dropped(held.taken)
        if file is not None and file.meant(asked.state.text):
            asked = replace(asked, file=file)
        elif BRIEF.match(asked.state.text):
            asked = await self._briefed(asked, found[1], event)
        await self._with_status(asked, held.taken.key)

    async def _with_status(self, asked: AskedQuestion, key: str) -> None:
        """Answer; where it takes a moment, say so on the agent surface."""
        answering = asyncio.ensure_future(self._listeners.answers.in_thread(asked, key))
        try:
            await self._say_so(asked, answering)
            await answering
        finally:
            answering.cancel()  # not left to itself where we are told to stop

    async def _say_so(self, asked: AskedQuestion, answering: asyncio.Future[None]) -> None:
        done, _ = await asyncio.wait({answering}, timeout=STATUS_AFTER)
        if not done and asked.location.thread:
            profile = await self._listeners.answers.profile(asked)
            try:
                await asked.client.assistant_threads_setStatus(
                    channel_id=asked.location.channel,
                    thread_ts=asked.location.thread,
                    status=words.WORKING.on(profile.lang),
                )
            except NETWORK_ERRORS as error:
                log.debug("no status here: %s", type(error).__name__)

    async def _briefed(
        self, asked: AskedQuestion, installation: Installation, event: Json
    ) -> AskedQuestion:
        """The question 'brief us' with what was said in the thread, where we may read it."""
        turns: list[str] = []
        if event.get("thread_ts"):
            try:
                answer = await asked.client.conversations_replies(
                    channel=asked.location.channel, ts=asked.location.thread, limit=_THREAD_MESSAGES
                )
                turns = inbound.said(replies.messages(answer), installation)
            except NETWORK_ERRORS as error:
                log.info("thread not read: %s", type(error).__name__)
        here = BRIEF.sub("", asked.state.text, count=1).strip()
        state = replace(asked.state, text="\n".join([*turns, here]), command="brief")
        return replace(asked, state=state)

    async def agent_opened(self, context: AsyncBoltContext, event: Json) -> None:
        """The agent surface was opened: suggest what to ask."""
        self._listeners.tasks.start(self._suggest(str(context["team_id"]), event))

    async def _suggest(self, team: str, event: Json) -> None:
        thread = event.get("assistant_thread") or {}
        user = str(thread.get("user_id") or event.get("user") or "")
        channel = str(thread.get("channel_id") or event.get("channel") or "")
        found = await self._listeners.clients.find(team)
        if found is None or not user or not channel:
            return
        location = inbound.MessageLocation(team=team, channel=channel, user=user)
        asked = AskedQuestion(client=found[0], location=location, state=QuestionState(text=""))
        lang = (await self._listeners.answers.profile(asked)).lang
        prompts = [{"title": p.on(lang), "message": p.on(lang)} for p in words.PROMPTS]
        try:
            await found[0].api_call(
                "assistant.threads.setSuggestedPrompts",
                json={
                    "channel_id": channel,
                    "title": words.WELCOME.on(lang),
                    "prompts": prompts,
                    **({"thread_ts": thread["thread_ts"]} if thread.get("thread_ts") else {}),
                },
            )
        except NETWORK_ERRORS as error:
            log.debug("no prompts here: %s", type(error).__name__)
