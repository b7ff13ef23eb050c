"""What each kind of item in the catalogue looks like, field by field."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from bot.domain.days import Precision
from bot.domain.duty import Free
from bot.domain.events import EventKind, Verdict
from bot.domain.measures import Basis, HeldBy, Part, Standing
from bot.domain.not_held import TopicPlace
from bot.domain.quotes import QuoteKind
from bot.domain.sources import SourceKind
from store.catalogue.fields import (
    Address,
    BasisField,
    CodeOrRange,
    ConfidenceField,
    Country,
    Day,
    Duty,
    HeldField,
    Hour,
    OriginsField,
    Percent,
    PrecisionField,
    Slug,
    one_of,
)

_LANGUAGE = re.compile(r"[a-z]{2}")
"""ISO 639-1."""


class Row(BaseModel):
    """A row of a YAML file: an unknown field is a mistake that is told with its line."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=False
    )


class WordsRow(Row):
    """Text in English and French, and in further languages by their codes ('es: acero')."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str]

    en: str = Field(min_length=1)
    fr: str = ""

    @model_validator(mode="after")
    def _languages(self) -> WordsRow:
        odd = [name for name in self.further if not _LANGUAGE.fullmatch(name)]
        if odd:
            raise ValueError(f"not codes of languages: {', '.join(odd)}")
        return self

    @property
    def further(self) -> dict[str, str]:
        """What is said in other languages than the two, by their codes."""
        return dict(self.__pydantic_extra__)


class Scoped(Row):
    """Codes of one schedule, written out or by reference."""

    hs: list[CodeOrRange] = []
    without: list[CodeOrRange] = Field(default=[], alias="except")
    goods: list[Slug] = []
    except_goods: list[Slug] = []
    lists: list[Slug] = []
    except_lists: list[Slug] = []
    everything: bool = False


class Term(Row):
    """From a first to a last day, both included; the last left out while none is known."""

    first: Day | None = Field(default=None, alias="from")
    last: Day | None = Field(default=None, alias="to")


class SluggedRow(Row):
    """Has a slug. ``reviewed``: the proposal of a live fact that this item takes the place of."""

    slug: Slug
    reviewed: int = 0


class MetaRow(SluggedRow):
    """From which day to which the facts reach."""

    data_as_of: Day
    records_begin: Day | None = None
    note: WordsRow | None = None


class SourceRow(SluggedRow):
    """A document."""

    title: str
    publisher: str
    kind: Annotated[SourceKind, one_of(SourceKind)]
    day: Day | None = None
    address: Address = ""


class ProgrammeRow(SluggedRow):
    """A legal authority."""

    name: WordsRow
    imposing: Country | Literal[""] = ""
    authority: str
    fee: bool = False
    apart: bool = False
    names: list[str] = []
    note: WordsRow | None = None
    short: WordsRow | None = None
    filing: int = 0
    low_value: Decimal | None = None
    succeeded_by: str = ""


class ListRow(SluggedRow):
    """A long list of codes that scopes may name: written out, or rows of a CSV file beside it.

    ``parts`` and ``condition`` keep some rows of the file, ``whole`` those without a condition.
    """

    source: Slug
    codes: list[CodeOrRange] = []
    file: str = ""
    parts: list[str] = []
    condition: str = ""
    whole: bool = False
    held: HeldField = HeldBy.LINE


class ConditionRow(SluggedRow):
    """A fact that rows of a list hang on, in words: what the importer declares, or fails to."""

    label: WordsRow


class ReliefRow(Term):
    """A condition under which less is owed."""

    label: WordsRow
    claim: str = ""
    declared: str = ""
    unless: str = ""
    outside: bool = False
    scope: Scoped | None = None
    duty: Duty = Free()
    basis: BasisField | None = None
    at_least: Percent | None = None
    assumed_share: Percent | None = None
    heading: str = ""
    of_old_rate: bool = False


class QuotaRow(Term):
    """How much may enter below a measure in a quarter, and one country's most of it."""

    label: WordsRow
    tonnes: Decimal
    share: Percent
    scope: Scoped


class MeasureRow(SluggedRow):
    """A duty, exemption, quota or prohibition."""

    programme: Slug
    imposing: Country
    origins: OriginsField
    label: WordsRow
    goods: list[Slug] = []
    scope: Scoped | None = None
    held: HeldField | None = None
    grade: Literal["", "A", "B", "C", "D"] = ""
    """Of the lists that its codes were once taken from; '' for those of the lists it names."""
    duty: Duty
    basis: BasisField = Basis.FULL_VALUE
    assumed_share: Percent | None = None
    first: Day = Field(alias="from")
    last: Day | None = Field(default=None, alias="to")
    standing: Annotated[Standing, one_of(Standing)] = Standing.ENACTED
    announced: Day | None = None
    reliefs: list[ReliefRow] = []
    quotas: list[QuotaRow] = []
    instrument: str = ""
    heading: str = ""
    replaces: Slug | Literal[""] = ""
    gap_of: Slug | Literal[""] = ""
    sources: list[Slug] = []
    confidence: ConfidenceField | None = None
    note: WordsRow | None = None
    unconfirmed: bool = False
    hour: Hour | None = None
    refs: list[str] = []


class StackingRow(SluggedRow):
    """Which programme keeps another away."""

    winner: list[Slug]
    loser: list[Slug]
    part: Annotated[Part, one_of(Part)]
    first: Day = Field(alias="from")
    last: Day | None = Field(default=None, alias="to")
    even_at_zero: bool = False
    reason: WordsRow
    sources: list[Slug] = []
    confidence: ConfidenceField | None = None


class EventRow(SluggedRow):
    """A dated thing that is no measure."""

    kind: Annotated[EventKind, one_of(EventKind)]
    day: Day
    precision: PrecisionField = Precision.DAY
    title: WordsRow
    detail: WordsRow | None = None
    outcome: WordsRow | None = None
    goods: list[Slug] = []
    programmes: list[Slug] = []
    instrument: str = ""
    sources: list[Slug] = []
    confidence: ConfidenceField | None = None
    refs: list[str] = []


class ClaimRow(SluggedRow):
    """What somebody asserted, against the record."""

    stated: WordsRow
    by: str
    day: Day
    precision: PrecisionField = Precision.DAY
    verdict: Annotated[Verdict, one_of(Verdict)]
    truth: WordsRow
    short: WordsRow | None = None
    source: Slug
    goods: list[Slug] = []
    programmes: list[Slug] = []
    asked_as: list[str] = []
    refs: list[str] = []


class Synonyms(Row):
    """Other words for a good."""

    en: list[str] = []
    fr: list[str] = []


class GoodRow(SluggedRow):
    """A product as people say it."""

    name: WordsRow
    synonyms: Synonyms = Synonyms()
    scope: Scoped | None = None
    us: Scoped | None = None
    ca: Scoped | None = None
    core: Scoped | None = None
    core_us: Scoped | None = None
    broader: Slug | Literal[""] = ""
    note: WordsRow | None = None


class RoleRow(Term):
    """An office held for a time."""

    title: WordsRow


class SpeakerRow(SluggedRow):
    """Somebody who is quoted."""

    name: str
    aliases: list[str] = []
    anonymous: bool = False
    roles: list[RoleRow] = []
    note: WordsRow | None = None


class QuoteRow(SluggedRow):
    """Words of one speaker on one occasion."""

    speaker: Slug
    kind: Annotated[QuoteKind, one_of(QuoteKind)]
    words: str = Field(min_length=1)
    day: Day
    precision: PrecisionField = Precision.DAY
    venue: WordsRow | None = None
    outlet: str = ""
    source: Slug
    written: bool = False
    topics: list[str] = []
    goods: list[Slug] = []
    programmes: list[Slug] = []
    context: WordsRow | None = None
    refs: list[str] = []


class NotHeldRow(SluggedRow):
    """A topic outside the facts: what to say of it and where to look."""

    name: WordsRow
    answer: WordsRow
    imposing: Country | Literal[""] = ""
    asked_as: list[str] = Field(min_length=2)
    sources: list[Slug] = Field(min_length=1)
    counted_under: list[Slug] = []
    told_beside: TopicPlace | None = None
