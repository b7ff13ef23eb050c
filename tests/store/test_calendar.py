"""The calendar starts, ends and turns what the facts hold, once each, with no edit to any file."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.changes import Change, ChangeKind
from store.store import SqlStore, load_catalogue, record_calendar
from tests.catalogue.small import FILES, write
from tests.databases import OpenStore

LOADED = datetime(2025, 3, 1, 12, tzinfo=UTC)


def told(changes: tuple[Change, ...]) -> list[tuple[ChangeKind, str, date | None]]:
    return [(change.kind, change.slug, change.effective) for change in changes]


@pytest.fixture
async def loaded(store: SqlStore, tmp_path: Path) -> SqlStore:
    await load_catalogue(store, write(tmp_path / "catalogue"), LOADED)
    return store


async def tick(store: SqlStore, day: date) -> list[tuple[ChangeKind, str, date | None]]:
    now = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)
    return told(await record_calendar(store, day, now=now))


async def test_a_measure_starts_on_its_first_day_and_ends_the_day_after_its_last(
    loaded: SqlStore,
) -> None:
    days = [date(2025, 3, 11), date(2025, 3, 12), date(2025, 3, 12), date(2025, 6, 3)]
    assert [await tick(loaded, day) for day in days] == [
        [],
        [(ChangeKind.STARTED, "steel-25", date(2025, 3, 12))],
        [],
        [],
    ]
    assert await tick(loaded, date(2025, 6, 4)) == [
        (ChangeKind.ENDED, "steel-25", date(2025, 6, 4)),
        (ChangeKind.STARTED, "steel-50", date(2025, 6, 4)),
    ]


async def test_a_bot_that_slept_enters_what_it_missed(loaded: SqlStore) -> None:
    await tick(loaded, date(2025, 3, 11))
    assert [slug for _, slug, _ in await tick(loaded, date(2025, 7, 1))] == [
        "steel-25",
        "steel-25",
        "steel-50",
    ]


async def test_a_new_store_does_not_tell_the_past(loaded: SqlStore) -> None:
    assert await tick(loaded, date(2026, 10, 10)) == []


RULE = """\
stacking:
  - slug: new-over-old
    winner: [steel-50]
    loser: [steel-25]
    part: whole
    from: 2025-07-01
    reason: {en: The new duty alone is owed, fr: Seul le nouveau droit est dû}
    sources: [fr-proclamation]
"""


async def test_a_rule_between_two_laws_is_entered_once_on_its_day(
    store: SqlStore, tmp_path: Path
) -> None:
    folder = write(tmp_path / "catalogue")
    (folder / "stacking.yaml").write_text(RULE)
    await load_catalogue(store, folder, LOADED)
    days = [date(2025, 6, 30), date(2025, 7, 1), date(2025, 7, 1), date(2025, 7, 2)]
    entered = [await tick(store, day) for day in days]
    assert entered[1:] == [[(ChangeKind.TURNED, "new-over-old", date(2025, 7, 1))], [], []]
    async with store.transaction() as records:
        entries = await records.journal.since(LOADED, until=LOADED + timedelta(days=200))
    [turned] = [change for change in entries if change.kind is ChangeKind.TURNED]
    assert (turned.subject, turned.effective) == ("stacking", date(2025, 7, 1))
    assert turned.label is not None
    assert turned.label.on("fr") == "Seul le nouveau droit est dû"


async def test_what_is_only_threatened_never_starts(store: SqlStore, tmp_path: Path) -> None:
    threat = FILES["measures.yaml"].replace(
        "from: 2025-06-04", "from: 2025-06-04\n    standing: threatened"
    )
    await load_catalogue(store, write(tmp_path / "catalogue", measures=threat), LOADED)
    assert await tick(store, date(2025, 6, 4)) == [(ChangeKind.ENDED, "steel-25", date(2025, 6, 4))]


async def test_of_several_processes_each_turn_is_entered_by_one(
    loaded: SqlStore, another_store: OpenStore
) -> None:
    other = await another_store()
    day = date(2025, 6, 4)
    found = await asyncio.gather(*(tick(at, day) for at in (loaded, other) * 3))
    assert sorted(map(len, found)) == [0, 0, 0, 0, 0, 2]
    async with loaded.transaction() as records:
        entries = await records.journal.since(LOADED, until=LOADED + timedelta(days=100))
    assert [change.slug for change in entries] == ["steel-25", "steel-50"]
