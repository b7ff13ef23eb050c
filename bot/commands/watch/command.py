"""/watch as it is declared."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.parsing.shared_options import FROM, GOOD, ON, TO, USMCA
from bot.commands.permissions import check_may_change
from bot.commands.spec import Command, CommandContext, Form, Option, OptionKind, Tool
from bot.domain.questions import Query
from bot.domain.text import Text

_CHANGING = frozenset({"add", "remove", "upload"})


async def answer(query: Query, context: CommandContext) -> Card:
    """One of the actions. Raises UserError for what may not, or cannot, be done here."""
    # with the first question for it, not at every start
    from bot.commands.watch import actions

    action = query.action or "list"
    if action in _CHANGING:
        if context.question.again:
            return await actions.show(query, context)
        await check_may_change(context)
    return await actions.ACTIONS[action](query, context)


def _words(name: str, label: Text, help_: Text, *also: str) -> Option:
    return Option(name=name, label=label, kind=OptionKind.WORDS, help=help_, also=also)


WATCH = Command(
    name="watch",
    help=Text(
        en="What this channel trades in, and the duty it pays a year",
        fr="Ce dont ce canal fait commerce, et le droit payé par an",
    ),
    actions=("list", "add", "remove", "upload", "export", "exposure"),
    form=Form(
        title=Text(en="Add a line to watch", fr="Ajouter à ma liste"),
        submit=Text(en="Add", fr="Ajouter"),
        action="add",
    ),
    options=(
        GOOD,
        FROM,
        TO,
        Option(
            name="value",
            label=Text(en="Yearly value", fr="Valeur annuelle"),
            kind=OptionKind.MONEY,
            help=Text(
                en="What enters in a year: 1200000, 50000 CAD",
                fr="Ce qui entre en un an : 1200000, 50000 CAD",
            ),
            also=("valeur",),
        ),
        USMCA,
        _words(
            "label",
            Text(en="What you call it", fr="Votre nom"),
            Text(en="What you call these goods", fr="Comment vous appelez ces biens"),
            "libellé",
        ),
        _words(
            "sku",
            Text(en="Supplier or SKU", fr="Fournisseur ou UGS"),
            Text(en="A supplier or number of your own", fr="Un fournisseur ou numéro à vous"),
            "ugs",
        ),
        _words(
            "rows",
            Text(en="Rows of a table", fr="Lignes d'un tableau"),
            Text(
                en="Upload: a table pasted from a spreadsheet, its first row naming the columns",
                fr="Envoi : un tableau collé d'un tableur, la première ligne nommant les colonnes",
            ),
            "lignes",
        ),
        ON,
    ),
    examples=(
        Text(
            en="/watch add 7208.51 from CA to US value 1200000 USD",
            fr="/watch add 7208.51 from CA to US value 1200000 USD",
        ),
        Text(en="/watch list", fr="/watch list"),
    ),
    answer=answer,
    tools=(
        Tool(action="exposure", options=("on",)),
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
