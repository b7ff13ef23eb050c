"""/timeline as platforms list it; what answers it is loaded with the first one."""

from __future__ import annotations

from bot.cards import Card
from bot.commands.parsing.shared_options import FILE_OPTION, FROM, SINCE, TO, UNTIL
from bot.commands.spec import Command, CommandContext, CommandOption, OptionKind, Tool
from bot.domain.questions import Query
from bot.presentation.messages import N_


async def _answer(query: Query, context: CommandContext) -> Card:
    from bot.commands.timeline.command import answer

    return await answer(query, context)


TIMELINE = Command(
    name="timeline",
    help=N_("How the duty on a good, or a programme, has changed over time, with a chart"),
    options=(
        CommandOption(
            name="subject",
            label=N_("Good, programme or topic"),
            kind=OptionKind.GOOD_OR_TOPIC,
            help=N_("A good, a programme (section 338) or a topic (talks)"),
            required=True,
            positional=True,
        ),
        FROM,
        TO,
        SINCE,
        UNTIL,
        FILE_OPTION,
    ),
    examples=(
        N_("/timeline steel"),
        N_("/timeline section 338"),
        N_("/timeline cars since 2025-03-01"),
    ),
    answer=_answer,
    steady=True,
    tools=(Tool(options=("subject", "from", "to", "since", "until")),),
)
