"""Installing from the browser: Bolt's OAuth pages on our own store of tokens and states."""

from __future__ import annotations

import hashlib
import logging
import secrets
from datetime import UTC, datetime
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.installation_store.models.installation import (
    Installation as SlackInstallation,
)
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack import replies
from adapters.slack.api_errors import code_of
from adapters.slack.installation.installations import Installation, ManyWorkspaces, Vault, exchange
from adapters.slack.installation.manifest import FILE_SCOPES, HISTORY_SCOPES, SCOPES
from adapters.slack.settings import SlackSettings
from bot.ports import Clock

STATE_SECONDS = 600
log = logging.getLogger(__name__)


class _States(AsyncOAuthStateStore):
    """States that carry their own expiry, sealed; the store only remembers which were used."""

    def __init__(self, vault: Vault, key: str, clock: Clock) -> None:
        self._vault = vault
        self._key = Fernet(key.split(",", maxsplit=1)[0].strip())
        self._clock = clock

    @property
    def logger(self) -> logging.Logger:
        """Where Bolt writes."""
        return log

    async def async_issue(self, *_args: object, **_kwargs: object) -> str:
        """A new state."""
        moment = int(self._clock().timestamp())
        return self._key.encrypt_at_time(secrets.token_bytes(16), moment).decode()

    async def async_consume(self, state: str) -> bool:
        """Whether the state is ours, young enough and unused; used from now on."""
        now = self._clock()
        try:
            self._key.decrypt_at_time(state.encode(), STATE_SECONDS, int(now.timestamp()))
        except (InvalidToken, ValueError):
            return False
        digest = hashlib.sha256(state.encode()).hexdigest()[:32]
        return await self._vault.first(f"slack:state:{digest}", now)


class _Grants(AsyncInstallationStore):
    """Takes what Bolt's flow was granted; reading goes through ManyWorkspaces."""

    def __init__(self, workspaces: ManyWorkspaces) -> None:
        self._workspaces = workspaces

    @property
    def logger(self) -> logging.Logger:
        """Where Bolt writes."""
        return log

    async def async_save(self, installation: SlackInstallation) -> None:
        """Keep the grant of one workspace."""
        ends = installation.bot_token_expires_at
        await self._workspaces.save(
            Installation(
                team=installation.team_id or installation.enterprise_id or "",
                bot_token=installation.bot_token or "",
                bot_user=installation.bot_user_id or "",
                bot_id=installation.bot_id or "",
                scopes=",".join(installation.bot_scopes or ()),
                refresh_token=installation.bot_refresh_token or "",
                expires_at=_iso(ends) if ends else "",
            )
        )


class _Flow(AsyncOAuthFlow):
    """Bolt's pages with our own exchange of the code."""

    def __init__(self, *, slack_settings: SlackSettings, **more: Any) -> None:
        super().__init__(**more)
        self._slack_settings = slack_settings

    async def run_installation(self, code: str) -> SlackInstallation | None:
        """The workspace's grant, None when Slack refuses the code."""
        redirect = self._slack_settings.redirect_url
        grant = {"code": code, **({"redirect_uri": redirect} if redirect else {})}
        try:
            answer = await exchange(self.client, self._slack_settings, **grant)
            granted = replies.grant(answer)
            if granted is None or not granted.team:
                log.warning("installation refused: the reply holds no token or no workspace")
                return None
            known = replies.identity(await self.client.auth_test(token=granted.token))
        except SlackApiError as error:
            log.warning("installation refused: %s", code_of(error))
            return None
        return SlackInstallation(
            app_id=granted.app,
            team_id=granted.team,
            bot_token=granted.token,
            bot_id=known.bot if known else "",
            bot_user_id=granted.bot_user,
            bot_scopes=granted.scopes,
            bot_refresh_token=granted.refresh_token or None,
            bot_token_expires_in=granted.expires_in,
            user_id=granted.user,
        )


def _iso(epoch: float) -> str:
    return datetime.fromtimestamp(epoch, UTC).isoformat()


def oauth_flow(
    settings: SlackSettings,
    workspaces: ManyWorkspaces,
    vault: Vault,
    client: AsyncWebClient,
    clock: Clock,
) -> AsyncOAuthFlow:
    """The pages /slack/install and /slack/oauth_redirect."""
    return _Flow(
        slack_settings=settings,
        client=client,
        logger=log,
        settings=AsyncOAuthSettings(
            client_id=settings.client_id,
            client_secret=settings.client_secret,
            scopes=[*SCOPES, *FILE_SCOPES, *(HISTORY_SCOPES if settings.history else ())],
            redirect_uri=settings.redirect_url or None,
            install_path="/slack/install",
            redirect_uri_path="/slack/oauth_redirect",
            installation_store=_Grants(workspaces),
            state_store=_States(vault, settings.token_key, clock),
        ),
    )
