"""/duty: what an entry really pays, row by row."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.parsing.shared_options import FROM, GOOD, ON, TO, USMCA
from bot.commands.spec import Command, CommandContext, Option, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Text


async def answer(query: Query, context: CommandContext) -> Card:
    """The stack of one entry. The engine is imported with the first question for it."""
    from bot.commands.duty import answer

    return await answer.answer(query, context)


_VALUE = Option(
    name="value",
    kind=OptionKind.MONEY,
    help=Text(en="Value of the goods: 10000, $10,000, 10000 CAD", fr="Valeur : 10000, 10 000 $"),
    positional=True,
    also=("valeur", "worth"),
)
_CURRENCY = Option(
    name="currency",
    kind=OptionKind.CURRENCY,
    help=Text(en="Currency of the value: USD or CAD", fr="Monnaie : USD ou CAD"),
    choices=("USD", "CAD"),
    also=("monnaie", "devise"),
)
_CLAIM = Option(
    name="claim",
    kind=OptionKind.WORDS,
    help=Text(
        en="Programme indicator entered, such as S, AU, JP", fr="Indicateur déclaré : S, AU, JP"
    ),
    also=("spi",),
    single=True,
)
_QUANTITY = Option(
    name="quantity",
    kind=OptionKind.QUANTITY,
    help=Text(en="Quantity with its unit: 100 kg", fr="Quantité et unité : 100 kg"),
    also=("quantité", "quantite", "qty"),
)
_METAL = Option(
    name="metal",
    kind=OptionKind.PERCENT,
    help=Text(en="Metal content in % of the value", fr="Teneur en métal en % de la valeur"),
    also=("métal", "metal-content"),
)
_US_CONTENT = Option(
    name="us-content",
    kind=OptionKind.PERCENT,
    help=Text(en="US content in % of the value", fr="Contenu américain en % de la valeur"),
    also=("contenu-us",),
)
_DECLARED = Option(
    name="declared",
    kind=OptionKind.WORDS,
    help=Text(
        en="Facts only you know: imported-before-2026-09-29",
        fr="Faits que vous seul savez : imported-before-2026-09-29",
    ),
    also=("déclaré", "declare"),
    single=True,
)
_VERSUS = Option(
    name="versus",
    kind=OptionKind.WORDS,
    help=Text(en="Compare with another day or origin", fr="Comparer : autre jour ou origine"),
    also=("vs", "contre"),
    single=True,
)
_CSV = Option(
    name="csv",
    kind=OptionKind.YES_NO,
    help=Text(en="Attach the stack as a CSV file", fr="Joindre le détail en CSV"),
    choices=("yes", "no"),
)
_OPTIONS = (GOOD, _VALUE, _CURRENCY, FROM, TO, ON, USMCA, _CLAIM, _QUANTITY, _METAL, _US_CONTENT)

DUTY = Command(
    name="duty",
    help=Text(
        en="What an entry really pays: every duty, and why the others do not apply",
        fr="Ce qu'une importation paie vraiment : chaque droit, et pourquoi pas les autres",
    ),
    options=(*_OPTIONS, _DECLARED, _VERSUS, _CSV),
    examples=(
        Text(en="/duty 7208.51 10000 USD", fr="/duty 7208.51 10000 USD"),
        Text(
            en="/duty 7208.51 10000 from CA on 2026-08-25 usmca yes",
            fr="/duty 7208.51 10000 from CA on 2026-08-25 usmca oui",
        ),
        Text(en="/duty whisky 5000 to CA", fr="/duty whisky 5000 to CA"),
    ),
    answer=answer,
    steady=True,
)
