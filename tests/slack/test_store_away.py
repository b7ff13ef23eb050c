"""The database is away, locked or full: whoever asks is told to ask again, never left in silence."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

import pytest

from bot.ports import Records
from store.engine import Work
from store.store import SqlStore
from tests.platforms.slack.people import Person
from tests.platforms.slack.server import FakeSlack
from tests.slack.conftest import Runner, words


def away(_: object, **__: object) -> AbstractAsyncContextManager[Records]:
    """As the database driver fails while its server is away."""
    raise OSError("no connection to the database")


def without_store(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SqlStore, "transaction", away)
    monkeypatch.setattr(SqlStore, "snapshot", away)


async def test_a_mention_is_apologised_for_while_the_database_is_away(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = await start()
    without_store(monkeypatch)
    await ann.mention("duty on steel?")
    await running.app.tasks.drain(seconds=60)
    (posted,) = slack.world.posted
    assert "Something went wrong on my side" in words(posted)


async def test_a_command_is_apologised_for_while_the_database_is_away(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = await start()
    without_store(monkeypatch)
    await ann.slash("/tariff", "steel")
    await running.app.tasks.drain(seconds=60)
    (posted,) = slack.world.posted
    assert "Something went wrong on my side" in words(posted)


async def test_answers_that_need_no_database_go_on_from_memory_in_conversations_too(
    slack: FakeSlack, ann: Person, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    slack.rates.enforced = False
    running = await start()
    await ann.slash("/tariff", "steel")
    await running.app.tasks.drain(seconds=60)
    monkeypatch.setattr(Work, "connection", away)
    monkeypatch.setattr(running.store, "_asked_at", float("-inf"))  # the facts are to be looked at
    await ann.slash("/tariff", "steel")
    await ann.mention("/tariff steel")
    await ann.direct("duty on steel?")
    await running.app.tasks.drain(seconds=60)
    assert len(slack.world.posted) == 4
    assert [m.text for m in slack.world.posted if "Steel, Canada → US: 50%" not in m.text] == []
