"""A page as the message Discord is sent: Components V2, one container, static custom_ids."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import discord
from discord import ui

from adapters.discord import limits, words
from adapters.discord.blocks import (
    AttachedFile,
    ButtonRows,
    MarkedText,
    Picture,
    SourceLines,
    small,
)
from adapters.discord.markdown import cut, escaped, unpinged
from adapters.discord.pages import MessagePage
from bot.cards import ButtonOption, Card, Headline, Notice
from bot.domain.text import Words as Said

SHARE, PAGE, ASK, PICK, FORM = "share", "page", "ask", "pick", "form"
TICKET = limits.CUSTOM_ID - len("td:share:999:")
"""What is left of a custom_id for the question."""
_UNSAFE = re.compile(r"[^A-Za-z0-9_.-]+")
_TITLE = 150
"""Characters of a title: escaped, it fits with a footer into what a page leaves of its text."""
_WARNING_COLOUR, _USUAL_COLOUR = 0xB3261E, 0x1F4E79
_Row = ui.ActionRow[ui.LayoutView]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What goes around a page's content.

    ``again`` is the ticket of the card's own question ('' where it can't be asked again, as in a
    brief), ``tickets`` those of its buttons. ``shareable`` adds the Share button,
    ``formed`` one that opens a form, called ``form_label``,
    ``shared_by`` names who shared it. ``remark`` is small print of ours, such as a missing
    permission. ``mark`` is kept with the message and tells it apart when read back.
    """

    again: str = ""
    tickets: Mapping[ButtonOption, str] = field(default_factory=dict)
    shareable: bool = False
    formed: bool = False
    form_label: Said = words.ASK
    shared_by: int | None = None
    remark: str = ""
    mark: int | None = None


def view(card: Card, page: MessagePage, frame: Frame) -> ui.LayoutView:
    """The message for ``page``. Nothing in it needs this process to live on."""
    made = ui.LayoutView(timeout=None)
    made.add_item(_container(card, page, frame))
    made.stop()  # interactions come in by custom_id: the SDK need not remember this message
    return made


def files(page: MessagePage) -> list[discord.File]:
    """The page's files, fresh: a File can be sent once only."""
    return [
        discord.File(
            io.BytesIO(block.content),
            filename=_filename(index, block),
            description=block.alt if isinstance(block, Picture) else None,
        )
        for index, block in enumerate(page.blocks)
        if isinstance(block, Picture | AttachedFile)
    ]


def custom_id(act: str, number: int, held: str) -> str:
    """'td:page:2:...' as the buttons carry it."""
    return f"td:{act}:{number}:{held}"


def _filename(index: int, block: Picture | AttachedFile) -> str:
    return f"{index}-{_UNSAFE.sub('-', block.name)}"


def _container(card: Card, page: MessagePage, frame: Frame) -> ui.Container[ui.LayoutView]:
    urgent = any(isinstance(part, Notice) and part.tone == "warning" for part in card.parts)
    made: ui.Container[ui.LayoutView] = ui.Container(
        accent_colour=_WARNING_COLOUR if urgent else _USUAL_COLOUR, id=frame.mark
    )
    pending = [_heading(card, page)]
    for index, block in enumerate(page.blocks):
        if isinstance(block, SourceLines):
            continue  # laid as words on the pages that cite them
        if isinstance(block, MarkedText):
            pending.append(block.text)
            continue
        _flush(made, pending)
        made.add_item(_item(index, block, card, frame))
    _flush(made, [*pending, _footer(card, page, frame)])
    if row := _controls(card, page, frame):
        made.add_item(row)
    return made


def _flush(container: ui.Container[ui.LayoutView], pending: list[str]) -> None:
    text = "\n\n".join(filter(None, pending))
    pending.clear()
    if text:
        container.add_item(ui.TextDisplay(text))


def _heading(card: Card, page: MessagePage) -> str:
    headlines = [part.text for part in card.parts if isinstance(part, Headline)]
    if page.number == 1 and card.title in headlines:
        return ""
    return f"### {escaped(cut(card.title, _TITLE))}" if card.title else ""


def _footer(card: Card, page: MessagePage, frame: Frame) -> str:
    lines = [frame.remark]
    if page.of > 1:
        told = words.PAGE.on(card.lang, page=page.number, pages=page.of)
        lines.insert(0, small(told))
    if frame.shared_by is not None:
        lines.append(f"-# {words.SHARED_BY.on(card.lang)} <@{frame.shared_by}>")
    return "\n".join(filter(None, lines))


def _item(index: int, block: Picture | AttachedFile | ButtonRows, card: Card, frame: Frame) -> Any:
    match block:
        case Picture(alt=alt):
            address = f"attachment://{_filename(index, block)}"
            return ui.MediaGallery(discord.MediaGalleryItem(address, description=alt))
        case AttachedFile():
            return ui.File(f"attachment://{_filename(index, block)}")
        case ButtonRows(options=options) if len(options) <= limits.BUTTONS_A_ROW:
            return _buttons(index, options, frame)
        case ButtonRows(options=options):
            return _menu(index, options, card, frame)


def _buttons(index: int, options: tuple[ButtonOption, ...], frame: Frame) -> _Row:
    row: _Row = ui.ActionRow()
    for option in (o for o in options if o.address):
        label = _label(option.label, limits.BUTTON_LABEL)
        row.add_item(ui.Button(label=label, url=option.address))
    for at, option in enumerate(o for o in options if o in frame.tickets and not o.address):
        number = index * limits.BUTTONS_A_ROW + at
        row.add_item(
            ui.Button(
                label=_label(option.label, limits.BUTTON_LABEL),
                custom_id=custom_id(ASK, number, frame.tickets[option]),
            )
        )
    return row


def _menu(index: int, options: tuple[ButtonOption, ...], card: Card, frame: Frame) -> _Row:
    chosen = {frame.tickets[option]: option.label for option in options}
    listed = [
        discord.SelectOption(label=_label(label, limits.SELECT_LABEL), value=held)
        for held, label in chosen.items()
    ]
    placeholder = words.PICK.on(card.lang)
    return ui.ActionRow(
        ui.Select(custom_id=custom_id(PICK, index, ""), options=listed, placeholder=placeholder)
    )


def _label(text: str, most: int) -> str:
    return cut(unpinged(" ".join(text.split())) or "…", most)


def _controls(card: Card, page: MessagePage, frame: Frame) -> _Row | None:
    row: _Row = ui.ActionRow()

    def add(act: str, number: int, label: str) -> None:
        row.add_item(ui.Button(label=label, custom_id=custom_id(act, number, frame.again)))

    if frame.again and page.number > 1:
        add(PAGE, page.number - 1, f"◀ {words.BACK.on(card.lang)}")
    if frame.again and page.number < page.of:
        add(PAGE, page.number + 1, f"{words.NEXT.on(card.lang)} ▶")
    if frame.again and frame.shareable and not card.private:
        add(SHARE, page.number, words.SHARE.on(card.lang))
    if frame.again and frame.formed:
        add(FORM, 0, frame.form_label.on(card.lang))
    return row if row.children else None
