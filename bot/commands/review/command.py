"""/review as it is declared, and who may."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.review.options import ReviewOptions
from bot.commands.spec import Command, CommandContext, CommandOption, Form, OptionKind
from bot.domain.questions import Query
from bot.domain.text import Words
from bot.errors import NotAllowed
from bot.presentation.messages import N_

OF_CHANNELS = ("here", "stop")
"""What is told to a channel alone: that proposals are to come there, or no more."""
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
    *OF_CHANNELS,
)
_NOT_LISTED = N_(
    "Only reviewers decide what becomes a fact. Whoever runs Dutybell keeps their "
    "list (dutybell review reviewers)."
)
LOOKING = frozenset({"list", "show", "text"})
"""What anybody may do: what waits is no secret, only deciding is kept."""


async def answer(query: Query, context: CommandContext) -> Card:
    """One of the actions. Raises UserError for what may not, or cannot, be done."""
    # with the first question for it, not at every start
    from bot.commands.review import actions

    action = query.action or "list"
    asked = context.question
    reviewer = await context.records.reviewers.by_account(asked.place, asked.person.id)
    if reviewer is None and action not in LOOKING:
        raise NotAllowed(_NOT_LISTED.on(context.lang))
    return await actions.taken(action, query, context, reviewer)


def _words(name: str, label: Words, help_: Words) -> CommandOption:
    return CommandOption(name=name, label=label, kind=OptionKind.WORDS, help=help_)


REVIEW = Command(
    own=ReviewOptions,
    name="review",
    help=N_("What the official channels brought that nobody has reviewed yet"),
    actions=_ACTIONS,
    verbatim=True,
    form=Form(
        title=N_("Edit a proposal"),
        submit=N_("Save"),
        action="edit",
        home=False,
    ),
    options=(
        CommandOption(
            name="number",
            label=N_("Number of the proposal"),
            kind=OptionKind.WORDS,
            help=N_("The number of the proposal; of a feed its name, of the frontier the day"),
            positional=True,
        ),
        _words(
            "rate",
            N_("Rate (%)"),
            N_("Edit: the rate in percent"),
        ),
        _words(
            "from",
            N_("First day"),
            N_("Edit: its first day, such as 2026-12-01"),
        ),
        _words(
            "until",
            N_("Last day, or open"),
            N_("Edit: its last day, or open"),
        ),
        _words(
            "codes",
            N_("Tariff codes"),
            N_("Edit: tariff codes by commas"),
        ),
        _words(
            "programme",
            N_("Programme"),
            N_("Edit: the programme's slug"),
        ),
        _words(
            "instrument",
            N_("Number of the act"),
            N_("Edit: the act's number"),
        ),
        _words(
            "slug",
            N_("Measure it changes"),
            N_("Edit: the measure it changes"),
        ),
        _words(
            "countries",
            N_("Countries of origin"),
            N_("Edit: the countries whose goods it is about, by commas (CA, MX), or all"),
        ),
        _words(
            "kind",
            N_("Kind of change"),
            N_("Edit: what it does, such as rate-change, end or codes-added"),
        ),
        _words(
            "speaker",
            N_("Who said it"),
            N_("Edit: who said it"),
        ),
        _words(
            "reason",
            N_("Why rejected"),
            N_("Reject: why"),
        ),
    ),
    examples=(
        N_("/review next"),
        N_("/review list"),
    ),
    answer=answer,
)
