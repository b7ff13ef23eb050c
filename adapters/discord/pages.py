"""Blocks onto pages: every budget of Discord's is met by another page, never by an error.

The sources of a page's figures stand on that page, and so do the buttons to go on with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from adapters.discord import limits
from adapters.discord.blocks import Block, ButtonRows, Paper, Picture, Sources, Words
from bot.presentation.citations import Shown, together

_FENCE = "```"
_BELOW = "  "
"""What a line begins with that belongs to the point above it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One message's worth. ``number`` counts from 1."""

    number: int
    of: int
    blocks: tuple[Block, ...]


def paged(content: tuple[Block, ...]) -> tuple[Page, ...]:
    """At least one page; each within the budgets for text, components and files."""
    body: list[Block] = [block for block in content if not isinstance(block, Sources)]
    sources = [line for block in content if isinstance(block, Sources) for line in block.lines]
    standing: list[Block] = [body.pop()] if body and isinstance(body[-1], ButtonRows) else []
    if standing and _menu_too_long(standing[0]):
        body, standing = [*body, *standing], []
    sheets = [_PageBuilder(sources=sources, standing=standing)]
    for block in _unbundled(body):
        _lay(block, sheets)
    cited = set[int]().union(*(sheet.cited for sheet in sheets))
    if rest := [line for number, line in enumerate(sources, 1) if number not in cited]:
        _lay(Words(text="\n".join(rest)), sheets)
    return tuple(
        Page(number=number, of=len(sheets), blocks=sheet.finished())
        for number, sheet in enumerate(sheets, start=1)
    )


@dataclass(slots=True, kw_only=True)
class _PageBuilder:
    """A page being filled, with what it holds so far counted."""

    sources: list[str]
    standing: list[Block]
    blocks: list[Block] = field(default_factory=list)
    cited: set[int] = field(default_factory=set)
    text: int = 0
    components: int = 0
    files: int = 0
    weight: int = 0

    def __post_init__(self) -> None:
        for block in self.standing:
            self._count(block)
        self.components += 1  # the sources' own text

    def take(self, block: Block) -> bool:
        """Add the block if it fits."""
        before = (self.text, self.components, self.files, self.weight, set(self.cited))
        self._count(block)
        if self._within():
            self.blocks.append(block)
            return True
        self.text, self.components, self.files, self.weight, self.cited = before
        return False

    def finished(self) -> tuple[Block, ...]:
        """Content, the sources of its figures, then what to go on with."""
        lines = [self.sources[number - 1] for number in sorted(self.cited)]
        told: list[Block] = [Words(text="\n".join(lines))] if lines else []
        return (*self.blocks, *told, *self.standing)

    def _count(self, block: Block) -> None:
        match block:
            case Words(text=text):
                self.text += len(text) + 2
                merged = bool(self.blocks) and isinstance(self.blocks[-1], Words)
                self.components += not merged
                self._cite(block.shown.cites)
            case ButtonRows(options=options):
                shown = min(len(options), limits.BUTTONS_A_ROW)
                self.components += 1 + shown if shown == len(options) else 2
                self.text += sum(min(len(o.label), limits.BUTTON_LABEL) for o in options[:shown])
            case Picture() | Paper():
                self.components += 2 if isinstance(block, Picture) else 1
                self.files += 1
                self.weight += len(block.content)
            case Sources():
                raise AssertionError("sources are laid by what cites them")

    def _cite(self, numbers: frozenset[int]) -> None:
        for number in sorted(numbers):
            if number not in self.cited:
                self.cited.add(number)
                self.text += len(self.sources[number - 1]) + 1

    def _within(self) -> bool:
        return (
            self.text <= limits.PAGE_TEXT
            and self.components <= limits.PAGE_COMPONENTS
            and self.files <= limits.FILES
            and self.weight <= limits.FILE_BYTES
        )


def _lay(block: Block, sheets: list[_PageBuilder]) -> None:
    """Put a block on the last sheet and, where it doesn't fit, on further ones."""
    while True:
        sheet = sheets[-1]
        if sheet.take(block):
            return
        if isinstance(block, Words) and _FENCE not in block.text:
            left = _fill(sheet, block.shown)
            if not left.text:
                return
            block = _words(left)
        if not sheet.blocks:  # bigger than any page: nothing but a piece of it can be shown
            return
        sheets.append(_PageBuilder(sources=sheet.sources, standing=sheet.standing))


def _words(told: Shown) -> Words:
    return Words(text=told.text, marks=told.marks)


def _fill(sheet: _PageBuilder, told: Shown) -> Shown:
    """Lay as many whole lines as fit. What is left, under its title again; a title never stays
    behind alone, and a point of a list keeps the lines below it.
    """
    lines = [*told.lines()]
    title = lines[:1] if len(lines) > 1 and _is_title(lines[0].text) else []
    for count in range(len(lines) - 1, len(title), -1):
        if lines[count].text.startswith(_BELOW):
            continue
        if sheet.take(_words(together("\n", lines[:count]))):
            return together("\n", [*title, *lines[count:]])
    if sheet.blocks:
        return told
    text = told.text
    at = text.rfind(" ", limits.PAGE_TEXT // 3, limits.PAGE_TEXT // 2)
    at = at if at > 0 else limits.PAGE_TEXT // 2
    while at and not sheet.take(_words(told.cut(0, at))):
        at //= 2
    return told.cut(at + len(text[at:]) - len(text[at:].lstrip()), len(text))


def _is_title(line: str) -> bool:
    """Whether the whole line is bold; a field's is only to its colon."""
    return line.startswith("**") and line.endswith("**")


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
