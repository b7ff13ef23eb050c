"""/duty: what an entry really pays, row by row."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.parsing.shared_options import FROM, GOOD, ON, TO, USMCA
from bot.commands.spec import Command, CommandContext, Form, Option, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Text


async def answer(query: Query, context: CommandContext) -> Card:
    """The stack of one entry. The engine is imported with the first question for it."""
    from bot.commands.duty import answer

    return await answer.answer(query, context)


_VALUE = Option(
    name="value",
    label=Text(en="Value of the goods", fr="Valeur des marchandises"),
    kind=OptionKind.MONEY,
    help=Text(en="Value of the goods: 10000, $10,000, 10000 CAD", fr="Valeur : 10000, 10 000 $"),
    positional=True,
    also=("valeur", "worth"),
)
_CURRENCY = Option(
    name="currency",
    label=Text(en="Currency", fr="Monnaie"),
    kind=OptionKind.CURRENCY,
    help=Text(en="Currency of the value: USD or CAD", fr="Monnaie : USD ou CAD"),
    choices=("USD", "CAD"),
    choice_labels={
        "USD": Text(en="US dollars", fr="Dollars américains"),
        "CAD": Text(en="Canadian dollars", fr="Dollars canadiens"),
    },
    also=("monnaie", "devise"),
)
_CLAIM = Option(
    name="claim",
    label=Text(en="Programme indicator", fr="Indicateur de programme"),
    kind=OptionKind.WORDS,
    help=Text(
        en="Programme indicator entered, such as S, AU, JP", fr="Indicateur déclaré : S, AU, JP"
    ),
    also=("spi",),
    single=True,
)
_QUANTITY = Option(
    name="quantity",
    label=Text(en="Quantity", fr="Quantité"),
    kind=OptionKind.QUANTITY,
    help=Text(en="Quantity with its unit: 100 kg", fr="Quantité et unité : 100 kg"),
    also=("quantité", "quantite", "qty"),
)
_METAL = Option(
    name="metal",
    label=Text(en="Metal content (%)", fr="Teneur en métal (%)"),
    kind=OptionKind.PERCENT,
    help=Text(en="Metal content in % of the value", fr="Teneur en métal en % de la valeur"),
    also=("métal", "metal-content"),
)
_US_CONTENT = Option(
    name="us-content",
    label=Text(en="US content (%)", fr="Contenu américain (%)"),
    kind=OptionKind.PERCENT,
    help=Text(en="US content in % of the value", fr="Contenu américain en % de la valeur"),
    also=("contenu-us",),
)
_DECLARED = Option(
    name="declared",
    label=Text(en="Facts you declare", fr="Faits que vous déclarez"),
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
    label=Text(en="Compare with", fr="Comparer avec"),
    kind=OptionKind.WORDS,
    help=Text(en="Compare with another day or origin", fr="Comparer : autre jour ou origine"),
    also=("vs", "contre"),
    single=True,
)
_CSV = Option(
    name="csv",
    label=Text(en="With a CSV file", fr="Avec un fichier CSV"),
    kind=OptionKind.YES_NO,
    help=Text(en="Attach the stack as a CSV file", fr="Joindre le détail en CSV"),
    choices=("yes", "no"),
    choice_labels={"yes": Text(en="Yes", fr="Oui"), "no": Text(en="No", fr="Non")},
)
_OPTIONS = (GOOD, _VALUE, _CURRENCY, FROM, TO, ON, USMCA, _CLAIM, _QUANTITY, _METAL, _US_CONTENT)

DUTY = Command(
    name="duty",
    form=Form(
        title=Text(en="Work out a duty", fr="Calculer un droit"),
        submit=Text(en="Work it out", fr="Calculer"),
    ),
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
