"""The questions as values, and how an answer is held against one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

import yaml

from bot.domain.questions import Query
from bot.presentation.locale_data import locale_data

HERE = Path(__file__).parent
FACTS_REACH = date(2026, 10, 10)
COMMANDS = frozenset(
    {"tariff", "quote", "timeline", "changes", "sources", "help", "duty", "digest"}
)
SOURCED = frozenset({"tariff", "timeline", "quote", "duty", "sources"})
ANY = "any"
FIELDS = frozenset(
    [
        "id",
        "text",
        "repeat",
        "as_of",
        "thread",
        "lang",
        "command",
        "about",
        "must",
        "must_not",
        "headline",
        "headline_not",
        "sources",
        "max",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCase:
    """One question. Each entry of ``must`` and ``headline`` is a list of which one is enough."""

    id: str
    text: str
    as_of: date
    thread: tuple[str, ...]
    lang: str
    commands: tuple[str | None, ...]
    about: dict[str, str]
    must: tuple[tuple[str, ...], ...]
    must_not: tuple[str, ...]
    headline: tuple[tuple[str, ...], ...]
    headline_not: tuple[str, ...]
    sources: bool | None
    max: int | None


def _choices(written: object) -> tuple[tuple[str, ...], ...]:
    assert isinstance(written, list), written
    out = []
    for entry in written:
        options = entry if isinstance(entry, list) else [entry]
        assert all(isinstance(option, str) and option for option in options), options
        out.append(tuple(options))
    return tuple(out)


def _about(written: object) -> dict[str, str]:
    assert isinstance(written, dict), written
    unknown = written.keys() - {field.name for field in fields(Query)}
    assert not unknown, unknown
    return {name: str(value) for name, value in written.items()}


def _commands(written: object) -> tuple[str | None, ...]:
    if written == ANY:
        return ()
    listed = written if isinstance(written, list) else [written]
    assert all(command is None or command in COMMANDS for command in listed), listed
    return tuple(listed)


def _question(entry: dict[str, object]) -> QuestionCase:
    assert not entry.keys() - FIELDS, f"{entry['id']}: unknown fields {entry.keys() - FIELDS}"
    repeat = entry.get("repeat", 1)
    assert isinstance(repeat, int)
    most = entry.get("max")
    assert most is None or isinstance(most, int)
    wants_sources = entry.get("sources")
    assert wants_sources is None or isinstance(wants_sources, bool)
    return QuestionCase(
        id=str(entry["id"]),
        text=str(entry["text"]) * repeat,
        as_of=date.fromisoformat(str(entry.get("as_of", FACTS_REACH))),
        thread=tuple(line for (line,) in _choices(entry.get("thread", []))),
        lang=str(entry.get("lang", "en")),
        commands=_commands(entry.get("command", ANY)),
        about=_about(entry.get("about", {})),
        must=_choices(entry.get("must", [])),
        must_not=tuple(line for (line,) in _choices(entry.get("must_not", []))),
        headline=_choices(entry.get("headline", [])),
        headline_not=tuple(line for (line,) in _choices(entry.get("headline_not", []))),
        sources=wants_sources,
        max=most,
    )


def questions() -> Iterator[QuestionCase]:
    """Every question of every file."""
    for path in sorted(HERE.glob("*.yaml")):
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
            yield _question(entry)


_SPACES = re.compile(r"[\s\u00a0\u202f]+")


_MONTHS = {
    name: f"{number:02d}"
    for names in (locale_data(lang).months for lang in ("en", "fr"))
    for number, name in enumerate((name.casefold() for name in names), start=1)
}
_NAMED = "|".join(_MONTHS)
_SPELLED = (
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:er)? (?P<m>{_NAMED}) (?P<y>20\d\d)\b"),
    re.compile(rf"\b(?P<m>{_NAMED}) (?P<d>\d{{1,2}}), (?P<y>20\d\d)\b"),
)


def _iso(found: re.Match[str]) -> str:
    return f"{found['y']}-{_MONTHS[found['m']]}-{int(found['d']):02d}"


def level(text: str) -> str:
    """The text without the differences that make no difference; spelled days as ISO ones.

    >>> level("Le 1er août 2025, 25 %")
    'le 2025-08-01, 25%'
    """
    flat = _SPACES.sub(" ", text.casefold().replace("’", "'").replace("ʼ", "'"))
    for spelled in _SPELLED:
        flat = spelled.sub(_iso, flat)
    return flat.replace(" %", "%")


def holds(text: str, wanted: str) -> bool:
    """Whether levelled ``text`` holds ``wanted``; numbers only as whole numbers.

    >>> holds(level("a duty of 25 %"), "5%"), holds(level("a duty of 25 %"), "25%")
    (False, True)
    """
    edge = r"(?<![\d.,])" if wanted[0].isdigit() else ""
    return re.search(edge + re.escape(level(wanted)), text) is not None
