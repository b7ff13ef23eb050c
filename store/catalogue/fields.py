"""The kinds of field that items of the catalogue have, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, PlainValidator

from bot.domain.codes import Scope
from bot.domain.days import Precision
from bot.domain.duty import DutyExpression
from bot.domain.measures import Basis, HeldBy, Origins
from bot.domain.sources import Confidence
from store.catalogue.duties import read_duty, read_percent

E = TypeVar("E", bound=StrEnum)
_CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


def _code(written: str) -> str:
    Scope.of([written])
    return written


def one_of(kind: type[E]) -> PlainValidator:
    """A field that is one of the words of ``kind``."""

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


def _hour(written: object) -> time:
    text = str(written)
    if not _CLOCK.fullmatch(text):
        raise ValueError(f"{text!r} is no hour: expected '17:00', in quotes")
    return time.fromisoformat(text)


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


def _address(written: object) -> str:
    """An address of one document: a publisher's front page shows nothing."""
    text = "" if written is None else str(written)
    parts = urlsplit(text)
    if text and not (
        parts.scheme == "https" and parts.netloc and (parts.path + parts.query) != "/"
    ):
        raise ValueError(f"{text!r}: expected the https address of the document itself, or ''")
    return text


def _percent(written: str) -> Decimal:
    try:
        return read_percent(written)
    except InvalidOperation:
        raise ValueError(f"{written!r} is no percentage: expected '25%'") from None


def _amount(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        raise ValueError(f"{written!r} is no amount: expected '33.58'") from None


Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=160)]
CodeOrRange = Annotated[str, AfterValidator(_code)]
Address = Annotated[str, PlainValidator(_address)]
Day = Annotated[date, PlainValidator(_day)]
Hour = Annotated[time, PlainValidator(_hour)]
Country = Annotated[str, PlainValidator(_country)]
Duty = Annotated[DutyExpression, _read(read_duty)]
Percent = Annotated[Decimal, _read(_percent)]
Amount = Annotated[Decimal, _read(_amount)]
OriginsField = Annotated[Origins, PlainValidator(_origins)]
ConfidenceField = Annotated[Confidence, one_of(Confidence)]
PrecisionField = Annotated[Precision, one_of(Precision)]
BasisField = Annotated[Basis, one_of(Basis)]
HeldField = Annotated[HeldBy, one_of(HeldBy)]
