"""What /changes says of facts that were approved, whenever they begin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.presentation.faces import face
from bot.presentation.plain_text import plain_text
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_parts_of_measures import approve
from tests.feeds.test_review import CHANGE

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def told(reviewing: Reviewing) -> tuple[list[str], list[str]]:
    """Lines of /changes that tell of something new: of its short card, and of the whole."""
    card = await reviewing.card("/changes since 2026-10-12")
    return tuple(  # type: ignore[return-value] # two
        [
            line.replace("\xa0", " ")
            for line in plain_text(one).splitlines()
            if line.startswith("- New: ")
        ]
        for one in (face(card), card)
    )


async def test_an_approved_rise_is_told_by_name_before_it_begins(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await approve(reviewing)
    reviewing.now += timedelta(days=1)
    line = "- New: Steel: 60%, from Dec 1, 2026"
    assert await told(reviewing) == ([line], [line])


async def test_an_approved_end_is_told_by_name(reviewing: Reviewing) -> None:
    await reviewing.post("[end steel-50] Not from 2026-12-01 on.")
    await approve(reviewing)
    reviewing.now += timedelta(days=1)
    line = "- New: Steel: 50% ends on Nov 30, 2026"
    assert await told(reviewing) == ([line], [line])


@pytest.mark.parametrize("document", [CHANGE, "[end steel-50] Not from 2026-12-01 on."])
async def test_what_is_told_as_new_is_no_edit_as_well(reviewing: Reviewing, document: str) -> None:
    await reviewing.post(document)
    await approve(reviewing)
    reviewing.now += timedelta(days=1)
    card = await reviewing.card("/changes since 2026-10-12")
    about = [line for line in plain_text(card).splitlines() if "Steel" in line]
    assert (len(about), about[0].startswith("- New: ")) == (1, True)


@pytest.mark.parametrize(
    ("document", "step"),
    [(CHANGE, "50% → 60%"), ("[end steel-50] Not from 2026-12-01 on.", "50% → none")],
)
async def test_what_was_approved_and_has_begun_is_told_once(
    reviewing: Reviewing, document: str, step: str
) -> None:
    await reviewing.post(document)
    await approve(reviewing)
    reviewing.now = datetime(2026, 12, 20, 14, tzinfo=UTC)
    for asked in ("/changes", "/changes steel"):
        card = await reviewing.card(f"{asked} since 2026-10-12")
        for one in (face(card), card):
            lines = [line.replace("\xa0", " ") for line in plain_text(one).splitlines()]
            told = [line for line in lines if line.startswith("- ") and "Steel" in line]
            assert len(told) == 1
            assert f"Steel, Canada → US: {step}" in told[0]


async def test_what_was_undone_is_not_told_as_new(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await approve(reviewing)
    await reviewing.say("/review undo 1")
    reviewing.now += timedelta(days=1)
    assert await told(reviewing) == ([], [])


async def test_what_is_left_of_a_measure_is_no_news(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review edit 1 countries CA")
    await approve(reviewing)
    reviewing.now += timedelta(days=1)
    line = "- New: Adjusting Imports of Steel: 60%, from Dec 1, 2026"
    assert await told(reviewing) == ([line], [line])


async def test_what_is_put_off_is_told_as_a_change_and_not_as_a_correction(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approve(reviewing)
    delay = "[postponement us-232-steel-2026-12-01-p1] Not before 2027-01-15."
    await reviewing.post(delay, key="?p=3", title="A Delay")
    await approve(reviewing, 2)
    kinds = (await reviewing.told())[3:]
    assert kinds == [
        ("added", "live-federal-register-p-3"),
        ("changed", "us-232-steel-2026-12-01-p1"),
        ("changed", "steel-50"),
    ]
