"""Laying a digest out: one message, and the rest in its thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from bot.cards import Bullets, Part, Prose, Quotation, Reference, References
from bot.digest.lines import Line
from bot.domain.book import Book

ROOM = 2200
"""Letters of a page before its sources: with them it stays inside every platform's message."""
MOST_SOURCES = 6


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
    """A page being filled. ``fixed`` parts stand first."""

    fixed: tuple[Part, ...] = ()
    items: list[Line | Said] = field(default_factory=list)
    size: int = 0

    def takes(self, size: int) -> bool:
        """Whether there is room; an empty page takes anything."""
        return not self.items or self.size + size <= ROOM


def paged(items: Iterable[Line | Said], *, fixed: tuple[Part, ...], size: int) -> list[Page]:
    """``items`` in order on as many pages as they need; ``fixed`` (of ``size``) on the first."""
    pages = [Page(fixed=fixed, size=size)]
    for item in items:
        needs = item.size if isinstance(item, Said) else len(item.text) + 6
        if not pages[-1].takes(needs):
            pages.append(Page())
        pages[-1].items.append(item)
        pages[-1].size += needs
    return pages


def parts_of(page: Page, book: Book, *, heading: str) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """The parts of a page, sources numbered and listed last; and the slugs of those sources.

    ``heading`` stands over the quotations.
    """
    numbers: dict[str, int] = {}
    parts: list[Part] = [*page.fixed]
    for title, group in groupby(page.items, key=lambda i: i.title if isinstance(i, Line) else None):
        members = list(group)
        lines = [m for m in members if isinstance(m, Line)]
        if title is not None:
            marked = tuple(m.text + _marks(m.sources, book, numbers) for m in lines)
            parts.append(Bullets(items=marked, title=title))
            continue
        parts += _quoted([m for m in members if isinstance(m, Said)], heading)
    if numbers:
        parts.append(References(items=tuple(_reference(slug, book) for slug in numbers)))
    return tuple(parts), tuple(numbers)


def _quoted(said: Sequence[Said], heading: str) -> list[Part]:
    return [Prose(text=heading), *(one.part for one in said)]


def _marks(sources: Iterable[str], book: Book, numbers: dict[str, int]) -> str:
    """' [1][2]' for at most two sources; past the page's limit only those already numbered."""
    known = [slug for slug in sources if slug in book.sources][:2]
    for slug in known:
        if slug not in numbers and len(numbers) < MOST_SOURCES:
            numbers[slug] = len(numbers) + 1
    marks = "".join(f"[{numbers[slug]}]" for slug in known if slug in numbers)
    return f" {marks}" if marks else ""


def _reference(slug: str, book: Book) -> Reference:
    source = book.sources[slug]
    web = source.address.startswith(("https://", "http://"))
    return Reference(
        title=source.title,
        publisher=source.publisher,
        day=str(source.day) if source.day else "",
        address=source.address if web else "",
    )
