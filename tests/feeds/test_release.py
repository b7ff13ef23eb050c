"""A new release of the US schedule is imported by itself, unless it is a part or changes too much."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from adapters.feeds.usitc_hts import UsitcHts
from adapters.process import schedule_release
from adapters.process.feed_settings import read_feeds
from adapters.process.feeding import FEEDS_FILE, Feeding
from adapters.process.schedule_release import import_release
from bot.ports.feeds import FeedError
from store.store import load_catalogue
from tests.catalogue.small import write
from tests.feeds import channels
from tests.feeds.channels import sample
from tests.feeds.conftest import Watching

EXPORT = "https://hts.usitc.gov/reststop/exportList"


def source(watching: Watching, rows: int) -> UsitcHts:
    settings = watching.settings()["usitc-hts"]
    options = {**settings.options, "rows": rows}
    return UsitcHts(replace(settings, options=options), watching.web())


async def released(watching: Watching, folder: Path, name: str) -> int:
    """A schedule is held, and a release of that name is found."""
    await load_catalogue(watching.store, write(folder), watching.now)
    body = sample("usitc-hts/exportList_sample.json")
    watching.fake.put(EXPORT, body, media_type="application/json")
    listed = json.dumps({"name": name, "title": name, "releaseStartDate": "10/09/2026"})
    watching.fake.put(channels.RELEASE, listed, media_type="application/json")
    return (await watching.run("usitc-hts")).new[0]


async def test_a_release_is_imported_where_a_schedule_is_held(
    watching: Watching, tmp_path: Path
) -> None:
    first = await released(watching, tmp_path / "facts", "2026HTSRev20")
    without = await import_release(watching.store, source(watching, 10), first, now=watching.now)
    assert without is None
    await _hold(watching)
    document = await released(watching, tmp_path / "facts", "2026HTSRev21")
    body = sample("usitc-hts/exportList_sample.json").replace(b'"Free"', b'"3%"', 1)
    watching.fake.put(EXPORT, body, media_type="application/json")
    report = await import_release(watching.store, source(watching, 10), document, now=watching.now)
    assert report is not None
    async with watching.store.transaction() as records:
        held = await records.lines.revisions("US")
    assert held[-1] == ("2026HTSRev21", date(2026, 10, 9))
    again = await import_release(watching.store, source(watching, 10), document, now=watching.now)
    assert again is None


async def _hold(watching: Watching) -> None:
    """The sample as an edition that is held already."""
    import tempfile

    from adapters.feeds.schedules import hts_lines
    from store.schedule_import import Edition, import_edition

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.json"
        path.write_bytes(sample("usitc-hts/exportList_sample.json"))
        edition = Edition(
            schedule="US",
            revision="2026HTSRev10",
            first=date(2026, 6, 8),
            goods_of=lambda _code: (),
        )
        async with watching.store.work() as work:
            await import_edition(work, edition, hts_lines(path), now=watching.now)


async def test_a_release_that_could_not_be_imported_is_told_and_tried_again(
    watching: Watching, tmp_path: Path
) -> None:
    shipped = read_feeds(FEEDS_FILE, None)
    feeds = tuple(
        replace(one, options={**one.options, "rows": 10}) if one.name == "usitc-hts" else one
        for one in shipped.feeds
    )
    file = replace(shipped, feeds=feeds, stand_in={"*": watching.fake.base}, pause=timedelta(0))
    feeding = Feeding(file, watching.store, clock=lambda: watching.now, on=True)
    await released(watching, tmp_path / "facts", "2026HTSRev21")
    await _hold(watching)
    watching.fake.put(EXPORT, b"{}", media_type="application/json")
    told = []
    for hours in (1, 30):
        watching.now += timedelta(hours=hours)
        await feeding.run("usitc-hts")
        state = await watching.state("usitc-hts")
        down = state.down_since(watching.now)
        told.append((state.trouble, "is no whole schedule" in state.error, down))
    since = watching.now - timedelta(hours=30)
    assert told == [("format changed", True, None), ("format changed", True, since)]
    body = sample("usitc-hts/exportList_sample.json").replace(b'"Free"', b'"3%"', 1)
    watching.fake.put(EXPORT, body, media_type="application/json")
    watching.now += timedelta(hours=1)
    await feeding.run("usitc-hts")
    state = await watching.state("usitc-hts")
    await feeding.close()
    async with watching.store.transaction() as records:
        held = await records.lines.revisions("US")
    assert (held[-1][0], state.trouble, state.failing_since) == ("2026HTSRev21", "", None)


async def test_a_broken_export_and_a_mass_change_wait_for_a_person(
    watching: Watching, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = await released(watching, tmp_path / "facts", "2026HTSRev21")
    await _hold(watching)
    with pytest.raises(FeedError, match="is no whole schedule"):
        await import_release(watching.store, source(watching, 30_000), document, now=watching.now)
    monkeypatch.setattr(schedule_release, "_NO_MASS", 0)
    changed = sample("usitc-hts/exportList_sample.json").replace(b'"Free"', b'"3%"')
    watching.fake.put(EXPORT, changed, media_type="application/json")
    with pytest.raises(FeedError, match="lines would change; look at it"):
        await import_release(watching.store, source(watching, 10), document, now=watching.now)
    async with watching.store.transaction() as records:
        assert [name for name, _ in await records.lines.revisions("US")] == ["2026HTSRev10"]
