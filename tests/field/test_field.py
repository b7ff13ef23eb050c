"""Inputs from the field, asked with the shipped facts, held against the whole answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.cli.ask import as_json
from adapters.cli.main import main
from adapters.slack.rendering.parts import without_markup
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from store.store import open_store
from tests.field.cases import FieldCase, differences, field_cases
from tests.shipped_store import copied

LOADED = datetime(2026, 10, 10, 12, tzinfo=UTC)
CASES = tuple(field_cases())


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that holds the shipped facts."""
    return copied(tmp_path_factory.mktemp("field"), LOADED)


@pytest.fixture(scope="module")
def asked(data: Path) -> Iterator[Callable[[FieldCase], str]]:
    """Asks one question, in a conversation of its own, and gives the whole answer as text."""
    with asyncio.Runner() as runner:
        store = runner.run(open_store(data=data))
        bot_context = BotContext(store=store, catalogue=COMMANDS)

        def answer(case: FieldCase) -> str:
            card = runner.run(run(_ask(case), bot_context))
            return str(as_json(card)["text"])

        yield answer
        runner.run(store.close())


def _ask(case: FieldCase) -> Question:
    lang: Lang = "fr" if case.lang == "fr" else "en"
    return Question(
        text=without_markup(case.text) if case.form == "slack" else case.text,
        day=case.day,
        now=datetime(case.day.year, case.day.month, case.day.day, 12, tzinfo=UTC),
        place=Place(platform="slack", workspace="T1", channel=case.id, private=True),
        person=Person(id=case.id),
        locale=lang,
    )


def _worked(case: FieldCase, data: Path, folder: Path, patch: pytest.MonkeyPatch) -> str:
    """The result file of a batch."""
    patch.setenv("DUTYBELL_DATA", str(data))
    patch.delenv("DATABASE_URL", raising=False)
    entries, out = folder / "entries.csv", folder / "results.csv"
    entries.write_text(case.text + "\n", encoding="utf-8")
    assert main(["duty", "--csv", str(entries), "--out", str(out)]) == 0
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.file}-{case.id}" for case in CASES])
def test_an_input_from_the_field_is_answered_rightly(
    case: FieldCase,
    asked: Callable[[FieldCase], str],
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever is wrong is told with the answer beside it."""
    answer = _worked(case, data, tmp_path, monkeypatch) if case.form == "csv" else asked(case)
    assert [*differences(case, answer)] == [], answer
