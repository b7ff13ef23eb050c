"""Our buttons and menus as dynamic items: known by custom_id alone, so a restart breaks none."""

from __future__ import annotations

import re
from typing import Any, Protocol, Self, cast

import discord
from discord import ui


class Pressed(Protocol):
    """Takes interactions: :class:`adapters.discord.inbound.Inbound`."""

    async def press(
        self, interaction: discord.Interaction[Any], act: str, number: int, held: str
    ) -> None:
        """A button or menu of ours was used."""
        ...


class HasInbound(Protocol):
    """A client that knows who takes interactions."""

    inbound: Pressed


_ID = r"td:(?P<act>{acts}):(?P<number>\d+):(?P<held>.*)"


async def _pass_on(interaction: discord.Interaction[Any], found: re.Match[str]) -> None:
    client = cast(HasInbound, interaction.client)
    await client.inbound.press(interaction, found["act"], int(found["number"]), found["held"])


class ComponentButton(
    ui.DynamicItem[ui.Button[Any]],
    template=re.compile(_ID.format(acts="ask|page|share|form"), re.DOTALL),
):
    """Any button of ours."""

    def __init__(self, item: ui.Button[Any], found: re.Match[str]) -> None:
        super().__init__(item)
        self._found = found

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Called by the SDK for every press whose custom_id fits."""
        return cls(cast("ui.Button[Any]", item), match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand it on."""
        await _pass_on(interaction, self._found)


class Pick(
    ui.DynamicItem[ui.Select[Any]],
    template=re.compile(_ID.format(acts="pick"), re.DOTALL),
):
    """Any menu of ours."""

    def __init__(self, item: ui.Select[Any], found: re.Match[str]) -> None:
        super().__init__(item)
        self._found = found

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Called by the SDK for every choice whose custom_id fits."""
        return cls(cast("ui.Select[Any]", item), match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand it on."""
        await _pass_on(interaction, self._found)
