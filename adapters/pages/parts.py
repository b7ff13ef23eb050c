"""The parts of a card as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from html import escape
from typing import assert_never

from adapters.pages.html import Child, Html, el, joined, link
from bot.cards import (
    Attachment,
    Bullets,
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
from bot.presentation import page_words
from bot.presentation.citations import Numbers, bracketed, numbered, shown
from bot.presentation.plain_words import colon
from bot.presentation.quote_words import in_marks

Draw = Callable[[Chart], str]
"""A chart as SVG, its texts escaped."""


def content(parts: Iterable[Part], lang: Lang, draw: Draw, *, mark: str = "s") -> Html:
    """All parts in order; buttons and files are for chat alone. ``mark`` begins the ids of their
    sources, so that two lists may stand on one page."""
    listed_parts = tuple(parts)
    sources = PageSources(mark=mark, numbers=numbered(listed_parts))
    return joined(_part(part, sources, lang, draw) for part in listed_parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSources:
    """The sources listed on a page: what their ids begin with, and their numbers."""

    mark: str
    numbers: Numbers


def text(passage: Passage, sources: PageSources) -> Html:
    """A passage whose citations lead to their sources."""
    made = shown(passage, sources.numbers, words=escape, mark=partial(_leading, sources.mark))
    return Html(made.text)


def _leading(mark: str, number: int) -> str:
    return link(bracketed(number), f"#{mark}{number}", class_="mark")


def _part(part: Part, sources: PageSources, lang: Lang, draw: Draw) -> Child:  # noqa: PLR0911 - one a part
    match part:
        case Headline(text=words):
            return el("p", words, class_="lead")
        case Prose(text=told, title=title):
            return joined([_heading(title), el("p", text(told, sources))])
        case Notice(text=told, tone=tone):
            return el("p", text(told, sources), class_="warn" if tone == "warning" else "quiet")
        case Fields(rows=rows):
            pairs = ((el("dt", label), el("dd", text(value, sources))) for label, value in rows)
            return el("dl", *(one for pair in pairs for one in pair))
        case Bullets(items=items, title=title):
            return joined([_heading(title), listed(text(item, sources) for item in items)])
        case Table():
            return table(part, sources, lang)
        case Quotation():
            return _quotation(part, sources, lang)
        case Chart():
            return _chart(part, draw)
        case References(items=items):
            return _sources(items, sources, lang)
        case Choices() | Attachment():
            return None
        case _:
            assert_never(part)


def _heading(title: str) -> Child:
    return el("h2", title) if title else None


def listed(items: Iterable[Child]) -> Html:
    """A list with a bullet each."""
    return el("ul", *(el("li", item) for item in items))


FEW = 3
"""Columns that a phone is wide enough for; rows of more are told one below the other there."""


def table(part: Table, sources: PageSources, lang: Lang) -> Html:
    """A table that scrolls by itself where it is wider than the page, by keyboard, too.

    Roles are said in full: a browser forgets them where rows are laid out as blocks.
    """
    wide = len(part.columns) > FEW
    return el(
        "div",
        el(
            "table",
            el("caption", part.title) if part.title else None,
            el("thead", _header(part), role="rowgroup"),
            el("tbody", *(_row(part, row, sources, lang) for row in part.rows), role="rowgroup"),
            role="table",
            class_="wide" if wide else None,
        ),
        class_="scroll",
        role="region",
        tabindex="0",
        aria_label=part.title or page_words.TABLE.on(lang),
    )


def _header(part: Table) -> Html:
    names = (
        el("th", name, scope="col", role="columnheader", class_=_aligned(part, n))
        for n, name in enumerate(part.columns)
    )
    return el("tr", *names, role="row")


def _row(part: Table, row: tuple[Passage, ...], sources: PageSources, lang: Lang) -> Html:
    cells = (
        el(
            "td",
            text(cell, sources),
            role="cell",
            data_label=f"{name}{colon(lang)}" if cell else None,
            class_=_aligned(part, n),
        )
        for n, (name, cell) in enumerate(zip(part.columns, row, strict=True))
    )
    return el("tr", *cells, role="row")


def _aligned(part: Table, column: int) -> str | None:
    return "number" if column in part.numeric else None


def _quotation(part: Quotation, sources: PageSources, lang: Lang) -> Html:
    about = ", ".join(bit for bit in (part.speaker, part.role, part.day, part.venue) if bit)
    return el(
        "blockquote",
        el("p", in_marks(part, lang)),
        el("p", "— ", about, class_="quiet"),
        el("p", part.context) if part.context else None,
        el("p", text(part.source, sources), class_="quiet") if part.source else None,
    )


def _chart(part: Chart, draw: Draw) -> Html:
    drawn = Html(draw(part).replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))
    return el(
        "figure",
        el("div", drawn, role="img", aria_label=part.title),
        el("figcaption", part.alt),
    )


def _sources(items: tuple[Reference, ...], sources: PageSources, lang: Lang) -> Html:
    def one(number: int, item: Reference) -> Html:
        title = link(item.title, item.address) if item.address else joined([item.title])
        about = ", ".join(bit for bit in (item.publisher, item.day) if bit)
        return el("li", title, f" ({about})" if about else "", id=f"{sources.mark}{number}")

    rows = (one(number, item) for number, item in ((sources.numbers[item], item) for item in items))
    return el("section", el("h2", page_words.SOURCES.on(lang)), el("ol", *rows), class_="sources")
