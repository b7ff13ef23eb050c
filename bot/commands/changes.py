"""/changes: what the journal holds, net of what came and went."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card
from bot.commands.options import SINCE
from bot.commands.spec import Command, Sitting
from bot.domain.asks import Request
from bot.domain.text import Text


async def answer(request: Request, sitting: Sitting) -> Card:
    """What changed since a day: facts that a load altered, measures the calendar moved."""
    raise NotImplementedError


CHANGES = Command(
    name="changes",
    help=Text(
        en="What changed since a day, or in the last days",
        fr="Ce qui a changé depuis un jour, ou ces derniers jours",
    ),
    options=(replace(SINCE, positional=True),),
    examples=(
        Text(en="/changes", fr="/changes"),
        Text(en="/changes 7d", fr="/changes 7j"),
        Text(en="/changes since 2026-09-01", fr="/changes since 2026-09-01"),
    ),
    answer=answer,
)
