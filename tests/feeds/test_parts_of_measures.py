"""What an approval leaves owed: parts of a measure, duties that would come on top, mere words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.codes import Code, Scope
from bot.domain.documents import Channel
from bot.domain.duty import percent_of
from bot.domain.measures import HeldBy, Phase, Status
from store.catalogue.write import write_files
from store.live_export import differences_after_load, export
from store.store import SqlStore
from tests.catalogue.small import FILES
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
DAY = date(2026, 12, 1)
EVE = DAY - timedelta(days=1)
PART, OTHER = "7208.51", "8481.80"


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def approve(reviewing: Reviewing, number: int = 1) -> str:
    await reviewing.say(f"/review approve {number}")
    return await reviewing.say(f"/review approve {number}", by="ben")


async def owed(reviewing: Reviewing, code: str, day: date) -> list[str]:
    """The rates in force on Canadian goods of that code, in percent."""
    facts = await reviewing.facts()
    return sorted(
        str(percent_of(measure.duty))
        for measure in facts.measures.values()
        if measure.status_on(day) is Status.IN_FORCE
        and measure.origins.hit("CA")
        and measure.scope_on(day).touches(Code.parse(code))
    )


async def test_a_rate_of_some_codes_leaves_the_others_what_they_owe(reviewing: Reviewing) -> None:
    await reviewing.post(f"[rate-change steel-50] 60 percent on {PART} from {DAY}.")
    await approve(reviewing)
    facts = await reviewing.facts()
    part = facts.measures["us-232-steel-2026-12-01-p1"]
    others = facts.measures["us-232-steel-2026-12-01-p1-others"]
    assert [await owed(reviewing, code, EVE) for code in (PART, "7209.15")] == [["50"], ["50"]]
    assert [await owed(reviewing, code, DAY) for code in (PART, "7209.15")] == [["60"], ["50"]]
    assert (part.label.en, part.scope) == ("Adjusting Imports of Steel", Scope.of([PART]))
    assert (others.label.en, others.replaces) == ("Steel", "steel-50")
    assert others.reliefs == facts.measures["steel-50"].reliefs
    assert (part.goods, others.goods) == ((), ("steel",))


async def test_some_codes_of_a_good_are_told_as_some_of_it(reviewing: Reviewing) -> None:
    await reviewing.post(f"[rate-change steel-50] 60 percent on {PART} from {DAY}.")
    await approve(reviewing)
    reviewing.now += timedelta(days=70)
    told = await reviewing.say("/changes since 2026-10-12")
    assert f"{DAY}: Listed steel, Canada → US: 50% → 60%" in told.replace("\xa0", " ")


async def test_codes_do_not_join_a_measure_of_another_rate_than_the_text_gives_them(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(f"[codes-added steel-50] {OTHER} joins the list at 15 percent from {DAY}.")
    refused = await reviewing.say("/review approve 1")
    assert "The text gives these codes 15%, and steel-50 charges 50%" in refused
    assert "(rate 50)" in refused
    await reviewing.say("/review edit 1 rate 50")
    assert "Published" in await approve(reviewing)
    assert await owed(reviewing, OTHER, DAY) == ["50"]


async def test_a_new_duty_on_what_its_law_charges_already_is_not_put_on_top(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(f"[new-duty] 60 percent on {PART} from {DAY}.")
    said = await reviewing.say("/review approve 1")
    assert "steel-50 charges some of these codes already: taken as new, both would be owed" in said
    await reviewing.say("/review edit 1 slug steel-50")
    await approve(reviewing)
    assert await owed(reviewing, PART, DAY) == ["60"]
    assert await owed(reviewing, "7209.15", DAY) == ["50"]


async def test_a_duty_that_comes_on_top_is_one_where_a_reviewer_says_so(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(f"[new-duty] 10 percent on {PART} from {DAY}.")
    await reviewing.say("/review edit 1 slug new")
    await approve(reviewing)
    assert await owed(reviewing, PART, DAY) == ["10", "50"]


async def test_a_new_duty_on_other_codes_asks_for_nothing(reviewing: Reviewing) -> None:
    await reviewing.post(f"[new-duty] 10 percent on {OTHER} from {DAY}.")
    assert "Published" in await approve(reviewing)
    assert await owed(reviewing, OTHER, DAY) == ["10"]


async def test_codes_that_the_measure_does_not_have_are_no_part_of_it(reviewing: Reviewing) -> None:
    await reviewing.post(f"[rate-change steel-50] 60 percent on {OTHER} from {DAY}.")
    said = await reviewing.say("/review approve 1")
    assert "None of these codes is among those of the measure" in said


async def test_codes_come_to_a_measure_whose_list_changed_before(reviewing: Reviewing) -> None:
    known = (await reviewing.facts()).measures["steel-50"]
    phases = (Phase(first=date(2025, 6, 4), scope=known.scope),)
    later = Phase(first=date(2026, 1, 1), scope=known.scope - Scope.of(["7229"]))
    async with reviewing.store.transaction() as records:
        phased = replace(known, phases=(*phases, later))
        await records.facts.publish((phased,), 99, now=reviewing.now)
    await reviewing.post(f"[codes-added steel-50] Added from {DAY}: {OTHER}.")
    await approve(reviewing)
    assert [await owed(reviewing, c, EVE) for c in (OTHER, PART, "7229.20")] == [[], ["50"], []]
    assert [await owed(reviewing, c, DAY) for c in (OTHER, PART, "7229.20")] == [["50"], ["50"], []]


async def test_codes_that_left_a_list_come_back_to_it(reviewing: Reviewing) -> None:
    known = (await reviewing.facts()).measures["steel-50"]
    phases = (
        Phase(first=date(2025, 6, 4), scope=known.scope),
        Phase(first=date(2026, 1, 1), scope=known.scope - Scope.of([PART])),
    )
    async with reviewing.store.transaction() as records:
        phased = replace(known, phases=phases)
        await records.facts.publish((phased,), 99, now=reviewing.now)
    await reviewing.post(f"[codes-added steel-50] Added from {DAY}: {PART}.")
    await approve(reviewing)
    assert [await owed(reviewing, PART, day) for day in (EVE, DAY)] == [[], ["50"]]


@pytest.mark.parametrize(
    "document",
    [
        f"[rate-change steel-50] 60 percent from {DAY}.",
        f"[end steel-50] Ends on {DAY}.",
        f"[postponement steel-50] Not before {DAY}.",
        f"[codes-removed steel-50] From {DAY} without {PART}.",
        f"[exemption steel-50] From {DAY}.",
    ],
)
async def test_what_an_agency_announces_changes_nothing_that_is_owed(
    reviewing: Reviewing, document: str
) -> None:
    await reviewing.post(document, channel=Channel.GC_NEWS)
    before = (await reviewing.facts()).measures["steel-50"]
    assert "Published" in await approve(reviewing)
    facts = await reviewing.facts()
    assert facts.measures["steel-50"] == before
    assert await owed(reviewing, PART, DAY) == ["50"]


async def test_parts_are_exported_as_they_are(store: SqlStore, tmp_path: Path) -> None:
    unsure = "duty: 50%\n    grade: D\n    held: heading\n"
    measures = FILES["measures.yaml"].replace("duty: 50%\n", unsure)
    reviewing = await Reviewing(store, tmp_path / "facts").start(measures=measures)
    await reviewing.post(f"[rate-change steel-50] 60 percent on {PART} from {DAY}.")
    await approve(reviewing)
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, tmp_path / "live")
    held = (await reviewing.facts()).measures
    assert [
        (held[slug].grade, held[slug].held)
        for slug in ("us-232-steel-2026-12-01-p1", "us-232-steel-2026-12-01-p1-others")
    ] == [("", HeldBy.LINE), ("D", HeldBy.HEADING)]
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []
