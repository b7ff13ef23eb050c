"""What the documents name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_PATH = re.compile(r"`((?:bot|adapters|store|config|tests|docs|bench)/[\w./-]*)`")
_LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


@pytest.mark.parametrize(
    "name", ["CONTRIBUTING.md", "README.md", "docs/architecture.md", "docs/glossary.md"]
)
def test_every_path_named_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    beside = (ROOT / name).parent
    named = {*(ROOT / path for path in _PATH.findall(text))}
    named |= {beside / path for path in _LINK.findall(text)}
    assert named
    assert [path for path in sorted(named) if not path.exists()] == []


def test_each_of_the_common_changes_touches_five_files_at_most() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("## Twelve common changes")[2]
    rows = [line.split("|")[2] for line in table.splitlines() if line.startswith("| ")][2:]
    touched = [len(_PATH.findall(row)) + row.count("pyproject.toml") for row in rows]
    assert len(touched) == 12
    assert all(1 <= count <= 5 for count in touched)
