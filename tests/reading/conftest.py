"""The shipped facts on a snapshot, and questions to read against them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.questions import Person, Place, Question
from bot.ports import Snapshot
from store.catalogue import read_catalogue
from store.search import Index
from store.snapshot import bind

SHIPPED = Path(__file__).parents[2] / "config" / "catalogue"
TODAY = date(2026, 10, 10)
Asking = Callable[..., Question]


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    facts = bind(read_catalogue(SHIPPED), revision=1)
    return Snapshot(facts=facts, search=Index(facts))


@pytest.fixture
def asking() -> Asking:
    """A question asked on 2026-10-10, in a thread where earlier turns are given."""

    def ask(text: str, *thread: str, command: str | None = None, **options: str) -> Question:
        return Question(
            text=text,
            day=TODAY,
            now=datetime(2026, 10, 10, 12, tzinfo=UTC),
            place=Place(platform="console"),
            person=Person(id="p"),
            command=command,
            options=options,
            thread=tuple(f"user: {turn}" for turn in thread),
        )

    return ask
