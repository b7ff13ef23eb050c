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
        (
            "def f(x): raise BadOption(f'I cannot read {x}.')",
            ["1: a sentence in code: 'I cannot read '"],
        ),
        ("CARD = Notice(text='Nothing is held')", ["1: a sentence in code: 'Nothing is held'"]),
        ("STEEL = Command(name='x', help=N_('What is owed'))", []),
        ("def f(): return Command(options=(Option(label=N_('Good')),))", []),
        ("def f(lang): return words.FREE.on(lang)", []),
        ("def f(x): return Option(question=f'/tariff {x} from CA')", []),
    ],
)
def test_what_is_out_of_place_is_named_by_its_line(
    code: str, found: list[str], tmp_path: Path
) -> None:
    module = tmp_path / "answer.py"
    module.write_text(code, encoding="utf-8")
    assert [*home.strays(module)] == found
