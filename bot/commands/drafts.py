"""Answers already written, for the book that is current.

An answer that rests on the book alone is the same for the same request, day and language, and the
same few are asked all day. What needs the database is never kept here.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from typing import ClassVar

from bot.cards import Card
from bot.commands.spec import Sitting
from bot.domain.asks import Request
from bot.domain.book import Book
from bot.domain.text import Lang

_MOST = 512
"""Cards kept; the one not asked for longest goes first."""
_Key = tuple[object, date, Lang]


class _Held:
    """One book is current at a time, so the drafts of one are kept."""

    book: Book | None = None
    cards: ClassVar[OrderedDict[_Key, Card]] = OrderedDict()


def drafted(request: Request, sitting: Sitting, write: Callable[[], Card]) -> Card:
    """The card that ``write`` makes of ``request``, which must need nothing but the book."""
    book = sitting.shelf.book
    if _Held.book is not book:
        _Held.book, _Held.cards = book, OrderedDict()
    key = (_frozen(request), sitting.ask.day, sitting.lang)
    card = _Held.cards.get(key)
    if card is None:
        card = _Held.cards[key] = write()
        if len(_Held.cards) > _MOST:
            _Held.cards.popitem(last=False)
    else:
        _Held.cards.move_to_end(key)
    return card


_FIELDS = tuple(f.name for f in fields(Request) if f.name != "values")


def _frozen(request: Request) -> tuple[object, ...]:
    said = tuple(getattr(request, name) for name in _FIELDS)
    return (*said, tuple(sorted(request.values.items())))
