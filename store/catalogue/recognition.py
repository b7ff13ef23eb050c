"""config/feeds/programmes.yaml as written: its rows, its parts, and where a mistake in it stands.

A phrase is a regular expression over lower case. What several phrases have in common is a part,
named once under ``parts`` and put into them by its name: '{duties on} [a-z ]{0,20}steel'. Parts may
have in them those that stand before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo

from bot.errors import CatalogueError
from bot.ingest.documents.lexicon import ProgrammeKind
from store.catalogue.read import Loc, inner_node

_PART = re.compile(r"\{(?P<name>[a-z][^{}]*)\}")
"""A part in a phrase; what repeats ('{0,20}') begins with a number."""
_SENTENCE = re.compile(r"\[\^\.;?\]")
"""In a phrase: any character up to the end of a sentence."""
_IN_A_NUMBER = r"(?<=\d)\.(?=\d)"
"""A dot that ends no sentence: '$29.8 billion'."""


def _filled(phrase: str, parts: Mapping[str, str]) -> str:
    """A phrase with its parts put in. Raises ValueError naming one that there is not."""

    def part(found: re.Match[str]) -> str:
        if found["name"] not in parts:
            known = ", ".join(sorted(parts)) or "none"
            raise ValueError(f"no part '{found['name']}': expected one of {known}")
        return f"(?:{parts[found['name']]})"

    return _PART.sub(part, phrase)


def _phrase(written: str, info: ValidationInfo) -> str:
    filled = _filled(written, (info.context or {}).get("parts", {}))
    try:
        re.compile(filled)
    except re.error as error:
        raise ValueError(f"no regular expression: {error}") from None
    return _SENTENCE.sub(lambda found: f"(?:{found[0]}|{_IN_A_NUMBER})", filled)


Phrase = Annotated[str, AfterValidator(_phrase)]
Act = Annotated[str, Field(pattern=r"^(?:\d{4,5}|\d{4}-\d+|pc \d{4}-\d+)$")]
"""The number of an instrument as it is cited: '10908', '2025-118', 'pc 2026-785'."""
Side = Literal["US", "CA"]


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ProgrammeWords(_Row):
    """How documents call one programme; the fields are told at the head of the file."""

    slug: str
    imposing: Side
    hits: Literal["CA", "US", "all", "spared"]
    title: tuple[Phrase, ...]
    text: tuple[Phrase, ...]
    news: tuple[Phrase, ...] = ()
    goods: tuple[Phrase, ...] = ()
    acts: tuple[Act, ...]
    since: date | None = None
    until: date | None = None
    then: str = ""
    last: bool = False
    held: bool = True
    broad: bool = False
    kind: ProgrammeKind = ProgrammeKind.DUTY
    told_with: tuple[str, ...] = ()


class MatterWords(_Row):
    """How documents call a matter that is no duty; ``ours`` all have to be there."""

    slug: str
    imposing: Side | Literal[""]
    title: tuple[Phrase, ...]
    text: tuple[Phrase, ...]
    ours: tuple[Phrase, ...] = Field(min_length=1)
    charges: bool = False
    beside: bool = False
    enacted: tuple[Phrase, ...] = ()
    repealed: tuple[Phrase, ...] = ()


class ElsewhereWords(_Row):
    """How documents call measures against another country."""

    name: str
    title: tuple[Phrase, ...]
    acts: tuple[Act, ...]


class RecognitionWords(_Row):
    """All of the file."""

    parts: dict[str, str] = {}
    programmes: tuple[ProgrammeWords, ...]
    matters: tuple[MatterWords, ...]
    elsewhere: tuple[ElsewhereWords, ...]
    homonyms: tuple[Phrase, ...]
    recalling: tuple[Phrase, ...] = ()


def recognition_words(path: Path) -> RecognitionWords:
    """Read the file. Raises CatalogueError with every mistake, by its file, line and column."""
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
        raise CatalogueError((f"{path.name}:{where}: no valid YAML: {error.problem}",)) from None
    plain = yaml.SafeLoader("").construct_document(node) if node is not None else {}
    parts, mistakes = _parts(plain)
    words = None
    try:
        words = RecognitionWords.model_validate(plain, context={"parts": parts})
    except ValidationError as error:
        mistakes += [(each["loc"], each["msg"]) for each in error.errors()]
    else:
        mistakes += [*_unused(plain), *_odd_slugs(words)]
    if words is None or mistakes:
        told = sorted((*_place(node, loc), what) for loc, what in mistakes)
        raise CatalogueError(tuple(f"{path.name}:{n}:{col}: {what}" for n, col, what in told))
    return words


_Mistakes = list[tuple[Loc, str]]


def _parts(plain: Any) -> tuple[dict[str, str], _Mistakes]:
    """The parts, each with those before it put in, and what is wrong with them."""
    parts: dict[str, str] = {}
    mistakes: _Mistakes = []
    written = plain.get("parts") if isinstance(plain, dict) else None
    for name, phrase in written.items() if isinstance(written, dict) else ():
        try:
            parts[name] = _filled(str(phrase), parts)
            re.compile(parts[name])
        except re.error as error:
            mistakes.append((("parts", name), f"no regular expression: {error}"))
        except ValueError as error:
            mistakes.append((("parts", name), str(error)))
    return parts, mistakes


def _unused(plain: dict[str, Any]) -> Iterator[tuple[Loc, str]]:
    """Parts that no phrase has."""
    used = {found["name"] for phrase in _phrases(plain) for found in _PART.finditer(phrase)}
    for name in plain.get("parts", {}):
        if name not in used:
            yield ("parts", name), f"no phrase has the part '{name}': take it out"


def _phrases(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _phrases(each)
    elif isinstance(value, str):
        yield value


def _odd_slugs(words: RecognitionWords) -> Iterator[tuple[Loc, str]]:
    """Slugs given twice, and programmes named by others that there are not."""
    slugs = [each.slug for each in words.programmes]
    for n, each in enumerate(words.programmes):
        if each.slug in slugs[:n]:
            yield ("programmes", n, "slug"), f"'{each.slug}' is given twice: expected once"
        if each.then and each.then not in slugs:
            yield ("programmes", n, "then"), f"no programme '{each.then}' in this file"
        for at, other in enumerate(each.told_with):
            if other not in slugs:
                yield ("programmes", n, "told_with", at), f"no programme '{other}' in this file"


def _place(node: yaml.Node | None, loc: Loc) -> tuple[int, int]:
    """The line and the column, from 1, to which a place leads, or as near as there is."""
    for step in loc:
        inner = inner_node(node, step) if node is not None else None
        node = inner if inner is not None else node
    return (1, 1) if node is None else (node.start_mark.line + 1, node.start_mark.column + 1)
