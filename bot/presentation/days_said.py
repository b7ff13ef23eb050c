"""Cards as people are shown them: days as a person says them, apostrophes as they are printed.

Scripts get the ISO days of facts and words as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
    Reference,
    References,
    Table,
)
from bot.domain.text import Lang
from bot.presentation.plain_words import spoken
from bot.presentation.typography import NO_BREAK

_TYPED = re.compile(r"(?:^|[\s(«“\"])/[a-z]+ ")
"""A line that can be typed as it stands."""
_SIGN = re.compile(r"(?<=· )⚠️ ")
"""Within a line, where what it warns of may not go to the next one without it."""
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")


_Change = Callable[[str], str]


def as_said(card: Card) -> Card:
    """The card with the days of its text said, as it is printed; buttons and files are as they
    were."""

    def said(words: str) -> str:
        return _said(words, card.lang)

    parts = tuple(_changed(part, said) for part in card.parts)
    return replace(card, title=said(card.title), parts=parts)


def as_printed(card: Card) -> Card:
    """The same for a card that says its days already."""
    parts = tuple(_changed(part, _printed) for part in card.parts)
    return replace(card, title=_printed(card.title), parts=parts)


def _changed(part: Part, said: _Change) -> Part:  # noqa: PLR0911 - one return a part
    match part:
        case Headline(text=text):
            return replace(part, text=said(text))
        case Prose():
            return replace(part, text=_passage(part.text, said), title=said(part.title))
        case Notice():
            return replace(part, text=_passage(part.text, said))
        case Bullets():
            items = tuple(_passage(item, said) for item in part.items)
            return replace(part, items=items, title=said(part.title))
        case Fields():
            pairs = ((said(name), _passage(value, said)) for name, value in part.rows)
            return replace(part, rows=tuple(pairs))
        case Table():
            rows = tuple(tuple(_passage(cell, said) for cell in row) for row in part.rows)
            columns = tuple(said(name) for name in part.columns)
            return replace(part, rows=rows, columns=columns, title=said(part.title))
        case Quotation():
            source = _passage(part.source, said)
            return replace(part, context=said(part.context), day=said(part.day), source=source)
        case Chart():
            return replace(part, alt=said(part.alt))
        case References():
            return replace(part, items=tuple(_source(item, said) for item in part.items))
        case Choices() | Attachment():
            return part


def _passage(passage: Passage, said: _Change) -> Passage:
    if isinstance(passage, str):
        return said(passage)
    runs = (said(run) if isinstance(run, str) else _source(run, said) for run in passage.runs)
    return CitedText(tuple(runs))


def _source(source: Reference, said: _Change) -> Reference:
    """Its day alone: a title is its source's own. Cited or listed, it stays the same one."""
    return replace(source, day=said(source.day))


def _said(words: str, lang: Lang) -> str:
    """
    >>> _said("ended on 2028-01-01", "en").replace("\\xa0", " ")
    'ended on Jan 1, 2028'
    >>> _said("for a day: /tariff steel on 2028-01-01", "en")
    'for a day: /tariff steel on 2028-01-01'
    """
    return words if _TYPED.search(words) else _printed(spoken(words, lang))


def _printed(words: str) -> str:
    """
    >>> _printed("bois d'œuvre, the mill's '50%'")
    "bois d’œuvre, the mill’s '50%'"
    """
    if _TYPED.search(words):
        return words
    return _SIGN.sub(f"⚠️{NO_BREAK}", _APOSTROPHE.sub("’", words))
