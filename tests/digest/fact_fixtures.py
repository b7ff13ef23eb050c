"""A small book for tests: two goods, a replaced steel measure, a truck measure ahead, an event."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from bot.domain.changes import Change, ChangeKind
from bot.domain.days import FactDay, Validity
from bot.domain.duty import AdValorem
from bot.domain.events import Event, EventKind
from bot.domain.goods import Good
from bot.domain.measures import Measure, Origins, Programme
from bot.domain.quotes import OfficeHeld, Quote, QuoteKind, Speaker
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Source, SourceKind
from bot.domain.text import Text

STEEL = Programme(
    slug="us-232-steel",
    name=Text(en="Section 232 steel", fr="Article 232, acier"),
    imposing="US",
    authority="Section 232",
    names=("s232 steel",),
)
TRUCKS = Programme(
    slug="us-232-trucks",
    name=Text(en="Section 232 trucks", fr="Article 232, camions"),
    imposing="US",
    authority="Section 232",
)
SOURCE = Source(
    slug="order",
    title="Proclamation 10947",
    publisher="The White House",
    kind=SourceKind.OFFICIAL,
    day=date(2025, 6, 3),
    address="https://example.org/order",
)


def measure(slug: str, percent: str, first: date, last: date | None = None, **more: Any) -> Measure:
    given: dict[str, Any] = {
        "programme": "us-232-steel",
        "imposing": "US",
        "origins": Origins(only=frozenset({"CA"})),
        "label": Text(en="Section 232 steel", fr="Article 232, acier"),
        "goods": ("steel",),
        "sources": ("order",),
    }
    return Measure(
        slug=slug,
        duty=AdValorem(percent=Decimal(percent)),
        validity=Validity(first=first, last=last),
        **{**given, **more},
    )


STEEL_25 = measure("steel-25", "25", date(2025, 3, 12), date(2025, 6, 3))
STEEL_50 = measure("steel-50", "50", date(2025, 6, 4), replaces="steel-25")
TRUCKS_25 = measure(
    "trucks-25",
    "25",
    date(2025, 6, 12),
    programme="us-232-trucks",
    label=Text(en="Section 232 trucks", fr="Article 232, camions"),
    goods=("trucks",),
)
TALKS = Event(
    slug="talks",
    kind=EventKind.TALKS,
    day=FactDay(first=date(2025, 6, 16)),
    title=Text(en="G7 leaders meet in Kananaskis", fr="Le G7 se réunit à Kananaskis"),
)
CARNEY = Speaker(
    slug="mark-carney",
    name="Mark Carney",
    roles=(OfficeHeld(title=Text(en="Prime Minister of Canada", fr="premier ministre du Canada")),),
)
SAID = Quote(
    slug="carney-illegal",
    speaker="mark-carney",
    kind=QuoteKind.VERBATIM,
    words="The tariffs are unjustified.",
    day=FactDay(first=date(2025, 6, 4)),
    venue=Text(en="Ottawa", fr="Ottawa"),
    source="order",
    goods=("steel",),
)


def by_slug(*facts: Any) -> Any:
    return MappingProxyType({fact.slug: fact for fact in facts})


FACTS = FactSnapshot(
    revision=1,
    data_as_of=date(2025, 6, 4),
    records_begin=date(2025, 2, 1),
    sources=by_slug(SOURCE),
    programmes=by_slug(STEEL, TRUCKS),
    measures=by_slug(STEEL_25, STEEL_50, TRUCKS_25),
    stacking=(),
    goods=by_slug(
        Good(slug="metals", name=Text(en="metals", fr="métaux")),
        Good(slug="steel", name=Text(en="steel", fr="acier"), broader="metals"),
        Good(slug="trucks", name=Text(en="trucks", fr="camions")),
    ),
    events=by_slug(TALKS),
    claims=by_slug(),
    speakers=by_slug(CARNEY),
    quotes=by_slug(SAID),
    by_good={"steel": ("steel-25", "steel-50"), "trucks": ("trucks-25",)},
)


def change(serial: int, kind: ChangeKind, fact: Any, **more: Any) -> Change:
    """A journal entry about a measure, event or quote of the fact snapshot."""
    subject = type(fact).__name__.lower()
    dated = {"measure": lambda: fact.validity.first, "event": lambda: fact.day.first}
    given: dict[str, Any] = {
        "label": getattr(fact, "label", None)
        or getattr(fact, "title", None)
        or Text(en=fact.words),
        "goods": fact.goods,
        "programmes": (fact.programme,) if subject == "measure" else fact.programmes,
        "speakers": (fact.speaker,) if subject == "quote" else (),
        "sources": (fact.source,) if subject == "quote" else fact.sources,
        "effective": dated[subject]() if subject in dated else None,
    }
    return Change(
        serial=serial,
        recorded_at=datetime(2025, 6, 4, 4, tzinfo=UTC),
        kind=kind,
        subject=subject,
        slug=fact.slug,
        **{**given, **more},
    )
