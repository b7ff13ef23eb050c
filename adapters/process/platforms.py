"""The platforms, told what the environment says."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from adapters.process.wiring import now

if TYPE_CHECKING:
    from adapters.discord.app import DiscordApp
    from adapters.discord.settings import DiscordSettings
    from adapters.slack.app import SlackApp
    from adapters.slack.settings import SlackSettings
    from bot.commands.spec import BotContext
    from config.settings import Settings


def slack_settings(settings: Settings) -> SlackSettings:
    """What the Slack side is told."""
    from adapters.slack.settings import SlackSettings

    return SlackSettings(
        bot_token=settings.slack_bot_token,
        app_token=settings.slack_app_token,
        signing_secret=settings.slack_signing_secret,
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret,
        token_key=fernet_keys(settings.key),
        api_url=f"{settings.slack_api_url}/",
    )


def slack_app(settings: Settings, bot_context: BotContext) -> SlackApp:
    """Slack, not yet started."""
    from adapters.charts.draw import ChartPainter
    from adapters.slack.app import SlackApp

    return SlackApp(slack_settings(settings), bot_context, now, charts=ChartPainter())


def fernet_keys(passphrases: str) -> str:
    """Fernet keys made of long random texts, always the same of the same, separated by commas.

    The first encrypts and all of them decrypt, so a new text goes before the old one.
    """
    texts = (text.strip() for text in passphrases.split(","))
    digests = (hashlib.sha256(text.encode()).digest() for text in texts if text)
    return ",".join(base64.urlsafe_b64encode(digest).decode() for digest in digests)


def discord_app(settings: Settings, bot_context: BotContext) -> DiscordApp:
    """Discord, not yet connected."""
    from adapters.charts.draw import ChartPainter
    from adapters.discord.app import DiscordApp

    told = discord_settings(settings)
    return DiscordApp(bot_context=bot_context, charts=ChartPainter(), clock=now, settings=told)


def discord_settings(settings: Settings) -> DiscordSettings:
    """What Discord is told of the environment."""
    from adapters.discord.settings import DiscordSettings

    return DiscordSettings(
        token=settings.discord_token,
        api_base=settings.discord_api_base,
        gateway=settings.discord_gateway,
        guild=settings.discord_guild,
        shard_ids=settings.discord_shard_ids,
        shard_count=settings.discord_shard_count,
    )
