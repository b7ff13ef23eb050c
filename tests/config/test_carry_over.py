"""What an installation of the former name left is found, taken over and told in a line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from adapters.process.wiring import read_settings
from bot.domain.questions import Place
from config import carry_over
from store.store import open_store


def test_variables_of_the_former_name_are_read_and_told_without_their_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TARIFFDESK_KEY", "a long and random text of its own")
    monkeypatch.setenv("TARIFFDESK_LOG", "debug")
    monkeypatch.setenv("DUTYBELL_LOG", "error")
    settings = read_settings()
    assert (settings.key, settings.log) == ("a long and random text of its own", "error")
    told = "TARIFFDESK_KEY is read as DUTYBELL_KEY: rename it, the former name will go"
    assert [record.getMessage() for record in caplog.records] == [told]


async def test_a_store_of_the_former_name_is_taken_over_whole_with_its_log(tmp_path: Path) -> None:
    store = await open_store(data=tmp_path)
    async with store.transaction() as records:
        await records.key_value.put("kept", "yes")
    held = sqlite3.connect(tmp_path / "dutybell.db")  # keeps the log from being folded in
    held.execute("SELECT 1 FROM sqlite_master").fetchone()
    await store.close()
    for file in tmp_path.glob("dutybell.db*"):
        (tmp_path / file.name.replace("dutybell", "tariffdesk")).write_bytes(file.read_bytes())
    held.close()
    for file in tmp_path.glob("dutybell.db*"):
        file.unlink()
    assert (tmp_path / "tariffdesk.db-wal").stat().st_size > 0

    (told,) = carry_over.store(tmp_path)

    assert told.endswith(f"was taken over as {tmp_path / 'dutybell.db'}")
    again = await open_store(data=tmp_path)
    async with again.transaction() as records:
        assert await records.key_value.get("kept") == "yes"
        assert await records.threads.recall(Place(platform="cli")) is None
    await again.close()
    assert carry_over.store(tmp_path) == ()


def test_a_store_of_the_present_name_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "tariffdesk.db").write_text("former")
    (tmp_path / "dutybell.db").write_text("present")
    assert carry_over.store(tmp_path) == ()
    assert (tmp_path / "dutybell.db").read_text() == "present"
