"""Slack's replies, parsed where they come in: what is odd or missing becomes a default.

Slack's own replies are JSON objects with ``ok``. What a proxy, an outage or a bug puts in their
place is refused here (:class:`CheckedClient`); what is an object but lacks what we ask for gives
the empty value of its kind, and callers say what that means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

Fields = dict[str, Any]
_ZONE_NAME = 64
"""Characters: the longest name in the IANA data has 32."""
_YEAR = 366 * 86_400
_UNREADABLE = (AttributeError, TypeError, ValueError, LookupError, RecursionError)
"""What the SDK trips over in a reply that is none of Slack's."""


class CheckedClient(AsyncWebClient):
    """The SDK's client, which raises SlackApiError for every reply that is no JSON object."""

    async def api_call(self, api_method: str, **options: Any) -> AsyncSlackResponse:
        """As the SDK's; the reply's ``data`` is a dict, or SlackApiError is raised."""
        try:
            reply = await super().api_call(api_method, **options)
        except _UNREADABLE as error:
            said = f"{api_method}: the reply can't be read ({type(error).__name__})"
            raise refused(said) from error
        if not isinstance(reply.data, dict):
            raise refused(f"{api_method}: the reply is no object")
        return reply


def refused(said: str) -> SlackApiError:
    """A reply we can't use, as the error of a request that failed: with no code of Slack's."""
    return SlackApiError(said, {})  # type: ignore[no-untyped-call]  # the SDK's


@dataclass(frozen=True, slots=True, kw_only=True)
class UserReply:
    """A person as users.info tells them. ``zone`` is a zone we know, or ''; ``name`` what they are
    called in the workspace.
    """

    locale: str = ""
    zone: str = ""
    admin: bool = False
    name: str = ""


def user(reply: Any) -> UserReply | None:
    """The person of a users.info reply, None where there is none in it."""
    found = fields(get(reply, "user"))
    if not found:
        return None
    profile = fields(found.get("profile"))
    shown = text(profile.get("display_name")) or text(profile.get("real_name"))
    return UserReply(
        locale=text(found.get("locale")),
        zone=zone(found.get("tz")),
        name=shown or text(found.get("name")),
        admin=found.get("is_admin") is True or found.get("is_owner") is True,
    )


def zone(written: Any) -> str:
    """The name of a time zone we know, '' for anything else.

    >>> zone("America/Toronto"), zone("America"), zone("a" * 300), zone(None), zone("../etc")
    ('America/Toronto', '', '', '', '')
    """
    name = text(written)
    if not name or len(name) > _ZONE_NAME:
        return ""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones is an OSError
        return ""
    return name


def messages(reply: Any) -> list[Fields]:
    """The messages of a conversations.history or .replies reply, oddities left out."""
    return [one for one in items(get(reply, "messages")) if isinstance(one, dict)]


def next_cursor(reply: Any) -> str:
    """Where the next page begins, '' after the last."""
    return text(fields(get(reply, "response_metadata")).get("next_cursor"))


def delivery(message: Fields) -> str:
    """The key of ours that a message carries in its metadata, '' when it carries none."""
    payload = fields(fields(message.get("metadata")).get("event_payload"))
    return text(payload.get("delivery"))


def stamp(reply: Any, name: str = "ts") -> str:
    """A message's ts, '' where there is none.

    >>> stamp({"ts": "1765.0002"}), stamp({"ok": True}), stamp({"ts": None}), stamp({"ts": "soon"})
    ('1765.0002', '', '', '')
    """
    given = text(get(reply, name))
    return given if given.replace(".", "", 1).isdecimal() else ""


def file_ids(reply: Any) -> list[str]:
    """The ids of the files of a files.completeUploadExternal reply."""
    return [text(one.get("id")) for one in items(get(reply, "files")) if isinstance(one, dict)]


def get(reply: Any, name: str) -> Any:
    """A field of a reply, None where the reply is no object."""
    data = reply.data if isinstance(reply, AsyncSlackResponse) else reply
    return data.get(name) if isinstance(data, dict) else None


def fields(value: Any) -> Fields:
    """``value`` if it is an object, else an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: Any) -> list[Any]:
    """``value`` if it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: Any) -> str:
    """``value`` if it is a string, else ''."""
    return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What oauth.v2.access grants. ``expires_in``: seconds; None for a token that stays."""

    team: str
    token: str
    scopes: str = ""
    refresh_token: str = ""
    expires_in: int | None = None
    user: str = ""
    bot_user: str = ""
    app: str = ""


def grant(reply: Any) -> Grant | None:
    """A grant, None where the reply holds no token.

    A token that comes with a refresh token ends; where the reply doesn't say when, soon.
    """
    token = text(get(reply, "access_token"))
    if not token:
        return None
    refresh, seconds = text(get(reply, "refresh_token")), get(reply, "expires_in")
    told = isinstance(seconds, int) and not isinstance(seconds, bool) and 0 <= seconds <= _YEAR
    return Grant(
        team=text(fields(get(reply, "team")).get("id")),
        token=token,
        scopes=text(get(reply, "scope")),
        refresh_token=refresh,
        expires_in=seconds if told else 0 if refresh else None,
        user=text(fields(get(reply, "authed_user")).get("id")),
        bot_user=text(get(reply, "bot_user_id")),
        app=text(get(reply, "app_id")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose token it is, as auth.test tells."""

    team: str
    user: str = ""
    bot: str = ""


def identity(reply: Any) -> Identity | None:
    """Whose token was asked with, None where the reply names no workspace."""
    team = text(get(reply, "team_id"))
    if not team:
        return None
    return Identity(team=team, user=text(get(reply, "user_id")), bot=text(get(reply, "bot_id")))
