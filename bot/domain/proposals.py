"""What a document seems to change, drafted by rules for a person to decide on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from bot.domain.measures import Basis, Origins, Standing

SPAN_LIMIT = 1_500
"""Characters of one piece of evidence, at most: more is no evidence but the document again."""


class ProposalKind(StrEnum):
    """What a proposal would do to the facts."""

    NEW_DUTY = "new-duty"
    RATE_CHANGE = "rate-change"
    POSTPONEMENT = "postponement"
    END = "end"
    EXEMPTION = "exemption"
    CODES_ADDED = "codes-added"
    CODES_REMOVED = "codes-removed"
    BAN = "ban"
    CORRECTION = "correction"
    CONFIRMATION = "confirmation"
    DUPLICATE = "duplicate"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a document says a value: ``text[start:end]``, at most SPAN_LIMIT characters.

    ``for_`` is the field it stands for: 'rate', 'rate-old', 'effective', 'last-day', 'codes',
    'scope', 'exemption', 'basis', 'instrument', 'amends', 'end', 'ban', 'event', 'standing'.
    """

    start: int
    end: int
    for_: str

    def cut(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


class MatchOutcome(StrEnum):
    """How a proposal stands to the facts that are held."""

    NEW = "new"
    CHANGES = "changes"
    ENDS = "ends"
    SAME = "same"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactMatch:
    """The held measure or event a proposal touches. ``slug`` is '' where it touches none."""

    outcome: MatchOutcome = MatchOutcome.NEW
    slug: str = ""


NO_MATCH = FactMatch()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A change of facts drafted from a document, with the clause it rests on; law only once
    approved.

    A value is given only where ``evidence`` holds the span it was read from; what the text does
    not say is None or empty. ``rule`` names the rule that read it: (document, rule, first span) is
    unique. Rates are percent of ``basis`` (Decimal('25') is 25%); two rates of one clause (goods
    of two annexes) are both given, in the text's order. ``effective`` and ``last_day`` are days of
    law, both inclusive; ``hour`` is the Eastern time of ``effective`` where the text gives one.
    ``codes`` are headings and items as printed, ``codes_in`` the list they stand in ('Annex I,
    Part A') where the text only refers to it. ``programme`` is a slug, '' when none fits.
    ``proposed`` marks what an agency only proposes for comment: never law, whatever its rate.
    ``matched`` is filled in by :func:`bot.ingest.documents.matching.matched`.
    """

    kind: ProposalKind
    programme: str
    imposing: str
    rule: str
    origins: Origins = field(default_factory=Origins)
    rate_old: tuple[Decimal, ...] = ()
    rate_new: tuple[Decimal, ...] = ()
    basis: Basis = Basis.FULL_VALUE
    effective: date | None = None
    hour: time | None = None
    last_day: date | None = None
    instrument: str = ""
    amends: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    codes_in: str = ""
    standing: Standing = Standing.ENACTED
    proposed: bool = False
    evidence: tuple[Evidence, ...] = ()
    matched: FactMatch = NO_MATCH

    @property
    def goods_codes(self) -> tuple[str, ...]:
        """Its codes but for headings of chapter 99, which hold no goods of their own."""
        return tuple(code for code in self.codes if not code.startswith("99"))

    @property
    def key(self) -> str:
        """Unique within one version of a document."""
        first = self.evidence[0] if self.evidence else Evidence(start=0, end=0, for_="")
        return f"{self.rule}:{first.start}-{first.end}"


class Relevance(StrEnum):
    """Why a document is or isn't taken for review."""

    OPERATIVE = "operative"
    """An operative sentence touches a duty between the two countries."""
    GUIDANCE = "guidance"
    """The customs service explains a measure that is held."""
    NOTICE = "notice"
    """Nothing takes effect yet: an inquiry, a proposal, a review of a programme that is held."""
    OLD = "old"
    """An older text under a newer date."""
    OTHER_ORIGIN = "other-origin"
    """Other countries' goods only."""
    HOMONYM = "homonym"
    """Tolls, electronic tariff filings, remission of a debt, a firm named for the country."""
    NO_DUTY = "no-duty"
    """Nothing in it is about customs duties."""
    UNREADABLE = "unreadable"
    """Empty, or an error page in place of the document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVerdict:
    """Whether a document is for the reviewers, and why. ``words``: what in it decided."""

    relevant: bool
    reason: Relevance
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReading:
    """All that was read out of one version of a document."""

    verdict: DocumentVerdict
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """A verbatim quotation found in an article, for a person to confirm.

    ``words`` is what stands between the marks, a split quote joined without its said-clause;
    ``start`` and ``end`` span it in the article, marks included, the said-clause between them too.
    ``speaker`` is a name, or the description of somebody unnamed ('a White House official'), ''
    when the article does not say; ``named`` tells which. ``role`` is as printed. ``said_on`` is
    the article's own word for the day ('on Tuesday'), ``day`` that day where it can be told,
    ``venue`` where it was said, as printed.
    """

    words: str
    speaker: str
    named: bool = True
    role: str = ""
    fragment: bool = False
    start: int
    end: int
    day: date | None = None
    said_on: str = ""
    venue: str = ""


def confirms(proposal: Proposal | SpokenWords) -> bool:
    """Whether it says what a held fact says already: a further source of it, and no news."""
    if isinstance(proposal, SpokenWords):
        return False
    if proposal.kind is ProposalKind.DUPLICATE:
        return True
    return proposal.matched.outcome is MatchOutcome.SAME and proposal.kind is not ProposalKind.EVENT
