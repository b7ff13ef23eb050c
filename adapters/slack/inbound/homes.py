"""Publishing the Home tab when it is opened, and keeping what is set there."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from slack_bolt.context.async_context import AsyncBoltContext

from adapters.slack.choices import made_last
from adapters.slack.inbound.answers import AskedQuestion
from adapters.slack.inbound.listener_context import ListenerContext
from adapters.slack.inbound.payloads import Json, MessageLocation
from adapters.slack.rendering import home
from bot.cards import Card
from bot.domain.question_state import QuestionState
from bot.domain.questions import Place
from bot.domain.text import Lang

log = logging.getLogger(__name__)
CHANGES_SINCE = "30d"


class Homes:
    """Publishes the Home tab of whoever opens it or acts there (views.publish, one a person)."""

    def __init__(self, listeners: ListenerContext) -> None:
        self._listeners = listeners

    async def opened(self, context: AsyncBoltContext, event: Json) -> None:
        """app_home_opened: the tab is made anew each time it is looked at."""
        if event.get("tab", "home") == "home":
            location = MessageLocation(
                team=str(context["team_id"]),
                channel=str(event.get("channel") or ""),
                user=str(event["user"]),
            )
            self._listeners.tasks.start(self._show(location))

    async def _show(self, location: MessageLocation) -> None:
        found = await self._listeners.clients.find(location.team)
        if found is not None:
            await self.publish(
                AskedQuestion(client=found[0], location=location, state=QuestionState(text=""))
            )

    async def publish(self, asked: AskedQuestion) -> None:
        """Build the tab and show it."""
        profile = await self._listeners.answers.profile(asked)
        async with self._listeners.bot_context.store.transaction() as records:
            settings = await records.channel_settings.settings(_workspace(asked))
            keeps = await records.kept_questions.allowed(_workspace(asked))
        facts = home.HomeFacts(
            profile=profile,
            direct=asked.location.channel,
            who_may=settings.who_may,
            keeps=keeps,
            follows=await self._card(asked, "digest", "list", profile.lang),
            changes=await self._card(asked, "changes", CHANGES_SINCE, profile.lang),
            forms=tuple(c for c in self._listeners.bot_context.catalogue if c.form and c.form.home),
        )
        await asked.client.views_publish(user_id=asked.location.user, view=home.view(facts))

    async def _card(self, asked: AskedQuestion, command: str, text: str, lang: Lang) -> Card | None:
        """What the core answers; in the tab's language, since nobody chose these words."""
        if self._listeners.bot_context.command(command) is None:
            return None
        asked = replace(asked, state=QuestionState(text=text, command=command, lang=lang))
        return (await self._listeners.answers.card(asked))[1]

    async def allow(self, asked: AskedQuestion, who_may: str, *, at: datetime) -> None:
        """At that moment choose who may change a channel's settings; admins only."""
        if not (await self._listeners.answers.profile(asked)).admin:
            log.info("rights left as they were: not an admin")
            return
        place = _workspace(asked)
        async with self._listeners.bot_context.store.transaction() as records:
            if await made_last(records, f"rights:{place.workspace}", at):
                settings = await records.channel_settings.settings(place)
                await records.channel_settings.settle(place, replace(settings, who_may=who_may))

    async def keep(self, asked: AskedQuestion, *, allowed: bool, at: datetime) -> None:
        """At that moment choose whether misread questions are kept; admins only."""
        if not (await self._listeners.answers.profile(asked)).admin:
            log.info("keeping questions left as it was: not an admin")
            return
        async with self._listeners.bot_context.store.transaction() as records:
            if await made_last(records, f"keep:{asked.location.team}", at):
                await records.kept_questions.allow(
                    _workspace(asked), allowed=allowed, now=self._listeners.answers.now()
                )


def _workspace(asked: AskedQuestion) -> Place:
    return Place(platform="slack", workspace=asked.location.team)
