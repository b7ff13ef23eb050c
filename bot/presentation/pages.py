"""Pages of an answer: pieces in order, each page within its platform's limits, sources with it.

A platform makes the pieces and says what they take and what a page holds; this is the only place
that decides where one page ends and the next begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece(Generic[T]):
    """What stays together on a page.

    ``text`` are its characters, ``counts`` what it takes of the other things that the platform
    limits (blocks, files, bytes), in the order of its limits; ``saves`` how much less of them where
    it follows one that saves, too: lines that are shown as one block. ``cites`` are the numbers of
    sources that go where it goes, ``may_cite`` of those that do while there is room for them.
    ``title`` stands above it, once a page, over all that follow with the same one.
    """

    content: T
    text: int
    counts: tuple[int, ...] = ()
    saves: tuple[int, ...] = ()
    cites: tuple[int, ...] = ()
    may_cite: tuple[int, ...] = ()
    title: Piece[T] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one page holds: ``text`` characters with its sources, and ``counts`` of other things.

    ``own_text``: characters without sources. ``screen``: characters that fill a screen, after which
    a page ends unless little more is left; 0 where only limits count. ``sources``: how many a page
    may have before nothing is cited but what must be.
    """

    text: int
    own_text: int | None = None
    counts: tuple[int, ...] = ()
    screen: int = 0
    sources: int = 0


@dataclass(slots=True, kw_only=True)
class Page(Generic[T]):
    """A page. ``cites`` are the numbers of its sources in the order they are first cited."""

    content: list[T] = field(default_factory=list)
    cites: list[int] = field(default_factory=list)


def paged(
    pieces: Iterable[Piece[T]],
    limits: Limits,
    sources: Sequence[int] = (),
    *,
    uncited: Iterable[int] = (),
) -> list[Page[T]]:
    """The pieces on as few pages as hold them, one at least.

    ``sources`` are the characters of each source, by number from 1. Those that are ``uncited``
    stand last. A piece that is too much for any page has one alone.
    """
    found = list(pieces)
    left = sum(piece.text for piece in found)
    filled: list[_Filling[T]] = [_Filling(limits, sources)]
    for piece in found:
        page = filled[-1]
        if page.content and (not page.takes(piece) or page.is_enough(left)):
            filled.append(page := _Filling(limits, sources))
        page.add(piece)
        left -= piece.text
    filled[-1].cites += [number for number in uncited if number not in filled[-1].cites]
    return [page for one in filled for page in one.done()]


class _Filling(Generic[T]):
    """A page being filled, with what it holds so far counted."""

    def __init__(self, limits: Limits, sources: Sequence[int]) -> None:
        self._limits = limits
        self._sources = sources
        self.content: list[T] = []
        self.cites: list[int] = []
        self._text = 0
        self._counts = [0] * len(limits.counts)
        self._last: Piece[T] | None = None

    def takes(self, piece: Piece[T]) -> bool:
        """Whether it fits, with its title and its sources."""
        limits, laid = self._limits, self._laid(piece)
        text = self._text + sum(one.text for one in laid)
        counts = self._added(laid)
        return (
            (limits.own_text is None or text <= limits.own_text)
            and text + self._source_text([*self.cites, *self._new(piece)]) <= limits.text
            and all(count <= most for count, most in zip(counts, limits.counts, strict=True))
        )

    def is_enough(self, left: int) -> bool:
        """Whether the screen is full. A few lines more are no page of their own."""
        screen = self._limits.screen
        return bool(screen) and self._text >= screen and left > screen // 4

    def add(self, piece: Piece[T]) -> None:
        """Put it there, under its title where that does not stand above it yet."""
        laid = self._laid(piece)
        self._counts = self._added(laid)
        self._text += sum(one.text for one in laid)
        self.content += [one.content for one in laid]
        self.cites += self._new(piece)
        self._last = piece

    def done(self) -> Iterator[Page[T]]:
        """The page, and further ones for sources that it has no room for."""
        page, text = Page(content=self.content), self._text
        for number in self.cites:
            size = self._sources[number - 1]
            if (page.content or page.cites) and text + size > self._limits.text:
                yield page
                page, text = Page[T](), 0
            page.cites.append(number)
            text += size
        yield page

    def _laid(self, piece: Piece[T]) -> tuple[Piece[T], ...]:
        above = self._last.title if self._last is not None else None
        return (piece,) if piece.title is None or piece.title is above else (piece.title, piece)

    def _added(self, laid: Sequence[Piece[T]]) -> list[int]:
        counts, last = list(self._counts), self._last
        for piece in laid:
            saved = piece.saves if last is not None and last.saves else ()
            for at, count in enumerate(piece.counts):
                counts[at] += count - (saved[at] if saved else 0)
            last = piece
        return counts

    def _new(self, piece: Piece[T]) -> list[int]:
        new = [number for number in piece.cites if number not in self.cites]
        if len(self.cites) + len(new) < self._limits.sources:
            new += [n for n in piece.may_cite if n not in self.cites and n not in new]
        return new

    def _source_text(self, numbers: Iterable[int]) -> int:
        return sum(self._sources[number - 1] for number in numbers)
