"""Laying a digest out: one message, and the rest in its thread."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.cards import Bullets, Part, Prose, Quotation, Reference, References, cited
from bot.domain.snapshot import FactSnapshot
from bot.presentation import pages
from bot.presentation.citations import reference
from bot.presentation.digest.lines import BriefLine

SPACE = 2200
"""Letters of a page before its sources,"""
WHOLE = 3200
"""and with them: so it stays inside every platform's message."""
MOST_SOURCES = 6
"""A line's first source is always named; its second one while a page has fewer than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedPart:
    """A quotation with its source."""

    part: Quotation
    sources: tuple[str, ...]

    @property
    def size(self) -> int:
        """Letters it takes, near enough."""
        return len(self.part.words) + len(self.part.context) + 120


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage:
    """A page: ``fixed`` parts stand first. ``named`` are its sources by slug."""

    fixed: tuple[Part, ...] = ()
    items: tuple[BriefLine | QuotedPart, ...] = ()
    named: Mapping[str, Reference]

    def cites(self, sources: Iterable[str]) -> tuple[Reference, ...]:
        """Those of ``sources`` that the page names."""
        return tuple(self.named[slug] for slug in sources if slug in self.named)


def known_sources(sources: Iterable[str], facts: FactSnapshot) -> list[str]:
    """The first two that the fact snapshot holds."""
    return [slug for slug in sources if slug in facts.sources][:2]


_LIMITS = pages.Limits(text=WHOLE, own_text=SPACE, sources=MOST_SOURCES)


def paged(
    items: Iterable[BriefLine | QuotedPart],
    facts: FactSnapshot,
    *,
    fixed: tuple[Part, ...] = (),
    size: int = 0,
    limits: pages.Limits = _LIMITS,
) -> list[BriefPage]:
    """``items`` in order on as many pages as they need; ``fixed`` (of ``size``) on the first."""
    told = list(items)
    slugs = list(dict.fromkeys(slug for item in told for slug in _sources(item, facts)))
    named = {slug: reference(facts.sources[slug]) for slug in slugs}
    first: pages.Piece[BriefLine | QuotedPart | None] = pages.Piece(content=None, text=size)
    made = pages.paged(
        (first, *(_piece(item, slugs, facts) for item in told)),
        limits,
        [_length(one) for one in named.values()],
    )
    return [
        BriefPage(
            fixed=() if number else fixed,
            items=tuple(item for item in page.content if item is not None),
            named={slugs[at - 1]: named[slugs[at - 1]] for at in page.cites},
        )
        for number, page in enumerate(made)
    ]


def on_one_page(items: Iterable[BriefLine | QuotedPart], facts: FactSnapshot) -> BriefPage:
    """The few ``items`` that never need a second page."""
    endless = pages.Limits(text=sys.maxsize, sources=MOST_SOURCES)
    (page,) = paged(items, facts, limits=endless)
    return page


def _sources(item: BriefLine | QuotedPart, facts: FactSnapshot) -> list[str]:
    return known_sources(item.sources, facts) if isinstance(item, BriefLine) else []


def _piece(
    item: BriefLine | QuotedPart, slugs: list[str], facts: FactSnapshot
) -> pages.Piece[BriefLine | QuotedPart | None]:
    numbers = tuple(slugs.index(slug) + 1 for slug in _sources(item, facts))
    return pages.Piece(content=item, text=_size(item), cites=numbers[:1], may_cite=numbers[1:])


def _length(one: Reference) -> int:
    return len(one.title) + len(one.publisher) + len(one.day) + len(one.address) + 16


def parts_of(page: BriefPage, *, heading: str) -> tuple[Part, ...]:
    """The parts of a page, its sources numbered and listed last.

    ``heading`` stands over the quotations.
    """
    parts: list[Part] = [*page.fixed]
    for title, group in groupby(
        page.items, key=lambda i: i.title if isinstance(i, BriefLine) else None
    ):
        members = list(group)
        if title is not None:
            lines = [m for m in members if isinstance(m, BriefLine)]
            marked = tuple(cited(line.text, page.cites(line.sources)) for line in lines)
            parts.append(Bullets(items=marked, title=title))
            continue
        parts += _quoted([m for m in members if isinstance(m, QuotedPart)], heading)
    if page.named:
        parts.append(References(items=tuple(page.named.values())))
    return tuple(parts)


def _quoted(said: Sequence[QuotedPart], heading: str) -> list[Part]:
    return [Prose(text=heading), *(one.part for one in said)]


def _size(item: BriefLine | QuotedPart) -> int:
    return item.size if isinstance(item, QuotedPart) else len(item.text) + 12
