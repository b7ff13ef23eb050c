"""Workspaces that installed the app: their tokens, encrypted at rest, rotated before they end.

Kept in the store's marks, one encrypted value a workspace, so that every process of a deployment
shares them (docs/decisions/slack-installations.md).
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import replies
from adapters.slack.api_errors import code_of
from adapters.slack.settings import SlackSettings
from bot.ports import Clock, Store

log = logging.getLogger(__name__)

ROTATE_BEFORE = timedelta(hours=2)
"""Tokens live twelve hours; the old one stays good until its end, so nobody is cut off."""
BELIEVE = timedelta(seconds=60)
"""How long a token read from the store is believed: another process may have rotated it."""
_WAIT_FOR_OTHER = 3.0
_TRY_AGAIN = timedelta(minutes=10)
"""A rotation that failed is tried again by whoever comes first in the next ten minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """One workspace's grant. ``expires_at`` is ISO 8601, '' for a token that does not end."""

    team: str
    bot_token: str = field(repr=False)
    bot_user: str = ""
    bot_id: str = ""
    scopes: str = ""
    refresh_token: str = field(default="", repr=False)
    expires_at: str = ""

    def ends(self) -> datetime | None:
        """When the token ends, aware; None when it does not."""
        return datetime.fromisoformat(self.expires_at) if self.expires_at else None


def _mark(team: str) -> str:
    return f"slack:installation:{team}"


class Vault:
    """Installations in the store. ``key`` is a Fernet key, urlsafe base64 of 32 bytes.

    Raises ValueError for a malformed key. Keys may be rotated by giving several, separated by
    commas: the first encrypts, all decrypt.
    """

    def __init__(self, store: Store, key: str) -> None:
        self._store = store
        self._keys = [Fernet(part.strip()) for part in key.split(",") if part.strip()]
        if not self._keys:
            raise ValueError("a Fernet key is needed to keep Slack tokens")

    async def find(self, team: str) -> Installation | None:
        """The installation, None when there is none or no key of ours opens it."""
        async with self._store.transaction() as records:
            kept = await records.key_value.get(_mark(team))
        return self._opened(team, kept) if kept else None

    def _opened(self, team: str, kept: str) -> Installation | None:
        for key in self._keys:
            try:
                return Installation(**json.loads(key.decrypt(kept.encode())))
            except (InvalidToken, TypeError, ValueError):
                continue
        log.error("the token of workspace %s can't be decrypted: has the key changed?", team)
        return None

    async def save(self, installation: Installation) -> None:
        """Keep it, in place of an earlier one; what the workspace had ordered goes on."""
        async with self._store.transaction() as records:
            await records.key_value.put(_mark(installation.team), self._sealed(installation))
            await records.subscriptions.rejoin("slack", installation.team)

    async def renew(self, installation: Installation) -> None:
        """Keep its fresh token, unless the workspace has removed the app meanwhile: what it left
        must not come back by that."""
        mark = _mark(installation.team)
        async with self._store.transaction() as records:
            if await records.key_value.held(mark):
                await records.key_value.put(mark, self._sealed(installation))

    def _sealed(self, installation: Installation) -> str:
        return self._keys[0].encrypt(json.dumps(asdict(installation)).encode()).decode()

    async def drop(self, team: str) -> None:
        """Forget the workspace's tokens."""
        async with self._store.transaction() as records:
            await records.key_value.put(_mark(team), "")

    async def rejoin(self, team: str) -> None:
        """The workspace installed the app (again): what it had subscribed to goes on."""
        await rejoin(self._store, team)

    async def first(self, key: str, now: datetime) -> bool:
        """True for one caller a key, across processes."""
        async with self._store.transaction() as records:
            return await records.idempotency_keys.first(key, now=now)


async def rejoin(store: Store, team: str) -> None:
    """A workspace is (back) with us: subscriptions that its leaving stopped go on."""
    async with store.transaction() as records:
        await records.subscriptions.rejoin("slack", team)


async def leave(store: Store, team: str, now: datetime) -> None:
    """A workspace removed the app: everything stops; it is deleted after the grace period."""
    async with store.transaction() as records:
        await records.subscriptions.leave("slack", team, now=now)


async def exchange(client: AsyncWebClient, settings: SlackSettings, **grant: str) -> Any:
    """oauth.v2.access for a code or a refresh token. Raises SlackApiError when it is refused.

    The credentials go into the body: the SDK's own method uses an aiohttp class that is on its way
    out.
    """
    credentials = {"client_id": settings.client_id, "client_secret": settings.client_secret}
    return await client.api_call("oauth.v2.access", data={**credentials, **grant})


class OneWorkspace:
    """The single workspace of SLACK_BOT_TOKEN. Who it is, Slack tells (auth.test) when asked."""

    def __init__(self, token: str, client: AsyncWebClient) -> None:
        self._token = token
        self._client = client
        self._known: Installation | None = None
        self._lock = asyncio.Lock()
        self._gone = False

    async def find(self, team: str) -> Installation | None:
        """Ours when ``team`` is the token's workspace; None for any other. Raises SlackApiError."""
        known = await self.whoami()
        return known if known.team == team and not self._gone else None

    async def whoami(self) -> Installation:
        """The token's own workspace, asked once."""
        async with self._lock:
            if self._known is None:
                found = await self._client.auth_test(token=self._token)
                whose = replies.identity(found)
                if whose is None:
                    raise replies.refused("auth.test names no workspace")
                self._known = Installation(
                    team=whose.team,
                    bot_token=self._token,
                    bot_user=whose.user,
                    bot_id=whose.bot,
                    scopes=str(found.headers.get("x-oauth-scopes", "")),
                )
            return self._known

    def doubt(self, team: str) -> None:
        """Nothing to read again: the token is the environment's."""

    async def drop(self, team: str) -> None:
        """The workspace removed the app: its token is dead until the process starts anew."""
        self._gone = self._gone or self._known is None or self._known.team == team


class ManyWorkspaces:
    """Workspaces that installed the app by OAuth. Reads are cached; tokens rotate on their own."""

    def __init__(
        self, vault: Vault, client: AsyncWebClient, settings: SlackSettings, clock: Clock
    ) -> None:
        self._vault = vault
        self._client = client
        self._settings = settings
        self._clock = clock
        self._cache: dict[str, tuple[datetime, Installation]] = {}

    async def find(self, team: str) -> Installation | None:
        """The workspace's installation with a token that is good for a while; None if removed."""
        now = self._clock()
        cached = self._cache.get(team)
        if cached is not None and now - cached[0] < BELIEVE:
            return cached[1]
        found = await self._vault.find(team)
        if found is not None:
            found = await self._fresh(found, now)
            self._cache[team] = (now, found)
        else:
            self._cache.pop(team, None)
        return found

    async def _fresh(self, found: Installation, now: datetime) -> Installation:
        ends = found.ends()
        if ends is None or ends - now > ROTATE_BEFORE or not found.refresh_token:
            return found
        digest = hashlib.sha256(found.refresh_token.encode()).hexdigest()[:32]
        turn = int(now.timestamp() // _TRY_AGAIN.total_seconds())
        if await self._vault.first(f"slack:rotate:{digest}:{turn}", now):
            return await self._rotated(found, now)
        return await self._rotated_elsewhere(found)

    async def _rotated(self, found: Installation, now: datetime) -> Installation:
        """Exchange the refresh token, which works once, and keep what comes back at once."""
        try:
            answer = await exchange(
                self._client,
                self._settings,
                grant_type="refresh_token",
                refresh_token=found.refresh_token,
            )
        except SlackApiError as error:
            log.warning("token of workspace %s not rotated: %s", found.team, code_of(error))
            return found
        granted = replies.grant(answer)
        if granted is None:
            log.warning("token of workspace %s not rotated: no token in the reply", found.team)
            return found
        fresh = Installation(
            team=found.team,
            bot_token=granted.token,
            bot_user=found.bot_user,
            bot_id=found.bot_id,
            scopes=granted.scopes or found.scopes,
            refresh_token=granted.refresh_token,
            expires_at=(now + timedelta(seconds=granted.expires_in or 0)).isoformat(),
        )
        await self._vault.renew(fresh)
        return fresh

    async def _rotated_elsewhere(self, found: Installation) -> Installation:
        """Another process is at it: wait a little for what it saves."""
        loop = asyncio.get_running_loop()
        end = loop.time() + _WAIT_FOR_OTHER
        while loop.time() < end:
            again = await self._vault.find(found.team)
            if again is not None and again.refresh_token != found.refresh_token:
                return again
            await asyncio.sleep(0.1)
        return found

    async def save(self, installation: Installation) -> None:
        """Keep a new installation."""
        self._cache.pop(installation.team, None)
        await self._vault.save(installation)
        await self._vault.rejoin(installation.team)

    def doubt(self, team: str) -> None:
        """Slack refused the token: read it from the store next time."""
        self._cache.pop(team, None)

    async def drop(self, team: str) -> None:
        """The workspace removed the app: forget its tokens."""
        self._cache.pop(team, None)
        await self._vault.drop(team)
