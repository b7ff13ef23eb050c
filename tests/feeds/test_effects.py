"""What a reviewer sees of an approval before signing it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.duty import AdValorem
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing
from tests.feeds.test_review import CHANGE

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def told(reviewing: Reviewing) -> list[str]:
    """The lines under 'Once approved'."""
    shown = await reviewing.say("/review show 1")
    block = shown.partition("Once approved\n")[2].partition("\n\n")[0]
    return block.splitlines()


async def test_the_card_tells_what_ends_and_what_begins(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    assert await told(reviewing) == [
        "- 50%, 2025-06-04 to 2026-11-30, all but GB · Steel (steel-50)",
        "- 60%, from 2026-12-01, all but GB · Steel (us-232-steel-2026-12-01-p1)",
    ]
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    assert await told(reviewing) == []


async def test_the_card_tells_what_happens_to_other_countries(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    await reviewing.say("/review edit 1 countries CA")
    assert await told(reviewing) == [
        "- 50%, 2025-06-04 to 2026-11-30, all but GB · Steel (steel-50)",
        "- 60%, from 2026-12-01, CA · Adjusting Imports of Steel (us-232-steel-2026-12-01-p1)",
        "- 50%, from 2026-12-01, all but CA, GB · Steel (us-232-steel-2026-12-01-p1-others)",
    ]


async def test_the_card_tells_whom_an_exemption_spares(reviewing: Reviewing) -> None:
    await reviewing.post("[exemption steel-50] 7208.51 is exempt from 2026-12-01.")
    assert await told(reviewing) == ["- these codes exempt from Steel (steel-50), from 2026-12-01"]


async def test_an_exemption_that_tells_a_rate_frees_nobody_until_the_rate_is_put_in(
    reviewing: Reviewing,
) -> None:
    clause = "[exemption steel-50] The share of 95 percent is modified to 85 percent for 7208.51"
    await reviewing.post(f"{clause}, from 2026-12-01.")
    shown = await reviewing.say("/review show 1")
    assert "Before it can be approved: The text gives 95%, which may be" in shown
    await reviewing.say("/review edit 1 rate 10")
    assert await told(reviewing) == [
        "- these codes at 10% in place of Steel (steel-50), from 2026-12-01"
    ]
    for who in ("anna", "ben"):
        await reviewing.say("/review approve 1", by=who)
    relief = (await reviewing.facts()).measures["steel-50"].reliefs[-1]
    assert relief.duty == AdValorem(percent=Decimal(10))
    owed = await reviewing.say("/duty 7208.51 1000 USD from CA on 2026-12-02")
    assert "USD 100.00" in owed


async def test_the_card_asks_for_what_is_missing(reviewing: Reviewing) -> None:
    await reviewing.post("[rate-change steel-50] From 2026-12-01.")
    shown = await reviewing.say("/review show 1")
    missing = "Before it can be approved: Its rate was not read: edit it in (rate 35)."
    assert (missing in shown, await told(reviewing)) == (True, [])


async def test_the_card_tells_whom_an_exemption_of_one_country_spares(
    reviewing: Reviewing,
) -> None:
    await reviewing.post("[exemption steel-50] 7208.51 is exempt from 2026-12-01.")
    await reviewing.say("/review edit 1 countries CA until 2027-02-28")
    assert await told(reviewing) == [
        "- 50%, 2025-06-04 to 2026-11-30, all but GB · Steel (steel-50)",
        "- 50%, 2026-12-01 to 2027-02-28, CA · Adjusting Imports of Steel (us-232-steel-2026-12-01-p1); "
        "these codes exempt from us-232-steel-2026-12-01-p1, 2026-12-01 to 2027-02-28",
        "- 50%, from 2027-03-01, CA · Steel (us-232-steel-2026-12-01-p1-after)",
        "- 50%, from 2026-12-01, all but CA, GB · Steel (us-232-steel-2026-12-01-p1-others)",
    ]


async def test_the_card_says_that_the_text_names_a_country_where_all_would_pay(
    reviewing: Reviewing,
) -> None:
    await reviewing.post(
        "[rate-change steel-50] 60 percent on products of Canada, from 2026-12-01."
    )
    named = "The text names Canada, and this would be for goods of all countries"
    before = await reviewing.say("/review show 1")
    after = await reviewing.say("/review edit 1 countries CA")
    assert (named in before, named in after) == (True, False)


async def test_the_card_names_no_country_that_the_text_does_not(reviewing: Reviewing) -> None:
    await reviewing.post(CHANGE)
    assert "The text names" not in await reviewing.say("/review show 1")
