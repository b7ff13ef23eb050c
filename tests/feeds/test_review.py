"""From a posted document to a fact that two persons approved, and back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.days import Validity
from bot.domain.documents import Channel
from bot.domain.duty import AdValorem, Free, Prohibited
from bot.domain.measures import Standing
from bot.domain.questions import Place
from bot.domain.review.reviews import follows
from bot.domain.sources import Confidence
from bot.presentation.plain_text import plain_text
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import NOW, TERMINAL, Reviewing

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
CHANGE = "[rate-change steel-50] The duty on steel shall be 60 percent from 2026-12-01.\nThe rest."


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def test_two_persons_make_a_rate_a_fact(reviewing: Reviewing) -> None:
    drafted = await reviewing.post(CHANGE)
    first = await reviewing.say("/review approve 1")
    between = await reviewing.facts()
    second = await reviewing.say("/review approve 1", by="ben")
    facts = await reviewing.facts()
    new = facts.measures["us-232-steel-2026-12-01-p1"]
    assert (drafted.read, drafted.proposals) == (1, (1,))
    assert "A second person must approve it." in first
    assert "us-232-steel-2026-12-01-p1" not in between.measures
    assert "Published: it is a fact now." in second
    assert facts.measures["steel-50"].validity == Validity(
        first=date(2025, 6, 4), last=date(2026, 11, 30)
    )
    assert (new.duty, new.validity.first, new.replaces) == (
        AdValorem(percent=60),  # type: ignore[arg-type] # equal to Decimal
        date(2026, 12, 1),
        "steel-50",
    )
    assert facts.sources[new.sources[0]].address == "https://www.federalregister.gov/d/p=1"
    assert await reviewing.states() == [
        "propose: proposed",
        "approve: approved once",
        "approve: published",
    ]


async def test_the_journal_tells_an_approved_change_like_any_other(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    assert await reviewing.told() == [
        ("added", "live-federal-register-p-1"),
        ("changed", "steel-50"),
        ("added", "us-232-steel-2026-12-01-p1"),
    ]


async def test_one_person_with_two_accounts_is_one_person(reviewing: Reviewing) -> None:
    from bot.domain.questions import Place

    await reviewing.post(CHANGE)
    await reviewing.say("/review approve 1")
    again = await reviewing.say(
        "/review approve 1", place=Place(platform="slack", workspace="T1", channel="C1")
    )
    assert "You approved this already" in again
    assert "us-232-steel-2026-12-01-p1" not in (await reviewing.facts()).measures


async def test_nobody_else_may_decide_and_everybody_may_look(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    refused = await reviewing.say("/review approve 1", by="mallory")
    looked = await reviewing.say("/review show 1", by="mallory")
    assert "Only reviewers decide what becomes a fact." in refused
    assert "Rate: 60%" in looked
    assert await reviewing.states() == ["propose: proposed"]


async def test_a_list_with_one_name_may_decide_alone_where_that_is_set(
    reviewing: Reviewing,
) -> None:
    async with reviewing.store.transaction() as records:
        await records.reviewers.remove("ben")
        await records.key_value.put("review:alone", "yes")
    await reviewing.post(CHANGE)
    assert "Published" in await reviewing.say("/review approve 1")
    async with reviewing.store.transaction() as records:
        assert (await records.proposals.log())[-1].words == "one reviewer"


async def test_undo_restores_what_was_and_tells_it_as_a_correction(reviewing: Reviewing) -> None:
    before = (await reviewing.facts()).measures
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    reviewing.now += timedelta(hours=2)
    undone = await reviewing.say("/review undo 1")
    after = (await reviewing.facts()).measures
    assert "Undone" in undone
    assert {slug: (m.duty, m.validity, m.sources) for slug, m in after.items()} == {
        slug: (m.duty, m.validity, m.sources) for slug, m in before.items()
    }
    assert sorted((await reviewing.told())[3:]) == [
        ("corrected", "steel-50"),
        ("removed", "live-federal-register-p-1"),
        ("removed", "us-232-steel-2026-12-01-p1"),
    ]


async def test_a_day_later_undoing_takes_two(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    reviewing.now += timedelta(hours=25)
    first = await reviewing.say("/review undo 1")
    still = "us-232-steel-2026-12-01-p1" in (await reviewing.facts()).measures
    second = await reviewing.say("/review undo 1", by="ben")
    assert ("A second person must undo it with you" in first, still) == (True, True)
    assert "Undone" in second


async def test_a_day_later_asking_twice_does_not_undo_it(reviewing: Reviewing) -> None:
    async with reviewing.store.transaction() as records:
        await records.reviewers.add("cleo", TERMINAL, "cleo", by="anna", now=reviewing.now)
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    reviewing.now += timedelta(hours=25)
    await reviewing.say("/review undo 1")
    again = await reviewing.say("/review undo 1")
    still = "us-232-steel-2026-12-01-p1" in (await reviewing.facts()).measures
    third = await reviewing.say("/review undo 1", by="cleo")
    assert ("You asked for that already" in again, still) == (True, True)
    assert "Undone" in third


async def test_what_a_later_change_rests_on_is_not_undone_before_it(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.post(
        "[end steel-50] It ends before 2026-11-15.", key="?p=2", title="Ending Steel"
    )
    for number in (1, 2):
        await reviewing.say("/review edit 2 slug steel-50, us-232-steel-2026-12-01-p1")
        for who in ("anna", "ben"):
            await reviewing.say(f"/review approve {number}", by=who)
    assert "A later change rests on this one" in await reviewing.say("/review undo 1")
    assert "Undone" in await reviewing.say("/review undo 2")
    assert "Undone" in await reviewing.say("/review undo 1")


async def test_a_button_of_an_older_version_gives_the_new_card(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    stale = next(
        option.question
        for part in (await reviewing.card("/review next")).parts
        for option in getattr(part, "options", ())
        if option.label == "Approve"
    )
    await reviewing.say("/review edit 1 rate 65")
    pressed = await reviewing.say(stale, by="ben")
    assert "This changed since that button was made." in pressed
    assert "Rate: 65% (by hand)" in pressed
    assert (await reviewing.states())[-1] == "edit: proposed"


async def test_an_edit_loses_the_approvals_before_it(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review approve 1")
    await reviewing.say("/review edit 1 rate 65 from 2026-12-15")
    await reviewing.say("/review approve 1", by="ben")
    between = (await reviewing.facts()).measures
    await reviewing.say("/review approve 1")
    new = (await reviewing.facts()).measures["us-232-steel-2026-12-15-p1"]
    assert "us-232-steel-2026-12-15-p1" not in between
    assert str(new.duty) == "AdValorem(percent=Decimal('65'))"


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ("[rate-change steel-50] 60 percent.", "Its day was not read: edit it in"),
        ("[rate-change steel-50] From 2026-12-01.", "Its rate was not read: edit it in"),
        ("[new-duty] 60 percent from 2026-12-01.", "Its codes were not read: edit them in"),
        ("[end] On 2026-12-01.", "It names no fact that is held: edit in the measure"),
        ("[codes-added steel-50] From 2026-12-01.", "Its codes were not read"),
    ],
)
async def test_what_was_not_read_is_asked_for_and_never_made_up(
    reviewing: Reviewing, document: str, said: str
) -> None:
    await reviewing.post(document)
    assert said in await reviewing.say("/review approve 1")
    assert await reviewing.states() == ["propose: proposed"]


@pytest.mark.parametrize(
    ("document", "slug", "expected"),
    [
        ("[ban steel-50] From 2026-12-01.", "us-232-steel-2026-12-01-p1", Prohibited()),
        ("[rate-change steel-50] 0 percent from 2026-12-01.", "us-232-steel-2026-12-01-p1", Free()),
    ],
)
async def test_bans_and_free_entry_are_measures(
    reviewing: Reviewing, document: str, slug: str, expected: object
) -> None:
    await reviewing.post(document)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    assert (await reviewing.facts()).measures[slug].duty == expected


async def test_a_postponement_moves_only_what_has_not_begun(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    delay = "[postponement us-232-steel-2026-12-01-p1] Not before 2027-01-15."
    await reviewing.post(delay, key="?p=3", title="A Delay")
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 2", by=who)
    assert (await reviewing.facts()).measures["us-232-steel-2026-12-01-p1"].validity.first == date(
        2027, 1, 15
    )


async def test_an_event_needs_one_person_and_the_press_makes_nothing_else(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(
        "[new-duty] 99 percent from 2026-12-01.",
        key="press 1",
        title="Tariff talk",
        channel=Channel.PRESS,
    )
    await reviewing.say("/review approve 1")
    assert await reviewing.states() == ["propose: proposed", "approve: approved once"]
    await reviewing.say("/review approve 1", by="ben")
    facts = await reviewing.facts()
    assert [m for m in facts.measures if "p1" in m] == []
    assert facts.events["tariff-talk-2026-12-01-p1"].title.en == "Tariff talk"


async def test_an_agencys_word_is_never_law(reviewing: Reviewing) -> None:
    await reviewing.post(
        "[rate-change steel-50] 60 percent from 2026-12-01.", channel=Channel.GC_NEWS
    )
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    new = (await reviewing.facts()).measures["us-232-steel-2026-12-01-p1"]
    assert new.standing is Standing.ANNOUNCED


async def test_a_changed_source_reopens_what_is_open_and_marks_what_is_a_fact(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review approve 1")
    await reviewing.post(CHANGE.replace("60 percent", "70 percent"))
    assert (await reviewing.states())[-2:] == ["supersede: superseded", "propose: proposed"]
    assert "This is decided already." in await reviewing.say("/review approve 1", by="ben")
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 2", by=who)
    await reviewing.post(CHANGE.replace("60 percent", "75 percent"))
    shown = await reviewing.say("/review show 2")
    assert "The source changed after this was approved." in shown
    assert "us-232-steel-2026-12-01-p2" in (await reviewing.facts()).measures


async def test_reviewers_hear_that_a_page_took_back_what_was_published_from_it(
    reviewing: Reviewing,
) -> None:
    room = Place(platform="slack", workspace="T1", channel="C9")
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    async with reviewing.store.transaction() as records:
        await records.reviewers.add_channel(room, "en", now=reviewing.now)
    for _ in range(2):
        await reviewing.post("The text that stood here was posted in error.")
    async with reviewing.store.transaction() as records:
        owed = await records.outbox.list()
        card = await records.outbox.get(owed[0].id)
    assert [one.slot.partition(":")[2][:7] for one in owed] == ["changed"]
    assert card is not None
    assert card.card is not None
    told = plain_text(card.card)
    assert "The source changed after this was approved. Look at the new text." in told
    assert "Undo (/review undo 1" in told
    assert "posted in error" in await reviewing.say("/review text 1")


async def test_a_second_document_that_says_the_same_joins_the_first(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE, channel=Channel.WHITE_HOUSE)
    alone = await reviewing.say("/review show 1")
    await reviewing.post(CHANGE + "\nPrinted.", key="2026-20001", title="Proclamation 12000")
    shown = await reviewing.say("/review show 1")
    assert "Announced: not yet seen in the Federal Register" in alone
    assert "Announced: not yet seen" not in shown
    assert "also said by: d2 federal-register 2026-20001" in shown
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    new = (await reviewing.facts()).measures["us-232-steel-2026-12-01-p1"]
    assert new.sources == ("live-white-house-p-1", "live-federal-register-2026-20001")


async def test_rejected_with_a_reason_and_not_again(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    asked = await reviewing.say("/review reject 1")
    await reviewing.say("/review reject 1 not law")
    assert "Why is it none?" in asked
    assert "Nothing waits for review." in await reviewing.say("/review list")
    assert "This is decided already." in await reviewing.say("/review approve 1")
    async with reviewing.store.transaction() as records:
        assert (await records.proposals.log())[-1].words == "not law"


async def test_a_reason_is_kept_whole(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review reject 1 the rate is from the annex of 2025")
    async with reviewing.store.transaction() as records:
        assert (await records.proposals.log())[-1].words == "the rate is from the annex of 2025"


async def test_put_off_comes_again_tomorrow(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review later 1")
    today = await reviewing.say("/review next")
    reviewing.now += timedelta(days=1)
    assert ("put off" in today, "Rate: 60%" in today) == (True, False)
    assert "Rate: 60%" in await reviewing.say("/review next")


async def test_after_thirty_days_a_proposal_runs_out_and_stays_in_the_list(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    reviewing.now += timedelta(days=30)
    await reviewing.post("Nothing.", key="?p=9")
    assert (await reviewing.states())[-1] == "expire: expired"
    assert "not looked at for 30 days" in await reviewing.say("/review list")


async def test_a_reviewer_moves_the_frontier_forward_only(reviewing: Reviewing) -> None:
    back = await reviewing.say("/review frontier 2026-10-01")
    ahead = await reviewing.say("/review frontier 2026-11-01")
    moved = await reviewing.say("/review frontier 2026-10-12")
    assert "it moves forward" in back
    assert "it moves forward" in ahead
    assert "Facts are reviewed to 2026-10-12." in moved
    assert (await reviewing.facts()).data_as_of == date(2026, 10, 12)


async def test_a_frontier_moved_too_far_is_moved_back_and_what_waits_is_told(
    reviewing: Reviewing,
) -> None:
    reviewing.now += timedelta(days=30)
    await reviewing.post(CHANGE)
    far = await reviewing.say("/review frontier 2026-11-11")
    assert "Facts are reviewed to 2026-11-11. 1 document up to that day still waits" in far
    back = await reviewing.say("/review frontier 2026-11-01")
    assert "Facts are reviewed to 2026-11-01.\n" in f"{back}\n"
    assert (await reviewing.facts()).data_as_of == date(2026, 11, 1)
    assert "back as far as 2026-10-10" in await reviewing.say("/review frontier 2026-10-09")
    async with reviewing.store.transaction() as records:
        moves = [e.words for e in await records.proposals.log() if e.step.value == "frontier"]
    assert moves == ["2026-11-11", "2026-11-01"]


async def test_the_card_is_in_the_reviewers_language(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    shown = await reviewing.say("/review show 1", lang="fr")
    assert "Changement proposé 1 · article 232, acier\u00a0: changement de taux" in shown
    assert "Taux\u00a0: 60\u00a0%" in shown


async def test_the_log_is_a_chain_that_shows_every_change(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review approve 1")
    async with reviewing.store.transaction() as records:
        events = await records.proposals.log()
    assert all(map(follows, events, (None, *events)))
    assert not follows(replace(events[0], words="harmless"), None)
    assert not follows(events[1], None)


@pytest.mark.parametrize("table", ["documents", "proposals", "proposal_events"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET {}"])
async def test_the_database_itself_refuses_to_change_what_was_written(
    reviewing: Reviewing, table: str, change: str
) -> None:
    await reviewing.post(CHANGE)
    column = {"documents": "title = 'x'", "proposals": "rule = 'x'"}.get(table, "words = 'x'")
    with pytest.raises((DBAPIError, sqlite3.DatabaseError), match="rows are only added"):
        async with reviewing.store.work() as work:
            await work.write(text(change.format(table, column)))


async def test_reading_twice_or_by_two_processes_drafts_nothing_twice(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await reviewing.post(CHANGE)
    assert await reviewing.states() == ["propose: proposed"]


async def test_times_are_as_they_were_taken(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    async with reviewing.store.transaction() as records:
        (event,) = await records.proposals.log()
    assert event.at == NOW
    assert isinstance(event.at, datetime)


async def test_what_confirms_a_fact_is_folded_needs_one_person_and_makes_it_surer(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE, channel=Channel.WHITE_HOUSE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    slug = "us-232-steel-2026-12-01-p1"
    before = (await reviewing.facts()).measures[slug]
    printed = f"[confirmation {slug}] Proclamation 12000: 60 percent from 2026-12-01."
    await reviewing.post(printed, key="2026-20001", title="Proclamation 12000")
    waits = (await reviewing.store.snapshot(now=True)).frontier.waiting
    said = await reviewing.say("/review approve 2")
    after = (await reviewing.facts()).measures[slug]
    assert (before.confidence, before.instrument, waits) == (Confidence.MEDIUM, "", ())
    assert before.unconfirmed
    assert "Published: it is a fact now." in said
    assert (after.confidence, after.instrument, after.unconfirmed) == (
        Confidence.HIGH,
        "Proclamation 12000",
        False,
    )
    assert after.sources == ("live-white-house-p-1", "live-federal-register-2026-20001")
    assert len((await reviewing.facts()).measures) == 3


async def test_an_end_that_only_the_white_house_tells_leaves_what_was_owed_as_sure_as_it_was(
    reviewing: Reviewing,
) -> None:
    sure = (await reviewing.facts()).measures["steel-50"].confidence
    await reviewing.post("[end steel-50] Not from 2026-12-01 on.", channel=Channel.WHITE_HOUSE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    ended = (await reviewing.facts()).measures["steel-50"]
    assert ended.validity.last == date(2026, 11, 30)
    assert (sure, ended.confidence, ended.unconfirmed) == (
        Confidence.HIGH,
        Confidence.HIGH,
        True,
    )


async def test_a_confirmation_edited_to_another_rate_takes_two_persons(
    reviewing: Reviewing,
) -> None:
    await reviewing.post("[confirmation steel-50] 50 percent from 2025-06-04.")
    await reviewing.say("/review edit 1 rate 55")
    assert "A second person must approve it." in await reviewing.say("/review approve 1")


async def test_the_word_of_somebody_who_was_taken_off_the_list_counts_no_more(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review approve 1", by="ben")
    async with reviewing.store.transaction() as records:
        await records.reviewers.remove("ben")
        await records.reviewers.add("cleo", TERMINAL, "cleo", by="test", now=reviewing.now)
    assert "A second person must approve it" in await reviewing.say("/review approve 1")
    assert len((await reviewing.facts()).measures) == 2
    assert "Published" in await reviewing.say("/review approve 1", by="cleo")
    reviewing.now += timedelta(days=2)
    await reviewing.say("/review undo 1", by="cleo")
    async with reviewing.store.transaction() as records:
        await records.reviewers.remove("cleo")
        await records.reviewers.add("dan", TERMINAL, "dan", by="test", now=reviewing.now)
    assert "must undo it with you" in await reviewing.say("/review undo 1")
    assert "Undone" in await reviewing.say("/review undo 1", by="dan")
