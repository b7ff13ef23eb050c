"""Questions with their labels, and the names they are read against."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from store.catalogue import read_catalogue
from store.snapshot import bind

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "config"
READING = CONFIG / "reading"
QUESTIONS = READING / "questions"
MODEL, MANIFEST = READING / "model.npz", READING / "model.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One labelled question."""

    id: str
    lang: Lang
    text: str
    thread: tuple[str, ...]
    day: date
    commands: tuple[str, ...]
    slots: dict[str, Any]
    partial: bool = False
    """Slots that are not labelled may be there all the same."""

    @property
    def kind(self) -> str:
        """The kind of people who ask like this: 'P4'."""
        return self.id.split("-")[0]

    def wanted(self, slot: str) -> tuple[str, ...]:
        """The values of a slot, one or several."""
        value = self.slots.get(slot)
        return tuple(value) if isinstance(value, list) else (value,) if value else ()


def labelled(path: Path) -> Iterator[Labelled]:
    """The questions of a file, one a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        q = json.loads(line)
        yield Labelled(
            id=q["id"],
            lang=q["lang"],
            text=q["text"],
            thread=tuple(q["thread"]),
            day=date.fromisoformat(q["as_of"]),
            commands=tuple(c or "none" for c in q["command"]),
            slots=q.get("slots") or {},
            partial=bool(q.get("partial")),
        )


@cache
def snapshot() -> FactSnapshot:
    """The shipped facts."""
    return bind(read_catalogue(CONFIG / "catalogue"), revision=1)


def questions() -> list[Labelled]:
    """Every labelled question, in the order of files and lines."""
    return [q for path in sorted(QUESTIONS.glob("*.jsonl")) for q in labelled(path)]


def data_hash() -> str:
    """The hash of all that the models are trained on: the questions, the cues, parts and roles."""
    digest = hashlib.sha256()
    tables = (READING / f"{name}.csv" for name in ("cues", "parts", "roles"))
    for path in (*sorted(QUESTIONS.glob("*.jsonl")), *tables):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
