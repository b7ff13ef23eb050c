"""A measure whose list frees some rows on a condition is exported without saying that twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from bot.domain.days import Validity
from bot.domain.duty import AdValorem
from store.catalogue.write import write_files
from store.live_export import differences_after_load, export
from tests.shipped_facts import CATALOGUE
from tests.shipped_store import open_shipped

NOW = datetime(2026, 10, 12, 14, tzinfo=UTC)


async def test_what_a_list_frees_on_a_condition_comes_with_the_list(tmp_path: Path) -> None:
    store = await open_shipped(tmp_path / "data")
    async with store.transaction() as records:
        trucks = (await records.facts.measures())["us-232-trucks-25"]
        days = replace(trucks.validity, last=date(2026, 12, 19))
        risen = replace(
            trucks,
            slug="us-232-trucks-2026-12-20-p1",
            replaces=trucks.slug,
            duty=AdValorem(percent=Decimal(35)),
            validity=Validity(first=date(2026, 12, 20)),
            note=None,
            refs=(),
        )
        await records.facts.publish((replace(trucks, validity=days), risen), 1, now=NOW)
    found = await export(store, CATALOGUE)
    write_files(found.files, tmp_path / "live")
    assert "Not a medium or heavy vehicle" not in found.files["measures/us-232-trucks-live.yaml"]
    assert await differences_after_load(store, CATALOGUE, tmp_path / "live") == []
    await store.close()


async def test_a_grade_that_the_lists_of_its_reliefs_give_is_exported(tmp_path: Path) -> None:
    store = await open_shipped(tmp_path / "data")
    async with store.transaction() as records:
        listed = (await records.facts.measures())["ca-surtax-2025-phase-1"]
        days = replace(listed.validity, last=date(2025, 8, 29))
        await records.facts.publish((replace(listed, validity=days),), 1, now=NOW)
    write_files((await export(store, CATALOGUE)).files, tmp_path / "live")
    assert await differences_after_load(store, CATALOGUE, tmp_path / "live") == []
    await store.close()
