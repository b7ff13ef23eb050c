"""One part of a card -> the blocks that show it, cut where Slack would refuse them whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, assert_never

from adapters.slack import limits, words
from adapters.slack.rendering import blocks as b
from adapters.slack.rendering.blocks import Block
from adapters.slack.rendering.escape import link, mrkdwn, plain, shortened
from bot.cards import (
    Attachment,
    Bullets,
    ButtonOption,
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
    cited,
    joined,
)
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang
from bot.presentation.citations import Numbers, Shown, bracketed, shown
from bot.presentation.plain_words import colon
from bot.presentation.quote_words import in_marks
from bot.presentation.text_cuts import chunks, cut_up

Surface = Literal["message", "view"]
CHUNK = 2_800
"""Characters of one rich text block: a page holds several, so little of it stays empty."""
TITLE = 300
SOURCE_TITLE = 100
"""Characters of a source's title: proclamations are named in sentences, and the link leads on."""
LIST_LINES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderSetting:
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
class BlockGroup:
    """Blocks that stay together on one page. ``cites`` are the numbers of sources in them."""

    blocks: tuple[Block, ...]
    characters: int
    table: bool = False
    cites: frozenset[int] = frozenset()


def _piece(*blocks: Block, cites: frozenset[int] = frozenset()) -> BlockGroup:
    table = any(block["type"] == "table" for block in blocks)
    return BlockGroup(blocks, b.characters(blocks), table=table, cites=cites)


def pieces(part: Part, setting: RenderSetting, numbers: Numbers) -> Iterator[BlockGroup]:  # noqa: PLR0912 - one arm a part
    """The part in pieces that each fit a page. ``numbers`` are those of the card's sources."""
    match part:
        case Headline(text=told):
            yield _piece(b.rich(b.line(b.words(shortened(told, CHUNK), bold=True))))
        case Prose(text=text, title=title):
            yield from _prose(shown(text, numbers), title)
        case Fields(rows=rows):
            yield from _fields([(label, shown(value, numbers)) for label, value in rows])
        case Bullets(items=items, title=title):
            yield from _list([shown(item, numbers) for item in items], title)
        case Table() if setting.surface == "message":
            yield from _table(part, numbers)
        case Table(columns=columns, title=title):
            rows_told = (_row_line(columns, row, setting.lang) for row in part.rows)
            yield from _list([shown(row, numbers) for row in rows_told], title)
        case Quotation():
            yield from _quotation(part, setting.lang, numbers)
        case Chart(told=True) if not setting.image:
            return
        case Chart(title=title, alt=alt):
            yield from _chart(title, alt, setting)
        case Notice(text=text, tone=tone):
            yield from _notice(shown(text, numbers), warning=tone == "warning")
        case Choices():
            yield from _choices(part, setting)
        case References(items=listed):
            yield from source_pieces((source(numbers[item], item) for item in listed), setting.lang)
        case Attachment(name=name, title=title):
            named = words.FILE.on(setting.lang, name=name)
            yield _piece(b.context(f"{title}. {named}" if title else named))
        case _:
            assert_never(part)


def _prose(told: Shown, title: str) -> Iterator[BlockGroup]:
    for number, chunk in enumerate(cut_up(told, CHUNK)):
        head = [b.words(f"{shortened(title, TITLE)}\n", bold=True)] if title and not number else []
        yield _piece(b.rich(b.line(*head, b.words(chunk.text))), cites=chunk.cites)


def _batched(rows: Sequence[tuple[str, Shown]], size: int) -> Iterator[list[tuple[str, Shown]]]:
    turn = iter(rows)
    while batch := list(islice(turn, size)):
        yield batch


def _fields(rows: Sequence[tuple[str, Shown]]) -> Iterator[BlockGroup]:
    """Label and value side by side: every row takes two fields."""
    for batch in _batched(rows, limits.FIELDS // 2):
        fields: list[Block] = []
        for label, value in batch:
            bold = f"*{mrkdwn(shortened(label, 200)) or '–'}*"
            fields.append({"type": "mrkdwn", "text": bold, "verbatim": True})
            fields.append(b.plain_text(value.text or "–", limits.FIELD))
        yield _piece({"type": "section", "fields": fields}, cites=_cites(v for _, v in batch))


def _cites(told: Iterable[Shown]) -> frozenset[int]:
    return frozenset(number for one in told for number in one.cites)


def _list(items: Sequence[Shown], title: str) -> Iterator[BlockGroup]:
    """Lists of a limited length, so that pages break between lines and not before a long list."""
    batch: list[Shown] = []
    size = 0
    for item in (chunk for whole in items for chunk in cut_up(whole, CHUNK)):
        if batch and (size + len(item.text) > CHUNK or len(batch) == LIST_LINES):
            yield _titled_list(title, batch)
            batch, size, title = [], 0, ""
        batch.append(item)
        size += len(item.text)
    if batch:
        yield _titled_list(title, batch)


def _titled_list(title: str, items: list[Shown]) -> BlockGroup:
    head = [b.line(b.words(shortened(title, TITLE), bold=True))] if title else []
    points = [b.line(b.words(item.text)) for item in items]
    return _piece(b.rich(*head, b.bullets(points)), cites=_cites(items))


def _row_line(columns: Sequence[str], row: Sequence[Passage], lang: Lang) -> Passage:
    named = zip(columns, row, strict=True)
    return joined("; ", (cited(f"{name}{colon(lang)}", cell) for name, cell in named if cell))


def _cells(row: Sequence[str]) -> list[Block]:
    kept = row[: limits.TABLE_COLUMNS]
    most = min(1_000, limits.TABLE_CHARACTERS // (2 * max(1, len(kept))) - 1)
    return [{"type": "raw_text", "text": shortened(plain(cell), most) or "–"} for cell in kept]


def _table(part: Table, numbers: Numbers) -> Iterator[BlockGroup]:
    """Tables of at most 100 rows and 10,000 characters, each with the header again."""
    top = _cells(part.columns)
    settings = [
        {"is_wrapped": True, "align": "right" if number in part.numeric else "left"}
        for number in range(len(top))
    ]
    rows: list[list[Block]] = [top]
    size, title = b.characters(top), part.title
    cites: frozenset[int] = frozenset()
    for row in part.rows:
        told = [shown(cell, numbers) for cell in row]
        cells = _cells([cell.text for cell in told])
        more = b.characters(cells)
        if len(rows) == limits.TABLE_ROWS or size + more > limits.TABLE_CHARACTERS:
            yield _titled_table(title, rows, settings, cites)
            rows, size, title, cites = [top], b.characters(top), "", frozenset()
        rows.append(cells)
        size += more
        cites |= _cites(told)
    yield _titled_table(title, rows, settings, cites)


def _titled_table(
    title: str, rows: list[list[Block]], settings: list[Block], cites: frozenset[int]
) -> BlockGroup:
    head = [b.rich(b.line(b.words(shortened(title, TITLE), bold=True)))] if title else []
    return _piece(*head, {"type": "table", "rows": rows, "column_settings": settings}, cites=cites)


_ABOUT_QUOTE = {"fragment": words.FRAGMENT, "paraphrase": words.PARAPHRASE}


def _quotation(part: Quotation, lang: Lang, numbers: Numbers) -> Iterator[BlockGroup]:
    bits = (shortened(bit, TITLE) for bit in (part.role, part.day, part.venue) if bit)
    about = ", ".join(bits)
    named = [b.words(f"— {shortened(part.speaker, TITLE)}", bold=True)]
    named += [b.words(f", {about}")] if about else []
    if part.kind in _ABOUT_QUOTE:
        named.append(b.words(f" ({_ABOUT_QUOTE[part.kind].on(lang)})", italic=True))
    *before, last = chunks(in_marks(part, lang), CHUNK) or ["–"]
    for chunk in before:
        yield _piece(b.rich({"type": "rich_text_quote", "elements": [b.words(chunk)]}))
    quote: Block = {"type": "rich_text_quote", "elements": [b.words(last)]}
    source = shown(part.source, numbers)
    below = [bit for bit in (part.context, source.text) if bit]
    tail = [b.context(" · ".join(below))] if below else []
    yield _piece(b.rich(quote, b.line(*named)), *tail, cites=source.cites)


def _chart(title: str, alt: str, setting: RenderSetting) -> Iterator[BlockGroup]:
    if setting.image:
        named = f"{title}{colon(setting.lang)}{alt}" if title else alt
        yield _piece(b.image(setting.image, named))
    else:
        yield from _prose(Shown(alt), title)


def _notice(told: Shown, *, warning: bool) -> Iterator[BlockGroup]:
    for chunk in cut_up(told, limits.FIELD):
        if warning:
            bold = b.words(f" {chunk.text}", bold=True)
            yield _piece(b.rich(b.line(b.emoji("warning"), bold)), cites=chunk.cites)
        else:
            yield _piece(b.context(chunk.text), cites=chunk.cites)


DETAIL = "detail:"
"""Begins the action id of a button that opens a detail of the answer it stands under."""
OPEN = "open:"
"""Of buttons that open an address, which ask us nothing."""


def _choices(part: Choices, setting: RenderSetting) -> Iterator[BlockGroup]:
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
        yield _piece(*head, b.actions(*made))


def _value(choice: ButtonOption, setting: RenderSetting) -> str:
    """What the button carries; '' where it can carry nothing that leads on."""
    if not choice.detail:
        asked = QuestionState(text=choice.question, lang=setting.lang, corrects=choice.corrects)
        return b.button_value(asked) or b.button_value(replace(asked, corrects=None))
    if setting.state is None:
        return ""
    return b.button_value(replace(setting.state, detail=choice.detail, page=1, shared_by=""))


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as rich text, and the characters it counts for in Slack's limit."""

    runs: tuple[Block, ...]
    characters: int


def source(number: int, item: Reference) -> SourceLine:
    """'[1] Proclamation 10947, The White House, 2025-06-03', its title a link."""
    address = link(item.address)
    title = shortened(item.title or item.publisher or item.address, SOURCE_TITLE)
    runs = [b.words(f"{bracketed(number)} ")]
    runs.append(b.anchor(address, title) if address else b.words(title))
    bits = (item.publisher, item.day)
    rest = ", ".join(shortened(bit, TITLE) for bit in bits if bit and bit != title)
    if rest:
        runs.append(b.words(f", {rest}"))
    return SourceLine(tuple(runs), b.characters(runs))


def source_pieces(sources: Iterable[SourceLine], lang: Lang) -> Iterator[BlockGroup]:
    """All sources in one paragraph, a new one where it grows too long."""
    head = words.SOURCES.on(lang)
    runs: list[Block] = [b.words(head, bold=True)]
    size, first = len(head), True
    for one in sources:
        if not first and size + one.characters > CHUNK:
            yield BlockGroup((b.rich(b.line(*runs)),), size)
            runs, size, first = [], 0, True
        if not first:
            runs.append(b.words("; "))
        runs += one.runs
        size, first = size + one.characters + 2, False
    if not first:
        yield BlockGroup((b.rich(b.line(*runs)),), size)


def without_markup(text: str) -> str:
    """A question without the mention of us and with Slack's entities read.

    >>> without_markup("<@U123> is R&amp;D taxed?")
    'is R&D taxed?'
    """
    bare = re.sub(r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>", " ", text)
    bare = re.sub(r"<(https?:[^>|]*)(?:\|([^>]*))?>", lambda m: m[2] or m[1], bare)
    bare = re.sub(r"<(?:mailto|tel):([^>|]*)(?:\|([^>]*))?>", lambda m: m[2] or m[1], bare)
    bare = re.sub(r"<#[^>]*>", " ", bare)
    bare = re.sub(r"<![^>|]*\|?([^>]*)>", r"\1", bare)
    bare = bare.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return " ".join(bare.split())
