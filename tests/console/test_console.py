"""The terminal: what reaches it, and what is offered while typing."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from rich.console import Console as Screen

from adapters.console.app import Console
from adapters.console.render import show
from adapters.console.text import printable
from adapters.console.typeahead import Typeahead
from bot.cards import Card, Notice, Table
from bot.commands.spec import BotContext
from tests.walk.bot_context import NOW, answer, bot_context

__all__ = ["bot_context"]


def test_nothing_printed_can_move_the_cursor_or_turn_the_line_around() -> None:
    assert printable("50%\x1b[2J\x07\u202e\u0000 ok\n") == "50%[2J ok\n"


def test_markup_in_facts_is_words_like_any_other() -> None:
    screen = Screen(file=io.StringIO(), width=60)
    show(Card(title="", lang="en", parts=(Notice(text="[bold]not bold[/bold]"),)), screen)
    assert screen.file.getvalue() == "[bold]not bold[/bold]\n\n"  # type: ignore[attr-defined]


async def test_every_card_fits_a_narrow_terminal(bot_context: BotContext) -> None:
    screen = Screen(file=io.StringIO(), width=50)
    for text in ("/tariff wine", "/timeline steel", "/quote carney", "/help", "/sources"):
        show(await answer(bot_context, text), screen)
    lines = screen.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert max(map(len, lines)) <= 50


def test_a_wide_table_is_folded_into_the_width() -> None:
    screen = Screen(file=io.StringIO(), width=40)
    table = Table(columns=("Codes", "Duty"), rows=(("7206-7229, " * 9, "50%"),))
    show(Card(title="", lang="en", parts=(table,)), screen)
    lines = screen.file.getvalue().splitlines()  # type: ignore[attr-defined]
    assert max(map(len, lines)) <= 40


async def test_commands_goods_and_speakers_are_offered_where_they_fit(
    bot_context: BotContext,
) -> None:
    snapshot = await bot_context.store.snapshot()
    typeahead = Typeahead(bot_context.catalogue, snapshot, "en", NOW.date())

    def offered(typed: str) -> list[str]:
        found = typeahead.get_completions(Document(typed), CompleteEvent())
        return [completion.text for completion in found]

    assert offered("/ta") == ["/tariff"]
    assert offered("/tariff wi")[0] == "wine"
    assert offered("/quote ca") == ["Mark Carney"]
    assert offered("steel") == []


async def test_a_piped_session_remembers_its_own_questions(
    bot_context: BotContext, tmp_path: Path
) -> None:
    console = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "history", lang="en"
    )
    out = io.StringIO()
    await console.pipe(io.StringIO("steel on 2025-03-15\n\nand cars?\n"), out)
    assert "Cars, Canada → US: 25%" in out.getvalue()
    assert "(Mar\u00a015,\u00a02025)" in out.getvalue()


async def test_a_number_chooses_what_is_behind_the_last_answer(
    bot_context: BotContext, tmp_path: Path
) -> None:
    console = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "history", lang="en"
    )
    out = io.StringIO()
    await console.pipe(io.StringIO("/tariff steel\nmore 1\n2\n7\n"), out)
    short, codes, turned, *_ = out.getvalue().split("\n\n")
    assert "[1] By code  [2] US → Canada  [3] History  [4] Why & sources" in short
    assert codes == "Steel, Canada → US: by code"
    assert "Steel, US → Canada: 25%" in out.getvalue()
    assert "Chapter 07" not in turned


async def test_a_new_session_starts_afresh(bot_context: BotContext, tmp_path: Path) -> None:
    first = Console(bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "h", lang="en")
    later = datetime(2026, 10, 10, 13, 0, tzinfo=UTC)
    second = Console(
        bot_context=bot_context, clock=lambda: later, history=tmp_path / "h", lang="en"
    )
    await first.answer("steel on 2025-03-15")
    assert (await second.answer("and cars?")).day != NOW.date().replace(year=2025)


async def test_save_writes_the_files_of_the_answer_shown_last(
    bot_context: BotContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chat = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "history", lang="en"
    )

    async def told(text: str) -> str:
        return (await chat.answer(text)).title

    await told("/changes since 2026-09-01 as csv")
    assert await told("save") == "Wrote changes-2026-10-10.csv."
    await told("/tariff steel")
    assert await told("save") == "This answer has no file. Ask for one: /changes 7d as xlsx"
    await told("/tariff steel as csv")
    assert await told("save") == "Wrote tariff-steel-2026-10-10.csv."
    await told("/tariff steel as csv")
    assert await told("SAVE") == "Wrote tariff-steel-2026-10-10-2.csv."
    held = {path.name for path in tmp_path.glob("*.csv")}
    assert held == {
        *("changes-2026-10-10.csv", "tariff-steel-2026-10-10.csv"),
        "tariff-steel-2026-10-10-2.csv",
    }


async def test_the_file_of_a_choice_can_be_saved(
    bot_context: BotContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    chat = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "history", lang="en"
    )
    answer_card = await chat.answer("/duty 7208.51 10000")
    assert answer_card.short is not None
    labels = [option.label for option in answer_card.short.actions]
    await chat.answer(str(labels.index("CSV") + 1))
    assert (await chat.answer("save")).title == "Wrote duty-720851-2026-10-10.csv."


async def test_a_folder_that_cannot_be_written_is_told_in_words(
    bot_context: BotContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = Console(
        bot_context=bot_context, clock=lambda: NOW, history=tmp_path / "history", lang="en"
    )

    def full(card: Card, folder: Path) -> tuple[Path, ...]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("adapters.console.app.save", full)
    await chat.answer("/changes since 2026-09-01 as csv")
    saved = await chat.answer("save")
    assert saved.title == "The file could not be written: No space left on device."
