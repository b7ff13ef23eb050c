"""The SDK's cache kept small: of a server only what permissions are reckoned from.

discord.py keeps every channel, thread, role and emoji of every server. We need our own roles, those
that manage the server, and the ids: a channel's kind is asked for when someone mentions us there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import discord

_log = logging.getLogger(__name__)
Parser = Callable[[Any], None]
_HEARD = (
    "READY",
    "RESUMED",
    "USER_UPDATE",
    "GUILD_UPDATE",
    "GUILD_DELETE",
    "GUILD_ROLE_CREATE",
    "GUILD_ROLE_UPDATE",
    "GUILD_ROLE_DELETE",
    "INTERACTION_CREATE",
)
_STARTING = ("READY", "RESUMED")
"""Without these there is no connection: what is wrong with them is told, and tried anew."""
_MANAGING = discord.Permissions(administrator=True, manage_guild=True).value


def voiceless() -> None:
    """Keep the SDK from warning at every start that it can't speak: nor do we."""
    discord.VoiceClient.warn_nacl = False
    discord.VoiceClient.warn_dave = False


def intents() -> discord.Intents:
    """The least: servers, and messages in them and to us. None of them is privileged."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


def listening(parsers: Mapping[str, Parser], me: Callable[[], int]) -> dict[str, Parser]:
    """The SDK's parsers of gateway events, only those we need; ``me`` gives our user id."""
    kept = {name: parsers[name] for name in _HEARD if name in parsers}
    created, message = parsers["GUILD_CREATE"], parsers["MESSAGE_CREATE"]
    kept["GUILD_CREATE"] = lambda data: created(slim(data, me()))
    kept["MESSAGE_CREATE"] = lambda data: message(data) if _for(me(), data) else None
    return {
        name: parser if name in _STARTING else _guarded(name, parser)
        for name, parser in kept.items()
    }


def _guarded(name: str, parser: Parser) -> Parser:
    """``parser``, from which one odd event takes nothing but itself: the SDK ends the connection of
    all servers over what a parser raises."""

    def parse(data: Any) -> None:
        try:
            parser(data)
        except Exception as error:
            _log.warning("an event of Discord's is left out: %s (%s)", name, type(error).__name__)

    return parse


def slim(guild: Mapping[str, Any], me: int) -> dict[str, Any]:
    """A GUILD_CREATE without channels, threads, emoji, people, and roles that don't matter."""
    members = [one for one in guild.get("members") or () if int(one["user"]["id"]) == me]
    mine = {role for member in members for role in member["roles"]} | {guild["id"]}
    kept = ("id", "name", "owner_id", "preferred_locale", "unavailable", "member_count")
    roles = [
        role
        for role in guild.get("roles") or ()
        if role["id"] in mine or int(role["permissions"]) & _MANAGING
    ]
    small = {name: guild[name] for name in kept if name in guild}
    return {**small, "members": members, "roles": roles, "channels": [], "threads": []}


def _for(me: int, message: Mapping[str, Any]) -> bool:
    """Whether a message is a direct one, or mentions us."""
    if "guild_id" not in message:
        return True
    return any(int(one["id"]) == me for one in message.get("mentions") or ())
