"""What reviewers type by a slip, and names in other letters: told, and never taken for another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.domain.documents import Channel
from bot.domain.proposals import SpokenWords
from bot.ports.feeds import Publication
from bot.ports.live import KeptDraft
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_review import CHANGE

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
APOLOGY = "Something went wrong"


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("next ²", "Proposed change 1"),
        ("next 99999999999999999999", "Proposed change 1"),
        ("show ²", "There is no proposal '²'."),
        ("show 99999999999999999999", "There is no proposal '99999999999999999999'."),
        ("text 1 ²", "60 percent"),
        ("edit 1 from 0001-01-01", "A day is 2026-12-01, or open."),
        ("edit 1 until 9999-12-31", "A day is 2026-12-01, or open."),
        ("edit 1 codes ²²", "Codes are 7208.51, 7208.52."),
        ("edit 1 codes 7", "Codes are 7208.51, 7208.52."),
        ("edit 1 codes 808.10", "Codes are 7208.51, 7208.52."),
    ],
)
async def test_a_slip_is_told_as_such(reviewing: Reviewing, typed: str, said: str) -> None:
    await reviewing.post(CHANGE)
    answer = await reviewing.say(f"/review {typed}")
    assert (said in answer, APOLOGY in answer) == (True, False)


async def test_a_document_whose_day_no_duty_can_have_is_shown_and_cannot_be_approved(
    reviewing: Reviewing,
) -> None:
    await reviewing.post("[rate-change steel-50] 60 percent from 9999-12-31")
    shown = await reviewing.say("/review show 1")
    for who in ("anna", "ben"):
        refused = await reviewing.say("/review approve 1", by=who)
    assert ("9999-12-31" in shown, APOLOGY in shown) == (True, False)
    assert "A day is 2026-12-01, or open." in refused
    assert await reviewing.states() == ["propose: proposed"]


@pytest.mark.parametrize("slug", ["steel-50", "steel-25"])
async def test_a_correction_that_would_end_before_it_begins_is_refused(
    reviewing: Reviewing, slug: str
) -> None:
    await reviewing.post(f"[correction {slug}] 60 percent from 2026-12-01")
    await reviewing.say("/review edit 1 until 2026-11-01")
    before = (await reviewing.facts()).measures
    for who in ("anna", "ben"):
        refused = await reviewing.say("/review approve 1", by=who)
    assert "Its last day would come before its first" in refused
    assert (await reviewing.facts()).measures == before


async def quoted(reviewing: Reviewing, speaker: str, number: int) -> None:
    """An article quotes somebody, and a reviewer approves it."""
    said = f"{speaker}: we will answer, {number}."
    found = Publication(
        channel=Channel.PRESS,
        natural_id=f"ledger {number}",
        title=f"Answer {number}",
        url=f"https://ledger.example/{number}",
        published=reviewing.now,
        text=said,
        body=b"",
        media_type="text/plain",
    )
    words = SpokenWords(
        words=f"we will answer, {number}.", speaker=speaker, start=0, end=9, day=date(2026, 10, 9)
    )
    async with reviewing.store.transaction() as records:
        stored = await records.documents.add(found, feed="ledger", now=reviewing.now)
        assert stored is not None
        document = await records.documents.get(stored.number)
        assert document is not None
        draft = KeptDraft(proposal=words, rule="quotation", span=(0, 9))
        [proposal] = await records.proposals.add(
            [draft], stored.number, document, now=reviewing.now, held=False
        )
    await reviewing.say(f"/review approve {proposal}")


async def test_names_in_other_letters_are_other_people(reviewing: Reviewing) -> None:
    names = (
        "李强",
        "习近平",
        "李强",
        "Mark Carney",
        "Mark-Carney",
        "François Dubé",
        "Francois Dube",
    )
    for number, name in enumerate(names):
        await quoted(reviewing, name, number)
    facts = await reviewing.facts()
    by = [
        facts.speakers[quote.speaker].name
        for quote in sorted(facts.quotes.values(), key=lambda quote: quote.words)
        if quote.words.startswith("we will answer")
    ]
    assert by == [*names[:3], "Mark Carney", "Mark Carney", "François Dubé", "François Dubé"]
    assert facts.speakers["mark-carney"].roles != ()


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
async def test_a_speaker_stays_while_another_quotation_is_theirs(
    reviewing: Reviewing, order: tuple[int, int]
) -> None:
    before = await reviewing.facts()
    for number in (1, 2):
        await quoted(reviewing, "Jane Roe", number)
    first, second = order
    assert "Undone" in await reviewing.say(f"/review undo {first}")
    assert f"“we will answer, {second}.”" in await reviewing.say("/quote jane roe")
    assert "jane-roe" in (await reviewing.facts()).speakers
    assert "Undone" in await reviewing.say(f"/review undo {second}")
    after = await reviewing.facts()
    assert (after.speakers, after.quotes, after.sources) == (
        before.speakers,
        before.quotes,
        before.sources,
    )
