"""What people do on the fake: commands, buttons, mentions, direct messages."""

from __future__ import annotations

import asyncio
import secrets
import time
from dataclasses import dataclass
from typing import Any

from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import (
    APPLICATION_ID,
    BOT_ID,
    USUAL,
    Channel,
    Interaction,
    user,
)

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
_OPTION = {str: 3, int: 4, bool: 5, float: 10}


@dataclass(kw_only=True)
class Person:
    """Someone at one place. Every act returns at once; await what comes of it.

    ``along``: they have installed the bot for themselves, and use it where it isn't installed: in
    another server, or in a conversation of several people.
    """

    fake: FakeDiscord
    channel: Channel
    id: int = 7
    name: str = "ana"
    locale: str = "en-US"
    permissions: int = USUAL
    along: bool = False

    async def slash(self, command: str, **options: Any) -> Interaction:
        """``command`` may name a subcommand after a space: 'digest new'."""
        return await self._interact(COMMAND, _command(command, options))

    async def slash_file(self, command: str, option: str, file: Json) -> Interaction:
        """A command with a file in one of its options."""
        data = _command(command, {option: file["id"]})
        data["options"][0]["options"][0]["type"] = 11
        data["resolved"] = {"attachments": {file["id"]: file}}
        return await self._interact(COMMAND, data)

    async def complete(self, command: str, option: str, typed: str, **before: Any) -> Interaction:
        """Type in an option that offers completions."""
        data = _command(command, {**before, option: typed}, focused=option)
        return await self._interact(AUTOCOMPLETE, data)

    async def press(self, message: Json, custom_id: str) -> Interaction:
        data = {"component_type": 2, "custom_id": custom_id}
        return await self._interact(COMPONENT, data, message=message)

    async def choose(self, message: Json, custom_id: str, *values: str) -> Interaction:
        data = {"component_type": 3, "custom_id": custom_id, "values": list(values)}
        return await self._interact(COMPONENT, data, message=message)

    async def menu(self, command: str, message: Json) -> Interaction:
        """A message context menu command."""
        data = {"id": "1", "name": command, "type": 3, "target_id": message["id"]}
        data["resolved"] = {"messages": {message["id"]: message}}
        return await self._interact(COMMAND, data)

    async def submit(self, custom_id: str, **values: str | list[str]) -> Interaction:
        """Send a modal: its text inputs by custom_id, what was picked as lists."""
        rows = [
            {
                "type": 18,
                "id": n,
                "component": {"id": 50 + n, "custom_id": k, **_filled_in(v)},
            }
            for n, (k, v) in enumerate(values.items(), 1)
        ]
        return await self._interact(MODAL, {"custom_id": custom_id, "components": rows})

    async def say(self, text: str, *files: Json, mention: bool = False) -> Json:
        """Post a message; ``mention`` puts the bot's mention before it."""
        bot = self.fake.world.bot
        body = {"content": f"<@{BOT_ID}> {text}" if mention else text}
        extra: Json = {"mentions": [bot] if mention else [], "attachments": list(files)}
        if self.channel.guild is not None:
            extra |= {"guild_id": str(self.channel.guild), "member": self._member()}
        made = self.fake.world.new_message(
            self.channel, user(self.id, self.name), body, channel_type=self.channel.kind, **extra
        )
        await self.fake.gateway.message(made, guild=self.channel.guild)
        return made

    def _member(self) -> Json:
        return {
            "roles": [],
            "joined_at": "2026-01-01T00:00:00+00:00",
            "flags": 0,
            "deaf": False,
            "mute": False,
            "permissions": str(self.permissions),
        }

    async def _interact(self, kind: int, data: Json, **extra: Any) -> Interaction:
        world = self.fake.world
        made = Interaction(
            id=world.snowflake(),
            token=secrets.token_urlsafe(24),
            kind=kind,
            channel=self.channel.id,
            born=time.monotonic(),
        )
        world.interactions[made.token] = made
        who = user(self.id, self.name)
        mine = {"1": str(self.id)}
        here: Json = {"user": who, "context": 2 if self.along else 1}
        here["authorizing_integration_owners"] = mine
        if self.channel.guild is not None:
            here = {
                "guild_id": str(self.channel.guild),
                "guild": {"id": str(self.channel.guild), "locale": "en-US", "features": []},
                "guild_locale": "en-US",
                "member": {**self._member(), "user": who},
                "context": 0,
                "authorizing_integration_owners": mine
                if self.along
                else {"0": str(self.channel.guild)},
            }
        payload = {
            "id": str(made.id),
            "application_id": str(APPLICATION_ID),
            "type": kind,
            "token": made.token,
            "version": 1,
            "data": data,
            "channel_id": str(self.channel.id),
            "channel": self.channel.payload() | {"permissions": str(self.permissions)},
            "locale": self.locale,
            "app_permissions": str(self.channel.permissions),
            "entitlements": [],
            "attachment_size_limit": 10 << 20,
            **here,
            **extra,
        }
        await self.fake.gateway.dispatch("INTERACTION_CREATE", payload, guild=self.channel.guild)
        return made


def _filled_in(value: str | list[str]) -> Json:
    return {"type": 4, "value": value} if isinstance(value, str) else {"type": 8, "values": value}


def _command(name: str, options: dict[str, Any], focused: str = "") -> Json:
    head, _, sub = name.partition(" ")
    listed: list[Json] = [
        {"name": key, "type": _OPTION[type(value)], "value": value}
        | ({"focused": True} if key == focused else {})
        for key, value in options.items()
    ]
    if sub:
        listed = [{"name": sub, "type": 1, "options": listed}]
    return {"id": "1", "name": head, "type": 1, "options": listed}


async def settled(interaction: Interaction, within: float = 60.0) -> Interaction:
    """Wait until the bot has given its answer, past any defer."""
    await asyncio.wait_for(interaction.settled.wait(), within)
    return interaction
