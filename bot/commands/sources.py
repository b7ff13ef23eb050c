"""/sources: what the facts rest on, and to what day they reach."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.spec import Command, Sitting
from bot.domain.asks import Request
from bot.domain.text import Text


async def answer(request: Request, sitting: Sitting) -> Card:
    """The documents behind the facts, by kind, and how fresh they are."""
    raise NotImplementedError


SOURCES = Command(
    name="sources",
    help=Text(
        en="What the facts rest on, and up to which day they are known",
        fr="Sur quoi reposent les faits, et jusqu'à quel jour ils sont connus",
    ),
    options=(),
    examples=(Text(en="/sources", fr="/sources"),),
    answer=answer,
)
