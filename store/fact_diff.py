"""What differs between two versions of a fact, field by field, as a person would read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.domain.agreements import Agreement
from bot.domain.changes import Change, ChangeKind
from bot.domain.codes import DIGITS, Scope
from bot.domain.days import FactDay, Validity
from bot.domain.duty_words import duty_words
from bot.domain.events import Claim, Event
from bot.domain.fees import FeeLimit
from bot.domain.goods import Good
from bot.domain.headings import HeadingRange
from bot.domain.measures import (
    ImportedScope,
    Measure,
    Origins,
    Phase,
    Programme,
    Relief,
    StackingRule,
)
from bot.domain.not_held import NotHeldTopic
from bot.domain.quotes import Quote, Role, Speaker
from bot.domain.sources import Source
from bot.domain.text import Text
from store.facts import ColumnTwo, Fact, Meta

_SILENT = frozenset({"slug", "recorded_at"})
LONGEST = 400
"""Letters of an old or new value that the journal keeps; the versions themselves keep all."""


def differences(
    subject: str, old: Fact | None, new: Fact | None, *, now: datetime
) -> Iterator[Change]:
    """One change for each field that differs; a single one where a fact came or went.

    A changed fact is CORRECTED where the world didn't change but our record of it did.
    """
    fact = new or old
    if fact is None:
        return
    if old is None:
        yield _change(ChangeKind.ADDED, subject, fact, now=now, new=_gist(fact))
        return
    if new is None:
        yield _change(ChangeKind.REMOVED, subject, fact, now=now, old=_gist(fact))
        return
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if before == after or field.name in _SILENT:
            continue
        kind = (
            ChangeKind.CORRECTED
            if _is_correction(old, field.name, after, now.date())
            else (ChangeKind.CHANGED)
        )
        yield _change(
            kind, subject, new, now=now, field=field.name, old=shown(before), new=shown(after)
        )


def _is_correction(old: Fact, field: str, after: Any, today: date) -> bool:
    """Whether an edit says that the record was wrong, not that the world moved on.

    Law that has begun does not change its rate or reach: a new measure follows it. So an edit
    to a measure in force is a correction, unless it gives an end that still lies ahead. What a
    person said, and where we read it, never changes at all.
    """
    match old:
        case Measure():
            if field == "validity" and isinstance(after, Validity):
                moved = after.first != old.validity.first
                ends_ahead = after.last is None or after.last >= today
                return moved or not ends_ahead
            return old.validity.first <= today
        case Quote() | Source():
            return True
        case _:
            return False


def _change(
    kind: ChangeKind,
    subject: str,
    fact: Fact,
    *,
    now: datetime,
    field: str = "",
    old: str = "",
    new: str = "",
) -> Change:
    return Change(
        serial=0,
        recorded_at=now,
        kind=kind,
        subject=subject,
        slug=fact.slug,
        label=label(fact),
        field=field,
        old=old,
        new=new,
        effective=_effective(fact),
        goods=(fact.slug,) if isinstance(fact, Good) else getattr(fact, "goods", ()),
        programmes=_programmes(fact),
        speakers=_speakers(fact),
        sources=_sources(fact),
    )


def label(fact: Fact) -> Text:  # noqa: PLR0911 - one a kind
    """What a person would call it."""
    match fact:
        case Measure() | HeadingRange():
            return fact.label
        case ColumnTwo():
            return Text(en="Origins that pay column 2", fr="Origines soumises à la colonne 2")
        case Event():
            return fact.title
        case Good() | Programme() | Agreement() | NotHeldTopic():
            return fact.name
        case FeeLimit():
            return Text(
                en=f"Limits of the fee {fact.measure}", fr=f"Limites des frais {fact.measure}"
            )
        case Claim():
            return fact.stated
        case Source():
            return Text(en=fact.title)
        case Speaker():
            return Text(en=fact.name)
        case Quote():
            return Text(en=fact.words)
        case StackingRule():
            return fact.reason
        case ImportedScope():
            return Text(en=f"Codes of {fact.slug}", fr=f"Codes de {fact.slug}")
        case Meta():
            return Text(en="Facts known up to", fr="Faits connus jusqu'au")


def _gist(fact: Fact) -> str:
    match fact:
        case Measure():
            return f"{shown(fact.duty)}, {shown(fact.validity)}"
        case Meta():
            return fact.data_as_of.isoformat()
        case Event() | Quote() | Claim():
            return shown(fact.day)
        case _:
            return label(fact).en


def _effective(fact: Fact) -> date | None:
    match fact:
        case Measure() | StackingRule():
            return fact.validity.first
        case Event():
            return fact.day.first
        case _:
            return None


def _programmes(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Measure() | HeadingRange():
            return (fact.programme,)
        case Programme():
            return (fact.slug,)
        case _:
            return tuple(getattr(fact, "programmes", ()))


def _speakers(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Quote():
            return (fact.speaker,)
        case Speaker():
            return (fact.slug,)
        case _:
            return ()


def _sources(fact: Fact) -> tuple[str, ...]:
    match fact:
        case Quote() | Claim():
            return (fact.source,)
        case Source():
            return (fact.slug,)
        case _:
            return tuple(getattr(fact, "sources", ()))


def shown(value: Any) -> str:
    """A value of the domain in a few words, in English.

    >>> shown(Validity(first=date(2025, 3, 4)))
    'from 2025-03-04'
    """
    words = _words(value)
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def _words(value: Any) -> str:  # noqa: PLR0911, PLR0912 - one a kind
    match value:
        case None:
            return ""
        case Text():
            return value.en
        case Validity():
            return f"{value.first} to {value.last}" if value.last else f"from {value.first}"
        case FactDay():
            return str(value.first)
        case Phase():
            return f"{value.first}: {_words(value.scope)}"
        case Scope():
            return ", ".join(_span(low, high) for low, high in value.spans)
        case Origins():
            return _origins(value)
        case Relief():
            return f"{value.label.en}: {_words(value.duty)}"
        case Role():
            return f"{value.title.en} ({_words(value.validity)})"
        case Enum():
            return str(value.value)
        case bool():
            return "yes" if value else "no"
        case tuple() | frozenset():
            parts = value if isinstance(value, tuple) else sorted(value)
            return ", ".join(_words(part) for part in parts)
        case Decimal():
            return f"{value.normalize():f}"
        case str() | int() | date():
            return str(value)
        case _:
            return duty_words(value)


def _origins(origins: Origins) -> str:
    if origins.only:
        return ", ".join(sorted(origins.only))
    never = ", ".join(sorted(origins.never))
    return f"all but {never}" if never else "all"


def _span(low: int, high: int) -> str:
    first, last = f"{low:0{DIGITS}d}", f"{high:0{DIGITS}d}"
    size = DIGITS
    while size > 2 and first[size - 2 : size] == "00" and last[size - 2 : size] == "99":
        size -= 2
    return first[:size] if first[:size] == last[:size] else f"{first[:size]}-{last[:size]}"
