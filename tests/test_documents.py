"""What the documents name exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_PATH = re.compile(r"`((?:bot|adapters|store|config|tests|docs|bench)/[\w./-]*)`")
_LINK = re.compile(r"\]\((?!https?:|#)([^)\s]+)\)")


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_every_path_named_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    named = {*_PATH.findall(text), *_LINK.findall(text)}
    assert named
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []
