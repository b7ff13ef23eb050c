"""PLATFORMS: the one place to add a platform. Serving, delivering, doctor and settings read it."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.discord.platform import DISCORD
from adapters.platform import Given, Platform
from adapters.process.clock import now
from adapters.slack.platform import SLACK
from bot.delivery.timeouts import Timeouts

if TYPE_CHECKING:
    from bot.commands.spec import BotContext
    from config.settings import Settings

PLATFORMS: tuple[Platform, ...] = (SLACK, DISCORD)


def with_tokens(settings: Settings) -> tuple[Platform, ...]:
    """The platforms that somebody meant to connect."""
    return tuple(p for p in PLATFORMS if p.name in settings.platforms and _meant(settings, p))


def _meant(settings: Settings, platform: Platform) -> bool:
    return bool(settings.platforms[platform.name].has_tokens)


def given(settings: Settings, bot_context: BotContext, platform: Platform) -> Given:
    """What ``platform`` is opened with in this process."""
    from adapters.charts.draw import ChartPainter

    return Given(
        settings=settings.platforms[platform.name],
        bot_context=bot_context,
        clock=now,
        charts=ChartPainter(),
        key=fernet_keys(settings.key),
        timeouts=timeouts(settings),
    )


def timeouts(settings: Settings) -> Timeouts:
    """How long this process waits for others and for platforms."""
    return Timeouts(
        lease=timedelta(seconds=settings.lease), horizon=timedelta(seconds=settings.horizon)
    )


def fernet_keys(passphrases: str) -> str:
    """Fernet keys made of long random texts, always the same of the same, separated by commas.

    The first encrypts and all of them decrypt, so a new text goes before the old one.
    """
    texts = (text.strip() for text in passphrases.split(","))
    digests = (hashlib.sha256(text.encode()).digest() for text in texts if text)
    return ",".join(base64.urlsafe_b64encode(digest).decode() for digest in digests)
