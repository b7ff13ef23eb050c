"""What the Slack adapter is told: its variables, declared where they are used."""

from __future__ import annotations

from dataclasses import dataclass, field

from config.variables import address, secret, variable

SLACK_API = "https://slack.com/api/"


def _api(written: str) -> str:
    """The SDK joins a method's name to it as it stands, so it ends with a slash."""
    return f"{address(written)}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """Tokens and addresses. Secrets never show in a repr.

    ``app_token`` opens Socket Mode; ``signing_secret`` opens HTTP mode. ``client_id`` and
    ``client_secret`` let many workspaces install the app, with tokens encrypted by ``token_key``
    (Fernet keys by commas, made of the process's own key). ``redirect_url`` is the public address
    of /slack/oauth_redirect, '' to leave the choice to the app's settings at Slack. ``history``
    says that the app may read channel history.
    """

    bot_token: str = secret("SLACK_BOT_TOKEN", "xoxb-...: one workspace", group="Slack")
    app_token: str = secret(
        "SLACK_APP_TOKEN", "xapp-...: Socket Mode, no public address needed", group="Slack"
    )
    signing_secret: str = secret(
        "SLACK_SIGNING_SECRET", "checks requests that come over HTTP", group="Slack"
    )
    client_id: str = variable(
        "SLACK_CLIENT_ID",
        "with the client secret: install to many workspaces",
        default="",
        group="Slack",
    )
    client_secret: str = secret("SLACK_CLIENT_SECRET", "of the same Slack app", group="Slack")
    api_url: str = variable(
        "SLACK_API_URL",
        "where Slack's Web API is",
        default=SLACK_API,
        read=_api,
        group="Slack",
    )
    token_key: str = field(default="", repr=False)
    redirect_url: str = ""
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
    def has_tokens(self) -> bool:
        """Whether somebody meant to connect Slack, be it with half of what is needed."""
        given = (self.bot_token, self.client_id, self.client_secret)
        return any((*given, self.app_token, self.signing_secret))
