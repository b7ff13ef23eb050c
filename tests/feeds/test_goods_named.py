"""A change whose words name some of a measure's goods is no change of all that it charges."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.domain.documents import Channel, Document, text_hash
from bot.domain.proposals import Proposal, ProposalKind
from bot.domain.review.measures_meant import example, measures_meant
from store.store import SqlStore
from tests.catalogue.small import FILES
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.shipped_facts import shipped

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
OTHERS = """\
  - slug: of-two
    programme: us-232-steel
    imposing: US
    origins: all
    label: {en: Apples and bolts, fr: Pommes et boulons}
    goods: [apples, bolts, rebar]
    scope: {hs: ["0808.10", "7318.15"]}
    duty: 50%
    from: 2025-06-04
    sources: [fr-proclamation]
  - slug: remission
    programme: us-232-steel
    imposing: US
    origins: all
    label: {en: Remission, fr: Remise}
    duty: unquantified
    scope: {hs: []}
    from: 2025-06-04
    sources: [fr-proclamation]
  - slug: elsewhere
    programme: us-338
    imposing: US
    origins: [CA]
    label: {en: Whey, fr: Lactosérum}
    scope: {hs: ["0404"]}
    duty: 50%
    from: 2025-06-04
    sources: [fr-proclamation]
"""
BOLTS = """\
  - slug: bolts
    name: {en: bolts, fr: boulons}
    scope: {hs: ["7318.15"]}
"""
PROGRAMME = """\
  - slug: us-338
    name: {en: Section 338, fr: article 338}
    imposing: US
    authority: Tariff Act
    names: [s338]
"""


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start(
        **{
            "measures": FILES["measures.yaml"] + OTHERS,
            "goods": FILES["goods.yaml"] + BOLTS,
            "programmes": FILES["programmes.yaml"] + PROGRAMME,
        }
    )


async def approved(reviewing: Reviewing, text: str, *, title: str = "Adjusting Duties") -> str:
    await reviewing.post(text, title=title)
    await reviewing.say("/review approve 1")
    return await reviewing.say("/review approve 1", by="ben")


@pytest.mark.parametrize(
    "clause",
    [
        "[rate-change of-two] The duty on apples is 60 percent from 2026-12-01.",
        "[end of-two] No duty on apples is charged from 2026-12-01.",
        "[rate-change of-two] Le droit sur les pommes est de 60 percent from 2026-12-01.",
    ],
)
async def test_one_of_several_goods_is_not_all_that_a_measure_charges(
    reviewing: Reviewing, clause: str
) -> None:
    before = (await reviewing.facts()).measures
    said = await approved(reviewing, clause)
    assert "The text names apples alone, and of-two charges bolts, rebar as well" in said
    assert (await reviewing.facts()).measures == before
    await reviewing.say("/review edit 1 slug of-two")
    assert "Approved by anna" in await reviewing.say("/review approve 1")


@pytest.mark.parametrize(
    ("clause", "title"),
    [
        ("[rate-change of-two] 60 percent from 2026-12-01.", "Adjusting Duties"),
        ("[rate-change of-two] Apples, rebar, bolts: 60 percent from 2026-12-01.", "Duties"),
        ("[rate-change of-two] On apples 0808.10: 60 percent from 2026-12-01.", "Duties"),
        ("[rate-change steel-50] Steel is at 60 percent from 2026-12-01.", "Rebar"),
    ],
)
async def test_all_goods_none_a_kind_of_one_or_codes_leave_no_doubt(
    reviewing: Reviewing, clause: str, title: str
) -> None:
    assert "Published" in await approved(reviewing, clause, title=title)


async def test_an_exemption_whose_day_was_not_read_begins_on_no_day_by_itself(
    reviewing: Reviewing,
) -> None:
    said = await approved(reviewing, "[exemption steel-50] 7208.51 is exempt.")
    assert "Its day was not read" in said
    assert len((await reviewing.facts()).measures["steel-50"].reliefs) == 1


async def test_an_exemption_of_a_measure_that_others_followed_is_refused(
    reviewing: Reviewing,
) -> None:
    said = await approved(reviewing, "[exemption steel-25] 7208.51 is exempt from 2026-12-01.")
    assert "steel-25 ends on 2025-06-03, and steel-50 follows it" in said


async def test_nothing_is_exempt_from_a_remission(reviewing: Reviewing) -> None:
    said = await approved(reviewing, "[exemption remission] Exempt from 2026-12-01.")
    assert "remission is an exemption itself" in said


async def test_a_measure_to_edit_in_is_one_of_the_programme(reviewing: Reviewing) -> None:
    said = await approved(reviewing, "[end] Nothing from 2026-12-01.")
    assert "edit in the measure it changes (slug …)" in said
    shown = await reviewing.say("/review show 1")
    assert "stand then (edit in with slug a, b)\n- of-two\n- remission\n- steel-50\n" in shown


async def test_the_only_measure_that_may_be_meant_is_named(store: SqlStore, tmp_path: Path) -> None:
    reviewing = await Reviewing(store, tmp_path / "facts").start()
    said = await approved(reviewing, "[end] Nothing from 2026-12-01.")
    assert "edit in the measure it changes (slug steel-50)" in said


def test_the_measure_of_the_list_that_the_text_names_comes_first() -> None:
    facts = shipped()
    held = [m for m in facts.measures.values() if m.programme == "ca-surtax-2026"]
    day = datetime(2026, 11, 25, 12, tzinfo=UTC)
    document = Document(
        id="d1",
        channel=Channel.CANADA_GAZETTE,
        natural_id="1",
        title="Order",
        url="",
        published=day,
        first_seen=day,
        text="x",
        sha256=text_hash("x"),
    )
    for where, slug in (("Schedule 2", "ca-surtax-2026-25"), ("annexe 3", "ca-surtax-2026-50")):
        drafted = Proposal(
            kind=ProposalKind.RATE_CHANGE,
            programme="ca-surtax-2026",
            imposing="CA",
            rule="x",
            codes_in=where,
            effective=date(2026, 12, 1),
        )
        meant = measures_meant(drafted, document, held)
        assert (meant[0].slug, example(drafted, meant)) == (slug, slug)


async def test_where_no_day_was_read_only_what_is_not_over_may_be_meant(
    reviewing: Reviewing,
) -> None:
    await reviewing.post("[end] Nothing more.")
    shown = await reviewing.say("/review show 1")
    assert "steel-25" not in shown
    assert "- of-two\n- remission\n- steel-50\n" in shown


async def test_what_begins_that_day_may_be_meant_where_nothing_stood_before(
    reviewing: Reviewing,
) -> None:
    await reviewing.post("[codes-removed] Without 7208.51 from 2025-03-12.")
    shown = await reviewing.say("/review show 1")
    assert "stand then (edit in with slug a, b)\n- steel-25\n\n" in shown


async def test_a_measure_of_another_programme_is_told_to_be_one(reviewing: Reviewing) -> None:
    await reviewing.post("[end] Nothing from 2026-12-01.", channel=Channel.FEDERAL_REGISTER)
    own = await reviewing.say("/review edit 1 slug steel-50")
    other = await reviewing.say("/review edit 1 slug elsewhere")
    told = "elsewhere is a measure of another programme: Section 338."
    assert (told in own, told in other) == (False, True)
