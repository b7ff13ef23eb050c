"""Answers say to what day facts are reviewed and watched, and what waits on their programme."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from adapters.cli.doctor import feeds_finding
from adapters.platform import Finding
from bot.domain.feeds import FeedState
from bot.domain.frontier import Frontier, Unwatched, WatchedFeed, unwatched
from bot.domain.frontier import Waiting as WaitingDocument
from bot.domain.questions import Query
from bot.ingest.documents.lexicon import ProgrammeKind
from bot.ports import Snapshot
from bot.ports.feeds import Trouble
from bot.presentation.answer_freshness import freshness_words
from bot.presentation.feeds import trouble_words
from bot.presentation.laws.data import programme_data
from store.recognised_programmes import recognised
from store.search import Index
from store.store import SqlStore
from tests.catalogue.small import FILES
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.evaluate import lexicon
from tests.feeds.review_env import NOW, Reviewing
from tests.feeds.test_review import CHANGE
from tests.shipped_facts import shipped

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


async def polled(reviewing: Reviewing, name: str, at: datetime, *, fails: bool = False) -> None:
    async with reviewing.store.transaction() as records:
        await records.feeds.declare({name: "host.example"})
        state = await records.feeds.claim([name], worker="w", now=at, due_only=False)
        assert state is not None
        after = FeedState(name=name, attempted_at=at, polled_at=at)
        if fails:
            after = FeedState(
                name=name, attempted_at=at, failing_since=at, trouble="unreachable", failures=3
            )
        await records.feeds.save(after, worker="w", release=True)


async def test_an_answer_on_a_touched_programme_says_what_waits(reviewing: Reviewing) -> None:
    quiet = await reviewing.say("/tariff steel from CA to US")
    await polled(reviewing, "white-house", NOW)
    await reviewing.post(CHANGE)
    touched = plain(await reviewing.say("/tariff steel from CA to US"))
    other = await reviewing.say("/tariff apples from CA to US")
    said = (
        "Facts reviewed to Oct 10, 2026; watched to today; 1 newer document "
        "waits, on Section 232 steel."
    )
    assert "newer document" not in quiet
    assert said in touched
    assert "1 not reviewed (/review list)" in touched
    assert "newer document" not in other


async def test_what_is_decided_waits_no_more(reviewing: Reviewing) -> None:
    await polled(reviewing, "white-house", NOW)
    await reviewing.post(CHANGE)
    await reviewing.say("/tariff steel from CA to US")
    await reviewing.say("/review reject 1 old")
    assert "newer document" not in await reviewing.say("/tariff steel from CA to US")


async def test_a_change_approved_since_the_facts_end_is_told_and_what_waits_is_told_once(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    reviewing.now = datetime(2026, 12, 20, 14, tzinfo=UTC)
    within = (await reviewing.card("/changes steel since 2026-11-20")).short
    await reviewing.post(CHANGE.replace("60", "70"), key="?p=2")
    later = (await reviewing.card("/changes us-232-steel since 2026-12-10")).short
    assert within is not None
    assert later is not None
    assert [plain(line) for line in (within.headline, *within.lines)] == [
        "Steel: 1 change since Nov 20, 2026",
        "Steel, Canada → US: 50% → 60%, Dec 1",
        "What else changed after Oct 10, 2026, I can’t say",
    ]
    assert [plain(line) for line in later.lines if "Last change" in line] == [
        "Last change I know: Steel, Canada → US: 50% → 60%, Dec 1"
    ]
    assert later.note.count("newer document") == 1
    assert [a.question for a in later.actions].count("/review list") == 1


async def test_an_unreviewed_rate_is_never_the_answer(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    answered = await reviewing.say("/tariff steel from CA to US on 2026-12-15")
    assert "60" not in answered.partition("newer document")[0].replace("2060", "")


async def test_an_old_answer_says_at_least_that_feeds_watch(reviewing: Reviewing) -> None:
    reviewing.now = NOW + timedelta(days=40)
    old = (await reviewing.card("/tariff steel from CA to US")).short
    await polled(reviewing, "white-house", reviewing.now)
    watched = (await reviewing.card("/tariff steel from CA to US")).short
    assert old is not None
    assert watched is not None
    assert watched.note == f"{old.note} · watched to today"


async def test_sources_tell_how_each_feed_is(reviewing: Reviewing) -> None:
    await polled(reviewing, "white-house", NOW)
    await polled(reviewing, "cbsa-notices", NOW - timedelta(days=3), fails=True)
    told = plain(await reviewing.say("/sources"))
    assert "Facts reviewed to Oct 10, 2026; watched to today (not CBSA notices)." in told
    assert "White House: to 10:00" in told
    assert "CBSA notices: never reached" in told


def test_the_sentence_in_both_languages_with_what_is_missing() -> None:
    from types import SimpleNamespace

    facts = SimpleNamespace(data_as_of=date(2026, 10, 10), programmes={})
    frontier = Frontier(
        feeds=(
            WatchedFeed(name="cbsa-notices", polled_at=datetime(2026, 11, 20, tzinfo=UTC)),
            WatchedFeed(name="white-house", polled_at=datetime(2026, 11, 28, 15, tzinfo=UTC)),
        ),
        waiting=(
            WaitingDocument(document=1, programmes=frozenset({"a"})),
            WaitingDocument(document=2, programmes=frozenset({"b"})),
        ),
    )
    today = date(2026, 11, 28)
    en = freshness_words(frontier, facts, today=today, lang="en")  # type: ignore[arg-type] # two fields are asked for
    fr = freshness_words(frontier, facts, today=today, lang="fr")  # type: ignore[arg-type] # two fields are asked for
    assert plain(en) == (
        "Facts reviewed to Oct 10, 2026; watched to today (not CBSA notices); 2 newer documents "
        "wait."
    )
    assert plain(fr) == (
        "Faits revus jusqu'au 10 oct. 2026; sources suivies jusqu'à aujourd'hui (sauf Avis de "
        "l'ASFC); 2 documents plus récents attendent."
    )


async def test_a_feed_down_for_a_day_is_told_to_the_reviewers_once(reviewing: Reviewing) -> None:
    from bot.domain.questions import Place
    from bot.ingest.health import report

    channel = Place(platform="slack", workspace="T1", channel="C9")
    async with reviewing.store.transaction() as records:
        await records.reviewers.add_channel(channel, "en", now=NOW)
    await polled(reviewing, "cbsa-notices", NOW, fails=True)
    for hours in (1, 25, 26):
        await report(reviewing.store, ["cbsa-notices"], now=NOW + timedelta(hours=hours))
    async with reviewing.store.transaction() as records:
        found = await records.outbox.list()
    assert [(one.place.channel, one.slot) for one in found] == [
        ("C9", "down:cbsa-notices:20261012T140000")
    ]


def test_doctor_says_what_is_off_and_what_is_down() -> None:
    on = FeedState(name="ustr", attempted_at=NOW, polled_at=NOW)
    down = FeedState(name="ustr", attempted_at=NOW, failing_since=NOW, trouble="refused")
    later = NOW + timedelta(days=2)
    assert [feeds_finding(f, waiting=2, at=later) for f in ([], [on], [down])] == [
        Finding(what="feeds", ok=None, words="off: dutybell feeds on, see docs/live.md"),
        Finding(what="feeds", ok=True, words="1 polled, 2 documents wait for review"),
        Finding(
            what="feeds",
            ok=False,
            words="1 polled, 2 documents wait for review; down for a day: ustr (refused)",
        ),
    ]


def test_why_a_feed_brings_nothing_is_said_in_the_readers_language() -> None:
    told = {
        one: (trouble_words(one.value, "en"), trouble_words(one.value, "fr")) for one in Trouble
    }
    assert told[Trouble.CUT_SHORT] == (
        "the answer ends in the middle",
        "la réponse est coupée au milieu",
    )
    assert all(english != french for english, french in told.values())


async def test_the_press_watches_no_law(reviewing: Reviewing) -> None:
    from bot.ports.live import PressFeed

    feed = PressFeed(name="ledger", address="https://ledger.example/rss", added_by="root")
    async with reviewing.store.transaction() as records:
        await records.feeds.add_press(feed, now=NOW)
    await polled(reviewing, "ledger", NOW)
    assert "watched" not in await reviewing.say("/sources")


TODAY = date(2026, 11, 28)
SOME_FEED = (WatchedFeed(name="white-house", polled_at=datetime(2026, 11, 28, 15, tzinfo=UTC)),)


def watching() -> Frontier:
    """One feed that answered today, read by the shipped words."""
    return Frontier(feeds=SOME_FEED, programmes=recognised())


def told(query: Query, lang: str = "en") -> str:
    """What an answer on the shipped facts says after the day they are reviewed to."""
    facts, frontier = shipped(), watching()
    without = unwatched(query, facts, frontier, TODAY)
    words = freshness_words(frontier, facts, today=TODAY, lang=lang, without=without)
    return plain(words).partition("; ")[2]


def test_what_is_watched_is_what_the_reader_of_documents_knows() -> None:
    read = {cues.slug: cues.kind for cues in lexicon().programmes if cues.held}
    known = {slug for slug, kind in read.items() if kind is not ProgrammeKind.BASE}
    assert recognised() == known != set(read)
    assert not known & set(watching().unread(shipped(), TODAY))


def test_every_programme_without_cues_says_that_it_is_not_watched() -> None:
    claimed = {
        slug
        for slug in shipped().programmes
        if "watched to" in told(Query(command="timeline", programme=slug))
    }
    assert claimed == set(shipped().programmes) & recognised()
    assert {"us-301-brazil", "us-301-nicaragua", "ca-china-surtax", "cusma"}.isdisjoint(claimed)


def test_a_programme_that_is_not_watched_in_both_languages() -> None:
    brazil = Query(command="timeline", programme="us-301-brazil")
    assert told(brazil) == "not watched by the feeds: Section 301 duty on Brazil."
    assert told(brazil, "fr") == (
        "non suivi par les sources : droit de l'article 301 contre le Brésil."
    )


def test_an_answer_names_what_of_it_is_not_watched() -> None:
    dairy = Query(command="tariff", good="cheese", imposing="CA")
    assert told(dairy).startswith("watched to today (not Canadian supply management")
    assert told(dairy, "fr").startswith("sources suivies jusqu'à aujourd'hui (sauf ")
    assert told(Query(command="tariff", good="steel", imposing="US")) == "watched to today."
    third = Query(command="tariff", good="steel", imposing="US", origin="BR")
    assert told(third) == "watched to today (not what is set for that country alone)."
    assert told(third, "fr") == (
        "sources suivies jusqu'à aujourd'hui (sauf ce qui ne vise que ce pays)."
    )


def test_fees_and_what_is_over_are_named_by_no_answer_on_goods() -> None:
    found = {
        slug
        for good in shipped().goods
        for slug in unwatched(
            Query(command="duty", good=good), shipped(), watching(), TODAY
        ).programmes
    }
    assert found == {"ca-provinces", "ca-supply-management"}


def test_data_for_programs_claim_no_day_of_a_programme_that_is_not_watched() -> None:
    facts = shipped()
    snapshot = Snapshot(facts=facts, search=Index(facts), frontier=watching())
    of = {
        slug: programme_data(facts.programmes[slug], snapshot, TODAY, "en")["freshness"]
        for slug in ("us-301-brazil", "cusma", "us-122")
    }
    assert [of[slug].get("not_watched") for slug in of] == [["us-301-brazil"], ["cusma"], None]
    assert ["watched_to" in each for each in of.values()] == [False, False, True]


async def test_an_answer_on_another_origin_and_the_sources_say_what_is_not_watched(
    reviewing: Reviewing,
) -> None:
    reviewing.now = NOW + timedelta(days=40)
    await polled(reviewing, "white-house", reviewing.now)
    said = (await reviewing.card("/tariff steel from BR to US")).short
    assert said is not None
    assert said.note.endswith("watched to today (not what is set for that country alone)")
    assert "No feed is read" not in await reviewing.say("/sources")


async def test_sources_list_the_programmes_that_no_feed_is_read_for(
    store: SqlStore, tmp_path: Path
) -> None:
    brazil = (
        "  - slug: us-301-brazil\n"
        "    name: {en: Duty on Brazil, fr: droit contre le Brésil}\n"
        "    imposing: US\n"
        "    authority: Trade Act\n"
        "    names: [s301]\n"
    )
    reviewing = Reviewing(store, tmp_path / "facts")
    await reviewing.start(programmes=FILES["programmes.yaml"] + brazil)
    await polled(reviewing, "white-house", NOW)
    assert "as old as the facts: Duty on Brazil." in plain(await reviewing.say("/sources"))
    reached = await reviewing.say("/timeline us-301-brazil")
    assert "watched to" not in reached


def test_nothing_is_missing_where_everything_is_watched() -> None:
    asked = Query(command="timeline", programme="us-122")
    assert unwatched(asked, shipped(), watching(), TODAY) == Unwatched()
