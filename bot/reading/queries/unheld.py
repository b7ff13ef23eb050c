"""Things that a text names and no good of the catalogue is: said, with what else it may ask."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.errors import UnknownGood
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.presentation.read_as import command_line
from bot.reading.features.asked import Asked
from bot.reading.queries import unknown

_MOST = 2
"""How many things are told."""


def unheld_error(
    q: Asked, doubted: Sequence[Query], snapshot: Snapshot, lang: Lang
) -> UnknownGood | None:
    """The error for a text that names such a thing beside the goods of ``doubted``, which are
    offered with the whole rest of what is asked; None where it names none."""
    if not q.seen.unheld:
        return None
    things = ", ".join(dict.fromkeys(q.seen.unheld[:_MOST]))
    told = unknown.good(things, (), snapshot, lang)
    usual = not_read.examples(lang)
    lines = (command_line(query, snapshot.facts, lang) for query in doubted)
    near = (line for line in told.suggestions if line not in usual)
    return UnknownGood(told.message, suggestions=tuple(dict.fromkeys((*lines, *near))))
