"""A load is atomic, repeatable, and tells what it changed."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.changes import ChangeKind
from bot.domain.codes import Code, Scope
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, AllIn
from bot.domain.measures import Measure, Origins, Relief
from bot.domain.text import Text
from bot.errors import CatalogueError
from bot.presentation.change_words import value_words
from store.store import EmptyStore, SqlStore, load_catalogue
from tests.catalogue.small import FILES, spoilt, write
from tests.databases import OpenStore

P50, P55 = AdValorem(percent=Decimal(50)), AdValorem(percent=Decimal(55))
APPLES = Text(en="apples", fr="pommes")
FIRST = datetime(2026, 10, 9, 12, tzinfo=UTC)
LATER = FIRST + timedelta(days=1)
BEFORE = FIRST - timedelta(days=400)

STEEL_50 = Measure(
    slug="steel-50",
    programme="us-232-steel",
    imposing="US",
    origins=Origins(never=frozenset({"GB"})),
    label=Text(en="Steel", fr="Acier"),
    duty=AdValorem(percent=Decimal(50)),
    validity=Validity(first=date(2025, 6, 4)),
    goods=("steel",),
    scope=Scope.of(["7206-7229", "7301"], ["7204"]),
    reliefs=(
        Relief(
            label=Text(en="For USMCA goods", fr="Pour l'ACEUM"),
            claim="usmca",
            duty=AllIn(percent=Decimal(10)),
        ),
    ),
    replaces="steel-25",
    sources=("fr-proclamation",),
    recorded_at=FIRST,
)


async def test_what_is_loaded_comes_back_in_the_book_as_it_was_written(
    store: SqlStore, tmp_path: Path
) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    facts = (await store.snapshot()).facts
    assert facts.measures["steel-50"] == STEEL_50
    assert facts.measures["steel-25"].scope.covers(Code("7308"))
    assert (facts.data_as_of, list(facts.measures), list(facts.goods)) == (
        date(2026, 10, 10),
        ["steel-25", "steel-50"],
        ["steel", "rebar", "apples"],
    )
    assert (facts.by_good, facts.by_programme, facts.by_speaker) == (
        {"steel": ("steel-25", "steel-50"), "rebar": ("steel-25", "steel-50"), "apples": ()},
        {"us-232-steel": ("steel-25", "steel-50")},
        {"mark-carney": ("q1",)},
    )


async def test_an_empty_store_says_that_it_is_empty(store: SqlStore) -> None:
    with pytest.raises(EmptyStore):
        await store.snapshot()


async def test_a_second_run_changes_nothing(store: SqlStore, tmp_path: Path) -> None:
    folder = write(tmp_path / "catalogue")
    first = await load_catalogue(store, folder, FIRST)
    revision = (await store.snapshot()).facts.revision
    assert (len(first), await load_catalogue(store, folder, LATER)) == (11, ())
    assert (await store.snapshot(now=True)).facts.revision == revision


async def test_the_first_load_is_nobodys_news(store: SqlStore, tmp_path: Path) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    async with store.transaction() as records:
        assert await records.journal.since(BEFORE) == ()


async def test_an_edit_is_told_old_and_new_and_stands_in_the_journal(
    store: SqlStore, tmp_path: Path
) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    folder = spoilt(tmp_path / "catalogue", "measures", "duty: 50%", "duty: 55%")
    changes = await load_catalogue(store, folder, LATER)
    told = [(c.kind, c.subject, c.slug, c.field, c.old, c.new) for c in changes]
    assert told == [(ChangeKind.CORRECTED, "measure", "steel-50", "duty", P50, P55)]
    async with store.transaction() as records:
        entries = await records.journal.since(FIRST)
    assert [(c.slug, c.old, c.new, c.effective, c.goods, c.recorded_at) for c in entries] == [
        ("steel-50", P50, P55, date(2025, 6, 4), ("steel",), LATER)
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "kind"),
    [
        ("from: 2025-06-04", "from: 2025-06-04\n    to: 2026-12-31", ChangeKind.CHANGED),
        ("from: 2025-06-04", "from: 2025-06-04\n    to: 2026-01-31", ChangeKind.CORRECTED),
        ("from: 2025-06-04", "from: 2025-06-05", ChangeKind.CORRECTED),
        ("{never: [GB]}", "all", ChangeKind.CORRECTED),
    ],
)
async def test_law_in_force_that_reads_differently_was_recorded_wrongly_but_may_get_an_end(
    store: SqlStore, tmp_path: Path, right: str, wrong: str, kind: ChangeKind
) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    folder = spoilt(tmp_path / "catalogue", "measures", right, wrong)
    assert [c.kind for c in await load_catalogue(store, folder, LATER)] == [kind]


async def test_facts_that_come_and_go_are_told(store: SqlStore, tmp_path: Path) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    goods = FILES["goods.yaml"].replace("slug: apples", "slug: red-apples")
    changes = await load_catalogue(store, write(tmp_path / "catalogue", goods=goods), LATER)
    assert [(c.kind, c.slug, c.old, c.new) for c in changes] == [
        (ChangeKind.REMOVED, "apples", APPLES, None),
        (ChangeKind.ADDED, "red-apples", None, APPLES),
    ]
    assert list((await store.snapshot(now=True)).facts.goods) == ["steel", "rebar", "red-apples"]


async def test_a_catalogue_with_a_mistake_changes_nothing(store: SqlStore, tmp_path: Path) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    before = (await store.snapshot()).facts
    broken = write(tmp_path / "catalogue", goods="goods: 5\n", people="")
    with pytest.raises(CatalogueError):
        await load_catalogue(store, broken, LATER)
    assert (await store.snapshot(now=True)).facts == before


async def test_files_loaded_before_are_not_read_again_unless_asked(
    store: SqlStore, tmp_path: Path
) -> None:
    folder = write(tmp_path / "catalogue")
    seen = [await store.load(folder, now=at, always=False) is None for at in (FIRST, LATER)]
    (folder / "people.yaml").write_text(FILES["people.yaml"].replace("Carny", "Karney"))
    seen.append(await store.load(folder, now=LATER, always=False) is None)
    assert seen == [False, True, False]


async def test_what_was_told_on_a_day_can_be_read_again_after_a_correction(
    store: SqlStore, tmp_path: Path
) -> None:
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    folder = spoilt(tmp_path / "catalogue", "measures", "duty: 50%", "duty: 55%")
    await load_catalogue(store, folder, LATER)
    books = [await store.facts_as_recorded(at) for at in (BEFORE, FIRST, LATER)]
    rates = [facts and facts.measures["steel-50"].duty for facts in books]
    assert rates == [None, AdValorem(percent=Decimal(50)), AdValorem(percent=Decimal(55))]


async def test_two_processes_that_load_at_once_write_each_fact_once(
    store: SqlStore, another_store: OpenStore, tmp_path: Path
) -> None:
    folder = write(tmp_path / "catalogue")
    other = await another_store()
    told = await asyncio.gather(*(load_catalogue(at, folder, FIRST) for at in (store, other)))
    assert sorted(map(len, told)) == [0, 11]


async def test_a_load_by_another_process_is_seen_within_a_second(
    store: SqlStore, another_store: OpenStore, tmp_path: Path
) -> None:
    seconds = 0.0
    watching = SqlStore(store.engine, data=store.data, tick=lambda: seconds)
    await load_catalogue(store, write(tmp_path / "catalogue"), FIRST)
    old = await watching.snapshot()
    folder = write(tmp_path / "catalogue", meta=FILES["meta.yaml"].replace("10-10", "10-11"))
    await load_catalogue(await another_store(), folder, LATER)
    seconds = 0.9
    assert await watching.snapshot() is old
    seconds = 1.0
    assert (await watching.snapshot()).facts.data_as_of == date(2026, 10, 11)


async def test_facts_loaded_from_elsewhere_stay_until_the_usual_files_change(
    store: SqlStore, tmp_path: Path
) -> None:
    usual = write(tmp_path / "usual")
    await store.load(usual, now=FIRST, always=False)
    meta = FILES["meta.yaml"].replace("10-10", "10-11")
    await store.load(write(tmp_path / "other", meta=meta), now=FIRST)
    assert await store.load(usual, now=LATER, always=False) is None
    assert (await store.snapshot()).facts.data_as_of == date(2026, 10, 11)


async def test_an_exemption_that_begins_later_is_a_change_of_the_law_and_no_correction(
    store: SqlStore, tmp_path: Path
) -> None:
    relief = "claim: usmca, duty: all-in 10%}\n"
    later = "      - {label: {en: Rails}, scope: {hs: ['7301']}, duty: Free, from: 2026-11-01}\n"
    measures = FILES["measures.yaml"].replace(relief, relief + later)
    ended = measures.replace("from: 2026-11-01}", "from: 2026-11-01, to: 2027-01-31}")
    folder = tmp_path / "catalogue"
    await load_catalogue(store, write(folder), FIRST)
    begun = await load_catalogue(store, write(folder, measures=measures), LATER)
    over = await load_catalogue(store, write(folder, measures=ended), LATER + timedelta(days=40))
    past = ended.replace("2026-11-01", "2026-11-15")
    moved = await load_catalogue(store, write(folder, measures=past), LATER + timedelta(days=50))
    told = [(c.kind, c.field) for changes in (begun, over, moved) for c in changes]
    assert told == [
        (ChangeKind.CHANGED, "reliefs"),
        (ChangeKind.CHANGED, "reliefs"),
        (ChangeKind.CORRECTED, "reliefs"),
    ]
    assert "free, from 2026-11-01" in value_words(begun[0].new, "en")
