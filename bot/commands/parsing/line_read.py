"""A command line as it was read."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.questions import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRead:
    """The request of a line; ``unread`` is what it says that no option takes, as it was typed."""

    query: Query
    unread: tuple[str, ...] = ()
