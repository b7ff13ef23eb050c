"""What people asked by a button is forgotten after a while, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from store.channel_settings import BUTTON_LIFE
from store.store import SqlStore

NOW = datetime(2026, 10, 10, 15, 0, tzinfo=UTC)
NAME = "discord:question:5d41402abc4b2a76b9719d91"
OTHER = "discord:tree:1:global"


async def held(store: SqlStore) -> list[str | None]:
    async with store.transaction() as records:
        return [await records.key_value.get(name) for name in (NAME, OTHER)]


async def test_a_buttons_question_is_forgotten_when_its_time_is_over(store: SqlStore) -> None:
    async with store.transaction() as records:
        await records.key_value.put(NAME, '["","our steel for the Oshawa plant",{}]')
        await records.key_value.put(OTHER, "hash")
    for late in (timedelta(0), timedelta(days=1), BUTTON_LIFE - timedelta(minutes=1)):
        await store.sweep(now=NOW + late)
        assert await held(store) == ['["","our steel for the Oshawa plant",{}]', "hash"]
    await store.sweep(now=NOW + BUTTON_LIFE)
    assert await held(store) == [None, "hash"]
