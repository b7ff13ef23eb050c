"""What is shown of an answer: its short card first, one detail at a time behind its buttons."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Detail,
    Headline,
    Notice,
    Part,
    References,
    ShortCard,
)
from bot.domain.text import Lang
from bot.presentation.days_said import as_printed, as_said
from bot.presentation.messages import SOURCE, gettext_in


def face(card: Card, detail: str = "") -> Card:
    """The card as a person sees it: the detail of that name, else its short card.

    A card without a short one is shown as a whole; of one that lacks the detail, the short one.
    """
    if card.short is None:
        return as_said(card)
    found = next((one for one in card.details if one.name == detail), None)
    if found is not None:
        parts = (*found.make(), *_as_page(card))
        return as_said(replace(card, title=found.title, parts=parts, short=None, details=()))
    short = replace(card, title="", parts=_parts(card.short, card), short=None, details=())
    return as_printed(short)


async def opened(card: Card, detail: str = "") -> Card:
    """:func:`face`, away from the event loop where the detail takes long to make."""
    slow = any(one.name == detail and one.slow for one in card.details)
    return await asyncio.to_thread(face, card, detail) if slow else face(card, detail)


def _as_page(card: Card) -> tuple[Choices, ...]:
    """The way to the whole answer as a page, where there is one."""
    _ = gettext_in(card.lang)
    link = ButtonOption(label=_("The whole answer as a page"), address=card.page)
    return (Choices(options=(link,)),) if card.page else ()


def _parts(short: ShortCard, card: Card) -> tuple[Part, ...]:
    _ = gettext_in(card.lang)
    small = tuple(Notice(text=text) for text in (short.note, short.read_as) if text)
    meant = Choices(title=_("Not what you meant?"), options=short.others)
    return (
        Headline(text=short.headline),
        *((replace(short.chart, told=True),) if short.chart else ()),
        *((Bullets(items=short.lines),) if short.lines else ()),
        *small,
        *((meant,) if short.others else ()),
        *((Choices(options=short.actions),) if short.actions else ()),
    )


WHOLE = "all"
"""The detail that is all of the answer."""


def whole(card: Card, label: str) -> tuple[ButtonOption, Detail]:
    """A button that opens all of an answer that holds no more than one screen's worth of parts."""
    parts = tuple(p for p in card.parts if not isinstance(p, Headline))
    return (
        ButtonOption(label=label, detail=WHOLE),
        Detail(name=WHOLE, title=card.title, make=lambda: parts),
    )


def sources_of(card: Card, label: str) -> tuple[tuple[ButtonOption, ...], tuple[Detail, ...]]:
    """A button that opens the sources of an answer; none where it has none."""
    listed = tuple(p for p in card.parts if isinstance(p, References))
    if not listed:
        return (), ()
    detail = Detail(name=SOURCES, title=f"{card.title}", make=lambda: listed)
    return (ButtonOption(label=label, detail=SOURCES),), (detail,)


SOURCES = "sources"


def in_short(
    card: Card,
    *,
    headline: str,
    lines: tuple[str, ...],
    note: str = "",
    more: str = "",
    options: tuple[ButtonOption, ...] = (),
) -> Card:
    """The card with a short form: ``options`` first, then all of it and its sources."""
    _ = gettext_in(card.lang)
    all_of_it, opened = whole(card, more or _("Details"))
    sources, listed = sources_of(card, _("Sources"))
    short = ShortCard(
        headline=headline, lines=lines, note=note, actions=(*options[:3], all_of_it, *sources)
    )
    return replace(card, short=short, details=(opened, *listed))


def read_as(card: Card, notes: tuple[str, ...], others: tuple[ButtonOption, ...] = ()) -> Card:
    """The card saying how the question was taken, where that was not plain; ``others`` are the
    next readings.
    """
    if not notes and not others:
        return card
    said = tuple(Notice(text=note) for note in notes)
    short = card.short
    if short is not None:
        actions = short.actions[:_BESIDE] if others else short.actions
        short = replace(
            short, read_as=" ".join(notes), others=(*short.others, *others), actions=actions
        )
    return replace(card, parts=(*card.parts[:1], *said, *card.parts[1:]), short=short)


_READINGS = 2
"""Other readings that are offered before lines give way."""
_BESIDE = 4
"""Buttons of an answer that stands beside other readings."""
_ROOM, _ROOM_ELSEWHERE, _BUTTON, _IN_A_ROW = 560, 515, 60, 3
"""Characters that a phone's screen holds with a card's small print, and what a row of buttons takes
of it: about a line and a half. Those of an answer stand three in a row, those that say a whole
question each in one. Words of other languages are longer, and break earlier."""


def fitting(short: ShortCard, lang: Lang) -> ShortCard:
    """The card with as many of its lines as one screen of a phone holds: what was understood and
    other readings take room that no budget of lines knows of. Readings after the second go first,
    for a line may be what is owed.
    """
    around = (short.headline, short.note, short.read_as)
    room = (_ROOM if lang == SOURCE else _ROOM_ELSEWHERE) - sum(map(len, around))
    room -= _BUTTON * -(-len(short.actions) // _IN_A_ROW)
    lines, others = short.lines, short.others
    while len(lines) > 1 and sum(map(len, lines)) + _BUTTON * len(others) > room:
        if len(others) > _READINGS:
            others = others[:-1]
        else:
            lines = lines[:-1]
    return replace(short, lines=lines, others=others)


def noted(card: Card, words: str) -> Card:
    """The card with one more remark in the small print of its short form."""
    short = card.short
    if short is None:
        return card
    return replace(card, short=replace(short, note=" · ".join(filter(None, (short.note, words)))))


def short_text(card: Card) -> str:
    """The short card in plain words, without its buttons; '' for a card that has none."""
    short = card.short
    if short is None:
        return ""
    lines = [f"• {line}" for line in short.lines]
    return "\n".join(filter(None, (short.headline, *lines, short.note, short.read_as)))


def options_of(card: Card) -> tuple[ButtonOption, ...]:
    """The buttons of a short card in the order a terminal numbers them."""
    if card.short is None:
        return tuple(o for part in card.parts if isinstance(part, Choices) for o in part.options)
    return (*card.short.others, *card.short.actions)
