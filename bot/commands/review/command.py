"""/review as it is declared, and who may."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.spec import Command, CommandContext, Form, Option, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Text
from bot.errors import NotAllowed

_ACTIONS = (
    "list",
    "next",
    "show",
    "approve",
    "edit",
    "reject",
    "later",
    "undo",
    "text",
    "release",
    "frontier",
    "log",
    "here",
    "stop",
)
_NOT_LISTED = Text(
    en="Only reviewers decide what becomes a fact. Whoever runs Dutybell keeps their list "
    "(dutybell review reviewers).",
    fr="Seules les personnes désignées décident de ce qui devient un fait. Qui exploite Dutybell "
    "tient leur liste (dutybell review reviewers).",
)
LOOKING = frozenset({"list", "show", "text"})
"""What anybody may do: what waits is no secret, only deciding is kept."""


async def answer(query: Query, context: CommandContext) -> Card:
    """One of the actions. Raises UserError for what may not, or cannot, be done."""
    # with the first question for it, not at every start
    from bot.commands.review import actions

    action = query.action or "list"
    asked = context.question
    reviewer = await context.records.reviewers.who(asked.place, asked.person.id)
    if reviewer is None and action not in LOOKING:
        raise NotAllowed(_NOT_LISTED.on(context.lang))
    return await actions.taken(action, query, context, reviewer)


def _words(name: str, label: Text, help_: Text) -> Option:
    return Option(name=name, label=label, kind=OptionKind.WORDS, help=help_)


REVIEW = Command(
    name="review",
    help=Text(
        en="What the official channels brought that nobody has reviewed yet",
        fr="Ce que les sources officielles ont apporté et que personne n'a encore examiné",
    ),
    actions=_ACTIONS,
    verbatim=True,
    form=Form(
        title=Text(en="Edit a proposal", fr="Modifier une proposition"),
        submit=Text(en="Save", fr="Enregistrer"),
        action="edit",
    ),
    options=(
        Option(
            name="number",
            label=Text(en="Number of the proposal", fr="Numéro de la proposition"),
            kind=OptionKind.WORDS,
            help=Text(
                en="The number of the proposal; of a feed its name, of the frontier the day",
                fr="Le numéro de la proposition; d'une source son nom, de la limite le jour",
            ),
            positional=True,
        ),
        _words(
            "rate",
            Text(en="Rate (%)", fr="Taux (%)"),
            Text(en="Edit: the rate in percent", fr="Modifier : le taux en pour cent"),
        ),
        _words(
            "from",
            Text(en="First day", fr="Premier jour"),
            Text(en="Edit: its first day, such as 2026-12-01", fr="Modifier : le premier jour"),
        ),
        _words(
            "until",
            Text(en="Last day, or open", fr="Dernier jour, ou open"),
            Text(en="Edit: its last day, or open", fr="Modifier : le dernier jour, ou open"),
        ),
        _words(
            "codes",
            Text(en="Tariff codes", fr="Codes tarifaires"),
            Text(en="Edit: tariff codes by commas", fr="Modifier : codes séparés par virgules"),
        ),
        _words(
            "programme",
            Text(en="Programme", fr="Programme"),
            Text(en="Edit: the programme's slug", fr="Modifier : le programme"),
        ),
        _words(
            "instrument",
            Text(en="Number of the act", fr="Numéro de l'acte"),
            Text(en="Edit: the act's number", fr="Modifier : le numéro de l'acte"),
        ),
        _words(
            "slug",
            Text(en="Measure it changes", fr="Mesure visée"),
            Text(en="Edit: the measure it changes", fr="Modifier : la mesure visée"),
        ),
        _words(
            "speaker",
            Text(en="Who said it", fr="Qui l'a dit"),
            Text(en="Edit: who said it", fr="Modifier : qui l'a dit"),
        ),
        _words(
            "reason",
            Text(en="Why rejected", fr="Motif du rejet"),
            Text(en="Reject: why", fr="Rejeter : pourquoi"),
        ),
    ),
    examples=(
        Text(en="/review next", fr="/review next"),
        Text(en="/review list", fr="/review list"),
    ),
    answer=answer,
)
