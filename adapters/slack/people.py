"""Who asks: language, time zone and rights of a person, as Slack knows them."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import replies
from adapters.slack.api_errors import code_of
from adapters.slack.choices import made_last
from adapters.slack.profile import Profile
from bot.domain.text import Lang
from bot.ports import Clock, Store
from bot.presentation.messages import language_of_locale, languages

log = logging.getLogger(__name__)

BELIEVE = timedelta(hours=1)
BELIEVE_NOTHING = timedelta(minutes=1)
"""How long a failed look-up keeps us from asking again."""
WAIT_SECONDS = 1.0
"""An answer does not wait longer than this for the person's language."""
MOST = 10_000


def _mark(team: str, user: str) -> str:
    """Ends with the workspace, so that forgetting a workspace finds it."""
    return f"slack:language:{user}:{team}"


class Profiles:
    """Profiles by workspace and user, cached; concurrent look-ups of one person share a call."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._known: OrderedDict[tuple[str, str], tuple[datetime, Profile]] = OrderedDict()
        self._asking: dict[tuple[str, str], asyncio.Task[Profile]] = {}

    async def find(self, client: AsyncWebClient, team: str, user: str) -> Profile:
        """The profile; the defaults where Slack does not tell in time. Never raises."""
        key = (team, user)
        kept = self._known.get(key)
        if kept is not None and self._clock() < kept[0]:
            return kept[1]
        task = self._asking.get(key)
        if task is None:
            task = asyncio.create_task(self._ask(client, team, user))
            self._asking[key] = task
            task.add_done_callback(lambda _: self._asking.pop(key, None))
        try:
            return await asyncio.wait_for(asyncio.shield(task), WAIT_SECONDS)
        except TimeoutError:
            return Profile()

    async def _ask(self, client: AsyncWebClient, team: str, user: str) -> Profile:
        profile, believe = Profile(), BELIEVE_NOTHING
        try:
            answer = await client.users_info(user=user, include_locale=True)
            found = replies.user(answer)
            if found is not None:
                profile, believe = _profile(found), BELIEVE
        except SlackApiError as error:
            log.info("users.info refused: %s", code_of(error))
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.info("users.info failed: %s", type(error).__name__)
        try:
            async with self._store.transaction() as records:
                chosen = await records.key_value.get(_mark(team, user))
        except Exception as error:  # the database is away: answered in the platform's language
            log.warning("a chosen language was not read: %s", type(error).__name__)
            chosen, believe = None, BELIEVE_NOTHING
        profile = Profile(
            locale=profile.locale,
            zone=profile.zone,
            admin=profile.admin,
            chosen=_lang(chosen),
            name=profile.name,
        )
        self._keep((team, user), profile, believe)
        return profile

    async def stop(self) -> None:
        """Ask no further."""
        asking = list(self._asking.values())
        for task in asking:
            task.cancel()
        await asyncio.gather(*asking, return_exceptions=True)

    def _keep(self, key: tuple[str, str], profile: Profile, believe: timedelta) -> None:
        self._known[key] = (self._clock() + believe, profile)
        self._known.move_to_end(key)
        if len(self._known) > MOST:
            self._known.popitem(last=False)

    async def choose(self, team: str, user: str, lang: Lang | None, *, at: datetime) -> None:
        """Keep the language a person chose at that moment, None for Slack's own."""
        async with self._store.transaction() as records:
            if await made_last(records, f"language:{user}:{team}", at):
                await records.key_value.put(_mark(team, user), lang or "")
        self._known.pop((team, user), None)


def _lang(written: str | None) -> Lang | None:
    return next((lang for lang in languages() if lang == written), None)


def _profile(user: replies.UserReply) -> Profile:
    lang = language_of_locale(user.locale)
    return Profile(locale=lang, zone=user.zone, admin=user.admin, name=user.name)
