"""Cards as people are shown them: days as a person says them. Scripts get the ISO days of facts."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.cards import (
    Attachment,
    Bullets,
    Card,
    Chart,
    Choices,
    CitedText,
    Fields,
    Headline,
    Notice,
    Part,
    Passage,
    Prose,
    Quotation,
    References,
    Table,
)
from bot.domain.text import Lang
from bot.presentation.plain_words import spoken

_TYPED = re.compile(r"(?:^|[\s(«“\"])/[a-z]+ ")
"""A line that can be typed as it stands."""


def as_said(card: Card) -> Card:
    """The card with the days of its text said; buttons, sources and files are as they were."""
    parts = tuple(part_as_said(part, card.lang) for part in card.parts)
    return replace(card, title=_said(card.title, card.lang), parts=parts)


def part_as_said(part: Part, lang: Lang) -> Part:  # noqa: PLR0911 - one return a part
    """A part with the days of its text said."""
    match part:
        case Headline(text=text):
            return replace(part, text=_said(text, lang))
        case Prose():
            return replace(part, text=_passage(part.text, lang), title=_said(part.title, lang))
        case Notice():
            return replace(part, text=_passage(part.text, lang))
        case Bullets():
            items = tuple(_passage(item, lang) for item in part.items)
            return replace(part, items=items, title=_said(part.title, lang))
        case Fields():
            pairs = ((_said(name, lang), _passage(value, lang)) for name, value in part.rows)
            return replace(part, rows=tuple(pairs))
        case Table():
            rows = tuple(tuple(_passage(cell, lang) for cell in row) for row in part.rows)
            columns = tuple(_said(name, lang) for name in part.columns)
            return replace(part, rows=rows, columns=columns, title=_said(part.title, lang))
        case Quotation():
            return replace(part, context=_said(part.context, lang), day=_said(part.day, lang))
        case Chart():
            return replace(part, alt=_said(part.alt, lang))
        case Choices() | References() | Attachment():
            return part


def _passage(passage: Passage, lang: Lang) -> Passage:
    if isinstance(passage, str):
        return _said(passage, lang)
    runs = (_said(run, lang) if isinstance(run, str) else run for run in passage.runs)
    return CitedText(tuple(runs))


def _said(words: str, lang: Lang) -> str:
    """
    >>> _said("ended on 2028-01-01", "en").replace("\\xa0", " ")
    'ended on Jan 1, 2028'
    >>> _said("for a day: /tariff steel on 2028-01-01", "en")
    'for a day: /tariff steel on 2028-01-01'
    """
    return words if _TYPED.search(words) else spoken(words, lang)
