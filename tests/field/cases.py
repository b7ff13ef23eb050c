"""Inputs that people brought to such tools, as values: one file of JSON lines an area.

A line: ``id``, ``input``, and what must (not) stand in the whole answer. An entry of ``must_have``
is a string, or a list of which any one will do. ``as_of`` is the day of asking (left out: the day
the facts reach), ``form`` is text, slack (the text as Slack sends it) or csv (a file for the duty
batch), ``lang`` the asker's language, ``why`` what is right.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.questions.cases import FACTS_REACH, holds, level

HERE = Path(__file__).parent
FORMS = frozenset({"text", "slack", "csv"})
FIELDS = frozenset(
    {"id", "input", "form", "as_of", "lang", "must_have", "must_not", "why", "kind", "source"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCase:
    """One input and what its answer must and must not say. ``file`` is the area's file."""

    id: str
    file: str
    text: str
    form: str
    day: date
    lang: str
    must_have: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]


def field_cases(folder: Path = HERE) -> Iterator[FieldCase]:
    """Every case of every file, in order. A line that says nothing to hold is an error."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield _case(path.stem, json.loads(line))


def _case(file: str, held: dict[str, object]) -> FieldCase:
    assert not held.keys() - FIELDS, f"{held['id']}: unknown {held.keys() - FIELDS}"
    form, wanted, unwanted = (
        held.get("form", "text"),
        held.get("must_have", []),
        held.get("must_not", []),
    )
    assert form in FORMS, held["id"]
    assert isinstance(wanted, list), held["id"]
    assert isinstance(unwanted, list), held["id"]
    assert wanted or unwanted, f"{held['id']}: says neither what must stand nor what must not"
    return FieldCase(
        id=str(held["id"]),
        file=file,
        text=str(held["input"]),
        form=str(form),
        day=date.fromisoformat(str(held.get("as_of", FACTS_REACH))),
        lang=str(held.get("lang", "en")),
        must_have=tuple(tuple(one) if isinstance(one, list) else (str(one),) for one in wanted),
        must_not=tuple(map(str, unwanted)),
    )


def differences(case: FieldCase, answer: str) -> Iterator[str]:
    """What the answer lacks or has too much, in words; nothing where it is right."""
    said = level(answer)
    # a number stands alone in a sentence, and between commas in a file
    stands = _stands if case.form == "csv" else holds
    for options in case.must_have:
        if not any(stands(said, option) for option in options):
            yield f"lacks {' or '.join(map(repr, options))}"
    for word in case.must_not:
        if stands(said, word):
            yield f"has {word!r}"


def _stands(said: str, wanted: str) -> bool:
    return level(wanted) in said
