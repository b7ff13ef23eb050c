"""/watch as it is declared."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.parsing.shared_options import FILE_OPTION, FROM, GOOD, ON, TO, USMCA
from bot.commands.permissions import check_may_change
from bot.commands.spec import Command, CommandContext, CommandOption, Form, OptionKind, Tool
from bot.commands.watch.options import WatchOptions
from bot.domain.questions import Query
from bot.domain.text import Words
from bot.presentation.messages import N_

_CHANGING = frozenset({"add", "remove", "upload"})
_SETTLING = frozenset({"keep", "replace", "forget"})
"""What becomes of a file: whoever was let give it may say so by any way."""
_SECRET = frozenset({"calendar", "renew"})
"""They show an address that opens the list to whoever knows it."""


async def answer(query: Query, context: CommandContext) -> Card:
    """One of the actions. Raises UserError for what may not, or cannot, be done here."""
    # with the first question for it, not at every start
    from bot.commands.watch import actions

    action = query.action or "list"
    if context.question.again and action in _CHANGING | _SETTLING:
        return await actions.show(query, context)
    if action in _CHANGING | _SECRET:
        await check_may_change(context, command=WATCH.name)
    return await actions.ACTIONS[action](query, context)


def _words(name: str, label: Words, help_: Words, *also: str) -> CommandOption:
    return CommandOption(name=name, label=label, kind=OptionKind.WORDS, help=help_, also=also)


WATCH = Command(
    own=WatchOptions,
    name="watch",
    help=N_("What this channel trades in, and the duty it pays a year"),
    actions=("list", "add", "remove", "upload", "export", "exposure", "calendar", "renew"),
    pressed=("uploaded", "keep", "replace", "forget"),
    takes={
        "add": ("good", "from", "to", "value", "usmca", "label", "sku"),
        "remove": ("which",),
        "upload": ("table", "rows"),
        "export": ("file",),
        "exposure": ("on", "versus", "file"),
    },
    action_help={
        "list": N_("What is watched here"),
        "add": N_("Watch one more good by its tariff code"),
        "remove": N_("Watch a good no more"),
        "upload": N_("Watch the rows of a CSV or Excel file"),
        "export": N_("The list as a file"),
        "exposure": N_("The duty the list pays a year, and when that changes"),
        "calendar": N_("A calendar and a feed of what touches the list"),
        "renew": N_("New addresses of the calendar and the feed"),
    },
    form=Form(
        title=N_("Add a line to watch"),
        submit=N_("Add"),
        action="add",
        fields=("good", "from", "to", "value", "usmca"),
        hidden=("which", "table", "rows", "on", "versus", "file"),
    ),
    options=(
        GOOD,
        FROM,
        TO,
        CommandOption(
            name="value",
            label=N_("Yearly value"),
            kind=OptionKind.MONEY,
            help=N_("What enters in a year: 1200000, 50000 CAD"),
            also=("valeur",),
        ),
        USMCA,
        _words(
            "label",
            N_("What you call it"),
            N_("What you call these goods"),
            "libellé",
        ),
        _words(
            "sku",
            N_("Supplier or SKU"),
            N_("A supplier or number of your own"),
            "ugs",
        ),
        _words(
            "which",
            N_("Which lines"),
            N_("A tariff code (7208.51: all lines at or below it), a line's name or SKU, or all"),
        ),
        CommandOption(
            name="table",
            label=N_("File"),
            kind=OptionKind.FILE,
            help=N_("A CSV or Excel file (.xlsx), its first row naming the columns"),
        ),
        _words(
            "rows",
            N_("Rows of a table"),
            N_("Upload: a table pasted from a spreadsheet, its first row naming the columns"),
            "lignes",
        ),
        ON,
        _words(
            "versus",
            N_("Compared with the day"),
            N_("Another day, to see both side by side: 2026-04-06"),
            "vs",
            "contre",
        ),
        FILE_OPTION,
    ),
    examples=(
        N_("/watch add 7208.51 from CA to US value 1200000 USD"),
        N_("/watch list"),
    ),
    answer=answer,
    tools=(
        Tool(action="exposure", options=("on", "versus")),
        Tool(action="list", options=()),
        Tool(
            action="add",
            options=("good", "from", "to", "value", "usmca", "label", "sku"),
            changes=True,
        ),
        Tool(action="remove", options=("good",), changes=True),
        Tool(action="upload", options=("rows",), changes=True),
    ),
)
