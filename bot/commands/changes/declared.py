"""/changes as platforms list it; what answers it is loaded with the first one."""

from __future__ import annotations

from dataclasses import replace

from bot.cards import Card
from bot.commands.changes.options import ChangesOptions
from bot.commands.parsing.shared_options import FILE_OPTION, GOOD, SINCE, UNTIL
from bot.commands.spec import Command, CommandContext, Tool
from bot.domain.questions import Query
from bot.presentation.messages import N_


async def _answer(query: Query, context: CommandContext) -> Card:
    from bot.commands.changes.command import answer

    return await answer(query, context)


CHANGES = Command(
    own=ChangesOptions,
    name="changes",
    help=N_("What changed since a day, or in the last days"),
    options=(
        replace(SINCE, positional=True),
        replace(GOOD, required=False),
        UNTIL,
        FILE_OPTION,
    ),
    examples=(
        N_("/changes"),
        N_("/changes 7d"),
        N_("/changes steel 90d"),
        N_("/changes 7d as xlsx"),
        N_("/changes since 2026-09-01"),
    ),
    answer=_answer,
    tools=(Tool(options=("since", "good")),),
)
