"""``dutybell questions``: kept ones written as training data, and erased."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.cli.main import main
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.kept_questions import KeptQuestion, Misread
from bot.domain.questions import Place, Query
from store.store import open_store

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
ENTRY = KeptQuestion(
    text="what would i owe",
    lang="en",
    asked_on=date(2026, 11, 1),
    why=Misread.CORRECTED,
    thread="/tariff 7208.51",
    read=Query(command="tariff", code=Code("720851")),
    chosen=Query(
        command="duty", code=Code("720851"), money=Money(amount=Decimal(1), currency="USD")
    ),
)
UNSURE = KeptQuestion(
    text="et le bois?",
    lang="fr",
    asked_on=date(2026, 11, 2),
    why=Misread.UNSURE,
    read=Query(command="tariff", good="lumber"),
)


def kept_in(data: Path) -> None:
    async def keep() -> None:
        store = await open_store(data=data)
        async with store.transaction() as records:
            for platform, question in (("slack", ENTRY), ("discord", UNSURE)):
                place = Place(platform=platform, workspace="1")
                await records.kept_questions.allow(place, allowed=True, now=NOW)
                await records.kept_questions.keep(place, question, now=NOW)
        await store.close()

    asyncio.run(keep())


def test_they_are_exported_as_lines_that_training_reads_and_erased(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path / "data"))
    kept_in(tmp_path / "data")
    file = tmp_path / "kept.jsonl"
    assert main(["questions", "export", str(file)]) == 0
    assert capsys.readouterr().out == f"wrote 2 questions to {file}\n"
    first, second = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    assert first == {
        "id": "K-0001",
        "lang": "en",
        "text": "what would i owe",
        "thread": ["user: /tariff 7208.51"],
        "as_of": "2026-11-01",
        "command": ["duty"],
        "slots": {"code": "7208.51", "value": 1.0, "currency": "USD"},
        "note": "another reading was chosen",
    }
    assert (second["command"], second["slots"]) == (["tariff"], {"good": ["lumber"]})
    assert second["note"].startswith("not labelled")
    assert main(["questions", "export", "--platform", "discord", "--workspace", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["text"] == "et le bois?"
    assert main(["questions", "erase", "--platform", "slack"]) == 0
    assert main(["questions", "erase"]) == 0
    assert capsys.readouterr().out == "erased: 1\nerased: 1\n"


def test_a_terminal_keeps_none_unless_it_is_told_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DUTYBELL_DATA", str(tmp_path / "data"))
    assert main(["questions", "keep"]) == 0
    assert main(["questions", "keep", "on"]) == 0
    assert main(["questions", "keep", "off"]) == 0
    told = [line.split(":")[0] for line in capsys.readouterr().out.splitlines()]
    assert told == ["off", "on", "off"]
