"""What people asked by a button is exported, erased with its server, and forgotten in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from adapters.discord.custom_ids import decode, encode
from adapters.slack.rendering.blocks import button_value
from bot.domain.question_state import QuestionState
from store.channel_settings import BUTTON_LIFE
from store.export import export
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


LONG = QuestionState(text="our steel for the Oshawa plant " * 9, command="tariff")


async def exported(store: SqlStore, server: str) -> list[object]:
    async with store.work() as work:
        return [row["value"] for row in (await export(work, "discord", server))["key_value"]]


async def test_a_buttons_question_is_exported_and_erased_with_its_server_alone(
    store: SqlStore,
) -> None:
    for server in ("7", "77"):
        await encode(LONG, store, most=60, server=server)
    words: list[object] = ["tariff", LONG.text, {}]
    assert [await exported(store, server) for server in ("7", "77")] == [[words], [words]]
    async with store.transaction() as records:
        await records.channel_settings.forget("discord", "7")
    assert [await exported(store, server) for server in ("7", "77")] == [[], [words]]


async def test_a_button_of_one_server_tells_another_nothing(store: SqlStore) -> None:
    held = await encode(LONG, store, most=60, server="7")
    assert await decode(held, store, server="7") == LONG
    assert await decode(held, store, server="77") is None
    async with store.transaction() as records:
        await records.channel_settings.forget("discord", "7")
    assert await decode(held, store, server="7") is None


def test_a_button_of_slack_carries_its_question_and_nothing_is_kept() -> None:
    asked = QuestionState(text=LONG.text, command="tariff")
    assert QuestionState.read(button_value(asked), ()) == asked
