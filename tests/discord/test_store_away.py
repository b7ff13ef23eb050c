"""The database is away, locked or full: whoever asks is told to ask again, never left in silence."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager

import pytest

from adapters.discord import words
from bot.ports import Records
from store.store import SqlStore
from tests.discord.conftest import Running
from tests.discord.payloads import from_bot, texts, until
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.server import FakeDiscord


def away(_: SqlStore, **__: object) -> AbstractAsyncContextManager[Records]:
    """As the database driver fails while its server is away."""
    raise OSError("no connection to the database")


async def test_a_mention_is_answered_in_words_while_the_database_is_away(
    bot_context: Running, ana: Person, fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqlStore, "transaction", away)
    monkeypatch.setattr(SqlStore, "snapshot", away)
    number = int((await ana.say("steel?", mention=True))["id"])

    def said() -> list[str]:
        thread = fake.world.channels.get(number)
        return [texts(message) for message in from_bot(thread)] if thread else []

    await until(said)
    assert "You asked: steel?" in said()[0]


async def test_a_command_that_changes_settings_is_apologised_for_while_the_database_is_away(
    bot_context: Running, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqlStore, "transaction", away)
    monkeypatch.setattr(SqlStore, "snapshot", away)
    done = await settled(await ana.slash("digest"))
    assert done.original is not None
    assert words.OURS.on("en") in texts(done.original)
