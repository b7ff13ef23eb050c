"""Acts of one day that set one rate: none of them is taken for another, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.documents import Channel
from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.review_env import Reviewing

__all__ = ["another_store", "database", "postgres", "store", "worker_id"]
SEAFOOD = "Addressing Discrimination Against American Seafood"
TOYS = "Addressing Discrimination Against American Toys"
ACT = (
    "[new-duty] Goods of Annex I to this proclamation, imported into the United States, shall be "
    "subject to the additional ad valorem duty of 25 percent from 2026-12-10.\n"
)


@pytest.fixture
async def reviewing(store: SqlStore, tmp_path: Path) -> Reviewing:
    return await Reviewing(store, tmp_path / "facts").start()


async def test_two_acts_of_one_wording_are_two_proposals(reviewing: Reviewing) -> None:
    white_house = Channel.WHITE_HOUSE
    await reviewing.post(ACT, key="?p=1", title=SEAFOOD, channel=white_house)
    second = await reviewing.post(ACT, key="?p=2", title=TOYS, channel=white_house)
    assert second.proposals == (2,)
    assert "The same text also at" not in await reviewing.say("/review show 1")


async def test_each_act_in_print_joins_its_own(reviewing: Reviewing) -> None:
    white_house = Channel.WHITE_HOUSE
    await reviewing.post(ACT, key="?p=1", title=SEAFOOD, channel=white_house)
    await reviewing.post(ACT, key="?p=2", title=TOYS, channel=white_house)
    printed = await reviewing.post(ACT + "Printed.", key="2026-2", title=TOYS)
    assert printed.proposals == ()
    assert "also said by" not in await reviewing.say("/review show 1")
    assert "also said by: d3 federal-register 2026-2" in await reviewing.say("/review show 2")


async def test_an_act_of_another_number_joins_none(reviewing: Reviewing) -> None:
    await reviewing.post(ACT.replace("25", "Proclamation 12001, 25"), key="a", title=SEAFOOD)
    second = await reviewing.post(
        ACT.replace("25", "Proclamation 12002, 25"), key="b", title=SEAFOOD
    )
    assert second.proposals == (2,)


async def test_the_same_text_posted_again_is_not_read_again(reviewing: Reviewing) -> None:
    white_house = Channel.WHITE_HOUSE
    await reviewing.post(ACT, key="?p=1", title=SEAFOOD, channel=white_house)
    again = await reviewing.post(ACT, key="?p=7", title=SEAFOOD, channel=white_house)
    assert again.proposals == ()
    assert "The same text also at" in await reviewing.say("/review show 1")
