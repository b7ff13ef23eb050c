"""What each kind of item in the catalogue looks like, field by field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, PlainValidator

from bot.domain.codes import Scope
from bot.domain.days import Precision
from bot.domain.duty import DutyExpression, Free
from bot.domain.events import EventKind, Verdict
from bot.domain.measures import Basis, Origins, Part, Standing
from bot.domain.quotes import QuoteKind
from bot.domain.sources import Confidence, SourceKind
from store.catalogue.duties import read_duty, read_percent

E = TypeVar("E", bound=StrEnum)


def _code(written: str) -> str:
    Scope.of([written])
    return written


def _one_of(kind: type[E]) -> PlainValidator:
    def read(written: object) -> E:
        try:
            return kind(str(written))
        except ValueError:
            names = ", ".join(member.value for member in kind)
            raise ValueError(f"{written!r} is none of: {names}") from None

    return PlainValidator(read)


def _day(written: object) -> date:
    try:
        return date.fromisoformat(str(written))
    except ValueError:
        raise ValueError(f"{written!r} is no day: expected YYYY-MM-DD") from None


def _origins(written: object) -> Origins:
    match written:
        case "all":
            return Origins()
        case {"never": [*countries], **rest} if not rest:
            return Origins(never=frozenset(map(_country, countries)))
        case [_, *_] as countries:
            return Origins(only=frozenset(map(_country, countries)))
        case _:
            raise ValueError(f"{written!r}: expected all, [CA, MX] or {{never: [CA]}}")


def _country(written: object) -> str:
    text = str(written)
    if len(text) != 2 or not text.isascii() or not text.isupper():
        raise ValueError(f"{text!r} is no country: expected two capital letters, as CA")
    return text


def _read(reader: Callable[[str], Any]) -> PlainValidator:
    return PlainValidator(lambda written: reader("" if written is None else str(written)))


def _percent(written: str) -> Decimal:
    try:
        return read_percent(written)
    except InvalidOperation:
        raise ValueError(f"{written!r} is no percentage: expected '25%'") from None


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=160)]
CodeOrRange = Annotated[str, AfterValidator(_code)]
Day = Annotated[date, PlainValidator(_day)]
Country = Annotated[str, PlainValidator(_country)]
Duty = Annotated[DutyExpression, _read(read_duty)]
Percent = Annotated[Decimal, _read(_percent)]
OriginsField = Annotated[Origins, PlainValidator(_origins)]
ConfidenceField = Annotated[Confidence, _one_of(Confidence)]
PrecisionField = Annotated[Precision, _one_of(Precision)]
BasisField = Annotated[Basis, _one_of(Basis)]


class Row(BaseModel):
    """A row knows its fields and no others."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=False
    )


class Words(Row):
    """Text in both languages."""

    en: str = Field(min_length=1)
    fr: str = ""


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


class Sluggish(Row):
    """Has a slug."""

    slug: Slug


class MetaRow(Sluggish):
    """Up to which day the facts reach."""

    data_as_of: Day
    note: Words | None = None


class SourceRow(Sluggish):
    """A document."""

    title: str
    publisher: str
    kind: Annotated[SourceKind, _one_of(SourceKind)]
    day: Day | None = None
    address: str = ""


class ProgrammeRow(Sluggish):
    """A legal authority."""

    name: Words
    imposing: Country | Literal[""] = ""
    authority: str
    fee: bool = False
    apart: bool = False
    names: list[str] = []
    note: Words | None = None


class ListRow(Sluggish):
    """A long list of codes that scopes may name."""

    source: Slug
    codes: list[CodeOrRange]


class ReliefRow(Term):
    """A condition under which less is owed."""

    label: Words
    claim: str = ""
    declared: str = ""
    scope: Scoped | None = None
    duty: Duty = Free()
    basis: BasisField | None = None
    at_least: Percent | None = None
    assumed_share: Percent | None = None
    heading: str = ""


class MeasureRow(Sluggish):
    """A duty, exemption, quota or prohibition."""

    programme: Slug
    imposing: Country
    origins: OriginsField
    label: Words
    goods: list[Slug] = []
    scope: Scoped | None = None
    duty: Duty
    basis: BasisField = Basis.FULL_VALUE
    assumed_share: Percent | None = None
    first: Day = Field(alias="from")
    last: Day | None = Field(default=None, alias="to")
    standing: Annotated[Standing, _one_of(Standing)] = Standing.ENACTED
    announced: Day | None = None
    reliefs: list[ReliefRow] = []
    instrument: str = ""
    heading: str = ""
    replaces: Slug | Literal[""] = ""
    gap_of: Slug | Literal[""] = ""
    sources: list[Slug] = []
    confidence: ConfidenceField = Confidence.HIGH
    note: Words | None = None
    refs: list[str] = []


class StackingRow(Sluggish):
    """Which programme keeps another away."""

    winner: list[Slug]
    loser: list[Slug]
    part: Annotated[Part, _one_of(Part)]
    first: Day = Field(alias="from")
    last: Day | None = Field(default=None, alias="to")
    even_at_zero: bool = False
    reason: Words
    sources: list[Slug] = []
    confidence: ConfidenceField = Confidence.HIGH


class EventRow(Sluggish):
    """A dated thing that is no measure."""

    kind: Annotated[EventKind, _one_of(EventKind)]
    day: Day
    precision: PrecisionField = Precision.DAY
    title: Words
    detail: Words | None = None
    outcome: Words | None = None
    goods: list[Slug] = []
    programmes: list[Slug] = []
    instrument: str = ""
    sources: list[Slug] = []
    confidence: ConfidenceField = Confidence.HIGH
    refs: list[str] = []


class ClaimRow(Sluggish):
    """What somebody asserted, against the record."""

    stated: Words
    by: str
    day: Day
    precision: PrecisionField = Precision.DAY
    verdict: Annotated[Verdict, _one_of(Verdict)]
    truth: Words
    source: Slug
    goods: list[Slug] = []
    programmes: list[Slug] = []
    asked_as: list[str] = []
    refs: list[str] = []


class Synonyms(Row):
    """Other words for a good."""

    en: list[str] = []
    fr: list[str] = []


class GoodRow(Sluggish):
    """A product as people say it."""

    name: Words
    synonyms: Synonyms = Synonyms()
    scope: Scoped | None = None
    us: Scoped | None = None
    ca: Scoped | None = None
    broader: Slug | Literal[""] = ""
    note: Words | None = None


class RoleRow(Term):
    """An office held for a time."""

    title: Words


class SpeakerRow(Sluggish):
    """Somebody who is quoted."""

    name: str
    aliases: list[str] = []
    anonymous: bool = False
    roles: list[RoleRow] = []
    note: Words | None = None


class QuoteRow(Sluggish):
    """Words of one speaker on one occasion."""

    speaker: Slug
    kind: Annotated[QuoteKind, _one_of(QuoteKind)]
    words: str = Field(min_length=1)
    day: Day
    precision: PrecisionField = Precision.DAY
    venue: Words | None = None
    outlet: str = ""
    source: Slug
    written: bool = False
    topics: list[str] = []
    goods: list[Slug] = []
    programmes: list[Slug] = []
    context: Words | None = None
    refs: list[str] = []
