"""What is dated, in calendars and feed readers."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import aiohttp
import feedparser
import pytest
from icalendar import Calendar, Component

from adapters.calendar.edition import edition_of
from adapters.calendar.kinds import KINDS
from adapters.calendar.routes import files
from adapters.cli.main import main
from bot.commands.spec import BotContext
from bot.digest.calendar import entries_for, entries_on
from bot.domain.codes import Code
from bot.domain.subscriptions import Topics
from bot.domain.watch_lists import WatchLine, WatchList
from tests.calendars.readers import Clock, reader
from tests.shipped_facts import shipped
from tests.walk.bot_context import FACTS, NOW, TODAY, bot_context

__all__ = ["bot_context"]


async def got(
    session: aiohttp.ClientSession, path: str, **headers: str
) -> tuple[int, bytes, Mapping[str, str]]:
    async with session.get(path, headers=headers) as answer:
        return answer.status, await answer.read(), answer.headers


def events_of(body: bytes) -> list[Component]:
    calendar = Calendar.from_ical(body)
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert not any(event.errors for event in found)
    return found


async def test_a_calendar_has_an_entry_a_day_of_change_with_its_source(
    bot_context: BotContext,
) -> None:
    async with reader(bot_context) as session:
        status, body, headers = await got(session, "/calendar.ics")
    assert (status, headers["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    events = events_of(body)
    banned = next(e for e in events if "banned" in str(e["SUMMARY"]))
    assert banned.decoded("DTSTART") == date(2026, 9, 29)
    assert banned.decoded("DTEND") == date(2026, 9, 30)
    assert str(banned["URL"]).startswith("https://")
    assert "Facts reviewed to 2026-10-10." in str(banned["DESCRIPTION"])
    assert all(line.endswith(b"\r") and len(line) <= 76 for line in body.split(b"\n")[:-1])
    assert len({str(e["UID"]) for e in events}) == len(events)


def test_the_shipped_facts_make_a_valid_calendar_and_feed_in_both_languages() -> None:
    facts = shipped()
    for lang in ("en", "fr"):
        entries = entries_on(Topics(), facts, TODAY, lang)
        edition = edition_of(facts, TODAY, lang, address="https://bell.example.com/x")
        events = events_of(KINDS["ics"].write(edition, entries))
        assert len(events) > 50
        assert len({str(e["UID"]) for e in events}) == len(events)
        feed = feedparser.parse(KINDS["atom"].write(edition, entries))
        assert not feed.bozo
        assert len({e.id for e in feed.entries}) == len(feed.entries) == min(100, len(entries))
        assert all(e.title and e.updated and e.content for e in feed.entries)
        assert feed.feed.language == lang


async def test_a_feed_tells_the_newest_first_and_links_to_its_source(
    bot_context: BotContext,
) -> None:
    async with reader(bot_context) as session:
        status, body, headers = await got(session, "/changes.atom")
    feed = feedparser.parse(body)
    assert (status, headers["Content-Type"], bool(feed.bozo)) == (
        200,
        "application/atom+xml; charset=utf-8",
        False,
    )
    moments = [entry.updated for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)
    assert feed.feed.links[0].href == "https://bell.example.com/changes.atom"
    assert feed.entries[0].link.startswith("https://")


async def test_a_topic_leaves_the_rest_out_and_french_is_french(bot_context: BotContext) -> None:
    async with reader(bot_context) as session:
        _, wine, _ = await got(session, "/calendar.ics?topic=wine")
        _, vin, _ = await got(session, "/calendar.ics?topic=vin&lang=fr")
        status, told, _ = await got(session, "/calendar.ics?topic=unobtainium")
    titles = [str(event["SUMMARY"]) for event in events_of(wine)]
    assert titles
    assert not any("Steel" in title for title in titles)
    assert any("interdit" in str(event["SUMMARY"]) for event in events_of(vin))
    assert (status, told) == (404, b"No good, programme or person here goes by that name.\n")


@pytest.mark.parametrize(
    "topic", ["%00", "x" * 5_000, "%3Cscript%3E", "..%2f..%2fetc", "steel%0d%0aX: y", ","]
)
async def test_odd_topics_are_refused_or_nothing(bot_context: BotContext, topic: str) -> None:
    async with reader(bot_context) as session:
        status, body, headers = await got(session, f"/calendar.ics?topic={topic}")
    assert status in (200, 404)
    assert b"<script>" not in body
    assert "X" not in headers


async def test_a_calendar_of_more_topics_than_anybody_has_is_refused(
    bot_context: BotContext,
) -> None:
    async with reader(bot_context) as session:
        many, _, _ = await got(
            session, "/calendar.ics?topic=" + "".join(f"stee{n}," for n in range(13))
        )
        twice, _, _ = await got(session, "/calendar.ics?topic=" + "steel," * 20)
    assert (many, twice) == (404, 200)


async def test_readers_at_once_wait_for_one_making(bot_context: BotContext) -> None:
    async with reader(bot_context, kept=(kept := files())) as session:
        found = await asyncio.gather(*(got(session, "/calendar.ics") for _ in range(10)))
    assert {(status, headers["ETag"]) for status, _, headers in found} == {
        (200, found[0][2]["ETag"])
    }
    assert len(kept) == 1


async def test_who_holds_the_file_is_spared_it(bot_context: BotContext) -> None:
    async with reader(bot_context) as session:
        _, _, headers = await got(session, "/calendar.ics")
        by_tag = await got(session, "/calendar.ics", **{"If-None-Match": headers["ETag"]})
        modified = {"If-Modified-Since": headers["Last-Modified"]}
        by_time = await got(session, "/calendar.ics", **modified)
        other = await got(session, "/changes.atom", **{"If-None-Match": headers["ETag"]})
    assert [(one[0], one[1]) for one in (by_tag, by_time)] == [(304, b""), (304, b"")]
    assert other[0] == 200
    assert headers["Cache-Control"] == "public, max-age=3600"


async def test_readers_are_served_from_one_making(bot_context: BotContext) -> None:
    kept = files()
    async with reader(bot_context, kept=kept) as session:
        _, _, headers = await got(session, "/calendar.ics")
        tag = {"If-None-Match": headers["ETag"]}
        for _ in range(100):
            assert (await got(session, "/calendar.ics", **tag))[0] == 304
            assert (await got(session, "/calendar.ics"))[0] == 200
    assert len(kept) == 1


async def test_a_new_day_makes_the_file_anew(bot_context: BotContext) -> None:
    kept, clock = files(), Clock()
    async with reader(bot_context, kept=kept, clock=clock) as session:
        _, _, first = await got(session, "/changes.atom")
        clock.at = NOW + timedelta(days=1)
        _, _, second = await got(session, "/changes.atom")
    assert len(kept) == 2
    assert first["Last-Modified"] != second["Last-Modified"]


async def test_a_watch_list_has_what_touches_it_alone(bot_context: BotContext) -> None:
    facts = (await bot_context.store.snapshot()).facts
    line = WatchLine(code=Code("22042100"), imposing="US", origin="CA")
    wine = entries_for(WatchList(lines=(line,)), facts, TODAY, "en")
    empty = entries_for(WatchList(), facts, TODAY, "en")
    every = entries_on(Topics(), facts, TODAY, "en")
    assert [entry for entry in wine if "banned" in entry.title]
    assert not [entry for entry in wine if "Steel" in entry.title]
    assert len(wine) < len(every)
    assert empty == ()


def test_the_command_writes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path / "data"))
    monkeypatch.setattr("adapters.process.wiring.CATALOGUE_FOLDER", FACTS)
    out = tmp_path / "dates.ics"
    assert main(["calendar", "--topics", "wine", "--out", str(out)]) == 0
    assert events_of(out.read_bytes())
    assert main(["calendar", "--atom", "--lang", "fr"]) == 0
    assert feedparser.parse(capsysbinary.readouterr().out).feed.language == "fr"
    assert main(["calendar", "--topics", "unobtainium"]) == 1


def test_a_good_that_a_rule_between_two_laws_moves_has_an_entry_of_its_own() -> None:
    facts, day = shipped(), date(2026, 9, 15)
    racks = Topics(goods=frozenset({"steel-racks"}))
    [entry] = [one for one in entries_on(racks, facts, TODAY, "en") if one.day == day]
    assert "Steel racks and shelving, Canada → US: 25% → 75%" in entry.title.replace("\xa0", " ")
    line = WatchLine(code=Code("9403200082"), imposing="US", origin="CA")
    listed = [one.title for one in entries_for(WatchList(lines=(line,)), facts, TODAY, "en")]
    assert any("25% → 75%" in title.replace("\xa0", " ") for title in listed)
    every = [one.key for one in entries_on(Topics(), facts, TODAY, "en")]
    assert len(every) == len(set(every))
