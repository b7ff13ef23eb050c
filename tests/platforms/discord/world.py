"""What exists on the fake Discord: guilds, channels, messages, interactions, commands."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.platforms.discord.refusals import Json, unknown

EPOCH_MS = 1_420_070_400_000
BOT_ID = 900
APPLICATION_ID = 901
TOKEN = "fake-discord-token"  # no secret: the fake's own

TEXT, DM, VOICE, NEWS, PUBLIC_THREAD, FORUM = 0, 1, 2, 5, 11, 15

VIEW, SEND, EMBED, ATTACH = 1 << 10, 1 << 11, 1 << 14, 1 << 15
HISTORY, PUBLIC_THREADS, SEND_IN_THREADS = 1 << 16, 1 << 35, 1 << 38
USUAL = VIEW | SEND | EMBED | ATTACH | HISTORY | PUBLIC_THREADS | SEND_IN_THREADS


def guild_id(index: int) -> int:
    """The id of the n-th made-up guild; consecutive ones fall on consecutive shards."""
    return (index + 1) << 22


def channel_id(guild: int, index: int = 0) -> int:
    """The id of the n-th channel of a guild."""
    return guild + 1000 + index


@dataclass(kw_only=True)
class Channel:
    """A channel or thread. ``permissions`` are the bot's own, in force here."""

    id: int
    guild: int | None
    kind: int = TEXT
    name: str = "trade"
    parent: int | None = None
    permissions: int = USUAL
    archived: bool = False
    locked: bool = False
    messages: dict[int, Json] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        return self.kind == PUBLIC_THREAD

    def payload(self) -> Json:
        body: Json = {"id": str(self.id), "type": self.kind, "last_message_id": None}
        if self.guild is None:
            return {**body, "recipients": []}
        body |= {"guild_id": str(self.guild), "name": self.name, "parent_id": _text(self.parent)}
        if self.is_thread:
            stamp = datetime.now(UTC).isoformat()
            meta = {"archived": self.archived, "locked": self.locked, "auto_archive_duration": 1440}
            body |= {
                "owner_id": str(BOT_ID),
                "message_count": len(self.messages),
                "member_count": 1,
                "thread_metadata": {**meta, "archive_timestamp": stamp},
            }
        else:
            denied = str(USUAL & ~self.permissions)
            here = {
                "id": str(self.guild),
                "type": 0,
                "allow": str(self.permissions),
                "deny": denied,
            }
            body |= {"bitrate": 64_000, "user_limit": 0} if self.kind == VOICE else {}
            body |= {"position": 0, "nsfw": False, "permission_overwrites": [here], "topic": None}
        return body


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


@dataclass(kw_only=True)
class Guild:
    id: int
    name: str
    channels: list[int] = field(default_factory=list)
    roles: int = 1
    locale: str = "en-US"


@dataclass(kw_only=True)
class Interaction:
    """One dispatched interaction and everything the bot did with it."""

    id: int
    token: str
    kind: int
    channel: int
    born: float
    callback: Json | None = None
    callback_at: float | None = None
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)
    acknowledged: asyncio.Event = field(default_factory=asyncio.Event)
    settled: asyncio.Event = field(default_factory=asyncio.Event)


class World:
    """The whole state. Ids are snowflakes, so they sort by age."""

    def __init__(self) -> None:
        self.token = TOKEN
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.interactions: dict[str, Interaction] = {}
        self.commands: dict[str, list[Json]] = {}
        self.syncs = 0
        self.nonces: dict[tuple[int, str], tuple[float, int]] = {}
        self.files: dict[str, bytes] = {}
        """What people attached, by the path below the server."""
        self.fetched: list[str] = []
        self.open = False
        """Whether posting to a channel nobody made creates it (for load tests)."""
        self._last = 0

    def snowflake(self) -> int:
        now = (int(time.time() * 1000) - EPOCH_MS) << 22
        self._last = max(now, self._last + 1)
        return self._last

    @property
    def bot(self) -> Json:
        return user(BOT_ID, "dutybell", bot=True)

    def add_guild(self, index: int = 0, *, channels: int = 1, roles: int = 1) -> Guild:
        made = Guild(id=guild_id(index), name=f"Guild {index}", roles=roles)
        self.guilds[made.id] = made
        for number in range(channels):
            self.add_channel(made.id, channel_id(made.id, number), name=f"trade-{number}")
        return made

    def add_channel(self, guild: int | None, number: int, **fields: object) -> Channel:
        made = Channel(id=number, guild=guild, **fields)  # type: ignore[arg-type]  # test data
        self.channels[number] = made
        if guild is not None and not made.is_thread:
            self.guilds[guild].channels.append(number)
        return made

    def channel(self, number: int) -> Channel:
        found = self.channels.get(number)
        if found is None and self.open:
            found = self.add_channel(None, number)
        if found is None:
            raise unknown("Channel", 10003)
        return found

    def message(self, channel: int, number: int) -> Json:
        found = self.channel(channel).messages.get(number)
        if found is None:
            raise unknown("Message", 10008)
        return found

    def guild_payload(self, guild: Guild) -> Json:
        mine = [str(guild.id + 1)] if guild.roles > 1 else []
        return {
            "id": str(guild.id),
            "name": guild.name,
            "owner_id": "1",
            "preferred_locale": guild.locale,
            "member_count": 50,
            "large": False,
            "unavailable": False,
            "features": [],
            "emojis": [],
            "stickers": [],
            "voice_states": [],
            "presences": [],
            "roles": [role(guild.id + n, everyone=n == 0) for n in range(guild.roles)],
            "members": [
                {
                    "user": self.bot,
                    "roles": mine,
                    "joined_at": "2026-01-01T00:00:00+00:00",
                    "flags": 0,
                }
            ],
            "channels": [self.channels[n].payload() for n in guild.channels],
            "threads": [],
        }

    def new_message(self, channel: Channel, author: Json, body: Json, **extra: object) -> Json:
        """A stored message; ``body`` as posted, files already listed under 'attachments'."""
        made: Json = {
            "id": str(self.snowflake()),
            "channel_id": str(channel.id),
            "author": author,
            "content": body.get("content") or "",
            "timestamp": datetime.now(UTC).isoformat(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": attachments(body.get("attachments") or []),
            "embeds": body.get("embeds") or [],
            "components": body.get("components") or [],
            "flags": body.get("flags") or 0,
            "pinned": False,
            "type": 0,
            **extra,
        }
        if body.get("nonce") is not None:
            made["nonce"] = body["nonce"]
        if body.get("message_reference"):
            made["message_reference"] = body["message_reference"]
        channel.messages[int(made["id"])] = made
        return made


def user(number: int, name: str, *, bot: bool = False) -> Json:
    base = {"id": str(number), "username": name, "discriminator": "0", "avatar": None}
    return {**base, "global_name": name, "bot": bot}


def role(number: int, *, everyone: bool) -> Json:
    name = "@everyone" if everyone else f"role {number}"
    flags = {"hoist": False, "managed": False, "mentionable": False, "color": 0, "position": 0}
    return {"id": str(number), "name": name, "permissions": str(USUAL), "flags": 0, **flags}


def attachments(listed: Iterable[Json]) -> list[Json]:
    """Attachments as a message shows them."""
    return [
        {
            "id": str(index),
            "filename": one.get("filename", "file"),
            "description": one.get("description"),
            "size": one.get("size", 0),
            "url": f"https://cdn.example/{index}",
            "proxy_url": f"https://cdn.example/{index}",
        }
        for index, one in enumerate(listed)
    ]
