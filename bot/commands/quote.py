"""/quote: who said what, in their own words."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.options import SINCE, UNTIL
from bot.commands.spec import Command, Option, OptionKind, Sitting
from bot.domain.asks import Request
from bot.domain.text import Text


async def answer(request: Request, sitting: Sitting) -> Card:
    """The words themselves, with speaker, role on that day, day, venue and source."""
    raise NotImplementedError


QUOTE = Command(
    name="quote",
    help=Text(
        en="Who said what about tariffs: verbatim words, with day and source",
        fr="Qui a dit quoi sur les droits de douane : citations exactes, jour et source",
    ),
    options=(
        Option(
            name="who",
            kind=OptionKind.SPEAKER,
            help=Text(en="Who spoke: carney, trump, lutnick", fr="Qui : carney, trump, lutnick"),
            positional=True,
            also=("by", "par", "de"),
        ),
        Option(
            name="about",
            kind=OptionKind.WORDS,
            help=Text(en="About what: relief, steel, the border", fr="Sur quoi : acier, frontière"),
            positional=True,
            also=("on", "sur", "regarding", "à propos de"),
        ),
        SINCE,
        UNTIL,
    ),
    examples=(
        Text(en="/quote carney", fr="/quote carney"),
        Text(en="/quote lutnick about relief", fr="/quote lutnick about relief"),
        Text(en="/quote trump before 2025-11-01", fr="/quote trump before 2025-11-01"),
    ),
    answer=answer,
)
