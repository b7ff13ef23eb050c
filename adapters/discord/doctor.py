"""What is set up at Discord, what is not, and what to do about it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import urlencode

import discord

from adapters.discord.api_errors import BROKEN_LINE, readable
from adapters.discord.app import DiscordApp, Dutybell, redirect
from adapters.discord.settings import DiscordSettings
from adapters.discord.tree import tree, unchanged
from adapters.platform import Finding
from bot.commands.spec import BotContext
from bot.ports import Clock
from bot.ports.platforms import Charts

INVITED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    attach_files=True,
    read_message_history=True,
)
"""What the invitation asks for; docs/discord.md says what each is for."""


def invitation(application: int) -> str:
    """The address by which a server's admin adds the bot."""
    asked = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": INVITED.value,
    }
    return f"https://discord.com/oauth2/authorize?{urlencode(asked)}"


async def check(
    settings: DiscordSettings, *, bot_context: BotContext, charts: Charts, clock: Clock
) -> AsyncIterator[Finding]:
    """Everything about Discord that can be looked at without connecting. No secret shows."""
    redirect(settings)
    app = DiscordApp(bot_context=bot_context, charts=charts, clock=clock, settings=settings)
    client = app.client()
    try:
        with readable("login"):
            await client.login(settings.token)
        async for found in _logged_in(client, settings, bot_context):
            yield found
    except discord.LoginFailure:
        words = "Discord refuses DISCORD_TOKEN: make a new one under Bot > Reset Token"
        yield Finding(what="discord token", ok=False, words=words)
    except (discord.DiscordException, *BROKEN_LINE) as error:
        words = f"Discord can't be asked ({type(error).__name__}): is there a way out to it?"
        yield Finding(what="discord", ok=False, words=words)
    finally:
        await client.close()


async def _logged_in(
    client: Dutybell, settings: DiscordSettings, bot_context: BotContext
) -> AsyncIterator[Finding]:
    application = client.application_id or 0
    yield Finding(what="discord token", ok=True, words=f"taken, as {client.user}")
    yield Finding(what="discord invitation", ok=True, words=invitation(application))
    with readable("gateway"):
        shards, _, limit = await client.http.get_bot_gateway()
        left = int(limit["remaining"])
    words = f"{left} connections left today, {shards} shards advised"
    yield Finding(what="discord gateway", ok=left > shards, words=words)
    where = str(settings.guild or "global")
    same = await unchanged(tree(bot_context.catalogue), f"{application}:{where}", bot_context.store)
    told = "registered" if same else "changed since they were registered; the next start does it"
    yield Finding(what="discord commands", ok=True if same else None, words=told)
    if settings.guild is not None:
        yield await _guild(client, settings.guild)


async def _guild(client: Dutybell, number: int) -> Finding:
    try:
        with readable("server"):
            found = await client.fetch_guild(number, with_counts=False)
    except discord.HTTPException:
        words = f"the bot is not in server {number}: use the invitation"
        return Finding(what="discord server", ok=False, words=words)
    return Finding(what="discord server", ok=True, words=f"in {found.name!r}")
