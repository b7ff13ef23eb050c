"""What a reading comes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.questions import Query
from bot.domain.text import Lang, Text


class Why(StrEnum):
    """Why a text was read as it was; all but UNDERSTOOD come without a request."""

    UNDERSTOOD = "understood"
    EMPTY = "empty"
    THANKS = "thanks"
    ABUSE = "abuse"
    INJECTION = "injection"
    EVASION = "evasion"
    OFF_SUBJECT = "off subject"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseResult:
    """A request, or why there is none.

    ``lang`` is the language to answer in. ``confidence`` runs from 0 to 1. ``suggestions`` are
    complete questions to go on with; ``notes`` say how something ambiguous was taken.
    """

    query: Query | None
    lang: Lang
    confidence: float = 1.0
    why: Why = Why.UNDERSTOOD
    suggestions: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
