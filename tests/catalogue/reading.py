"""The catalogue's files as plain data, and the reference folder beside the project."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "config" / "catalogue"
SHARED = ROOT.parent / "shared"

Row = dict[str, Any]


def rows(kind: str) -> list[Row]:
    """Every row of one kind, over all files."""
    return [row for file in _files() for row in file.get(kind, [])]


@cache
def _files() -> tuple[dict[str, list[Row]], ...]:
    """What each file says, in the order of their names; read once a process."""
    paths = sorted(CATALOGUE.rglob("*.yaml"))
    return tuple(yaml.load(p.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader) for p in paths)


def folded(words: str) -> str:
    """Words as the lexicon compares them: lower case, no accents, ligatures spelt out."""
    plain = words.casefold().replace("œ", "oe").replace("’", "'")
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def shared(*parts: str) -> Path:
    """A reference file beside the project; skips the test where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the reference folder beside the project has no {'/'.join(parts)}")
    return path
