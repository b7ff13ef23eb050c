"""Laying a digest out: one message, and the rest in its thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.cards import Bullets, Part, Prose, Quotation, Reference, References, cited
from bot.domain.snapshot import FactSnapshot
from bot.presentation.citations import reference
from bot.presentation.digest.lines import Line

SPACE = 2200
"""Letters of a page before its sources,"""
WHOLE = 3200
"""and with them: so it stays inside every platform's message."""
MOST_SOURCES = 6
"""A line's first source is always named; its second one while a page has fewer than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A quotation with its source."""

    part: Quotation
    sources: tuple[str, ...]

    @property
    def size(self) -> int:
        """Letters it takes, near enough."""
        return len(self.part.words) + len(self.part.context) + 120


@dataclass(slots=True)
class Page:
    """A page being filled. ``fixed`` parts stand first; ``named`` are its sources by slug.

    ``size`` and ``sources`` are the letters of its text and of its list of sources.
    """

    facts: FactSnapshot
    fixed: tuple[Part, ...] = ()
    items: list[Line | Said] = field(default_factory=list)
    named: dict[str, Reference] = field(default_factory=dict)
    size: int = 0
    sources: int = 0

    def takes(self, item: Line | Said) -> bool:
        """Whether there is room; an empty page takes anything."""
        size = self.size + _size(item)
        sources = self.sources + sum(self._length(slug) for slug in self._new_sources(item))
        return not self.items or (size <= SPACE and size + sources <= WHOLE)

    def add(self, item: Line | Said) -> None:
        """Put ``item`` last, and its sources among those of the page."""
        for slug in self._new_sources(item):
            self.named[slug] = reference(self.facts.sources[slug])
            self.sources += self._length(slug)
        self.items.append(item)
        self.size += _size(item)

    def _new_sources(self, item: Line | Said) -> list[str]:
        if isinstance(item, Said):
            return []
        known = known_sources(item.sources, self.facts)
        new = [slug for slug in known[:1] if slug not in self.named]
        if len(self.named) + len(new) < MOST_SOURCES:
            new += [slug for slug in known[1:] if slug not in self.named]
        return new

    def _length(self, slug: str) -> int:
        one = reference(self.facts.sources[slug])
        return len(one.title) + len(one.publisher) + len(one.day) + len(one.address) + 16

    def cites(self, sources: Iterable[str]) -> tuple[Reference, ...]:
        """Those of at most two sources that the page names."""
        known = known_sources(sources, self.facts)
        return tuple(self.named[slug] for slug in known if slug in self.named)


def known_sources(sources: Iterable[str], facts: FactSnapshot) -> list[str]:
    """The first two that the fact snapshot holds."""
    return [slug for slug in sources if slug in facts.sources][:2]


def paged(
    items: Iterable[Line | Said],
    facts: FactSnapshot,
    *,
    fixed: tuple[Part, ...] = (),
    size: int = 0,
) -> list[Page]:
    """``items`` in order on as many pages as they need; ``fixed`` (of ``size``) on the first."""
    pages = [Page(facts, fixed=fixed, size=size)]
    for item in items:
        if not pages[-1].takes(item):
            pages.append(Page(facts))
        pages[-1].add(item)
    return pages


def parts_of(page: Page, *, heading: str) -> tuple[Part, ...]:
    """The parts of a page, its sources numbered and listed last.

    ``heading`` stands over the quotations.
    """
    parts: list[Part] = [*page.fixed]
    for title, group in groupby(page.items, key=lambda i: i.title if isinstance(i, Line) else None):
        members = list(group)
        if title is not None:
            lines = [m for m in members if isinstance(m, Line)]
            marked = tuple(cited(line.text, page.cites(line.sources)) for line in lines)
            parts.append(Bullets(items=marked, title=title))
            continue
        parts += _quoted([m for m in members if isinstance(m, Said)], heading)
    if page.named:
        parts.append(References(items=tuple(page.named.values())))
    return tuple(parts)


def _quoted(said: Sequence[Said], heading: str) -> list[Part]:
    return [Prose(text=heading), *(one.part for one in said)]


def _size(item: Line | Said) -> int:
    return item.size if isinstance(item, Said) else len(item.text) + 12
