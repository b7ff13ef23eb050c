"""Watch lists in the store: kept whole, apart from each other, exported and erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Place
from bot.domain.watch_lists import (
    MOST_LINES,
    BadCell,
    BadRow,
    ReadList,
    Upload,
    WatchLine,
    WatchList,
)
from store.export import export
from store.store import SqlStore

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
HERE = Place(platform="slack", workspace="T1", channel="C1")
STEEL = WatchLine(
    code=Code("720851"),
    imposing="US",
    origin="CA",
    label="Plate",
    value=Money(amount=Decimal("1200000.10"), currency="USD"),
    usmca=False,
    sku="A-1",
)
CARS = WatchLine(code=Code("8703"), imposing="US", origin="JP")


async def keep(store: SqlStore, place: Place, *lines: WatchLine) -> WatchList:
    async with store.transaction() as records:
        watched = (await records.watch_lists.held(place, now=NOW)).with_lines(lines, now=NOW)
        await records.watch_lists.save(place, watched)
    return watched


async def at(store: SqlStore, place: Place) -> WatchList:
    async with store.transaction() as records:
        return await records.watch_lists.at(place)


async def test_a_list_comes_back_as_it_was_kept_in_its_order(store: SqlStore) -> None:
    await keep(store, HERE, STEEL, CARS)
    assert await at(store, HERE) == WatchList(lines=(STEEL, CARS), changed_at=NOW)


async def test_a_line_said_again_takes_the_place_of_the_earlier_one(store: SqlStore) -> None:
    await keep(store, HERE, STEEL, CARS)
    await keep(store, HERE, replace(STEEL, usmca=True))
    assert (await at(store, HERE)).lines == (replace(STEEL, usmca=True), CARS)


async def test_every_channel_has_a_list_of_its_own(store: SqlStore) -> None:
    await keep(store, HERE, STEEL)
    others = (replace(HERE, channel="C2"), replace(HERE, workspace="T2"))
    assert [await at(store, place) for place in others] == [WatchList(), WatchList()]


async def test_a_list_leaves_with_its_workspace_and_is_in_its_export(store: SqlStore) -> None:
    await keep(store, HERE, CARS)
    async with store.work() as work:
        exported = (await export(work, "slack", "T1"))["watch_lines"]
    async with store.transaction() as records:
        await records.channel_settings.forget("slack", "T1")
    place = {"platform": "slack", "workspace": "T1", "channel": "C1", "position": 0}
    line = {"code": "8703", "imposing": "US", "origin": "JP", "label": "", "sku": ""}
    assert exported == [{**place, **line, "value": "", "currency": "", "usmca": None}]
    assert await at(store, HERE) == WatchList()


def test_lines_are_removed_by_their_code_or_one_above_it() -> None:
    watched = WatchList(lines=(STEEL, CARS))
    left = [watched.without(code, now=NOW).lines for code in (Code("72"), Code("8704"), None)]
    assert left == [(CARS,), (STEEL, CARS), ()]


def test_a_list_takes_no_more_lines_than_it_may_hold() -> None:
    many = [replace(CARS, sku=str(number)) for number in range(MOST_LINES + 1)]
    with pytest.raises(ValueError, match="5001 lines; a list holds at most 5000"):
        WatchList().with_lines(many, now=NOW)


WAITING = Upload(
    id="abcdefgh",
    by="U1",
    name="goods.csv",
    read=ReadList(
        columns={"code": "HTS"},
        lines=(STEEL, CARS),
        bad=(BadRow(line=3, cell=BadCell.CODE, written="x"),),
    ),
    made_at=NOW,
)


async def test_a_file_waits_at_its_own_place_for_a_day(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.watch_lists.put_upload(HERE, WAITING)
        await records.watch_lists.put_upload(HERE, WAITING)
        assert await records.watch_lists.upload(HERE, "abcdefgh") == WAITING
        elsewhere = replace(HERE, channel="C2")
        assert await records.watch_lists.upload(elsewhere, "abcdefgh") is None
    for age, stands in ((timedelta(hours=23), True), (timedelta(days=1), False)):
        await store.sweep(now=NOW + age)
        async with store.transaction() as records:
            found = await records.watch_lists.upload(HERE, "abcdefgh")
        assert (found is not None) is stands


async def test_a_file_that_waits_is_exported_and_erased_with_its_workspace(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.watch_lists.put_upload(HERE, WAITING)
    async with store.work() as work:
        held = await export(work, "slack", "T1")
    assert held["watch_uploads"][0]["payload"]["name"] == "goods.csv"
    async with store.transaction() as records:
        await records.channel_settings.forget("slack", "T1")
        assert await records.watch_lists.upload(HERE, "abcdefgh") is None
