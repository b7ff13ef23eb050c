"""What a short card may hold: lines and words, so that it fits a phone's screen and a breath."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.text import Lang
from bot.presentation.messages import SOURCE

LINES = 4
"""Lines below the headline."""
WORDS = 60
"""English words of headline and lines together; freshness, small print, buttons don't count."""
WORDIER = Decimal("1.25")
"""How many words other languages take for as much."""
CHARACTERS = 290
"""Characters of headline and lines: with the buttons below them, one screen of a phone."""

_LONGER_WORDS = 15
"""Characters that other languages lose, as their longer words break earlier."""
MESSAGE_CHARACTERS = 425
"""Of a brief or an alert with its small print: its buttons are one row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLine:
    """A line of a short card. ``rank``: 0 stays; the highest goes first where room is short."""

    text: str
    rank: int = 0


def most_words(english: int, lang: Lang) -> int:
    """A number of words in English, as many as say the same in ``lang``.

    >>> most_words(60, "en"), most_words(60, "fr")
    (60, 75)
    """
    return english if lang == SOURCE else int(english * WORDIER)


def words_in(text: str) -> int:
    """How many words; a number and its sign, or the parts of a day, count one by one."""
    return len(text.split())


def within_budget(
    headline: str, lines: Iterable[ShortLine], lang: Lang, *, small: str | None = None
) -> tuple[str, ...]:
    """The lines that fit, in their order, the least telling left out.

    With its ``small`` print given, that of a message which stands by itself, a brief: the two share
    a screen, and shorter lines take the place of a longer one that was left out.

    >>> told = [ShortLine(text="a " * 50), ShortLine(text="b " * 20, rank=3)]
    >>> within_budget("Steel: 50%", told, "en")[1:]
    ()
    """
    told = tuple(lines)
    room = CHARACTERS if small is None else MESSAGE_CHARACTERS - len(small)
    room -= 0 if lang == SOURCE else _LONGER_WORDS
    kept = list(told)
    while len(kept) > LINES or not _fits(headline, kept, lang, room):
        weakest = max(kept, key=lambda line: line.rank, default=None)
        if weakest is None or (weakest.rank == 0 and len(kept) <= LINES):
            break
        kept.remove(weakest)
    if small is not None:
        kept = _refilled(headline, kept, told, lang, room)
    return tuple(line.text for line in kept)


def in_one_card(headline: str, lines: Iterable[str], lang: Lang) -> bool:
    """Whether they are few and short enough as they are."""
    told = [ShortLine(text=line) for line in lines]
    room = CHARACTERS - (0 if lang == SOURCE else _LONGER_WORDS)
    return len(told) <= LINES and _fits(headline, told, lang, room)


def _refilled(
    headline: str, kept: list[ShortLine], told: Sequence[ShortLine], lang: Lang, room: int
) -> list[ShortLine]:
    """With those that were left out but fit once longer ones are gone, in the order told."""
    shown = kept
    for line in sorted((one for one in told if one not in kept), key=lambda one: one.rank):
        more = [one for one in told if one in shown or one is line]
        if len(more) <= LINES and _fits(headline, more, lang, room):
            shown = more
    return shown


def _fits(headline: str, kept: Sequence[ShortLine], lang: Lang, room: int) -> bool:
    said = [headline, *(line.text for line in kept)]
    return sum(map(words_in, said)) <= most_words(WORDS, lang) and sum(map(len, said)) <= room
