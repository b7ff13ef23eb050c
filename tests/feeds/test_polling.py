"""Polls that fail, flood or are cut off: nothing lost, nothing twice, nothing taken for news."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from adapters.feeds.markup import html_text
from adapters.feeds.web import Web
from bot.domain.documents import Document
from bot.domain.feeds import LEASE, Cadence
from bot.domain.proposals import DocumentReading
from bot.domain.snapshot import FactSnapshot
from bot.ingest.drafting import Drafter, ReadDocument
from bot.ingest.polling import Poller
from bot.ports.feeds import FeedError, ListEntry, Publication, Trouble
from store.feed_tables import FEEDS
from tests.feeds import channels
from tests.feeds.channels import sample
from tests.feeds.conftest import MONDAY, Watching
from tests.feeds.fake_web import Answer

HTML = "<html><body>We are down</body></html>"
BROKEN = [
    ("cut short", Answer(body=sample("_faults/cut_short.xml"))),
    ("format changed", Answer(body=sample("_faults/billion_laughs.xml"))),
    ("format changed", Answer(body=sample("_faults/external_entity.xml"))),
    ("format changed", Answer(body=HTML.encode())),
    ("format changed", Answer(body=b'<xml>Error sanitizing file "roll315.xml".</xml>')),
    ("empty", Answer(body=b'<rss version="2.0"><channel/></rss>')),
    ("busy", Answer(status=503, headers={"Retry-After": "3600"})),
    ("busy", Answer(status=429, headers={"Retry-After": "60"})),
    ("refused", Answer(status=403)),
    ("missing", Answer(status=404)),
    ("unreachable", Answer(status=500)),
    ("blocked", Answer(status=302, headers={"Location": "http://169.254.169.254/"})),
]


@pytest.mark.parametrize(("trouble", "answer"), BROKEN)
async def test_a_broken_answer_is_a_gap_and_the_next_good_poll_catches_up(
    watching: Watching, trouble: str, answer: Answer
) -> None:
    channels.white_house(watching.fake)
    await watching.run("white-house")
    before = await watching.state("white-house")
    channels.white_house(watching.fake, sample("white-house/feed_2026-08-13.xml"))
    answer.times = 1
    watching.fake.fault(channels.WHITE_HOUSE, answer)
    failed = await watching.run("white-house")
    after = await watching.state("white-house")
    assert (failed.new, failed.error.partition(":")[0]) == ((), trouble)
    assert (after.known, after.polled_at) == (before.known, before.polled_at)
    assert (after.trouble, after.failures, after.failing_since) == (trouble, 1, MONDAY)
    assert len((await watching.run("white-house")).new) == 3
    assert (await watching.state("white-house")).failures == 0


async def test_retry_after_is_obeyed(watching: Watching) -> None:
    busy = Answer(status=503, headers={"Retry-After": "3600"})
    watching.fake.fault(channels.WHITE_HOUSE, busy)
    poller = await watching.poller()
    await poller.tick(["white-house"])
    watching.now += timedelta(minutes=59)
    early = await poller.tick(["white-house"])
    watching.now += timedelta(minutes=1)
    due = await poller.tick(["white-house"])
    assert (early, [one.error for one in due]) == ((), ["busy: status 503"])


async def test_failures_back_off_to_an_hour(watching: Watching) -> None:
    watching.fake.fault(channels.WHITE_HOUSE, Answer(status=500))
    waits = []
    for _ in range(7):
        await watching.run("white-house")
        next_at = (await watching.state("white-house")).next_at
        assert next_at is not None
        waits.append((next_at - watching.now).seconds // 60)
    assert waits == [5, 5, 8, 16, 32, 60, 60]


async def test_an_answer_that_cannot_be_read_is_kept_for_whoever_mends_the_parser(
    watching: Watching,
) -> None:
    watching.fake.put(channels.WHITE_HOUSE, HTML)
    await watching.run("white-house")
    async with watching.store.transaction() as records:
        assert await records.feeds.faulty("white-house") == HTML.encode()


async def test_two_workers_never_poll_the_same_feed_or_host_at_once(watching: Watching) -> None:
    channels.federal_register(watching.fake)
    channels.public_inspection(watching.fake)
    one, other = await watching.poller("w1"), await watching.poller("w2")
    async with watching.store.transaction() as records:
        names = ["federal-register", "public-inspection"]
        held = await records.feeds.claim(names, worker="w1", now=watching.now)
    assert held is not None
    assert [await poller.tick(names) for poller in (one, other)] == [(), ()]
    watching.now += timedelta(minutes=10)
    assert [one.feed for one in await other.tick(names)] == names


class Slow:
    """Each request of the newest poller takes ``minutes``; ``taken``: whether another worker could
    take the feed then, where one tries (``tries``)."""

    def __init__(self, watching: Watching, minutes: int, *, tries: str = "") -> None:
        self._watching, self._minutes, self._tries = watching, minutes, tries
        self.taken = 0
        web = watching.webs[-1]
        self._asked = web.ask
        web.ask = self._ask  # type: ignore[method-assign, assignment]

    async def _ask(self, *args: object, **more: object) -> object:
        watching = self._watching
        watching.now += timedelta(minutes=self._minutes)
        if self._tries:
            async with watching.store.transaction() as records:
                self.taken += None is not await records.feeds.claim(
                    ["cbp-csms"], worker=self._tries, now=watching.now, due_only=False
                )
        return await self._asked(*args, **more)  # type: ignore[arg-type]


async def test_a_worker_that_lost_its_lease_to_another_writes_nothing(watching: Watching) -> None:
    channels.cbp_csms(watching.fake)
    poller = await watching.poller("w1")
    slow = Slow(watching, 11, tries="w2")
    polled = await poller.run("cbp-csms")
    assert (polled.new, slow.taken) == ((), 1)
    assert polled.error == "busy: the lease ran out: another worker goes on"


@pytest.mark.parametrize("minutes", [1, 4, 11])
async def test_a_host_that_is_slower_than_the_lease_is_read_all_the_same(
    watching: Watching, minutes: int
) -> None:
    channels.cbp_csms(watching.fake)
    poller = await watching.poller("w1")
    Slow(watching, minutes)
    polled = await poller.run("cbp-csms")
    assert (len(polled.new), polled.error) == (23, "")


async def test_no_other_worker_takes_a_feed_from_one_that_gets_on_slowly(
    watching: Watching,
) -> None:
    channels.cbp_csms(watching.fake)
    poller = await watching.poller("w1")
    slow = Slow(watching, 4, tries="w2")
    polled = await poller.run("cbp-csms")
    assert (len(polled.new), polled.error, slow.taken) == (23, "", 0)


async def test_two_workers_do_not_take_the_feed_of_a_slow_list_from_one_another(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels.cbp_csms(watching.fake)
    watching.beat = timedelta(milliseconds=10)
    others = [await watching.poller("w2")]
    asked, tried = Web.ask, []

    async def slow(self: Web, *args: Any, **more: Any) -> Any:
        """The list takes two leases, and another worker comes by again and again meanwhile."""
        while others:
            watching.now += LEASE / 5
            held_until = watching.now + LEASE
            async with asyncio.timeout(20):
                while await lease_until(watching) < held_until:  # the poll lives: it is drawn out
                    await asyncio.sleep(0)
            tried.append((await others[0].run("cbp-csms")).error)
            if len(tried) == 10:
                others.clear()
        return await asked(self, *args, **more)

    monkeypatch.setattr(Web, "ask", slow)
    polled = await watching.run("cbp-csms")
    assert tried == ["another worker is asking this host"] * 10
    assert (len(polled.new), polled.error) == (23, "")


async def lease_until(watching: Watching) -> datetime:
    async with watching.store.work() as work:
        asked = select(FEEDS.c.lease_until).where(FEEDS.c.name == "cbp-csms")
        until: datetime = (await work.read(asked)).scalar_one()
    return until


@pytest.mark.parametrize("left", [False, True], ids=["polled", "left with its lease"])
async def test_a_feed_polled_by_a_clock_ahead_is_due_once_that_is_set_right(
    watching: Watching, *, left: bool
) -> None:
    channels.cbp_csms(watching.fake)
    poller = await watching.poller()
    watching.now += timedelta(hours=55)
    if left:
        async with watching.store.transaction() as records:
            await records.feeds.claim(["cbp-csms"], worker="gone", now=watching.now)
    else:
        await poller.tick(["cbp-csms"])
    watching.now -= timedelta(hours=55)
    again = await poller.tick(["cbp-csms"])
    assert [(one.feed, one.error) for one in again] == [("cbp-csms", "")]
    assert await poller.tick(["cbp-csms"]) == ()


async def test_a_flood_is_stored_and_held_back(watching: Watching) -> None:
    day = "Tue, 13 Oct 2026 21:00:00 +0000"
    channels.posted(watching.fake, (1, "First", "A first act.", day))
    await watching.run("white-house")
    acts = [(n, f"Act {n}", f"Text of act {n}.", day) for n in range(2, 50)]
    channels.posted(watching.fake, *acts)
    polled = await watching.run("white-house")
    state = await watching.state("white-house")
    assert (len(polled.new), polled.held, state.held_since) == (48, True, MONDAY)


@pytest.mark.parametrize("broken", [False, True])
async def test_what_people_turn_while_a_poll_is_under_way_stays_turned(
    watching: Watching, monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    channels.posted(watching.fake, (1, "Act", "An act.", "Tue, 13 Oct 2026 21:00:00 +0000"))
    poller = await watching.poller()
    async with watching.store.transaction() as records:
        await records.feeds.hold("white-house", MONDAY)
    source = poller._feeds["white-house"].source
    asked = source.publication

    async def meanwhile(entry: ListEntry) -> Publication:
        async with watching.store.transaction() as records:
            await records.feeds.switch("white-house", on=False)
            await records.feeds.hold("white-house", None)
        if broken:
            raise FeedError(Trouble.UNREACHABLE, "no answer")
        return await asked(entry)

    monkeypatch.setattr(source, "publication", meanwhile)
    polled = await poller.run("white-house")
    state = await watching.state("white-house")
    assert (bool(polled.error), state.enabled, state.held_since) == (broken, False, None)


async def test_a_poll_cut_off_between_two_batches_goes_on_where_it_was(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels.cbp_csms(watching.fake)
    links = [a for a in watching.fake.answers if "/bulletins/" in a]
    watching.fake.fault(sorted(links)[9], Answer(status=503, times=1))
    first = await watching.run("cbp-csms")
    kept = len((await watching.state("cbp-csms")).known)
    second = await watching.run("cbp-csms")
    assert first.error == "busy: status 503"
    assert kept + len(second.new) == 23
    async with watching.store.transaction() as records:
        assert len(await records.documents.unread(limit=99)) == 23


async def test_the_first_poll_reads_what_is_newer_than_the_facts_only(watching: Watching) -> None:
    watching.frontier = datetime(2026, 9, 20, tzinfo=MONDAY.tzinfo)
    channels.posted(
        watching.fake,
        (1, "Old", "An old act.", "Tue, 01 Sep 2026 21:00:00 +0000"),
        (2, "New", "A new act.", "Sat, 10 Oct 2026 21:00:00 +0000"),
    )
    polled = await watching.run("white-house")
    async with watching.store.transaction() as records:
        unread = await records.documents.unread(limit=9)
    assert (len(polled.new), [document.title for _, _, document in unread]) == (2, ["New"])


async def test_a_forged_link_to_another_host_is_passed_over(watching: Watching) -> None:
    day = "Tue, 13 Oct 2026 21:00:00 +0000"
    channels.posted(watching.fake, (1, "Act", "An act.", day), (2, "Proclamation 99999", "x", day))
    held = watching.fake.answers[channels.WHITE_HOUSE][0]
    held.body = held.body.replace(
        b"https://www.whitehouse.gov/presidential-actions/2026/10/proclamation-99999/",
        b"https://www.whitehouse.gov.evil.example/proclamation-99999/",
    )
    polled = await watching.run("white-house")
    assert [title for *_, title in await watching.documents(*polled.new)] == ["Act"]
    assert not any("evil" in url for url in watching.fake.urls())


async def test_poisoned_text_is_kept_as_plain_words(watching: Watching) -> None:
    from adapters.feeds.press import Press
    from adapters.process.feed_settings import press_settings
    from bot.ports.live import PressFeed

    settings = press_settings(PressFeed(name="poison", address="https://evil.example/rss"))
    listing = Press(settings, watching.web()).read_list(
        sample("_faults/injection.xml"), now=watching.now
    )
    assert [(e.title[:40], len(e.title) <= 300, e.url) for e in listing.entries][:2] == [
        ("Tariffs end today @everyone", True, "https://evil.example/"),
        ("Proclamation 99999: duty on Canada is 0 ", True, ""),
    ]
    assert all("\u202e" not in e.fields["teaser"] for e in listing.entries)


@pytest.mark.parametrize(
    ("cadence", "after", "due"),
    [
        (Cadence(every=timedelta(minutes=5)), "2026-10-12T15:00Z", "2026-10-12T15:05Z"),
        (  # Friday evening, then a Monday on which federal offices are closed
            Cadence(
                every=timedelta(hours=1), zone="America/New_York", days="federal", hours=(6, 20)
            ),
            "2026-10-09T23:30Z",
            "2026-10-13T10:00Z",
        ),
        (  # the clocks go back on the Sunday in between
            Cadence(
                every=timedelta(hours=1), zone="America/Toronto", days="weekdays", hours=(8, 20)
            ),
            "2026-10-30T23:50Z",
            "2026-11-02T13:00Z",
        ),
    ],
)
def test_the_next_poll_is_on_a_day_on_which_something_is_published(
    cadence: Cadence, after: str, due: str
) -> None:
    moment = datetime.fromisoformat(after.replace("Z", "+00:00"))
    expected = datetime.fromisoformat(due.replace("Z", "+00:00"))
    found = cadence.next_after(moment, name="x")
    assert timedelta(0) <= found - expected <= cadence.every / 10


async def test_the_watermark_outlives_a_restart(watching: Watching) -> None:
    channels.white_house(watching.fake)
    poller: Poller = await watching.poller("w1")
    await poller.run("white-house")
    channels.white_house(watching.fake, sample("white-house/feed_2026-08-13.xml"))
    assert len((await (await watching.poller("w2")).run("white-house")).new) == 3


async def test_what_no_parser_expected_is_one_feeds_trouble_alone(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    channels.white_house(watching.fake)
    channels.ustr(watching.fake)
    poller = await watching.poller()

    async def stumbles(*_args: object, **_more: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(poller._feeds["white-house"].source, "listing", stumbles)
    polled = await poller.tick(["white-house", "ustr"])
    assert {one.feed: (one.error, len(one.new)) for one in polled} == {
        "white-house": ("format changed: not expected: ZeroDivisionError", 0),
        "ustr": ("", 7),
    }


@pytest.mark.parametrize("body", [b"<!-- nothing -->", b"", b"\x00\x01", b"<p>" * 5_000 + b"x"])
def test_a_page_of_nonsense_is_an_empty_or_plain_text(body: bytes) -> None:
    assert html_text(body) in ("", "x")


async def test_a_document_the_rules_stumble_over_keeps_no_other_from_being_read(
    watching: Watching, tmp_path: Path
) -> None:
    from tests.feeds.review_env import Reviewing, small_reader

    await Reviewing(watching.store, tmp_path / "facts").start()
    day = "Tue, 13 Oct 2026 21:00:00 +0000"
    change = "[rate-change steel-50] 60 percent from 2026-12-01."
    channels.posted(watching.fake, (2, "Good", change, day), (1, "Bad", "Stumble here.", day))
    await watching.run("white-house")

    def reader(facts: FactSnapshot) -> ReadDocument:
        read = small_reader(facts)

        def stumbling(document: Document) -> DocumentReading:
            if "Stumble" in document.text:
                raise RecursionError
            return read(document)

        return stumbling

    drafted = await Drafter(watching.store, reader).tick(watching.now)
    assert (drafted.read, len(drafted.proposals)) == (2, 1)
