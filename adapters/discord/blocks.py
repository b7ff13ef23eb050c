"""A card's parts as blocks of a Discord message: words in markdown, pictures, files, buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from adapters.discord import limits, words
from adapters.discord.markdown import cut, escaped, fenced, link, unpinged
from bot.cards import (
    Attachment,
    Bullets,
    Card,
    Chart,
    Choices,
    Fields,
    Headline,
    Notice,
    Option,
    Part,
    Prose,
    Quotation,
    Reference,
    References,
    Table,
)
from bot.domain.text import Lang
from bot.presentation.dates import colon

_ROWS_A_BLOCK = 20
_BREAKS = re.compile(r"[ \t\r\n]+")
"""What may become one space; the spaces that hold a day or a percent together stay."""
_TITLE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Markdown, already escaped."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG with what it shows in words."""

    name: str
    content: bytes
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file to take away."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonRows:
    """Questions to go on with."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The sources by number, from 1, each a line: pages show those that their text cites."""

    lines: tuple[str, ...]


Block = Words | Picture | Paper | ButtonRows | Sources


def blocks(card: Card, *, chart: bytes | None) -> tuple[Block, ...]:
    """The card's content in order, without its title and footer.

    ``chart`` is the drawn first chart; without it (or for any further one) its words stand in.
    """
    out: list[Block] = []
    for part in card.parts:
        if isinstance(part, Chart) and chart is not None:
            alt = cut(unpinged(part.alt), limits.MEDIA_DESCRIPTION)
            out.append(Picture(name="chart.png", content=chart, alt=alt))
            chart = None
        else:
            out += _blocks(part, card.lang)
    return tuple(out)


def _blocks(part: Part, lang: Lang) -> Iterator[Block]:  # noqa: PLR0912 - a branch a part
    match part:
        case Headline(text=text):
            yield Words(text=f"**{escaped(text)}**")
        case Prose(text=text, title=title):
            yield Words(text=_titled(title, escaped(text)))
        case Fields(rows=rows):
            lines = [
                f"**{escaped(label)}{_colon(lang)}** {escaped(value)}" for label, value in rows
            ]
            yield Words(text="\n".join(lines))
        case Bullets(items=items, title=title):
            yield Words(text=_titled(title, "\n".join(f"- {_inline(item)}" for item in items)))
        case Table():
            yield from _table(part, lang)
        case Quotation():
            yield Words(text=_quotation(part, lang))
        case Chart(told=True):
            return
        case Chart(alt=alt, title=title):
            yield Words(text=_titled(title, escaped(alt)))
        case Notice(text=text, tone=tone):
            yield Words(text=_warning(text) if tone == "warning" else small(text))
        case Choices(options=options, title=title):
            if title:
                yield Words(text=f"**{escaped(title)}**")
            if options:
                yield ButtonRows(options=options)
        case References(items=items):
            yield Sources(
                lines=tuple(f"-# {n}. {_reference(item)}" for n, item in enumerate(items, start=1))
            )
        case Attachment():
            yield from _paper(part, lang)
        case _:
            assert_never(part)


def _titled(title: str, body: str) -> str:
    return f"**{escaped(title)}**\n{body}" if title else body


def _colon(lang: Lang) -> str:
    return colon(lang).rstrip(" ")


def _inline(text: str) -> str:
    return escaped(_BREAKS.sub(" ", text).strip())


def small(text: str) -> str:
    """A remark in small print."""
    return "\n".join(f"-# {escaped(line)}" for line in text.splitlines() if line.strip())


def _warning(text: str) -> str:
    return "\n".join(f"> ⚠️ **{_inline(line)}**" for line in text.splitlines() if line.strip())


def _quotation(part: Quotation, lang: Lang) -> str:
    spoken = part.words if part.kind == "paraphrase" else f"“{part.words}”"
    lines = [f"> {escaped(line)}" for line in spoken.splitlines()]
    about = ", ".join(bit for bit in (part.role, part.day, part.venue) if bit)
    lines.append(f"— **{escaped(part.speaker)}**" + (f" ({escaped(about)})" if about else ""))
    kind = words.QUOTE_KINDS[part.kind].on(lang)
    small_print = " · ".join(bit for bit in (kind, part.context, part.source) if bit)
    return "\n".join([*lines, *([small(small_print)] if small_print else [])])


def _reference(item: Reference) -> str:
    tail = [escaped(bit) for bit in (item.publisher, item.day) if bit]
    return " · ".join([link(cut(item.title, _TITLE), item.address), *tail])


def _paper(part: Attachment, lang: Lang) -> Iterator[Block]:
    if len(part.content) > limits.FILE_BYTES:
        yield Words(text=small(words.FILE_TOO_LARGE.on(lang)))
        return
    if part.title:
        yield Words(text=f"**{escaped(part.title)}**")
    yield Paper(name=part.name, content=part.content)


def _table(part: Table, lang: Lang) -> Iterator[Block]:
    for first in range(0, max(len(part.rows), 1), _ROWS_A_BLOCK):
        rows = part.rows[first : first + _ROWS_A_BLOCK]
        body = _grid(part, rows) or _list(part, rows, lang)
        yield Words(text=_titled(part.title if first == 0 else "", body))


def _grid(part: Table, rows: tuple[tuple[str, ...], ...]) -> str:
    """An aligned table, '' when a phone would wrap it."""
    shown = (part.columns, *part.rows)
    widths = [max(len(row[n]) for row in shown) for n in range(len(part.columns))]
    if sum(widths) + 2 * (len(widths) - 1) > limits.PHONE_COLUMNS:
        return ""
    lines = [
        "  ".join(
            cell.rjust(width) if n in part.numeric else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (part.columns, *rows)
    ]
    return fenced(lines)


def _list(part: Table, rows: tuple[tuple[str, ...], ...], lang: Lang) -> str:
    """Each row as a point: its first cell in bold, the others named below."""
    lines = []
    for row in rows:
        rest = [
            f"{_inline(name)}{_colon(lang)} {_inline(cell)}" if name else _inline(cell)
            for name, cell in zip(part.columns[1:], row[1:], strict=True)
            if cell
        ]
        lines.append(f"- **{_inline(row[0])}**" + (f"\n  {' · '.join(rest)}" if rest else ""))
    return "\n".join(lines)
