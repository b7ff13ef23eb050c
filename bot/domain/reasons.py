"""Why a row of an assessment owes what it owes, and what to know of its total: as values.

:mod:`bot.presentation.assessment` says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.fees import BoundKind
from bot.domain.measures import Basis
from bot.domain.text import Text


class Why(StrEnum):
    """What a reason comes to; beside each, the fields of :class:`Reason` that it fills."""

    FACT = "fact"
    """As a fact says it: ``fact``, charged on ``basis`` where that is not the whole value."""
    BESIDE = "beside"
    """``fact``, owed beside the measure ``by`` because of ``rule``."""
    DISPLACED = "displaced"
    """Not owed beside the measure ``by``, because of ``fact``."""
    DECLARED = "declared"
    """Depends on what is declared about ``fact``."""
    FIRMS_OWN = "firms-own"
    """Each firm has its own rate, or it is not published as one figure."""
    SOME_LINES = "some-lines"
    """Reaches only some of the lines below ``code``."""
    GENERAL = "general"
    """The general rate, most favoured nations'."""
    SPECIAL = "special"
    """The special rate of ``claim``."""
    NO_SPECIAL = "no-special"
    """The general rate: the line has no special one for ``claim``."""
    CLAIM_NOT_OPEN = "claim-not-open"
    """The general rate: goods of ``origin`` cannot claim ``claim``."""
    CLAIM_ENDED = "claim-ended"
    """The general rate: ``claim`` is an indicator of NAFTA, which ended in 2020."""
    COLUMN_TWO = "column-two"
    """``origin`` has no normal trade relations; ``heading`` stands in lieu of column 2, or ''."""
    FREE_BY_AGREEMENT = "free-by-agreement"
    """No line is held, but the agreement frees all of the heading."""
    NO_SCHEDULE = "no-schedule"
    """No line is held for the code on that day."""
    FEE_BOUND = "fee-bound"
    """A fee at ``bound``."""
    FEE_NOT_HELD = "fee-not-held"
    """An informal entry's own fee, which is not held for that year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a row owes what it owes.

    ``fact`` is the label of the measure or relief, or the reason of the rule, that says so.
    ``agreement`` is the one whose claim lowers the duty, '' for none. ``raised_to`` is the percent
    of the value that all duties together may not be less than, where the row was lifted to it.
    """

    why: Why
    fact: Text | None = None
    by: Text | None = None
    rule: Text | None = None
    basis: Basis = Basis.FULL_VALUE
    agreement: str = ""
    claim: str = ""
    origin: str = ""
    heading: str = ""
    code: str = ""
    bound: BoundKind | None = None
    raised_to: Decimal | None = None


class NoteKind(StrEnum):
    """What is to be known of a total."""

    CLAIM_LEFT = "claim-left"
    """Reckoned without the claim, which would raise it."""
    US_CONTENT_UNUSED = "us-content-unused"
    """The US content that was said makes no difference."""
    BY_HEADING = "by-heading"
    """A measure is held by heading, its list of lines is not."""
    LESS_IF_DECLARED = "less-if-declared"
    """A relief would lower it if the importer declared what it asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to know of a total; ``fact`` is the label of the measure or relief it is about."""

    kind: NoteKind
    fact: Text | None = None


CLAIM_LEFT = Note(kind=NoteKind.CLAIM_LEFT)
US_CONTENT_UNUSED = Note(kind=NoteKind.US_CONTENT_UNUSED)
