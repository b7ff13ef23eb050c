"""The buttons of an answer in a terminal: numbered, and chosen by typing the number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adapters.console import words
from bot.cards import ButtonOption, Card, ShortCard
from bot.domain.text import Lang

_CHOSEN = re.compile(r"(?:more |plus |suite )?(\d{1,2})\.?", re.IGNORECASE)
INDENT = "  "


def chosen(typed: str, options: Sequence[ButtonOption]) -> ButtonOption | None:
    """The option whose number was typed, '1' or 'more 1'; None for anything else.

    >>> chosen("more 1", [ButtonOption(label="By code", detail="codes")]).detail
    'codes'
    """
    found = _CHOSEN.fullmatch(typed.strip())
    number = int(found[1]) if found else 0
    return options[number - 1] if 0 < number <= len(options) else None


def numbered(options: Sequence[ButtonOption], *, first: int = 1) -> str:
    """'[1] By code  [2] US → Canada'."""
    return INDENT.join(f"[{n}] {o.label}" for n, o in enumerate(options, start=first))


def short_lines(short: ShortCard, lang: Lang) -> list[str]:
    """A short card below its headline, as a terminal shows it; its lines say what a chart draws."""
    lines = [*short.lines, short.note, short.read_as]
    if short.others:
        lines.append(f"{words.MEANT.on(lang)} {numbered(short.others)}")
    lines.append(numbered(short.actions, first=len(short.others) + 1))
    return [f"{INDENT}{line}" for line in lines if line]


def told(card: Card) -> str:
    """A short card in plain words with its choices; '' for a card that has none."""
    if card.short is None:
        return ""
    return "\n".join([card.short.headline, *short_lines(card.short, card.lang)])
