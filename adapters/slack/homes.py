"""Publishing the Home tab when it is opened, and keeping what is set there."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

from adapters.slack import home
from adapters.slack.answers import Asked
from adapters.slack.inbound import Json, Spot
from adapters.slack.listener_context import Floor
from adapters.slack.question_state import Carried
from bot.cards import Card
from bot.domain.questions import Place
from bot.domain.text import Lang

log = logging.getLogger(__name__)
_FORMS = ("duty", "digest")
CHANGES_SINCE = "30d"


class Homes:
    """The Home tab of each person."""

    def __init__(self, floor: Floor) -> None:
        self._floor = floor

    async def opened(self, context: Any, event: Json) -> None:
        """app_home_opened: the tab is made anew each time it is looked at."""
        if event.get("tab", "home") == "home":
            spot = Spot(
                team=str(context["team_id"]),
                channel=str(event.get("channel") or ""),
                user=str(event["user"]),
            )
            self._floor.tasks.start(self._show(spot))

    async def _show(self, spot: Spot) -> None:
        found = await self._floor.clients.find(spot.team)
        if found is not None:
            await self.publish(Asked(client=found[0], spot=spot, carried=Carried(text="")))

    async def publish(self, asked: Asked) -> None:
        """Build the tab and show it."""
        profile = await self._floor.answers.profile(asked)
        async with self._floor.desk.store.transaction() as records:
            settings = await records.places.settings(_workspace(asked))
        forms = (self._floor.desk.command(name) for name in _FORMS)
        facts = home.HomeFacts(
            profile=profile,
            direct=asked.spot.channel,
            who_may=settings.who_may,
            follows=await self._card(asked, "digest", "list", profile.lang),
            changes=await self._card(asked, "changes", CHANGES_SINCE, profile.lang),
            forms=tuple(command for command in forms if command is not None),
        )
        await asked.client.views_publish(user_id=asked.spot.user, view=home.view(facts))

    async def _card(self, asked: Asked, command: str, text: str, lang: Lang) -> Card | None:
        """What the core answers; in the tab's language, since nobody chose these words."""
        if self._floor.desk.command(command) is None:
            return None
        asked = replace(asked, carried=Carried(text=text, command=command, lang=lang))
        return (await self._floor.answers.card(asked))[1]

    async def allow(self, asked: Asked, who_may: str) -> None:
        """Choose who may change a channel's settings; admins only."""
        if not (await self._floor.answers.profile(asked)).admin:
            log.info("rights left as they were: not an admin")
            return
        place = _workspace(asked)
        async with self._floor.desk.store.transaction() as records:
            settings = await records.places.settings(place)
            await records.places.settle(place, replace(settings, who_may=who_may))


def _workspace(asked: Asked) -> Place:
    return Place(platform="slack", workspace=asked.spot.team)
