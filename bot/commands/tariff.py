"""/tariff: what is owed on a good or a code, on a day, in a direction."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.options import FROM, GOOD, ON, TO, USMCA
from bot.commands.spec import Command, Sitting
from bot.domain.asks import Request
from bot.domain.text import Text


async def answer(request: Request, sitting: Sitting) -> Card:
    """The measures that apply, the rate they make, and what came before and comes next."""
    raise NotImplementedError


TARIFF = Command(
    name="tariff",
    help=Text(
        en="What is the duty on a good, on a day, between Canada and the United States",
        fr="Le droit sur un produit, un jour donné, entre le Canada et les États-Unis",
    ),
    options=(GOOD, FROM, TO, ON, USMCA),
    examples=(
        Text(en="/tariff steel", fr="/tariff acier"),
        Text(en="/tariff lumber on 2025-11-01", fr="/tariff bois d'œuvre on 2025-11-01"),
        Text(en="/tariff 7208.51 usmca yes", fr="/tariff 7208.51 usmca oui"),
        Text(en="/tariff cars from US to Canada", fr="/tariff voitures from US to Canada"),
    ),
    answer=answer,
)
