"""One client under the Discord benchmark, in a process of its own.

`python -m bench.discord_server ours|bare --api URL --gateway URL --data FOLDER`; it serves until
killed.
"""

from __future__ import annotations

import argparse
import asyncio
from datetime import UTC, datetime
from pathlib import Path

import discord
from discord import app_commands

from adapters.discord.app import redirect
from adapters.discord.settings import DiscordSettings
from tests.platforms.discord.world import TOKEN

ROOT = Path(__file__).resolve().parents[1]


class Bare(discord.AutoShardedClient):
    """discord.py with one command that answers a constant, and nothing else."""

    def __init__(self) -> None:
        super().__init__(intents=discord.Intents(guilds=True), max_messages=None)
        self.tree = app_commands.CommandTree(self)

        @self.tree.command(description="The floor")
        async def tariff(interaction: discord.Interaction, good: str) -> None:
            await interaction.response.send_message(f"{good}: 25%", ephemeral=True)


async def ours(settings: DiscordSettings, data: Path) -> None:
    """Dutybell as it runs."""
    from adapters.charts.draw import ChartPainter
    from adapters.discord.app import DiscordApp
    from adapters.process.collector import collect_seldom, keep_loaded
    from bot.commands.rates.ahead import RatesAhead
    from bot.commands.registry import COMMANDS
    from bot.commands.spec import BotContext
    from store.store import load_catalogue, open_store

    collect_seldom()
    store = await open_store(data=data)
    await load_catalogue(store, ROOT / "config" / "catalogue", datetime.now(UTC), always=False)
    await store.snapshot(now=True)
    await RatesAhead(store).tick(datetime.now(UTC))  # as the bot does within its first minute
    app = DiscordApp(
        bot_context=BotContext(store=store, catalogue=COMMANDS),
        charts=ChartPainter(),
        clock=lambda: datetime.now(UTC),
        settings=settings,
    )
    keep_loaded()
    await app.serve()


async def _serve(options: argparse.Namespace) -> None:
    settings = DiscordSettings(token=TOKEN, api_base=options.api, gateway=options.gateway)
    if options.which == "ours":
        await ours(settings, Path(options.data))
        return
    redirect(settings)
    await Bare().start(TOKEN)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m bench.discord_server", description=__doc__)
    parser.add_argument("which", choices=("ours", "bare"))
    parser.add_argument("--api", required=True)
    parser.add_argument("--gateway", required=True)
    parser.add_argument("--data", required=True)
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
