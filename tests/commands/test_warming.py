"""An answer for nobody, before a process is connected: it asks the store whether it answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.commands.dispatch import warming
from bot.commands.dispatch.warming import warmed
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from store.engine import Work
from store.store import SqlStore
from tests.shipped_store import open_shipped
from tests.walk.bot_context import NOW


async def test_a_store_says_whether_it_answers_whatever_it_holds_in_memory(store: SqlStore) -> None:
    await store.answers()
    async with store.work() as work:
        await work.write(text("DROP TABLE state"))
    with pytest.raises(SQLAlchemyError):
        await store.answers()


async def test_a_question_is_worked_out_and_who_left_is_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def asked(*_: object) -> None:
        raise AssertionError("that is the planner's to ask")

    monkeypatch.setattr("store.subscriptions.StoredSubscriptions.departed", asked)
    store = await open_shipped(tmp_path, NOW)
    card = await warmed(BotContext(store=store, catalogue=COMMANDS))
    await store.close()
    assert card is not None
    assert card.command == "tariff"


async def test_a_store_that_hangs_is_not_waited_for(
    store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    @asynccontextmanager
    async def hanging(_: SqlStore, *, apart: bool = False) -> AsyncIterator[Work]:
        await asyncio.Event().wait()
        yield Work(store.engine)

    monkeypatch.setattr(SqlStore, "work", hanging)
    monkeypatch.setattr(warming, "_PATIENCE", 0.05)
    async with asyncio.timeout(20):
        assert await warmed(BotContext(store=store, catalogue=COMMANDS)) is None
