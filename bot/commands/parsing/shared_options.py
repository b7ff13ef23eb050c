"""Options that several commands share, declared once."""

from __future__ import annotations

from bot.commands.spec import Option, OptionKind
from bot.domain.text import Text

GOOD = Option(
    name="good",
    label=Text(en="Good or tariff code", fr="Produit ou code tarifaire"),
    kind=OptionKind.GOOD,
    help=Text(
        en="A good (steel, lumber, maple syrup) or a tariff code (7208.51)",
        fr="Un produit (acier, bois, sirop d'érable) ou un code tarifaire (7208.51)",
    ),
    required=True,
    positional=True,
    also=("produit", "code"),
)
FROM = Option(
    name="from",
    label=Text(en="From", fr="De"),
    kind=OptionKind.COUNTRY,
    help=Text(
        en="Where the goods come from: Canada or the United States",
        fr="D'où viennent les marchandises : Canada ou États-Unis",
    ),
    choices=("CA", "US"),
    choice_labels={
        "CA": Text(en="Canada", fr="Canada"),
        "US": Text(en="United States", fr="États-Unis"),
    },
    also=("de", "origine", "origin"),
)
TO = Option(
    name="to",
    label=Text(en="To", fr="Vers"),
    kind=OptionKind.COUNTRY,
    help=Text(
        en="Where they go: the country that charges the duty",
        fr="Où elles vont : le pays qui perçoit le droit",
    ),
    choices=("US", "CA"),
    choice_labels={
        "US": Text(en="United States", fr="États-Unis"),
        "CA": Text(en="Canada", fr="Canada"),
    },
    also=("vers", "into"),
)
ON = Option(
    name="on",
    label=Text(en="On which day", fr="Quel jour"),
    kind=OptionKind.PERIOD,
    help=Text(
        en="The day or the month meant, such as 2025-04-02 or April 2025 (today if left out)",
        fr="Le jour ou le mois visé, comme 2025-04-02 ou avril 2025 (sinon aujourd'hui)",
    ),
    also=("le", "en", "in", "date", "au"),
)
USMCA = Option(
    name="usmca",
    label=Text(en="Claimed under USMCA (CUSMA)", fr="Demandé sous l'ACEUM"),
    kind=OptionKind.YES_NO,
    help=Text(
        en="Whether the goods enter under USMCA (CUSMA): yes or no; both if left out",
        fr="Si les marchandises entrent sous l'ACEUM : oui ou non; les deux sinon",
    ),
    choices=("yes", "no"),
    choice_labels={"yes": Text(en="Yes", fr="Oui"), "no": Text(en="No", fr="Non")},
    also=("cusma", "aceum", "claim"),
)
SINCE = Option(
    name="since",
    label=Text(en="Since", fr="Depuis"),
    kind=OptionKind.PERIOD,
    help=Text(
        en="From which day: a date, or 7d for the last seven days",
        fr="Depuis quel jour : une date, ou 7j pour les sept derniers jours",
    ),
    also=("depuis", "after", "après", "apres"),
)
UNTIL = Option(
    name="until",
    label=Text(en="Until", fr="Jusqu'au"),
    kind=OptionKind.DAY,
    help=Text(en="Up to which day", fr="Jusqu'à quel jour"),
    also=("before", "avant", "jusqu'à", "jusqu'au"),
)
