"""Alerts over a real store: gathered, held, corrected, and not told twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.domain.deliveries import Action
from bot.domain.subscriptions import QuietHours
from tests.digest.digest_env import FRIDAY, MONDAY, DigestEnvironment


async def test_an_alert_waits_for_others_to_join_it_but_not_for_ever(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(recurrence=None)
    await environment.change(alerts=True, next_due_at=None)
    at = FRIDAY + timedelta(hours=2)
    for minute, rate in enumerate(("51%", "52%", "53%", "54%", "55%", "56%", "57%")):
        await environment.rate(rate, at + timedelta(minutes=4 * minute))
        await environment.planner.tick(at + timedelta(minutes=4 * minute))
    first = (await environment.pending())[0]
    assert "50% → 56%" in await environment.thread(first)
    assert first.due_at == at + timedelta(minutes=20)


async def test_an_alert_is_held_in_quiet_hours_unless_it_takes_effect_before_they_end(
    environment: DigestEnvironment,
) -> None:
    quiet = QuietHours(start=time(22), end=time(7))
    await environment.subscribe(recurrence=None, quiet=quiet)
    await environment.change(alerts=True, next_due_at=None)
    late = datetime(2026, 10, 10, 3, tzinfo=UTC)
    await environment.rate("60%", late)
    await environment.planner.tick(late)
    await environment.planner.tick(late + timedelta(minutes=6))
    assert await environment.pending() == []
    await environment.planner.tick(datetime(2026, 10, 10, 11, tzinfo=UTC))
    [held] = await environment.pending()
    assert "Held back during quiet hours." in await environment.thread(held)


async def test_what_takes_effect_in_the_night_is_told_in_the_night(
    environment: DigestEnvironment,
) -> None:
    quiet = QuietHours(start=time(22), end=time(7))
    await environment.load(
        FRIDAY, **{"to: 2025-06-03": "to: 2026-10-09", "2025-06-04": "2026-10-10"}
    )
    await environment.subscribe(recurrence=None, quiet=quiet)
    await environment.change(alerts=True, next_due_at=None)
    midnight = datetime(2026, 10, 10, 4, 0, 30, tzinfo=UTC)
    await environment.planner.tick(midnight)
    await environment.planner.tick(midnight + timedelta(minutes=6))
    [alert] = await environment.pending()
    assert "25% → 50%, now in force (Oct\u00a010,\u00a02026)" in await environment.thread(alert)


async def test_a_later_correction_edits_the_alert_and_explains_itself_below(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(recurrence=None)
    await environment.change(alerts=True, next_due_at=None)
    at = FRIDAY + timedelta(hours=2)
    await environment.rate("60%", at)
    await environment.planner.tick(at)
    await environment.planner.tick(at + timedelta(minutes=5))
    [alert] = await environment.pending()
    await environment.settle(alert, at + timedelta(minutes=6))
    await environment.rate("65%", at + timedelta(hours=1))
    await environment.planner.tick(at + timedelta(hours=1))
    await environment.planner.tick(at + timedelta(hours=1, minutes=5))
    _, _, edit, below = await environment.everything()
    assert (edit.action, edit.target, below.action, below.target) == (
        Action.EDIT,
        alert.id,
        Action.REPLY,
        edit.id,
    )
    assert "50% → 60% → 65%" not in await environment.text(edit)
    assert "rate 50% → 65%" in await environment.text(edit)
    assert "rate 60% → 65%" in await environment.text(below)


async def test_an_alert_that_cannot_be_planned_does_not_stop_the_others(
    environment: DigestEnvironment,
) -> None:
    quiet = QuietHours(start=time(22), end=time(7))
    made = await environment.subscribe(alerts=True, quiet=quiet)
    async with environment.store.transaction() as records:
        await records.subscriptions.save([replace(made, id="s0", zone="Mars/Olympus")])
    at = FRIDAY + timedelta(hours=2)
    await environment.rate("60%", at)
    await environment.planner.tick(at)
    await environment.planner.tick(at + timedelta(minutes=6))
    await environment.planner.tick(MONDAY)
    assert [(one.subscription, one.slot[:5]) for one in await environment.pending()] == [
        ("s1", "alert"),
        ("s1", "2026-"),
    ]


NIGHT = datetime(2026, 10, 10, 3, tzinfo=UTC)
"""23:00 in Toronto on Friday."""


async def test_what_takes_effect_tonight_is_told_tonight_though_another_alert_is_held(
    environment: DigestEnvironment,
) -> None:
    await environment.load(
        FRIDAY, **{"to: 2025-06-03": "to: 2026-12-31", "2025-06-04": "2027-01-01"}
    )
    await environment.subscribe(recurrence=None, quiet=QuietHours(start=time(22), end=time(7)))
    await environment.change(alerts=True, next_due_at=None)
    later = {"to: 2025-06-03": "to: 2027-01-31", "2025-06-04": "2027-02-01"}
    await environment.load(NIGHT, **later)
    await environment.planner.tick(NIGHT)
    await environment.planner.tick(NIGHT + timedelta(minutes=6))
    assert await environment.pending() == []
    tonight = {"to: 2025-06-03": "to: 2026-10-09", "2025-06-04": "2026-10-10"}
    await environment.load(NIGHT + timedelta(minutes=30), **tonight)
    await environment.planner.tick(NIGHT + timedelta(minutes=30))
    await environment.planner.tick(NIGHT + timedelta(minutes=36))
    [alert] = await environment.pending()
    assert "→ from Oct\u00a010,\u00a02026" in await environment.thread(alert)


async def test_a_night_that_ends_before_the_law_begins_holds_the_alert(
    environment: DigestEnvironment,
) -> None:
    # On Lord Howe the day of law begins at three in the afternoon.
    quiet = QuietHours(start=time(22), end=time(7))
    await environment.load(
        FRIDAY, **{"to: 2025-06-03": "to: 2026-12-31", "2025-06-04": "2027-01-01"}
    )
    await environment.subscribe(zone="Australia/Lord_Howe", recurrence=None, quiet=quiet)
    await environment.change(alerts=True, next_due_at=None)
    night = datetime(2026, 10, 9, 13, tzinfo=UTC)
    tomorrow = {"to: 2025-06-03": "to: 2026-10-09", "2025-06-04": "2026-10-10"}
    await environment.load(night, **tomorrow)
    await environment.planner.tick(night)
    await environment.planner.tick(night + timedelta(minutes=6))
    assert await environment.pending() == []
    await environment.planner.tick(datetime(2026, 10, 9, 20, tzinfo=UTC))
    assert len(await environment.pending()) == 1


async def test_a_workspace_that_comes_back_is_not_alerted_of_all_it_missed(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(recurrence=None)
    await environment.change(alerts=True, next_due_at=None)
    async with environment.store.transaction() as records:
        await records.subscriptions.leave("slack", "T1", now=FRIDAY)
    await environment.rate("60%", FRIDAY + timedelta(days=1))
    await environment.planner.tick(FRIDAY + timedelta(days=1))
    async with environment.store.transaction() as records:
        await records.subscriptions.rejoin("slack", "T1")
    await environment.planner.tick(MONDAY)
    await environment.planner.tick(MONDAY + timedelta(hours=1))
    assert await environment.pending() == []


async def test_a_correction_finds_its_alert_though_another_one_was_sent_since(
    environment: DigestEnvironment,
) -> None:
    apples = """
  - slug: apples-5
    programme: us-232-steel
    imposing: US
    origins: all
    label: {en: Apples, fr: Pommes}
    goods: [apples]
    scope: {goods: [apples]}
    duty: 5%
    from: 2026-12-01
    sources: [fr-proclamation]
"""
    await environment.subscribe(recurrence=None)
    await environment.change(alerts=True, next_due_at=None)
    last = "duty: all-in 10%}\n    sources: [fr-proclamation]\n"
    edits: list[dict[str, str]] = [
        {"duty: 50%": "duty: 60%"},
        {"duty: 50%": "duty: 60%", last: f"{last}{apples[1:]}"},
        {"duty: 50%": "duty: 65%", last: f"{last}{apples[1:]}"},
    ]
    for hours, edit in enumerate(edits, 2):
        at = FRIDAY + timedelta(hours=hours)
        await environment.load(at, **edit)
        await environment.planner.tick(at)
        await environment.planner.tick(at + timedelta(minutes=5))
        if hours < 4:
            await environment.settle((await environment.pending())[-1], at + timedelta(minutes=6))
    steel, _, fruit, _, edit_of, below = await environment.everything()
    assert (edit_of.action, edit_of.target, below.target) == (Action.EDIT, steel.id, edit_of.id)
    assert "rate 50% → 65%" in await environment.text(edit_of)
    assert "Apples" in await environment.thread(fruit)


async def test_what_a_brief_told_meanwhile_is_not_told_again_by_the_alert(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(alerts=True)
    shortly_before = MONDAY - timedelta(minutes=2)
    await environment.rate("60%", shortly_before)
    await environment.planner.tick(shortly_before)
    await environment.planner.tick(MONDAY)
    [brief] = await environment.pending()
    assert "50% → 60%" in await environment.thread(brief)
    await environment.settle(brief, MONDAY)
    await environment.planner.tick(MONDAY + timedelta(minutes=5))
    assert [one.id for one in await environment.pending()] == [brief.id]
    assert (await environment.one()).batch is None


async def test_what_a_brief_told_that_never_arrived_is_told_by_the_alert(
    environment: DigestEnvironment,
) -> None:
    await environment.subscribe(alerts=True)
    shortly_before = MONDAY - timedelta(minutes=2)
    await environment.rate("60%", shortly_before)
    await environment.planner.tick(shortly_before)
    await environment.planner.tick(MONDAY)
    await environment.planner.tick(MONDAY + timedelta(minutes=5))
    _, alert = await environment.pending()
    assert "50% → 60%" in await environment.thread(alert)
