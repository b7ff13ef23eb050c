"""A card's blocks in pages: each within Slack's budgets, with the sources that it cites itself.

An answer that somebody waits for also breaks where a screen is full: the rest is one press away
(docs/decisions/slack-pages.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from adapters.slack import limits
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.parts import (
    BlockGroup,
    RenderSetting,
    SourceLine,
    pieces,
    source,
    source_pieces,
)
from bot.cards import Card, Choices, Part, References
from bot.presentation import pages
from bot.presentation.citations import numbered

RESERVED_BLOCKS = 5
"""For the title, the page's number, buttons and who shared it."""
RESERVED_CHARACTERS = 600
SOURCE_BLOCKS = 10
"""Kept free on a page for its sources: more paragraphs of them than its characters allow."""
SCREEN = 1_600
"""Characters that fill a screen, headings and tables included."""
_BETWEEN = 2
"""Characters between two sources of a paragraph."""


def bodies(card: Card, setting: RenderSetting) -> tuple[list[Block], ...]:
    """The card's blocks by page, without title and buttons. At least one page."""
    content, button_rows = _parted(card.parts)
    numbers = numbered(card.parts)
    go_on = [
        block
        for part in button_rows
        for piece in pieces(part, setting, numbers)
        for block in piece.blocks
    ]
    sources = [source(number, item) for item, number in numbers.items()]
    found = [piece for part in content for piece in pieces(part, setting, numbers)]
    made = pages.paged(
        map(_piece, found),
        _limits(setting, kept_free=len(go_on) + (SOURCE_BLOCKS if sources else 0)),
        [one.characters + _BETWEEN for one in sources],
        uncited=sorted(set(numbers.values()).difference(*(piece.cites for piece in found))),
    )
    first, *rest = (_blocks(page, sources, setting) for page in made)
    if setting.screen:  # one page is seen at a time
        rest = [[*page, *go_on] for page in rest]
    return ([*first, *go_on], *rest)


def _parted(parts: Sequence[Part]) -> tuple[tuple[Part, ...], tuple[Choices, ...]]:
    """What the card says, and what to go on with where that stands last.

    Sources go to the page that cites them, and what to go on with to every page that is seen alone.
    """
    content = [part for part in parts if not isinstance(part, References)]
    button_rows: list[Choices] = []
    while content and isinstance(last := content[-1], Choices):
        button_rows.insert(0, last)
        content.pop()
    return tuple(content), tuple(button_rows)


def _limits(setting: RenderSetting, *, kept_free: int) -> pages.Limits:
    """Of a page: its characters, its blocks, and one table."""
    most = limits.MESSAGE_BLOCKS if setting.surface == "message" else limits.VIEW_BLOCKS
    return pages.Limits(
        text=limits.MESSAGE_CHARACTERS - RESERVED_CHARACTERS,
        counts=(most - RESERVED_BLOCKS - kept_free, 1),
        screen=SCREEN if setting.screen else 0,
    )


def _piece(piece: BlockGroup) -> pages.Piece[tuple[Block, ...]]:
    return pages.Piece(
        content=piece.blocks,
        text=piece.characters,
        counts=(len(piece.blocks), int(piece.table)),
        cites=tuple(sorted(piece.cites)),
    )


def _blocks(
    page: pages.Page[tuple[Block, ...]], sources: Sequence[SourceLine], setting: RenderSetting
) -> list[Block]:
    """Those of the page, then its sources by number."""
    listed = source_pieces((sources[number - 1] for number in sorted(page.cites)), setting.lang)
    return [
        *(block for blocks in page.content for block in blocks),
        *(block for piece in listed for block in piece.blocks),
    ]
