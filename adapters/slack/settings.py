"""What this adapter has to be told. The environment is read elsewhere, once."""

from __future__ import annotations

from dataclasses import dataclass, field

SLACK_API = "https://slack.com/api/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """Tokens and addresses. Secrets never show in a repr.

    ``app_token`` opens Socket Mode; ``signing_secret`` opens HTTP mode. ``client_id`` and
    ``client_secret`` let many workspaces install the app, with tokens encrypted by ``token_key`` (a
    Fernet key). ``redirect_url`` is the public address of /slack/oauth_redirect, '' to leave the
    choice to the app's settings at Slack. ``history`` says that the app may read channel history.
    """

    bot_token: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    signing_secret: str = field(default="", repr=False)
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    token_key: str = field(default="", repr=False)
    redirect_url: str = ""
    api_url: str = SLACK_API
    history: bool = True

    @property
    def socket_mode(self) -> bool:
        """Whether events come through a socket that we open."""
        return bool(self.app_token)

    @property
    def http_mode(self) -> bool:
        """Whether events come as signed requests."""
        return bool(self.signing_secret)

    @property
    def many_workspaces(self) -> bool:
        """Whether workspaces install the app themselves."""
        return bool(self.client_id and self.client_secret)

    @property
    def configured(self) -> bool:
        """Whether there is enough to run on."""
        way_in = self.socket_mode or self.http_mode
        return way_in and (bool(self.bot_token) or self.many_workspaces)
