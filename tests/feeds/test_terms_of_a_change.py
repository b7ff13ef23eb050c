"""What else a measure is charged by as its rate changes: the hour it begins, its reduced rates."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.days import Validity
from bot.domain.duty import AdValorem, AllIn
from bot.domain.rate_moves import rate_moves
from bot.domain.review.refusals import StepRefused
from bot.presentation.plain_text import plain_text
from bot.presentation.review.replies import why_words
from store.catalogue.write import write_files
from store.live_export import differences_after_load, export
from store.store import SqlStore
from tests.catalogue.small import FILES
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_parts_of_measures import approve

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
DAY = date(2026, 12, 1)
NEW = f"us-232-steel-{DAY}-p1"
HALF = "      - {label: {en: Made for cars}, declared: for-cars, duty: 25%}\n"
MEASURES = FILES["measures.yaml"].replace("    reliefs:\n", f"    reliefs:\n{HALF}")
OLD = "set beside an earlier rate; whether it stands beside this one is not known"


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start(measures=MEASURES)


async def change(reviewing: Reviewing, text: str) -> str:
    await reviewing.post(f"[rate-change steel-50] {text}")
    shown = await reviewing.say("/review show 1")
    await approve(reviewing, 1)
    return shown


async def test_a_reduced_rate_beside_a_new_one_is_told_to_be_of_the_old(
    reviewing: Reviewing,
) -> None:
    shown = await change(reviewing, f"60 percent from {DAY}.")
    stay = "Reduced rates that stay, marked as set beside the old rate\n"
    assert f"{stay}- Made for cars → 25%\n- For USMCA goods → 10% all-in" in shown
    kept = (await reviewing.facts()).measures[NEW].reliefs
    assert [(r.duty, r.of_old_rate) for r in kept] == [
        (AdValorem(percent=Decimal(25)), True),
        (AllIn(percent=Decimal(10)), True),
    ]
    whole = await reviewing.say(f"/tariff 7208.51 from CA on {DAY}")
    assert f"Made for cars → 25% ({OLD})" in whole
    assert OLD not in await reviewing.say("/tariff 7208.51 from CA on 2026-11-30")


async def test_a_duty_at_a_reduced_rate_of_before_says_so(reviewing: Reviewing) -> None:
    await change(reviewing, f"60 percent from {DAY}.")
    card = await reviewing.card(f"/duty 7208.51 1000 USD from CA declared for-cars on {DAY}")
    assert card.short is not None
    assert "The reduced rate is from before the last change" in card.short.lines
    card = await reviewing.card(f"/duty 7208.51 1000 USD from CA on {DAY}")
    assert card.short is not None
    assert "The reduced rate is from before the last change" not in card.short.lines


async def test_a_reduced_rate_that_is_not_below_the_new_one_falls_away(
    reviewing: Reviewing,
) -> None:
    shown = await change(reviewing, f"20 percent from {DAY}.")
    gone = "Reduced rates that fall away: they are not below the new rate\n"
    assert f"{gone}- Made for cars → 25%\n" in shown
    kept = (await reviewing.facts()).measures[NEW].reliefs
    assert [relief.label.en for relief in kept] == ["For USMCA goods"]


async def test_a_reduced_rate_that_fell_away_before_is_not_told_again(
    reviewing: Reviewing,
) -> None:
    await change(reviewing, f"20 percent from {DAY}.")
    await reviewing.post(f"[rate-change {NEW}] 30 percent from 2027-01-01.")
    shown = await reviewing.say("/review show 2")
    assert ("30%, from 2027-01-01" in shown, "fall away" in shown) == (True, False)


async def test_a_rate_that_begins_within_a_day_says_from_which_hour(
    reviewing: Reviewing,
) -> None:
    shown = await change(reviewing, f"60 percent from {DAY} at 17:00.")
    assert f"60%, from {DAY} 17:00, all but GB" in shown
    assert (await reviewing.facts()).measures[NEW].hour == time(17)
    told = "⚠️ 60% only from 17:00 Eastern that day; before, what was owed until then"
    for asked in ("/tariff 7208.51 from CA", "/duty 7208.51 1000 USD from CA"):
        notes = [
            card.short.note
            for day in ("2026-11-30", DAY, "2026-12-02")
            if (card := await reviewing.card(f"{asked} on {day}")).short
        ]
        assert [told in note for note in notes] == [False, True, False]
    french = await reviewing.card(f"/tariff 7208.51 de CA le {DAY}", lang="fr")
    assert french.short is not None
    plain = french.short.note.replace("\N{NO-BREAK SPACE}", " ").replace(
        "\N{NARROW NO-BREAK SPACE}", " "
    )
    assert "60 % dès 17 h seulement ce jour-là (heure de l’Est)" in plain


@pytest.mark.parametrize("text", [f"{DAY} at 00:01", f"{DAY} at 17:00"])
async def test_a_first_minute_is_the_whole_day_and_another_day_has_no_hour(
    reviewing: Reviewing, text: str
) -> None:
    await reviewing.post(f"[rate-change steel-50] 60 percent from {text}.")
    if "17" in text:
        await reviewing.say("/review edit 1 from 2026-12-02")
    await approve(reviewing, 1)
    measures = (await reviewing.facts()).measures
    assert {m.hour for m in measures.values()} == {None}


async def test_a_form_that_leaves_the_day_as_it_was_leaves_the_hour(reviewing: Reviewing) -> None:
    await reviewing.post(f"[rate-change steel-50] 60 percent from {DAY} at 17:00.")
    shown = await reviewing.say(f"/review edit 1 rate 65 from {DAY}")
    assert f"Rate: 65% (by hand)\nFrom: {DAY} 17:00 (Eastern)\n" in shown
    assert "anna edited by hand: from 2026-12-01, rate 65" not in shown
    assert "anna edited by hand: rate 65" in shown
    await approve(reviewing, 1)
    assert (await reviewing.facts()).measures[NEW].hour == time(17)


async def test_hours_and_reduced_rates_are_exported(reviewing: Reviewing, tmp_path: Path) -> None:
    await change(reviewing, f"60 percent from {DAY} at 17:00.")
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, tmp_path / "live")
    written = found.files["measures/us-232-steel-live.yaml"]
    assert (
        'hour: "17:00"' in written or "hour: '17:00'" in written,
        "of_old_rate: true" in written,
    ) == (True, True)
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []


async def test_what_tells_another_rate_confirms_nothing(reviewing: Reviewing) -> None:
    await reviewing.post(f"[confirmation steel-50] 60 percent from {DAY}.")
    told = "It tells a rate of 60%, and steel-50 has 50%: that confirms nothing."
    assert f"Before it can be approved: {told}" in await reviewing.say("/review show 1")
    assert told in await reviewing.say("/review approve 1")
    await reviewing.say("/review edit 1 kind rate-change")
    await approve(reviewing, 1)
    assert (await reviewing.facts()).measures[NEW].duty == AdValorem(percent=Decimal(60))


def test_rates_that_differ_are_told_as_the_language_writes_them() -> None:
    error = StepRefused(
        "other rate", slug="steel-50", held=(Decimal("12.50"),), told=(Decimal(50),)
    )
    assert (error.values["held"], error.values["told"]) == ((Decimal("12.50"),), (Decimal(50),))
    english = why_words(error, "en") or ""
    french = (why_words(error, "fr") or "").replace("\N{NO-BREAK SPACE}", " ")
    assert "a rate of 50%, and steel-50 has 12.5%: that confirms nothing." in english
    assert "un taux de 50 %, et steel-50 est à 12,5 % : cela ne confirme rien." in french
    assert "(rate 12.5)" in english
    assert "(rate 12.5)" in french


@pytest.mark.parametrize("countries", ["", " countries CA"])
async def test_an_exemption_for_a_time_is_told_as_it_comes_and_as_it_ends(
    reviewing: Reviewing, countries: str
) -> None:
    await reviewing.post(f"[exemption steel-50] 7208.51 is exempt from {DAY}.")
    await reviewing.say(f"/review edit 1 until 2027-02-28{countries}")
    await approve(reviewing, 1)
    ahead = [
        (move.day, move.before and move.before.duty, move.after and move.after.duty)
        for move in rate_moves(await reviewing.facts(), Validity(first=DAY))
    ]
    whole = AdValorem(percent=Decimal(50))
    assert ahead == [(DAY, whole, None), (date(2027, 3, 1), None, whole)]
    told = await reviewing.card("/changes since 2026-11-20")
    assert told.short is not None
    short = " ".join(told.short.lines).replace("\N{NO-BREAK SPACE}", " ")
    assert "50% → none, Dec 1" in short
    assert f"{DAY}: some codes exempt: " in plain_text(told)
    assert "2027-03-01: exempt codes charged again: " in plain_text(told)
