"""Cards in a terminal: rich tables and colours that fit its width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text as Styled

from adapters.console import words
from adapters.console.choices import INDENT, short_lines
from adapters.console.text import printable
from bot.cards import (
    Attachment,
    Bullets,
    Card,
    Chart,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Passage,
    Prose,
    Quotation,
    Reference,
    References,
    Table,
)
from bot.domain.text import Lang
from bot.presentation.citations import Numbers, bracketed, numbered, text_of
from bot.presentation.quote_words import in_marks

_WIDEST = 110
_LONGEST_TITLE = 80


def show(card: Card, console: Console) -> None:
    """Print ``card``, its short card where it has one. Every string in it is plain text: nothing
    is read as markup.
    """
    if card.short is not None:
        console.print(_plain(card.short.headline, "bold cyan"))
        for line in short_lines(card.short, card.lang):
            mark, text = line[: len(INDENT)], line[len(INDENT) :]
            console.print(_item(mark.strip(), text), width=min(console.width, _WIDEST))
        console.print()
        return
    numbers = numbered(card.parts)
    for number, part in enumerate(card.parts):
        if number:
            console.print()
        console.print(rendered(part, numbers, card.lang), width=min(console.width, _WIDEST))
    console.print()


def rendered(part: Part, numbers: Numbers, lang: Lang) -> RenderableType:  # noqa: PLR0911 - one return a part
    """One part as something rich can print."""
    match part:
        case Headline(text=text):
            return _plain(text, "bold cyan")
        case Prose(text=text, title=title):
            return Group(*_titled(title), _plain(text_of(text, numbers)))
        case Notice(text=text, tone=tone):
            return _plain(text_of(text, numbers), "yellow" if tone == "warning" else "dim")
        case Fields(rows=rows):
            return _fields(rows, numbers)
        case Bullets(items=items, title=title):
            return Group(*_titled(title), *(_item("•", text_of(item, numbers)) for item in items))
        case Table():
            return _table(part, numbers)
        case Quotation():
            return _quotation(part, numbers, lang)
        case Chart(alt=alt):
            return _plain(alt, "dim")
        case Choices(options=options, title=title):
            listed = (_item(f"[{n}]", o.label) for n, o in enumerate(options, start=1))
            return Group(*_titled(title), *listed)
        case References(items=listed):
            return Group(*(_reference(numbers[item], item) for item in listed))
        case Attachment(name=name, title=title):
            return _plain(f"{title or name} ({words.TYPE_SAVE.on(lang)})", "dim")
        case _:
            assert_never(part)


def _plain(text: str, style: str = "") -> Styled:
    return Styled(printable(text), style=style)


def _titled(title: str) -> Iterator[Styled]:
    if title:
        yield _plain(title, "bold")


def _item(mark: str, text: str) -> RenderableType:
    """A hanging indent, so that long lines read as one item."""
    grid = Grid.grid(padding=(0, 1))
    grid.add_column(width=max(1, len(mark)))
    grid.add_column(overflow="fold")
    grid.add_row(mark, _plain(text))
    return grid


def _fields(rows: tuple[tuple[str, Passage], ...], numbers: Numbers) -> RenderableType:
    grid = Grid.grid(padding=(0, 2))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for label, value in rows:
        grid.add_row(_plain(label), _plain(text_of(value, numbers)))
    return grid


def _table(part: Table, numbers: Numbers) -> RenderableType:
    grid = Grid(title=_plain(part.title, "bold") if part.title else None, title_justify="left")
    for number, name in enumerate(part.columns):
        numeric = number in part.numeric
        grid.add_column(_plain(name), justify="right" if numeric else "left", overflow="fold")
    for row in part.rows:
        grid.add_row(*(_plain(text_of(cell, numbers)) for cell in row))
    return grid


def _quotation(part: Quotation, numbers: Numbers, lang: Lang) -> RenderableType:
    about = ", ".join(bit for bit in (part.role, part.day, part.venue) if bit)
    lines = [
        _plain(in_marks(part, lang), "italic"),
        _plain(f"— {part.speaker}" + (f" ({about})" if about else ""), "bold"),
        *(_plain(line, "dim") for line in (part.context, text_of(part.source, numbers)) if line),
    ]
    return Padding(Group(*lines), (0, 0, 0, 2))


def _reference(number: int, item: Reference) -> RenderableType:
    """One line a source: its title is the link, so that addresses don't bury the answer."""
    title = item.title if len(item.title) <= _LONGEST_TITLE else f"{item.title[:_LONGEST_TITLE]}…"
    line = _plain(f"{bracketed(number)} ", "dim")
    address = printable(item.address)
    line.append(printable(title), style=_linked(address))
    for bit in (item.publisher, item.day):
        line.append(f", {printable(bit)}" if bit else "", style="dim")
    return line


def _linked(address: str) -> Style:
    """A dim style that leads to ``address`` on terminals that know links."""
    return Style(dim=True, link=address or None)
