"""Rounds over a real store: what is owed to whom, at which moment, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.digest.due import next_due
from bot.digest.planner import GRACE, Planner, Tally
from bot.domain.deliveries import DeliveryReason, DeliveryState
from bot.domain.subscriptions import Recurrence, Rhythm, Topics
from bot.ports.digests import LeaseRequest
from store.subscriptions import StoredSubscriptions
from tests.databases import OpenStore
from tests.digest.digest_env import FRIDAY, MONDAY, STEEL, DigestEnvironment


async def test_a_brief_is_owed_when_its_time_comes_and_only_once(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    assert await environment.planner.tick(MONDAY - timedelta(seconds=1)) == Tally()
    assert await environment.planner.tick(MONDAY) == Tally(briefs=1)
    assert await environment.planner.tick(MONDAY + timedelta(seconds=5)) == Tally()
    [brief] = await environment.pending()
    assert (brief.slot, brief.state) == ("2026-10-12T12:00:00Z", DeliveryState.OWED)
    assert (await environment.one()).next_due_at == MONDAY + timedelta(days=1)


async def test_two_rounds_at_once_owe_the_same_brief_once(environment: DigestEnvironment) -> None:
    await environment.subscribe()
    await environment.planner.tick(MONDAY)
    await environment.change(next_due_at=MONDAY)
    await Planner(environment.store).tick(MONDAY)
    assert len(await environment.pending()) == 1


async def test_a_brief_tells_what_a_load_changed_old_to_new(environment: DigestEnvironment) -> None:
    await environment.subscribe(include=STEEL)
    await environment.rate("60%", FRIDAY + timedelta(hours=5))
    await environment.planner.tick(MONDAY)
    [brief] = await environment.pending()
    said = await environment.thread(brief)
    assert "Steel: rate 50% → 60%" in said
    assert said.startswith(
        "Tariff brief, Mon Oct\u00a012: 1 change, nothing dated in the next two weeks\n"
    )


async def test_the_window_begins_where_the_last_delivered_brief_ended(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    await environment.rate("60%", FRIDAY + timedelta(hours=5))
    await environment.planner.tick(MONDAY)
    tuesday = MONDAY + timedelta(days=1)
    await environment.planner.tick(tuesday)
    undelivered, again = await environment.pending()
    assert (undelivered.state, undelivered.reason) == (
        DeliveryState.SKIPPED,
        DeliveryReason.SUPERSEDED,
    )
    assert "50% → 60%" in await environment.thread(again)
    await environment.settle(again, tuesday)
    await environment.planner.tick(tuesday + timedelta(days=1))
    assert "50% → 60%" not in await environment.thread((await environment.pending())[-1])


async def test_after_days_of_downtime_one_brief_covers_it_all_and_says_how_late_it_is(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    await environment.rate("60%", FRIDAY + timedelta(hours=5))
    thursday = MONDAY + timedelta(days=3, hours=2)
    assert await environment.planner.tick(thursday) == Tally(briefs=1)
    [brief] = await environment.pending()
    assert brief.slot == "2026-10-15T12:00:00Z"
    said = await environment.thread(brief)
    assert "This brief is 2 h late" in said
    assert "50% → 60%" in said


async def test_past_the_cut_off_the_slot_is_recorded_and_left_to_the_next(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    await environment.rate("60%", FRIDAY + timedelta(hours=5))
    await environment.planner.tick(MONDAY + timedelta(hours=7))
    await environment.planner.tick(MONDAY + timedelta(days=1))
    missed, brief = await environment.pending()
    assert (missed.state, missed.reason) == (DeliveryState.SKIPPED, DeliveryReason.TOO_LATE)
    assert "50% → 60%" in await environment.thread(brief)


async def test_an_empty_brief_is_a_line_or_skipped_with_its_reason(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    await environment.planner.tick(MONDAY)
    [line] = await environment.pending()
    assert "nothing new that I know of" in await environment.thread(line)
    await environment.change(skip_empty=True, next_due_at=MONDAY + timedelta(days=1))
    await environment.planner.tick(MONDAY + timedelta(days=1))
    skipped = (await environment.pending())[-1]
    assert (skipped.state, skipped.reason) == (DeliveryState.SKIPPED, DeliveryReason.NOTHING_NEW)


async def test_changes_on_other_topics_are_filtered_and_said_to_be(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(include=Topics(goods=frozenset({"apples"})), skip_empty=True)
    await environment.rate("60%", FRIDAY + timedelta(hours=5))
    await environment.planner.tick(MONDAY)
    [filtered] = await environment.pending()
    assert (filtered.state, filtered.reason, filtered.error) == (
        DeliveryState.FILTERED,
        DeliveryReason.OTHER_TOPICS,
        "1 change on other topics",
    )


async def test_a_channel_that_skips_empty_briefs_hears_once_a_week(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(skip_empty=True)
    for days in range(3, 8):
        await environment.planner.tick(FRIDAY + timedelta(days=days))
    *skipped, alive = await environment.pending()
    assert {one.state for one in skipped} == {DeliveryState.SKIPPED}
    assert "Still watching" in await environment.thread(alive)


async def test_the_calendar_starts_a_measure_once_on_its_day_with_no_edit(
    environment: DigestEnvironment,
) -> None:
    await environment.load(
        FRIDAY - timedelta(minutes=20),
        **{"to: 2025-06-03": "to: 2026-10-11", "from: 2025-06-04": "from: 2026-10-12"},
    )
    await environment.subscribe()
    await environment.planner.tick(MONDAY)
    [brief] = await environment.pending()
    assert "Steel: 25% → 50%, now in force (Oct\u00a012,\u00a02026)" in await environment.thread(
        brief
    )
    await environment.settle(brief, MONDAY)
    await environment.planner.tick(MONDAY + timedelta(days=1))
    assert "nothing new" in await environment.thread((await environment.pending())[-1])


async def test_a_clock_that_ran_ahead_and_was_set_back_silences_nobody(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    next_year = MONDAY + timedelta(days=364)
    await environment.planner.tick(next_year)
    assert (await environment.one()).next_due_at == next_year + timedelta(days=1)
    await environment.planner.tick(MONDAY)
    slots = [one.slot for one in await environment.pending()]
    assert slots == ["2027-10-11T12:00:00Z", "2026-10-12T12:00:00Z"]


async def test_new_rules_of_a_time_zone_move_what_was_planned_by_the_old_ones(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    await environment.planner.follow_zones("2026b", FRIDAY)
    await environment.planner.tick(FRIDAY + timedelta(hours=1))
    planned = await environment.one()
    assert planned.next_due_at == MONDAY
    await environment.change(next_due_at=MONDAY + timedelta(hours=1))
    await environment.planner.follow_zones("2026b", FRIDAY)
    await environment.planner.tick(FRIDAY + timedelta(hours=2))
    assert (await environment.one()).next_due_at == MONDAY + timedelta(hours=1)
    await environment.planner.follow_zones("2026c", FRIDAY)
    await environment.planner.tick(FRIDAY + timedelta(hours=3))
    assert (await environment.one()).next_due_at == MONDAY


async def test_a_workspace_that_left_hears_nothing_and_is_forgotten_after_the_grace_period(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    async with environment.store.transaction() as records:
        await records.subscriptions.leave("slack", "T1", now=FRIDAY)
    assert (await environment.planner.tick(MONDAY)).briefs == 0
    await environment.planner.tick(FRIDAY + GRACE - timedelta(minutes=1))
    async with environment.store.transaction() as records:
        assert await records.subscriptions.get("s1") is not None
    assert await environment.planner.tick(FRIDAY + GRACE + timedelta(minutes=1)) == Tally(
        forgotten=1
    )
    async with environment.store.transaction() as records:
        assert await records.subscriptions.get("s1") is None


async def test_a_workspace_that_comes_back_in_time_goes_on_as_before(
    environment: DigestEnvironment,
) -> None:
    made = await environment.subscribe()
    async with environment.store.transaction() as records:
        await records.subscriptions.leave("slack", "T1", now=FRIDAY)
        await records.subscriptions.rejoin("slack", "T1")
    assert await environment.one() == made


async def test_a_subscription_that_cannot_be_planned_does_not_stop_the_others(
    environment: DigestEnvironment,
) -> None:
    made = await environment.subscribe()
    async with environment.store.transaction() as records:
        await records.subscriptions.save([replace(made, id="s0", zone="Mars/Olympus")])
    assert (await environment.planner.tick(MONDAY)).briefs == 2
    assert [one.subscription for one in await environment.pending()] == ["s1"]


async def test_a_zone_that_new_rules_no_longer_know_does_not_stop_the_others(
    environment: DigestEnvironment,
) -> None:
    made = await environment.subscribe()
    async with environment.store.transaction() as records:
        await records.subscriptions.save([replace(made, id="s0", zone="Mars/Olympus")])
    await environment.planner.follow_zones("2026c", FRIDAY)
    await environment.planner.tick(FRIDAY + timedelta(hours=1))
    await environment.planner.tick(MONDAY)
    assert [one.subscription for one in await environment.pending()] == ["s1"]


@pytest.mark.parametrize("zone", ["Australia/Lord_Howe", "Pacific/Honolulu", "America/Toronto"])
async def test_wherever_a_channel_lives_a_start_is_told_ahead_every_day_and_then_once(
    environment: DigestEnvironment, zone: str
) -> None:
    await environment.load(
        FRIDAY, **{"to: 2025-06-03": "to: 2026-10-13", "2025-06-04": "2026-10-14"}
    )
    daily = Recurrence(rhythm=Rhythm.DAILY)
    await environment.subscribe(zone=zone, recurrence=daily)
    await environment.change(next_due_at=next_due(FRIDAY, daily, ZoneInfo(zone)))
    told = []
    for hours in range(9 * 24):
        now = FRIDAY + timedelta(hours=hours)
        await environment.planner.tick(now)
        for brief in await environment.pending():
            if brief.state is DeliveryState.OWED:
                await environment.settle(brief, now)
                text = await environment.thread(brief)
                told.append(
                    ("50%, Oct\u00a014" in text, "now in force (Oct\u00a014,\u00a02026)" in text)
                )
    ahead = told.index((False, True))
    assert told[:ahead] == [(True, False)] * ahead
    assert told[ahead + 1 :] == [(False, False)] * (len(told) - ahead - 1)


async def test_a_brief_that_follows_on_missed_ones_says_so_though_it_is_in_time(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    await environment.planner.tick(MONDAY + timedelta(days=1))
    [brief] = await environment.pending()
    assert (
        "Earlier briefs could not be sent in time. This one covers everything since Oct\u00a09,\u00a02026."
    ) in await environment.thread(brief)


async def test_a_brief_that_begins_to_be_sent_while_the_next_is_planned_holds_that_up(
    environment: DigestEnvironment, another_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    if environment.store.engine.dialect.name == "sqlite":
        pytest.skip("one writer: nobody can come in between")
    await environment.subscribe()
    await environment.planner.tick(MONDAY)
    worker = await another_store()
    minute = timedelta(minutes=1)
    tuesday = MONDAY + timedelta(days=1)
    found_due = StoredSubscriptions.due

    async def due(self: StoredSubscriptions, now: datetime, *, limit: int) -> Any:
        found = await found_due(self, now, limit=limit)
        async with worker.transaction() as records:
            claim = LeaseRequest(limit=1, lease=minute)
            taken = await records.outbox.claim("slack", worker="w", now=now, terms=claim)
            await records.outbox.sending([p.delivery for p in taken], now=now, lease=minute)
        return found

    monkeypatch.setattr(StoredSubscriptions, "due", due)
    await environment.planner.tick(tuesday)
    assert [(one.slot[:10], one.state) for one in await environment.pending()] == [
        ("2026-10-12", DeliveryState.SENDING)
    ]


async def test_planning_lags_by_the_brief_that_is_due_longest(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe()
    async with environment.store.transaction() as records:
        lags = [
            await records.subscriptions.lag(MONDAY + timedelta(minutes=minutes))
            for minutes in (-1, 0, 9)
        ]
    assert lags == [timedelta(0), timedelta(0), timedelta(minutes=9)]
    await environment.planner.tick(MONDAY + timedelta(minutes=9))
    async with environment.store.transaction() as records:
        assert await records.subscriptions.lag(MONDAY + timedelta(minutes=9)) == timedelta(0)
