"""``dutybell discord sync``: register the commands with Discord."""

from __future__ import annotations

import argparse
import asyncio
import sys
from typing import Any

from adapters.discord.platform import DISCORD, registered_commands
from adapters.process.platforms import given
from adapters.process.wiring import opened_context, read_settings


def register(commands: Any) -> None:
    """Add ``discord``."""
    discord = commands.add_parser("discord", help="the commands registered with Discord")
    actions = discord.add_subparsers(dest="action", metavar="ACTION", required=True)
    sync = actions.add_parser("sync", help="register the commands now, changed or not")
    sync.set_defaults(call=_call)


def _call(_arguments: argparse.Namespace) -> int:
    return asyncio.run(_sync())


async def _sync() -> int:
    settings = read_settings()
    discord = settings.platforms[DISCORD.name]
    if not discord.has_tokens:
        print("DISCORD_TOKEN is not set: see docs/discord.md", file=sys.stderr)
        return 1
    async with opened_context(settings) as bot_context:
        count = await registered_commands(given(settings, bot_context, DISCORD))
    where = f"in server {discord.guild}" if discord.guild else "everywhere"
    print(f"{count} commands registered {where}")
    return 0
