"""What exists inside the fake: workspaces, their people, channels and messages."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

BOT_SCOPES = (
    "commands,app_mentions:read,chat:write,files:write,im:history,users:read,assistant:write,"
    "channels:history,groups:history,files:read"
)


@dataclass(kw_only=True)
class User:
    id: str
    name: str
    locale: str = "en-US"
    tz: str = "America/Toronto"
    is_admin: bool = False
    is_bot: bool = False


@dataclass(kw_only=True)
class Message:
    """One stored message. ``ephemeral_to`` is the only user who sees it, '' for everybody."""

    ts: str
    channel: str
    user: str
    text: str
    bot_id: str = ""
    blocks: list[Json] = field(default_factory=list)
    thread_ts: str = ""
    metadata: Json | None = None
    ephemeral_to: str = ""
    broadcast: bool = False
    edits: int = 0
    files: list[Json] = field(default_factory=list)
    unfurl: bool = True

    def as_slack(self, *, with_metadata: bool) -> Json:
        """The object that conversations.history returns."""
        out: Json = {"type": "message", "ts": self.ts, "user": self.user, "text": self.text}
        if self.bot_id:
            out["bot_id"] = self.bot_id
        if self.blocks:
            out["blocks"] = self.blocks
        if self.thread_ts:
            out["thread_ts"] = self.thread_ts
        if self.files:
            out["files"] = self.files
        if with_metadata and self.metadata:
            out["metadata"] = self.metadata
        return out


@dataclass(kw_only=True)
class Channel:
    """``kind`` is 'channel' (public), 'group' (private) or 'im'. ``messages`` by ts, in order."""

    id: str
    name: str = ""
    kind: str = "channel"
    members: set[str] = field(default_factory=set)
    archived: bool = False
    deleted: bool = False
    messages: dict[str, Message] = field(default_factory=dict)


@dataclass(kw_only=True)
class Workspace:
    id: str
    name: str
    bot_token: str
    bot_user: str
    bot_id: str
    scopes: set[str] = field(default_factory=lambda: set(BOT_SCOPES.split(",")))
    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    views: dict[str, Json] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    unfurls: dict[tuple[str, str], Json] = field(default_factory=dict)
    prompts: list[Json] = field(default_factory=list)
    statuses: list[Json] = field(default_factory=list)
    agent_view: bool = True
    revoked: bool = False
    refresh_token: str = ""
    old_tokens: set[str] = field(default_factory=set)

    def user(self, user_id: str, **more: Any) -> User:
        """The user of that id, made on first mention."""
        if user_id not in self.users:
            self.users[user_id] = User(id=user_id, name=user_id.lower(), **more)
        return self.users[user_id]

    def channel(self, channel_id: str, *, with_bot: bool = True, **more: Any) -> Channel:
        """The channel of that id, made on first mention, usually with the bot in it."""
        if channel_id not in self.channels:
            made = Channel(id=channel_id, name=channel_id.lower(), **more)
            made.members |= {self.bot_user} if with_bot else set()
            self.channels[channel_id] = made
        return self.channels[channel_id]

    def im(self, user_id: str) -> Channel:
        """The direct message channel of the bot and a person."""
        self.user(user_id)
        made = self.channel(f"D{user_id[1:]}", kind="im")
        made.members |= {user_id}
        return made


@dataclass(kw_only=True)
class Call:
    """One request to the Web API, kept in order of arrival. ``at`` is seconds since the epoch."""

    method: str
    team: str
    args: Json
    at: float
    answer: str = ""


class World:
    """Everything the fake remembers."""

    def __init__(self) -> None:
        self.workspaces: dict[str, Workspace] = {}
        self.calls: list[Call] = []
        self.posted: list[Message] = []
        self.uploads: dict[str, Json] = {}
        self.dropped: dict[str, Json] = {}
        """Files that people shared, with their bytes, by id."""
        self.response_urls: dict[str, Json] = {}
        self.oauth_codes: dict[str, Json] = {}
        self._serial = itertools.count(1)

    def serial(self) -> int:
        """A number never given before."""
        return next(self._serial)

    def next_ts(self, now: float) -> str:
        """A message's ts: seconds, and six digits that keep the order."""
        return f"{int(now)}.{self.serial():06d}"

    def add_workspace(self, team: str = "T1", **more: Any) -> Workspace:
        """A workspace that has the app installed, with token 'xoxb-<team>'."""
        bot_user = more.pop("bot_user", f"UBOT{team}")
        made = Workspace(
            id=team,
            name=more.pop("name", f"Workspace {team}"),
            bot_token=more.pop("bot_token", f"xoxb-{team}"),
            bot_user=bot_user,
            bot_id=more.pop("bot_id", f"BBOT{team}"),
            **more,
        )
        made.users[bot_user] = User(id=bot_user, name="dutybell", is_bot=True)
        self.workspaces[team] = made
        return made

    def by_token(self, token: str) -> Workspace | None:
        """The workspace a bot token belongs to, also when that token is no longer good."""
        for workspace in self.workspaces.values():
            if token == workspace.bot_token or token in workspace.old_tokens:
                return workspace
        return None
