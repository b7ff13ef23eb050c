"""A card's blocks in pages: each within Slack's budgets, with the sources that it cites itself.

An answer that somebody waits for also breaks where a screen is full: the rest is one press away
(docs/decisions/slack-pages.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from adapters.slack import limits
from adapters.slack.blocks import Block
from adapters.slack.parts import Piece, Setting, pieces, source, source_pieces
from bot.cards import Card, Choices, Part, Reference, References
from bot.domain.text import Lang
from bot.presentation.citations import numbered

RESERVED_BLOCKS = 5
"""For the title, the page's number, buttons and who shared it."""
RESERVED_CHARACTERS = 600
SOURCE_BLOCKS = 10
"""Kept free on a page for its sources: more paragraphs of them than its characters allow."""
SCREEN = 1_600
"""Characters that fill a screen, headings and tables included."""


class _Notes:
    """The list of a card's sources, numbered from 1."""

    def __init__(self, items: tuple[Reference, ...]) -> None:
        self.sources = tuple(source(number, item) for number, item in enumerate(items, start=1))

    def size(self, numbers: Iterable[int]) -> int:
        """Characters of these sources."""
        return sum(self.sources[number - 1].characters + 2 for number in numbers)

    def pieces(self, numbers: Iterable[int], lang: Lang) -> Iterator[Piece]:
        """These sources, in order."""
        return source_pieces((self.sources[number - 1] for number in sorted(numbers)), lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Budget:
    """What a page holds. ``screen`` is 0 where only Slack's budgets count."""

    blocks: int
    characters: int = limits.MESSAGE_CHARACTERS - RESERVED_CHARACTERS
    screen: int = 0


@dataclass(slots=True, kw_only=True)
class _Page:
    """A page while it is being filled. ``shown`` are its own characters, without sources."""

    blocks: list[Block] = field(default_factory=list)
    shown: int = 0
    sources: int = 0
    cites: set[int] = field(default_factory=set)
    table: bool = False

    def takes(self, piece: Piece, more: int, room: _Budget) -> bool:
        """Whether Slack would take the page with this piece and ``more`` characters of sources."""
        characters = self.shown + piece.characters + self.sources + more
        return (
            len(self.blocks) + len(piece.blocks) <= room.blocks
            and characters <= room.characters
            and not (self.table and piece.table)
        )

    def is_enough(self, left: int, room: _Budget) -> bool:
        """Whether the screen is full. A few lines more are no page of their own."""
        return bool(room.screen) and self.shown >= room.screen and left > room.screen // 4

    def add(self, piece: Piece) -> None:
        """Put it there."""
        self.blocks.extend(piece.blocks)
        self.shown += piece.characters
        self.table = self.table or piece.table


def bodies(card: Card, setting: Setting) -> tuple[list[Block], ...]:
    """The card's blocks by page, without title and buttons. At least one page."""
    content, sources, button_rows = _parted(card.parts)
    numbers = numbered(card.parts)
    go_on = [
        block
        for part in button_rows
        for piece in pieces(part, setting, numbers)
        for block in piece.blocks
    ]
    notes = _Notes(sources)
    most = limits.MESSAGE_BLOCKS if setting.surface == "message" else limits.VIEW_BLOCKS
    room = _Budget(
        blocks=most - RESERVED_BLOCKS - len(go_on) - (SOURCE_BLOCKS if sources else 0),
        screen=SCREEN if setting.screen else 0,
    )
    found = [piece for part in content for piece in pieces(part, setting, numbers)]
    pages = _with_sources(list(_packed(found, notes, room)), notes, room, setting)
    first, *rest = pages or [[]]
    if setting.screen:  # one page is seen at a time
        rest = [[*page, *go_on] for page in rest]
    return ([*first, *go_on], *rest)


def _parted(
    parts: Sequence[Part],
) -> tuple[tuple[Part, ...], tuple[Reference, ...], tuple[Choices, ...]]:
    """What the card says, its list of sources, and what to go on with where that stands last.

    Sources go to the page that cites them, and what to go on with to every page that is seen alone.
    """
    sources = tuple(numbered(parts))
    content = [part for part in parts if not isinstance(part, References)]
    button_rows: list[Choices] = []
    while content and isinstance(last := content[-1], Choices):
        button_rows.insert(0, last)
        content.pop()
    return tuple(content), sources, tuple(button_rows)


def _packed(found: list[Piece], notes: _Notes, room: _Budget) -> Iterator[_Page]:
    """Pieces in order, a new page where one would not fit any more or a screen is full."""
    left = sum(piece.characters for piece in found)
    page = _Page()
    for piece in found:
        cites = piece.cites
        fits = page.takes(piece, notes.size(cites - page.cites), room)
        if page.blocks and (not fits or page.is_enough(left, room)):
            yield page
            page = _Page()
        page.sources += notes.size(cites - page.cites)
        page.cites |= cites
        page.add(piece)
        left -= piece.characters
    if page.blocks:
        yield page


def _with_sources(
    pages: list[_Page], notes: _Notes, room: _Budget, setting: Setting
) -> list[list[Block]]:
    """Each page with the sources it cites, the last one with those that are cited nowhere."""
    cited = set(chain.from_iterable(page.cites for page in pages))
    if not pages:
        pages = [_Page()]
    pages[-1].cites |= set(range(1, len(notes.sources) + 1)) - cited
    full = _Budget(blocks=room.blocks + (SOURCE_BLOCKS if notes.sources else 0))
    out: list[list[Block]] = []
    for page in pages:
        page.sources = 0  # no longer to come: here they are
        for piece in notes.pieces(page.cites, setting.lang):
            if page.blocks and not page.takes(piece, 0, full):
                out.append(page.blocks)
                page = _Page()
            page.add(piece)
        out.append(page.blocks)
    return [blocks for blocks in out if blocks]
