"""The catalogue as plain YAML: what a reviewer of a pull request sees, without the loader.

Scalars stay strings ('0402', 'true', 'NO'), so nothing depends on YAML's guesses.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "config" / "catalogue"
RESEARCH = ROOT.parent / "shared" / "facts"
OPEN = "9999-12-31"
Item = dict[str, Any]


class _Strings(yaml.CBaseLoader):
    """Anchors and merges work, and every scalar is a string."""


@cache
def shipped() -> dict[str, list[Item]]:
    """Every item of the catalogue by kind, each with the file it stands in under 'file'."""
    kinds: dict[str, list[Item]] = defaultdict(list)
    for path in sorted(CATALOGUE.rglob("*.yaml")):
        # BaseLoader makes strings only: no object of any other kind can come out of it.
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_Strings)
        for kind, items in content.items():
            kinds[kind].extend({**item, "file": path.name} for item in items)
    return kinds


def digits(code: str) -> str:
    """'0402.10.05' as '04021005'."""
    return code.replace(".", "")


def in_time(measure: Item, day: str) -> bool:
    """Whether the measure's days hold ``day``; ISO days compare as strings."""
    return bool(measure["from"] <= day <= measure.get("to", OPEN))


def listed(measure: Item, lists: dict[str, list[str]]) -> set[str]:
    """The codes of the lists that the measure's scope names."""
    names = measure.get("scope", {}).get("lists", [])
    return {code for name in names for code in lists.get(name, ())}


def codes_by_list(kinds: dict[str, list[Item]]) -> dict[str, list[str]]:
    """The digits of every list of codes that is written out in the YAML, by its slug."""
    return {
        item["slug"]: [digits(code) for code in item["codes"]]
        for item in kinds["lists"]
        if "codes" in item
    }


def texts(value: object, at: str = "") -> Iterator[tuple[str, Item]]:
    """Every {en: ..., fr: ...} inside ``value``, with where it stands."""
    if isinstance(value, dict):
        if isinstance(value.get("en"), str):
            yield at, value
        for key, inner in value.items():
            yield from texts(inner, f"{at}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{at}[{number}]")
