"""The shipped facts on a snapshot, and questions to read against them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.domain.questions import Person, Place, Question
from bot.ports import Snapshot
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.shipped import gazetteers
from tests.shipped_facts import searched

TODAY = date(2026, 10, 10)
Asking = Callable[..., Question]


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return searched()


@pytest.fixture(scope="session")
def names(snapshot: Snapshot) -> Gazetteers:
    """The names that the shipped facts and the reader's files hold: half a second to make."""
    return gazetteers(snapshot.facts)


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
