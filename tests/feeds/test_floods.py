"""Far more than a feed ever brings is stored, told in one card, and proposed once released."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from bot.domain.questions import Place
from bot.ingest.drafting import Drafter
from bot.ingest.health import report
from tests.feeds import channels
from tests.feeds.conftest import MONDAY, Watching
from tests.feeds.review_env import Reviewing, small_reader

DAY = "Mon, 12 Oct 2026 14:00:00 +0000"


async def test_a_flood_is_one_card_and_nothing_is_proposed_before_it_is_released(
    watching: Watching, tmp_path: Path
) -> None:
    reviewing = await Reviewing(watching.store, tmp_path / "facts", now=MONDAY).start()
    place = Place(platform="slack", workspace="T1", channel="C9")
    async with watching.store.transaction() as records:
        await records.reviewers.add_channel(place, "en", now=MONDAY)
    channels.posted(watching.fake, (1, "First", "A first act.", DAY))
    await watching.run("white-house")
    acts = [
        (n, f"Act {n}", f"[rate-change steel-50] {n} percent from 2026-12-01.", DAY)
        for n in range(2, 50)
    ]
    channels.posted(watching.fake, *acts)
    watching.now += timedelta(minutes=5)
    await watching.run("white-house")
    drafted = await Drafter(watching.store, small_reader).tick(watching.now)
    await report(watching.store, ["white-house"], now=watching.now)
    reviewing.now = watching.now
    held = await reviewing.say("/review list")
    async with watching.store.transaction() as records:
        owed = await records.outbox.list()
        card = await records.outbox.get(owed[0].id)
    assert (len(drafted.proposals), len(owed)) == (48, 1)
    assert card is not None
    assert "48 new items at once, 48 look relevant" in str(card.card)
    assert "Nothing waits for review." in held
    assert "48 more are held back" in held
    assert "48 released." in await reviewing.say("/review release white-house")
    assert "48 wait for review" in await reviewing.say("/review list")
    async with watching.store.transaction() as records:
        told = await records.outbox.list()
    assert [one.slot for one in told if one.slot.startswith("list:")] == ["list:1"]
    assert (await watching.state("white-house")).held_since is None
