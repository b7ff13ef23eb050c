"""Facts that no official text with an address carries."""

from __future__ import annotations

from datetime import date

from bot.domain.days import FactDay, Precision
from bot.domain.events import Event, EventKind
from bot.domain.sources import Confidence, Source, SourceKind, supported
from bot.domain.text import Text
from bot.domain.weak_facts import WeakFact, weak_facts


def source(slug: str, kind: SourceKind, address: str = "") -> Source:
    return Source(slug=slug, title=slug, publisher="x", kind=kind, address=address)


ACT = source("act", SourceKind.OFFICIAL, "https://laws.example/act")
TITLE = source("title", SourceKind.OFFICIAL)
PAPER = source("paper", SourceKind.PRESS, "https://paper.example/1")
HEARSAY = source("hearsay", SourceKind.SECONDARY)
SOURCES = {one.slug: one for one in (ACT, TITLE, PAPER, HEARSAY)}


def event(kind: EventKind, *sources: str) -> Event:
    return Event(
        slug=f"{kind}-{'-'.join(sources)}",
        kind=kind,
        day=FactDay(first=date(2026, 9, 1), precision=Precision.DAY),
        title=Text(en="x", fr="x"),
        sources=sources,
    )


def test_confidence_is_what_the_best_source_carries() -> None:
    assert [
        supported(held) for held in ((ACT, HEARSAY), (PAPER,), (TITLE, HEARSAY), (HEARSAY,), ())
    ] == [
        Confidence.HIGH,
        Confidence.MEDIUM,
        Confidence.MEDIUM,
        Confidence.LOW,
        Confidence.LOW,
    ]


def test_a_threat_may_rest_on_the_press_but_a_deadline_may_not() -> None:
    facts = (
        event(EventKind.THREAT, "act"),
        event(EventKind.THREAT, "paper"),
        event(EventKind.THREAT, "hearsay"),
        event(EventKind.DEADLINE, "paper"),
    )
    assert weak_facts(facts, SOURCES) == (
        WeakFact(kind="Event", slug="threat-paper", state=Confidence.MEDIUM, excused=True),
        WeakFact(kind="Event", slug="threat-hearsay", state=Confidence.LOW, excused=False),
        WeakFact(kind="Event", slug="deadline-paper", state=Confidence.MEDIUM, excused=False),
    )
