"""COMMANDS: the one place to add a command. Every platform, the docs and the parser read it."""

from __future__ import annotations

from bot.commands.changes.declared import CHANGES
from bot.commands.digest.command import DIGEST
from bot.commands.duty.command import DUTY
from bot.commands.help import help_on
from bot.commands.quote import QUOTE
from bot.commands.review.command import REVIEW
from bot.commands.sources import SOURCES
from bot.commands.spec import Command
from bot.commands.tariff.command import TARIFF
from bot.commands.timeline.declared import TIMELINE
from bot.commands.watch.command import WATCH

_COMMANDS: tuple[Command, ...] = (
    TARIFF,
    DUTY,
    QUOTE,
    TIMELINE,
    CHANGES,
    DIGEST,
    WATCH,
    SOURCES,
    REVIEW,
)

COMMANDS: tuple[Command, ...] = (*_COMMANDS, help_on(_COMMANDS))
