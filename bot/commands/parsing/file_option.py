"""'as xlsx', 'as csv': the option that asks for an answer as a file."""

from __future__ import annotations

from dataclasses import replace

from bot.commands.parsing.shared_options import FILE, FILE_OPTION
from bot.commands.parsing.typed_options import own_names
from bot.commands.spec import Command
from bot.domain.questions import Query


def without_file(command: Command, query: Query) -> tuple[Query, str]:
    """The query as it is answered and remembered, and the kind of file asked for: 'xlsx', 'csv', or
    '' for none and for a command that has the option as its own, which makes its file itself. What
    is asked next in the conversation is not asked for as a file."""
    own = own_names(command.own) if command.own else ()
    shared = FILE_OPTION in command.options and FILE not in own
    kind = query.values.get(FILE, "") if shared else ""
    if not kind:
        return query, ""
    values = {name: value for name, value in query.values.items() if name != FILE}
    return replace(query, values=values), kind
