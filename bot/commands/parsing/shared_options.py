"""Options that several commands share, declared once."""

from __future__ import annotations

from bot.commands.spec import CommandOption, OptionKind
from bot.presentation.messages import N_

GOOD = CommandOption(
    name="good",
    label=N_("Good or tariff code"),
    kind=OptionKind.GOOD,
    help=N_("A good (steel, lumber, maple syrup) or a tariff code (7208.51)"),
    required=True,
    positional=True,
    also=("produit", "code"),
)
FROM = CommandOption(
    name="from",
    label=N_("From"),
    kind=OptionKind.COUNTRY,
    help=N_("Where the goods come from: Canada or the United States"),
    choices=("CA", "US"),
    choice_labels={
        "CA": N_("Canada"),
        "US": N_("United States"),
    },
    also=("de", "origine", "origin"),
)
TO = CommandOption(
    name="to",
    label=N_("To"),
    kind=OptionKind.COUNTRY,
    help=N_("Where they go: the country that charges the duty"),
    choices=("US", "CA"),
    choice_labels={
        "US": N_("United States"),
        "CA": N_("Canada"),
    },
    also=("vers", "into"),
)
ON = CommandOption(
    name="on",
    label=N_("On which day"),
    kind=OptionKind.PERIOD,
    help=N_("The day or the month meant, such as 2025-04-02 or April 2025 (today if left out)"),
    also=("le", "en", "in", "date", "au"),
)
USMCA = CommandOption(
    name="usmca",
    label=N_("Claimed under USMCA (CUSMA)"),
    kind=OptionKind.YES_NO,
    help=N_("Whether the goods enter under USMCA (CUSMA): yes or no; both if left out"),
    choices=("yes", "no"),
    choice_labels={"yes": N_("Yes"), "no": N_("No")},
    also=("cusma", "aceum", "claim"),
)
SINCE = CommandOption(
    name="since",
    label=N_("Since"),
    kind=OptionKind.PERIOD,
    help=N_("From which day: a date, or 7d for the last seven days"),
    also=("depuis", "after", "après", "apres"),
)
UNTIL = CommandOption(
    name="until",
    label=N_("Until"),
    kind=OptionKind.DAY,
    help=N_("Up to which day"),
    also=("before", "avant", "jusqu'à", "jusqu'au"),
)
FILE = "file"
"""The option that asks for a spreadsheet."""
FILE_OPTION = CommandOption(
    name=FILE,
    label=N_("As a file"),
    kind=OptionKind.CHOICE,
    help=N_("As a spreadsheet: xlsx or csv"),
    choices=("xlsx", "csv"),
    choice_labels={"xlsx": N_("Excel workbook"), "csv": N_("CSV file")},
    also=("fichier",),
    single=True,
)
