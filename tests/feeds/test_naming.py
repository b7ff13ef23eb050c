"""Which measure a change is about: the one its words name, none where several could be meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.documents import Channel, Document, text_hash
from bot.domain.measures import Origins
from bot.domain.proposals import Evidence, FactMatch, MatchOutcome, Proposal, ProposalKind
from bot.domain.snapshot import FactSnapshot
from bot.ingest.naming import named
from store.store import SqlStore
from tests.catalogue.small import FILES
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_review import CHANGE

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
APPLES = """\
  - slug: apples-50
    programme: us-232-steel
    imposing: US
    origins: all
    label: {en: Apples, fr: Pommes}
    goods: [apples]
    duty: 50%
    from: 2025-06-04
    sources: [fr-proclamation]
  - slug: gb-50
    programme: us-232-steel
    imposing: US
    origins: [GB]
    label: {en: British steel, fr: Acier britannique}
    goods: [steel]
    duty: 50%
    from: 2025-06-05
    sources: [fr-proclamation]
"""


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    measures = FILES["measures.yaml"] + APPLES
    return await Reviewing(store, tmp_path / "facts").start(measures=measures)


def about(text: str, slug: str, facts: FactSnapshot) -> FactMatch:
    document = Document(
        id="d1",
        channel=Channel.FEDERAL_REGISTER,
        natural_id="1",
        title="Adjusting Imports",
        url="",
        published=None,
        first_seen=datetime(2026, 10, 12, tzinfo=UTC),
        text=text,
        sha256=text_hash(text),
    )
    proposal = Proposal(
        kind=ProposalKind.RATE_CHANGE,
        programme="us-232-steel",
        imposing="US",
        rule="small",
        origins=Origins(),
        rate_old=(Decimal(50),),
        rate_new=(Decimal(60),),
        effective=date(2026, 12, 1),
        evidence=(Evidence(start=0, end=len(text), for_="rate"),),
        matched=FactMatch(outcome=MatchOutcome.CHANGES, slug=slug),
    )
    return named(proposal, document, facts).matched


async def test_the_goods_in_the_words_tell_measures_of_one_rate_apart(
    reviewing: Reviewing,
) -> None:
    facts = await reviewing.facts()
    assert [
        about(text, "gb-50", facts).slug
        for text in (
            "The duty on steel rises.",
            "The duty on apples rises.",
            "The duty on steel and apples rises.",
            "The duty rises.",
        )
    ] == ["steel-50", "apples-50", "", ""]


async def test_one_act_may_change_several_measures(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    shown = await reviewing.say("/review show 1")
    await reviewing.say("/review edit 1 slug steel-50, apples-50")
    wrong = await reviewing.say("/review edit 1 slug steel-50, pears-50")
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    measures = (await reviewing.facts()).measures
    assert "- apples-50" in shown
    assert "gb-50" not in shown
    assert "No slug is called 'pears-50'. Near it: apples-50" in wrong
    assert {
        slug: (measures[slug].replaces, measures[slug].validity.first)
        for slug in measures
        if "p1" in slug
    } == {
        "us-232-steel-2026-12-01-p1": ("steel-50", date(2026, 12, 1)),
        "us-232-steel-2026-12-01-p1-2": ("apples-50", date(2026, 12, 1)),
    }
    assert measures["apples-50"].validity.last == date(2026, 11, 30)


async def test_undo_takes_back_all_of_them(reviewing: Reviewing) -> None:
    before = (await reviewing.facts()).measures
    await reviewing.post(CHANGE)
    await reviewing.say("/review edit 1 slug steel-50, apples-50")
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    await reviewing.say("/review undo 1")
    after = (await reviewing.facts()).measures
    assert {s: replace(m, recorded_at=None) for s, m in after.items()} == {
        s: replace(m, recorded_at=None) for s, m in before.items()
    }
