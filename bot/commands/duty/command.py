"""/duty: what an entry really pays, row by row."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.duty.options import DutyOptions
from bot.commands.parsing.shared_options import FILE_OPTION, FROM, GOOD, ON, TO, USMCA
from bot.commands.spec import Command, CommandContext, CommandOption, Form, OptionKind, Tool
from bot.domain.questions import Query
from bot.presentation.messages import N_, NC_


async def answer(query: Query, context: CommandContext) -> Card:
    """The stack of one entry. The engine is imported with the first question for it."""
    from bot.commands.duty import answer

    return await answer.answer(query, context)


_VALUE = CommandOption(
    name="value",
    label=N_("Value of the goods"),
    kind=OptionKind.MONEY,
    help=N_("Value of the goods: 10000, $10,000, 10000 CAD"),
    positional=True,
    also=("valeur", "worth"),
)
_CURRENCY = CommandOption(
    name="currency",
    label=N_("Currency"),
    kind=OptionKind.CURRENCY,
    help=N_("Currency of the value: USD, CAD, EUR"),
    choices=("USD", "CAD", "EUR", "GBP", "MXN", "JPY", "CNY"),
    choice_labels={
        "USD": N_("US dollars"),
        "CAD": N_("Canadian dollars"),
        "EUR": N_("Euros"),
        "GBP": N_("Pounds sterling"),
        "MXN": N_("Mexican pesos"),
        "JPY": N_("Yen"),
        "CNY": N_("Yuan"),
    },
    also=("monnaie", "devise"),
)
_CLAIM = CommandOption(
    name="claim",
    label=N_("Programme indicator"),
    kind=OptionKind.WORDS,
    help=N_("Programme indicator entered, such as S, AU, JP"),
    also=("spi",),
    single=True,
)
_QUANTITY = CommandOption(
    name="quantity",
    label=N_("Quantity"),
    kind=OptionKind.QUANTITY,
    help=N_("Quantity with its unit: 100 kg"),
    also=("quantité", "quantite", "qty"),
)
_METAL = CommandOption(
    name="metal",
    label=N_("Metal content (%)"),
    kind=OptionKind.PERCENT,
    help=N_("Metal content in % of the value, or as a sum"),
    also=("métal", "metal-content"),
)
_US_CONTENT = CommandOption(
    name="us-content",
    label=N_("US content (%)"),
    kind=OptionKind.PERCENT,
    help=N_("US content in % of the value"),
    also=("contenu-us",),
)
_DECLARED = CommandOption(
    name="declared",
    label=N_("Facts you declare"),
    kind=OptionKind.WORDS,
    help=N_("Facts only you know, by name: civil aircraft, not an auto part"),
    also=("déclaré", "declare"),
    phrase=True,
)
_RATE = CommandOption(
    name="rate",
    label=N_("Rate of exchange"),
    kind=OptionKind.WORDS,
    help=N_("What one unit of the value's currency is worth: 0.73"),
    also=("exchange", "fx", "taux"),
    single=True,
)
_TRANSPORT = CommandOption(
    name="transport",
    label=N_("Way of transport"),
    kind=OptionKind.CHOICE,
    help=N_("By sea, air, road, rail or mail: the harbor fee"),
    choices=("sea", "air", "road", "rail", "mail"),
    choice_labels={
        "sea": N_("By sea"),
        "air": N_("By air"),
        "road": N_("By road"),
        "rail": N_("By rail"),
        "mail": N_("By mail"),
    },
    choices_also={
        **dict.fromkeys(("ocean", "ship", "vessel", "boat", "mer", "bateau", "maritime"), "sea"),
        **dict.fromkeys(("plane", "airfreight", "avion", "aérien"), "air"),
        **dict.fromkeys(("truck", "lorry", "highway", "route", "camion", "routier"), "road"),
        **dict.fromkeys(("train", "ferroviaire"), "rail"),
        **dict.fromkeys(("post", "postal", "poste"), "mail"),
    },
    also=("mode",),
)
_NEAR_CONTENT = CommandOption(
    name="ca-mx-content",
    label=N_("Canadian and Mexican content (%)"),
    kind=OptionKind.PERCENT,
    help=N_("Canadian and Mexican content in % of the value"),
    also=("contenu-ca-mx", "canada-mexico-content"),
)
_REPAIR = CommandOption(
    name="repair",
    label=N_("Cost of a repair abroad"),
    kind=OptionKind.WORDS,
    help=N_("US goods back from repair (9802.00.40/50): what the repair cost"),
    also=("réparation", "reparation"),
    single=True,
)
_US_COMPONENTS = CommandOption(
    name="us-components",
    label=N_("US components"),
    kind=OptionKind.WORDS,
    help=N_("Assembled abroad (9802.00.80): value of the US components"),
    also=("composants-us",),
    single=True,
)
_VERSUS = CommandOption(
    name="versus",
    label=N_("Compare with"),
    kind=OptionKind.WORDS,
    help=N_("Compare with another day or origin"),
    also=("vs", "contre"),
    single=True,
)
_OPTIONS = (GOOD, _VALUE, _CURRENCY, FROM, TO, ON, USMCA, _CLAIM, _QUANTITY, _METAL, _US_CONTENT)
_ENTRY = (
    *_OPTIONS,
    _NEAR_CONTENT,
    _DECLARED,
    _RATE,
    _TRANSPORT,
    _REPAIR,
    _US_COMPONENTS,
    _VERSUS,
)

DUTY = Command(
    own=DutyOptions,
    name="duty",
    form=Form(
        title=NC_("title of a form", "Work out a duty"),
        submit=N_("Work it out"),
        fields=("good", "value", "from", "on", "usmca"),
        hidden=("to", FILE_OPTION.name),
        named={"from": N_("Direction")},
        hints={
            "value": N_("10000, $10,000 or 10000 CAD"),
            "from": N_("Canada → United States if left out"),
            "on": N_("Such as 2026-09-08; today if left out"),
            "usmca": N_("Both are told if left out"),
        },
        choices={
            "from": {
                "CA": N_("Canada → United States"),
                "US": N_("United States → Canada"),
            }
        },
        kinds={"on": OptionKind.DAY},
    ),
    help=N_("What an entry really pays: every duty, and why the others do not apply"),
    options=(*_ENTRY, FILE_OPTION),
    examples=(
        N_("/duty 7208.51 10000 USD"),
        N_("/duty 7208.51 10000 from CA on 2026-08-25 usmca yes"),
        N_("/duty whisky 5000 to CA"),
    ),
    answer=answer,
    steady=True,
    tools=(Tool(options=tuple(option.name for option in _ENTRY)),),
)
