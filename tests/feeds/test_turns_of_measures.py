"""What comes before and after a measure that an approval changes: owed once, on every day."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.domain.measures import Standing
from store.catalogue.write import write_files
from store.live_export import differences_after_load, export
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_parts_of_measures import OTHER, PART, approve, owed

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
DAY = date(2026, 12, 1)
EVE = DAY - timedelta(days=1)
LATER = date(2027, 1, 15)
RISE = f"[rate-change steel-50] 60 percent from {DAY}."
RISEN = f"us-232-steel-{DAY}-p1"
WHOLE = "7209.15"


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def days_of(reviewing: Reviewing, code: str, *days: date) -> list[list[str]]:
    return [await owed(reviewing, code, day) for day in days]


async def post(reviewing: Reviewing, text: str, number: int) -> str:
    await reviewing.post(text, key=f"?p={number}", title=f"Act {number}")
    return await approve(reviewing, number)


async def test_a_rise_that_is_put_off_leaves_the_old_rate_until_then(reviewing: Reviewing) -> None:
    await post(reviewing, RISE, 1)
    await post(reviewing, f"[postponement {RISEN}] Not before {LATER}.", 2)
    days = (EVE, DAY, LATER - timedelta(days=1), LATER)
    assert await days_of(reviewing, WHOLE, *days) == [["50"], ["50"], ["50"], ["60"]]


async def test_a_rise_of_some_codes_that_is_put_off_leaves_each_its_rate(
    reviewing: Reviewing,
) -> None:
    await post(reviewing, f"[rate-change steel-50] 60 percent on {PART} from {DAY}.", 1)
    await post(reviewing, f"[postponement {RISEN}] Not before {LATER}.", 2)
    days = (EVE, DAY, LATER - timedelta(days=1), LATER)
    assert await days_of(reviewing, PART, *days) == [["50"], ["50"], ["50"], ["60"]]
    assert await days_of(reviewing, WHOLE, *days) == [["50"]] * 4


async def test_a_rise_that_is_called_off_leaves_the_old_rate(reviewing: Reviewing) -> None:
    await post(reviewing, RISE, 1)
    await post(reviewing, f"[end {RISEN}] Not from 2026-11-20 on.", 2)
    facts = await reviewing.facts()
    assert facts.measures[RISEN].standing is Standing.WITHDRAWN
    assert await days_of(reviewing, WHOLE, EVE, DAY, LATER) == [["50"]] * 3


async def test_a_duty_that_ends_with_the_rise_to_come_ends_whole(reviewing: Reviewing) -> None:
    await post(reviewing, RISE, 1)
    refused = await post(reviewing, "[end steel-50] Not from 2026-11-20 on.", 2)
    await reviewing.say(f"/review edit 2 slug steel-50, {RISEN}")
    await approve(reviewing, 2)
    assert f"{RISEN} follows it." in refused
    days = (date(2026, 11, 19), date(2026, 11, 20), DAY, LATER)
    assert await days_of(reviewing, WHOLE, *days) == [["50"], [], [], []]


async def test_of_two_rises_the_later_may_be_approved_first(reviewing: Reviewing) -> None:
    await post(reviewing, f"[rate-change steel-50] 70 percent from {LATER}.", 1)
    await post(reviewing, RISE, 2)
    days = (EVE, DAY, LATER - timedelta(days=1), LATER)
    assert await days_of(reviewing, WHOLE, *days) == [["50"], ["60"], ["60"], ["70"]]


async def test_a_rise_read_before_another_was_approved_asks_for_what_stands_then(
    reviewing: Reviewing,
) -> None:
    await post(reviewing, RISE, 1)
    refused = await post(reviewing, f"[rate-change steel-50] 70 percent from {LATER}.", 2)
    assert f"steel-50 ends on {EVE}, and {RISEN} follows it" in refused
    await reviewing.say(f"/review edit 2 slug {RISEN}")
    await approve(reviewing, 2)
    days = (EVE, DAY, LATER - timedelta(days=1), LATER)
    assert await days_of(reviewing, WHOLE, *days) == [["50"], ["60"], ["60"], ["70"]]


async def test_a_rise_for_a_time_is_followed_by_what_was_owed_before(reviewing: Reviewing) -> None:
    await reviewing.post(RISE)
    await reviewing.say(f"/review edit 1 until {LATER}")
    await approve(reviewing)
    after = LATER + timedelta(days=1)
    assert await days_of(reviewing, WHOLE, EVE, DAY, LATER, after) == [
        *(["50"], ["60"], ["60"], ["50"])
    ]


async def test_what_is_no_country_is_refused(reviewing: Reviewing) -> None:
    await reviewing.post(RISE)
    assert "Countries are CA, MX, or all." in await reviewing.say("/review edit 1 countries UK")


async def test_an_end_of_some_codes_ends_no_others(reviewing: Reviewing) -> None:
    await post(reviewing, f"[end steel-50] Not on {PART} from {DAY} on.", 1)
    assert await days_of(reviewing, PART, EVE, DAY) == [["50"], []]
    assert await days_of(reviewing, WHOLE, EVE, DAY) == [["50"], ["50"]]


async def test_a_rate_for_one_country_leaves_the_others_theirs(reviewing: Reviewing) -> None:
    await reviewing.post(RISE)
    await reviewing.say("/review edit 1 countries CA")
    await approve(reviewing)
    facts = await reviewing.facts()
    owed_by = {
        country: [
            str(one.duty)
            for one in facts.measures.values()
            if one.validity.holds(DAY) and one.origins.hit(country)
        ]
        for country in ("CA", "MX", "GB")
    }
    assert owed_by == {
        "CA": ["AdValorem(percent=Decimal('60'))"],
        "MX": ["AdValorem(percent=Decimal('50'))"],
        "GB": [],
    }


async def test_an_exemption_of_one_country_eases_no_other(reviewing: Reviewing) -> None:
    await reviewing.post(f"[exemption steel-50] {PART} is exempt from {DAY}.")
    await reviewing.say("/review edit 1 countries CA")
    await approve(reviewing)
    facts = await reviewing.facts()
    eased = {
        one.slug: (len(one.reliefs), one.origins.hit("CA"), one.origins.hit("MX"))
        for one in facts.measures.values()
        if one.validity.holds(DAY)
    }
    assert eased == {
        f"us-232-steel-{DAY}-p1": (2, True, False),
        f"us-232-steel-{DAY}-p1-others": (1, False, True),
    }


async def test_codes_of_another_list_of_the_programme_are_not_charged_twice(
    reviewing: Reviewing,
) -> None:
    await post(reviewing, f"[new-duty] 10 percent on {OTHER} from {DAY}.", 1)
    refused = await post(reviewing, f"[codes-added steel-50] Added from {LATER}: {OTHER}.", 2)
    assert f"us-232-steel-{DAY}-p1 would charge some of these goods as well then" in refused
    assert await days_of(reviewing, OTHER, DAY, LATER) == [["10"], ["10"]]


async def test_taking_all_codes_away_is_an_end(reviewing: Reviewing) -> None:
    await post(reviewing, f"[new-duty] 10 percent on {OTHER} from {DAY}.", 1)
    text = f"[codes-removed us-232-steel-{DAY}-p1] From {LATER} without {OTHER}."
    await post(reviewing, text, 2)
    assert await days_of(reviewing, OTHER, DAY, LATER) == [["10"], []]
    assert (await reviewing.facts()).measures[RISEN].validity.last == LATER - timedelta(days=1)


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (f"[codes-added steel-50] Added from {DAY}: {PART}.", "has all of these codes already"),
        (f"[codes-removed steel-50] From {DAY} without {OTHER}.", "None of these codes is among"),
        (f"[end steel-50] Not on {OTHER} from {DAY} on.", "None of these codes is among"),
        (f"[exemption steel-50] {OTHER} is exempt from {DAY}.", "None of these codes is among"),
        (f"[correction steel-50] {PART} was meant.", "edit in their rate"),
        (f"[postponement steel-50] Not before {DAY}.", "has been in force since 2025-06-04"),
    ],
)
async def test_what_would_change_nothing_or_something_else_is_refused(
    reviewing: Reviewing, document: str, said: str
) -> None:
    await reviewing.post(document)
    assert said in await reviewing.say("/review approve 1")


async def test_a_corrected_day_moves_what_came_before_as_well(reviewing: Reviewing) -> None:
    await post(reviewing, RISE, 1)
    await post(reviewing, f"[correction {RISEN}] From {LATER}.", 2)
    days = (EVE, DAY, LATER - timedelta(days=1), LATER)
    assert await days_of(reviewing, WHOLE, *days) == [["50"], ["50"], ["50"], ["60"]]


async def test_a_kind_that_was_read_wrong_is_put_right_by_hand(reviewing: Reviewing) -> None:
    await reviewing.post(f"[end steel-50] From {DAY}: {OTHER} is added.")
    await reviewing.say("/review edit 1 kind codes-added")
    await approve(reviewing)
    assert await days_of(reviewing, OTHER, EVE, DAY) == [[], ["50"]]
    assert "A kind is one of new-duty" in await reviewing.say("/review edit 1 kind nonsense")


async def test_turned_measures_are_exported_and_undone(
    reviewing: Reviewing, tmp_path: Path
) -> None:
    before = await reviewing.facts()
    await reviewing.post(f"[rate-change steel-50] 60 percent on {PART} from {DAY}.")
    await reviewing.say("/review edit 1 countries CA, MX")
    await approve(reviewing)
    await post(reviewing, f"[postponement {RISEN}] Not before {LATER}.", 2)
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, tmp_path / "live")
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []
    for number in (2, 1):
        assert "Undone" in await reviewing.say(f"/review undo {number}")
    assert {s: (m.validity, m.scope) for s, m in (await reviewing.facts()).measures.items()} == {
        s: (m.validity, m.scope) for s, m in before.measures.items()
    }


async def test_what_confirms_no_fact_is_for_two_persons_to_place(reviewing: Reviewing) -> None:
    await reviewing.post(f"[confirmation] 60 percent from {DAY}.")
    assert "It confirms no fact that is held" in await reviewing.say("/review approve 1")
    await reviewing.say("/review edit 1 kind rate-change slug steel-50")
    await approve(reviewing)
    assert await days_of(reviewing, WHOLE, EVE, DAY) == [["50"], ["60"]]


async def test_a_duty_on_goods_of_every_code_comes_on_top_only_where_that_is_said(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(f"[new-duty] 15 percent from {DAY}.")
    await reviewing.say("/review edit 1 codes all")
    assert "steel-50 charges some of these codes already" in await approve(reviewing)
    await reviewing.say("/review edit 1 slug new")
    await approve(reviewing)
    assert await days_of(reviewing, OTHER, EVE, DAY) == [[], ["15"]]
    assert await days_of(reviewing, WHOLE, EVE, DAY) == [["50"], ["15", "50"]]
    found = await export(reviewing.store, reviewing.folder)
    assert "everything: true" in found.files["measures/us-232-steel-live.yaml"]
