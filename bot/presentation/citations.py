"""The sources of a card, numbered in the order they are first named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

from bot.cards import Part, Reference, References
from bot.domain.snapshot import FactSnapshot
from bot.domain.sources import Source, SourceKind

_RANK = {SourceKind.OFFICIAL: 0, SourceKind.SECONDARY: 1, SourceKind.PRESS: 2}


class Footnotes:
    """Collects sources while a card is written; ``part`` gives them as its last part."""

    def __init__(self, facts: FactSnapshot) -> None:
        self._facts = facts
        self._shown: list[str] = []
        self._all: dict[str, None] = {}

    def mark(self, slugs: Iterable[str], *, limit: int = 2) -> str:
        """' [1][2]' for the best of ``slugs``: official sources first, ``limit`` at most.

        A source that nobody can follow, for want of an address, is not shown as one.
        """
        known = [self._facts.sources[s] for s in dict.fromkeys(slugs) if s in self._facts.sources]
        self._all.update(dict.fromkeys(s.slug for s in known))
        shown = [s for s in known if is_web(s.address)]
        best = sorted(shown, key=lambda s: _RANK[s.kind])[:limit]
        marks = "".join(f"[{self._number(s)}]" for s in best)
        return f" {marks}" if marks else ""

    def authority(self, programme: str) -> str:
        """The statute behind a programme, as the facts name it; '' for one it does not hold."""
        held = self._facts.programmes.get(programme)
        return held.authority if held else ""

    def _number(self, source: Source) -> int:
        if source.slug not in self._shown:
            self._shown.append(source.slug)
        return self._shown.index(source.slug) + 1

    @property
    def slugs(self) -> tuple[str, ...]:
        """Every source named, shown or not."""
        return tuple(self._all)

    @property
    def part(self) -> tuple[References, ...]:
        """The numbered list, or nothing."""
        if not self._shown:
            return ()
        return (References(items=tuple(reference(self._facts.sources[s]) for s in self._shown)),)


def is_web(address: str) -> bool:
    """Whether a reader can follow it."""
    return address.startswith(("https://", "http://"))


def reference(source: Source) -> Reference:
    """A source as a card shows it; only http(s) addresses are links."""
    return Reference(
        title=source.title,
        publisher=source.publisher if source.publisher not in source.title else "",
        day=str(source.day) if source.day else "",
        address=source.address if is_web(source.address) else "",
    )


_CITED = re.compile(r"\[(\d{1,3})\]")


def own_sources(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Some parts of a card with those of its sources alone that they cite, numbered from 1."""
    listed = next((part.items for part in parts if isinstance(part, References)), ())
    content = tuple(part for part in parts if not isinstance(part, References))
    used = sorted({int(n) for part in content for n in _CITED.findall(repr(part))})
    used = [number for number in used if 0 < number <= len(listed)]
    numbers = {old: new for new, old in enumerate(used, start=1)}
    kept = tuple(_renumbered(part, numbers) for part in content)
    sources = tuple(listed[number - 1] for number in used)
    return (*kept, *((References(items=sources),) if sources else ()))


def _renumbered(part: Part, numbers: dict[int, int]) -> Part:
    """The part with its marks as ``numbers`` say, field by field: marks stand in any text."""
    return replace(part, **{f.name: _again(getattr(part, f.name), numbers) for f in fields(part)})


def _again(value: object, numbers: dict[int, int]) -> Any:
    if isinstance(value, str):
        return _CITED.sub(lambda m: f"[{numbers.get(int(m[1]), m[1])}]", value)
    if isinstance(value, tuple):
        return tuple(_again(inner, numbers) for inner in value)
    return value
