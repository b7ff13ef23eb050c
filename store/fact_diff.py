"""What differs between two versions of a fact, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

from bot.domain.assessment.rules import Agreement, FeeLimit, HeadingRange
from bot.domain.changes import (
    Change,
    ChangeKind,
    Choice,
    Flag,
    Named,
    Number,
    Several,
    Value,
    Written,
)
from bot.domain.codes import DIGITS, Scope
from bot.domain.days import FactDay, Validity
from bot.domain.duty import DutyExpression
from bot.domain.events import Claim, Event
from bot.domain.goods import Good
from bot.domain.lines import ScheduleLines
from bot.domain.measures import (
    ImportedScope,
    Measure,
    Origins,
    Phase,
    Programme,
    Quota,
    Relief,
    StackingRule,
)
from bot.domain.not_held import NotHeldTopic
from bot.domain.quotes import OfficeHeld, Quote, Speaker
from bot.domain.sources import Source
from bot.domain.text import Text
from store.facts import ColumnTwo, Fact, Meta

_SILENT = frozenset({"slug", "recorded_at", "records_begin"})
"""Fields whose change is no news: which fact it is, and since when this program holds any."""
LONGEST = 400
"""Letters of a written value that the journal keeps; the versions themselves keep all."""


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
            if _is_correction(old, new, field.name, now.date())
            else (ChangeKind.CHANGED)
        )
        yield _change(
            kind, subject, new, now=now, field=field.name, old=kept(before), new=kept(after)
        )


def _is_correction(old: Fact, new: Fact, field: str, today: date) -> bool:
    """Whether an edit says that the record was wrong, not that the world moved on.

    Law that has begun does not change its rate or reach: a new measure follows it. So an edit
    to a measure in force is a correction, unless it gives an end that still lies ahead, or what it
    exempts or reaches changes on a day that does. What a person said, and where we read it, never
    changes at all.
    """
    match old:
        case Measure() if isinstance(new, Measure):
            if field == "validity":
                after = new.validity
                begun = old.validity.first <= today  # what has not may still be put off
                moved = begun and after.first != old.validity.first
                ends_ahead = after.last is None or after.last >= today
                return moved or not ends_ahead
            begun = old.validity.first <= today
            if field == "reliefs":
                return begun and _relieved(old, today) != _relieved(new, today)
            if field in ("scope", "phases"):
                eve = today - timedelta(days=1)
                return begun and old.scope_on(eve) != new.scope_on(eve)
            return begun
        case Quote() | Source():
            return True
        case _:
            return False


def _relieved(measure: Measure, today: date) -> list[Relief]:
    """Its exemptions that began before ``today``, as they were by then: ends that lie ahead are
    left open."""
    found = []
    for relief in measure.reliefs:
        days = relief.validity
        if days is None or (days.last is not None and days.last < today):
            found.append(relief)
        elif days.first < today:
            found.append(replace(relief, validity=replace(days, last=None)))
    return found


def _change(
    kind: ChangeKind,
    subject: str,
    fact: Fact,
    *,
    now: datetime,
    field: str = "",
    old: Value | None = None,
    new: Value | None = None,
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


def label(fact: Fact) -> Text | None:  # noqa: PLR0911 - one a kind
    """What it is called in the catalogue; None where there is one of its kind or country."""
    match fact:
        case Measure() | HeadingRange():
            return fact.label
        case ColumnTwo() | Meta():
            return None
        case Event():
            return fact.title
        case Good() | Programme() | Agreement() | NotHeldTopic():
            return fact.name
        case FeeLimit():
            return Text.verbatim(fact.measure)
        case Claim():
            return fact.stated
        case Source():
            return Text.verbatim(fact.title)
        case Speaker():
            return Text.verbatim(fact.name)
        case Quote():
            return Text.verbatim(fact.words)
        case StackingRule():
            return fact.reason
        case ImportedScope() | ScheduleLines():
            return Text.verbatim(fact.slug)


def _gist(fact: Fact) -> Value | None:
    """What there is to know of a fact that came or went."""
    match fact:
        case Measure():
            return Several(items=(fact.duty, fact.validity))
        case Meta():
            return FactDay(first=fact.data_as_of)
        case Event() | Quote() | Claim():
            return fact.day
        case _:
            return label(fact)


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


def kept(value: Any) -> Value | None:  # noqa: PLR0911, PLR0912 - one a kind
    """A value of a fact as the journal keeps it; None for nothing.

    >>> kept(Decimal("0.5")), kept(("steel", "copper")), kept("")
    (Number(value=Decimal('0.5')), Written(text='steel, copper'), None)
    """
    match value:
        case None | "":
            return None
        case Relief():
            days = value.validity
            if days is None or days.first == date.min:
                return Named(name=value.label, of=value.duty)
            return Named(name=value.label, of=Several(items=(value.duty, days)))
        case Quota():
            items = (
                Number(value=value.tonnes),
                Number(value=value.share),
                value.validity,
            )
            return Named(name=value.label, of=Several(items=items))
        case OfficeHeld():
            days = value.validity
            return value.title if days is None else Named(name=value.title, of=days)
        case Phase():
            return _written(f"{value.first}: {_codes(value.scope)}")
        case Scope():
            return _written(_codes(value))
        case Enum():
            return Choice(code=str(value.value))
        case bool():
            return Flag(holds=value)
        case Decimal() | int():
            return Number(value=Decimal(value))
        case date():
            return FactDay(first=value)
        case time():
            return _written(value.isoformat("minutes"))
        case str():
            return _written(value)
        case tuple() | frozenset():
            return _side_by_side(value if isinstance(value, tuple) else sorted(value))
        case _ if isinstance(value, Text | Validity | FactDay | Origins | DutyExpression):
            return value
        case _:
            raise TypeError(f"the journal has no way to keep a {type(value).__name__}")


def _side_by_side(values: Iterable[Any]) -> Value | None:
    """Several values; those that are only written, as one writing."""
    items = tuple(item for item in map(kept, values) if item is not None)
    if not items:
        return None
    if all(isinstance(item, Written) for item in items):
        return _written(", ".join(item.text for item in items if isinstance(item, Written)))
    return Several(items=items)


def _written(text: str) -> Written:
    return Written(text=text if len(text) <= LONGEST else text[: LONGEST - 1] + "…")


def _codes(scope: Scope) -> str:
    return ", ".join(_span(low, high) for low, high in scope.spans)


def _span(low: int, high: int) -> str:
    first, last = f"{low:0{DIGITS}d}", f"{high:0{DIGITS}d}"
    size = DIGITS
    while size > 2 and first[size - 2 : size] == "00" and last[size - 2 : size] == "99":
        size -= 2
    return first[:size] if first[:size] == last[:size] else f"{first[:size]}-{last[:size]}"
