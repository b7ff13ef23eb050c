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
    """The client as a component reaches it: by the one attribute that it needs."""

    inbound: Pressed


_ID = r"td:(?P<act>{acts}):(?P<number>\d+):(?P<held>.*)"


class _Component(ui.DynamicItem[Any], template=r"(?!)"):
    """A component of ours, known by its custom_id: whoever uses it, it is passed on."""

    def __init__(self, item: ui.Item[Any], found: re.Match[str]) -> None:
        super().__init__(item)
        self._found = found

    @classmethod
    async def from_custom_id(
        cls, _: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Called by the SDK for every use of one whose custom_id fits."""
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Pass it on to whoever takes interactions."""
        client = cast(HasInbound, interaction.client)
        found = self._found
        await client.inbound.press(interaction, found["act"], int(found["number"]), found["held"])


class ComponentButton(
    _Component, template=re.compile(_ID.format(acts="ask|page|share|form"), re.DOTALL)
):
    """Any button of ours."""


class Pick(_Component, template=re.compile(_ID.format(acts="pick"), re.DOTALL)):
    """Any menu of ours."""
