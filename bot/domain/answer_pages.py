"""Answers as pages: what was asked, and from which facts it was answered; nobody's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.questions import Place, Query
from bot.domain.text import Lang

COMMANDS = frozenset({"tariff", "duty", "timeline", "quote"})
"""Their answers rest on facts and schedules alone, which are held as they stood."""
_OWN = frozenset(
    {"claim", "versus", "declared", "rate", "transport", "ca-mx-content", "lines", "all"}
)
"""Values of options that are names and numbers of ours."""
_PLAIN = re.compile(r"[A-Za-z0-9 .,;:%/+_-]{0,400}")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """``workspace`` of its place is '' for a public page, which stays; others go with theirs.

    ``day`` is the day it was asked on, ``revision`` that of the facts at ``made_at`` (aware).
    """

    id: str
    place: Place
    query: Query
    lang: Lang
    day: date
    revision: int
    made_at: datetime

    @property
    def public(self) -> bool:
        """Whether anybody may find it."""
        return not self.place.workspace and not self.place.channel


def may_be_kept(query: Query) -> bool:
    """Whether nothing of the query is in the words of whoever asked."""
    ours = query.values.keys() <= _OWN and all(map(_PLAIN.fullmatch, query.values.values()))
    return query.command in COMMANDS and not query.words and ours
