"""Facts are data: no slug of the catalogue decides anything in code."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.shipped_facts import shipped

ROOT = Path(__file__).resolve().parents[2]
_NAMES = {"cusma", "usmca"}
"""The agreement as people type it: a claim on an entry, and words of a question."""
_KNOWN = {
    ("bot/domain/assessment/plan.py", "us-base"),
    ("bot/domain/assessment/plan.py", "ca-base"),
    ("adapters/feeds/shipped_rates.py", "hts-general-notes"),
}
"""The programmes that stand for a country's base duty, which the duty engine makes rows of; and the
source that the table of shipped rates is written with."""


def slugs() -> set[str]:
    facts = shipped()
    kinds = (
        *(facts.programmes, facts.measures, facts.events, facts.claims),
        *(facts.sources, facts.not_held, facts.headings),
    )
    return {slug for kind in kinds for slug in kind} | {rule.slug for rule in facts.stacking}


def written(path: Path) -> Iterator[str]:
    """Every string of a module that is no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def test_no_slug_of_a_fact_stands_in_code() -> None:
    known = slugs() - _NAMES
    found = {
        (str(path.relative_to(ROOT)), text)
        for layer in ("bot", "adapters", "store")
        for path in (ROOT / layer).rglob("*.py")
        for text in written(path)
        if text in known
    }
    assert found == _KNOWN
