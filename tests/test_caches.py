"""Nothing is remembered without a bound (docs/decisions/caches.md)."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("bot", "adapters", "store")
_OF_A_TYPE = {("store/codec.py", "encoder"), ("store/codec.py", "decoder")}
"""As many as there are kinds of facts."""
_NAMED = re.compile(r'(?:\bCache(?:\[.*\])?|\bcached)\("([^"]+)"')
_SNAPSHOTS = {"FactSnapshot", "Snapshot", "Card"}


@cache
def functions() -> tuple[tuple[str, ast.FunctionDef, str, ast.expr], ...]:
    """(path, function, the decorator's name, the decorator) of every decorated function."""
    return tuple(_functions())


def _functions() -> Iterator[tuple[str, ast.FunctionDef, str, ast.expr]]:
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.FunctionDef):
                    for decorator in node.decorator_list:
                        called = decorator.func if isinstance(decorator, ast.Call) else decorator
                        name = ast.unparse(called).rpartition(".")[2]
                        yield str(path.relative_to(ROOT)), node, name, decorator


def test_every_lru_cache_states_its_bound() -> None:
    unbounded = [
        (path, function.name)
        for path, function, name, decorator in functions()
        if name == "lru_cache"
        and not (
            isinstance(decorator, ast.Call)
            and [k.arg for k in decorator.keywords] == ["maxsize"]
            and ast.unparse(decorator.keywords[0].value) != "None"
        )
    ]
    assert unbounded == []


def test_a_cache_without_a_bound_takes_no_arguments() -> None:
    taking = {
        (path, function.name)
        for path, function, name, _ in functions()
        if name == "cache" and function.args.args
    }
    assert taking == _OF_A_TYPE


def test_what_hangs_on_facts_or_cards_is_counted() -> None:
    uncounted = [
        (path, function.name)
        for path, function, name, _ in functions()
        if name in ("lru_cache", "cache")
        and _SNAPSHOTS & {ast.unparse(a.annotation) for a in function.args.args if a.annotation}
    ]
    assert uncounted == []


def test_no_two_caches_share_a_name() -> None:
    named = [
        ast.literal_eval(decorator.args[0])
        for _, _, name, decorator in functions()
        if name == "cached" and isinstance(decorator, ast.Call)
    ]
    assert [name for name, count in Counter(named).items() if count > 1] == []


def test_the_decision_names_every_cache() -> None:
    told = (ROOT / "docs" / "decisions" / "caches.md").read_text(encoding="utf-8")
    texts = [
        path.read_text(encoding="utf-8")
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        if path.name != "cache.py"
    ]
    named = {name for text in texts for name in _NAMED.findall(text)}
    assert len(named) > 30
    assert [name for name in sorted(named) if f"`{name}`" not in told] == []
