"""The facts as one text: read as they were written, in today's form and in the former one."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, update

from bot.domain.days import FactDay
from bot.domain.events import Event, EventKind
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Text
from store.facts import Meta
from store.snapshot import bind, read_snapshot
from store.store import SqlStore, load_catalogue
from store.tables import SNAPSHOT
from tests.catalogue.small import write

NOW = datetime(2026, 10, 10, 12, tzinfo=UTC)


async def _text(store: SqlStore) -> str:
    async with store.work() as work:
        return str((await work.read(select(SNAPSHOT.c.payload))).scalar_one())


def _all(facts: FactSnapshot) -> dict[str, object]:
    return {each.name: getattr(facts, each.name) for each in fields(facts)}


async def test_a_text_of_the_former_form_is_read_as_well(store: SqlStore, tmp_path: Path) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW)
    facts = (await store.snapshot()).facts
    kinds: dict[str, list[object]] = {}
    for kind, plain in map(json.loads, (await _text(store)).split("\n")[1:]):
        kinds.setdefault(kind, []).append(plain)
    former = {"facts": kinds, "by_good": {good: [*slugs] for good, slugs in facts.by_good.items()}}
    async with store.work() as work:
        await work.write(update(SNAPSHOT).values(payload=json.dumps(former)))
        read = await read_snapshot(work)
    assert read is not None
    assert _all(read) == _all(facts)


async def test_which_measures_reach_a_good_is_kept_by_their_places(
    store: SqlStore, tmp_path: Path
) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW)
    facts = (await store.snapshot()).facts
    text = await _text(store)
    reach = json.loads(text.split("\n", 1)[0])
    assert reach.keys() == facts.by_good.keys()
    assert all(isinstance(place, int) for places in reach.values() for place in places)
    assert text.isascii()


EVENT = Event(
    slug="pause",
    day=FactDay(first=date(2025, 3, 6)),
    kind=EventKind.TALKS,
    title=Text(en="A pause", fr="Une pause"),
)
KNOWN = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("told", "begin"),
    [
        ([Meta(slug="facts", data_as_of=KNOWN, records_begin=date(2025, 2, 1))], date(2025, 2, 1)),
        ([Meta(slug="facts", data_as_of=KNOWN)], date(2025, 3, 1)),
        (
            [
                Meta(slug="reviewed", data_as_of=KNOWN),
                Meta(slug="facts", data_as_of=KNOWN, records_begin=date(2025, 4, 1)),
            ],
            date(2025, 4, 1),
        ),
    ],
)
def test_records_begin_when_the_facts_say_or_with_the_month_of_the_first_event(
    told: list[Meta], begin: date
) -> None:
    assert bind([*told, EVENT], revision=1).records_begin == begin
