"""YAML files to plain values, with the line of everything in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Loc = tuple[str | int, ...]
_NULL = "tag:yaml.org,2002:null"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something wrong in a file: where, what, and what was expected."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list in a catalogue file, as written."""

    kind: str
    file: str
    plain: dict[str, Any]
    node: yaml.Node = field(repr=False)

    def mistake(self, what: str, *loc: str | int) -> Mistake:
        """A mistake at the place inside this item that ``loc`` leads to, or as near as exists."""
        return Mistake(self.file, _line(self.node, loc), what)


def read_folder(folder: Path) -> tuple[list[Item], list[Mistake]]:
    """Every item of every .yaml file below ``folder``, and what could not even be read."""
    items: list[Item] = []
    mistakes: list[Mistake] = []
    for path in sorted(folder.rglob("*.yaml")):
        name = path.relative_to(folder).as_posix()
        try:
            root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            mistakes.append(Mistake(name, line, f"no valid YAML: {error.problem}"))
            continue
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            mistakes.append(Mistake(name, 1, f"no valid YAML in UTF-8: {error}"))
            continue
        items.extend(_items(name, root, mistakes))
    if not items and not mistakes:
        mistakes.append(Mistake(str(folder), 1, "no .yaml file with facts in this folder"))
    return items, mistakes


def _items(name: str, root: yaml.Node | None, mistakes: list[Mistake]) -> Iterator[Item]:
    if root is None:
        return
    if not isinstance(root, yaml.MappingNode):
        mistakes.append(Mistake(name, 1, "expected 'KIND:' and a list below it"))
        return
    for key, value in root.value:
        if not isinstance(value, yaml.SequenceNode):
            mistakes.append(Mistake(name, key.start_mark.line + 1, f"{key.value}: expected a list"))
            continue
        for node in value.value:
            line = node.start_mark.line + 1
            if not isinstance(node, yaml.MappingNode):
                mistakes.append(Mistake(name, line, "expected fields ('slug: ...')"))
                continue
            mistakes.extend(Mistake(name, at, what) for at, what in _doubles(node))
            yield Item(str(key.value), name, _plain(node), node)


def _plain(node: yaml.Node) -> Any:
    # Scalars stay as written: 0201 is a tariff code, never the number 129.
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _plain(value) for key, value in _pairs(node)}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(value) for value in node.value]
    return None if node.tag == _NULL else node.value


def _pairs(node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    # what '<<: *anchor' brings in comes first, so that a field of the item's own replaces it
    for key, value in node.value:
        if key.value == "<<":
            merged = value.value if isinstance(value, yaml.SequenceNode) else [value]
            for other in merged:
                yield from _pairs(other)
    yield from ((key, value) for key, value in node.value if key.value != "<<")


def _doubles(node: yaml.Node) -> Iterable[tuple[int, str]]:
    if isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _doubles(value)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, f"'{key.value}' is given twice: expected once"
            seen.add(key.value)
            yield from _doubles(value)


def _line(node: yaml.Node, loc: Iterable[str | int]) -> int:
    for step in loc:
        inner = inner_node(node, step)
        node = inner if inner is not None else node
    return int(node.start_mark.line) + 1


def inner_node(node: yaml.Node, step: str | int) -> yaml.Node | None:
    """The value of a field, or the item of a list by its number; None where there is none."""
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in reversed([*_pairs(node)]) if key.value == step), None)
    return None
