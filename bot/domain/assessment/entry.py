"""An entry at the border, and what it comes to pay: what is brought, the rows owed, and why.

:mod:`bot.presentation.duty.assessment` says the reasons in words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.codes import Code
from bot.domain.duty import DutyExpression, Money, cents
from bot.domain.measures import Basis
from bot.domain.sources import Confidence
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Goods of one code and origin, entered on one day.

    ``value`` None asks for rates only. ``claim`` is the special programme indicator entered
    ('S', 'S+', 'AU', 'UST', ...), '' for none, None when not said. Percentages are of the full
    value, 0 to 100; None means not said, which is never taken as 0. ``declared`` holds facts the
    importer declares by name, ``denied`` those declared not to hold. ``exchanged`` is what the
    value was before it was turned into the currency of the country it goes to.
    """

    code: Code
    imposing: str
    origin: str
    day: date
    value: Money | None = None
    claim: str | None = None
    quantities: tuple[tuple[Decimal, str], ...] = ()
    metal_content: Decimal | None = None
    us_content: Decimal | None = None
    canada_mexico_content: Decimal | None = None
    exchanged: Exchanged | None = None
    declared: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What was declared, and the rate it was turned by: units of the other currency for one of its.

    ``day`` is the rate's own, None for a rate that the asker gave.
    """

    of: Money
    rate: Decimal
    day: date | None = None


def exchanged(value: Money, into: str, rate: Decimal) -> Money:
    """``value`` in the currency ``into``, to the cent.

    >>> exchanged(Money(amount=Decimal(10000), currency="CAD"), "USD", Decimal("0.73"))
    Money(amount=Decimal('7300.00'), currency='USD')
    """
    return Money(amount=cents(value.amount * rate), currency=into)


class BoundKind(StrEnum):
    """Which bound a fee comes to."""

    LEAST = "least"
    MOST = "most"
    INFORMAL = "informal"


class ReasonKind(StrEnum):
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

    why: ReasonKind
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
    OTHER_IF_DECLARED = "other-if-declared"
    """A relief is a rate of its own, where none or a lower one is held without it."""
    OF_OLD_RATE = "of-old-rate"
    """The rate of a relief is from before the measure's own; whether it stands is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to know of a total; ``fact`` is the label of the measure or relief it is about."""

    kind: NoteKind
    fact: Text | None = None


CLAIM_LEFT = Note(kind=NoteKind.CLAIM_LEFT)
US_CONTENT_UNUSED = Note(kind=NoteKind.US_CONTENT_UNUSED)


class Outcome(StrEnum):
    """Why a row of an assessment is as it is."""

    OWED = "owed"
    RELIEVED = "relieved"
    DISPLACED = "displaced"
    PROHIBITED = "prohibited"
    UNKNOWN = "unknown"


CHARGED = frozenset({Outcome.OWED, Outcome.PROHIBITED, Outcome.UNKNOWN})
"""Under these something is owed, entry is forbidden, or it is not known whether."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """What a row of an assessment is charged under: the same for all entries alike.

    ``rate`` is the percentage of ``duty`` where it is one. ``measure`` is a slug, empty for the
    base duty, which has no ``label``; ``instrument`` the legal act, or the schedule line.
    """

    programme: str
    measure: str
    label: Text | None
    duty: DutyExpression
    rate: Decimal | None
    basis: Basis
    reason: Reason
    instrument: str = ""
    heading: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH

    def __hash__(self) -> int:
        """By what tells provisions apart: they key what is rendered once for many entries."""
        return hash((self.measure, self.instrument, self.reason.claim))


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRow:
    """One programme's line of the stack. ``amount`` None: rates only, or something is missing."""

    provision: Provision
    outcome: Outcome
    basis_amount: Money | None = None
    amount: Money | None = None

    @property
    def programme(self) -> str:
        """Slug of the programme charged under."""
        return self.provision.programme

    @property
    def measure(self) -> str:
        """Slug of the measure, '' for the base duty."""
        return self.provision.measure

    @property
    def label(self) -> Text | None:
        """What the measure covers, None for the base duty."""
        return self.provision.label

    @property
    def duty(self) -> DutyExpression:
        """What is owed on the basis."""
        return self.provision.duty

    @property
    def rate(self) -> Decimal | None:
        """In percent of the basis, where it is one."""
        return self.provision.rate

    @property
    def basis(self) -> Basis:
        """The part of the value charged."""
        return self.provision.basis

    @property
    def reason(self) -> Reason:
        """Why this is owed, or nothing."""
        return self.provision.reason

    @property
    def instrument(self) -> str:
        """The legal act, or the schedule line."""
        return self.provision.instrument

    @property
    def heading(self) -> str:
        """The heading to enter, '' for none."""
        return self.provision.heading

    @property
    def sources(self) -> tuple[str, ...]:
        """Slugs of the sources."""
        return self.provision.sources

    @property
    def confidence(self) -> Confidence:
        """How sure the least sure of its facts is."""
        return self.provision.confidence


class NeedKind(StrEnum):
    """What keeps a duty from being known."""

    CODE = "code"
    """The code of ten digits."""
    CLAIM = "claim"
    """Whether an agreement is claimed."""
    DECLARATION = "declaration"
    """Whether a fact holds that a lower duty asks for."""
    VALUE = "value"
    """The value of the goods."""
    VALUE_IN_CURRENCY = "value in a currency"
    """The value in the currency in which a duty is set."""
    VALUE_OF_PART = "value of a part"
    """The value of the part of the goods that a duty counts on."""
    QUANTITY = "quantity"
    METAL_CONTENT = "metal content"
    US_CONTENT = "US content"
    CANADA_MEXICO_CONTENT = "Canadian and Mexican content"
    BASE_DUTY = "base duty"
    """What another duty is reckoned from."""
    RATE = "rate"
    """A rate that stands elsewhere."""
    RECORDS = "records"
    """What was in force before facts are held."""
    PART_VALUE = "part value"
    """What a duty's note says of a dutiable part of the value, which was not read."""


_NOT_HELD = frozenset({NeedKind.BASE_DUTY, NeedKind.RATE, NeedKind.RECORDS, NeedKind.PART_VALUE})


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must be known before a duty is.

    ``of`` says which: the indicator of an agreement ('' is the one between neighbours), the name of
    a declared fact, a currency (ISO 4217), a unit, a part of the goods as the schedule names it, or
    where a rate stands ('' where no schedule is at hand).
    """

    kind: NeedKind
    of: str = ""

    @property
    def sayable(self) -> bool:
        """Whether it is the importer's to say; else it is not held here."""
        return self.kind not in _NOT_HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """Everything an entry owes by row, the total where it is known, and what is missing where not.

    ``missing`` is what must be said, or found, before the total is known. ``rate`` is the effective
    rate in percent of the full value, None when a part has no ad valorem equivalent or something is
    missing.
    """

    entry: Entry
    rows: tuple[AssessmentRow, ...]
    total: Money | None
    rate: Decimal | None
    prohibited: bool = False
    missing: tuple[Need, ...] = ()
    fees: tuple[AssessmentRow, ...] = ()
    notes: tuple[Note, ...] = field(default_factory=tuple)
