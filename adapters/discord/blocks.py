"""A card's parts as blocks of a Discord message: words in markdown, pictures, files, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from adapters.discord import limits, words
from adapters.discord.markdown import cut, escaped, fenced, link, unpinged
from bot.cards import (
    Attachment,
    Bullets,
    ButtonOption,
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
from bot.presentation.citations import Numbers, Shown, bracketed, numbered, shown, together
from bot.presentation.plain_words import colon
from bot.presentation.quote_words import in_marks

_ROWS_A_BLOCK = 20
_BREAKS = re.compile(r"[ \t\r\n]+")
"""What may become one space; the spaces that hold a day or a percent together stay."""
_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """Markdown, already escaped. ``marks``: where each citation stands in it, and its number."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    @property
    def shown(self) -> Shown:
        """The text with its citations."""
        return Shown(self.text, self.marks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG attached to a message; ``alt`` is for who can't see it."""

    name: str
    content: bytes
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """A file attached to a message, such as a table or the entries of a duty."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonRows:
    """Buttons of the questions that lead on, five a row as Discord allows."""

    options: tuple[ButtonOption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLines:
    """The sources by number, from 1, each a line: pages show those that their text cites."""

    lines: tuple[str, ...]


_BUTTONS = 2 * limits.BUTTONS_A_ROW
Block = MarkedText | Picture | AttachedFile | ButtonRows | SourceLines


def blocks(card: Card, *, chart: bytes | None) -> tuple[Block, ...]:
    """The card's content in order, without its title and footer.

    ``chart`` is the drawn first chart; without it (or for any further one) its words stand in.
    """
    out: list[Block] = []
    numbers = numbered(card.parts)
    for part in card.parts:
        if isinstance(part, Chart) and chart is not None:
            alt = cut(unpinged(part.alt), limits.MEDIA_DESCRIPTION)
            out.append(Picture(name="chart.png", content=chart, alt=alt))
            chart = None
        else:
            out += _blocks(part, card.lang, numbers)
    return tuple(out)


def _blocks(part: Part, lang: Lang, numbers: Numbers) -> Iterator[Block]:  # noqa: PLR0912 - a branch a part
    match part:
        case Headline(text=words):
            yield MarkedText(text=f"**{escaped(words)}**")
        case Prose(text=text, title=title):
            yield _words(_titled(title, _passage(text, numbers)))
        case Fields(rows=rows):
            told = (
                _passage(value, numbers).after(f"**{escaped(label)}{_colon(lang)}** ")
                for label, value in rows
            )
            yield _words(together("\n", told))
        case Bullets(items=items, title=title):
            points = (_inline(item, numbers).after("- ") for item in items)
            yield _words(_titled(title, together("\n", points)))
        case Table():
            yield from _table(part, lang, numbers)
        case Quotation():
            yield _words(_quotation(part, lang, numbers))
        case Chart(told=True):
            return
        case Chart(alt=alt, title=title):
            yield _words(_titled(title, Shown(escaped(alt))))
        case Notice(text=text, tone=tone):
            yield _words(_notice(_passage(text, numbers), warning=tone == "warning"))
        case Choices(options=options, title=title):
            if title:
                yield MarkedText(text=f"**{escaped(title)}**")
            yield from (ButtonRows(options=row) for row in _rows(options))
        case References(items=listed):
            yield SourceLines(
                lines=tuple(f"-# {numbers[item]}. {_reference(item)}" for item in listed)
            )
        case Attachment():
            yield from _paper(part, lang)
        case _:
            assert_never(part)


def _rows(options: tuple[ButtonOption, ...]) -> Iterator[tuple[ButtonOption, ...]]:
    """Two rows of buttons at most; more are one menu, which shows them when it is opened. A menu
    can open no address, so those that do stay buttons.
    """
    if len(options) > _BUTTONS:
        links = tuple(option for option in options if option.address)
        if links:
            yield from _rows(tuple(option for option in options if not option.address))
            yield from (links[n : n + limits.BUTTONS_A_ROW] for n in _starts(links))
            return
        yield options
        return
    for first in _starts(options):
        yield options[first : first + limits.BUTTONS_A_ROW]


def _starts(options: Sequence[ButtonOption]) -> range:
    """Where rows of them begin."""
    return range(0, len(options), limits.BUTTONS_A_ROW)


def _words(told: Shown) -> MarkedText:
    return MarkedText(text=told.text, marks=told.marks)


def _passage(passage: Passage, numbers: Numbers) -> Shown:
    return shown(passage, numbers, words=escaped, mark=_mark)


def _mark(number: int) -> str:
    return escaped(bracketed(number))


def _titled(title: str, body: Shown) -> Shown:
    return body.after(f"**{escaped(title)}**\n") if title else body


def _colon(lang: Lang) -> str:
    return colon(lang).rstrip(" ")


def _inline(passage: Passage, numbers: Numbers) -> Shown:
    """On one line."""
    if isinstance(passage, str):
        return Shown(_one_line(passage.strip()))
    return shown(passage, numbers, words=_one_line, mark=_mark)


def _one_line(words: str) -> str:
    return escaped(_BREAKS.sub(" ", words))


def small(text: str) -> str:
    """A remark in small print."""
    return "\n".join(f"-# {escaped(line)}" for line in text.splitlines() if line.strip())


def _notice(told: Shown, *, warning: bool) -> Shown:
    lines = (line for line in told.lines() if line.text.strip())
    if not warning:
        return together("\n", (line.after("-# ") for line in lines))
    bold = (together("", (line.after("> ⚠️ **"), Shown("**"))) for line in lines)
    return together("\n", bold)


def _quotation(part: Quotation, lang: Lang, numbers: Numbers) -> Shown:
    lines = [f"> {escaped(line)}" for line in in_marks(part, lang).splitlines()]
    about = ", ".join(bit for bit in (part.role, part.day, part.venue) if bit)
    lines.append(f"— **{escaped(part.speaker)}**" + (f" ({escaped(about)})" if about else ""))
    kind = words.QUOTE_KINDS[part.kind].on(lang)
    bits = (Shown(escaped(kind)), Shown(escaped(part.context)), _passage(part.source, numbers))
    small_print = together(" · ", (bit for bit in bits if bit.text))
    said = Shown("\n".join(lines))
    return together("\n", (said, _notice(small_print, warning=False))) if small_print.text else said


def _reference(item: Reference) -> str:
    tail = [escaped(bit) for bit in (item.publisher, item.day) if bit]
    return " · ".join([link(cut(item.title, _TITLE), item.address), *tail])


def _paper(part: Attachment, lang: Lang) -> Iterator[Block]:
    if len(part.content) > limits.FILE_BYTES:
        yield MarkedText(text=small(words.FILE_TOO_LARGE.on(lang)))
        return
    if part.title:
        yield MarkedText(text=f"**{escaped(part.title)}**")
    yield AttachedFile(name=part.name, content=part.content)


def _table(part: Table, lang: Lang, numbers: Numbers) -> Iterator[Block]:
    for first in range(0, max(len(part.rows), 1), _ROWS_A_BLOCK):
        rows = part.rows[first : first + _ROWS_A_BLOCK]
        body = _grid(part, rows, numbers) or _list(part, rows, lang, numbers)
        yield _words(_titled(part.title if first == 0 else "", body))


def _grid(part: Table, rows: Sequence[Sequence[Passage]], numbers: Numbers) -> Shown | None:
    """An aligned table, None when a phone would wrap it."""
    told = [[shown(cell, numbers) for cell in row] for row in part.rows]
    columns = range(len(part.columns))
    lengths = (part.columns, *([cell.text for cell in row] for row in told))
    widths = [max(len(row[n]) for row in lengths) for n in columns]
    if sum(widths) + 2 * (len(widths) - 1) > limits.PHONE_COLUMNS:
        return None
    cells = [[shown(cell, numbers) for cell in row] for row in rows]
    lines = [
        "  ".join(
            text.rjust(width) if n in part.numeric else text.ljust(width)
            for n, (text, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (part.columns, *([cell.text for cell in row] for row in cells))
    ]
    cites = frozenset[int]().union(*(cell.cites for row in cells for cell in row))
    return Shown(fenced(lines), tuple((0, number) for number in sorted(cites)))


def _list(part: Table, rows: Sequence[Sequence[Passage]], lang: Lang, numbers: Numbers) -> Shown:
    """Each row as a point: its first cell in bold, the others named below."""
    points = []
    for first, *others in rows:
        head = together("", (_inline(first, numbers).after("- **"), Shown("**")))
        below = [
            _inline(cell, numbers).after(f"{_one_line(name)}{_colon(lang)} " if name else "")
            for name, cell in zip(part.columns[1:], others, strict=True)
            if cell
        ]
        points.append(head)
        points += [together(" · ", below).after("  ")] if below else []
    return together("\n", points)
