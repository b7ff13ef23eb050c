"""What is known of channels without caching whole servers: kind, parent, our permissions."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass

import discord

from adapters.discord import limits
from adapters.discord.api_errors import BROKEN_LINE, readable
from adapters.discord.words import PERMISSIONS
from bot.domain.text import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownChannel:
    """``thread``: it is one, below ``parent``. ``permissions`` None: not to be known from here."""

    id: int
    parent: int | None
    thread: bool
    opens_threads: bool
    permissions: discord.Permissions | None

    def lacks(self, *names: str) -> tuple[str, ...]:
        """Those of the permissions that are known to be missing here."""
        if self.permissions is None:
            return ()
        return tuple(name for name in names if not getattr(self.permissions, name))

    @property
    def to_speak(self) -> tuple[str, ...]:
        """The permissions a message here needs."""
        return ("view_channel", "send_messages_in_threads" if self.thread else "send_messages")


def named(permissions: tuple[str, ...], lang: Lang) -> str:
    """The permissions as Discord's settings call them."""
    return ", ".join(PERMISSIONS[name].on(lang) for name in permissions)


class Channels:
    """Asked of Discord when first needed, remembered for a few minutes."""

    def __init__(self, client: discord.Client) -> None:
        self._client = client
        self._known: OrderedDict[int, tuple[float, KnownChannel]] = OrderedDict()

    async def get(self, number: int) -> KnownChannel | None:
        """None when Discord doesn't say. Raises nothing."""
        known = self._known.get(number)
        if known is not None and time.monotonic() - known[0] < limits.CHANNEL_SECONDS:
            self._known.move_to_end(number)
            return known[1]
        try:
            with readable("channel"):
                found = await self._client.fetch_channel(number)
        except (discord.DiscordException, *BROKEN_LINE):
            return None
        made = await self._described(found)
        self._known[number] = time.monotonic(), made
        if len(self._known) > limits.CHANNELS_REMEMBERED:
            self._known.popitem(last=False)
        return made

    def forget(self, number: int) -> None:
        """Ask again next time: Discord has just told otherwise."""
        self._known.pop(number, None)

    async def _described(self, found: object) -> KnownChannel:
        if isinstance(found, discord.Thread):
            parent = await self.get(found.parent_id)
            return KnownChannel(
                id=found.id,
                parent=found.parent_id,
                thread=True,
                opens_threads=False,
                permissions=parent.permissions if parent else None,
            )
        assert isinstance(found, discord.abc.Snowflake)
        permissions = None
        if isinstance(found, discord.abc.GuildChannel) and found.guild.me is not None:
            permissions = found.permissions_for(found.guild.me)
        return KnownChannel(
            id=found.id,
            parent=None,
            thread=False,
            opens_threads=isinstance(found, discord.TextChannel),
            permissions=permissions,
        )
