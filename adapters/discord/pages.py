"""Blocks onto pages: every budget of Discord's is met by another page, never by an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adapters.discord import limits
from adapters.discord.blocks import Block, Paper, Picture, Presses, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One message's worth. ``number`` counts from 1."""

    number: int
    of: int
    blocks: tuple[Block, ...]


def paged(content: tuple[Block, ...]) -> tuple[Page, ...]:
    """At least one page; each within the budgets for text, components and files."""
    sheets: list[list[Block]] = [[]]
    for block in _pieces(content):
        if sheets[-1] and not _fits([*sheets[-1], block]):
            sheets.append([])
        sheets[-1].append(block)
    return tuple(
        Page(number=number, of=len(sheets), blocks=tuple(sheet))
        for number, sheet in enumerate(sheets, start=1)
    )


def _fits(sheet: list[Block]) -> bool:
    return (
        sum(map(_text, sheet)) <= limits.PAGE_TEXT
        and sum(map(_components, sheet)) <= limits.PAGE_COMPONENTS
        and sum(isinstance(block, Picture | Paper) for block in sheet) <= limits.FILES
        and sum(len(b.content) for b in sheet if isinstance(b, Picture | Paper))
        <= limits.FILE_BYTES
    )


def _text(block: Block) -> int:
    match block:
        case Words(text=text):
            return len(text) + 2
        case Presses(options=options) if len(options) <= limits.BUTTONS_A_ROW:
            return sum(min(len(option.label), limits.BUTTON_LABEL) for option in options)
        case _:
            return 0


def _components(block: Block) -> int:
    match block:
        case Presses(options=options):
            many = len(options) > limits.BUTTONS_A_ROW
            return 2 if many else 1 + len(options)
        case Picture():
            return 2
        case _:
            return 1


def _pieces(content: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, those too long for any page cut up."""
    for block in content:
        match block:
            case Words(text=text) if len(text) + 2 > limits.PAGE_TEXT:
                yield from (Words(text=piece) for piece in _cut_up(text, limits.PAGE_TEXT - 2))
            case Presses(options=options) if len(options) > limits.SELECT_OPTIONS:
                for first in range(0, len(options), limits.SELECT_OPTIONS):
                    yield Presses(options=options[first : first + limits.SELECT_OPTIONS])
            case _:
                yield block


def _cut_up(text: str, most: int) -> Iterator[str]:
    """``text`` in pieces of at most ``most`` characters, at line ends or else at spaces."""
    while len(text) > most:
        at = text.rfind("\n", 1, most)
        at = at if at > 0 else text.rfind(" ", 1, most)
        at = at if at > 0 else most
        yield text[:at]
        text = text[at:].lstrip("\n ")
    if text:
        yield text
