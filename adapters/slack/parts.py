"""One part of a card -> the blocks that show it, cut where Slack would refuse them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, assert_never

from adapters.slack import blocks as b
from adapters.slack import limits, words
from adapters.slack.blocks import Block
from adapters.slack.escape import chunks, link, mrkdwn, plain, shortened
from bot.cards import (
    Attachment,
    Bullets,
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
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang

Surface = Literal["message", "view"]
CHUNK = 2_800
"""Characters of one rich text block: a page holds several, so little of it stays empty."""
TITLE = 300
SOURCE_TITLE = 100
"""Characters of a source's title: proclamations are named in sentences, and the link leads on."""
LIST_LINES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What rendering depends on besides the part. ``image`` is the uploaded chart's file id.

    ``screen``: break into pages of a screen, not only where Slack's budgets ask for it.
    ``state`` is the answer's own question, by which its buttons open its details; without it
    they stay away.
    """

    lang: Lang
    surface: Surface = "message"
    image: str = ""
    screen: bool = False
    state: QuestionState | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Blocks that stay together on one page."""

    blocks: tuple[Block, ...]
    characters: int
    table: bool = False


def pieces(part: Part, setting: Setting) -> Iterator[Piece]:
    """The part in pieces that each fit a page."""
    for group in _blocks(part, setting):
        yield Piece(
            tuple(group), b.characters(group), table=any(x["type"] == "table" for x in group)
        )


def _blocks(part: Part, setting: Setting) -> Iterator[list[Block]]:  # noqa: PLR0912 - one arm a part
    match part:
        case Headline(text=text):
            yield [b.rich(b.line(b.words(shortened(text, CHUNK), bold=True)))]
        case Prose(text=text, title=title):
            yield from _prose(text, title)
        case Fields(rows=rows):
            yield from _fields(rows)
        case Bullets(items=items, title=title):
            yield from _list(items, title)
        case Table() if setting.surface == "message":
            yield from _table(part)
        case Table(columns=columns, title=title):
            yield from _list([_row_line(columns, row) for row in part.rows], title)
        case Quotation():
            yield from _quotation(part, setting.lang)
        case Chart(told=True) if not setting.image:
            return
        case Chart(title=title, alt=alt):
            yield from _chart(title, alt, setting)
        case Notice(text=text, tone=tone):
            yield from _notice(text, warning=tone == "warning")
        case Choices():
            yield from _choices(part, setting)
        case References(items=items):
            found = (source(number, item) for number, item in enumerate(items, start=1))
            yield from ([*piece.blocks] for piece in source_pieces(found, setting.lang))
        case Attachment(name=name, title=title):
            named = words.FILE.on(setting.lang, name=name)
            yield [b.context(f"{title}. {named}" if title else named)]
        case _:
            assert_never(part)


def _prose(text: str, title: str) -> Iterator[list[Block]]:
    for number, chunk in enumerate(chunks(text, CHUNK)):
        head = [b.words(f"{shortened(title, TITLE)}\n", bold=True)] if title and not number else []
        yield [b.rich(b.line(*head, b.words(chunk)))]


def _batched(rows: Sequence[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    turn = iter(rows)
    while batch := list(islice(turn, size)):
        yield batch


def _fields(rows: Sequence[tuple[str, str]]) -> Iterator[list[Block]]:
    """Label and value side by side: every row takes two fields."""
    for batch in _batched(rows, limits.FIELDS // 2):
        fields: list[Block] = []
        for label, value in batch:
            bold = f"*{mrkdwn(shortened(label, 200)) or '–'}*"
            fields.append({"type": "mrkdwn", "text": bold, "verbatim": True})
            fields.append(b.plain_text(value or "–", limits.FIELD))
        yield [{"type": "section", "fields": fields}]


def _list(items: Sequence[str], title: str) -> Iterator[list[Block]]:
    """Lists of a limited length, so that pages break between lines and not before a long list."""
    batch: list[Block] = []
    size = 0
    first = True
    for item in (chunk for whole in items for chunk in chunks(whole, CHUNK)):
        if batch and (size + len(item) > CHUNK or len(batch) == LIST_LINES):
            yield [_titled_list(title if first else "", batch)]
            batch, size, first = [], 0, False
        batch.append(b.line(b.words(item)))
        size += len(item)
    if batch:
        yield [_titled_list(title if first else "", batch)]


def _titled_list(title: str, items: list[Block]) -> Block:
    head = [b.line(b.words(shortened(title, TITLE), bold=True))] if title else []
    return b.rich(*head, b.bullets(items))


def _row_line(columns: Sequence[str], row: Sequence[str]) -> str:
    return "; ".join(f"{c}: {v}" for c, v in zip(columns, row, strict=True) if v)


def _cells(row: Sequence[str]) -> list[Block]:
    kept = row[: limits.TABLE_COLUMNS]
    most = min(1_000, limits.TABLE_CHARACTERS // (2 * max(1, len(kept))) - 1)
    return [{"type": "raw_text", "text": shortened(plain(cell), most) or "–"} for cell in kept]


def _table(part: Table) -> Iterator[list[Block]]:
    """Tables of at most 100 rows and 10,000 characters, each with the header again."""
    top = _cells(part.columns)
    settings = [
        {"is_wrapped": True, "align": "right" if number in part.numeric else "left"}
        for number in range(len(top))
    ]
    rows: list[list[Block]] = [top]
    size = b.characters(top)
    first = True
    for cells in map(_cells, part.rows):
        more = b.characters(cells)
        if len(rows) == limits.TABLE_ROWS or size + more > limits.TABLE_CHARACTERS:
            yield _titled_table(part.title if first else "", rows, settings)
            rows, size, first = [top], b.characters(top), False
        rows.append(cells)
        size += more
    yield _titled_table(part.title if first else "", rows, settings)


def _titled_table(title: str, rows: list[list[Block]], settings: list[Block]) -> list[Block]:
    head = [b.rich(b.line(b.words(shortened(title, TITLE), bold=True)))] if title else []
    return [*head, {"type": "table", "rows": rows, "column_settings": settings}]


_ABOUT_QUOTE = {"fragment": words.FRAGMENT, "paraphrase": words.PARAPHRASE}


def _quotation(part: Quotation, lang: Lang) -> Iterator[list[Block]]:
    said = part.words if part.kind == "paraphrase" else f"“{part.words}”"
    bits = (shortened(bit, TITLE) for bit in (part.role, part.day, part.venue) if bit)
    about = ", ".join(bits)
    named = [b.words(f"— {shortened(part.speaker, TITLE)}", bold=True)]
    named += [b.words(f", {about}")] if about else []
    if part.kind in _ABOUT_QUOTE:
        named.append(b.words(f" ({_ABOUT_QUOTE[part.kind].on(lang)})", italic=True))
    first, *rest = chunks(said, CHUNK) or ["–"]
    for chunk in (first, *rest[:-1]):
        if rest:
            yield [b.rich({"type": "rich_text_quote", "elements": [b.words(chunk)]})]
    last = rest[-1] if rest else first
    quote: Block = {"type": "rich_text_quote", "elements": [b.words(last)]}
    below = [bit for bit in (part.context, part.source) if bit]
    tail = [b.context(*below)] if below else []
    yield [b.rich(quote, b.line(*named)), *tail]


def _chart(title: str, alt: str, setting: Setting) -> Iterator[list[Block]]:
    if setting.image:
        yield [b.image(setting.image, f"{title}: {alt}" if title else alt)]
    else:
        yield from _prose(alt, title)


def _notice(text: str, *, warning: bool) -> Iterator[list[Block]]:
    for chunk in chunks(text, limits.FIELD):
        if warning:
            yield [b.rich(b.line(b.emoji("warning"), b.words(f" {chunk}", bold=True)))]
        else:
            yield [b.context(chunk)]


DETAIL = "detail:"
OPEN = "open:"
"""Of buttons that open an address, which ask us nothing."""
"""Begins the action id of a button that opens a detail of the answer it stands under."""


def _choices(part: Choices, setting: Setting) -> Iterator[list[Block]]:
    made: list[Block] = []
    for number, choice in enumerate(part.options[: limits.ACTIONS]):
        if choice.address:
            made.append(b.link_button(choice.label, f"{OPEN}{number}", choice.address))
            continue
        kind = DETAIL if choice.detail else "ask:"
        value = _value(choice, setting)
        if value:
            made.append(b.button(choice.label, f"{kind}{number}", value))
    if made:
        head = [b.context(part.title)] if part.title else []
        yield [*head, b.actions(*made)]


def _value(choice: Option, setting: Setting) -> str:
    """What the button carries; '' where it can carry nothing that leads on."""
    if not choice.detail:
        asked = QuestionState(text=choice.question, lang=setting.lang, corrects=choice.corrects)
        return b.button_value(asked) or b.button_value(replace(asked, corrects=None))
    if setting.state is None:
        return ""
    return b.button_value(replace(setting.state, detail=choice.detail, page=1, shared_by=""))


@dataclass(frozen=True, slots=True)
class Source:
    """One source as it stands in the list of them."""

    runs: tuple[Block, ...]
    characters: int


def source(number: int, item: Reference) -> Source:
    """'[1] Proclamation 10947, The White House, 2025-06-03', its title a link."""
    address = link(item.address)
    title = shortened(item.title or item.publisher or item.address, SOURCE_TITLE)
    runs = [b.words(f"[{number}] ")]
    runs.append(b.anchor(address, title) if address else b.words(title))
    bits = (item.publisher, item.day)
    rest = ", ".join(shortened(bit, TITLE) for bit in bits if bit and bit != title)
    if rest:
        runs.append(b.words(f", {rest}"))
    return Source(tuple(runs), b.characters(runs))


def source_pieces(sources: Iterable[Source], lang: Lang) -> Iterator[Piece]:
    """All sources in one paragraph, a new one where it grows too long."""
    head = words.SOURCES.on(lang)
    runs: list[Block] = [b.words(head, bold=True)]
    size, first = len(head), True
    for one in sources:
        if not first and size + one.characters > CHUNK:
            yield Piece((b.rich(b.line(*runs)),), size)
            runs, size, first = [], 0, True
        if not first:
            runs.append(b.words("; "))
        runs += one.runs
        size, first = size + one.characters + 2, False
    if not first:
        yield Piece((b.rich(b.line(*runs)),), size)


def without_markup(text: str) -> str:
    """A question without the mention of us and with Slack's entities read.

    >>> without_marks("<@U123> is R&amp;D taxed?")
    'is R&D taxed?'
    """
    bare = re.sub(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>", " ", text)
    bare = re.sub(r"<(https?:[^>|]*)(?:\|([^>]*))?>", lambda m: m[2] or m[1], bare)
    bare = re.sub(r"<(?:mailto|tel):([^>|]*)(?:\|([^>]*))?>", lambda m: m[2] or m[1], bare)
    bare = re.sub(r"<#[^>]*>", " ", bare)
    bare = re.sub(r"<![^>|]*\|?([^>]*)>", r"\1", bare)
    bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return " ".join(bare.split())
