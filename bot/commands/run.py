"""Ask -> one transaction -> Card. The only place that shows a UserError."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.spec import Desk
from bot.domain.asks import Ask


async def run(ask: Ask, desk: Desk) -> Card:
    """Answer ``ask``. Never raises for bad input: the card says what is wrong and what to try."""
    raise NotImplementedError(f"{ask.text!r} at {desk!r}: written by the room of commands")
