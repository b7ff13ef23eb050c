"""A card as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from bot.cards import (
    Attachment,
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Quotation,
    Reference,
    References,
    Table,
)
from bot.domain.text import Lang
from bot.presentation.citations import Numbers, bracketed, numbered, text_of
from bot.presentation.plain_words import colon
from bot.presentation.quote_words import in_marks


def plain_text(card: Card) -> str:
    """The whole card as plain text: for notifications, screen readers, scripts and logs."""
    numbers = numbered(card.parts)
    blocks = [card.title, *(_plain(part, numbers, card.lang) for part in card.parts)]
    return "\n\n".join(block for block in blocks if block)


def _titled(title: str, lines: list[str]) -> str:
    return "\n".join([title, *lines] if title else lines)


def _plain(part: Part, numbers: Numbers, lang: Lang) -> str:  # noqa: PLR0911 - one return a part
    match part:
        case Headline(text=words):
            return words
        case Notice(text=text):
            return text_of(text, numbers)
        case Prose(text=text, title=title):
            return _titled(title, [text_of(text, numbers)])
        case Fields(rows=pairs):
            return "\n".join(
                f"{label}{colon(lang)}{text_of(value, numbers)}" for label, value in pairs
            )
        case Bullets(items=items, title=title):
            return _titled(title, [f"- {text_of(item, numbers)}" for item in items])
        case Table():
            return _titled(part.title, [f"- {row}" for row in _rows(part, numbers, lang)])
        case Quotation():
            return _plain_quotation(part, numbers, lang)
        case Chart(alt=alt):
            return alt
        case Choices(options=options, title=title):
            return _titled(title, [f"- {_plain_option(o)}" for o in options])
        case References(items=listed):
            return "\n".join(f"{bracketed(numbers[r])} {_plain_reference(r)}" for r in listed)
        case Attachment(name=name, title=title):
            return f"{title or name} ({name})"
        case _:
            assert_never(part)


def _rows(part: Table, numbers: Numbers, lang: Lang) -> Iterator[str]:
    for row in part.rows:
        cells = zip(part.columns, (text_of(cell, numbers) for cell in row), strict=True)
        yield "; ".join(f"{name}{colon(lang)}{cell}" for name, cell in cells if cell)


def _plain_option(option: ButtonOption) -> str:
    if option.address:
        return f"{option.label}: {option.address}"
    if option.detail:
        return option.label
    return (
        option.question
        if option.label == option.question
        else f"{option.label} ({option.question})"
    )


def _plain_quotation(part: Quotation, numbers: Numbers, lang: Lang) -> str:
    about = ", ".join(bit for bit in (part.role, part.day, part.venue) if bit)
    tail = [f"— {part.speaker}" + (f" ({about})" if about else "")]
    if part.context:
        tail.append(part.context)
    if part.source:
        tail.append(text_of(part.source, numbers))
    return "\n".join([in_marks(part, lang), *tail])


def _plain_reference(item: Reference) -> str:
    return ", ".join(bit for bit in (item.title, item.publisher, item.day, item.address) if bit)
