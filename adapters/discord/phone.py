"""How high a short card stands on a phone, and which of its lines one screen holds.

Measured in a likeness of the client, 340 px wide, 560 px high, over 195 cards: text breaks after
some 36 letters, a row of buttons takes the room of more than two lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from bot.cards import Bullets, Card, Choices, Headline, Notice, Part, words_of
from bot.presentation.messages import SOURCE

_WIDE = 36
"""Letters of a line of text."""
_ROOM, _LETTER, _AROUND, _BETWEEN = 308, 7, 32, 8
"""Pixels of a row of buttons, of a letter in one, around its label and between two."""
_A_LINE, _A_PARAGRAPH, _A_ROW, _FRAME = 1.22, 0.18, 2.27, 3.34
"""Lines that each takes with the space around it; those of the message's own frame."""
_SCREEN, _SCREEN_ELSEWHERE = 25.6, 24.4
"""Lines of one screen; words of other languages are longer, and break earlier."""
_SHORT = (Headline, Bullets, Notice, Choices)


def on_one_screen(card: Card) -> Card:
    """A short card without the last of its lines that the screen of a phone does not hold, one
    left at least; any other card as it is."""
    listed = [part for part in card.parts if isinstance(part, Bullets)]
    if len(listed) != 1 or not all(isinstance(part, _SHORT) for part in card.parts):
        return card
    [lines] = listed
    several = [part for part in card.parts if isinstance(part, Notice) and _tells_several(part)]
    room = _SCREEN if card.lang == SOURCE else _SCREEN_ELSEWHERE
    if several:  # each line may be an answer: how the questions were read goes instead
        too_high = _height(card.parts) > room
        parts = tuple(part for part in card.parts if part not in several)
        return replace(card, parts=parts) if too_high else card
    kept = lines
    while len(kept.items) > 1 and _height(_with(card, lines, kept)) > room:
        kept = replace(kept, items=kept.items[:-1])
    return card if kept is lines else replace(card, parts=tuple(_with(card, lines, kept)))


def _tells_several(small: Notice) -> bool:
    """Whether it says how more than one question was read: '/tariff steel · /timeline steel'."""
    return " · /" in words_of(small.text)


def _with(card: Card, lines: Bullets, kept: Bullets) -> list[Part]:
    return [kept if part is lines else part for part in card.parts]


def _height(parts: Iterable[Part]) -> float:
    """In lines."""
    height = _FRAME
    for part in parts:
        for text in _paragraphs(part):
            height += _A_LINE * max(1, math.ceil(len(text) / _WIDE)) + _A_PARAGRAPH
        if isinstance(part, Choices):
            height += _A_ROW * _rows(option.label for option in part.options)
    return height


def _paragraphs(part: Part) -> list[str]:
    match part:
        case Headline(text=text):
            return [text]
        case Notice(text=told):
            return [words_of(told)]
        case Bullets(items=items):
            return [words_of(item) for item in items]
        case Choices(title=title):
            return [title] if title else []
        case _:
            return []


def _rows(labels: Iterable[str]) -> int:
    rows, filled = 1, 0
    for label in labels:
        wide = _LETTER * len(label) + _AROUND
        if filled and filled + wide > _ROOM:
            rows, filled = rows + 1, 0
        filled += wide + _BETWEEN
    return rows
