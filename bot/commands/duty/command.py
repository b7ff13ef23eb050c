"""/duty: what an entry really pays, row by row."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.parsing.shared_options import FROM, GOOD, ON, TO, USMCA
from bot.commands.spec import Command, CommandContext, Form, Option, OptionKind, Tool
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
    help=Text(en="Currency of the value: USD, CAD, EUR", fr="Monnaie : USD, CAD, EUR"),
    choices=("USD", "CAD", "EUR", "GBP", "MXN", "JPY", "CNY"),
    choice_labels={
        "USD": Text(en="US dollars", fr="Dollars américains"),
        "CAD": Text(en="Canadian dollars", fr="Dollars canadiens"),
        "EUR": Text(en="Euros", fr="Euros"),
        "GBP": Text(en="Pounds sterling", fr="Livres sterling"),
        "MXN": Text(en="Mexican pesos", fr="Pesos mexicains"),
        "JPY": Text(en="Yen", fr="Yens"),
        "CNY": Text(en="Yuan", fr="Yuans"),
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
        en="Facts only you know, by name: civil aircraft, not an auto part",
        fr="Faits que vous seul savez, par leur nom : aéronef civil",
    ),
    also=("déclaré", "declare"),
    phrase=True,
)
_RATE = Option(
    name="rate",
    label=Text(en="Rate of exchange", fr="Taux de change"),
    kind=OptionKind.WORDS,
    help=Text(
        en="What one unit of the value's currency is worth: 0.73",
        fr="Ce que vaut une unité de la monnaie de la valeur : 0,73",
    ),
    also=("exchange", "fx", "taux"),
    single=True,
)
_TRANSPORT = Option(
    name="transport",
    label=Text(en="Way of transport", fr="Mode de transport"),
    kind=OptionKind.CHOICE,
    help=Text(
        en="By sea, air, road, rail or mail: the harbor fee", fr="Par mer, air, route, rail, poste"
    ),
    choices=("sea", "air", "road", "rail", "mail"),
    choice_labels={
        "sea": Text(en="By sea", fr="Par mer"),
        "air": Text(en="By air", fr="Par avion"),
        "road": Text(en="By road", fr="Par la route"),
        "rail": Text(en="By rail", fr="Par chemin de fer"),
        "mail": Text(en="By mail", fr="Par la poste"),
    },
    also=("mode",),
)
_NEAR_CONTENT = Option(
    name="ca-mx-content",
    label=Text(en="Canadian and Mexican content (%)", fr="Contenu canadien et mexicain (%)"),
    kind=OptionKind.PERCENT,
    help=Text(
        en="Canadian and Mexican content in % of the value",
        fr="Contenu canadien et mexicain en % de la valeur",
    ),
    also=("contenu-ca-mx", "canada-mexico-content"),
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
    options=(*_OPTIONS, _NEAR_CONTENT, _DECLARED, _RATE, _TRANSPORT, _VERSUS, _CSV),
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
    tools=(Tool(),),
)
