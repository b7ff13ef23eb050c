"""The catalogue's files as plain data, and the reference folder beside the project."""

from __future__ import annotations

import unicodedata
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
    found: list[Row] = []
    for path in sorted(CATALOGUE.rglob("*.yaml")):
        found += yaml.safe_load(path.read_text(encoding="utf-8")).get(kind, [])
    return found


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
