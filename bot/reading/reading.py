"""ParseResult: the query read from a text, how sure it is, what else it could be, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from bot.domain.questions import Query, Question
from bot.domain.text import Lang, Text, Words
from bot.errors import UserError
from bot.ports import Snapshot


class ReadingOutcome(StrEnum):
    """Why a text was read as it was; all but UNDERSTOOD come without a query."""

    UNDERSTOOD = "understood"
    EMPTY = "empty"
    THANKS = "thanks"
    ABUSE = "abuse"
    INJECTION = "injection"
    EVASION = "evasion"
    OFF_SUBJECT = "off subject"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherMatter:
    """What a question is about that another office answers for, and who that is."""

    name: Text
    office: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another reading of the same text; ``command`` None: it is not for us."""

    query: Query
    command: str | None
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseResult:
    """A query, or why there is none.

    ``lang`` is the language to answer in. ``confidence`` is the chance, 0 to 1, that the command
    is right, and its goods with it where they are hesitated between. ``alternatives`` are the next
    readings, likeliest first, ``ignored`` the words that told nothing. Several goods or codes that
    are to be answered each on its own are ``queries``, ``query`` the first of them. ``understood``
    is the first reading for scripts (:mod:`bot.reading.queries.understood`). ``suggestions`` are
    complete questions to go on with; ``notes`` say how something ambiguous was taken.
    """

    query: Query | None
    lang: Lang
    confidence: float = 1.0
    why: ReadingOutcome = ReadingOutcome.UNDERSTOOD
    suggestions: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    queries: tuple[Query, ...] = ()
    ignored: tuple[str, ...] = ()
    understood: dict[str, Any] = field(default_factory=dict)
    error: UserError | None = None
    """What is wrong with the question: to be raised by who answers."""
    sure: bool = True
    """False below the threshold: the readings are offered instead of an answer."""
    doubted: tuple[Query, ...] = ()
    """The query with each of the goods that are hesitated between, the likeliest first, where none
    is sure enough to be answered about; ``understood`` then tells no good."""
    matter: OtherMatter | None = None
    """Of a question that is off the subject: what it is about, where another office is known for
    it."""
    model: str = ""
    """What came of asking a language model (:class:`bot.ports.language_model.Outcome`, or
    'unusable'); '' where none was asked."""
    remembered: Mapping[str, str] = field(default_factory=dict)
    """Values of the reading that no command knows, and a follow-up leans on."""


class Reader(Protocol):
    """Reads a question: its text, on its day and at its place."""

    async def read(
        self, question: Question, snapshot: Snapshot, earlier: Query | None
    ) -> ParseResult:
        """The reading. ``earlier`` is what the thread asked last. Never raises for bad input."""
        ...
