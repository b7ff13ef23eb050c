"""Blocks onto pages: every budget of Discord's is met by another page, never by an error.

The sources of a page's figures stand on that page, and so do the buttons to go on with.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from adapters.discord import limits
from adapters.discord.blocks import (
    AttachedFile,
    Block,
    ButtonRows,
    MarkedText,
    Picture,
    SourceLines,
)
from bot.presentation import pages
from bot.presentation.citations import Shown, together
from bot.presentation.text_cuts import cut_up

_FENCE = "```"
_BELOW = "  "
"""What a line begins with that belongs to the point above it."""
_PIECE = limits.PAGE_TEXT // 2
"""Characters of a line that stays whole: two fit a page."""
_TITLE = 300
"""Characters of a bold line that is said again on the next page."""
_BETWEEN = 1
"""Characters between two lines; an empty one parts two texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """One message's worth. ``number`` counts from 1."""

    number: int
    of: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, or a few, of the text that is the block of this number."""

    block: int
    told: Shown


_Content = _Line | ButtonRows | Picture | AttachedFile


def paged(content: tuple[Block, ...]) -> tuple[MessagePage, ...]:
    """At least one page; each within the budgets for text, components and files."""
    if _is_one_page(content):
        return (MessagePage(number=1, of=1, blocks=content),)
    return cut_into_pages(content)


def _is_one_page(content: tuple[Block, ...]) -> bool:
    """Whether it is plainly one: few words and buttons, nothing cited. Most answers are, and a
    page for all of it is what :func:`cut_into_pages` would come to, at a twentieth of its cost.
    """
    text = components = 0
    for block in content:
        match block:
            case MarkedText(text=said) if len(said) <= _PIECE:
                text += len(said) + 2 * _BETWEEN
                components += 1
            case ButtonRows(options=options) if len(options) <= limits.BUTTONS_A_ROW:
                text += sum(len(option.label) for option in options)
                components += 1 + len(options)
            case _:
                return False
    return bool(content) and text <= limits.PAGE_TEXT and components < limits.PAGE_COMPONENTS


def cut_into_pages(content: tuple[Block, ...]) -> tuple[MessagePage, ...]:
    """The pages of what may be more than one."""
    body: list[Block] = [block for block in content if not isinstance(block, SourceLines)]
    sources = [line for block in content if isinstance(block, SourceLines) for line in block.lines]
    standing: list[Block] = [body.pop()] if body and isinstance(body[-1], ButtonRows) else []
    if standing and _menu_too_long(standing[0]):
        body, standing = [*body, *standing], []
    found = [
        piece for number, block in enumerate(_unbundled(body)) for piece in _pieces(block, number)
    ]
    cited = {number for piece in found for number in piece.cites}
    made = pages.paged(
        found,
        _limits(standing),
        [len(line) + 1 for line in sources],
        uncited=[n for n in range(1, len(sources) + 1) if n not in cited],
    )
    return tuple(
        MessagePage(number=number, of=len(made), blocks=(*_blocks(page, sources), *standing))
        for number, page in enumerate(made, start=1)
    )


def _limits(standing: Sequence[Block]) -> pages.Limits:
    """Of a page beside the buttons that stand on each, and the text of its sources: components,
    files and their bytes.
    """
    kept = [piece for block in standing for piece in _pieces(block, 0)]
    return pages.Limits(
        text=limits.PAGE_TEXT - sum(piece.text for piece in kept),
        counts=(
            limits.PAGE_COMPONENTS - 1 - sum(piece.counts[0] for piece in kept),
            limits.FILES,
            limits.FILE_BYTES,
        ),
    )


def _pieces(block: Block, number: int) -> Iterator[pages.Piece[_Content]]:
    match block:
        case MarkedText():
            yield from _lines(block.shown, number)
        case ButtonRows(options=options):
            shown = min(len(options), limits.BUTTONS_A_ROW)
            count = 1 + shown if shown == len(options) else 2
            text = sum(min(len(o.label), limits.BUTTON_LABEL) for o in options[:shown])
            yield pages.Piece(content=block, text=text, counts=(count, 0, 0))
        case Picture(content=content):
            yield pages.Piece(content=block, text=0, counts=(2, 1, len(content)))
        case AttachedFile(content=content):
            yield pages.Piece(content=block, text=0, counts=(1, 1, len(content)))
        case SourceLines():
            raise AssertionError("sources are laid by what cites them")


def _lines(told: Shown, number: int) -> Iterator[pages.Piece[_Content]]:
    """A text in pieces that two fit a page, each point of a list with the lines below it, under
    the title of the text. A table in a code block stays whole.
    """
    if _FENCE in told.text:
        yield _line(told, number, above=1)
        return
    first, *rest = told.lines()
    title = _line(first, number, above=1) if rest and _is_title(first.text) else None
    for at, point in enumerate(_points(rest if title else [first, *rest])):
        yield _line(point, number, title, above=int(not at and not title))


def _points(lines: Sequence[Shown]) -> Iterator[Shown]:
    """Lines, with those that belong below one; long ones are cut."""
    groups: list[list[Shown]] = []
    for line in lines:
        if groups and line.text.startswith(_BELOW):
            groups[-1].append(line)
        else:
            groups.append([line])
    for group in groups:
        whole = together("\n", group)
        parts = [whole] if len(whole.text) <= _PIECE else group
        for part in parts:
            yield from cut_up(part, _PIECE) if len(part.text) > _PIECE else (part,)


def _line(
    told: Shown, number: int, title: pages.Piece[_Content] | None = None, *, above: int = 0
) -> pages.Piece[_Content]:
    """A piece of the text of this number; ``above``: empty lines before it."""
    return pages.Piece(
        content=_Line(number, told),
        text=len(told.text) + _BETWEEN + above,
        counts=(1, 0, 0),
        saves=(1, 0, 0),
        cites=tuple(sorted(told.cites)),
        title=title,
    )


def _blocks(page: pages.Page[_Content], sources: Sequence[str]) -> Iterator[Block]:
    """Its content, lines of one text together again, then its sources by number."""
    for number, group in groupby(page.content, key=_text_of):
        if number is None:
            yield from (one for one in group if not isinstance(one, _Line))
            continue
        told = together("\n", (line.told for line in group if isinstance(line, _Line)))
        yield MarkedText(text=told.text, marks=told.marks)
    if page.cites:
        yield MarkedText(text="\n".join(sources[number - 1] for number in sorted(page.cites)))


def _text_of(content: _Content) -> int | None:
    return content.block if isinstance(content, _Line) else None


def _is_title(line: str) -> bool:
    """Whether the whole line is bold, and short; a field's is only to its colon."""
    return line.startswith("**") and line.endswith("**") and len(line) <= _TITLE


def _menu_too_long(block: Block) -> bool:
    return isinstance(block, ButtonRows) and len(block.options) > limits.SELECT_OPTIONS


def _unbundled(body: Sequence[Block]) -> list[Block]:
    """The same with menus of more options than one may have, parted."""
    out: list[Block] = []
    most = limits.SELECT_OPTIONS
    for block in body:
        if isinstance(block, ButtonRows) and len(block.options) > most:
            out += [
                ButtonRows(options=block.options[first : first + most])
                for first in range(0, len(block.options), most)
            ]
        else:
            out.append(block)
    return out
