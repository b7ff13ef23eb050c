"""What feeds cost: a poll that brings nothing, and finding the next proposal among many."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from store.store import SqlStore
from tests.databases import another_store, database, postgres, store, worker_id
from tests.feeds.channels import CHANNELS
from tests.feeds.conftest import Watching, fake_web, watching
from tests.feeds.review_env import Reviewing

__all__ = [
    "another_store",
    "database",
    "fake_web",
    "postgres",
    "store",
    "watching",
    "worker_id",
]
MANY = 10_000


async def fill(store: SqlStore) -> None:
    """Ten thousand documents with an open proposal each, by way of one that was really made."""
    async with store.work() as work:
        numbers = "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < :many)"
        await work.write(
            text(
                "INSERT INTO documents (number, channel, natural_id, version, feed, title, url, "
                "published, first_seen, sha256, text_sha256, media_type, etag, baseline, sketch, "
                f"body, text) {numbers} SELECT n + 1, channel, natural_id || '-' || n, 1, feed, "
                "title, url, published, first_seen, sha256, text_sha256, media_type, etag, "
                "baseline, sketch, body, text FROM documents, c WHERE number = 1"
            ).bindparams(many=MANY)
        )
        await work.write(
            text(
                "INSERT INTO proposals (number, document, rule, first, last, created_at, payload) "
                f"{numbers} SELECT n + 1, n + 1, rule, first, last, created_at, payload "
                "FROM proposals, c WHERE number = 1"
            ).bindparams(many=MANY)
        )
        await work.write(
            text(
                "INSERT INTO proposal_events (proposal, at, step, state_before, state, person, "
                "account, said_at, words, version, document_sha256, payload, before, hash) "
                f"{numbers} SELECT n + 1, at, step, state_before, state, person, account, said_at, "
                "words, version, document_sha256, payload, before, CAST(n AS TEXT) "
                "FROM proposal_events, c WHERE serial = 1"
            ).bindparams(many=MANY)
        )
        await work.write(
            text(
                "INSERT INTO open_proposals (proposal, document, state, rank, channel, programme, "
                f"kind, version, later_until) {numbers} SELECT n + 1, n + 1, state, rank, channel, "
                "programme, kind, version, later_until FROM open_proposals, c WHERE proposal = 1"
            ).bindparams(many=MANY)
        )
        await work.write(
            text(
                "INSERT INTO document_readings (document, read_at, relevant, reason, words, "
                f"proposals) {numbers} SELECT n + 1, read_at, relevant, reason, words, proposals "
                "FROM document_readings, c WHERE document = 1"
            ).bindparams(many=MANY)
        )


@pytest.mark.soak
async def test_a_poll_of_every_feed_with_nothing_new_costs_under_a_second(
    watching: Watching,
) -> None:
    for fill_in in CHANNELS.values():
        fill_in(watching.fake)
    poller = await watching.poller()
    for name in CHANNELS:
        await poller.run(name)
    watching.now += timedelta(hours=1)
    before = time.process_time()
    for name in CHANNELS:
        assert (await poller.run(name)).new == ()
    assert time.process_time() - before < 1.0


async def test_a_further_act_costs_the_same_statements_however_many_wait(
    store: SqlStore, tmp_path: Path
) -> None:
    reviewing = await Reviewing(store, tmp_path / "facts").start()
    costs = []
    for number in range(1, 31):
        asked: list[str] = []

        def noted(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)  # noqa: B023 - taken off before the next round

        event.listen(store.engine.sync_engine, "before_cursor_execute", noted)
        drafted = await reviewing.post(
            f"[rate-change steel-50] {number} percent from 2026-12-01.", key=f"?p={number}"
        )
        event.remove(store.engine.sync_engine, "before_cursor_execute", noted)
        assert len(drafted.proposals) == 1
        costs.append(len(asked))
    # on a busy machine a round may also ask for the store's revision, which is kept for a second
    assert min(costs[20:]) <= min(costs[1:10])


@pytest.mark.soak
async def test_ten_thousand_documents_keep_the_next_review_under_fifty_milliseconds(
    store: SqlStore, tmp_path: Path
) -> None:
    reviewing = await Reviewing(store, tmp_path / "facts").start()
    await reviewing.post("[rate-change steel-50] 60 percent from 2026-12-01.")
    await fill(store)
    await reviewing.say("/review next")
    times = []
    for number in (1, 5_000, 9_000) * 4:
        began = time.perf_counter()
        shown = await reviewing.say(f"/review next {number}")
        times.append(time.perf_counter() - began)
        assert f"Proposed change {number + 1} " in shown
    assert min(times) < 0.05
