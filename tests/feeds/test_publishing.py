"""Live facts beside the catalogue: a load leaves them, an export is taken in, loads agree."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.documents import Channel
from bot.domain.duty import AdValorem
from store.catalogue.write import write_files
from store.live_export import differences_after_load, export
from store.store import SqlStore
from tests.catalogue.small import FILES, write
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_review import CHANGE

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
NEW = "us-232-steel-2026-12-01-p1"


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def approved(reviewing: Reviewing, *numbers: int) -> None:
    for number in numbers:
        for who in ("anna", "ben"):
            await reviewing.say(f"/review approve {number}", by=who)


async def test_a_load_never_deletes_live_facts_and_names_what_contradicts(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    before = await reviewing.facts()
    reviewing.now += timedelta(days=1)
    loaded = await reviewing.store.load(reviewing.folder, now=reviewing.now)
    assert loaded is not None
    assert loaded.changes == ()
    assert [(one.key, one.proposal) for one in loaded.contradictions] == [
        (("measure", "steel-50"), 1)
    ]
    assert (await reviewing.facts()).measures == before.measures


async def test_files_that_change_something_else_leave_live_facts_standing(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    measures = FILES["measures.yaml"].replace("duty: 25%", "duty: 20%")
    await reviewing.store.load(
        write(reviewing.folder, measures=measures), now=reviewing.now + timedelta(days=1)
    )
    facts = await reviewing.facts()
    assert str(facts.measures["steel-25"].duty) == "AdValorem(percent=Decimal('20'))"
    assert NEW in facts.measures


async def test_an_export_loaded_over_the_catalogue_gives_the_same_facts(
    reviewing: Reviewing, tmp_path: Path
) -> None:
    await reviewing.post(CHANGE)
    await reviewing.post(
        "[event] Talks from 2026-11-05.", key="?p=2", title="Talks", channel=Channel.GC_NEWS
    )
    await approved(reviewing, 1)
    await reviewing.say("/review approve 2")
    await reviewing.say("/review frontier 2026-10-12")
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, tmp_path / "live")
    assert sorted(found.files) == [
        "events-live.yaml",
        "measures/us-232-steel-live.yaml",
        "meta-live.yaml",
        "sources/live.yaml",
    ]
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
async def test_a_source_stays_while_another_fact_of_its_document_rests_on_it(
    reviewing: Reviewing, tmp_path: Path, order: tuple[int, int]
) -> None:
    before = await reviewing.facts()
    ban = "[ban] No goods of 0808.10 from 2026-12-01."
    await reviewing.post(f"{CHANGE}\n{ban}")
    await approved(reviewing, 1, 2)
    first, second = order
    assert "Undone" in await reviewing.say(f"/review undo {first}")
    facts = await reviewing.facts()
    assert "live-federal-register-p-1" in facts.sources
    assert {s for m in facts.measures.values() for s in m.sources} <= set(facts.sources)
    write_files((await export(reviewing.store, reviewing.folder)).files, tmp_path / "live")
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []
    assert "Undone" in await reviewing.say(f"/review undo {second}")
    after = await reviewing.facts()
    assert (after.sources, after.measures) == (before.sources, before.measures)


async def test_the_written_file_reads_like_the_catalogues(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    found = await export(reviewing.store, reviewing.folder)
    assert (
        found.files["measures/us-232-steel-live.yaml"]
        == """\
# Facts that reviewers approved, written by `dutybell facts export`.
measures:
  # Proposal 1, approved by anna (2026-10-12), ben (2026-10-12): Adjusting Imports of Steel
  - slug: steel-50
    programme: us-232-steel
    imposing: US
    origins:
      never: [GB]
    label: {en: Steel, fr: Acier}
    goods: [steel]
    scope:
      hs: ['7206', '7207', '7208', '7209', '7210', '7211', '7212', '7213', '7214', '7215', '7216', '7217', '7218', '7219', '7220',
        '7221', '7222', '7223', '7224', '7225', '7226', '7227', '7228', '7229', '7301']
    duty: 50%
    from: 2025-06-04
    to: 2026-11-30
    reliefs:
    - label: {en: For USMCA goods, fr: Pour l'ACEUM}
      claim: usmca
      duty: all-in 10%
    replaces: steel-25
    sources: [fr-proclamation, live-federal-register-p-1]
    confidence: high
    reviewed: 1

  # Proposal 1, approved by anna (2026-10-12), ben (2026-10-12): Adjusting Imports of Steel
  - slug: us-232-steel-2026-12-01-p1
    programme: us-232-steel
    imposing: US
    origins:
      never: [GB]
    label: {en: Steel, fr: Acier}
    goods: [steel]
    scope:
      hs: ['7206', '7207', '7208', '7209', '7210', '7211', '7212', '7213', '7214', '7215', '7216', '7217', '7218', '7219', '7220',
        '7221', '7222', '7223', '7224', '7225', '7226', '7227', '7228', '7229', '7301']
    duty: 60%
    from: 2026-12-01
    announced: 2026-10-12
    reliefs:
    - label: {en: For USMCA goods, fr: Pour l'ACEUM}
      claim: usmca
      duty: all-in 10%
      of_old_rate: true
    replaces: steel-50
    sources: [live-federal-register-p-1]
    confidence: high
    reviewed: 1
"""
    )


async def test_a_catalogue_that_names_the_proposal_takes_its_facts_in(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    before = await reviewing.facts()
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, reviewing.folder / "live")
    loaded = await reviewing.store.load(reviewing.folder, now=reviewing.now + timedelta(days=1))
    assert loaded is not None
    assert (loaded.contradictions, loaded.changes) == ((), ())
    after = await reviewing.facts()
    assert {s: m.validity for s, m in after.measures.items()} == {
        s: m.validity for s, m in before.measures.items()
    }
    assert (await export(reviewing.store, reviewing.folder)).facts == 0
    assert (await reviewing.states())[-1] == "adopt: published"
    shown = await reviewing.say("/review show 1")
    refused = await reviewing.say("/review undo 1")
    assert ("/review undo" in shown, "in the catalogue's files now" in refused) == (False, True)
    assert NEW in (await reviewing.facts()).measures


async def test_a_catalogue_that_tells_it_otherwise_takes_over_once_it_names_the_proposal(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    measures = FILES["measures.yaml"].replace(
        "    replaces: steel-25\n", "    replaces: steel-25\n    to: 2026-11-30\n    reviewed: 1\n"
    )
    await reviewing.store.load(
        write(reviewing.folder, measures=measures), now=reviewing.now + timedelta(days=1)
    )
    facts = await reviewing.facts()
    assert NEW not in facts.measures
    assert str(facts.measures["steel-50"].validity.last) == "2026-11-30"


async def test_what_was_known_before_the_approval_can_still_be_asked(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    reviewing.now += timedelta(hours=1)
    await approved(reviewing, 1)
    then = await reviewing.store.facts_as_recorded(reviewing.now - timedelta(minutes=1))
    now = await reviewing.store.facts_as_recorded(reviewing.now + timedelta(minutes=1))
    assert then is not None
    assert now is not None
    assert (NEW in then.measures, NEW in now.measures) == (False, True)


async def test_a_fact_that_only_the_white_house_tells_is_exported_as_such(
    reviewing: Reviewing, tmp_path: Path
) -> None:
    await reviewing.post(
        "[new-duty] 35 percent on 8481.80 from 2026-12-08", channel=Channel.WHITE_HOUSE
    )
    await approved(reviewing, 1)
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, tmp_path / "live")
    written = found.files["measures/us-232-steel-live.yaml"]
    assert "    confidence: medium\n    unconfirmed: true\n" in written
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []


@pytest.mark.parametrize(
    "change", [CHANGE, "[codes-added steel-50] Added from 2026-12-01: 8481.80."]
)
async def test_a_measure_that_goes_on_by_a_list_is_exported_with_it(
    store: SqlStore, tmp_path: Path, change: str
) -> None:
    measures = FILES["measures.yaml"].replace("source: fr-proclamation", "source: paper")
    measures = measures.replace(
        "goods: [steel]\n    duty: 50%",
        "goods: [steel]\n    scope: {goods: [steel], lists: [some-lines]}\n    duty: 50%",
    )
    reviewing = await Reviewing(store, tmp_path / "facts").start(measures=measures)
    await reviewing.post(change)
    await approved(reviewing, 1)
    found = await export(reviewing.store, reviewing.folder)
    write_files(found.files, tmp_path / "live")
    assert await differences_after_load(reviewing.store, reviewing.folder, tmp_path / "live") == []


async def test_what_is_undone_after_a_release_is_what_the_release_says(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    measures = FILES["measures.yaml"].replace("duty: 50%", "duty: 45%")
    reviewing.now += timedelta(hours=1)
    await reviewing.store.load(write(reviewing.folder, measures=measures), now=reviewing.now)
    live = (await reviewing.facts()).measures["steel-50"]
    reviewing.now += timedelta(hours=1)
    await reviewing.say("/review undo 1")
    held = (await reviewing.facts()).measures["steel-50"]
    assert (live.duty, str(live.validity.last)) == (AdValorem(percent=Decimal(50)), "2026-11-30")
    assert (held.duty, held.validity.last) == (AdValorem(percent=Decimal(45)), None)
    loaded = await reviewing.store.load(reviewing.folder, now=reviewing.now)
    assert loaded is not None
    assert loaded.changes == ()


async def test_what_a_release_left_out_does_not_come_back_by_an_undo(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    measures, _, _ = FILES["measures.yaml"].partition("  - slug: steel-50\n")
    reviewing.now += timedelta(hours=1)
    for again in range(2):
        await reviewing.store.load(
            write(reviewing.folder, measures=measures), now=reviewing.now + timedelta(hours=again)
        )
    assert "steel-50" in (await reviewing.facts()).measures
    await reviewing.say("/review undo 1")
    assert [*(await reviewing.facts()).measures] == ["steel-25"]


async def test_an_undo_brings_back_the_approval_below_before_what_the_release_says(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    reviewing.now += timedelta(hours=1)
    await reviewing.post("[end steel-50] ends on 2026-10-31", key="?p=2", title="It ends")
    await approved(reviewing, 2)
    measures = FILES["measures.yaml"].replace("duty: 50%", "duty: 45%")
    reviewing.now += timedelta(hours=1)
    await reviewing.store.load(write(reviewing.folder, measures=measures), now=reviewing.now)
    found = []
    for number in (2, 1):
        await reviewing.say(f"/review undo {number}")
        held = (await reviewing.facts()).measures["steel-50"]
        found.append((held.duty, held.validity.last and str(held.validity.last)))
    assert found == [
        (AdValorem(percent=Decimal(50)), "2026-11-30"),
        (AdValorem(percent=Decimal(45)), None),
    ]


async def test_what_live_facts_rest_on_stands_though_a_release_leaves_it_out(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(CHANGE)
    await approved(reviewing, 1)
    files = {name.removesuffix(".yaml"): text for name, text in FILES.items()}
    files["programmes"] = files["programmes"].replace("us-232-steel", "us-232-metals")
    files["measures"] = files["measures"].replace("us-232-steel", "us-232-metals")
    files["goods"] = (
        files["goods"].replace("slug: steel\n", "slug: iron\n").replace(": steel", ": iron")
    )
    files["measures"] = files["measures"].replace("[steel]", "[iron]")
    files["people"] = files["people"].replace("goods: [steel]", "goods: [iron]")
    reviewing.now += timedelta(hours=1)
    await reviewing.store.load(write(reviewing.folder, **files), now=reviewing.now)
    answer = await reviewing.say("/tariff 7208.51 from CA to US on 2026-12-05")
    held = await reviewing.facts()
    assert ("60%" in answer, "Something went wrong" in answer) == (True, False)
    assert {"us-232-steel", "us-232-metals"} == {*held.programmes}
    await reviewing.say("/review undo 1")
    for name in ("programmes", "measures"):  # the next release
        files[name] += "# 2\n"
    await reviewing.store.load(write(reviewing.folder, **files), now=reviewing.now)
    assert {*(await reviewing.facts()).programmes} == {"us-232-metals"}
    assert "steel" not in (await reviewing.facts()).goods
