"""What a newcomer finds: few modules at the top of the commands, and words of the field."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
MOST_AT_THE_TOP = 20
_OLD = ("flehs", "gnittis", "aes_ta", "syarts", "sesserp")
"""Written backwards, so that looking for them finds nothing here."""
_PRIVATE = re.compile(rf"\b_?(?:{'|'.join(word[::-1] for word in _OLD)})\b", re.IGNORECASE)


def listed(*patterns: str) -> list[Path]:
    found = subprocess.run(
        ("git", "ls-files", *patterns), cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in found.stdout.splitlines()]


def test_the_commands_have_few_modules_at_their_top() -> None:
    modules = [p.stem for p in (ROOT / "bot" / "commands").glob("*.py") if p.stem != "__init__"]
    assert len(modules) <= MOST_AT_THE_TOP, sorted(modules)


def test_no_word_of_the_old_plan_is_left() -> None:
    mine = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for path in listed("*.py", "docs/*.md", "CONTRIBUTING.md", "pyproject.toml")
        if path.is_file() and path != mine
        for word in _PRIVATE.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_a_public_class_has_a_name_of_its_own() -> None:
    homes: dict[str, list[str]] = {}
    for layer in ("bot", "adapters", "store", "config"):
        for path in sorted((ROOT / layer).rglob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    homes.setdefault(node.name, []).append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_every_feature_is_held_by_the_contract_that_keeps_them_apart() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    apart = next(c for c in contracts["contracts"] if c["name"].startswith("Commands do not"))
    declaring = {
        f"bot.commands.{path.relative_to(ROOT / 'bot' / 'commands').parts[0].removesuffix('.py')}"
        for path in (ROOT / "bot" / "commands").rglob("*.py")
        if re.search(r"^[A-Z_]+ = Command\(|^def help_on", path.read_text(encoding="utf-8"), re.M)
    }
    assert declaring == set(apart["modules"])


_NAMED = re.compile(r"`((?:[a-z_]+/)?[a-z_]+\.py)`")


def test_every_module_that_the_reader_is_told_by_exists() -> None:
    named = set(_NAMED.findall((ROOT / "docs" / "reading.md").read_text(encoding="utf-8")))
    held = {
        name
        for path in (ROOT / "bot" / "reading").rglob("*.py")
        for name in (path.name, f"{path.parent.name}/{path.name}")
    }
    assert "features/asked.py" in named
    assert {name for name in named - held if not (ROOT / name).is_file()} == set()
