"""Every interface sentence of the cards has its French, with the same fields to fill in."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.presentation.messages import LOCALES, translations

BOT = Path(__file__).parents[2] / "bot"
FIELD = re.compile(r"{\w*}")


def sentences() -> Iterator[tuple[str, ...]]:
    """(sentence,) or (singular, plural) of every call of _ and ngettext in the core."""
    for path in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = {"_": 1, "ngettext": 2}.get(node.func.id, 0)
                said = [a.value for a in node.args[:count] if isinstance(a, ast.Constant)]
                if count and len(said) == count:
                    yield tuple(str(one) for one in said)


EACH = sorted(set(sentences()))


@pytest.mark.parametrize("said", EACH, ids=lambda said: said[0][:40])
def test_a_sentence_has_its_french_with_the_same_fields(said: tuple[str, ...]) -> None:
    french = translations("fr")
    catalogue: dict[object, str] = getattr(french, "_catalog")  # noqa: B009 - gettext has no other way to ask
    keys: list[object] = [said[0]] if len(said) == 1 else [(said[0], 0), (said[0], 1)]
    told = [catalogue.get(key) for key in keys]
    assert None not in told, said
    fields = [sorted(FIELD.findall(one or "")) for one in told]
    assert fields == [sorted(FIELD.findall(said[-1]))] * len(told)


def test_there_are_sentences_to_check() -> None:
    assert len(EACH) > 100


def test_the_compiled_catalogue_is_that_of_the_readable_one(tmp_path: Path) -> None:
    source = LOCALES / "fr" / "LC_MESSAGES" / "dutybell.po"
    made = tmp_path / "dutybell.mo"
    try:
        subprocess.run(["msgfmt", "-o", str(made), str(source)], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("msgfmt is not installed")
    assert made.read_bytes() == source.with_suffix(".mo").read_bytes()
