"""Sentences stand where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest

from wording import home
from wording.catalogues import ROOT


def test_nothing_is_said_outside_of_presentation_but_what_is_declared() -> None:
    assert [*home.faults()] == []


def test_every_exception_is_a_file_that_is_there() -> None:
    assert [name for name in home.EXCEPTIONS if not (ROOT / name).exists()] == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f(lang): return Text(en='free', fr='franco')", ["1: words of facts made in code"]),
        ("def f(lang): return N_('free').on(lang)", ["1: a sentence outside of bot/presentation"]),
        ("FREE = N_('free')", ["1: a sentence outside of bot/presentation"]),
        ("def f(lang): return 'le' if lang == 'fr' else 'the'", ["1: a branch on the language"]),
        ("def f(self): return self.lang != 'en'", ["1: a branch on the language"]),
        ("DAYS = {'en': 'Monday', 'fr': 'lundi'}", ["1: a branch on the language"]),
        ("def f(x, french): return x.fr if french else x.en", ["1: a branch on the language"]),
        (
            "def f(lang):\n    match lang:\n        case 'fr': return 1",
            ["2: a branch on the language"],
        ),
        (
            "def f(x): raise BadOption(f'I cannot read {x}.')",
            ["1: a sentence in code: 'I cannot read '"],
        ),
        ("CARD = Notice(text='Nothing is held')", ["1: a sentence in code: 'Nothing is held'"]),
        ("STEEL = Command(name='x', help=N_('What is owed'))", []),
        ("def f(): return Command(options=(CommandOption(label=N_('Good')),))", []),
        ("def f(lang): return words.FREE.on(lang)", []),
        ("def f(x): return ButtonOption(question=f'/tariff {x} from CA')", []),
    ],
)
def test_what_is_out_of_place_is_named_by_its_line(
    code: str, found: list[str], tmp_path: Path
) -> None:
    module = tmp_path / "answer.py"
    module.write_text(code, encoding="utf-8")
    assert [*home.misplaced(module)] == found


def test_no_layer_below_the_commands_declares_sentences(tmp_path: Path) -> None:
    module = tmp_path / "words.py"
    module.write_text("FREE = N_('free')\nSTEEL = Command(help=N_('What is owed'))\n")
    outside = "a sentence outside of bot/presentation"
    assert [*home.misplaced(module, declaring=False)] == [f"1: {outside}", f"2: {outside}"]
    assert [*home.misplaced(module)] == []


def test_a_layer_that_builds_a_sentence_is_refused_and_one_that_reads_french_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("digest", "reading"):
        (tmp_path / "bot" / folder).mkdir(parents=True)
    due = tmp_path / "bot" / "digest" / "due.py"
    due.write_text("def f(line): return Text(en=f'{line} never comes due')\n")
    dates = tmp_path / "bot" / "reading" / "dates.py"
    dates.write_text("def f(lang): return lang == 'fr'\n")
    monkeypatch.setattr(home, "ROOT", tmp_path)
    assert [*home.faults(["bot"])] == ["bot/digest/due.py:1: words of facts made in code"]
